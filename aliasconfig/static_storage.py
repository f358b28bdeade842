"""Static files as production serves them: hashed and compressed.

Style sheets lose their comments and indents, which are for us: a first visit would carry a tenth
of the style sheets for them.
"""

import re
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

FOR_US = re.compile(rb"/\*.*?\*/\s*|(?<=\n)\s+", re.DOTALL)


class Storage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # WhiteNoise has no types
    """WhiteNoise's storage; the files in static/ stay as they are."""

    def _save(self, name: str, content: Any) -> str:
        if name.endswith(".css"):
            content.seek(0)
            content = ContentFile(FOR_US.sub(b"", content.read()))
        saved: str = super()._save(name, content)
        return saved
