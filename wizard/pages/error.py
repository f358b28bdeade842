"""The page of an error: a sentence, a way on."""

from dataclasses import dataclass

from wizard.address import State
from wizard.advice import AnswerSet
from wizard.content import Words, words
from wizard.pages.surroundings import Surroundings, surroundings
from wizard.routes import WIZARD


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """Everything `error.html` shows. Its language links lead to the start."""

    surroundings: Surroundings
    title: str
    sentence: str
    words: Words


def error_page(language: str, status: int, *, is_framed: bool = False) -> ErrorPage:
    """The page of an HTTP status; raises KeyError for one that has no words."""
    sentences = words(language)
    return ErrorPage(
        surroundings=surroundings(language, State(AnswerSet()), WIZARD, is_framed=is_framed),
        title=sentences.say(f"interface.errors.{status}.title"),
        sentence=sentences.say(f"interface.errors.{status}.sentence"),
        words=sentences.part("interface"),
    )
