"""Set-up steps, and the names of screens and buttons in them: one file, in both control panels."""

from urllib.parse import parse_qs

import pytest

from wizard.advice import AnswerSet
from wizard.content import LANGUAGES, engine, labels, set_up, words
from wizard.content.labels import Panel
from wizard.content.set_up import unused_labels
from wizard.standing import offered_type, recommended_type

from .conftest import Page, Visitor

CATALOGUE = engine().catalogue
OFFERED = [t.id for t in CATALOGUE.types.values() if not t.successor]


def test_every_name_stands_in_a_step() -> None:
    assert unused_labels(labels(), *(set_up(language) for language in LANGUAGES)) == []


def test_a_name_known_in_french_only_says_what_it_means() -> None:
    for label in labels().values():
        for name in label.names.values():
            assert "en" in name.said or label.means


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_on_screen_are_written_as_the_language_of_the_panel_asks(language: str) -> None:
    for label in labels().values():
        for name in label.names.values():
            for said in (*name.said.values(), label.means):
                assert said == said.strip()
                assert "'" not in said, (language, label.id)


def steps_of(page: Page) -> list[str]:
    return page.texts(".steps > li")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("type_id", CATALOGUE.types)
def test_the_page_of_a_type_has_every_step(visitor: Visitor, language: str, type_id: str) -> None:
    """A retired type has those of the one that takes its place."""
    page = visitor.get(f"/{language}/types/{type_id}/")
    steps = set_up(language).types[offered_type(CATALOGUE.types[type_id]).id]
    assert len(steps_of(page)) == len(steps)
    for shown, step in zip(page.all(".steps > li"), steps, strict=True):
        names = [name.text() for name in shown.css("b.on-screen")]
        sentences = (step.text, *step.ways.values())
        assert names == [p.text for sentence in sentences for p in sentence if p.label]
        assert len(shown.css(".ways dt")) == len(step.ways)
        assert "{" not in shown.text()


@pytest.mark.parametrize("type_id", OFFERED)
def test_an_english_page_marks_french_names_as_french(visitor: Visitor, type_id: str) -> None:
    page = visitor.get(f"/en/types/{type_id}/")
    french = {name.text() for name in page.all('b.on-screen[lang="fr"]')}
    said = [name.said for label in labels().values() for name in label.names.values()]
    assert french <= {each["fr"] for each in said if "en" not in each}
    assert not visitor.get(f"/fr/types/{type_id}/").all("b.on-screen[lang]")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_result_has_the_steps_of_what_was_asked(visitor: Visitor, language: str) -> None:
    def ids(query: str) -> list[str]:
        page = visitor.get(f"/{language}/?{query}")
        told = {
            " ".join("".join(piece.text for piece in step.text).split()): step.id
            for step in set_up(language).types["call-queue"]
        }
        shown = (" ".join(step.text().split()) for step in page.all(".steps > li > p"))
        return [told[text] for text in shown]

    plain = ids("who=several&busy=wait&team-extras=music")
    recorded = ids("who=several&busy=wait&team-extras=music&team-extras=recording")
    assert "recording" not in plain
    assert {"members", "limits", "sounds", "try"} <= set(plain)
    assert set(recorded) - set(plain) == {"recording"}
    one = "who=one&place=ovh-phone&phone-extras="
    assert "no-wait" in ids(f"{one}number")
    assert "message-one" in ids(f"{one}end-message")
    assert not {"message", "no-wait"} & set(ids(f"{one}end-message"))
    assert "message" in ids(f"{one}end-message&phone-extras=forward")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pair_of_numbers_names_its_tiles(visitor: Visitor, language: str) -> None:
    page = visitor.answer(language, "menu", "application", "outside")
    names = [name.text() for name in page.all(".chain b.on-screen")]
    tiles = labels()["tile-call-queue"], labels()["tile-vxml-ivr"]
    assert {tile.names[Panel.PANEL].said[language] for tile in tiles} <= set(names)


def test_the_page_says_where_the_guides_show_the_console(visitor: Visitor) -> None:
    said = words("en")["steps"]["words"]
    shown = {t: visitor.get(f"/en/types/{t}/").one(".steps-note").text() for t in OFFERED}
    in_console = {t for t, note in shown.items() if note == said["both"]}
    assert in_console == {"redirect", "ddi", "call-queue"}
    assert {shown[t] for t in OFFERED if t not in in_console} == {said["panel_only"]}


@pytest.mark.parametrize(
    ("asked", "there", "gone"),
    [
        pytest.param(
            "who=one&place=ovh-phone&phone-extras=hours&phone-extras=forward&closed=announcement",
            {"closed-message", "line-forwards"},
            {"line-voicemail"},
            id="an announcement when closed opens no voicemail",
        ),
        pytest.param(
            "who=switch&rule=caller&place=outside&phone-extras=greeting",
            {"callers", "other"},
            {"keys", "try-keys"},
            id="without a menu there are no keys",
        ),
        pytest.param(
            "who=menu&menu=lead&menu-extras=team&key-unanswered=forward",
            {"stand-in", "in-order"},
            {"at-once", "fairly"},
            id="a phone that stands in last asks for an order",
        ),
        pytest.param(
            "who=one&place=outside&phone-extras=forward",
            {"no-wait-sum", "in-order"},
            {"no-wait"},
            id="of two phones in turn, the times add up",
        ),
        pytest.param(
            "who=switch&rule=hour&place=ovh-phone&phone-extras=greeting",
            {"hours", "slot-phone"},
            set(),
            id="the other phone of a queue has a slot",
        ),
        pytest.param(
            "who=switch&rule=caller-team&team-extras=outside",
            {"callers"},
            {"hours", "days"},
            id="callers who go elsewhere have no hours",
        ),
    ],
)
def test_no_step_denies_another(asked: str, there: set[str], gone: set[str]) -> None:
    answers = answered(asked)
    needs = engine().needs(answers)
    steps = set_up(LANGUAGES[0]).steps(recommended_type(needs).id, needs)
    assert there <= {step.id for step in steps}
    assert not gone & {step.id for step in steps}


def answered(query: str) -> AnswerSet:
    """The answers of an address."""
    answers = AnswerSet()
    for question, given in parse_qs(query).items():
        answers = answers.answering(question, tuple(given))
    return answers
