"""The statement on accessibility: what was checked, by whom, and what by nobody."""

from dataclasses import dataclass
from typing import Any

from wizard.address import State
from wizard.content import Words, words
from wizard.content.accessibility import Criterion, criteria, figures
from wizard.pages.links import Frame, frame
from wizard.pages.sources import day


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """One criterion in words; `checks` says who checked it, at least one entry.

    `level` says its level and which criteria of RGAA refer to it. `status` is "checked", "absent"
    (nothing of the kind here) or "nobody".
    """

    number: str
    name: str
    level: str
    status: str
    checks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AccessibilityPage:
    """Everything `wizard/accessibility.html` shows."""

    frame: Frame
    title: str
    figures: tuple[str, ...]
    measured: str
    criteria: tuple[CriterionLine, ...]
    own: dict[str, Any]
    words: dict[str, Any]


def accessibility_page(language: str, state: State) -> AccessibilityPage:
    """The statement in a language; of the state only the look counts."""
    sentences = words(language)
    own = sentences["accessibility"]
    found = figures()
    return AccessibilityPage(
        frame=frame(language, state, "accessibility"),
        title=own["title"],
        figures=tuple(sentence.format(**found.values) for sentence in own["figures"]),
        measured=own["measured"].format(date=day(sentences, found.day), **found.values),
        criteria=tuple(_line(sentences, criterion) for criterion in criteria()),
        own=own,
        words=sentences["interface"],
    )


def _line(sentences: Words, criterion: Criterion) -> CriterionLine:
    own = sentences["accessibility"]
    if criterion.absent:
        status, by = "absent", ["absent"]
    else:
        checks = {
            "tool": criterion.id in figures().rules,
            "test": criterion.tests,
            "seen": criterion.seen,
        }
        by = [name for name, is_so in checks.items() if is_so]
        status, by = ("checked", by) if by else ("nobody", ["nobody"])
    seen = day(sentences, criterion.seen) if criterion.seen else ""
    return CriterionLine(
        criterion.id,
        own["criteria"][criterion.id],
        own["level_and_rgaa" if criterion.rgaa else "level"].format(
            level=criterion.level, criteria=", ".join(criterion.rgaa)
        ),
        status,
        tuple(own[name].format(date=seen) for name in by),
    )
