"""Wishes that no type is documented to do: ticked on a result, which then says so at its top."""

import pytest

from wizard.content import LANGUAGES, engine, ways_on, words

from .conftest import Visitor

WISHES = [
    (
        "who=several&busy=wait&team-extras=none",
        "waiting-wishes",
        "waiting-callers call-back leave-queue first-callers",
    ),
    ("who=together", "meeting-wishes", "waiting-room arrival-tone"),
    (
        "who=several&busy=end&team-extras=none",
        "call-wishes",
        "listed-only missed-calls on-call passed-on free screen",
    ),
    ("who=one&place=outside&phone-extras=none", "calling-wishes", "shown"),
    ("who=menu&menu=lead&menu-extras=none", "menu-wishes", "not-a-call digits silence key-hours"),
]


def test_every_wish_is_tried_here() -> None:
    tried = {(question, section) for _, question, both in WISHES for section in both.split()}
    assert tried == {(q, section) for section, way in ways_on().items() for q, _ in way.wished}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("asked", "question", "sections"), WISHES)
def test_a_wish_changes_no_type_and_is_said_to_be_undocumented(
    visitor: Visitor, language: str, asked: str, question: str, sections: str
) -> None:
    own = words(language)
    plain = visitor.get(f"/{language}/?{asked}")
    assert not plain.all("[data-wish]")
    assert plain.one(".match").text() == own.say("interface.match.exact.label")
    labels = {
        answer: own.say(f"questions.{question}.answers.{answer}.label")
        for answer in engine().catalogue.questions[question].wishes
    }
    panel = plain.one(f"#detail-{question}").text()
    assert all(label in panel for label in labels.values())
    assert own.say("interface.your_call.beyond_types") in panel

    page = visitor.get(f"/{language}/?{asked}&" + "&".join(f"{question}={a}" for a in labels))
    assert page.configuration == plain.configuration
    is_elsewhere = all(ways_on()[section].is_elsewhere for section in sections.split())
    label = "label" if is_elsewhere else "label_wished"
    assert page.one(".match").text() == own.say(f"interface.match.exact.{label}")
    said = page.all("[data-wish]")
    assert [each.attributes["data-wish"] for each in said] == sections.split()
    everything = " ".join(each.text() for each in said)
    assert all(
        own.say("interface.quoted_answer", answer=each) in everything for each in labels.values()
    )
    for section, each in zip(sections.split(), said, strict=True):
        for line in own.lines(f"other.{section}.text"):
            assert line in each.text()

    asking = [str(link.attributes["href"]) for link in page.all('article > .note a[href$="#ask"]')]
    assert len(asking) == (not is_elsewhere)
    assert all(visitor.get(link.partition("#")[0]).status == 200 for link in asking)

    sheet = visitor.get(f"/{language}/sheet/?{asked}&{question}={min(labels)}")
    assert (
        own.say("interface.quoted_answer", answer=labels[min(labels)]) in sheet.one("main").text()
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_retired_type_is_answered_for_who_has_it(visitor: Visitor, language: str) -> None:
    own = words(language)
    page = visitor.get(f"/{language}/?who=several&busy=wait&team-extras=limits")
    owned = page.one(".owned")
    name = own.say("types.minipabx.name")
    assert owned.css("summary")[0].text() == own.say("interface.retired_owned", name=name)
    assert own.say("types.minipabx.successor_note") in owned.text()
    more = str(owned.css("a")[0].attributes["href"])
    assert visitor.get(more.partition("#")[0]).one(f"#{more.partition('#')[2]} h2")
    start = visitor.get(f"/{language}/")
    assert any(
        str(link.attributes["href"]).endswith("/other/#already-set")
        for link in start.all(".ways-on a")
    )
