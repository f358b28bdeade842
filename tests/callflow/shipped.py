"""The flows and words that the site ships, and the needs they are tried with."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations
from typing import Any

from harness import ROOT
from wizard.callflow import CallFlow, Drawing, Known, diagram, load_callflows
from wizard.callflow.audit import deciding_needs
from wizard.callflow.svg import Orientation

CONTENT = ROOT / "wizard" / "content"
CATALOGUE = tomllib.loads((CONTENT / "catalogue.toml").read_text(encoding="utf-8"))
KNOWN = Known(
    types=tuple(CATALOGUE["rank"]),
    capabilities=tuple(CATALOGUE["capabilities"]),
    sources=tuple(CATALOGUE["sources"]),
)
FLOWS = load_callflows(CONTENT / "callflows.toml", KNOWN)
LANGUAGES = ("fr", "en")
LABELS: dict[str, Mapping[str, Any]] = {
    language: tomllib.loads((CONTENT / language / "callflows.toml").read_text(encoding="utf-8"))
    for language in LANGUAGES
}


def texts(words: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    """Every sentence of a language with its dotted key."""
    for key, value in words.items():
        if isinstance(value, str):
            yield above + key, value
        else:
            yield from texts(value, f"{above}{key}.")


def draw(
    flow: CallFlow,
    language: str = "en",
    orientation: Orientation = "wide",
    scenario_id: str | None = None,
) -> Drawing:
    """A picture of a drawn flow; its words are as long as real ones, and have signs to escape."""
    return diagram(
        flow,
        LABELS[language],
        orientation=orientation,
        id_prefix="expert-queue-wide",
        title="What happens when <somebody> calls this number & why",
        description="A sentence as long as those that say what a configuration type does.",
        scenario_id=scenario_id,
    )


@cache
def shapes(name: str) -> list[CallFlow]:
    """The full flow, and every shape that the flow can take."""
    flow = FLOWS[name]
    return [flow.drawn(None), *map(flow.drawn, shaping_needs(flow))]


def shaping_needs(flow: CallFlow) -> list[frozenset[str]]:
    """Every set of needs that may give some node another shape, the fewest first."""
    found = {needs for node in flow.nodes for needs in deciding_needs(flow, node)}
    return sorted(found, key=lambda needs: (len(needs), sorted(needs)))


@cache
def some_faces(name: str) -> list[CallFlow]:
    """The full picture, the bare one, each need alone, each pair, and all but one."""
    flow = FLOWS[name]
    named = sorted(flow.named)
    sets = [frozenset(needs) for size in (0, 1, 2) for needs in combinations(named, size)]
    sets += [flow.named - {one} for one in named] + [flow.named]
    found = [flow.drawn(None)]
    known = {repr(found[0])}
    for needs in sets:
        face = flow.drawn(needs)
        if repr(face) not in known:
            known.add(repr(face))
            found.append(face)
    return found
