"""What the nine types do not do."""

from pathlib import Path

import pytest

from wizard.content import LANGUAGES, Words, engine, ways_on
from wizard.content.parity import missing_way_words
from wizard.content.ways_on import load_ways_on
from wizard.toml import ContentError

from .conftest import Visitor


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_need_without_a_type_has_a_way_on(visitor: Visitor, language: str) -> None:
    page = visitor.get(f"/{language}/other/")
    assert [section.attributes["id"] for section in page.all("section")] == [
        "no-number",
        "porting",
        "line-number",
        "fax",
        "outgoing",
        "register",
        "not-a-call",
        "online-meeting",
        "waiting-callers",
        "call-back",
        "leave-queue",
        "first-callers",
        "listed-only",
        "waiting-room",
        "arrival-tone",
        "missed-calls",
        "on-call",
        "passed-on",
        "free",
        "screen",
        "shown",
        "digits",
        "silence",
        "key-hours",
        "already-set",
        "retired",
        "ask",
    ]
    for section in page.all("section"):
        assert section.css("h2")
        assert section.css("p")
    assert len(page.all("#already-set li")) >= 5
    assert len(page.all("#retired li")) >= 5
    assert page.one(".back a").attributes["href"] == f"/{language}/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_way_on_leads_to_what_it_names(visitor: Visitor, language: str) -> None:
    page = visitor.get(f"/{language}/other/?theme=dark")
    linked = {}
    for section in page.all("section:has(a)"):
        (link,) = section.css("a")
        found = visitor.get(str(link.attributes["href"]))
        assert (found.status, found.redirects) == (200, 0)
        assert "theme=dark" in found.url
        linked[str(section.attributes["id"])] = (found.configuration, found.url.split("?")[0])
    start = f"/{language}/"
    assert linked == {
        "line-number": ("redirect", f"{start}types/redirect/"),
        "fax": ("redirect", start),
        "outgoing": ("ddi", f"{start}types/ddi/"),
        "register": ("redirect", f"{start}types/redirect/"),
        "not-a-call": ("ddi", f"{start}types/ddi/"),
        "online-meeting": ("ddi", f"{start}types/ddi/"),
        "waiting-callers": ("call-queue", f"{start}types/call-queue/"),
        "call-back": ("call-queue", f"{start}types/call-queue/"),
        "leave-queue": ("call-queue", f"{start}types/call-queue/"),
        "first-callers": ("expert-queue", f"{start}types/expert-queue/"),
        "listed-only": ("ivr", start),
        "waiting-room": ("conference", f"{start}types/conference/"),
        "arrival-tone": ("conference", f"{start}types/conference/"),
        "missed-calls": ("call-queue", f"{start}types/call-queue/"),
        "on-call": ("call-queue", f"{start}types/call-queue/"),
        "passed-on": ("expert-queue", f"{start}types/expert-queue/"),
        "free": ("redirect", f"{start}types/redirect/"),
        "screen": ("call-queue", f"{start}types/call-queue/"),
        "shown": ("redirect", start),
        "digits": (None, start),
        "silence": ("ivr", f"{start}types/ivr/"),
        "key-hours": ("ivr", f"{start}types/ivr/"),
        "retired": ("call-queue", f"{start}types/call-queue/"),
    }
    assert set(linked) == set(ways_on())


@pytest.mark.parametrize("wizard", ["", "embed/"])
def test_the_answers_given_wait_for_the_way_back(visitor: Visitor, wizard: str) -> None:
    for query in (
        "?who=several&busy=wait&theme=dark",
        "?who=one&place=fax&change=place",
        "?who=one&place=fax",
    ):
        asked = visitor.get(f"/fr/{wizard}{query}")
        assert asked.question or asked.configuration
        page = visitor.get(str(asked.one(".none-of-this a").attributes["href"]))
        assert (page.url, page.redirects) == (f"/fr/other/{query}", 0)
        assert str(page.one("link[rel=canonical]").attributes["href"]).endswith("/fr/other/")
        languages = [str(link.attributes["href"]) for link in page.all(".languages a")]
        assert languages == [f"/{code}/other/{query}" for code in LANGUAGES]
        back = page.one(".back a")
        assert (back.text(), back.attributes["href"]) == ("Retour", f"/fr/{query}")


def test_what_is_no_answer_is_taken_off(visitor: Visitor) -> None:
    page = visitor.get("/en/other/?who=several&busy=&change=busy&call=x&dropped=who&x=1")
    assert (page.url, page.redirects) == ("/en/other/?who=several", 1)


@pytest.mark.parametrize(
    ("written", "mend"),
    [
        ('[fax]\ntype = "pabx"', "fax.type: “pabx” is not known"),
        ("[fax]", "fax: needs either a type or answers"),
        ('[fax]\ntype = "ddi"\nanswers = { who = "one" }', "fax: needs either a type or answers"),
        ('[fax]\nanswers = { whom = "one" }', "fax.answers: “whom” is not known"),
        ('[fax]\nanswers = { who = "two" }', "fax.answers.who: “two” is not known"),
        ("[fax]\nanswers = {}", "fax.answers: must be answers that can be given together"),
        ('[fax]\nanswers = { who = "one several" }', "fax.answers: must be answers that can be"),
        ('[fax]\nlink = "/fr/"', "fax.link: is not known here"),
        ('[fax]\ntype = "ddi"\nwished = { whom = "one" }', "fax.wished: “whom” is not known"),
        ('[fax]\ntype = "ddi"\nwished = { who = "two" }', "fax.wished.who: “two” is not known"),
        ('[fax]\ntype = "ddi"', "(whole file): must have each tick that needs nothing, and no"),
    ],
)
def test_a_way_on_to_nowhere_is_refused(tmp_path: Path, written: str, mend: str) -> None:
    (tmp_path / "other.toml").write_text(written, "utf-8")
    with pytest.raises(ContentError) as error:
        load_ways_on(tmp_path / "other.toml", engine().catalogue)
    assert mend in str(error.value)


def test_a_way_on_without_words_is_named() -> None:
    assert missing_way_words(["fax"], Words("en", {"other": {"fax": {}}})) == [
        "en/other.toml: fax.link: is missing"
    ]
