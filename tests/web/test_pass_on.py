"""A result is passed on: as text, as a mail, by an address that survives mail, with its facts."""

import re
from string import ascii_lowercase, digits
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from django.conf import settings
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from wizard.address import FIRST_FACTS, parse, query
from wizard.content import LANGUAGES, engine, words
from wizard.pages.pass_on import pass_on
from wizard.short_address import mended, short_query, written_out

from .conftest import Visitor
from .test_result import NINE

CATALOGUE = engine().catalogue
ANSWERS = "who=several&busy=wait&team-extras=greeting&team-extras=hours"
SHORT = "a=who.several~busy.wait~team-extras.greeting.hours"
PARTS = st.text(ascii_lowercase + digits, min_size=1, max_size=8)
IDS = st.lists(PARTS, min_size=1, max_size=4).map("-".join)


@given(st.lists(st.tuples(IDS, IDS), unique=True))
def test_the_short_form_says_the_same_pairs(pairs: list[tuple[str, str]]) -> None:
    together = sorted(pairs, key=lambda pair: [name for name, _ in pairs].index(pair[0]))
    short = short_query(together)
    assert "&" not in short
    assert not short or short[-1].isalnum()
    name, _, value = short.removeprefix("?").partition("=")
    assert written_out(((name, value),) if short else ()) == tuple(together)


@pytest.mark.parametrize("configuration", NINE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_address_to_send_leads_to_the_result(
    visitor: Visitor, language: str, configuration: str
) -> None:
    result = visitor.answer(language, *NINE[configuration])
    sent = str(result.one("#share-url").attributes["value"])
    assert sent.startswith(f"{settings.PUBLIC_ORIGIN}/{language}/?a=")
    assert sent.endswith(f"~facts.{CATALOGUE.facts}")
    opened = visitor.get(sent.removeprefix(settings.PUBLIC_ORIGIN))
    assert (opened.redirects, opened.configuration) == (1, configuration)
    assert opened.url == f"{result.url}&facts={CATALOGUE.facts}"
    assert not opened.all(".renewed")
    canonical = str(opened.one("link[rel=canonical]").attributes["href"])
    assert canonical == settings.PUBLIC_ORIGIN + result.url
    links = [str(link.attributes["href"]) for link in opened.all("a[href^='/']")]
    assert not [link for link in links if "facts" in link]


@pytest.mark.parametrize(
    "damaged",
    [
        SHORT,
        *(SHORT + mark for mark in ").,;:!?>]}\"'"),
        SHORT + ").",
        SHORT.replace("~", "%7E"),
        ANSWERS.replace("&", "&amp;"),
        ANSWERS.replace("&", "&amp;amp;"),
        ANSWERS + ")",
        ANSWERS + "%C2%BB",
        ANSWERS.replace("&", "%26").replace("=", "%3D"),
        f"{SHORT}&utm_source=mail",
        f"who=several&{SHORT}",
    ],
)
def test_an_address_that_suffered_in_mail_is_mended(client: Client, damaged: str) -> None:
    response = client.get("/fr/", QUERY_STRING=damaged)
    assert (response.status_code, response["Location"]) == (302, f"/fr/?{ANSWERS}")


def test_a_short_address_that_was_cut_keeps_what_is_left(client: Client) -> None:
    response = client.get("/fr/?a=who.several~busy.wa")
    assert response["Location"] == "/fr/?who=several&dropped=busy"
    assert client.get("/fr/?a=")["Location"] == "/fr/"
    assert client.get("/fr/?a=~.~..who")["Location"] == "/fr/"


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=8)), max_size=4))
def test_mending_takes_any_pairs(pairs: list[tuple[str, str]]) -> None:
    once = mended(tuple(pairs))
    assert not [value for _, value in once if value and not value[-1].isalnum()]
    written_out(once)


@pytest.mark.parametrize(
    ("facts", "stands"),
    [
        (FIRST_FACTS, True),
        (CATALOGUE.facts, True),
        ("2025-12", False),
        ("2026-13", False),
        ("2099-01", False),
        ("2026-1", False),
        ("november", False),
    ],
)
def test_only_a_version_that_there_was_stands(facts: str, stands: bool) -> None:
    state, _ = parse(f"who=together&facts={facts}", CATALOGUE)
    expected = f"?who=together&facts={facts}" if stands else "?who=together"
    assert query(state.pairs(CATALOGUE.questions)) == expected


def test_two_versions_of_the_facts_cancel_each_other() -> None:
    assert parse(f"facts={FIRST_FACTS}&facts={CATALOGUE.facts}", CATALOGUE)[0].facts is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["", "embed/", "sheet/"])
def test_facts_that_were_renewed_are_said_with_what_changed(
    visitor: Visitor, language: str, page: str
) -> None:
    opened = visitor.get(f"/{language}/{page}?who=together&facts={FIRST_FACTS}")
    changes = words(language)["facts"]["changes"]
    said = [line for month in sorted(changes, reverse=True) for line in changes[month]]
    assert opened.texts(".renewed li") == [" ".join(line.split()) for line in said]
    months = words(language)["interface"]["months"]
    sentence = opened.texts(".renewed > p")[1]
    assert f"{months[0]} 2026" in sentence
    assert f"{months[int(CATALOGUE.facts[5:]) - 1]} {CATALOGUE.facts[:4]}" in sentence


def test_a_question_says_it_too(visitor: Visitor) -> None:
    assert visitor.get(f"/en/?who=several&facts={FIRST_FACTS}").all(".renewed")
    assert not visitor.get(f"/en/?who=several&facts={CATALOGUE.facts}").all(".renewed")


@pytest.mark.parametrize("configuration", NINE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_says_need_type_reasons_steps_address_and_facts(
    visitor: Visitor, language: str, configuration: str
) -> None:
    result = visitor.answer(language, *NINE[configuration])
    answers = urlsplit(result.url).query
    response = visitor.client.get(f"/{language}/result.txt?{answers}")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["X-Robots-Tag"] == "noindex"
    lines = response.content.decode().splitlines()
    text = " ".join(" ".join(lines).split())
    assert " ".join(lines[0].split()) == result.one("h1").text().strip()
    for selector in (".lead", ".given", "[data-reason] p:first-child", ".setup .steps > li > p"):
        for said in result.texts(selector):
            assert re.sub(r"\s", "", said) in re.sub(r"\s", "", text), said
    assert result.one("#share-url").attributes["value"] in lines
    assert f"({CATALOGUE.facts})" in lines[-1] or CATALOGUE.facts in lines[-1]


def test_a_text_says_what_is_missing_and_what_two_numbers_do(client: Client) -> None:
    address = "/en/result.txt?who=menu&menu=application&script-extras=outside"
    lines = client.get(address).content.decode().splitlines()
    own = words("en")
    first, second = (own["types"][id_]["name"] for id_ in ("vxml-ivr", "call-queue"))
    titles = own["interface"]["number_titles"]
    wanted = [
        own["chains"]["vxml-ivr--call-queue"]["name"],
        titles["first"].format(name=first),
        titles["second"].format(name=second),
        own["interface"]["alone_title"].format(name=own["types"]["ivr"]["name"]),
    ]
    assert [line for line in lines[1:] if line in wanted] == wanted


def test_a_text_says_that_the_facts_were_renewed(client: Client) -> None:
    address = f"/en/result.txt?who=together&facts={FIRST_FACTS}"
    assert (
        words("en")["facts"]["changes"][CATALOGUE.facts][0] in client.get(address).content.decode()
    )


def test_markdown_has_its_marks_and_takes_no_others(client: Client) -> None:
    response = client.get("/en/result.md?who=together")
    assert response["Content-Type"] == "text/markdown; charset=utf-8"
    lines = response.content.decode().splitlines()
    assert lines[0].startswith("# ")
    assert "## " + words("en")["interface"]["steps_title"] in lines
    assert any(r"\*\* switches" in line and r"\#\# lets" in line for line in lines)


@pytest.mark.parametrize("configuration", NINE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mail_is_written_already(visitor: Visitor, language: str, configuration: str) -> None:
    result = visitor.answer(language, *NINE[configuration])
    address = str(result.one('a[href^="mailto:"]').attributes["href"])
    assert len(address) < 2000
    written = parse_qs(urlsplit(address).query, strict_parsing=True)
    shown = CATALOGUE.types[configuration].successor or configuration
    assert words(language)["types"][shown]["name"] in written["subject"][0]
    lines = written["body"][0].split("\r\n")
    assert result.one("#share-url").attributes["value"] in lines
    assert " ".join(result.one(".lead").text().split()) in " ".join(" ".join(lines).split())
    assert "+" not in unquote(address.partition("body=")[2].partition("http")[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mail_says_that_another_type_is_possible(visitor: Visitor, language: str) -> None:
    result = visitor.get(f"/{language}/?who=unknown&heard=unknown")
    address = str(result.one('a[href^="mailto:"]').attributes["href"])
    written = parse_qs(urlsplit(address).query, strict_parsing=True)
    name = words(language)["types"]["redirect"]["name"]
    first = words(language).say("sheet.mail.open", name=name)
    assert written["body"][0].startswith(f"{first}\r\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mail_about_two_numbers_names_both(visitor: Visitor, language: str) -> None:
    answers = "who=menu&menu=application&script-extras=outside"
    result = visitor.get(f"/{language}/?{answers}")
    (chain,) = [c for c in CATALOGUE.chains if (c.first, c.second) == ("vxml-ivr", "call-queue")]
    address = str(result.one('a[href^="mailto:"]').attributes["href"])
    written = parse_qs(urlsplit(address).query, strict_parsing=True)
    name = words(language)["chains"][chain.id]["name"]
    assert name in written["subject"][0]
    assert written["body"][0].startswith(f"{name}.\r\n{result.one('.lead').text().strip()}")


def test_a_result_gives_every_way_to_pass_it_on(visitor: Visitor) -> None:
    page = visitor.get("/en/?who=together&theme=dark")
    copied = [str(button.attributes["data-copy"]) for button in page.all("[data-copy]")]
    assert copied == ["#share-url", "/en/result.txt?who=together", "/en/result.md?who=together"]
    assert all("hidden" in button.attributes for button in page.all("[data-copy], [data-print]"))
    links = {str(link.attributes["href"]) for link in page.all(".share a")}
    assert {"/en/result.txt?who=together", "/en/sheet/?who=together&theme=dark"} <= links
    state, _ = parse("who=together&theme=dark", CATALOGUE)
    assert pass_on("en", state).long_url in links
