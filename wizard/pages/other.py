"""The page for what the nine types do not do."""

from dataclasses import dataclass
from typing import Any

from wizard.address import State
from wizard.content import words
from wizard.pages.links import Frame, frame


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing that no type does; `points` are a list below the text, or none."""

    id: str
    title: str
    text: tuple[str, ...]
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OtherPage:
    """Everything `wizard/other.html` shows."""

    frame: Frame
    title: str
    intro: str
    topics: tuple[Topic, ...]
    words: dict[str, Any]


def other_page(language: str, state: State) -> OtherPage:
    """The page in a language; of the state only the look counts."""
    sentences = words(language)
    own = sentences["other"]
    return OtherPage(
        frame=frame(language, state, "other"),
        title=own["title"],
        intro=own["intro"],
        topics=tuple(
            Topic(key, topic["title"], tuple(topic["text"]), tuple(topic.get("list", ())))
            for key, topic in own.items()
            if isinstance(topic, dict)
        ),
        words=sentences["interface"],
    )
