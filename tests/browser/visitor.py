"""Somebody who answers the questions, and checks at each step what holds at every step."""

from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import Locator, Page, expect

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


class Visitor:
    def __init__(self, page: Page, *, has_js: bool) -> None:
        self.page = page
        self.has_js = has_js
        self.titles: list[str] = []

    @property
    def path(self) -> str:
        parts = urlsplit(self.page.url)
        return parts.path + (f"?{parts.query}" if parts.query else "")

    def open(self, path: str) -> None:
        self.page.goto(path)
        self.titles = [self.page.title()]

    def choose(self, question: str, *answers: str) -> None:
        """Ticks as a hand does: on the labels; what is ticked already stays."""
        form = self.page.locator("form[data-question]")
        expect(form).to_have_attribute("data-question", question)
        for answer in answers:
            box = form.locator(f'input[name="{question}"][value="{answer}"]')
            if not box.is_checked():
                form.locator(f'label[for="{box.get_attribute("id")}"]').click()
            expect(box).to_be_checked()

    def answer(self, question: str, *answers: str, leads_to: str) -> None:
        self.choose(question, *answers)
        self.go_on(leads_to)

    def go_on(self, leads_to: str) -> None:
        self.step(self.page.locator("form[data-question] button[type=submit]").click, leads_to)

    def follow(self, link: Locator, leads_to: str) -> None:
        self.step(link.click, leads_to)

    def step(self, action: Callable[[], None], leads_to: str) -> None:
        """One step of the wizard: what must hold after each, with JavaScript and without."""
        if self.has_js:
            self.page.evaluate(MARK)
        action()
        self.arrive(leads_to)
        if self.has_js:
            marked = self.page.evaluate(MARKED)
            assert marked["document"], f"the step to {leads_to} loaded the whole page"
            assert marked["around"], f"the step to {leads_to} replaced more than #wizard"
            landing = self.page.locator("#error-summary, #wizard:not(:has(#error-summary)) h1")
            expect(landing).to_be_focused()
            assert self.page.evaluate("scrollY") == 0, f"{leads_to} is not shown from its top"

    def arrive(self, leads_to: str) -> None:
        """The address is the state, the page has one heading, and a title of its own."""
        expect(self.page).to_have_url(f"{self._origin}{leads_to}")
        expect(self.page.locator("main#wizard")).to_have_count(1)
        expect(self.page.locator("h1")).to_have_count(1)
        if self.titles:
            expect(self.page, f"{leads_to} has the title of the page before").not_to_have_title(
                self.titles[-1]
            )
        self.titles.append(self.page.title())
        canonical = leads_to.split("dropped=")[0].rstrip("?&")
        languages = self.page.locator("#languages a")
        for code in ("fr", "en"):
            expect(languages.and_(self.page.locator(f"[hreflang={code}]"))).to_have_attribute(
                "href", f"/{code}/{canonical.split('/', 2)[2]}"
            )

    @property
    def _origin(self) -> str:
        parts = urlsplit(self.page.url)
        return f"{parts.scheme}://{parts.netloc}"
