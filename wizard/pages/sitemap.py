"""The few pages that a search engine should find."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from wizard.content import LANGUAGES, engine
from wizard.pages.surroundings import alternates
from wizard.routes import ROUTES, Route


@dataclass(frozen=True, slots=True)
class FoundPage:
    """One page: its address, and (language, address) of the same page in every language."""

    url: str
    languages: tuple[tuple[str, str], ...]


def pages_worth_finding() -> tuple[FoundPage, ...]:
    """Every findable page without answers, in every language."""
    found = []
    for route in ROUTES:
        for arguments in _arguments(route) if route.is_findable else ():
            languages = tuple(
                (code, settings.PUBLIC_ORIGIN + reverse(route.name, args=[code, *arguments]))
                for code in LANGUAGES
            )
            found += [FoundPage(url, alternates(languages)) for _, url in languages]
    return tuple(found)


def _arguments(route: Route) -> tuple[tuple[str, ...], ...]:
    """What follows the language in an address: nothing, or the id of each type."""
    if "configuration" not in route.path:
        return ((),)
    return tuple((type_id,) for type_id in engine().catalogue.types)
