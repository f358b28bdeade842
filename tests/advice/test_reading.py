"""Answers read from the pairs of a query string."""

from dataclasses import replace
from urllib.parse import parse_qsl

import pytest

from wizard.advice import AnswerSet, Catalogue, Clash, read


def test_conflicting_single_choices_are_all_let_go(catalogue: Catalogue) -> None:
    reading = read(catalogue, [("who", "one"), ("who", "several")])
    assert (reading.answers, reading.dropped) == (AnswerSet(), ("who",))


def test_an_answer_nobody_knows_is_let_go(catalogue: Catalogue) -> None:
    reading = read(catalogue, [("who", "nobody")])
    assert (reading.answers, reading.dropped, reading.empty) == (AnswerSet(), ("who",), ())


def test_the_known_ticks_of_a_list_stay(catalogue: Catalogue) -> None:
    pairs = [("who", "several"), ("team-extras", "rest"), ("team-extras", "junk")]
    reading = read(catalogue, pairs)
    assert reading.answers["team-extras"] == ("rest",)
    assert reading.dropped == ("team-extras",)


def test_an_empty_value_is_an_empty_submission(catalogue: Catalogue) -> None:
    assert read(catalogue, [("who", "")]).empty == ("who",)
    assert read(catalogue, [("who", ""), ("who", "one")]).empty == ()


def test_none_of_these_with_company_is_a_clash(catalogue: Catalogue) -> None:
    pairs = [("who", "several"), ("team-extras", "none"), ("team-extras", "rest")]
    assert read(catalogue, pairs).clashes == (Clash("team-extras", ("rest", "none")),)


def test_an_answer_to_a_question_that_no_longer_applies_is_let_go(catalogue: Catalogue) -> None:
    reading = read(catalogue, [("who", "together"), ("busy", "wait"), ("place", "fax")])
    assert reading.answers == AnswerSet({"who": ("together",)})
    assert reading.dropped == ("place", "busy")


def test_an_answer_whose_turn_is_undecided_stays(catalogue: Catalogue) -> None:
    assert read(catalogue, [("busy", "wait")]).answers == AnswerSet({"busy": ("wait",)})


def test_a_name_that_is_no_question_is_passed_over(catalogue: Catalogue) -> None:
    assert read(catalogue, [("utm_source", "x")]).dropped == ()


def test_former_names_still_work(catalogue: Catalogue) -> None:
    who = replace(catalogue.questions["who"], aliases=frozenset({"answerer"}))
    older = replace(catalogue, questions={**catalogue.questions, "who": who})
    reading = read(older, [("answerer", "one")])
    assert (reading.answers, reading.dropped) == (AnswerSet({"who": ("one",)}), ())


@pytest.mark.parametrize(
    ("old", "now"),
    [
        ("who=one&place=own-phone", {"who": ("one",), "place": ("ovh-phone",)}),
        ("who=menu&menu=recorded", {"who": ("menu",), "menu": ("lead",)}),
        (
            "who=menu&menu=synthesis",
            {"who": ("menu",), "menu": ("lead",), "menu-extras": ("synthesis",)},
        ),
        (
            "menu-extras=none&menu=synthesis&who=menu",
            {"who": ("menu",), "menu": ("lead",), "menu-extras": ("synthesis",)},
        ),
        (
            "who=menu&menu=synthesis&menu-extras=hours",
            {"who": ("menu",), "menu": ("lead",), "menu-extras": ("hours", "synthesis")},
        ),
        (
            "who=one&place=own-phone&phone-extras=none&busy-light=yes",
            {
                "who": ("one",),
                "place": ("ovh-phone",),
                "phone-extras": ("none",),
                "line-extras": ("light",),
            },
        ),
        (
            "who=one&place=own-phone&busy-light=no",
            {"who": ("one",), "place": ("ovh-phone",), "line-extras": ("none",)},
        ),
        (
            "who=menu&menu=recorded&menu-extras=message",
            {"who": ("menu",), "menu": ("lead",), "menu-extras": ("message",)},
        ),
        (
            "who=several&busy=wait&team-extras=teams",
            {"who": ("several",), "busy": ("wait",), "team-extras": ("teams",)},
        ),
    ],
)
def test_old_links_mean_what_they_meant(
    catalogue: Catalogue, old: str, now: dict[str, tuple[str, ...]]
) -> None:
    reading = read(catalogue, parse_qsl(old))
    assert reading.answers == AnswerSet(now)
    assert (reading.dropped, reading.empty, reading.clashes) == ((), (), ())


def test_answer_sets_are_equal_whatever_their_order() -> None:
    one = AnswerSet({"who": ("one",), "place": ("fax",)})
    two = AnswerSet({"place": ("fax",), "who": ("one",)})
    assert one == two
    assert hash(one) == hash(two)
    assert repr(AnswerSet({"who": ("one",)})) == "AnswerSet({'who': ('one',)})"
    assert len(one) == 2
