"""Draws a decision diagram as SVG: a box for each question, a row in it for each branch."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from xml.sax.saxutils import escape

from wizard.advice.branches import Branch, questions_asked
from wizard.advice.diagram import Diagram, Leaf, Tree

WIDTH, ROW, GAP, BETWEEN = 330, 20, 26, 150
"""Of a box and of a row in it; between boxes below, and beside, one another. In pixels."""
MOST_LETTERS = 42
INKS = ("#1f5fbf", "#b3541e", "#2e7d4f", "#8a3ea8", "#a3195b", "#5b6470")

STYLE = """
text { font: 13px system-ui, sans-serif; fill: #1c2430 }
.title { font-weight: 600 }
.box { fill: #fff; stroke: #8b95a5 }
.leaf { fill: #e9eef7 }
.edge { fill: none; stroke-width: 1.5; opacity: .75 }
"""


@dataclass(frozen=True, slots=True)
class _Box:
    """A question or a leaf, at its place; `rows` are its branches."""

    title: str
    rows: tuple[Branch, ...]
    x: int
    y: int

    @property
    def height(self) -> int:
        return ROW * (len(self.rows) + 1) + 8

    def row_y(self, row: int) -> int:
        """Where an edge leaves a row; row -1 is the title, where edges arrive."""
        return self.y + ROW * (row + 1) + ROW // 2 + 4


def draw(diagram: Diagram, names: Mapping[str | None, str]) -> str:
    """The diagram as an SVG document. `names` are by question id, type id and None: none fits.

    Each answer is named by its id, as in the file where an editor finds it.
    """
    boxes = _placed(diagram, names)
    width = max(box.x for box in boxes.values()) + WIDTH + GAP
    height = max(box.y + box.height for box in boxes.values()) + GAP
    edges = [
        _edge(box, row, boxes[branch.tree], INKS[(order + row) % len(INKS)])
        for order, box in enumerate(boxes.values())
        for row, branch in enumerate(box.rows)
    ]
    drawn = "\n".join([*edges, *map(_box, boxes.values())])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}"><style>{STYLE}</style>'
        f'<rect width="100%" height="100%" fill="#f7f8fa"/>\n{drawn}\n</svg>\n'
    )


def _placed(diagram: Diagram, names: Mapping[str | None, str]) -> dict[Tree, _Box]:
    """Every box. Each question stands one column after the last that leads to it; leaves last."""
    asked: dict[Tree, tuple[Branch, ...]] = dict(questions_asked(diagram))
    column: dict[Tree, int] = {diagram.root: 0}
    for tree, branches in asked.items():
        for branch in branches:
            column[branch.tree] = max(column.get(branch.tree, 0), column[tree] + 1)
    columns: list[list[Tree]] = [[] for _ in range(max(column.values()) + 1)]
    for tree, number in column.items():
        columns[-1 if isinstance(tree, Leaf) else number].append(tree)
    height = {tree: ROW * (len(asked.get(tree, ())) + 1) + 8 + GAP for tree in column}
    tallest = max(sum(height[tree] for tree in trees) for trees in columns)
    boxes: dict[Tree, _Box] = {}
    for number, trees in enumerate(columns):
        x, y = GAP + number * (WIDTH + BETWEEN), GAP
        space = (tallest - sum(height[tree] for tree in trees)) // (len(trees) + 1)
        for tree in sorted(trees, key=lambda tree: _place(tree, boxes)):
            y += space
            name = tree.type_id if isinstance(tree, Leaf) else tree.question.id
            boxes[tree] = _Box(names[name], asked.get(tree, ()), x, y)
            y += height[tree]
    return boxes


def _place(tree: Tree, boxes: Mapping[Tree, _Box]) -> float:
    """Where in its column a box belongs: a leaf by rank, a question by what leads to it."""
    if isinstance(tree, Leaf):
        return tree.reach or inf
    before = [
        box.row_y(row)
        for box in boxes.values()
        for row, branch in enumerate(box.rows)
        if branch.tree is tree
    ]
    return sum(before) / max(1, len(before))


def _box(box: _Box) -> str:
    kind = "box" if box.rows else "box leaf"
    lines = [
        f'<rect class="{kind}" x="{box.x}" y="{box.y}" width="{WIDTH}" height="{box.height}"/>',
        f'<text class="title" x="{box.x + 10}" y="{box.row_y(-1) + 5}">{escape(box.title)}</text>',
    ]
    lines += [
        f'<text x="{box.x + 10}" y="{box.row_y(row) + 5}">{escape(_label(branch))}</text>'
        for row, branch in enumerate(box.rows)
    ]
    return "\n".join(lines)


def _edge(start: _Box, row: int, end: _Box, ink: str) -> str:
    x1, y1, x2, y2 = start.x + WIDTH, start.row_y(row), end.x, end.row_y(-1)
    bend = (x2 - x1) // 2
    return (
        f'<path class="edge" stroke="{ink}" '
        f'd="M{x1} {y1} C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}"/>'
    )


def _label(branch: Branch) -> str:
    """The choices of a branch, as many as fit, and how many there are."""
    named = [" + ".join(choice) for choice in branch.choices]
    count = f" ({branch.ways:,} ways)" if branch.ways > len(named) else ""
    while len(", ".join(named) + count) > MOST_LETTERS and len(named) > 1:
        named.pop()
        count = f", … ({branch.ways:,} ways)"
    return ", ".join(named) + count
