"""Somebody who answers the questions, and checks at each step what holds at every step."""

import json
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import Locator, Page, TimeoutError, expect

from harness.webkit import WebKit

Answers = tuple[tuple[str, str], ...]
"""Answers in the order of the questions, as the address has them."""

MARK = """() => {
  window.sameDocument = true;
  for (const kept of document.querySelectorAll("head, header.site, .site-pages, .site-foot"))
    kept.sameElement = true;
}"""
MARKED = """() => ({
  document: window.sameDocument === true,
  around: [...document.querySelectorAll("head, header.site, .site-pages, .site-foot")]
    .every((kept) => kept.sameElement === true),
})"""


def address(language: str, answers: Answers = (), **reserved: str) -> str:
    """The path and query of a state."""
    pairs = [*answers, *reserved.items()]
    return f"/{language}/" + (f"?{urlencode(pairs)}" if pairs else "")


def press_to_leave(control: Locator, key: str = "Enter") -> None:
    """Presses a key on a control that leads to another document, or may.

    The document that goes may take the browser's receipt of the key along. `Keyboard.press` of the
    driver would wait for it without end; here, what is expected of the next document decides.
    """
    with suppress(TimeoutError):
        control.press(key, timeout=5_000)


class Visitor(ABC):
    """What any browser can do whose driver clicks, goes back and runs a script.

    What is looked for is waited for, some seconds, and named by a CSS selector.
    """

    has_js = True

    def __init__(self) -> None:
        self.titles: list[str] = []

    @abstractmethod
    def load(self, path: str) -> None:
        """Shows a page of the site."""

    @abstractmethod
    def back(self) -> None:
        """As the browser's Back."""

    @abstractmethod
    def forward(self) -> None:
        """As the browser's Forward."""

    @abstractmethod
    def click(self, selector: str) -> None:
        """Clicks on the first element that fits."""

    @abstractmethod
    def press(self, key: str, *, on: str = "") -> None:
        """Presses a key where the focus is, or on an element that gets it first."""

    @abstractmethod
    def press_to_leave(self, key: str) -> None:
        """Presses a key where the focus is, which leads to another page."""

    @abstractmethod
    def resize(self, width: int, height: int) -> None:
        """Makes the window as large as this, or as near to it as the browser can."""

    @abstractmethod
    def run(self, script: str) -> Any:
        """What a function of JavaScript returns."""

    @abstractmethod
    def sees(self, selector: str, *, times: int | None = None, text: str = "") -> None:
        """Fails if nothing fits, or not as often as it should, or the first has no such text."""

    @abstractmethod
    def comes_true(self, script: str) -> None:
        """Fails if a function of JavaScript does not return true after a while."""

    @abstractmethod
    def sees_address(self, path: str) -> None:
        """Fails if the address does not become this one."""

    @abstractmethod
    def sees_focus(self, selector: str) -> None:
        """Fails if the focus is not on an element that fits."""

    @abstractmethod
    def sees_another_title(self, title: str) -> None:
        """Fails if the page keeps this title."""

    def texts(self, selector: str) -> list[str]:
        """What a reader sees of each element that fits, now."""
        every = f"[...document.querySelectorAll({json.dumps(selector)})]"
        texts: list[str] = self.run(f"() => {every}.map((it) => it.innerText)")
        return texts

    def given(self) -> list[str]:
        """The answers that are chosen, now."""
        given: list[str] = self.run(
            "() => [...document.querySelectorAll('input:checked')].map(({ value }) => value)"
        )
        return given

    @property
    def title(self) -> str:
        """The title of the page, now."""
        return str(self.run("() => document.title"))

    def open(self, path: str) -> None:
        """Shows a page of the site, with which the visit begins."""
        self.load(path)
        self.titles = [self.title]

    def choose(self, question: str, *answers: str) -> None:
        """Ticks as a hand does: on the labels; what is ticked already stays."""
        form = f"form[data-question={question}]"
        self.sees(form)
        for answer in answers:
            if answer not in self.given():
                self.click(f"{form} .row:has([value={answer}]) label")
            self.sees(f"{form} [value={answer}]:checked")

    def answer(self, question: str, *answers: str, leads_to: str) -> None:
        """Answers a question and goes on."""
        self.choose(question, *answers)
        self.go_on(leads_to)

    def go_on(self, leads_to: str) -> None:
        """Sends the form."""
        self.follow("form[data-question] [type=submit]", leads_to)

    def follow(self, selector: str, leads_to: str) -> None:
        """One step of the wizard by a link or a button."""
        self.step(lambda: self.click(selector), leads_to)

    def step(self, action: Callable[[], None], leads_to: str) -> None:
        """One step of the wizard: what must hold after each, with JavaScript and without."""
        if self.has_js:
            self.run(MARK)
        action()
        self.arrive(leads_to)
        if self.has_js:
            marked = self.run(MARKED)
            assert marked["document"], f"the step to {leads_to} loaded the whole page"
            assert marked["around"], f"the step to {leads_to} replaced more than #wizard"
            self.sees_focus("#error-summary, #wizard:not(:has(#error-summary)) h1")
            assert self.run("() => scrollY") == 0, f"{leads_to} is not shown from its top"

    def arrive(self, leads_to: str) -> None:
        """The address is the state, the page has one heading, and a title of its own."""
        self.sees_address(leads_to)
        self.sees("main#wizard", times=1)
        self.sees("h1", times=1)
        if self.titles:
            self.sees_another_title(self.titles[-1])
        self.titles.append(self.title)
        canonical = leads_to.split("dropped=")[0].rstrip("?&").split("/", 2)[2]
        for code in ("fr", "en"):
            self.sees(f'#languages [hreflang={code}][href="/{code}/{canonical}"]')

    def shares(self, path: str) -> None:
        """Fails if the page does not name this address for whoever shares it."""
        self.sees(f'#canonical[href$="{path}"]', times=1)


class TabVisitor(Visitor):
    """Somebody with a tab of Chromium or Firefox."""

    def __init__(self, page: Page, *, has_js: bool = True) -> None:
        super().__init__()
        self.page = page
        self.has_js = has_js

    def load(self, path: str) -> None:
        self.page.goto(path)

    def back(self) -> None:
        self.page.go_back()

    def forward(self) -> None:
        self.page.go_forward()

    def click(self, selector: str) -> None:
        self.page.locator(selector).first.click()

    def press(self, key: str, *, on: str = "") -> None:
        if on:
            self.page.locator(on).first.press(key)
        else:
            self.page.keyboard.press(key)

    def press_to_leave(self, key: str) -> None:
        press_to_leave(self.page.locator(":focus"), key)

    def resize(self, width: int, height: int) -> None:
        self.page.set_viewport_size({"width": width, "height": height})

    def run(self, script: str) -> Any:
        return self.page.evaluate(script)

    def sees(self, selector: str, *, times: int | None = None, text: str = "") -> None:
        found = self.page.locator(selector)
        if times is not None:
            expect(found).to_have_count(times)
        elif text:
            expect(found.first).to_contain_text(text)
        else:
            expect(found).not_to_have_count(0)

    def comes_true(self, script: str) -> None:
        for _ in range(100):
            if self.run(script):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(script)

    def sees_address(self, path: str) -> None:
        here = urlsplit(self.page.url)
        expect(self.page).to_have_url(f"{here.scheme}://{here.netloc}{path}")

    def sees_focus(self, selector: str) -> None:
        expect(self.page.locator(f":is({selector}):focus")).to_have_count(1)

    def sees_another_title(self, title: str) -> None:
        expect(self.page).not_to_have_title(title)


class WebKitVisitor(Visitor):
    """Somebody with the one window of a WebKitGTK."""

    def __init__(self, webkit: WebKit, origin: str) -> None:
        super().__init__()
        self.webkit = webkit
        self.origin = origin

    def load(self, path: str) -> None:
        self.webkit.open(self.origin + path)

    def back(self) -> None:
        self.webkit.back()

    def forward(self) -> None:
        self.webkit.forward()

    def click(self, selector: str) -> None:
        self.webkit.click(selector)

    def press(self, key: str, *, on: str = "") -> None:
        if on:
            self.webkit.run("document.querySelector(arguments[0]).focus()", on)
        self.webkit.press(key)

    def press_to_leave(self, key: str) -> None:
        self.webkit.press(key)

    def resize(self, width: int, height: int) -> None:
        self.webkit.resize(width, height)

    def run(self, script: str) -> Any:
        return self.webkit.run(f"return ({script})()")

    def sees(self, selector: str, *, times: int | None = None, text: str = "") -> None:
        self.webkit.see(
            """const [selector, times, text] = arguments;
            const found = document.querySelectorAll(selector);
            if (times !== null) return found.length === times;
            return found.length > 0 && found[0].textContent.includes(text);""",
            *(selector, times, text),
        )

    def comes_true(self, script: str) -> None:
        self.webkit.see(f"return ({script})()")

    def sees_address(self, path: str) -> None:
        self.webkit.see(
            "return location.pathname + location.search + location.hash === arguments[0]", path
        )

    def sees_focus(self, selector: str) -> None:
        self.webkit.see("return document.activeElement.matches(arguments[0])", selector)

    def sees_another_title(self, title: str) -> None:
        self.webkit.see("return document.title !== arguments[0]", title)
