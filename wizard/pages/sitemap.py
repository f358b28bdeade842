"""The few pages that a search engine should find."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from wizard.content import LANGUAGES, engine
from wizard.pages.links import alternates

NAMES = ("wizard", "types", "other", "integrate", "accessibility")


@dataclass(frozen=True, slots=True)
class FoundPage:
    """One page: its address, and (language, address) of the same page in every language."""

    url: str
    languages: tuple[tuple[str, str], ...]


def pages_worth_finding() -> tuple[FoundPage, ...]:
    """Every page without answers, in every language."""
    named: list[tuple[str, tuple[str, ...]]] = [(name, ()) for name in NAMES]
    named += [("type", (type_id,)) for type_id in engine().catalogue.types]
    found = []
    for name, arguments in named:
        languages = tuple(
            (code, settings.PUBLIC_ORIGIN + reverse(name, args=[code, *arguments]))
            for code in LANGUAGES
        )
        found += [FoundPage(url, alternates(languages)) for _, url in languages]
    return tuple(found)
