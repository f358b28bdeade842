"""Writes the document, part by part; every sentence in it comes from the words of a language."""

from collections.abc import Callable, Collection, Mapping, Sequence
from textwrap import indent
from xml.sax.saxutils import escape

from wizard.callflow import CallFlow

Say = Callable[..., str]
"""Gives a sentence by its key. No sentence may have two hyphens: they would end a comment."""

SPOKEN = "speech-synthesis"
"""With this need, texts are read by a voice."""

FORMS = {"ovh-phone": "person", "announcement": "answer", "voicemail": "message"}
"""The form that does what the picture shows, by the kind of a node."""


def starter(say: Say, flow: CallFlow, needs: frozenset[str] | None = None) -> str:
    """The document for some needs or (None) all. Valid against the schema of VoiceXML 2.1.

    `flow` is what happens to a call of the type. Where the picture has keys, the menu has them;
    where it has none, the caller types in a number, and the data decide.
    """
    spoken = needs is None or SPOKEN in needs
    drawn = flow.drawn(needs)
    offered = {key: FORMS[node.kind] for key, node in drawn.keys.items()}
    forms = {FORMS[node.kind] for node in drawn.nodes if node.kind in FORMS}
    is_recorded = "message" in forms
    parts = [
        _head(say),
        _ends(say, spoken),
        _greeting(say, spoken, "choices" if offered else "answer"),
        _menu(say, spoken, offered) if offered else "",
        _person(say, spoken, _after_no_answer(forms, offered)) if "person" in forms else "",
        _answer(say, spoken, [] if offered else sorted(forms - {"answer"})),
        _message(say, spoken) if is_recorded else _comment(say("no_message")),
    ]
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{_comment(say("about"))}\n'
        '<vxml version="2.1" xmlns="http://www.w3.org/2001/vxml" '
        f'xml:lang="{say("tag")}">\n' + _inside("\n\n".join(filter(None, parts))) + "\n</vxml>\n"
    )


def _after_no_answer(forms: Collection[str], offered: Collection[str]) -> str:
    if "message" in forms:
        return '<goto next="#message"/>'
    return '<goto next="#choices"/>' if offered else "<exit/>"


def _head(say: Say) -> str:
    return "\n".join(
        (
            _comment(say("settings")),
            '<property name="inputmodes" value="dtmf"/>',
            '<property name="timeout" value="5s"/>',
        )
    )


def _ends(say: Say, spoken: bool) -> str:
    return f"""\
{_comment(say("hang_up"))}
<catch event="connection.disconnect.hangup"><exit/></catch>
{_comment(say("unreachable"))}
<catch event="error">
{_inside(_prompt(say, spoken, "sorry"), "<exit/>")}
</catch>
{_comment(say("noinput"))}
<noinput>
{_inside(_prompt(say, spoken, "silence"), "<reprompt/>")}
</noinput>
<noinput count="3">
{_inside(_prompt(say, spoken, "goodbye"), "<exit/>")}
</noinput>
{_comment(say("nomatch"))}
<nomatch>
{_inside(_prompt(say, spoken, "wrong_key"), "<reprompt/>")}
</nomatch>"""


def _greeting(say: Say, spoken: bool, onward: str) -> str:
    goto = f'<goto next="#{onward}"/>'
    return f"""\
{_comment(say("greeting"))}
<form id="welcome">
  <block>
{indent(_inside(_prompt(say, spoken, "welcome"), goto), "  ")}
  </block>
</form>"""


def _menu(say: Say, spoken: bool, offered: Mapping[str, str]) -> str:
    prompts = [_prompt(say, spoken, f"offer_{form}", key) for key, form in offered.items()]
    choices = [f'<choice dtmf="{key}" next="#{form}"/>' for key, form in offered.items()]
    return f'{_comment(say("menu"))}\n<menu id="choices">\n{_inside(*prompts, *choices)}\n</menu>'


def _person(say: Say, spoken: bool, after: str) -> str:
    not_there = _inside(_prompt(say, spoken, "not_there"), after)
    return f"""\
{_comment(say("transfer"))}
<form id="person">
  <transfer name="call" dest="tel:+33199000002" bridge="true" connecttimeout="20s">
    <filled>
      <if cond="call == 'busy' || call == 'noanswer'">
{indent(not_there, "      ")}
      </if>
      <exit/>
    </filled>
  </transfer>
</form>"""


def _answer(say: Say, spoken: bool, others: Sequence[str]) -> str:
    value = "found.documentElement.firstChild.data"
    sound = f"'https://example.com/sounds/' + {value} + '.wav'"
    heard = f'<value expr="{value}"/>' if spoken else f'<audio expr="{sound}"/>'
    lines = _inside(
        _comment(say("data")),
        '<data name="found" src="https://example.com/lookup.xml" namelist="reference"/>',
        *([_comment(say("decide"))] if others else []),
        *(f'<if cond="{value} == \'{form}\'"><goto next="#{form}"/></if>' for form in others),
        _comment(say("read_aloud" if spoken else "recorded_answer")),
        f"<prompt>{heard}</prompt>",
        _prompt(say, spoken, "goodbye"),
        "<exit/>",
    )
    return f"""\
{_comment(say("lookup"))}
<form id="answer">
  <field name="reference" type="digits">
{indent(_inside(_prompt(say, spoken, "ask_reference")), "  ")}
    <filled>
{indent(lines, "    ")}
    </filled>
  </field>
</form>"""


def _message(say: Say, spoken: bool) -> str:
    filled = _inside(
        _prompt(say, spoken, "thanks"),
        _comment(say("submit")),
        '<submit next="https://example.com/messages" method="post"',
        '        enctype="multipart/form-data" namelist="voice"/>',
    )
    return f"""\
{_comment(say("record"))}
<form id="message">
  <record name="voice" beep="true" maxtime="120s" finalsilence="4s" dtmfterm="true">
{indent(_inside(_prompt(say, spoken, "after_beep")), "  ")}
    <filled>
{indent(filled, "    ")}
    </filled>
  </record>
</form>"""


def _prompt(say: Say, spoken: bool, name: str, digit: str = "") -> str:
    """A text for a synthetic voice, or a sound file with the text as its stand-in."""
    text = escape(say(name, digit=digit))
    if spoken:
        return f"<prompt>{text}</prompt>"
    name = name.replace("_", "-")
    return f'<prompt><audio src="https://example.com/sounds/{name}.wav">{text}</audio></prompt>'


def _comment(text: str) -> str:
    return f"<!-- {text} -->"


def _inside(*lines: str) -> str:
    return indent("\n".join(lines), "  ")
