"""Writes the document, part by part; every sentence in it comes from the words of a language."""

from collections.abc import Callable, Collection, Mapping, Sequence
from textwrap import indent
from xml.sax.saxutils import escape

from wizard.callflow import HANDS_OVER, CallFlow, FlowNode

Say = Callable[..., str]
"""Gives a sentence by its key. No sentence may have two hyphens: they would end a comment."""

SPOKEN = "speech-synthesis"
"""With this need, texts are read by a voice."""

LOOKS_UP, KEEPS = "data-look-up", "keeps-answers"
"""With these needs, the script asks the visitor's own server."""

FORMS = {"ovh-phone": "person", "announcement": "answer", "voicemail": "message"}
"""The form that does what the picture shows, by the kind of a node."""
FORMS_BY_LABEL = {"ovh-number-b": "other", HANDS_OVER: "second"}
"""The same, where the label of a node decides."""
NUMBERS = {"person": "+33199000002", "other": "+33199000003", "second": "+33199000004"}
"""The forms that transfer, and a number for each, among those kept for fiction."""


def form_of(node: FlowNode) -> str | None:
    """The id of the form that does what a node shows; None if it takes no form of its own."""
    return FORMS_BY_LABEL.get(node.label) or FORMS.get(node.kind)


def starter(say: Say, flow: CallFlow, needs: frozenset[str] | None = None) -> str:
    """The document for some needs or (None) all. Valid against the schema of VoiceXML 2.1.

    `flow` is what happens to a call of the type. Where the picture has keys, the menu has them;
    where it has none, the caller types in a number, and the program decides. A script that only
    records goes straight to the message.
    """
    spoken = needs is None or SPOKEN in needs
    drawn = flow.drawn(needs)
    offered = {key: form_of(node) or "answer" for key, node in drawn.keys.items()}
    forms = {form for node in drawn.nodes if (form := form_of(node))}
    asks = any(node.kind == "menu" for node in drawn.nodes)
    onward = "choices" if offered else "answer" if asks else "message"
    after = _after_no_answer(forms, offered)
    parts = [
        _head(say),
        _ends(say, spoken),
        _greeting(say, spoken, onward),
        _menu(say, spoken, offered) if offered else "",
        *(_transfer(say, spoken, form, after) for form in NUMBERS if form in forms),
        _says(say, spoken) if offered and "answer" in forms else "",
        _answer(say, spoken, needs, sorted(forms - {"answer"})) if onward == "answer" else "",
        _message(say, spoken) if "message" in forms else _comment(say("no_message")),
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


def _transfer(say: Say, spoken: bool, form: str, after: str) -> str:
    not_there = _inside(_prompt(say, spoken, "not_there"), after)
    return f"""\
{_comment(say(f"transfer_{form}"))}
<form id="{form}">
  <transfer name="call" dest="tel:{NUMBERS[form]}" bridge="true" connecttimeout="20s">
    <filled>
      <if cond="call == 'busy' || call == 'noanswer'">
{indent(not_there, "      ")}
      </if>
      <exit/>
    </filled>
  </transfer>
</form>"""


def _says(say: Say, spoken: bool) -> str:
    said = _inside(_prompt(say, spoken, "says"), "<exit/>")
    return f"""\
{_comment(say("message_played"))}
<form id="answer">
  <block>
{indent(said, "  ")}
  </block>
</form>"""


def _answer(say: Say, spoken: bool, needs: frozenset[str] | None, others: Sequence[str]) -> str:
    """The caller keys something in, and the program decides: by its data, or by the key."""
    looks_up = needs is None or LOOKS_UP in needs
    keeps = needs is not None and KEEPS in needs
    value = "found.documentElement.firstChild.data" if looks_up else "reference"
    words = others if looks_up else [str(n) for n in range(1, len(others) + 1)]
    jumps = (
        f'<if cond="{value} == \'{word}\'"><goto next="#{form}"/></if>'
        for word, form in zip(words, others, strict=True)
    )
    lines = _inside(
        *([_comment(say("keep")), _data("kept")] if keeps else []),
        *([_comment(say("data")), _data("found")] if looks_up else []),
        *([_comment(say("decide" if looks_up else "decide_by_key"))] if others else []),
        *jumps,
        *(_found(say, spoken, value) if looks_up else ()),
        _prompt(say, spoken, "goodbye" if looks_up else "kept" if keeps else "says"),
        "<exit/>",
    )
    return f"""\
{_comment(say("lookup" if looks_up else "keyed"))}
<form id="answer">
  <field name="reference" type="digits">
{indent(_inside(_prompt(say, spoken, "ask_reference" if looks_up or keeps else "ask_key")), "  ")}
    <filled>
{indent(lines, "    ")}
    </filled>
  </field>
</form>"""


def _data(name: str) -> str:
    return f'<data name="{name}" src="https://example.com/{name}.xml" namelist="reference"/>'


def _found(say: Say, spoken: bool, value: str) -> tuple[str, str]:
    sound = f"'https://example.com/sounds/' + {value} + '.wav'"
    heard = f'<value expr="{value}"/>' if spoken else f'<audio expr="{sound}"/>'
    return _comment(say("read_aloud" if spoken else "recorded_answer")), f"<prompt>{heard}</prompt>"


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
