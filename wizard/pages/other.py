"""The page for what the types do not do."""

from dataclasses import dataclass

from wizard.address import State
from wizard.content import Words, engine, ways_on, words
from wizard.pages.answers import answer_label
from wizard.pages.changes import listed
from wizard.pages.surroundings import Surroundings, surroundings, wizard_url
from wizard.pages.types import type_link


@dataclass(frozen=True, slots=True)
class Link:
    """A page of ours that helps on, and the words that lead there."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing that no type does; `points` are a list below the text, or none."""

    id: str
    title: str
    text: tuple[str, ...]
    points: tuple[str, ...]
    link: Link | None


@dataclass(frozen=True, slots=True)
class Wish:
    """Ticked wishes, named in a title, and the section that says what comes closest.

    `is_elsewhere`: they are documented, but set elsewhere than on the number.
    """

    title: str
    topic: Topic
    is_elsewhere: bool


@dataclass(frozen=True, slots=True)
class OtherPage:
    """Everything `wizard/other.html` shows; `back_url` leads back to the answers given, if any."""

    surroundings: Surroundings
    back_url: str | None
    title: str
    intro: str
    topics: tuple[Topic, ...]
    words: Words


def other_page(language: str, state: State) -> OtherPage:
    """The page in a language; the answers of the state only ride along, for the way back."""
    sentences = words(language)
    own = sentences.part("other")
    around = surroundings(language, state, "other")
    sections = [key for key in own if isinstance(own[key], dict)]
    return OtherPage(
        surroundings=around,
        back_url=wizard_url(around, state) if state.answers else None,
        title=own.say("title"),
        intro=own.say("intro"),
        topics=tuple(_topic(own, around, state, section) for section in sections),
        words=sentences.part("interface"),
    )


def wishes(sentences: Words, state: State) -> tuple[tuple[str, str], ...]:
    """The ticked wishes that are no setting of a type: their section, and a title with them."""
    found = []
    for section, way in ways_on().items():
        labels = [
            answer_label(sentences, question, answer)
            for question, choice in state.answers.items()
            for answer in choice
            if (question, answer) in way.wished
        ]
        if labels:
            key = f"interface.wish.{'title_elsewhere' if way.is_elsewhere else 'title'}"
            found.append((section, sentences.say(key, wished=listed(sentences, labels))))
    return tuple(found)


def wished_topics(sentences: Words, around: Surroundings, state: State) -> tuple[Wish, ...]:
    """The same, each with what its section says."""
    return tuple(
        Wish(
            title,
            _topic(sentences.part("other"), around, state, section),
            ways_on()[section].is_elsewhere,
        )
        for section, title in wishes(sentences, state)
    )


def _topic(own: Words, around: Surroundings, state: State, section: str) -> Topic:
    return Topic(
        section,
        own.say(f"{section}.title"),
        own.lines(f"{section}.text"),
        own.lines(f"{section}.list") if own.has(f"{section}.list") else (),
        _link(own, around, state, section),
    )


def _link(own: Words, around: Surroundings, state: State, section: str) -> Link | None:
    way = ways_on().get(section)
    if way is None:
        return None
    text = own.say(f"{section}.link")
    if way.type:
        link = type_link(words(own.language), engine().catalogue.types[way.type], state)
        return Link(link.url, text)
    return Link(wizard_url(around, state.with_answers(way.answers)), text)
