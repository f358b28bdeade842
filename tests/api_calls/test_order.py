"""The calls stand in an order in which they can be made, and the text to copy is sound."""

import ast
import json
import re
import shlex
from dataclasses import replace
from pathlib import Path

import pytest

from tests.reachable import every_result
from wizard.api_calls import Api, ApiCall, Placeholder, load_api, python, shell, words_of
from wizard.callflow import Known
from wizard.content import LANGUAGES, api, callflows, sheet, words
from wizard.content.parity import missing_call_words
from wizard.toml import ContentError

from .every import calls_of, every_call, every_list, few_lists

SPOILT = """
schema_of = 2025-09-11
read = 2026-11-28
address = "https://example.com"
[placeholders]
NUMBER = "00"
[types]
ivr = "look"
[calls.look]
call = "GET /number/{NUMBER}"
"""


def say(call: ApiCall) -> str:
    return f"It’s “{call.words}”"


def test_what_a_call_gives_is_asked_for_only_afterwards() -> None:
    given_somewhere = {call.gives[0] for call in every_call() if call.gives}
    for calls in every_list():
        assert not given_somewhere & set(words_of(calls)), [call.id for call in calls]


def test_the_dangerous_call_is_marked_and_comes_before_every_setting() -> None:
    for calls in every_list():
        assert [call.method for call in calls[:2]] == ["GET", "POST"]
        assert [call.id for call in calls if call.erases] == [calls[1].id]
        assert "changeFeatureType" in calls[1].path


def test_members_come_before_their_places_then_hours_then_lists() -> None:
    order = ["hunting/agent", "/queue", "timeConditions", "screenListConditions"]
    for calls in every_list():
        ends = [next((i for i, o in enumerate(order) if c.path.endswith(o)), -1) for c in calls]
        if calls[1].body == {"featureType": "contactCenterSolution"}:
            made = [
                end
                for call, end in zip(calls, ends, strict=True)
                if end >= 0 and call.method != "GET"
            ]
            assert made == sorted(made)


def test_keys_and_positions_are_counted_from_one() -> None:
    for calls in every_list():
        steps = [c.body["position"] for c in calls if c.body and c.path.endswith("/extension")]
        assert steps == list(range(1, len(steps) + 1))


ACTIONS = {
    "ovh-phone": {"bridge", "callcenter"},
    "outside-phone": {"bridge", "callcenter"},
    "phone": {"bridge"},
    "queue": {"callcenter"},
    "team": {"callcenter"},
    "announcement": {"playback"},
    "voicemail": {"menuExit"},
    "menu": {"menuSub"},
    "elsewhere": {"bridge"},
}
"""What a key does, by the kind of node that it leads to in the picture."""


def test_the_keys_are_those_of_the_picture_and_do_what_it_shows() -> None:
    for type_id, needs in every_result():
        if type_id not in api().types or type_id == "vxml-ivr":
            continue
        # The menu that asks for the language has keys of its own, tested below.
        calls = [call for call in calls_of(type_id, needs) if "LANGUAGES_ID" not in call.path]
        bodies = [call.body for call in calls if call.body]
        set_keys = [(body["dtmf"], body["action"]) for body in bodies if "dtmf" in body]
        drawn = callflows()[type_id].drawn(needs).keys
        assert sorted(key for key, _ in set_keys) == sorted(drawn), (type_id, needs)
        assert all(action in ACTIONS[drawn[str(key)].kind] for key, action in set_keys)
        rules = {body.get("action") for body in bodies if "negativeAction" in body}
        assert ("ivr" in rules) == bool(drawn), (type_id, needs)


def test_each_step_that_is_drawn_with_a_greeting_plays_it_first() -> None:
    for type_id, needs in every_result():
        if type_id != "expert-queue":
            continue
        calls = [call.id for call in calls_of(type_id, needs)]
        drawn = callflows()[type_id].drawn(needs).by_id
        played = {"slot-greeting-rule", "slot-text-rule"} & set(calls)
        assert ("slot-greeting" in drawn) == bool(played), needs
        if played:
            rings = {"slot-rule", "slot-team-rule"} & set(calls)
            assert calls.index(played.pop()) == calls.index(rings.pop()) - 1, needs


def names(tree: ast.AST, use: type[ast.expr_context]) -> set[str]:
    found = (node for node in ast.walk(tree) if isinstance(node, ast.Name))
    return {node.id for node in found if isinstance(node.ctx, use)}


def test_the_text_is_a_script() -> None:
    for calls in few_lists():
        text = shell(api(), calls, say, "keys")
        made = [shlex.split(line) for line in text.splitlines() if line.startswith("call ")]
        assert [line[1] for line in made] == [call.method for call in calls]
        for line, call in zip(made, calls, strict=True):
            assert not re.search(r"[{}]", line[2])
            body = re.sub(r"(?<=: )[A-Z][A-Z_0-9]+(?=[,}])", "1", line[3]) if call.body else "{}"
            assert json.loads(body).keys() == (call.body or {}).keys()
        tree = ast.parse(python(api(), calls, say, "keys"))
        assert names(tree, ast.Load) - names(tree, ast.Store) <= {"ovh", "str", "print"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_call_and_every_placeholder_has_words(language: str) -> None:
    own = words(language)
    assert not missing_call_words(api(), own)
    used = {call.words for call in every_call()}
    assert used == set(own["api"]["calls"])
    assert set(api().samples) == set(own["api"]["placeholders"])


def test_missing_words_are_named() -> None:
    call = replace(every_call()[0], words="nothing")
    made_up = replace(api(), types={"ivr": (replace(api().types["ivr"][0], call=call),)})
    assert missing_call_words(made_up, words("fr")) == ["fr/api.toml: calls.nothing: is missing"]


def load(folder: Path, text: str) -> Api:
    path = folder / "api.toml"
    path.write_text(text, "utf-8")
    known = Known(("ivr",), ("voicemail",), ())
    return load_api(path, known, ["ivr"])


def test_a_small_file(tmp_path: Path) -> None:
    found = load(tmp_path, SPOILT)
    paths = [call.path for call in found.calls("x", callflows()["ivr"])]
    assert paths == ["/number/{NUMBER}"]
    assert found.calls("x", callflows()["conference"]) == ()


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('ivr = "look"', 'ivr = "look look-again"', "look-again"),
        ('ivr = "look"', 'ivr = "look"\npabx = "look"', "pabx"),
        ("{NUMBER}", "{LINE}", "LINE"),
        ("GET", "FETCH", "must be one of"),
        ('"00"', "1.5", "whole number"),
        ('NUMBER = "00"', 'NUMBER = "00"\nLINE = "00"', "used nowhere"),
        ("[calls.look]", '[calls.other]\ncall = "GET /"\n[calls.look]', "used nowhere"),
        ('{NUMBER}"', '{NUMBER}"\nneeds_any = ["fax"]', "fax"),
        ('{NUMBER}"', '{NUMBER}"\nbody_for.fax = { a = 1 }', "fax"),
        ('{NUMBER}"', '{NUMBER}"\ndrawn = ["fox"]', "fox"),
        ('{NUMBER}"', '{NUMBER}"\nbody = { a = [1] }', "true or false"),
        ('{NUMBER}"', '{NUMBER}"\nbody = { a = "{LINE}" }', "LINE"),
        ('{NUMBER}"', '{NUMBER}"\ngives = { LINE = "first" }', "LINE"),
        ('{NUMBER}"', '{NUMBER}"\nonly_for = "voicemail"', "only_for"),
    ],
)
def test_a_slip_in_the_file_is_named(tmp_path: Path, before: str, after: str, said: str) -> None:
    assert before in SPOILT
    with pytest.raises(ContentError, match=re.escape(said)):
        load(tmp_path, SPOILT.replace(before, after))


def test_the_first_values_are_those_of_the_pictures_and_of_the_sheet() -> None:
    """How long a phone rings, how many may wait and for how long."""
    known = {q.id: q.most for flow in callflows().values() for q in flow.quantities}
    steps = sheet(LANGUAGES[0]).rows["call-queue"].values()
    first = {row.id: row.initial for rows in steps for row in rows}
    once, outside = known["ring-time"], int(first["ring-time-outside"])
    mobile, long = int(first["ring-time-mobile"]), known["wait-time"] * 60
    bodies = [call.body for call in every_call() if call.body]
    for field, values in (
        ("timeout", {once, outside, mobile}),
        ("transferTimeout", {once, outside}),
        ("maxWaitTime", {once, outside, mobile, 2 * once, 3 * once, once + outside, long}),
        ("wrapUpTime", {int(first["no-rest"]), int(first["rest-time"])}),
        ("maxMember", {known["queue-size"]}),
        ("queueSize", {known["queue-size"], int(first["most-callers"])}),
    ):
        assert {body[field] for body in bodies if field in body} == values, field
    assert once == int(first["ring-time"])
    assert long == int(first["longest-wait"])


def test_with_a_menu_in_each_language_the_first_one_asks_for_it() -> None:
    lead = frozenset({"key-menu", "menu-editor", "key-rings-one", "language-choice"})
    for needs, first in ((lead, "MENU_ID"), (lead | {"submenus"}, "LANGUAGES_ID")):
        calls = {call.id: call for call in api().calls("cloudIvr", callflows()["ivr"], needs)}
        started = calls["menu-rule"].body
        assert started
        assert started["actionParam"] == Placeholder(first, as_text=True)
        assert ("key-second-language" in calls) is (first == "LANGUAGES_ID")
