"""`make growth`: how loading and proving a catalogue grow with it, and where the limit is."""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import django
from django.test import Client
from django.test.utils import setup_test_environment

from measurements.document import part, write
from wizard.advice import AnswerSet, AuditReport, Engine, audit, load_catalogue
from wizard.advice.limits import MOST_ANSWER_SETS, MOST_TICKS
from wizard.toml import ContentError

COMMAND = "make growth"
ROOT = Path(__file__).resolve().parents[1]
CONTENT = ROOT / "wizard" / "content"
ANSWERS = (10, 100, 1_000, 10_000)
TICKS = (4, 6, 8, 10, 12, 14, 16)
TYPES = 9
PER_QUESTION = 9
BAR_WIDTH = 30
MOST_SECONDS = 1.5
"""For the product's own load and audit: DESIGN §7 has "about a second"."""
ENVIRONMENT = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "aliasconfig.settings"}
"""Of each process that is measured, whatever this one was started with."""


def catalogue(answers: int, ticks: int) -> tuple[str, str]:
    """`catalogue.toml` and `questions.toml` with so many answers, of the shape of ours.

    A first question leads to one of many second ones, whose answers each need what one of the nine
    types does; the first of them leads on to a list of `ticks`, any of which may be chosen.
    """
    types = [f"type-{number}" for number in range(TYPES)]
    branches = max(1, round(answers / (PER_QUESTION + 1)))
    table = [f"rank = {json.dumps(types)}", '[sources.SRC]\ndate = "2026"']
    table += [
        f'[types.{name}]\nfeature_type = "{name}"\navailability = "offered"\n'
        'as_of = 2026-01-01\nsources = ["SRC"]'
        for name in types
    ]

    def capability(name: str, providers: set[str]) -> str:
        row = "{ " + ", ".join(f'{t} = "SRC"' for t in types if t in providers) + " }"
        rest = "{ " + ", ".join(f'{t} = "SRC"' for t in types if t not in providers) + " }"
        return f'[capabilities.{name}]\ngroup = "all"\nprovided = {row}\nabsent = {rest}'

    table += [capability(f"way-{number}", set(types)) for number in range(branches)]
    table += [capability(f"only-{name}", {name}) for name in types]
    table += [capability(f"tick-{number}", set(types[number % TYPES :])) for number in range(ticks)]
    questions = ['[[questions]]\nid = "first"\nkind = "one"\n[questions.answers]']
    questions += [f'way-{number} = ["way-{number}"]' for number in range(branches)]
    for number in range(branches):
        questions += [
            f'[[questions]]\nid = "second-{number}"\nkind = "one"\n'
            f'when = {{ needs_any = ["way-{number}"] }}\n[questions.answers]',
            *(f'answer-{place} = ["only-{types[place]}"]' for place in range(PER_QUESTION)),
        ]
    if ticks:
        questions += [
            '[[questions]]\nid = "ticks"\nkind = "several"\n'
            f'when = {{ needs_any = ["only-{types[0]}"] }}\n[questions.answers]',
            *(f'tick-{number} = ["tick-{number}"]' for number in range(ticks)),
        ]
    return "\n".join(table) + "\n", "\n".join(questions) + "\n"


def held() -> float:
    """The most memory that this process has had so far, in mebibytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def size(engine: Engine, report: AuditReport) -> dict[str, float]:
    """How large a catalogue is: its answers, and the sets of them that can stand."""
    answers = sum(len(question.answers) for question in engine.catalogue.questions.values())
    return {"answers": answers, "answer_sets": report.answer_sets}


def measured_here(answers: int, ticks: int) -> dict[str, float | str]:
    """Seconds and megabytes of one catalogue, in this process, which does nothing else."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, text in zip(("catalogue", "questions"), catalogue(answers, ticks), strict=True):
            (folder / f"{file}.toml").write_text(text, "utf-8")
        before = held()
        start = time.perf_counter()
        try:
            engine = Engine(load_catalogue(folder))
            loaded = time.perf_counter()
            report = audit(engine)
        except ContentError as error:
            return {"refused": str(error), "audit": time.perf_counter() - start}
        audited = time.perf_counter()
        engine.next_question(AnswerSet())
        engine.advise(AnswerSet())
        return {
            **size(engine, report),
            "load": loaded - start,
            "audit": audited - loaded,
            "start": time.perf_counter() - start,
            "memory": held() - before,
        }


def started_here() -> dict[str, float | str]:
    """Seconds and megabytes of the product's own first start, in this process, and of its parts."""
    start = time.perf_counter()
    django.setup()
    ready = time.perf_counter()
    setup_test_environment()
    assert Client().get("/fr/").status_code == HTTPStatus.OK
    page = time.perf_counter()
    memory = held()
    # Once more, for what they had of the start.
    again = time.perf_counter()
    engine = Engine(load_catalogue(CONTENT))
    report = audit(engine)
    return {
        **size(engine, report),
        "ready": ready - start,
        "page": page - ready,
        "core": time.perf_counter() - again,
        "memory": memory,
    }


def measured(*arguments: object) -> dict[str, float | str]:
    """The same in a process of its own, so that each starts with nothing in memory.

    For a number of answers and of ticks, or for none: the product as it is.
    """
    command = [sys.executable, "-m", "measurements.growth", *map(str, arguments or ("ours",))]
    done = subprocess.run(
        command, cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, check=True
    )
    found: dict[str, float | str] = json.loads(done.stdout)
    return found


def table(rows: list[tuple[str, dict[str, float | str]]], heading: str) -> Iterator[str]:
    """A row for each catalogue, with a bar as long as its audit took."""
    longest = max(float(row["audit"]) for _, row in rows if "refused" not in row)
    yield f"| {heading} | answer sets | load | audit | to a question | memory | audit, drawn |"
    yield "|---:|---:|---:|---:|---:|---:|---|"
    for name, row in rows:
        if "refused" in row:
            yield f"| {name} | – | – | {milliseconds(row['audit'])} | – | – | refused |"
            continue
        bar = "█" * max(1, round(float(row["audit"]) / longest * BAR_WIDTH))
        yield (
            f"| {name} | {row['answer_sets']:,} | {milliseconds(row['load'])} "
            f"| {milliseconds(row['audit'])} | {milliseconds(row['start'])} "
            f"| {float(row['memory']):.1f} | {bar} |"
        )


def first_start(ours: dict[str, float | str], whole: float) -> Iterator[str]:
    """What the product as it is takes until its first page.

    `whole` is how long its process ran, in seconds; the second load and audit are taken off.
    """
    yield (
        f"The product as it is, {ours['answers']} answers and {ours['answer_sets']:,} answer sets, "
        "with Django, the words of both languages, the flows and their comparison:"
    )
    yield ""
    yield "| from no process to the first page | of this, to be ready | load and audit alone |"
    yield "|---:|---:|---:|"
    parts = (whole - float(ours["core"]), ours["ready"], ours["core"])
    yield f"| {' | '.join(milliseconds(part) for part in parts)} |"
    yield ""
    yield f"The process holds {float(ours['memory']):.0f} MiB then."


def milliseconds(seconds: float | str) -> str:
    """Seconds as whole milliseconds, for a table."""
    return f"{float(seconds) * 1000:,.0f}"


def shortfalls(
    ours: dict[str, float | str], *series: list[tuple[str, dict[str, float | str]]]
) -> Iterator[str]:
    """A sentence for each bar that is missed: our own proof's time, and where the limit lies.

    The last catalogue of each series is past the limit, and no other.
    """
    if float(ours["core"]) > MOST_SECONDS:
        yield f"Load and audit take {float(ours['core']):.1f} s, not {MOST_SECONDS} s."
    for rows in series:
        refused = [size for size, row in rows if "refused" in row]
        if refused != [rows[-1][0]]:
            yield f"Refused: {', '.join(refused) or 'nothing'}, not {rows[-1][0]} alone."


def main() -> int:
    """Measures, prints and writes; 1 if a bar is missed.

    With arguments, prints the figures of one size, or of ours.
    """
    if len(sys.argv) > 1:
        sizes = [int(size) for size in sys.argv[1:] if size.isdecimal()]
        print(json.dumps(measured_here(*sizes) if sizes else started_here()))
        return 0
    by_answers, by_ticks = [], []
    for answers in ANSWERS:
        print(f"{answers} answers …", file=sys.stderr)
        row = measured(answers, min(8, answers // 2))
        by_answers.append((f"{row.get('answers', answers):,}", row))
    for ticks in TICKS:
        print(f"{ticks} ticks …", file=sys.stderr)
        by_ticks.append((str(ticks), measured(100, ticks)))
    print("ours …", file=sys.stderr)
    begun = time.perf_counter()
    ours = measured()
    whole = time.perf_counter() - begun
    missed = list(shortfalls(ours, by_answers, by_ticks))
    refused = [str(row["refused"]) for _, row in (*by_answers, *by_ticks) if "refused" in row]
    lines = [
        "Each in a process of its own; milliseconds, mebibytes.",
        "",
        "By the number of answers, up to 8 of them ticks of one list:",
        "",
        *table(by_answers, "answers"),
        "",
        "By the ticks of one list, among 100 answers; each tick doubles its combinations:",
        "",
        *table(by_ticks, "ticks"),
        "",
        f"The limit: {MOST_TICKS} ticks in a list, {MOST_ANSWER_SETS:,} answer sets in all "
        "(`wizard/advice/limits.py`). Past it:",
        "",
        "```",
        *refused,
        "```",
        "",
        *first_start(ours, whole),
        "",
        " ".join(missed) or f"Load and audit are below the bar of {MOST_SECONDS} s.",
    ]
    text = part("Growth", COMMAND, [], "\n".join(lines))
    print(text)
    write(COMMAND, text)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
