"""What the page of a type shows to administrators, and the tables to fill in."""

import pytest

from wizard.callflow import outline
from wizard.content import LANGUAGES, api, callflows, engine, words
from wizard.pages.menu_table import menu_table

from .conftest import Visitor

WITH_MENU = ("ivr", "expert-queue")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_type_that_the_api_sets_up_shows_its_calls(visitor: Visitor, language: str) -> None:
    own = words(language).part("api")
    for type_id, configuration in engine().catalogue.types.items():
        page = visitor.get(f"/{language}/types/{type_id}/")
        codes = page.all("pre.calls code")
        assert len(codes) == (2 if type_id in api().types else 0)
        if not codes:
            continue
        calls = api().calls(configuration.feature_type, callflows()[type_id])
        for code in codes:
            assert all(own.say(f"calls.{call.words}") in code.text() for call in calls)
            assert configuration.feature_type in code.text()
        text = page.one("main").text()
        assert own.say("erases", number=2) in text
        assert own.say("title") in text
        assert str(api().read.year) in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_the_vxml_ivr_has_a_script_to_begin_with(visitor: Visitor, language: str) -> None:
    for type_id in engine().catalogue.types:
        page = visitor.get(f"/{language}/types/{type_id}/")
        links = [link.attributes["href"] for link in page.all("a[download][href$='.vxml']")]
        wanted = [f"/{language}/types/vxml-ivr/starter.vxml"] if type_id == "vxml-ivr" else []
        assert links == wanted


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("type_id", WITH_MENU)
def test_the_table_has_the_keys_of_the_picture(
    visitor: Visitor, language: str, type_id: str
) -> None:
    page = visitor.get(f"/{language}/types/{type_id}/")
    flow = callflows()[type_id].drawn(None)
    listed = outline(flow, words(language)["callflows"])
    menu = next(step for step in listed if step.kind == "menu")
    rows = page.all("[aria-labelledby=menu-keys] tbody tr")
    assert [row.css("th")[0].text().strip() for row in rows] == [
        branch.condition for branch in menu.branches
    ]
    assert page.all("[aria-labelledby=menu-steps] tbody tr")


@pytest.mark.parametrize("type_id", WITH_MENU)
def test_every_field_is_named_and_never_sent(visitor: Visitor, type_id: str) -> None:
    page = visitor.get(f"/fr/types/{type_id}/")
    fields = page.all(".to-fill input")
    assert fields
    for field in fields:
        assert "name" not in field.attributes
        for id_ in str(field.attributes["aria-labelledby"]).split():
            assert page.one(f"#{id_}").text().strip()
    assert not page.all("form .to-fill")


def test_a_type_without_a_menu_has_no_table() -> None:
    for type_id in engine().catalogue.types:
        assert (menu_table("en", type_id, None) is not None) == (type_id in WITH_MENU)


def test_a_call_without_a_menu_has_steps_alone() -> None:
    table = menu_table("en", "expert-queue", frozenset({"rings-several", "several-teams"}))
    assert table
    assert not table.keys
    assert [" ".join(row.name.split()) for row in table.steps] == ["Team A", "Next team"]


def test_what_follows_an_unanswered_team_has_steps_of_its_own() -> None:
    needs = frozenset({"rings-several", "several-teams", "last-phone", "voicemail"})
    table = menu_table("en", "expert-queue", needs)
    assert table
    names = [" ".join(row.name.split()) for row in table.steps]
    assert names == ["Team A", "Next team", "Last phone (such as a mobile)", "Voicemail"]
