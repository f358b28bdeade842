"""The page of an error: a sentence, a way on."""

from dataclasses import dataclass
from typing import Any

from wizard.address import State
from wizard.advice import AnswerSet
from wizard.content import words
from wizard.pages.links import Frame, frame


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """Everything `error.html` shows. Its language links lead to the start."""

    frame: Frame
    title: str
    sentence: str
    words: dict[str, Any]


def error_page(language: str, status: int, name: str = "wizard") -> ErrorPage:
    """The page of an HTTP status; raises KeyError for one that has no words.

    `name` is the URL name of the wizard that it leads back to: `wizard`, or `embed` in a frame.
    """
    interface = words(language)["interface"]
    own = interface["errors"][str(status)]
    return ErrorPage(
        frame=frame(language, State(AnswerSet()), name),
        title=own["title"],
        sentence=own["sentence"],
        words=interface,
    )
