"""What a page costs: the processor time of 2,000 states drawn from all, each asked for once.

The process runs the product's own application without a server and without its page cache. A state
is drawn by a walk from the first question: each single answer is as likely as the others, and a
coin decides each tick. Every page of the walk counts, so that questions and results are among them.
The seed is fixed: the same catalogue gives the same states.
"""

import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from statistics import median, quantiles
from typing import Any
from wsgiref.util import setup_testing_defaults

from harness import ROOT
from harness.chance import chosen
from harness.server import free_port, production
from wizard.address import State, query
from wizard.advice import AnswerSet
from wizard.content import LANGUAGES, engine

STATES = 2_000
SEED = 18
WARM_UP = 8
"""The first states are not counted: they load templates and words, which is no cost of theirs."""
PROCESSES = 3
"""Each state is measured once in each; the median counts, so that no pause decides."""
MOST_TIMES_THE_MEDIAN = 4.0
"""The bar for the dearest page."""

Costs = dict[str, float]
"""Seconds of processor time by address."""


def addresses() -> list[str]:
    """The states that are measured, in the order in which they were drawn."""
    return list(islice(dict.fromkeys(_drawn(random.Random(SEED))), WARM_UP + STATES))


def _drawn(chance: random.Random) -> Iterator[str]:
    """Addresses of states, in each language in turn; the same one may come again.

    It ends at last, since a small catalogue may have fewer states than are wanted.
    """
    order = list(engine().catalogue.questions)
    for number in range(STATES * 20):
        language = LANGUAGES[number % len(LANGUAGES)]
        answers: dict[str, tuple[str, ...]] = {}
        while question := engine().next_question(AnswerSet(answers)):
            answers[question.id] = chosen(question, chance)
            yield f"/{language}/{query(State(AnswerSet(answers)).pairs(order))}"


def measured_here() -> Costs:
    """Asks the application for every state, each once in this process, after the first few."""
    from aliasconfig.wsgi import application  # it reads the settings of the environment

    costs: Costs = {}
    drawn = addresses()
    for address in drawn[:WARM_UP]:
        b"".join(application(_request(address), _started))
    for address in drawn[WARM_UP:]:
        environ = _request(address)
        start = time.process_time()
        body = b"".join(application(environ, _started))
        costs[address] = time.process_time() - start
        if b"</html>" not in body:
            raise RuntimeError(f"{address} is no page: {body[:80]!r}")
    return costs


def _request(address: str) -> dict[str, Any]:
    path, _, question = address.partition("?")
    environ: dict[str, Any] = {"HTTP_HOST": "localhost"}
    environ |= {"PATH_INFO": path, "QUERY_STRING": question}
    setup_testing_defaults(environ)
    return environ


def _started(status: str, headers: object, fault: object = None) -> None:
    if not status.startswith("200"):
        raise RuntimeError(f"a state was answered with {status}")


def measured() -> Costs:
    """The median over several processes, each of which starts with nothing in memory."""
    environment = production(free_port(), PAGE_CACHE_MEGABYTES="0")
    command = [sys.executable, "-m", "measurements.speed.cost"]
    runs: list[Costs] = []
    for number in range(PROCESSES):
        print(f"Cost of {STATES:,} states, {number + 1} of {PROCESSES} …", file=sys.stderr)
        done = subprocess.run(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True
        )
        runs.append(json.loads(done.stdout))
    return {address: median(run[address] for run in runs) for address in runs[0]}


def lines(costs: Costs) -> list[str]:
    """The figures as Markdown: median, 99th percentile, and the dearest with its address."""
    dearest = max(costs, key=costs.__getitem__)
    return [
        f"Processor time of a page, {len(costs):,} states drawn from all (seed {SEED}), without "
        f"the page cache, each asked for once in a new process; median of {PROCESSES} processes:",
        "",
        "| median | 99th percentile | dearest | dearest / median | bar | |",
        "|---:|---:|---:|---:|---:|---|",
        f"| {_milliseconds(median(costs.values()))} "
        f"| {_milliseconds(quantiles(costs.values(), n=100)[98])} "
        f"| {_milliseconds(costs[dearest])} | {ratio(costs):.1f} × | ≤ {MOST_TIMES_THE_MEDIAN:g} × "
        f"| {'**missed**' if ratio(costs) > MOST_TIMES_THE_MEDIAN else 'kept'} |",
        "",
        f"The dearest is `{dearest}`.",
    ]


def shortfalls(costs: Costs) -> list[str]:
    """A sentence if the dearest page costs too many times the median one."""
    if ratio(costs) <= MOST_TIMES_THE_MEDIAN:
        return []
    most = f"{MOST_TIMES_THE_MEDIAN:g}"
    return [f"the dearest page costs {ratio(costs):.1f} × the median, not {most} ×"]


def ratio(costs: Costs) -> float:
    """How many times the median page the dearest one costs."""
    return max(costs.values()) / median(costs.values())


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.1f} ms"


if __name__ == "__main__":
    print(json.dumps(measured_here()))
