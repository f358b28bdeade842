""" "Your call": what a result still lets choose, where that leads, and what leaves a trace."""

import random
import re
from collections.abc import Iterator
from io import StringIO
from itertools import chain
from urllib.parse import parse_qsl, urlencode

import pytest
from django.core.management import CommandError, call_command
from selectolax.lexbor import LexborNode

from harness.chance import whole_answers
from tests.reachable import every_result
from wizard import trace_report, traces
from wizard.address import State, query
from wizard.advice import AnswerSet
from wizard.content import LANGUAGES, Words, call_sentences, engine, shown_to_all, words
from wizard.content.call_sentences import missing_call_sentences
from wizard.management.commands import audit
from wizard.pages.call_sentence import call_sentence
from wizard.pages.changes import MOST_CHANGES_SHOWN
from wizard.pages.your_call import panel_questions
from wizard.readiness import verdict
from wizard.standing import recommended_type
from wizard.trace_report import IN_AUDIT, TraceReport, results
from wizard.traces import traces_of

from .conftest import Page, Visitor
from .test_result import NINE

SOME = 12


def some_answers() -> list[AnswerSet]:
    """A fair sample of the answers that end in a result."""
    every = list(results(IN_AUDIT))
    return every[:: len(every) // SOME]


def some_results() -> Iterator[str]:
    """The queries of that sample."""
    for answers in some_answers():
        settled = engine().settle(answers)
        yield query(State(settled).pairs(engine().catalogue.questions))


SAMPLE = list(some_results())


def sent(form: LexborNode, *, unticked: str = "", ticked: str = "") -> str:
    """What a browser sends of this form, once one more field is ticked, or one is not."""
    pairs = []
    for field in form.css("input"):
        at = field.attributes
        id_ = str(at.get("id"))
        is_chosen = ("checked" in at and id_ != unticked) or id_ == ticked
        if at["type"] == "radio" and ticked and form.css_first(f"#{ticked}[type=radio]"):
            same = form.css_first(f"#{ticked}").attributes["name"] == at["name"]
            is_chosen = id_ == ticked if same else is_chosen
        if at["type"] == "hidden" or is_chosen:
            pairs.append((str(at["name"]), str(at["value"])))
    return "?" + urlencode(pairs)


def shown(page: Page) -> str:
    article = page.one("article").attributes
    return str(article.get("data-successor") or article["data-configuration"])


@pytest.mark.parametrize("asked", SAMPLE)
def test_each_change_shown_leads_to_its_type(visitor: Visitor, asked: str) -> None:
    page = visitor.get(f"/en/{asked}")
    others = page.all(".other")
    assert len(others) == 8
    for other in others:
        links = other.css("[data-change]")
        assert len(links) <= MOST_CHANGES_SHOWN
        assert bool(links) != (words("en")["interface"]["changes"]["nothing"] in other.text())
        for link in links:
            changed = visitor.get(str(link.attributes["href"]))
            assert (changed.redirects, changed.configuration) == (0, link.attributes["data-change"])
            assert changed.one("article").attributes["data-match"] == "exact"


@pytest.mark.parametrize("asked", SAMPLE)
def test_the_panel_sends_what_is_chosen_and_nothing_else(visitor: Visitor, asked: str) -> None:
    page = visitor.get(f"/fr/{asked}")
    for form in page.all("form[data-details]"):
        again = visitor.get("/fr/" + sent(form))
        assert (again.url, again.redirects) == (page.url, 0)
        assert form.attributes["method"] == "get"
        assert not form.css('input[type=hidden][value=""]')


@pytest.mark.parametrize("asked", SAMPLE)
def test_each_tick_leads_where_it_says(visitor: Visitor, asked: str) -> None:
    page = visitor.get(f"/en/{asked}")
    said = words("en").part("interface.your_call")
    names = words("en")["types"]
    for row in page.all("form[data-details] .row:not(.row--alone)"):
        field = row.css_first("input")
        if "checked" in field.attributes:
            continue
        form = page.one("form[data-details]")
        pairs = parse_qsl(sent(form, ticked=str(field.attributes["id"]))[1:])
        name = field.attributes["name"]
        kept = [(q, a) for q, a in pairs if q != name or a not in ("none", "unknown")]
        after = visitor.get("/en/?" + urlencode(kept))
        assert after.status == 200
        [note] = [n.text() for n in row.css(".row-hint")] or [""]
        if note == said.say("asks"):
            assert after.question
        elif note == said.say("two_numbers"):
            assert after.one("[data-chain]")
        elif note.startswith(said.say("opens", title="")):
            assert shown(after) == shown(page)
            opened = set(after.texts(".detail legend")) - set(page.texts(".detail legend"))
            assert note in {said.say("opens", title=title) for title in opened}
        elif note == said.say("beyond_types"):
            assert shown(after) == shown(page)
            assert len(after.all("[data-wish]")) >= 1
        elif note == said.say("no_type"):
            assert after.one("article").attributes["data-match"] == "nearest"
        else:
            expected = said.say("needs", name=names[shown(after)]["short"]) if note else ""
            assert note == expected
            assert bool(note) == (shown(after) != shown(page))


def test_the_panel_has_every_detail_and_the_lists_answered() -> None:
    panels = 0
    for answers in some_answers():
        found = {question.id for question in panel_questions(answers)}
        details = {question.id for question in engine().details(answers)}
        lists = {q for q in answers if engine().catalogue.questions[q].is_list}
        assert details | lists <= found
        panels += bool(found)
    assert panels


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("extras", ["phone-extras", "team-extras", "menu-extras", "ipbx-extras"])
def test_opening_hours_say_that_the_closing_comes_next(
    visitor: Visitor, extras: str, language: str
) -> None:
    before = {
        "phone-extras": "who=one&place=outside",
        "team-extras": "who=teams",
        "menu-extras": "who=menu&menu=lead&menu-extras=outside",
        "ipbx-extras": "who=ipbx",
    }
    row = visitor.get(f"/{language}/?{before[extras]}").one(
        f".row:has([name={extras}][value=hours])"
    )
    title = words(language)["questions"]["closed"]["title"]
    [note] = [each.text() for each in row.css(".row-hint")]
    assert note == words(language).say("interface.your_call.opens", title=title)


def test_a_list_is_open_until_somebody_wants_none_of_it(visitor: Visitor) -> None:
    assert not visitor.get("/en/?who=one&place=outside").all("#detail-phone-extras details")
    assert visitor.get("/en/?who=one&place=outside&phone-extras=none").all(
        "#detail-phone-extras details"
    )


def test_a_change_in_the_panel_is_announced(visitor: Visitor) -> None:
    page = visitor.answer("en", *NINE["call-queue"][:1], "ovh-phone", "greeting")
    status = page.one(".your-call [role=status]")
    assert status.text() == ""
    heading = page.one("h1").text()
    assert str(status.attributes["data-says"]).startswith(f"{heading}. ")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("asked", SAMPLE)
def test_every_need_that_is_met_is_marked_where_it_is_seen(
    visitor: Visitor, asked: str, language: str
) -> None:
    page = visitor.get(f"/{language}/{asked}")
    if page.all("[data-unmet]"):
        return
    needs = {str(line.attributes["data-reason"]) for line in page.all("[data-reason]")}
    needs -= traces_of(shown(page), frozenset(needs)).missing(frozenset(needs))
    assert needs or not page.all("[data-reason]")
    for part in (".call-section svg, .scenarios", ".steps, .reasons"):
        areas = page.all(part)
        marked = {
            str(mark.attributes["data-trace"])
            for area in areas
            for mark in area.css("[data-trace]")
        }
        assert needs <= marked, (part, needs - marked)


def test_a_start_refuses_a_need_without_a_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(traces, "shown_to_all", lambda: shown_to_all() | {"ivr": {}})
    # Without what is kept, which would be wrong for the tests that follow.
    monkeypatch.setattr(trace_report, "traces_of", traces_of.__wrapped__)
    problems = verdict.__wrapped__().problems
    assert problems
    assert all(re.match(r"traces\.toml: ivr: [a-z-]+: leaves no trace", one) for one in problems)


def test_the_audit_fails_on_a_need_without_a_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    silent = TraceReport(answer_sets=1, raised=2, traced=1, untraced={"ivr: submenus": 1})
    monkeypatch.setattr(audit, "trace_report", lambda _ticks: silent)
    with pytest.raises(CommandError, match=r"ivr: submenus: leaves no trace"):
        call_command("audit", stdout=StringIO())


@pytest.mark.parametrize("asked", ["?who=teams", "?who=menu&menu=message&menu-extras=hours"])
def test_the_panel_offers_no_tick_for_what_is_needed_anyway(visitor: Visitor, asked: str) -> None:
    ticks = {
        (str(box.attributes["name"]), str(box.attributes["value"]))
        for box in visitor.get(f"/en/{asked}").all("[data-details] input[type=checkbox]")
    }
    assert ticks
    assert not ticks & {("team-extras", "teams"), ("menu-extras", "voicemail")}


def test_a_need_that_nothing_shows_is_missing() -> None:
    assert traces_of("call-queue", frozenset({"greeting"})).missing(
        frozenset({"greeting", "talk-together"})
    ) == {"talk-together"}


def test_each_sentence_about_a_call_occurs() -> None:
    """On a result of at most two ticks a list, or on one of many ticks by chance."""
    said = set()
    chance = random.Random(18)
    by_chance = (whole_answers(engine(), chance) for _ in range(2_000))
    for answers in chain(results(IN_AUDIT), by_chance):
        needs = engine().needs(answers)
        type_id = recommended_type(needs).id
        met = needs & engine().catalogue.provides[type_id]
        said.update(p.key for p in call_sentences().chosen(type_id, met))
    asked = engine().catalogue.questions.values()
    raised = {need for question in asked for answer in question.answers for need in answer.needs}
    written = {p.key for p in call_sentences().patterns() if p.needs <= raised}
    assert written - said == set()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (set(), "other-phone"),
        ({"message-by-email"}, "other-phone-by-email"),
        ({"waiting-queue"}, "wait-message"),
        ({"outside-if-unanswered"}, "forward"),
    ],
)
def test_whose_voicemail_takes_over_hides_no_wait_and_no_forward(more: set[str], said: str) -> None:
    needs = frozenset({"one-place", "other-phone-by-hour", "voicemail", *more})
    keys = [pattern.key for pattern in call_sentences().chosen("call-queue", needs)]
    assert f"call_sentences.busy.any.{said}" in keys


LONGEST_LIST = 240
"""Characters of the list of what no sentence speaks of: about three lines where all is ticked."""


def assert_spoken_of(language: str, type_id: str, needs: frozenset[str]) -> None:
    """Each need that the type meets is spoken of or listed, once; no other is listed."""
    own, sentences = words(language), call_sentences()
    met = needs & engine().catalogue.provides[type_id]
    also = own["call_sentences"]["also"]
    _, _, list_ = call_sentence(own, type_id, needs).partition(also["sentence"].split("{")[0])
    listed = list_.removesuffix(".").split(", ") if list_ else []
    chosen = sentences.chosen(type_id, met)
    spoken = sentences.plain.union(*(pattern.needs for pattern in chosen))
    spoken |= {implied for need in spoken for implied in sentences.implies.get(need, ())}
    assert sorted(listed) == sorted(also[need] for need in met - spoken)
    assert len(list_) < LONGEST_LIST


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_wish_is_spoken_of_or_listed(language: str) -> None:
    assert len(every_result()) > 2000
    for type_id, needs in every_result():
        assert_spoken_of(language, type_id, needs)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_wish_has_a_noun_of_its_own(language: str) -> None:
    nouns = words(language)["call_sentences"]["also"]
    assert len(set(nouns.values())) == len(nouns)
    spoilt = Words(language, {"call_sentences": {**words(language)["call_sentences"], "also": {}}})
    missing = missing_call_sentences(call_sentences(), engine().catalogue, spoilt)
    assert f"{language}: call_sentences.also.recording: is missing" in missing
    assert len(missing) == len(nouns) - 1


def test_a_wish_that_the_type_lacks_is_not_claimed() -> None:
    said = call_sentence(words("en"), "redirect", frozenset({"ovh-line", "recording"}))
    assert words("en")["call_sentences"]["also"]["recording"] not in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("configuration", NINE)
def test_the_sentence_under_the_heading_is_of_this_call(
    visitor: Visitor, configuration: str, language: str
) -> None:
    page = visitor.answer(language, *NINE[configuration])
    sentence = page.one(".lead").text()
    assert re.match(r"^[A-ZÀÉ].*\.$", sentence)
    assert page.one("meta[name=description]").attributes["content"] == sentence


def test_a_long_list_without_a_tick_is_folded(visitor: Visitor) -> None:
    extras = "/en/?who=several&busy=voicemail&team-extras="
    assert visitor.get(f"{extras}none").one("#detail-team-extras details summary").text()
    assert not visitor.get(f"{extras}greeting").all("#detail-team-extras details")


def test_wishes_are_folded_until_there_is_one(visitor: Visitor) -> None:
    result = "/en/?who=several&busy=voicemail&team-extras=none"
    assert visitor.get(result).one("#detail-call-wishes details summary").text()
    assert not visitor.get(f"{result}&call-wishes=rota").all("#detail-call-wishes details")
    assert not visitor.get(result).all("#detail-calling-wishes details")  # one wish alone
