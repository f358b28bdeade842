"""Static files as production serves them: hashed and compressed.

Style sheets and our own scripts lose their comments and spaces, which are for us: a first visit
would carry a third of them more.
"""

from typing import Any

from django.core.files.base import ContentFile
from rcssmin import cssmin  # type: ignore[import-untyped]
from rjsmin import jsmin  # type: ignore[import-untyped]
from whitenoise.storage import CompressedManifestStaticFilesStorage

OUR_SCRIPTS = ("js/", "embed/")


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

    def _save(self, name: str, content: Any) -> str:
        minify = cssmin if name.endswith(".css") else jsmin if name.startswith(OUR_SCRIPTS) else None
        if minify:
            content.seek(0)
            content = ContentFile(minify(content.read()))
        saved: str = super()._save(name, content)
        return saved
