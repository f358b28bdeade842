"""`make safety`: runs the tests of tests/safety, asks the auditors, and writes the figures down."""

import ast
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from importlib.metadata import version
from pathlib import Path

from measurements.document import part, write

COMMAND = "make safety"
ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build"
TESTS = ROOT / "tests" / "safety"


def run(*command: str) -> tuple[int, str]:
    """Exit code, and all that was printed."""
    done = subprocess.run(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    return done.returncode, done.stdout.strip()


def tested() -> tuple[int, list[str]]:
    """Exit code of the tests, and a table: what each file proves, in how many cases."""
    report = BUILD / "safety.xml"
    code, said = run(
        *(sys.executable, "-m", "pytest", "-q", "-p", "no:randomly"),
        *(str(TESTS), f"--junitxml={report}"),
    )
    print(said.splitlines()[-1], file=sys.stderr)
    cases = ElementTree.parse(report).iter("testcase")
    counted: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    for case in cases:
        file = case.attrib["classname"].rpartition(".")[2]
        counted[file] += 1
        failed[file] += case.find("failure") is not None or case.find("error") is not None
    lines = ["| what | cases | failed |", "|---|---:|---:|"]
    for file, count in sorted(counted.items()):
        text = ast.get_docstring(ast.parse((TESTS / f"{file}.py").read_text("utf-8"))) or file
        first = text.splitlines()[0].rstrip(".")
        lines.append(f"| {first} (`{file}.py`) | {count:,} | {failed[file]:,} |")
    return code, lines


def supplied() -> tuple[int, list[str]]:
    """1 if a package has a known weakness, and what lists and databases say, a line each."""
    code, said = run("make", "--silent", "sbom")
    if code:
        raise RuntimeError(said)
    components = json.loads((BUILD / "sbom.json").read_text("utf-8"))["components"]
    lock = (ROOT / "requirements" / "run.lock").read_text("utf-8")
    is_weak, verdict = judged(*run("make", "--silent", "vulnerabilities"))
    return int(is_weak), [
        f"- Packages in production: {len(components)}, with {lock.count('--hash=')} hashes "
        "(`make sbom` lists them).",
        f"- Known weaknesses (`make vulnerabilities`): {verdict}",
    ]


def judged(code: int, said: str) -> tuple[bool, str]:
    """Whether pip-audit found a weakness, and what it found; not if it could not ask."""
    found = re.search(r"Found \d+ known .+", said)
    refused = re.search(r"ERROR:[\w.]+:(.+)", said)
    if code == 0:
        return False, "none"
    if found:
        return True, found[0]
    return False, "could not be told where this ran" + (f" ({refused[1]})" if refused else "")


def main() -> int:
    """Measures, prints and writes; not 0 if a test failed or a package has a known weakness."""
    BUILD.mkdir(exist_ok=True)
    code, table = tested()
    is_weak, packages = supplied()
    versions = [f"{name} {version(name)}" for name in ("Django", "gunicorn", "pip-audit")]
    text = part("Safety", COMMAND, versions, "\n".join([*table, "", *packages]))
    print(text)
    write(COMMAND, text)
    return code or is_weak


if __name__ == "__main__":
    sys.exit(main())
