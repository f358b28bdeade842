"""For administrators: the settings of a type as calls of the API, and a script to begin with."""

from dataclasses import dataclass

from django.urls import reverse

from wizard import voicexml
from wizard.address import State, query
from wizard.api_calls import ApiCall, python, shell, words_of
from wizard.content import Words, api, callflows, engine, words
from wizard.pages.sources import written_date

STARTER = {voicexml.TYPE: "starter"}
"""Type to the URL name of a document to begin with."""


@dataclass(frozen=True, slots=True)
class WordToReplace:
    """A word of the calls, what to put there, and an example of the form."""

    word: str
    meaning: str
    form: str


@dataclass(frozen=True, slots=True)
class Code:
    """Text to copy, under a title; `id` is that of its element."""

    id: str
    title: str
    note: str
    text: str


@dataclass(frozen=True, slots=True)
class ForAdministrators:
    """Everything `pieces/for-administrators.html` shows.

    `danger` names the calls that erase settings. `own` are the words of the section.
    `starter_url` leads to a document to begin with; it is empty for a type without one. `id` is
    what the ids of its parts begin with.
    """

    title: str
    intro: tuple[str, ...]
    danger: tuple[str, ...]
    replace: tuple[WordToReplace, ...]
    codes: tuple[Code, ...]
    starter_url: str
    id: str
    own: Words


def for_administrators(
    language: str,
    type_id: str,
    state: State,
    needs: frozenset[str] | None = None,
    place: str = "only",
) -> ForAdministrators | None:
    """The calls for some needs, or (None) for all. None for a type that the API does not set up.

    The answers of the state are those of the document to begin with. `place` is that of a number
    (`wizard.standing.Number`): the ids of a second one differ from those of the first.
    """
    known, own = api(), words(language).part("api")
    feature_type = engine().catalogue.types[type_id].feature_type
    calls = known.calls(feature_type, callflows()[type_id], needs)
    if not calls:
        return None

    prefix = "api" if place == "only" else f"{place}-api"

    def say(call: ApiCall) -> str:
        return own.say(f"calls.{call.words}")

    return ForAdministrators(
        title=own.say("title"),
        intro=_intro(words(language), is_for_all=needs is None),
        danger=tuple(
            own.say("erases", number=number)
            for number, call in enumerate(calls, start=1)
            if call.erases
        ),
        replace=tuple(
            WordToReplace(word, own.say(f"placeholders.{word}"), str(known.samples[word]))
            for word in words_of(calls)
        ),
        codes=tuple(
            Code(f"{prefix}-{name}", own.say(f"{name}_title"), own.say(f"{name}_note"), text)
            for name, text in (
                ("shell", shell(known, calls, say, own.say("keys"))),
                ("python", python(known, calls, say, own.say("keys_python"))),
            )
        ),
        starter_url=_starter_url(language, type_id, state),
        id=prefix,
        own=own,
    )


def _intro(sentences: Words, *, is_for_all: bool) -> tuple[str, ...]:
    known = api()
    untried = sentences.say(
        "api.untried",
        schema_of=written_date(sentences, known.schema_of),
        read=written_date(sentences, known.read),
    )
    first = sentences.say("api.intro")
    return (f"{first} {sentences.say('api.all')}" if is_for_all else first, untried)


def _starter_url(language: str, type_id: str, state: State) -> str:
    if type_id not in STARTER:
        return ""
    pairs = State(state.answers).pairs(engine().catalogue.questions)
    return reverse(STARTER[type_id], args=[language]) + query(pairs)
