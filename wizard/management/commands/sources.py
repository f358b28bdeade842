"""`manage.py sources`: on what the content rests, how old that is, and where sources disagree."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand

from wizard.content import callflows, engine, labels, strategies
from wizard.content.sources_report import report, statements


class Command(BaseCommand):
    help = "Lists sources by age, statements by source, those on one old source, disagreements."

    def handle(self, *_args: Any, **_options: Any) -> None:
        catalogue = engine().catalogue
        said = statements(catalogue, labels(), callflows(), strategies())
        self.stdout.write("\n".join(report(catalogue.sources.values(), said, date.today())))
