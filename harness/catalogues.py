"""Made-up catalogues of any size, of the same form as the shipped one.

A first question leads to one of many second ones. Each answer to those needs what one of nine types
does. The first of them leads on to a list of ticks, any of which may be chosen.
"""

import json
from collections.abc import Iterator
from pathlib import Path

TYPES = [f"type-{number}" for number in range(9)]


def make_catalogue(folder: Path, answers: int, ticks: int) -> None:
    """Writes `catalogue.toml` and `questions.toml` with about so many answers into a folder.

    `ticks` is how many of them stand in the list.
    """
    branches = max(1, round(answers / (len(TYPES) + 1)))
    (folder / "catalogue.toml").write_text("\n".join(_catalogue(branches, ticks)), "utf-8")
    (folder / "questions.toml").write_text("\n".join(_questions(branches, ticks)), "utf-8")


def _catalogue(branches: int, ticks: int) -> Iterator[str]:
    yield f'rank = {json.dumps(TYPES)}\n[sources.SRC]\ndate = "2026"\nread = 2026-01-01'
    for name in TYPES:
        yield f'[types.{name}]\nfeature_type = "{name}"\navailability = "offered"'
        yield 'sources = ["SRC"]'
    for number in range(branches):
        yield from _capability(f"way-{number}", set(TYPES))
    for name in TYPES:
        yield from _capability(f"only-{name}", {name})
    for number in range(ticks):
        yield from _capability(f"tick-{number}", set(TYPES[number % len(TYPES) :]))


def _capability(name: str, providers: set[str]) -> Iterator[str]:
    yield f'[capabilities.{name}]\ngroup = "all"'
    for claim, types in (("provided", providers), ("absent", set(TYPES) - providers)):
        row = ", ".join(f'{name} = "SRC"' for name in sorted(types))
        yield f"{claim} = {{ {row} }}"


def _questions(branches: int, ticks: int) -> Iterator[str]:
    yield '[[questions]]\nid = "first"\nkind = "one"\nunknown = true\n[questions.answers]'
    yield from (f'way-{number} = ["way-{number}"]' for number in range(branches))
    for number in range(branches):
        yield f'[[questions]]\nid = "second-{number}"\nkind = "one"\nunknown = true'
        yield f'when = {{ needs_any = ["way-{number}"] }}\n[questions.answers]'
        yield from (f'answer-{place} = ["only-{name}"]' for place, name in enumerate(TYPES))
    if ticks:
        yield '[[questions]]\nid = "ticks"\nkind = "several"'
        yield f'when = {{ needs_any = ["only-{TYPES[0]}"] }}\n[questions.answers]'
        yield from (f'tick-{number} = ["tick-{number}"]' for number in range(ticks))
