"""`manage.py audit`: prints the figures of the decision model, and fails on any breach."""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from wizard.advice import AuditReport, audit, draw
from wizard.content import LANGUAGES, engine, words
from wizard.readiness import verdict
from wizard.trace_report import IN_AUDIT, TraceReport, trace_report


class Command(BaseCommand):
    help = "Proves the decision model, and that each need is seen on its result; prints figures."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--draw", metavar="FILE", help="write the decision diagram as SVG")
        parser.add_argument("--language", choices=LANGUAGES, default="en", help="of its words")

    def handle(self, *_args: Any, **options: Any) -> None:
        verdict.cache_clear()
        engine.cache_clear()
        start = time.perf_counter()
        result = verdict()
        seconds = time.perf_counter() - start
        problems = [*result.problems]
        if result.report:
            traces = trace_report(IN_AUDIT)
            lines = figures(result.report, seconds, proof_milliseconds())
            self.stdout.write("\n".join([*lines, *trace_figures(traces)]))
            problems = [*dict.fromkeys([*problems, *traces.problems])]
        if problems:
            raise CommandError("\n".join(problems))
        if options["draw"]:
            Path(options["draw"]).write_text(drawing(options["language"]), "utf-8")


def proof_milliseconds() -> float:
    """The processor time of the proof alone, without reading the files."""
    start = time.process_time()
    audit(engine())
    return (time.process_time() - start) * 1000


def drawing(language: str) -> str:
    """The decision diagram as SVG, with the short names of its questions and types."""
    sentences = words(language)
    names: dict[str | None, str] = {None: sentences["interface"]["match"]["nearest"]["notice"]}
    names |= {id_: own["short"] for id_, own in sentences["questions"].items()}
    names |= {id_: sentences["types"][id_]["short"] for id_ in engine().catalogue.types}
    return draw(engine().diagram, names)


def figures(report: AuditReport, seconds: float, milliseconds: float) -> list[str]:
    """The lines to print, one figure each."""
    return [
        f"answer sets              {report.answer_sets:,}, each question that applies answered",
        f"questions in the diagram {report.nodes}",
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
        f"the proof                {milliseconds:.1f} ms of processor time",
        f"time, all content read   {seconds:.2f} s",
    ]


def trace_figures(report: TraceReport) -> list[str]:
    """How many needs leave a trace on their result; those that leave none are problems."""
    return [
        f"results looked at        {report.answer_sets:,}, at most two ticks a list",
        f"needs raised in them     {report.raised:,}",
        f"needs that leave a trace {report.traced:,}",
    ]


def _questions(number: int) -> str:
    return f"{number} question" if number == 1 else f"{number} questions"
