"""Wagtail: its template tag for embeds, in a site of one file."""

import subprocess
from collections.abc import Mapping, Sequence

from tests.hosts.pasted import for_page, for_site
from tests.hosts.processes import started, wait_until_it_answers
from tests.hosts.sites.generators import BIN
from tests.hosts.sites.host import Host

SITE = """
import sys
from pathlib import Path

from django.conf import settings

HERE = Path(__file__).parent
FINDERS

settings.configure(
    DEBUG=True, SECRET_KEY="x", ROOT_URLCONF="site_of_one_file", ALLOWED_HOSTS=["localhost"],
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "taggit",
                    "wagtail.users", "wagtail.images", "wagtail.documents", "wagtail.admin",
                    "wagtail.embeds", "wagtail"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": HERE / "db"}},
    DEFAULT_AUTO_FIELD="django.db.models.AutoField", WAGTAIL_SITE_NAME="Help",
    WAGTAILADMIN_BASE_URL="http://localhost", STATIC_URL="/static/",
    WAGTAILEMBEDS_FINDERS=WAGTAILEMBEDS_FINDERS, WAGTAILEMBEDS_RESPONSIVE_HTML=True,
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [HERE]}],
)
from django.shortcuts import render
from django.urls import path

sys.modules["site_of_one_file"] = sys.modules[__name__]
urlpatterns = [path("<slug:name>/", lambda request, name: render(request, f"{name}.html"))]

if __name__ == "__main__":
    from django.core.management import execute_from_command_line
    execute_from_command_line(sys.argv)
"""
# What Wagtail's documentation asks of a theme that keeps the ratio of embeds.
PAGE = """{% load wagtailembeds_tags %}<!doctype html><html lang="en"><title>An article</title>
<style>
.responsive-object { position: relative; max-width: 800px }
.responsive-object iframe { position: absolute; top: 0; left: 0; width: 100%; height: 100% }
</style>
SCRIPT
<h1>An article</h1>EMBEDS<p>The article goes on.</p></html>"""


class Wagtail(Host):
    """Addresses in Wagtail's embeds, in boxes that keep a ratio, and the script in the theme."""

    name = "Wagtail"

    @classmethod
    def missing(cls) -> str:
        """How to install what is missing; empty if nothing is."""
        return "" if (BIN / "wagtail").exists() else "make test-hosts"

    def start(self, pages: Mapping[str, Sequence[str]]) -> None:
        """Writes the site and serves it; each page has a wizard in each of its languages."""
        file = self.folder / "manage.py"
        file.write_text(SITE.replace("FINDERS\n", for_site("wagtail", self.wizard) + "\n", 1))
        script = f'<script src="{self.wizard}/embed/v1.js" defer></script>'
        for name, languages in pages.items():
            pasted = [for_page("wagtail", self.wizard, language) for language in languages]
            embeds = "".join(f'{{% embed "{address}" %}}' for address in pasted)
            text = PAGE.replace("SCRIPT", script).replace("EMBEDS", embeds)
            (self.folder / f"{name}.html").write_text(text)
        run = [BIN / "python", file]
        subprocess.run([*run, "migrate", "-v0"], check=True, capture_output=True)
        serve = [*run, "runserver", "--noreload", f"localhost:{self.port}"]
        self.processes.append(started(serve, self.folder / "server.log"))
        wait_until_it_answers(self.origin)
