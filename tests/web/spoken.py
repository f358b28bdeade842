"""Which language a text is in, told by its words."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from wizard.content import FOLDER, LANGUAGES, labels

COMMON = {
    "fr": set(
        "le la les une des du et est sont dans pour avec vous votre vos nous qui que pas ou aux "
        "cette ces elle sans leur leurs chez quand depuis".split()
    ),
    "en": set(
        "the of and to is are your you with for this that which when who what not by from has have "
        "it they if in at be their there its".split()
    ),
}
"""Small words that a sentence can hardly do without, and that the other language does not have."""

NAMES = set(
    "contact center solution plug fax docs manager ovh telecom api trunk node easy mini pabx "
    "easypabx minipabx redirect conference url".split()
)
"""Names of products and of sources: the same in both languages."""


def sentences(language: str) -> Iterator[tuple[str, str]]:
    """Every sentence of a language: its key (file and path) and its text."""
    for path in sorted((FOLDER / language).glob("*.toml")):
        yield from _leaves(path.stem, tomllib.loads(path.read_text("utf-8")))


def _leaves(key: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _leaves(f"{key}.{name}", inner)
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _leaves(f"{key}[{place}]", inner)
    else:
        yield key, str(value)


def tokens(text: str) -> set[str]:
    """The words of a text, without the gaps that a program fills and without addresses."""
    return set(re.findall(r"[a-zà-ÿœ]+", re.sub(r"{.*?}|https?://\S+", "", text).lower()))


@cache
def vocabulary(language: str) -> frozenset[str]:
    """The words of its sentences, and of the screens and buttons that they name."""
    names = [name for label in labels().values() for name in label.names.values()]
    said = [name.said[language] for name in names if language in name.said]
    return frozenset().union(*map(tokens, (*said, *(text for _, text in sentences(language)))))


def foreign_words(text: str, language: str) -> set[str]:
    """Words of a text that only other languages have."""
    others = [code for code in LANGUAGES if code != language]
    only_others = set().union(*map(vocabulary, others)) - vocabulary(language)
    return (tokens(text) & (only_others | small_words(others))) - NAMES


def small_words(languages: Iterable[str]) -> set[str]:
    """The small words of some languages."""
    return set().union(*(COMMON[code] for code in languages))


def visible_text(html: str, language: str) -> str:
    """What a reader gets: without parts that say they are in another language."""
    page = LexborHTMLParser(html)
    for part in page.css(f"[lang]:not(html):not([lang={language}]), code, script, style"):
        part.decompose()
    labels = [tag.attributes["aria-label"] or "" for tag in page.css("[aria-label]")]
    described = [tag.attributes["content"] or "" for tag in page.css("meta[name=description]")]
    return " ".join([(page.root.text(separator=" ") if page.root else ""), *labels, *described])
