"""What a state means, asked without a page."""

import subprocess
import sys

from wizard.address import State, parse
from wizard.content import engine
from wizard.standing import state_and_question


def asked(raw_query: str) -> State:
    return parse(raw_query, engine().catalogue)[0]


def test_the_next_question_is_asked_until_none_matters() -> None:
    state, question = state_and_question(asked("who=several"))
    assert question is not None
    assert question.id == "busy"
    assert state_and_question(asked("who=together")) == (asked("who=together"), None)
    assert state == asked("who=several")


def test_a_scenario_stands_only_where_the_result_can_show_it() -> None:
    assert state_and_question(asked("who=ipbx&call=free"))[0].call == "free"
    assert state_and_question(asked("who=ipbx&call=queue-full"))[0].call is None
    assert state_and_question(asked("who=several&call=free"))[0].call is None


def test_a_change_stands_only_for_a_question_with_an_answer() -> None:
    state, question = state_and_question(asked("who=together&change=who&call=free"))
    assert (state.change, state.call, question and question.id) == ("who", None, "who")
    assert state_and_question(asked("who=together&change=busy"))[0].change is None


def test_it_needs_no_web() -> None:
    code = "import sys, wizard.standing; print(any(m.startswith('django') for m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
