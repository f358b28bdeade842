"""Static files as production serves them: hashed and compressed.

Style sheets and our own scripts lose their comments and indents, which are for us: a first visit
would carry a tenth of the style sheets for them, and a third of the scripts.
"""

import re
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

FOR_US = re.compile(rb"/\*.*?\*/\s*|(?<=\n)\s+", re.DOTALL)
IN_SCRIPTS = re.compile(rb"^\s*(//[^\n]*|/\*\*.*?\*/)\n|^[ ]+", re.DOTALL | re.MULTILINE)
"""A comment on lines of its own; what stands behind code may be a part of a text."""
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
        if name.endswith(".css"):
            content.seek(0)
            content = ContentFile(FOR_US.sub(b"", content.read()))
        elif name.startswith(OUR_SCRIPTS):
            content.seek(0)
            content = ContentFile(IN_SCRIPTS.sub(b"", content.read()))
        saved: str = super()._save(name, content)
        return saved
