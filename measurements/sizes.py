"""`make sizes`: what other sites load from us, in bytes: as written, gzip and brotli."""

import gzip
from pathlib import Path

import brotli

ROOT = Path(__file__).resolve().parent.parent
LIMITS = {"static/embed/v1.js": 2_048, "static/js/frame.js": 1_024}
"""Each file, and the most that it may weigh under gzip."""


def sizes(name: str) -> tuple[int, int, int]:
    """The bytes of a file: as written, under gzip at its best, under brotli at its best."""
    text = (ROOT / name).read_bytes()
    return len(text), len(gzip.compress(text, 9, mtime=0)), len(brotli.compress(text))


if __name__ == "__main__":
    print(f"{'file':<20} {'written':>8} {'gzip':>8} {'brotli':>8} {'limit':>8}")
    for name, limit in LIMITS.items():
        print(f"{name:<20}", *(f"{size:>8}" for size in (*sizes(name), limit)))
