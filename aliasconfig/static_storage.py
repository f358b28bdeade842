"""Static files as production serves them: hashed and compressed.

Style sheets and our own scripts lose their comments and spaces, which are for us: a first visit
would carry a third of them more.
"""

from functools import partial
from typing import Any

import minify
from django.core.files.base import ContentFile
from rjsmin import jsmin
from whitenoise.storage import CompressedManifestStaticFilesStorage

OURS = ("css/", "js/", "embed/")
MINIFIERS = {"css": partial(minify.string, "text/css"), "js": jsmin}
"""By ending. Both leave every name as it is."""


class Storage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # WhiteNoise has no types
    """WhiteNoise's storage; the files in static/ stay as they are."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A page names ten files, and a file has one address for as long as a process lives.
        self._urls: dict[str, str] = {}

    def url(self, name: str, force: bool = False) -> str:
        """The address of a file, with its hash."""
        if name not in self._urls:
            self._urls[name] = super().url(name, force)
        return self._urls[name]

    def file_hash(self, name: str | None, content: Any = None) -> str | None:
        """The hash of what is served: a file that is minified in another way has a new address.

        The manifest has no name.
        """
        hashed: str | None = super().file_hash(name, _minified(name or "", content))
        return hashed

    def _save(self, name: str, content: Any) -> str:
        saved: str = super()._save(name, _minified(name, content))
        return saved


def _minified(name: str, content: Any) -> Any:
    """A style sheet, or a script of ours, without what is for us; any other file as it is."""
    minified = MINIFIERS.get(name.rpartition(".")[2])
    if minified is None or not name.startswith(OURS):
        return content
    content.seek(0)
    return ContentFile(minified(content.read().decode()).encode())
