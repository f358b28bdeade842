"""The statement on accessibility: what was checked, by whom, and what by nobody."""

from dataclasses import dataclass

from wizard.address import State
from wizard.content import Words, words
from wizard.content.accessibility import Criterion, criteria, measurement
from wizard.pages.sources import written_date
from wizard.pages.surroundings import Surroundings, surroundings


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
    """Everything `wizard/accessibility.html` shows; `findings` say what `make access` found."""

    surroundings: Surroundings
    title: str
    findings: tuple[str, ...]
    measured: str
    criteria: tuple[CriterionLine, ...]
    own: Words
    words: Words


def accessibility_page(language: str, state: State) -> AccessibilityPage:
    """The statement in a language; of the state only the look counts."""
    sentences = words(language)
    own = sentences.part("accessibility")
    found = measurement()
    return AccessibilityPage(
        surroundings=surroundings(language, state, "accessibility"),
        title=own.say("title"),
        findings=own.lines("figures", **found.values),
        measured=own.say("measured", date=written_date(sentences, found.day), **found.values),
        criteria=tuple(_line(sentences, criterion) for criterion in criteria()),
        own=own,
        words=sentences.part("interface"),
    )


def _line(sentences: Words, criterion: Criterion) -> CriterionLine:
    own = sentences.part("accessibility")
    status, by = _status(criterion)
    seen = written_date(sentences, criterion.seen) if criterion.seen else ""
    return CriterionLine(
        criterion.id,
        own["criteria"][criterion.id],
        own.say(
            "level_and_rgaa" if criterion.rgaa else "level",
            level=criterion.level,
            criteria=", ".join(criterion.rgaa),
        ),
        status,
        tuple(own.say(name, date=seen) for name in by),
    )


def _status(criterion: Criterion) -> tuple[str, tuple[str, ...]]:
    """The status of a criterion, and the keys of the words that say who checked it."""
    if criterion.absent:
        return "absent", ("absent",)
    checks = {
        "tool": criterion.id in measurement().rules,
        "test": criterion.tests,
        "seen": criterion.seen,
    }
    by = tuple(name for name, is_so in checks.items() if is_so)
    return ("checked", by) if by else ("nobody", ("nobody",))
