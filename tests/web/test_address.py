"""Every state has one address; anything else that can be understood leads there once."""

from dataclasses import replace
from itertools import product

import pytest
from django.conf import settings
from django.test import Client

from wizard.address import LONGEST_QUERY, MalformedQueryError, State, parse, parse_pairs, query
from wizard.advice import RESERVED_PARAMETERS, AnswerSet
from wizard.content import engine

from .conftest import Visitor

CANONICAL = [
    # other order
    ("busy=wait&who=several", "who=several&busy=wait"),
    # equal repeats collapse
    ("who=several&who=several", "who=several"),
    # the empty field that every form sends
    ("who=&who=one", "who=one"),
    # unknown parameters
    ("utm_source=mail&who=several&fbclid=1", "who=several"),
    # unknown answers to a known question
    ("who=everybody", "dropped=who"),
    ("who=several&busy=never", "who=several&dropped=busy"),
    # conflicting repeats of a single choice
    ("who=one&who=several", "dropped=who"),
    # an answer whose question cannot apply
    ("who=together&busy=wait", "who=together&dropped=busy"),
    # a phone that stands in comes last: no other order goes with it
    (
        "who=menu&menu=lead&menu-extras=team&key-unanswered=forward&ring-order=at-once",
        "who=menu&menu=lead&menu-extras=team&key-unanswered=forward&dropped=ring-order",
    ),
    # a question to change that has no answer, or that nobody knows
    ("change=who", ""),
    ("who=several&change=place", "who=several"),
    ("who=several&change=nobody", "who=several"),
    ("who=several&change=who&change=busy", "who=several"),
    # the look
    ("theme=dark&who=several", "who=several&theme=dark"),
    ("theme=pink", ""),
    ("accent=%23ff0000", ""),
    ("theme=dark&theme=light", ""),
    # nothing to say
    ("dropped=nothing", ""),
    ("dropped=busy&dropped=who", "dropped=who&dropped=busy"),
]


@pytest.mark.parametrize(("asked", "canonical"), CANONICAL)
def test_leads_once_to_the_canonical_address(client: Client, asked: str, canonical: str) -> None:
    response = client.get(f"/fr/?{asked}")
    address = "/fr/" + (f"?{canonical}" if canonical else "")
    assert (response.status_code, response["Location"]) == (302, address)
    assert client.get(address).status_code == 200


SPOILT = [
    # escaped twice: as HTML, as HTML twice, by percent signs in part and in whole, by both
    "who=several&amp;busy=wait&amp;team-extras=hours&amp;team-extras=music",
    "who=several&amp;amp;busy=wait&amp;amp;team-extras=hours&amp;amp;team-extras=music",
    "who=several%26busy=wait%26team-extras=hours&team-extras=music",
    "who%3Dseveral%26busy%3Dwait%26team-extras%3Dhours%26team-extras%3Dmusic",
    "who%3Dseveral%26amp%3Bbusy%3Dwait%26amp%3Bteam-extras%3Dhours%26amp%3Bteam-extras%3Dmusic",
    # what followed the link in a text
    *(
        f"who=several&busy=wait&team-extras=hours&team-extras=music{after}"
        for after in ") ). . , ; > ] ** _ %22 %C2%A0%C2%BB %20 !".split()
    ),
]


@pytest.mark.parametrize("asked", SPOILT)
@pytest.mark.parametrize("path", ["/fr/", "/en/embed/"])
def test_a_link_spoilt_on_its_way_leads_to_what_was_meant(
    visitor: Visitor, path: str, asked: str
) -> None:
    page = visitor.get(f"{path}?{asked}")
    assert page.redirects == 1
    meant = f"{path}?who=several&busy=wait&team-extras=hours&team-extras=music"
    assert page.url == visitor.get(meant).url
    assert page.configuration == "call-queue"
    assert "dropped" not in page.url


def test_what_is_escaped_thrice_is_bad_luck_and_no_fault(visitor: Visitor) -> None:
    for asked in ("who%253Dseveral", "%25FF=%25FF", "%2500=%2500", "who=%2500"):
        assert visitor.get(f"/fr/?{asked}").status == 200


def test_what_is_reserved_has_an_order_of_its_own() -> None:
    state = State(AnswerSet(), "who", ("busy",), "closed", "2026-11", "dark", "teal")
    assert tuple(name for name, _ in state.pairs(())) == RESERVED_PARAMETERS


@pytest.mark.parametrize("asked", ["who=%73everal", "&&who=several&"])
def test_another_spelling_of_the_same_pairs_names_the_canonical_address(
    visitor: Visitor, asked: str
) -> None:
    page = visitor.get(f"/fr/?{asked}")
    assert (page.status, page.redirects) == (200, 0)
    canonical = page.one("link[rel=canonical]").attributes["href"]
    assert canonical == f"{settings.PUBLIC_ORIGIN}/fr/?who=several"


def test_a_name_without_a_value_is_the_empty_submission(visitor: Visitor) -> None:
    page = visitor.get("/fr/?who")
    assert (page.status, page.redirects, page.question) == (200, 0, "who")
    assert page.texts("#who-error") == visitor.get("/fr/?who=").texts("#who-error") != []


@pytest.mark.parametrize(
    "query",
    [
        "who=",
        "who=several",
        "who=several&busy=wait&team-extras=greeting&team-extras=hours",
        "who=several&busy=wait&change=who",
        "who=together&dropped=busy",
        "who=several&theme=dark&accent=teal",
        "busy=wait",
        "who=unknown&heard=unknown",
    ],
)
def test_canonical_addresses_stay(client: Client, query: str) -> None:
    assert client.get(f"/fr/?{query}").status_code == 200


def test_an_answer_given_ahead_is_kept_and_shown(visitor: Visitor) -> None:
    page = visitor.get("/fr/?busy=wait")
    assert (page.question, page.url) == ("who", "/fr/?busy=wait")
    assert len(page.all(".answers .answer")) == 1
    assert visitor.submit(page, "several").url == "/fr/?who=several&busy=wait"


def test_an_address_repeats_no_notice(visitor: Visitor) -> None:
    page = visitor.get("/fr/?who=several&busy=never")
    assert page.url == "/fr/?who=several&dropped=busy"
    assert visitor.submit(page, "wait").url == "/fr/?who=several&busy=wait"


@pytest.mark.parametrize(
    "raw",
    ["who=%FF", "who=\xff", "%00=1", "who=one%00", "x=" + "a" * LONGEST_QUERY],
    ids=["escaped", "raw", "NUL name", "NUL value", "too long"],
)
def test_what_is_no_text_is_malformed(client: Client, raw: str) -> None:
    with pytest.raises(MalformedQueryError):
        parse_pairs(raw)
    response = client.get("/fr/", query_params=None, QUERY_STRING=raw)
    assert response.status_code == 400
    assert 'href="/fr/"' in response.content.decode()


def test_raw_utf_8_is_text(client: Client) -> None:
    response = client.get("/fr/", QUERY_STRING="é=ü".encode().decode("latin-1"))
    assert (response.status_code, response["Location"]) == (302, "/fr/")


def test_the_longest_canonical_address_is_far_below_the_limit() -> None:
    """Every tick, and the longest of the single answers, beside each way to begin."""
    questions = engine().catalogue.questions
    ids = {q.id: tuple(answer.id for answer in q.answers) for q in questions.values()}
    most = {
        id_: ids[id_] if q.is_list else (max(ids[id_], key=len),) for id_, q in questions.items()
    }
    ways = ("who", "rule", "place", "menu")
    lengths = []
    for begun in product(*(ids[way] for way in ways)):
        answers = most | {way: (answer,) for way, answer in zip(ways, begun, strict=True)}
        state = State(engine().settle(AnswerSet(answers)), change="who", accent="magenta")
        lengths.append(len(query(state.pairs(questions))))
    assert 300 < max(lengths) < LONGEST_QUERY / 2, max(lengths)


def test_a_former_name_leads_to_the_one_of_today() -> None:
    catalogue = engine().catalogue
    who = replace(catalogue.questions["who"], aliases=frozenset({"answerer"}))
    renamed = replace(catalogue, questions={**catalogue.questions, "who": who})
    state, pairs = parse("answerer=one&theme=dark", renamed)
    assert query(state.pairs(renamed.questions)) == "?who=one&theme=dark"
    assert state.pairs(renamed.questions) != pairs
