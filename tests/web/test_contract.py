"""docs/contract.md says what the program does, both ways."""

import re

from django.test import Client
from django.urls import get_resolver

from harness import ROOT
from wizard.address import ACCENTS, THEMES
from wizard.advice import RESERVED_PARAMETERS

CONTRACT = (ROOT / "docs" / "contract.md").read_text("utf-8")
SHOWN = "question configuration match successor diagram reason unmet".split()
"""Attributes of the contract whose values are ids. The others of a page are its scripts' own."""


def table(heading: str) -> list[list[str]]:
    """The rows of the first table under a heading, without its head."""
    part = CONTRACT.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_every_address_is_there_and_in_the_table() -> None:
    written = {name: address.strip("`") for address, name, _ in table("Addresses")}
    reverse = get_resolver().reverse_dict
    found = {name for name in reverse if isinstance(name, str)}
    assert set(written) == found
    for name, address in written.items():
        template = reverse.getlist(name)[0][0][0][0]
        asked = {"language": "{language}", "configuration": "{type}"}
        assert "/" + template % asked == address


def test_what_is_reserved_is_not_there(client: Client) -> None:
    for address in ("/en/map/", "/api/v1/", "/api/v1/advice"):
        assert client.get(address).status_code == 404


def test_every_parameter_is_in_the_table_in_its_order() -> None:
    written = table("Answers and other parameters")
    assert tuple(row[0].strip("`") for row in written) == RESERVED_PARAMETERS
    values = {row[0].strip("`"): tuple(re.findall(r"`(\w+)`", row[1])) for row in written}
    assert (values["theme"], values["accent"]) == (THEMES, ACCENTS)


def test_every_hook_is_in_a_template_and_every_id_of_a_template_in_the_table() -> None:
    written = {row[0].strip("`") for row in table("Hooks of a page")}
    sources = [*(ROOT / "templates").rglob("*.html"), *(ROOT / "wizard").glob("*form*.py")]
    text = "".join(source.read_text("utf-8") for source in sources)
    assert {hook for hook in written if hook not in text} == set()
    assert {f"data-{name}" for name in SHOWN} <= written
    valued = set(re.findall(r'(data-[a-z]+)="\{\{ [\w.]+\.(?:id|configuration|match)\b', text))
    assert valued <= written
