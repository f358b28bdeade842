"""`make growth`: what loading and proving a catalogue take as it grows, and the product's start."""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from tempfile import TemporaryDirectory

import django
from django.test import Client
from django.test.utils import setup_test_environment

from harness import ROOT
from harness.catalogues import make_catalogue
from measurements.document import report
from wizard.advice import AnswerSet, Engine, audit, load_catalogue
from wizard.toml import ContentError

COMMAND = "make growth"
CONTENT = ROOT / "wizard" / "content"
SIZES = (
    *((10, 4), (100, 8), (100, 12), (100, 40), (100, 100)),
    *((1_000, 8), (10_000, 8), (10_000, 100)),
)
"""Answers in all, and ticks of one list among them; the last is held against two bars."""
MOST_SECONDS, MOST_MEBIBYTES = 2.0, 150.0
"""Until the largest catalogue shows its first question, and what its process then holds more."""
MOST_PROOF = 0.010
"""Seconds for the proof over every answer set of the shipped catalogue."""
PROOFS = 5
ENVIRONMENT = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "aliasconfig.settings"}
"""Of each process that is measured, whatever this one was started with."""

Row = dict[str, float | str]
"""Seconds and mebibytes by name, or the sentence with which a catalogue was refused."""


def held() -> float:
    """The most memory that this process has had so far, in mebibytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def made_up(answers: int, ticks: int) -> Row:
    """What a made-up catalogue takes in this process, which does nothing else."""
    with TemporaryDirectory() as folder:
        make_catalogue(Path(folder), answers, ticks)
        before, start = held(), time.perf_counter()
        try:
            engine = Engine(load_catalogue(Path(folder)))
            loaded = time.perf_counter()
            audit(engine)
        except ContentError as error:
            return {"refused": str(error)}
        audited = time.perf_counter()
        engine.next_question(AnswerSet())
        return {
            "load": loaded - start,
            "proof": audited - loaded,
            "question": time.perf_counter() - start,
            "memory": held() - before,
        }


def shipped() -> Row:
    """What the product's first start takes in this process, and its proof once more by itself."""
    start = time.perf_counter()
    django.setup()
    ready = time.perf_counter()
    setup_test_environment()
    assert Client().get("/fr/").status_code == HTTPStatus.OK
    page, memory = time.perf_counter(), held()
    proofs = []
    for _ in range(PROOFS):
        engine = Engine(load_catalogue(CONTENT))
        begun = time.perf_counter()
        audit(engine)
        proofs.append(time.perf_counter() - begun)
    return {"ready": ready - start, "page": page - start, "proof": min(proofs), "memory": memory}


def measured(*size: int) -> Row:
    """The same in a process of its own; without a size, the product as it is."""
    command = [sys.executable, "-m", "measurements.growth", *map(str, size or ("shipped",))]
    done = subprocess.run(
        command, cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, check=True
    )
    found: Row = json.loads(done.stdout)
    return found


def milliseconds(seconds: float | str) -> str:
    """Seconds as milliseconds, for a table."""
    return f"{float(seconds) * 1000:,.1f}"


def table(rows: dict[tuple[int, int], Row]) -> Iterator[str]:
    """A row for each catalogue; then what was said of those that were refused."""
    yield "| answers | ticks of one list | load, ms | proof, ms | to a question, ms | memory, MiB |"
    yield "|---:|---:|---:|---:|---:|---:|"
    for (answers, ticks), row in rows.items():
        if "refused" in row:
            yield f"| {answers:,} | {ticks} | refused | | | |"
            continue
        times = " | ".join(milliseconds(row[name]) for name in ("load", "proof", "question"))
        yield f"| {answers:,} | {ticks} | {times} | {float(row['memory']):.1f} |"
    yield ""
    yield from (f"- Refused: {row['refused']}" for row in rows.values() if "refused" in row)


def missed(largest: Row, ours: Row) -> Iterator[str]:
    """A sentence for each bar that is not kept."""
    if "refused" in largest:
        yield "the largest catalogue is refused"
    elif (seconds := float(largest["question"])) > MOST_SECONDS:
        yield f"the largest catalogue takes {seconds:.1f} s, not {MOST_SECONDS} s"
    elif (memory := float(largest["memory"])) > MOST_MEBIBYTES:
        yield f"the largest catalogue takes {memory:.0f} MiB, not {MOST_MEBIBYTES:.0f} MiB"
    if float(ours["proof"]) > MOST_PROOF:
        yield f"the proof takes {milliseconds(ours['proof'])} ms, not {milliseconds(MOST_PROOF)} ms"


def main() -> int:
    """Measures, prints and writes; 1 if a bar is missed. With arguments, one size or ours alone."""
    if len(sys.argv) > 1:
        size = [int(number) for number in sys.argv[1:] if number.isdecimal()]
        print(json.dumps(made_up(*size) if size else shipped()))
        return 0
    rows = {size: measured(*size) for size in SIZES}
    ours = measured()
    lines = [
        "Each catalogue in a process of its own.",
        "",
        *table(rows),
        "",
        f"The product as it is: ready after {milliseconds(ours['ready'])} ms, its first page after "
        f"{milliseconds(ours['page'])} ms, {float(ours['memory']):.0f} MiB then; the proof over "
        f"every answer set, the quickest of {PROOFS}: {milliseconds(ours['proof'])} ms.",
    ]
    return report("Growth", COMMAND, [], lines, list(missed(rows[SIZES[-1]], ours)))


if __name__ == "__main__":
    sys.exit(main())
