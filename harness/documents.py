"""Parts of documents that a command writes anew, between two comments that name it."""

import re
from pathlib import Path


def put(document: Path, name: str, lines: list[str]) -> None:
    """Replaces the lines of one part.

    A part named `the hosts: make test-hosts` stands between `<!-- the hosts: make test-hosts -->`
    and `<!-- end of the hosts -->`. Raises ValueError if the document has no such part.
    """
    start, end = f"<!-- {name} -->\n", f"<!-- end of {name.partition(':')[0]} -->"
    text = document.read_text("utf-8")
    part = re.compile(f"{re.escape(start)}.*?{re.escape(end)}", re.DOTALL)
    if not part.search(text):
        raise ValueError(f"{document.name} has no part “{name}”")
    document.write_text(part.sub(lambda _: start + "\n".join(lines) + "\n" + end, text), "utf-8")
