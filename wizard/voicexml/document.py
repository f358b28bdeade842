"""Writes the document, part by part; every sentence in it comes from the words of a language."""

from collections.abc import Callable
from textwrap import indent
from xml.sax.saxutils import escape

Say = Callable[[str], str]
"""Gives a sentence by its key. No sentence may have two hyphens: they would end a comment."""

MESSAGE, SPOKEN = "caller-message", "speech-synthesis"
"""The needs that change the document: a message is recorded, texts are read by a voice."""


def starter(say: Say, needs: frozenset[str]) -> str:
    """The document for some needs. Valid against the schema of VoiceXML 2.1."""
    parts = [
        _head(say),
        _ends(say, needs),
        _greeting(say, needs),
        _menu(say, needs),
        _person(say, needs),
        _answer(say, needs),
        _message(say, needs) if MESSAGE in needs else _comment(say("no_message")),
    ]
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{_comment(say("about"))}\n'
        '<vxml version="2.1" xmlns="http://www.w3.org/2001/vxml" '
        f'xml:lang="{say("tag")}">\n' + _inside("\n\n".join(parts)) + "\n</vxml>\n"
    )


def _head(say: Say) -> str:
    return "\n".join(
        (
            _comment(say("settings")),
            '<property name="inputmodes" value="dtmf"/>',
            '<property name="timeout" value="5s"/>',
        )
    )


def _ends(say: Say, needs: frozenset[str]) -> str:
    return f"""\
{_comment(say("hang_up"))}
<catch event="connection.disconnect.hangup"><exit/></catch>
{_comment(say("unreachable"))}
<catch event="error">
{_inside(_prompt(say, needs, "sorry"), "<exit/>")}
</catch>"""


def _greeting(say: Say, needs: frozenset[str]) -> str:
    return f"""\
{_comment(say("greeting"))}
<form id="welcome">
  <block>
{indent(_inside(_prompt(say, needs, "welcome"), '<goto next="#choices"/>'), "  ")}
  </block>
</form>"""


def _menu(say: Say, needs: frozenset[str]) -> str:
    offered = ("person", "answer", "message") if MESSAGE in needs else ("person", "answer")
    choices = [
        f'<choice dtmf="{key}" next="#{name}"/>' for key, name in enumerate(offered, start=1)
    ]
    prompts = [_prompt(say, needs, f"offer_{name}") for name in offered]
    silence = _inside(_prompt(say, needs, "silence"), "<reprompt/>")
    again = _inside(_prompt(say, needs, "wrong_key"), "<reprompt/>")
    goodbye = _inside(_prompt(say, needs, "goodbye"), "<exit/>")
    lines = [
        *prompts,
        *choices,
        _comment(say("noinput")),
        f"<noinput>\n{silence}\n</noinput>",
        f'<noinput count="3">\n{goodbye}\n</noinput>',
        _comment(say("nomatch")),
        f"<nomatch>\n{again}\n</nomatch>",
    ]
    return f'{_comment(say("menu"))}\n<menu id="choices">\n{_inside(*lines)}\n</menu>'


def _person(say: Say, needs: frozenset[str]) -> str:
    where = "message" if MESSAGE in needs else "choices"
    not_there = _inside(_prompt(say, needs, "not_there"), f'<goto next="#{where}"/>')
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


def _answer(say: Say, needs: frozenset[str]) -> str:
    value = "found.documentElement.firstChild.data"
    sound = f"'https://example.com/sounds/' + {value} + '.wav'"
    heard = f'<value expr="{value}"/>' if SPOKEN in needs else f'<audio expr="{sound}"/>'
    lines = _inside(
        _comment(say("data")),
        '<data name="found" src="https://example.com/lookup.xml" namelist="reference"/>',
        _comment(say("read_aloud" if SPOKEN in needs else "recorded_answer")),
        f"<prompt>{heard}</prompt>",
        _prompt(say, needs, "goodbye"),
        "<exit/>",
    )
    return f"""\
{_comment(say("lookup"))}
<form id="answer">
  <field name="reference" type="digits">
{indent(_inside(_prompt(say, needs, "ask_reference")), "  ")}
    <filled>
{indent(lines, "    ")}
    </filled>
  </field>
</form>"""


def _message(say: Say, needs: frozenset[str]) -> str:
    filled = _inside(
        _prompt(say, needs, "thanks"),
        _comment(say("submit")),
        '<submit next="https://example.com/messages" method="post"',
        '        enctype="multipart/form-data" namelist="voice"/>',
    )
    return f"""\
{_comment(say("record"))}
<form id="message">
  <record name="voice" beep="true" maxtime="120s" finalsilence="4s" dtmfterm="true">
{indent(_inside(_prompt(say, needs, "after_beep")), "  ")}
    <filled>
{indent(filled, "    ")}
    </filled>
  </record>
</form>"""


def _prompt(say: Say, needs: frozenset[str], key: str) -> str:
    """A text for a synthetic voice, or a sound file with the text as its stand-in."""
    text = escape(say(key))
    if SPOKEN in needs:
        return f"<prompt>{text}</prompt>"
    name = key.replace("_", "-")
    return f'<prompt><audio src="https://example.com/sounds/{name}.wav">{text}</audio></prompt>'


def _comment(text: str) -> str:
    return f"<!-- {text} -->"


def _inside(*lines: str) -> str:
    return indent("\n".join(lines), "  ")
