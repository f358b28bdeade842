"""What docs/embedding.md names is what the code has, no more and no less."""

import re

import pytest
from django.test import Client

from tests.embed.conftest import ROOT
from tests.embed.test_sandbox import SANDBOXES

GUIDE = (ROOT / "docs" / "embedding.md").read_text(encoding="utf-8")
SCRIPT = (ROOT / "static" / "embed" / "v1.js").read_text(encoding="utf-8")
FRAME = (ROOT / "static" / "js" / "frame.js").read_text(encoding="utf-8")


def table(heading: str) -> list[list[str]]:
    """The rows of the first table under a heading, without its head."""
    part = GUIDE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def names(heading: str) -> list[str]:
    return [row[0].strip("`") for row in table(heading)]


def test_attributes() -> None:
    read = re.findall(r'(?:getAttribute\(|option\(frame, )"(\w+)"', SCRIPT)
    assert sorted(names("Attributes")) == sorted(set(read))


def test_types_have_the_same_attributes_and_events() -> None:
    types = (ROOT / "static" / "embed" / "v1.d.ts").read_text(encoding="utf-8")
    body = types.split("interface AliasWizardAttributes {")[1].split("}")[0]
    assert re.findall(r"^  (\w+)\?:", body, re.M) == names("Attributes")
    assert re.findall(r'"(wizard:\w+)"', types) == names("Events")


def test_events() -> None:
    sent = set(re.findall(r'aw1 === "(\w+)"', SCRIPT)) - {"top", "page"}
    assert names("Events") == [f"wizard:{name}" for name in ("ready", "step", "result", "height")]
    assert set(names("Events")) == {f"wizard:{name}" for name in sent}


def test_messages() -> None:
    to_host = set(re.findall(r'aw1 === "(\w+)"', SCRIPT))
    to_frame = set(re.findall(r'aw1 !== "(\w+)"', FRAME))
    assert set(names("Messages")) == to_host | to_frame


def test_sandboxes() -> None:
    tried = {"no attribute" if value is None else value for value in SANDBOXES.values()}
    assert set(names("What each sandbox does")) == tried | {"empty"}


@pytest.mark.parametrize("column", [1, 2, 3], ids=["/en/embed/", "/en/", "/embed/v1.js"])
def test_headers(client: Client, column: int) -> None:
    path = ["/en/embed/", "/en/", "/embed/v1.js"][column - 1]
    response = client.get(path)
    for row in table("Headers"):
        name, said = row[0].strip("`"), row[column]
        if said == "absent":
            assert name not in response.headers, name
        elif name == "Content-Security-Policy":
            framed = set(table("Headers")[0][1].strip("`").split("; "))
            expected = framed if column == 1 else framed | {"frame-ancestors 'none'"}
            assert set(response[name].split("; ")) == expected
        elif name == "Permissions-Policy":
            allowed = [one for one in response[name].split(", ") if not one.endswith("=()")]
            assert re.findall(r"`(.+?)`", said) == allowed
        else:
            assert response[name] == said.strip("`"), name
