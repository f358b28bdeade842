"""The answer that both wizards are given: an address here, a form sent with POST there."""

from html import escape
from urllib.parse import urlencode

from wizard.address import State, query
from wizard.advice import AnswerSet
from wizard.content import engine, words

LANGUAGE = "en"
QUESTION, ANSWER = "who", "several"
START = State(AnswerSet())
AFTER = State(AnswerSet({QUESTION: (ANSWER,)}))
STEP = f"/{LANGUAGE}/"
"""The first question: the page that both wizards show, ours and SessionWizardView's."""
ANSWERED = STEP + query(AFTER.pairs([QUESTION]))
"""The page that follows the answer."""
SENT = STEP + query(((QUESTION, ""), *AFTER.pairs([QUESTION])))
"""What a browser asks for when the form is sent: it is led on to the page that follows."""


def next_title() -> bytes:
    """The title of the question that follows, as it stands in the page."""
    question = engine().next_question(AFTER.answers)
    assert question is not None
    return escape(words(LANGUAGE)["questions"][question.id]["title"]).encode()


def form_body(token: str) -> bytes:
    """What a browser sends to the SessionWizardView for the same answer."""
    fields = {
        "csrfmiddlewaretoken": token,
        "guide-current_step": "first",
        f"first-{QUESTION}": ANSWER,
    }
    return urlencode(fields).encode()
