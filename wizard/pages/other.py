"""The page for what the nine types do not do."""

from dataclasses import dataclass
from typing import Any

from wizard.address import State
from wizard.content import Words, engine, ways_on, words
from wizard.pages.links import Frame, frame, wizard_url
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
class OtherPage:
    """Everything `wizard/other.html` shows; `back_url` leads back to the answers given, if any."""

    frame: Frame
    back_url: str | None
    title: str
    intro: str
    topics: tuple[Topic, ...]
    words: dict[str, Any]


def other_page(language: str, state: State) -> OtherPage:
    """The page in a language; the answers of the state only ride along, for the way back."""
    sentences = words(language)
    own = sentences["other"]
    place = frame(language, state, "other")
    return OtherPage(
        frame=place,
        back_url=wizard_url(place, state) if state.answers else None,
        title=own["title"],
        intro=own["intro"],
        topics=tuple(
            Topic(
                key,
                topic["title"],
                tuple(topic["text"]),
                tuple(topic.get("list", ())),
                _link(sentences, place, state, key),
            )
            for key, topic in own.items()
            if isinstance(topic, dict)
        ),
        words=sentences["interface"],
    )


def _link(sentences: Words, place: Frame, state: State, section: str) -> Link | None:
    way = ways_on().get(section)
    if way is None:
        return None
    text = sentences["other"][section]["link"]
    if way.type:
        return Link(type_link(sentences, engine().catalogue.types[way.type], state).url, text)
    return Link(wizard_url(place, state.with_answers(way.answers)), text)
