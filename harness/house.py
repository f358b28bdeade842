"""The house as a picture: which package imports which, in docs/architecture.md.

`make house` writes it anew between its two markers, as a Mermaid diagram. The arrows are the
imports of the code, so the picture cannot be nicer than the house. A test tells when it is out of
date.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from harness import ROOT
from harness.documents import put

DOCUMENT = ROOT / "docs" / "architecture.md"
BEGINNING, END = "<!-- the house: make house -->\n", "<!-- end of the house -->\n"
PACKAGES = ("aliasconfig", "serving", "wizard")


def rooms() -> dict[str, list[Path]]:
    """Each package of the product, as `wizard.pages`, with its own modules."""
    folders = [
        folder
        for package in PACKAGES
        for folder in (ROOT / package, *sorted((ROOT / package).rglob("*/")))
        if (folder / "__init__.py").exists()
    ]
    return {_dotted(folder): sorted(folder.glob("*.py")) for folder in folders}


def imports(module: Path) -> Iterator[str]:
    """The dotted names that a module imports, wherever in it; `from a import b` counts as `a.b`."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def arrows() -> set[tuple[str, str]]:
    """Pairs of rooms, the first of which imports something of the second."""
    known = rooms()
    return {
        (room, target)
        for room, modules in known.items()
        for module in modules
        for name in imports(module)
        if (target := _room_of(name, known)) and target != room
    }


def drawn() -> str:
    """The Mermaid diagram, as it stands between the markers of the document."""
    lines = [f'  {room.replace(".", "_")}["{room}"]' for room in rooms()]
    lines += [f"  {a.replace('.', '_')} --> {b.replace('.', '_')}" for a, b in sorted(arrows())]
    return "\n".join(("```mermaid", "flowchart TD", *lines, "```", ""))


def in_document() -> str:
    """What stands between the markers now."""
    return DOCUMENT.read_text("utf-8").partition(BEGINNING)[2].partition(END)[0]


def _room_of(name: str, known: dict[str, list[Path]]) -> str | None:
    """The package that holds an imported name: `wizard.pages` for `wizard.pages.trail.Trail`."""
    parts = name.split(".")
    candidates = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((candidate for candidate in candidates if candidate in known), None)


def _dotted(folder: Path) -> str:
    return ".".join(folder.relative_to(ROOT).parts)


if __name__ == "__main__":
    put(DOCUMENT, "the house: make house", drawn().splitlines())
