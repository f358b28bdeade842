"""A flow that could lose a call is refused, with the file, the key and how to mend it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from wizard.callflow import Known, load_callflows
from wizard.toml import ContentError

GOOD = """
[quantities]
ring-time = { seconds = 20, sources = ["API24"] }
code = { digits = [1, 8], sources = ["CONF22"] }
[tiny]
sources = ["SEED"]
spine = ["caller", "hours", "team", "talk"]
[tiny.nodes]
caller = { kind = "caller" }
hours = { kind = "hours", needs_any = ["opening-hours"] }
closed = { kind = "end" }
team = { kind = "team" }
first = { kind = "ovh-phone", group = "team", variants = [{ needs_any = ["fax"], label = "fax" }] }
second = { kind = "ovh-phone", group = "team", needs_all = ["several"] }
talk = { kind = "talk" }
[[tiny.branches]]
from = "hours"
condition = "closed"
way = ["closed"]
[[tiny.scenarios]]
id = "open"
ends = ["talk"]
moments = { hours = "open", second = "answers" }
sources = ["Q23"]
[[tiny.scenarios]]
id = "shut"
ends = ["closed"]
sources = ["Q23"]
"""


KNOWN = Known(
    types=("tiny",),
    capabilities=("opening-hours", "several", "fax", "others"),
    sources=("SEED", "Q23", "API24", "CONF22"),
)


def load(tmp_path: Path, text: str, known: Known = KNOWN) -> None:
    path = tmp_path / "flows.toml"
    path.write_text(text, encoding="utf-8")
    load_callflows(path, known)


def test_the_small_flow_is_fine(tmp_path: Path) -> None:
    load(tmp_path, GOOD)


TALK = '{ kind = "talk" }'
SHUT = 'id = "shut"'
BROKEN = [
    ("[tiny]", "[tiny]\ncolour = 1", "tiny.colour", "remove it"),
    ('sources = ["SEED"]', "", "tiny.sources", "at least one source"),
    ('sources = ["SEED"]', "sources = 3", "tiny.sources", "list of ids"),
    ('"team", "talk"]\n', '"team", "nobody"]\n', "tiny.spine", "“nobody”"),
    ('spine = ["caller", "hours", "team", "talk"]', "", "tiny.spine", "in the order"),
    ('way = ["closed"]', "way = []", "tiny.branches[1].way", "in the order"),
    ('from = "hours"', 'from = "nowhere"', "tiny.branches[1].from", "use one of: caller, hours"),
    ('from = "hours"', "", "tiny.branches[1].from", "must be one of: caller, hours"),
    ('condition = "closed"', "", "tiny.branches[1].condition", "when the call"),
    ('condition = "closed"', 'condition = " "', "tiny.branches[1].condition", "not empty"),
    ('condition = "closed"', "condition = 4", "tiny.branches[1].condition", "not empty"),
    (TALK, "{}", "tiny.nodes.talk.kind", "must be one of: "),
    (TALK, "4", "tiny.nodes.talk", "must be a table"),
    (TALK, '{ kind = "chat" }', "tiny.nodes.talk.kind", "use one of"),
    (TALK, '{ kind = "talk", variants = 1 }', "tiny.nodes.talk.variants", "array"),
    (
        TALK,
        '{ kind = "talk", variants = [{ label = "a", knd = "b" }] }',
        "tiny.nodes.talk.variants[1].knd",
        "remove it",
    ),
    (
        '{ kind = "caller" }',
        '{ kind = "caller", needs_any = ["fax"] }',
        "tiny.nodes.caller",
        "begins",
    ),
    ('group = "team", needs', 'group = "tram", needs', "tiny.nodes.second.group", "the frame"),
    ('group = "team", needs', 'group = "first", needs', "tiny.nodes.second.group", "the frame"),
    ('"team", "talk"]', '"first", "talk"]', "tiny.nodes.team", "put it on the spine"),
    (
        'second = { kind = "ovh-phone"',
        'second = { kind = "end"',
        "tiny.nodes.second.kind",
        "a member ends no call",
    ),
    (
        '"hours", "team", "talk"]',
        '"hours", "team", "first", "talk"]',
        "tiny.nodes.first",
        "take it off the ways",
    ),
    (
        'way = ["closed"]',
        'way = ["closed"]\n[[tiny.branches]]\nfrom = "team"\ncondition = "c"\nway = ["closed"]',
        "tiny.nodes.closed",
        "one edge only",
    ),
    ('way = ["closed"]', 'way = ["caller"]', "tiny.nodes.caller", "one edge only"),
    (
        'way = ["closed"]',
        'way = ["closed"]\n[[tiny.branches]]\nfrom = "team"\ncondition = "c"\n'
        'way = ["hours", "closed"]',
        "tiny.nodes.hours",
        "one edge only",
    ),
    ('{ kind = "hours",', '{ kind = "team",', "tiny.nodes.hours", "into this frame"),
    (SHUT, 'id = "Shut!"', "tiny.scenarios[2].id", "small letters"),
    (SHUT, "", "tiny.scenarios[2].id", "small letters"),
    (SHUT, 'id = "open"', "tiny.scenarios[2].id", "another id"),
    (SHUT, SHUT + '\nway = ["talk"]', "tiny.scenarios[2].way", "remove it"),
    (SHUT, SHUT + "\nmoments = 3", "tiny.scenarios[2].moments", "must be a table"),
    (
        SHUT,
        SHUT + "\nmoments = { closed = 3 }",
        "tiny.scenarios[2].moments.closed",
        "must be a text",
    ),
    (SHUT, SHUT + '\nmoments = { team = "a" }', "tiny.scenarios[2].moments.team", "on the way"),
    (SHUT, SHUT + '\nmoments = { third = "a" }', "tiny.scenarios[2].moments.third", "on the way"),
    ('ends = ["closed"]', "", "tiny.scenarios[2].ends", "where the call stops"),
    ('ends = ["closed"]', 'ends = ["hours"]', "tiny.scenarios[2].ends", "“hours” is none"),
    ('ends = ["closed"]', 'ends = ["nowhere"]', "tiny.scenarios[2].ends", "“nowhere” is none"),
    (
        'ends = ["closed"]\nsources = ["Q23"]',
        'ends = ["closed"]',
        "tiny.scenarios[2].sources",
        "at least one source",
    ),
    ('["CONF22"]', "[]", "quantities.code.sources", "at least one source"),
    ("seconds = 20,", "", "quantities.ring-time", "give it one of"),
    ("seconds = 20", "seconds = 20, days = 1", "quantities.ring-time", "give it one of"),
    ("seconds = 20", "weeks = 20", "quantities.ring-time.weeks", "use one of"),
    ("seconds = 20", "seconds = 2.5", "quantities.ring-time.seconds", "whole number"),
    ("seconds = 20", "seconds = 0", "quantities.ring-time.seconds", "whole number"),
    ("digits = [1, 8]", "digits = [8, 1]", "quantities.code.digits", "least and the most"),
    ("digits = [1, 8]", "digits = [1, 2, 3]", "quantities.code.digits", "least and the most"),
    ("digits = [1, 8]", "digits = []", "quantities.code.digits", "least and the most"),
]


@pytest.mark.parametrize(("old", "new", "key", "mend"), BROKEN)
def test_a_broken_flow_is_refused(tmp_path: Path, old: str, new: str, key: str, mend: str) -> None:
    assert GOOD.count(old) == 1
    with pytest.raises(ContentError) as refused:
        load(tmp_path, GOOD.replace(old, new))
    assert refused.value.file == "flows.toml"
    assert refused.value.key == key
    assert mend in refused.value.mend
    assert str(refused.value) == f"flows.toml: {key}: {refused.value.mend}"


@pytest.mark.parametrize(
    ("text", "key", "mend"),
    [
        ("x = [", "(whole file)", "cannot be read"),
        ("tiny = 3", "tiny", "must be a table"),
        ("quantities = 3", "quantities", "must be a table"),
        (
            GOOD.partition("[[tiny.sc")[0].replace("[tiny.nodes]", "scenarios = 1\n[tiny.nodes]"),
            "tiny.scenarios",
            "array of tables",
        ),
        ("[tiny]\nnodes = 3", "tiny.nodes", "must be a table"),
        (GOOD.partition("[[")[0], "tiny.nodes.closed", "put it on the spine"),
        (
            GOOD.partition("[[")[0].replace("[tiny.nodes]", "branches = 3\n[tiny.nodes]"),
            "tiny.branches",
            "under [[…]]",
        ),
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, text: str, key: str, mend: str) -> None:
    with pytest.raises(ContentError) as refused:
        load(tmp_path, text)
    assert refused.value.key == key
    assert mend in refused.value.mend


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as refused:
        load_callflows(tmp_path / "none.toml", KNOWN)
    assert refused.value.file == "none.toml"


@pytest.mark.parametrize(
    ("known", "key", "mend"),
    [
        (
            replace(KNOWN, capabilities=("opening-hours", "fax")),
            "tiny.nodes.second.needs_all",
            "“several”",
        ),
        (replace(KNOWN, sources=("Q23", "API24", "CONF22")), "tiny.sources", "“SEED”"),
        (replace(KNOWN, sources=("SEED", "Q23", "API24")), "quantities.code.sources", "“CONF22”"),
        (replace(KNOWN, sources=("SEED", "API24", "CONF22")), "tiny.scenarios[1].sources", "“Q23”"),
        (replace(KNOWN, types=("huge",)), "tiny", "use one of: huge"),
        (replace(KNOWN, types=("tiny", "huge")), "huge", "describe its call"),
    ],
)
def test_what_the_catalogue_does_not_know_is_refused(
    tmp_path: Path, known: Known, key: str, mend: str
) -> None:
    with pytest.raises(ContentError) as refused:
        load(tmp_path, GOOD, known)
    assert (refused.value.file, refused.value.key) == ("flows.toml", key)
    assert mend in refused.value.mend


def test_a_caller_alone_in_the_frame_is_only_that_caller(tmp_path: Path) -> None:
    path = tmp_path / "flows.toml"
    path.write_text(
        """
[tiny]
sources = ["SEED"]
spine = ["callers", "number", "talk"]
[tiny.nodes]
callers = { kind = "caller" }
other = { kind = "caller", group = "callers", needs_any = ["others"] }
number = { kind = "number" }
caller = { kind = "caller", group = "callers" }
talk = { kind = "talk" }
""",
        encoding="utf-8",
    )
    flow = load_callflows(path, KNOWN)["tiny"]
    assert [stop.node.id for stop in flow.drawn(frozenset()).run] == ["caller", "number", "talk"]
    full = flow.drawn(None).run
    assert [member.id for member in full[0].members] == ["other", "caller"]
