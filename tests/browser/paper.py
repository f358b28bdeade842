"""What stands on the paper that a page is printed on."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page


def plain(text: str) -> str:
    """Text with one plain space wherever there is any."""
    return " ".join(text.split())


def printed(page: Page, folder: Path, **size: Any) -> list[str]:
    """The text of each sheet of paper. Skips the test where nothing can read them."""
    if not shutil.which("pdftotext"):
        pytest.skip(
            "No pdftotext to read a printed page with: type sudo apt-get install poppler-utils"
        )
    paper = folder / "printed.pdf"
    page.pdf(path=paper, **size)
    text = subprocess.run(
        ["pdftotext", str(paper), "-"], capture_output=True, text=True, check=True
    ).stdout
    return [plain(sheet) for sheet in text.split("\f") if sheet.strip()]
