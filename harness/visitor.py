"""A visitor without JavaScript: opens an address, reads the page, submits the form."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import cast
from urllib.parse import urlencode

from django.http import HttpResponse
from django.test import Client
from selectolax.lexbor import LexborHTMLParser, LexborNode


@dataclass(frozen=True)
class Page:
    """A page as it came, at the address where redirects ended."""

    url: str
    redirects: int
    response: HttpResponse
    tree: LexborHTMLParser

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def html(self) -> str:
        return self.response.content.decode("utf-8")

    @property
    def title(self) -> str:
        return self.one("head title").text()

    @property
    def question(self) -> str | None:
        form = self.tree.css_first("form[data-question]")
        return str(form.attributes["data-question"]) if form else None

    @property
    def configuration(self) -> str | None:
        article = self.tree.css_first("article[data-configuration]")
        return str(article.attributes["data-configuration"]) if article else None

    def one(self, selector: str) -> LexborNode:
        """The one element that fits; fails if there are none or several."""
        found = self.tree.css(selector)
        assert len(found) == 1, f"{len(found)} × {selector} in {self.url}"
        return found[0]

    def all(self, selector: str) -> list[LexborNode]:
        return list(self.tree.css(selector))

    def texts(self, selector: str) -> list[str]:
        return [" ".join(tag.text(separator=" ").split()) for tag in self.tree.css(selector)]


class Visitor:
    """Follows addresses, links and forms as a script would."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def get(self, url: str, **headers: str) -> Page:
        """Opens an address and follows redirects within the site."""
        redirects = 0
        response = self.client.get(url, headers=headers or None)
        while response.status_code in (HTTPStatus.FOUND, HTTPStatus.MOVED_PERMANENTLY):
            url = response["Location"]
            redirects += 1
            assert redirects < 5, url
            response = self.client.get(url, headers=headers or None)
        return Page(
            url, redirects, cast(HttpResponse, response), LexborHTMLParser(response.content)
        )

    def submit(self, page: Page, *answers: str) -> Page:
        """Ticks the answers with these values, unticks all others, and presses Continue."""
        form = page.one("form[data-question]")
        fields = [
            (str(field.attributes["name"]), str(field.attributes["value"]))
            for field in form.css("input[type=hidden]")
        ]
        offered = {
            str(row.attributes["value"]): str(row.attributes["name"])
            for row in form.css("input:not([type=hidden])")
        }
        fields += [(offered[answer], answer) for answer in offered if answer in answers]
        assert set(answers) <= set(offered), (answers, offered)
        return self.get(page.url.split("?")[0] + "?" + urlencode(fields))

    def answer(self, language: str, *steps: str) -> Page:
        """Starts anew and answers each question in turn; ticks have spaces between."""
        page = self.get(f"/{language}/")
        for step in steps:
            page = self.submit(page, *step.split())
        return page
