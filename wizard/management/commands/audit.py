"""`manage.py audit`: prints the figures of the decision model, and fails on any breach."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from wizard.advice import AuditReport
from wizard.content import engine
from wizard.readiness import verdict


class Command(BaseCommand):
    help = "Proves the decision model over every answer set and prints its figures."
    requires_system_checks = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        verdict.cache_clear()
        engine.cache_clear()
        start = time.perf_counter()
        result = verdict()
        seconds = time.perf_counter() - start
        if result.report:
            self.stdout.write("\n".join(figures(result.report, seconds)))
        if result.problems:
            raise CommandError("\n".join(result.problems))


def figures(report: AuditReport, seconds: float) -> list[str]:
    """The lines to print, one figure each."""
    return [
        f"answer sets proved       {report.answer_sets:,}",
        f"paths                    {report.paths:,}",
        f"longest path             {_questions(report.longest_path)}",
        *(
            f"shortest to {type_id:<12} {_questions(questions)}"
            for type_id, questions in report.shortest_paths.items()
        ),
        f"mean of the shortest     {report.mean_shortest_path:.2f} questions",
        f"expected questions       {report.expected_questions:.2f}",
        f"information in the type  {report.entropy:.2f} bits",
        f"breaches                 {len(report.breaches)}",
        f"time                     {seconds:.2f} s",
    ]


def _questions(number: int) -> str:
    return f"{number} question" if number == 1 else f"{number} questions"
