"""One address for everything that a page can be made of: what access is tested on.

The site has tens of thousands of states. A browser needs seconds for each, and most of them show
nothing new. So the tests look for the fewest pages that show everything between them. This happens
in three steps.

1. Crawl. From every address that the resolver knows (`seeds`), forms are sent and links are
   followed. A page whose kind was met before is kept, but nothing is followed from it. So the crawl
   ends after some hundreds of pages. A new page or question is found without a change here.

2. Take apart. Each page becomes a set of pieces (pieces.py): an element with its class, its role
   and its state, together with the element around it. Words do not count. A page in English and the
   same page in French have the same pieces.

3. Cover. The greedy way to cover a set: keep the page with the most pieces that are not covered
   yet, and begin again with what is left, until nothing is left (`_fewest`).

An example with three pages:

    /en/?who=            question, radio, error       3 new pieces: kept first
    /en/                 question, radio              0 new pieces: never needed
    /en/?who=together    article, diagram             2 new pieces: kept second

Two covers are made. `shapes` has every piece, every kind of page (each question, each type and
match, each error) and each two ticks of a list together: for axe and the HTML checker. Each page
that may be framed is there a second time, as other sites frame it. `cover` are the fewest of these
that have everything a style sheet tells apart: for tests that take long on each page. Few of them
are framed, since most pieces in a frame are those of the page alone, in the same styles.

The crawl takes a minute. Its result is kept in build/shapes.json, with a digest of all
files that could change a page: as long as they stay the same, nothing is crawled again.
"""

import json
from collections import deque
from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import astuple, dataclass, replace
from functools import cache
from hashlib import sha256
from http import HTTPStatus
from itertools import combinations
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TypeVar, cast
from urllib.parse import parse_qs, urlencode, urlsplit

import django
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import Client
from django.test.utils import setup_test_environment
from django.urls import Resolver404, resolve, reverse
from selectolax.lexbor import LexborHTMLParser, LexborNode

from harness import ROOT
from harness.crawling import few_ticks, steps
from harness.failing import answer_of_failure
from harness.pieces import looks, pieces
from harness.visitor import Page, Visitor
from wizard.content import LANGUAGES, engine
from wizard.routes import FRAMED_NAMES
from wizard.urls import urlpatterns

KEPT = ROOT / "build" / "shapes.json"
CHOICES = ("shapes", "cover")
LANGUAGE = "en"
"""The language that is crawled: a page is made of the same pieces in each."""
ARGUMENTS = {"configuration": tuple(engine().catalogue.types)}
"""What the resolver's patterns take beside the language, and every value of it."""
ERRORS = {
    HTTPStatus.BAD_REQUEST: ("?%ff", "embed/?%ff"),
    HTTPStatus.NOT_FOUND: ("nowhere/", "embed/types/nowhere/"),
    HTTPStatus.FORBIDDEN: ("", "embed/"),
    HTTPStatus.METHOD_NOT_ALLOWED: ("", "embed/"),
    HTTPStatus.INTERNAL_SERVER_ERROR: ("", "embed/"),
}
"""Where each error page is, alone and framed."""
AT_THEIR_ADDRESS = (HTTPStatus.OK, HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND)
"""What an address gives to a browser; the rest needs another method, or a failure of ours."""

Feature = Hashable
One = TypeVar("One", bound=Hashable)


@dataclass(frozen=True)
class Shape:
    """A page: its name for a person, its address after the language, its status."""

    name: str
    path: str
    status: int

    def url(self, language: str) -> str:
        return f"/{language}/{self.path}"

    @property
    def is_framed(self) -> bool:
        """Whether it is made for another site's frame."""
        return self.path.startswith("embed/")

    @property
    def languages(self) -> tuple[str, ...]:
        """Those to look at it in for its room: in a frame the longer one is enough."""
        return ("fr",) if self.is_framed else LANGUAGES

    @property
    def is_at_its_address(self) -> bool:
        """Whether the server gives this page to a browser that opens its address."""
        return self.status in AT_THEIR_ADDRESS

    def answer(self, language: str) -> HttpResponse:
        """The page, by the product in this process, which makes each only once."""
        return _answer(self.url(language), self.status)

    def page(self, language: str) -> Page:
        """The same, read."""
        answer = self.answer(language)
        return Page(self.url(language), 0, answer, LexborHTMLParser(answer.content))


@dataclass(frozen=True)
class Found:
    """Two choices of the pages that were found, each also as other sites frame it.

    `shapes` are the fewest with every piece and every kind; `cover` are those of them that have
    everything a style sheet tells apart: for what takes long on each.
    """

    shapes: tuple[Shape, ...]
    cover: tuple[Shape, ...]


def shapes() -> tuple[Shape, ...]:
    return found().shapes


def alone() -> tuple[Shape, ...]:
    """The shapes without those in a frame, which have the same inside and less around it."""
    return tuple(shape for shape in shapes() if not shape.is_framed)


def cover() -> tuple[Shape, ...]:
    return found().cover


def rest() -> tuple[Shape, ...]:
    """The shapes whose looks `cover` has on other pages."""
    return tuple(shape for shape in shapes() if shape not in cover())


@cache
def found() -> Found:
    """The pages; the file that keeps them is as good as the code and the words it was made from."""
    digest = _digest()
    if KEPT.exists() and (kept := json.loads(KEPT.read_text("utf-8")))["digest"] == digest:
        return Found(*(tuple(Shape(*shape) for shape in kept[of]) for of in CHOICES))
    new = _find()
    rows = {of: [astuple(shape) for shape in getattr(new, of)] for of in CHOICES}
    KEPT.parent.mkdir(exist_ok=True)
    # Two processes may do this at once.
    with NamedTemporaryFile("w", dir=KEPT.parent, encoding="utf-8", delete=False) as file:
        json.dump({"digest": digest, **rows}, file)
    Path(file.name).replace(KEPT)
    return new


def _find() -> Found:
    pages = _found_pages()
    kept = _fewest({page: features(page) for page in pages})
    shapes = tuple(_named_apart(_also_framed(kept)))
    cover = _fewest({shape: looks(shape.page(LANGUAGE)) for shape in shapes})
    return Found(shapes, tuple(cover))


def _also_framed(pages: Collection[Page]) -> Iterator[Shape]:
    """Each page, then each as other sites frame it; an error page has no twin."""
    framed = [_shape(page) for page in pages if _is_framed(page) and page.status != HTTPStatus.OK]
    alone = [_shape(page) for page in pages if not _is_framed(page)]
    yield from alone
    yield from (replace(shape, path=path) for shape in alone if (path := _framed(shape)))
    yield from framed


def _digest() -> str:
    """Changes with every file that could change a page, and with the versions of the packages."""
    files = [*ROOT.glob("wizard/**/*.*"), *ROOT.glob("templates/**/*.html")]
    files += [
        *ROOT.glob("static/css/*.css"),
        *ROOT.glob("aliasconfig/**/*.py"),
        ROOT / "requirements" / "run.lock",
    ]
    files += [
        ROOT / "harness" / name
        for name in ("shapes.py", "pieces.py", "failing.py", "crawling.py", "visitor.py")
    ]
    # Another process may be writing compiled modules just now.
    read = (path.read_bytes() for path in sorted(files) if "__pycache__" not in path.parts)
    return sha256(b"\0".join(read)).hexdigest()


def features(page: Page) -> frozenset[Feature]:
    """What sets a page apart: its kind, the pieces it is made of, the ticks that meet on it."""
    return _kinds(page) | pieces(page) | _ticked_together(page)


def seeds() -> Iterator[str]:
    """The address of every pattern that has a language, with every argument."""
    for pattern in urlpatterns:
        names = [name for name in pattern.pattern.regex.groupindex if name != "language"]
        if "language" not in pattern.pattern.regex.groupindex:
            continue
        assert len(names) <= 1, f"{pattern.name}: seeds() fills one argument in"
        for value in ARGUMENTS[names[0]] if names else ("",):
            yield reverse(pattern.name, args=[LANGUAGE, value] if value else [LANGUAGE])


def _found_pages() -> tuple[Page, ...]:
    """Every page reached, each address once, in the order of discovery."""
    visitor = Visitor(Client())
    found: dict[str, Page] = {}
    waiting = deque(page for url in seeds() if (page := _open(visitor, url)))
    waiting += [step.page for step in steps(visitor, LANGUAGE, few_ticks)]
    opened = {page.url for page in waiting}
    tried: set[Feature] = set()
    while waiting:
        page = waiting.popleft()
        if page.url in found:
            continue
        found[page.url] = page
        way = (_kinds(page), bool(page.all("form [checked]")), "call=" in page.url)
        if way in tried or _is_framed(page):
            continue
        tried.add(way)
        for url in (*_linked(page), *_submitted(page)):
            if url not in opened and (next_page := _open(visitor, url)):
                waiting.append(next_page)
            opened.add(url)
    return (*found.values(), *_errors())


def _errors() -> Iterator[Page]:
    for status, paths in ERRORS.items():
        for path in paths:
            page = Shape("", path, status).page(LANGUAGE)
            assert page.status == status, page.url
            yield page


@cache
def _answer(url: str, status: int) -> HttpResponse:
    if status == HTTPStatus.FORBIDDEN:
        return answer_of_failure(url, PermissionDenied())
    if status == HTTPStatus.INTERNAL_SERVER_ERROR:
        return answer_of_failure(url, RuntimeError("on purpose"))
    ask = Client().post if status == HTTPStatus.METHOD_NOT_ALLOWED else Client().get
    return cast(HttpResponse, ask(url))


def _open(visitor: Visitor, url: str) -> Page | None:
    """The page at an address, or None where there is none: a drawing, a file."""
    page = visitor.get(url)
    return page if page.response["Content-Type"].startswith("text/html") else None


def _linked(page: Page) -> Iterator[str]:
    for link in page.all(f"a[href^='/{LANGUAGE}/']:not([download])"):
        yield str(link.attributes["href"]).partition("#")[0]


def _submitted(page: Page) -> Iterator[str]:
    """Where a form leads: with each choice, with nothing, with a choice that denies another."""
    for form in page.all("form"):
        address = urlsplit(form.attributes.get("action") or page.url).path
        kept = [_pair(field) for field in form.css("input[type=hidden]")]
        boxes = [_pair(field) for field in form.css("input[type=checkbox]")]
        radios = [_pair(field) for field in form.css("input[type=radio]")]
        for given in ([], *([pair] for pair in radios), [*boxes[:1], *boxes[-1:]]):
            yield f"{address}?{urlencode([*kept, *given])}"
        for field in form.css("input[type=text]"):
            name = str(field.attributes["name"])
            yield f"{address}?{urlencode([(name, 'nothing of the kind')])}"
            yield f"{address}?{urlencode([(name, f'/{LANGUAGE}/?who=several&busy=wait')])}"


def _pair(field: LexborNode) -> tuple[str, str]:
    return str(field.attributes["name"]), str(field.attributes.get("value") or "")


def _kinds(page: Page) -> frozenset[Feature]:
    """The page's address by name, its status, its question or its type; error, notice, walk."""
    name = _url_name(page)
    notices = frozenset(notice.attributes["class"] for notice in page.all(".notice"))
    kinds: set[Feature] = {("notice", name, page.question is None, notices)}
    if page.all(".error-summary"):
        field = page.all("form input:not([type=hidden])")[0].attributes["type"]
        kinds.add(("error", field, bool(page.all("form [checked]"))))
    else:
        kinds.add((name, page.status, page.question, page.configuration, _match(page)))
    if page.all("article[data-successor]"):
        kinds.add(("retired", name))
    if page.all(".walk"):
        kinds.add(("walk", name))
    return frozenset(kinds)


def _ticked_together(page: Page) -> frozenset[Feature]:
    """Each two ticks of a list that a result answers together."""
    given = parse_qs(urlsplit(page.url).query) if page.configuration else {}
    return frozenset(
        ("ticks", question, *two)
        for question, ticks in given.items()
        for two in combinations(ticks, 2)
    )


def _url_name(page: Page) -> str:
    try:
        return str(resolve(urlsplit(page.url).path).url_name)
    except Resolver404:
        return "nowhere"


def _match(page: Page) -> str | None:
    article = page.tree.css_first("article[data-match]")
    return article.attributes["data-match"] if article else None


def _fewest(made_of: dict[One, frozenset[Feature]]) -> list[One]:
    """The pages whose features are all features together; the greedy way, in steady order."""
    left = frozenset[Feature]().union(*made_of.values())
    kept: list[One] = []
    while left:
        best = max(made_of, key=lambda page: len(made_of[page] & left))
        kept.append(best)
        left -= made_of[best]
    return kept


def _shape(page: Page) -> Shape:
    marks = {"error": ".error-summary", "notice": ".notice--info", "walk": ".walk"}
    parts = [_url_name(page), page.question, page.configuration, _match(page)]
    parts += [str(page.status)] if page.status != HTTPStatus.OK else []
    parts += [mark for mark, selector in marks.items() if page.all(selector)]
    return Shape("-".join(part for part in parts if part), _path(page.url), page.status)


def _named_apart(kept: Iterable[Shape]) -> Iterator[Shape]:
    """The same shapes; those of one name, or framed, say so."""
    used: dict[str, int] = {}
    for shape in kept:
        name = shape.name
        if shape.is_framed and not name.startswith("embed"):
            name = f"embed-{name.removeprefix('wizard-')}"
        used[name] = used.get(name, 0) + 1
        yield replace(shape, name=name if used[name] == 1 else f"{name}-{used[name]}")


def _path(url: str) -> str:
    return url.removeprefix(f"/{LANGUAGE}/")


def _is_framed(page: Page) -> bool:
    return _path(page.url).startswith("embed/")


def _framed(shape: Shape) -> str | None:
    """The address of the same page in a frame, where it may be framed."""
    if shape.status != HTTPStatus.OK:
        return None
    address, _, query = shape.path.partition("?")
    match = resolve(f"/{LANGUAGE}/{address}")
    twin = FRAMED_NAMES.get(match.url_name or "")
    if twin is None:
        return None
    arguments = [LANGUAGE, *(v for k, v in match.kwargs.items() if k in ARGUMENTS)]
    return _path(reverse(twin, args=arguments)) + (f"?{query}" if query else "")


if __name__ == "__main__":
    # Before two processes at once need them.
    django.setup()
    setup_test_environment()
    found()
