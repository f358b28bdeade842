"""The shipped flows: whole for every combination of needs, and worded in both languages."""

from __future__ import annotations

import re

import pytest

from wizard.callflow import CallFlow, OutlineStep, outline
from wizard.callflow.measure import text_width, wrap
from wizard.callflow.model import END_KINDS
from wizard.callflow.selection import key_of
from wizard.callflow.words import missing_labels

from .shipped import CATALOGUE, FLOWS, LABELS, LANGUAGES, shapes, texts

NAMES = sorted(FLOWS)
NBSP = "\u00a0"


def test_the_nine_types_have_a_flow() -> None:
    assert set(FLOWS) == set(CATALOGUE["types"])


@pytest.mark.parametrize("name", NAMES)
def test_sources_are_those_of_the_catalogue(name: str) -> None:
    flow = FLOWS[name]
    named = set(flow.sources)
    for part in (*flow.written_scenarios, *flow.quantities):
        named |= set(part.sources)
    assert named <= set(CATALOGUE["sources"])


@pytest.mark.no_cover
@pytest.mark.parametrize("name", NAMES)
def test_each_combination_of_needs_is_whole(name: str) -> None:
    for flow in shapes(name):
        assert flow.nodes[0].id == FLOWS[name].nodes[0].id
        reached = [flow.nodes[0].id]
        for source in reached:
            leaving = flow.leaving(source)
            kind = flow.by_id[source].kind
            assert bool(leaving) == (kind not in END_KINDS), (source, kind)
            assert sum(edge.main for edge in leaving) == bool(leaving)
            reached += [edge.target for edge in leaving]
        members = [node.id for node in flow.nodes if node.group]
        assert all(flow.by_id[node.group].id in reached for node in flow.nodes if node.group)
        assert sorted(reached + members) == sorted(flow.by_id)
        assert len(set(reached)) == len(reached)
        assert all(len(flow.members(node.id)) >= 2 for node in flow.nodes if node.kind == "team")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_are_missing(name: str, language: str) -> None:
    assert missing_labels(FLOWS[name], LABELS[language]) == []


def test_missing_words_are_named() -> None:
    labels = {"nodes": {"caller": " "}, "conditions": {}}
    missing = missing_labels(FLOWS["redirect"], labels)
    assert {"nodes.caller", "details.busy-light", "conditions.closed"} <= set(missing)
    assert missing == sorted(missing)


def test_both_languages_have_the_same_keys_and_none_is_unused() -> None:
    used = {key for flow in FLOWS.values() for key in missing_labels(flow, {})}
    # What is heard, who rings, … is said only where there is something to say.
    optional = re.compile(r"moments\.[a-z-]+\.(heard|rings|shown|lasts)")
    said = {language: {key for key, _ in texts(LABELS[language])} for language in LANGUAGES}
    assert said["fr"] == said["en"]
    # test_strategies.py and test_legend.py have the rest.
    others = ("strateg", "units.minutes.short", "legend.")
    ours = {key for key in said["fr"] if not key.startswith(others)}
    assert {key for key in ours if not optional.fullmatch(key)} == used
    told = {key.split(".")[1] for key in said["fr"] if key.startswith("moments.")}
    assert told == {key.split(".")[1] for key in used if key.startswith("moments.")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_typography(language: str) -> None:
    for key, text in texts(LABELS[language]):
        assert "'" not in text
        assert not re.search(r"[\d}] (s|min)\b", text), key
        if language == "fr":
            assert not re.search(rf"(?<!{NBSP})[:;?!»]|«(?!{NBSP})", text), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_times_and_limits_stand_in_the_data_only(language: str) -> None:
    """A digit in the words is a name: a key, a line, a slot."""
    named = re.compile(rf"(touches?|keys?|Ligne|Line|Téléphone|Phone|créneau|slot){NBSP}\d+")
    for key, text in texts(LABELS[language]):
        assert not re.search(r"\d", named.sub("", text)), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_short(language: str) -> None:
    for key, text in texts(LABELS[language]):
        for sentence in re.split(r"(?<=[.?!])\s", text):
            assert len(sentence.split()) < 20, key


def needs(*ids: str) -> frozenset[str]:
    return frozenset(ids)


def told(flow: CallFlow) -> list[str]:
    def flat(steps: tuple[OutlineStep, ...]) -> list[str]:
        lines: list[str] = []
        for step in steps:
            lines.append(step.text)
            for branch in step.branches:
                lines += [f"[{branch.condition}]", *flat(branch.steps)]
        return lines

    return flat(outline(flow, LABELS["en"]))


def test_one_outside_number_on_a_queue_is_one_outside_phone() -> None:
    flow = FLOWS["call-queue"].drawn(needs("one-place", "outside-number"))
    assert told(flow) == [
        "The caller",
        "Your number",
        "Outside number (billed extra)",
        "[busy or no answer]",
        "Its voicemail, or end (by the ring time)",
        "You talk",
    ]
    assert [node.kind for node in flow.nodes].count("outside-phone") == 1


def test_a_queue_shows_only_what_is_asked_for() -> None:
    flow = FLOWS["call-queue"].drawn(needs("rings-several", "waiting-queue", "voicemail"))
    assert told(flow) == [
        "The caller",
        "Your number",
        "Waiting queue (hold music)",
        "[too long]",
        "Voicemail",
        "Your team",
        "[in your order]",
        f"Line{NBSP}1",
        f"Line{NBSP}2",
        "[nobody answered]",
        "Voicemail",
        "You talk",
    ]


@pytest.mark.parametrize("name", ["redirect", "ddi"])
def test_the_line_filters_callers_and_tells_how_that_ends(name: str) -> None:
    flow = FLOWS[name].drawn(needs("one-place", "ovh-line", "caller-filter"))
    assert flow.edges_to("refused")[-1].id == "filter--refused"
    assert "listed-caller" in {scenario.id for scenario in flow.scenarios}
    fax = FLOWS["redirect"].drawn(needs("one-place", "fax-line", "caller-filter"))
    assert "filter" not in fax.by_id


def test_hours_are_a_test_with_their_own_end() -> None:
    flow = FLOWS["call-queue"].drawn(needs("rings-several", "opening-hours"))
    assert told(flow)[2:5] == ["Opening hours", "[closed]", "Closing message"]
    assert "hours--closed" in {edge.id for edge in flow.edges}


@pytest.mark.parametrize("name", ["redirect", "ddi", "ivr", "call-queue", "expert-queue"])
@pytest.mark.parametrize(
    ("need", "end"), [("closed-forward", "Another number"), ("closed-message", "Closing message")]
)
def test_what_follows_when_closed_is_what_was_asked_for(name: str, need: str, end: str) -> None:
    lines = told(FLOWS[name].drawn(needs(need, "voicemail")))
    assert lines[lines.index("[closed]") + 1].startswith(end)


def test_a_line_forwards_to_another_phone_where_that_is_asked_for() -> None:
    stand_in = "Stand-in number (forward of the line)"
    lines = told(FLOWS["redirect"].drawn(needs("ovh-line", "outside-if-unanswered")))
    assert lines[lines.index("[no answer, busy, offline]") + 1] == stand_in
    assert "[busy]" not in lines


def test_a_busy_line_leads_to_its_voicemail_even_beside_a_forward() -> None:
    asked = needs("ovh-line", "outside-if-unanswered", "voicemail")
    lines = told(FLOWS["redirect"].drawn(asked))
    assert "[no answer, offline]" in lines
    assert lines[lines.index("[busy]") + 1] == "The line’s voicemail"


def test_a_line_whose_internet_is_down_forwards_too() -> None:
    flow = FLOWS["redirect"].drawn(needs("ovh-line", "outside-if-unanswered"))
    assert flow.scenario("offline").nodes == flow.scenario("forwarded").nodes
    assert flow.scenario("offline").moments == {"line": "line-offline"}


def test_an_outside_number_is_drawn_only_when_needed() -> None:
    bare = FLOWS["call-queue"].drawn(needs("rings-several"))
    assert "outside-phone" not in {node.kind for node in bare.nodes}


def test_a_menu_tells_its_first_key_first() -> None:
    lines = told(FLOWS["ivr"].drawn(needs("key-menu")))
    keys = [line for line in lines if line.startswith("[key")]
    assert keys == [f"[key{NBSP}1]", f"[key{NBSP}2]"]


def test_a_device_of_ones_own_offers_no_choice_of_number() -> None:
    lines = told(FLOWS["ddi"].drawn(needs("ovh-line")))
    assert f"[number{NBSP}A]" not in lines
    assert "Your SIP device (shows the number)" in lines


def test_wrapping() -> None:
    assert wrap("short", 100) == ("short",)
    assert wrap("Incompréhensibilité", 10) == ("Incompréhensibilité",)
    assert wrap("one two three", 60) == ("one two", "three")
    assert text_width("漢") == text_width("W") > text_width("i")


def test_the_keys_of_a_menu_say_where_they_lead() -> None:
    drawn = FLOWS["ivr"].drawn(frozenset({"key-menu", "menu-editor", "key-rings-one"}))
    assert {key: node.id for key, node in drawn.keys.items()} == {"1": "line", "2": "second"}
    assert not FLOWS["redirect"].drawn(frozenset()).keys


CHOICE = "language-choice"
LEAD = ("key-menu", "menu-editor", "key-rings-one")


def test_information_has_a_key_for_each_piece_only_if_asked() -> None:
    inform = ("key-menu", "menu-editor", "plays-information")
    assert told(FLOWS["ivr"].drawn(needs(*inform)))[-1] == "Information (then the call ends)"
    keys = told(FLOWS["ivr"].drawn(needs(*inform, "key-plays-information")))
    assert keys[keys.index("Key menu") :] == [
        "Key menu",
        f"[key{NBSP}1]",
        "Information (then the call ends)",
        f"[key{NBSP}2]",
        "More information (then the call ends)",
        "[other]",
        "Unknown key (with your choices)",
    ]


@pytest.mark.parametrize("name", ["ivr", "expert-queue"])
def test_a_key_plays_information_beside_those_that_ring(name: str) -> None:
    flow = FLOWS[name].drawn(needs(*LEAD, "key-plays-information"))
    assert flow.written_keys == {"1": "1", "2": "2", "4": "3"}
    lines = told(flow)
    assert lines[lines.index(f"[key{NBSP}3]") + 1] == "Information (then the call ends)"
    assert f"[key{NBSP}2]" in lines


@pytest.mark.no_cover
@pytest.mark.parametrize("name", NAMES)
def test_the_keys_of_a_menu_are_counted_without_a_gap(name: str) -> None:
    for flow in shapes(name):
        for node in flow.nodes:
            keys = sorted(
                {key for edge in flow.leaving(node.id) if (key := key_of(edge.condition))}
            )
            assert keys == [str(number) for number in range(1, len(keys) + 1)], node.id


@pytest.mark.parametrize("extra", [(), ("key-rings-team",), ("key-rings-team", "waiting-queue")])
def test_the_first_keys_are_languages_and_the_way_behind_them_stays(extra: tuple[str, ...]) -> None:
    flow = FLOWS["expert-queue"]
    plain, languages = (flow.drawn(needs(*LEAD, *extra, *more)) for more in ((), (CHOICE,)))
    assert {key: node.id for key, node in languages.keys.items()} == {
        key: node.id for key, node in plain.keys.items()
    }
    lines = told(languages)
    assert {"Language menu", "[language A]", "[language B]"} <= set(lines)
    assert f"[key{NBSP}1]" not in lines
    nested = told(flow.drawn(needs(*LEAD, *extra, CHOICE, "submenus")))
    assert "Menu in language A (more choices)" in nested
    assert not any(line.startswith("Submenu") for line in nested)


def test_each_language_has_a_voicemail_of_its_own() -> None:
    flow = FLOWS["ivr"].drawn(needs("key-menu", "menu-editor", "takes-message", CHOICE))
    assert [node.kind for node in flow.keys.values()] == ["voicemail", "voicemail"]


@pytest.mark.no_cover
@pytest.mark.parametrize("name", NAMES)
def test_no_two_ways_leave_a_menu_by_the_same_key(name: str) -> None:
    for flow in shapes(name):
        for node in flow.nodes:
            words = [edge.condition for edge in flow.leaving(node.id) if edge.condition]
            assert len(set(words)) == len(words), (node.id, words)
