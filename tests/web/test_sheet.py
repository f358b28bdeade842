"""The set-up sheet: from every result, with all that was asked for, and nothing is ever sent."""

from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client

from wizard.callflow import CallFlow
from wizard.content import LANGUAGES, callflows, engine, sheet, words

from .conftest import Page, Visitor
from .test_result import NINE

CATALOGUE = engine().catalogue
FULL_QUEUE = (
    "who=several&busy=wait-voicemail&team-extras=greeting&team-extras=hours&team-extras=outside"
)


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=NINE)
def configuration(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def sheet_page(visitor: Visitor, language: str, configuration: str) -> Page:
    """The sheet that the result of a type links to."""
    result = visitor.answer(language, *NINE[configuration])
    return visitor.get(str(result.one(f'.share a[href^="/{language}/sheet/"]').attributes["href"]))


def rows(page: Page) -> dict[str, str]:
    """What each setting says after its name, or stands in its first field, by its id."""
    found = {}
    for row in page.all("[data-row]"):
        first = row.css_first("dd input[type=text]")
        value = first.attributes.get("value") if first else row.css_first("dd").text().strip()
        found[str(row.attributes["data-row"])] = value or ""
    return found


def test_every_result_has_a_sheet_of_the_type_that_is_set_up(
    sheet_page: Page, configuration: str
) -> None:
    shown = CATALOGUE.types[configuration].successor or configuration
    assert (sheet_page.status, sheet_page.redirects, sheet_page.configuration) == (200, 0, shown)
    assert sheet_page.one("figure[data-diagram]").attributes["data-diagram"] == shown
    assert sheet_page.one("meta[name=robots]").attributes["content"] == "noindex"


def test_the_steps_are_those_of_the_result_until_it_is_to_try(
    visitor: Visitor, sheet_page: Page, configuration: str
) -> None:
    answers = urlsplit(sheet_page.url).query
    result = visitor.get(f"/{sheet_page.url.split('/')[1]}/?{answers}")
    assert result.texts(".lead") == sheet_page.texts(".sheet-head h1 + p")
    said = result.texts(".setup .steps > li > p")
    shown = sheet_page.texts(".sheet-step > p")
    assert [step for step in said if step in shown] == shown
    assert said[-1] not in shown


def test_every_scenario_of_the_call_is_a_call_to_make(sheet_page: Page) -> None:
    shown = str(sheet_page.configuration)
    pairs = [part.split("=") for part in urlsplit(sheet_page.url).query.split("&")]
    given = {name: tuple(v for n, v in pairs if n == name) for name, _ in pairs}
    raised = [
        CATALOGUE.questions[name].needs_by_answer.get(value, frozenset())
        for name, values in given.items()
        for value in values
    ]
    flow: CallFlow = callflows()[shown].drawn(frozenset().union(*raised))
    trials = sheet_page.all("[data-trial]")
    assert [trial.attributes["data-trial"] for trial in trials] == [s.id for s in flow.scenarios]
    for trial in trials:
        assert trial.css_first("label input[type=checkbox]")
        assert len(trial.css("dd")) >= 2


def test_a_wish_says_what_comes_closest(visitor: Visitor) -> None:
    page = visitor.get("/en/sheet/?who=several&busy=end&team-extras=none&call-wishes=rota")
    (said,) = page.texts("ul.note li")
    assert "No type keeps a rota" in said
    assert "1 to join, 2 to leave" in said


def test_every_field_is_named_and_none_can_be_sent(sheet_page: Page) -> None:
    assert not sheet_page.all("form")
    ids = {str(tag.attributes["id"]): tag for tag in sheet_page.all("[id]")}
    fields = sheet_page.all("article input")
    assert len(fields) > 5
    for field in fields:
        assert "name" not in field.attributes
        if field.attributes["type"] == "checkbox":
            assert field.parent is not None
            assert field.parent.tag == "label"
        else:
            assert field.attributes["autocomplete"] == "off"
            named = str(field.attributes["aria-labelledby"]).split()
            assert all(ids[name].text().strip() for name in named)


def test_the_page_says_that_what_is_typed_is_kept_nowhere(sheet_page: Page, language: str) -> None:
    said = words(language)["sheet"]["words"]["never_sent"]
    assert any(" ".join(said.split()) in text for text in sheet_page.texts(".on-screen-only"))


def test_the_code_to_scan_is_a_named_picture(sheet_page: Page, language: str) -> None:
    picture = sheet_page.one("svg.code")
    assert picture.attributes["role"] == "img"
    assert picture.css_first("title").text() == words(language)["sheet"]["words"]["code"]


def test_values_come_from_the_answers(visitor: Visitor) -> None:
    shown = rows(visitor.get(f"/en/sheet/?{FULL_QUEUE}"))
    assert shown["members-ring-time-outside"] == "15"
    assert shown["members-no-rest"] == "0"
    assert shown["limits-longest-wait"] == "180"
    assert shown["hours-when-closed-voicemail"] == "to voicemail"
    assert "sounds-queue-greeting" in shown
    assert not {"members-ring-time", "sounds-queue-music", "limits-after-wait"} & set(shown)
    plain = rows(visitor.get("/en/sheet/?who=several&busy=end&team-extras=rest"))
    assert plain["members-rest-time"] == "20"
    assert plain["no-wait-either-either-wait"] == ""
    assert not {"limits-longest-wait", "hours-week", "voicemail-queue-mailbox"} & set(plain)
    one = rows(visitor.get("/en/sheet/?who=one&place=ovh-phone&phone-extras=end-message"))
    assert one["message-one-ring-wait"] == one["members-ring-time"] == "20"


@pytest.mark.parametrize(
    ("order", "step", "row", "value"),
    [
        ("at-once", "no-wait", "ring-wait-outside", "15"),
        ("in-order", "no-wait-sum", "sum-wait", ""),
        ("fairly", "no-wait-sum", "sum-wait", ""),
        ("joining", "no-wait-sum", "sum-wait", ""),
    ],
)
def test_a_wait_is_as_long_as_the_phones_ring(
    visitor: Visitor, order: str, step: str, row: str, value: str
) -> None:
    asked = f"who=several&busy=end&team-extras=outside&ring-order={order}"
    shown = rows(visitor.get(f"/en/sheet/?{asked}"))
    assert shown["members-ring-time-outside"] == "15"
    assert shown[f"{step}-{row}"] == value
    assert [id_ for id_ in shown if "-wait" in id_.removeprefix(step)] == [f"{step}-{row}"]


def test_what_comes_after_a_wait_is_ticked_unless_it_was_chosen(visitor: Visitor) -> None:
    def shown(busy: str) -> tuple[list[str], list[str]]:
        page = visitor.get(f"/en/sheet/?who=several&busy={busy}&team-extras=none")
        after = [id_ for id_ in rows(page) if "-after-" in id_]
        return after, page.texts("[data-text=nobody]")

    assert shown("end") == (["no-wait-either-after-choice"], [])
    assert shown("wait") == (["limits-after-choice"], [])
    assert shown("voicemail") == ([], [])
    assert shown("message")[0] == ["message-after-wait"]
    assert len(shown("message")[1]) == 1


@pytest.mark.parametrize(
    ("asked", "row", "value"),
    [
        ("ring-order=in-order", "order-in-order", "one after another, in the order of the list"),
        ("ring-order=at-once", "order-at-once", "all at once"),
        ("closed=number", "hours-closed-forward", ""),
        ("closed=announcement", "hours-when-closed-message", "to your closing message"),
        (
            "closed=announcement-voicemail",
            "hours-when-closed-both",
            "to your closing message, then to voicemail",
        ),
    ],
)
def test_what_was_chosen_already_is_asked_for_once(
    visitor: Visitor, asked: str, row: str, value: str
) -> None:
    page = visitor.get(f"/en/sheet/?who=several&busy=wait&team-extras=hours&{asked}")
    assert rows(page)[row] == value
    kind = row.partition("-")[0]
    same = [id_ for id_ in rows(page) if id_.startswith((f"{kind}-when", f"{kind}-closed"))]
    assert len(same) <= 1
    assert not any("closed slot to the voicemail of" in step for step in page.texts(".sheet-step"))
    told = [step for step in page.texts(".sheet-step > p") if "ring them" in step]
    assert len(told) == (kind == "order")


@pytest.mark.parametrize(
    "extra", ["outside", "team", "submenus", "languages", "information", "none"]
)
def test_the_menu_asks_for_each_key_of_the_picture(visitor: Visitor, extra: str) -> None:
    page = visitor.get(f"/en/sheet/?who=menu&menu=lead&menu-extras={extra}")
    asked = [row for row in rows(page) if row.startswith("sheet-menu-key-")]
    table = page.texts("[aria-labelledby=menu-keys] tbody th")
    assert len(asked) == len(table)
    assert len(asked) >= 2


NOTHING_TO_WRITE = {
    "the way there": "open",
    "a button": "choose",
    "a phone to plug in": "light",
    "what to tell the members": "join",
    "its row is in the order of ringing": "at-once in-order fairly joining",
    "its row is with the members": "rest one-at-a-time busy-phone",
    "a screen to look at": "statistics dashboard",
    "for later": "sign-in outside-away return",
    "its row is with the hours": (
        "slot-phone closed-open closed-message closed-voicemail closed-forward closed-number"
    ),
    "in the IPBX, or with the menu": "meeting",
    "its keys are in the table of the menu": (
        "languages key-information submenus night-menu closed-languages"
    ),
    "its texts are with the texts to type": "language-texts",
    "its times are with the hours": "slots-order",
    "its line is with the voicemail": "menu-voicemail",
    "its list is with the filter": "filter-voicemail",
    "a part of the sheet": "try-keys try",
    "the next row has the address": "publish",
    "its numbers are with the members": "outside",
    "nothing to set here": "outside-one",
    "its keys are with the menu": "team",
    "its key is with the menu": "one-in-queue",
    "in the script, or with the menu": "one",
    "its file is with the sounds": "greeting-action play",
    "in the script": "texts look-up answers",
    "nothing to set": "no-code",
}
"""Why a step has no row to fill in: the reason, and the steps."""


def test_a_step_with_a_setting_has_a_row() -> None:
    bare = {
        (type_id, step)
        for type_id, steps in sheet("en").rows.items()
        for step, rows in steps.items()
        if not rows
    }
    assert {step for _, step in bare} == set(" ".join(NOTHING_TO_WRITE.values()).split())
    in_script = {pair for pair in bare if pair[1] in ("texts", "publish")}
    assert {type_id for type_id, _ in in_script} == {"vxml-ivr"}


def texts(page: Page) -> dict[str, list[str]]:
    """The ids of the texts under each title."""
    return {
        part.css_first("h2").text(): [
            str(text.attributes["data-text"]) for text in part.css("[data-text]")
        ]
        for part in page.all("section:has(.sheet-texts)")
    }


@pytest.mark.parametrize(
    ("asked", "typed", "recorded"),
    [
        ("who=menu&menu=inform&menu-extras=none", [], ["information"]),
        ("who=menu&menu=inform&menu-extras=information", [], ["menu", "wrong-key", "information"]),
        ("who=menu&menu=lead&menu-extras=languages", [], ["menu", "wrong-key", "languages"]),
        ("who=menu&menu=message&menu-extras=none", [], ["announcement", "mailbox"]),
        ("who=menu&menu=lead&menu-extras=none", [], ["menu", "wrong-key"]),
        ("who=menu&menu=inform&menu-extras=synthesis", ["information"], []),
        ("who=menu&menu=inform&menu-extras=team", [], ["menu", "wrong-key", "information"]),
        (
            "who=several&busy=wait-voicemail&team-extras=synthesis&team-extras=hours"
            "&closed=announcement",
            ["greeting", "closed", "closed-days"],
            ["mailbox"],
        ),
        ("who=switch&rule=caller&place=ovh-phone&phone-extras=end-message", [], ["nobody"]),
    ],
)
def test_each_text_is_for_this_call_and_typed_or_recorded(
    visitor: Visitor, language: str, asked: str, typed: list[str], recorded: list[str]
) -> None:
    said = words(language).part("sheet.words")
    titles = {said.say("texts_typed_title"): typed, said.say("texts_title"): recorded}
    expected = {" ".join(title.split()): ids for title, ids in titles.items() if ids}
    shown = texts(visitor.get(f"/{language}/sheet/?{asked}"))
    assert {" ".join(title.split()): ids for title, ids in shown.items()} == expected


def test_each_team_and_each_part_of_a_day_has_a_row(visitor: Visitor) -> None:
    teams = visitor.get("/en/sheet/?who=teams&team-extras=hours")
    assert len(teams.all("[data-row=queues-queues] input")) >= 3
    assert len(teams.all("[data-row=hours-week] input")) == 5
    assert rows(teams)["relay-relay-waits"] == ""
    assert not [row for row in rows(teams) if row.startswith("options-") and "wait" in row]


def test_a_first_value_says_where_it_comes_from(visitor: Visitor) -> None:
    page = visitor.get("/en/sheet/?who=teams")
    sources = {str(tag.attributes["id"]) for tag in page.all(".sources li")}
    for row in page.all("[data-row]:has(input[value])"):
        links = [str(link.attributes["href"])[1:] for link in row.css("a")]
        assert links or words("en")["sheet"]["words"]["initial_derived"] in row.text()
        assert set(links) <= sources


def test_what_no_single_type_does_is_said(visitor: Visitor) -> None:
    page = visitor.get("/en/sheet/?who=menu&menu=application&script-extras=outside")
    assert page.one("article").attributes["data-match"] == "nearest"
    assert page.all("[data-chain]")
    assert not page.texts("ul.note li")
    assert len(page.all(".sheet-steps")) == 2
    rows_of_both = set(rows(page))
    assert {"address-script", "pass-on-second-number", "second-members-numbers"} <= rows_of_both


def test_types_still_possible_are_said(visitor: Visitor) -> None:
    page = visitor.get("/en/sheet/?who=one&place=ovh-phone&phone-extras=unknown")
    assert page.one("article").attributes["data-match"] == "open"
    assert words("en")["sheet"]["words"]["open_match"] in page.texts("p.note")


@pytest.mark.parametrize("kind", ["sheet/", "result.txt", "result.md"])
@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("", "/fr/"),
        ("who=several", "/fr/?who=several"),
        ("who=together&change=who", "/fr/?who=together&change=who"),
        ("who=together&call=join", "/fr/{kind}?who=together"),
        ("theme=dark&who=together&colour=red", "/fr/{kind}?who=together&theme=dark"),
        ("who=together&busy=wait", "/fr/{kind}?who=together&dropped=busy"),
        ("a=who.together", "/fr/{kind}?who=together"),
    ],
)
def test_what_is_no_result_leads_to_its_question(
    client: Client, kind: str, asked: str, led: str
) -> None:
    response = client.get(f"/fr/{kind}?{asked}")
    assert (response.status_code, response["Location"]) == (302, led.format(kind=kind))


def test_the_canonical_address_of_a_sheet_has_its_answers_alone(visitor: Visitor) -> None:
    page = visitor.get("/fr/sheet/?who=together&facts=2026-11&theme=dark")
    assert (page.redirects, page.status) == (0, 200)
    canonical = page.one("link[rel=canonical]").attributes["href"]
    assert canonical == f"{settings.PUBLIC_ORIGIN}/fr/sheet/?who=together"


def test_a_framed_result_opens_the_sheet_outside(visitor: Visitor) -> None:
    page = visitor.get("/fr/embed/?who=together")
    assert page.one("base").attributes["target"] == "_blank"
    link = page.one('a[href="/fr/sheet/?who=together"]')
    assert "target" not in link.attributes
