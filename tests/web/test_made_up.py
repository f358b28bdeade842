"""A tenth type and a third language take files of content, and no line of Python."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from django.conf import settings
from selectolax.lexbor import LexborHTMLParser

from wizard.content import LANGUAGES, engine, words

from .made_up import LANGUAGE, TYPE, make, swapped


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a visit of the made-up product saw, in a process of its own."""
    folder = tmp_path_factory.mktemp("made-up")
    make(folder)
    ran = subprocess.run(
        [sys.executable, "-m", "tests.web.visit_made_up"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(settings.BASE_DIR)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    found: dict[str, Any] = json.loads(ran.stdout)
    assert found["content"] == (folder / "wizard" / "content").as_posix()
    return found


def test_it_is_audited_and_knows_both(seen: dict[str, Any]) -> None:
    assert seen["problems"] == []
    assert seen["languages"] == [*LANGUAGES, LANGUAGE]
    assert seen["types"] == [*engine().catalogue.types, TYPE]


def test_every_page_that_a_visitor_comes_to_answers(seen: dict[str, Any]) -> None:
    statuses: dict[str, int] = seen["statuses"]
    assert statuses.pop("/") == 302
    assert {url: status for url, status in statuses.items() if status != 200} == {}
    types = len(seen["types"])
    pages = len(seen["languages"]) * (seen["findable"] - 1 + types)
    assert len(statuses) > pages
    assert f"/{LANGUAGE}/types/{TYPE}/" in statuses


def test_its_need_leads_to_the_type(seen: dict[str, Any]) -> None:
    page = LexborHTMLParser(seen["result"])
    (article,) = page.css("article[data-configuration]")
    assert article.attributes["data-configuration"] == TYPE
    assert article.attributes["data-match"] == "exact"
    excluded = {tag.attributes["data-excluded"] for tag in page.css("[data-excluded]")}
    assert excluded == set(engine().catalogue.types)


def test_its_language_is_offered_and_found(seen: dict[str, Any]) -> None:
    page = LexborHTMLParser(seen["start"])
    assert page.css_first("html").attributes["lang"] == LANGUAGE
    brand = swapped(words("en").say("interface.brand"))
    assert page.css_first(".brand span").text() == brand
    offered = [link.attributes["lang"] for link in page.css(".site .languages a")]
    assert offered == seen["languages"]
    alternates = [link.attributes["hreflang"] for link in page.css("link[hreflang]")]
    assert alternates == [*seen["languages"], "x-default"]
