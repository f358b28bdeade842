"""Which catalogue this is: one short name for all the content, new whenever a byte of it is."""

import hashlib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


def folder_version(folder: Path) -> str:
    """A hash over the name and the bytes of every TOML file below a folder, 16 hex digits."""
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*.toml")):
        content = file.read_bytes()
        digest.update(f"{file.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:16]


@cache
def catalogue_version() -> str:
    """The version of the shipped content, computed once for each process."""
    return folder_version(FOLDER)
