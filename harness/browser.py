"""The browsers of tests and measurements: Chromium, always with the same flags, and Firefox."""

import os
import shutil
import subprocess

from playwright.sync_api import Browser, Playwright

# A container has neither a sandbox of its own for root nor much shared memory.
FLAGS = ("--no-sandbox", "--disable-dev-shm-usage")


def path() -> str:
    """Where Chromium is; raises RuntimeError with a sentence that says what to set."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not found:
        raise RuntimeError("A browser is needed, Chromium: set CHROMIUM to its path")
    return found


def version() -> str:
    """Its name and version, such as "Chromium 156.0.8078.79"."""
    said = subprocess.run([path(), "--version"], capture_output=True, text=True, check=True).stdout
    return " ".join(said.split()[:2])


def launched(playwright: Playwright, *more_flags: str) -> Browser:
    """A Chromium that runs until it is closed, or `playwright` ends."""
    return playwright.chromium.launch(executable_path=path(), args=[*FLAGS, *more_flags])


def shell(playwright: Playwright, *more_flags: str) -> Browser:
    """The same without a window, where it is installed: the same pages, in a third of the time.

    Each page runs its scripts once or twice: compiling them anew for speed would cost more than it
    gains.

    It has no setting against the cookies of third parties. That there are none to block is tested
    in Chromium itself, and so are real hosts (tests/hosts) and the measurements.
    """
    found = shutil.which("chromium-headless-shell") or path()
    return playwright.chromium.launch(
        executable_path=found, args=[*FLAGS, "--js-flags=--no-opt", *more_flags]
    )


def firefox_path() -> str | None:
    """Where Firefox is, if there is one."""
    return os.environ.get("FIREFOX") or shutil.which("firefox-esr")


def firefox(playwright: Playwright) -> Browser | None:
    """A Firefox that runs until it is closed, if there is one."""
    found = firefox_path()
    return (
        playwright.firefox.launch(channel="moz-firefox", executable_path=found) if found else None
    )
