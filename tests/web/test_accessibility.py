"""The statement on accessibility says what was checked, and what was not."""

import pytest

from harness import ROOT
from wizard.content import LANGUAGES, words
from wizard.content.accessibility import criteria, measurement

from .conftest import Visitor

A, AA = 31, 24
"""Criteria of WCAG 2.2; 4.1.1 is none any more."""


RGAA = (9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12)
"""Criteria of RGAA 4.1 by theme."""
ABOUT_PARSING = {"8.1", "8.2"}
"""Those that name 4.1.1 alone, which WCAG 2.2 has dropped."""


def test_every_criterion_of_rgaa_stands_under_those_that_it_names() -> None:
    named = {number for criterion in criteria() for number in criterion.rgaa}
    every = {f"{theme}.{n + 1}" for theme, count in enumerate(RGAA, 1) for n in range(count)}
    assert len(every) == 106
    assert every - named <= ABOUT_PARSING
    assert named <= every
    # What WCAG 2.2 has added, RGAA 4.1 cannot know.
    new = {"2.4.11", "2.5.7", "2.5.8", "3.2.6", "3.3.7", "3.3.8"}
    without = {criterion.id for criterion in criteria() if not criterion.rgaa}
    assert new <= without <= new | {"1.2.4"}


def test_every_criterion_is_there_once_with_its_name() -> None:
    levels = [criterion.level for criterion in criteria()]
    assert (levels.count("A"), levels.count("AA")) == (A, AA)
    for language in LANGUAGES:
        named = words(language)["accessibility"]["criteria"]
        assert list(named) == [criterion.id for criterion in criteria()]
        assert len(set(named.values())) == A + AA


def test_every_test_that_is_named_exists() -> None:
    named = {file for criterion in criteria() for file in criterion.tests}
    assert len(named) > 8
    for file in named:
        assert (ROOT / file).is_file(), file


def test_what_is_not_there_is_neither_tested_nor_seen() -> None:
    for criterion in criteria():
        assert not (criterion.absent and (criterion.tests or criterion.seen)), criterion.id


def test_the_figures_are_those_of_a_measurement_without_fault() -> None:
    """Whether they are of this code, `make measure-check` says."""
    found = measurement()
    assert found.values["violations"] == found.values["nu_messages"] == "0"
    assert int(found.values["smallest_target"]) >= 24
    assert int(found.values["smallest_main_target"]) >= 44
    # axe has a rule for one criterion of level AAA, too.
    assert set(found.rules) - {criterion.id for criterion in criteria()} <= {"2.1.3"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_who_checked_what(visitor: Visitor, language: str) -> None:
    page = visitor.get(f"/{language}/accessibility/")
    assert page.status == 200
    own = words(language)["accessibility"]
    rows = page.all(".criteria tbody tr")
    assert len(rows) == A + AA
    said = {row.css_first("th").text().split()[0]: row.css("td")[0].text() for row in rows}
    for criterion in criteria():
        by = said[criterion.id]
        assert (own["tool"] in by) == (criterion.id in measurement().rules and not criterion.absent)
        assert (own["test"] in by) == bool(criterion.tests)
        assert (own["seen"].partition("{")[0] in by) == bool(criterion.seen)
    unchecked = {c.id for c in criteria() if not (c.absent or c.tests or c.seen)}
    unchecked -= set(measurement().rules)
    assert {number for number, by in said.items() if own["nobody"] in by} == unchecked
    assert measurement().values["axe_version"] in page.html
    day = f"{measurement().day.day}\N{NO-BREAK SPACE}"
    assert day in page.one(".accessibility > .note").text()
    assert page.one(".site-foot a[href$='/accessibility/']")
