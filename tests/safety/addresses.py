"""Every address pattern of the product with samples of it: a new one falls under the tests."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from django.conf import settings
from django.urls import get_resolver, reverse

from wizard.content import LANGUAGES, engine

SAMPLES: dict[str, list[str]] = {
    "language": list(LANGUAGES),
    "configuration": list(engine().catalogue.types),
}
"""What to put in for each part of an address. A part that is missing here fails the tests."""

OF_A_RESULT = ("sheet", "result-text", "result-markdown")
QUERIES = {
    "oembed": f"?url={settings.PUBLIC_ORIGIN}/fr/",
    **dict.fromkeys(OF_A_RESULT, "?who=together"),
}
"""Where an address without a query is not answered with 200."""


@dataclass(frozen=True)
class Address:
    """One address, and the name of its pattern."""

    name: str
    path: str

    @property
    def kind(self) -> str:
        """The column of the header table that it belongs to."""
        if self.name.startswith("embed") and self.name != "embed-script":
            return "framed"
        if self.path.endswith((".svg", ".js")) or self.name == "oembed":
            return "file"
        return "page"


def patterns() -> list[tuple[str, list[str]]]:
    """The name of every URL pattern, and the names of its parts."""
    found = []
    for name in {str(name) for name in get_resolver().reverse_dict if isinstance(name, str)}:
        ways: Any = get_resolver().reverse_dict.getlist(name)
        found.append((name, list(ways[0][0][0][1])))
    return sorted(found)


def addresses() -> Iterator[Address]:
    for name, parts in patterns():
        for values in product(*(SAMPLES[part] for part in parts)):
            path = reverse(name, kwargs=dict(zip(parts, values, strict=True)))
            yield Address(name, path + QUERIES.get(name, ""))


ALL = list(addresses())
ONE_OF_EACH = list({address.name: address for address in ALL}.values())
