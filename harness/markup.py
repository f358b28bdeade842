"""The Nu HTML checker over pages, drawings and style sheets: one run for all of them."""

import json
import os
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.test import Client

from harness import ROOT
from harness.shapes import Shape
from wizard.content import LANGUAGES, engine

LET_THROUGH = {
    "CSS: Unrecognized at-rule “@container”": "its CSS is older than container queries",
    "CSS: “container-type”: Property “container-type” doesn't exist.": "the same",
}
"""Messages about what is right, each with the reason."""


@dataclass(frozen=True)
class Checked:
    """How many files were checked, by which version, and what was said of them.

    Of LET_THROUGH, those that were said.
    """

    version: str
    files: int
    messages: tuple[str, ...]
    let_through: frozenset[str]


def jar() -> Path:
    """The checker, where `make` found or put it."""
    path = os.environ.get("VNU")
    if path is None:
        run = subprocess.run(
            ["scripts/find-vnu"], cwd=ROOT, capture_output=True, text=True, check=True
        )
        path = run.stdout.strip()
    return ROOT / path


def documents(pages: Iterable[tuple[Shape, str]]) -> dict[str, bytes]:
    """Pages in a language, and all else that a browser is sent and the checker reads, by a name."""
    client = Client()
    sent = {f"{language}-{s.name}.html": s.answer(language).content for s, language in pages}
    for language in LANGUAGES:
        sent[f"{language}-card.svg"] = client.get(f"/{language}/card.svg").content
        for configuration in engine().catalogue.types:
            for drawing in ("diagram", "card"):
                address = f"/{language}/types/{configuration}/{drawing}.svg"
                sent[f"{language}-{configuration}-{drawing}.svg"] = client.get(address).content
    for kept in (*ROOT.glob("static/**/*.css"), *ROOT.glob("static/**/*.svg")):
        sent[kept.name] = kept.read_bytes()
    for kept in (*ROOT.glob("examples/**/*.html"), *ROOT.glob("examples/**/*.css")):
        sent[f"example-{kept.name}"] = kept.read_bytes()
    return sent


def check(sent: Mapping[str, bytes], folder: Path) -> Checked:
    """Writes the documents to an empty folder and checks them, every error and warning."""
    for name, content in sent.items():
        (folder / name).write_bytes(content)
    java = ["java", "-jar", str(jar())]
    version = subprocess.run([*java, "--version"], capture_output=True, text=True, check=True)
    options = ["--format", "json", "--stdout", "--also-check-css", "--also-check-svg"]
    # It exits 1 when it has something to say.
    run = subprocess.run(
        [*java, *options, str(folder)], capture_output=True, text=True, check=False
    )
    said = json.loads(run.stdout)["messages"]
    messages = [
        f"{Path(m['url']).name}:{m.get('lastLine', '')}: {m['message']}: {m.get('extract', '')}"
        for m in said
        if m["message"] not in LET_THROUGH
    ]
    let_through = LET_THROUGH.keys() & {m["message"] for m in said}
    return Checked(version.stdout.split()[0], len(sent), tuple(messages), frozenset(let_through))
