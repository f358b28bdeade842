"""`make safety`: the tests that SECURITY.md names, and what the auditors say, as figures."""

import ast
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from measurements.document import part, write

COMMAND = "make safety"
ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build"
PINNED = re.compile(r"^([a-z0-9-]+)(?:\[.+?\])?==(\S+)(.+(?:\n\s.+)*)", re.MULTILINE)
"""A package of a lock: its name, its version, and the lines with its hashes."""


class File(NamedTuple):
    """What pip may install for a package: one of its files, by the SHA-256 of its bytes."""

    package: str
    version: str
    digest: str


def named() -> list[str]:
    """Every file of tests that the threat model counts on, and all of tests/safety, by its path."""
    model = (ROOT / "SECURITY.md").read_text("utf-8")
    own = (str(path.relative_to(ROOT)) for path in ROOT.glob("tests/safety/test_*.py"))
    return sorted({*re.findall(r"`(tests/[\w/]+\.py)`", model), *own})


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
        *("-m", "not slow", f"--junitxml={report}", *named()),
    )
    print(said.splitlines()[-1], file=sys.stderr)
    cases = ElementTree.parse(report).iter("testcase")
    counted: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    for case in cases:
        file = case.attrib["classname"].replace(".", "/") + ".py"
        counted[file] += 1
        failed[file] += case.find("failure") is not None or case.find("error") is not None
    lines = ["| what | cases | failed |", "|---|---:|---:|"]
    for file, count in sorted(counted.items()):
        text = ast.get_docstring(ast.parse((ROOT / file).read_text("utf-8"))) or file
        first = text.splitlines()[0].rstrip(".")
        lines.append(f"| {first} (`{file}`) | {count:,} | {failed[file]:,} |")
    return code, [*lines, "", f"pytest: {said.splitlines()[-1]}."]


def supplied() -> tuple[int, list[str]]:
    """1 if a package has a known weakness, and what lists and databases say, a line each."""
    code, said = run("make", "--silent", "sbom")
    if code:
        raise RuntimeError(said)
    components = json.loads((BUILD / "sbom.json").read_text("utf-8"))["components"]
    lock = (ROOT / "requirements" / "run.lock").read_text("utf-8")
    if differing := listed(components) ^ locked(lock):
        raise RuntimeError(f"make sbom and requirements/run.lock differ: {sorted(differing)}")
    _, said = run(
        *(str(ROOT / ".venv/bin/pip-audit"), "--requirement", "requirements/run.lock"),
        *("--require-hashes", "--disable-pip", "--progress-spinner", "off", "--format", "json"),
    )
    is_weak, verdict = judged(said)
    return int(is_weak), [
        f"- Packages in production: {len(components)}, with {lock.count('--hash=')} hashes "
        "(`make sbom` lists them).",
        f"- Known weaknesses (`make vulnerabilities`): {verdict}",
    ]


def listed(components: list[dict[str, Any]]) -> set[File]:
    """The files that the components of a CycloneDX bill of materials name."""
    return {
        File(component["name"], component["version"], digest["content"])
        for component in components
        for reference in component.get("externalReferences", ())
        for digest in reference.get("hashes", ())
    }


def locked(lock: str) -> set[File]:
    """The files that a lock allows."""
    return {
        File(name, version, digest)
        for name, version, hashes in PINNED.findall(lock)
        for digest in re.findall(r"--hash=sha256:(\w+)", hashes)
    }


def judged(said: str) -> tuple[bool, str]:
    """Whether a package has a known weakness, and which; how many packages could be asked about.

    `said` is what pip-audit printed: its findings, JSON in a line of its own, or why it has none.
    """
    found = re.search(r'^{"dependencies".+$', said, re.MULTILINE)
    if not found:
        return False, f"could not be told where this ran ({said.strip().rpartition(chr(10))[2]})"
    packages = json.loads(found[0])["dependencies"]
    weak = [
        f"{package['name']} {package['version']}: {weakness['id']}"
        for package in packages
        for weakness in package.get("vulns", ())
    ]
    asked = sum("skip_reason" not in package for package in packages)
    verdict = ", ".join(weak) or ("none" if asked else "could not be told where this ran")
    return bool(weak), f"{verdict}; {asked} of {len(packages)} packages are known to the database"


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
