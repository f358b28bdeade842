"""Visits the made-up product of the current folder and prints what was seen, as JSON.

Run as `python -m tests.web.visit_made_up` in a folder that `made_up.make` has filled.
"""

import json
from collections import deque
from urllib.parse import urljoin, urlsplit

import django
from django.test import Client
from django.test.utils import setup_test_environment
from selectolax.lexbor import LexborHTMLParser

from tests.web.made_up import ANSWER, LANGUAGE

MOST_PAGES = 150


def main() -> None:
    """Starts the product, which audits it, and crawls it from the start of the language."""
    django.setup()
    setup_test_environment()
    from wizard import content, readiness
    from wizard.routes import ROUTES

    client = Client()
    seeds = [f"/{LANGUAGE}/", f"/{LANGUAGE}/?who={ANSWER}", "/", *sitemap(client)]
    statuses = crawl(client, seeds)
    seen = {
        "content": content.FOLDER.as_posix(),
        "problems": readiness.verdict().problems,
        "languages": content.LANGUAGES,
        "types": list(content.engine().catalogue.types),
        "findable": sum(route.is_findable for route in ROUTES),
        "statuses": statuses,
        "result": client.get(seeds[1]).content.decode(),
        "start": client.get(seeds[0]).content.decode(),
    }
    print(json.dumps(seen))


def sitemap(client: Client) -> list[str]:
    """The path of every page that search engines are shown."""
    page = LexborHTMLParser(client.get("/sitemap.xml").content)
    return [urlsplit(place.text()).path for place in page.css("loc")]


def crawl(client: Client, seeds: list[str]) -> dict[str, int]:
    """The status of each address: the seeds, then what their pages link to, up to a limit."""
    statuses: dict[str, int] = {}
    waiting = deque(seeds)
    while waiting and len(statuses) < MOST_PAGES:
        url = waiting.popleft()
        if url in statuses:
            continue
        response = client.get(url)
        statuses[url] = response.status_code
        if response.get("Content-Type", "").startswith("text/html"):
            page = LexborHTMLParser(response.content)
            links = [str(tag.attributes["href"]) for tag in page.css("a[href^='/']")]
            waiting += [urljoin(url, link).partition("#")[0] for link in links]
    return statuses


if __name__ == "__main__":
    main()
