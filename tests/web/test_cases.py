"""The typical cases: each leads to its result, and one that no longer does is named."""

from pathlib import Path

import pytest

from wizard.advice import AnswerSet
from wizard.content import LANGUAGES, Words, cases, engine, words
from wizard.content.cases import Case, load_cases, wrong_cases
from wizard.content.parity import missing_case_words
from wizard.toml import ContentError

from .conftest import Visitor


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_case_leads_to_the_result_of_its_type(visitor: Visitor, language: str) -> None:
    page = visitor.get(f"/{language}/cases/?theme=dark")
    cards = page.all(".type-card")
    assert len(cards) == len(cases())
    for card, case in zip(cards, cases(), strict=True):
        assert card.css("svg")
        (link,) = card.css("h3 a")
        result = visitor.get(str(link.attributes["href"]))
        assert (result.status, result.redirects) == (200, 0), case.id
        assert "theme=dark" in result.url
        article = result.one("article").attributes
        assert (article["data-configuration"], article["data-match"]) == (case.type, "exact")


def test_a_case_is_told_once_and_bears_the_name_of_what_to_choose_today(visitor: Visitor) -> None:
    page = visitor.get("/en/cases/")
    titles = [title.text() for title in page.all("h3")]
    assert len(set(titles)) == len(titles)
    assert {tag.text() for tag in page.all(".tag")} == {
        words("en").say(f"types.{type_.id}.short")
        for type_ in engine().catalogue.types.values()
        if not type_.successor
    }


def test_the_groups_say_what_happens_to_the_caller(visitor: Visitor) -> None:
    page = visitor.get("/fr/cases/")
    groups = list(dict.fromkeys(case.group for case in cases()))
    assert len(page.all("h2")) == len(page.all(".type-list")) == len(groups)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_a_link_away(visitor: Visitor, language: str) -> None:
    address = f"/{language}/cases/"
    for url in (f"/{language}/", f"/{language}/embed/"):
        assert visitor.get(url).all(f".ways-on a[href='{address}']")
    assert visitor.get(f"/{language}/?who=ipbx").all(f".site-foot a[href='{address}']")


def test_what_is_no_look_is_taken_off(visitor: Visitor) -> None:
    page = visitor.get("/en/cases/?who=one&theme=dark&call=free")
    assert (page.url, page.redirects) == ("/en/cases/?theme=dark", 1)


@pytest.mark.parametrize(
    ("answers", "type_id", "mend"),
    [
        ({"who": ("one",)}, "redirect", "a.answers: leave “place” open; answer it too"),
        ({"who": ("ipbx",)}, "redirect", "a.type: the answers lead to “ddi”; change them, or it"),
        ({"who": ("unknown",), "heard": ("unknown",)}, "redirect", "a.answers: settle on no type"),
    ],
)
def test_a_case_that_the_questions_no_longer_lead_to_is_named(
    answers: dict[str, tuple[str, ...]], type_id: str, mend: str
) -> None:
    (problem,) = wrong_cases([Case("a", "one", AnswerSet(answers), type_id)], engine())
    assert problem.startswith(f"cases.toml: {mend}")


@pytest.mark.parametrize(
    ("written", "mend"),
    [
        ('group = "one"\ntype = "pabx"\nanswers = { who = "ipbx" }', "a.type: “pabx” is not"),
        ('group = "one"\ntype = "ddi"\nanswers = { who = "x" }', "a.answers.who: “x” is not"),
        ('group = "one"\ntype = "ddi"\nanswers = { x = "one" }', "a.answers: “x” is not known"),
        ('group = "one"\ntype = "ddi"', "a.answers: must be answers that can be given together"),
        ('type = "ddi"\nanswers = { who = "ipbx" }', "a.group: must be a text"),
        ('title = "A"', "a.title: is not known here"),
    ],
)
def test_a_broken_case_is_refused(tmp_path: Path, written: str, mend: str) -> None:
    (tmp_path / "cases.toml").write_text(f"[a]\n{written}", "utf-8")
    with pytest.raises(ContentError) as error:
        load_cases(tmp_path / "cases.toml", engine().catalogue)
    assert mend in str(error.value)


def test_a_case_without_words_is_named() -> None:
    case = Case("a", "one", AnswerSet({"who": ("ipbx",)}), "ddi")
    own = Words("en", {"cases": {"groups": {"one": "One"}, "a": {"title": "A"}}})
    assert missing_case_words([case], own) == ["en/cases.toml: a.line: is missing"]
