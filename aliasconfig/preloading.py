"""Everything that Django would load at the first request, loaded before gunicorn forks.

A worker that replaces another must be able to serve the release of the server even when a newer,
broken one lies on disk (aliasconfig/release.py). The catalogue is loaded by its audit.
"""

from pathlib import Path

from django.template import Engine
from django.template.loader import get_template
from django.urls import reverse

from wizard.views.embed import script_text


def load_lazy_parts() -> None:
    """Imports every view, and compiles every template of ours into the cache of the loader."""
    reverse("healthz")
    script_text()
    for folder in Engine.get_default().dirs:
        for file in Path(folder).rglob("*.*ml"):
            get_template(str(file.relative_to(folder)))
