"""The views: parse the address, ask the core, pick a template."""

from collections.abc import Callable, Collection
from functools import wraps

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views.decorators.http import require_safe

from aliasconfig.release import rejection
from wizard import errors
from wizard.address import MalformedQueryError, Pairs, State, parse, query
from wizard.content import engine
from wizard.languages import preferred_language
from wizard.pages.accessibility import accessibility_page
from wizard.pages.other import other_page
from wizard.pages.question import question_page
from wizard.pages.result import result_page
from wizard.pages.sitemap import pages_worth_finding
from wizard.pages.types import type_page, types_page
from wizard.readiness import verdict
from wizard.standing import resolve, scenario_ids

PAGE_SECONDS = 300
"""How long a cache may keep a page; its content only changes with a release."""

View = Callable[..., HttpResponse]


def page(view: View) -> View:
    """A readable page: GET and HEAD only, a query that can be read, and public caching."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return errors.method_not_allowed(request)
        try:
            response = view(request, *args, **kwargs)
        except MalformedQueryError:
            return errors.bad_request(request)
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, public=True, max_age=PAGE_SECONDS)
        return response

    return wrapped


@page
def root(request: HttpRequest) -> HttpResponse:
    """Leads to the wizard in the reader's language; the query comes along."""
    read_state(request)
    language = preferred_language(request.headers.get("Accept-Language", ""))
    raw_query = request.META.get("QUERY_STRING", "")
    address = reverse("wizard", args=[language]) + (f"?{raw_query}" if raw_query else "")
    response = HttpResponseRedirect(address)
    patch_cache_control(response, private=True, no_store=True)
    patch_vary_headers(response, ["Accept-Language"])
    return response


@page
def wizard(request: HttpRequest, language: str, name: str = "wizard") -> HttpResponse:
    """The first unanswered question that matters, the one to change, or the result.

    `name` is the URL name of the wizard that its links lead to: `wizard`, or `embed` in a frame.
    """
    asked, pairs = read_state(request)
    state, question = resolve(asked)
    canonical = state.pairs(engine().catalogue.questions)
    if canonical != pairs:
        return HttpResponseRedirect(reverse(name, args=[language]) + query(canonical))
    if question is None:
        return render(request, "wizard/result.html", {"page": result_page(language, state, name)})
    context = {"page": question_page(language, state, question, name)}
    return render(request, "wizard/question.html", context)


@page
def types(request: HttpRequest, language: str) -> HttpResponse:
    """The nine types side by side."""
    return _page_with_look(request, "types", language, "types/index.html", types_page)


@page
def type_detail(
    request: HttpRequest, language: str, configuration: str, name: str = "type"
) -> HttpResponse:
    """One type: explanation, diagram, table. `name` is its URL name: `type`, or `embed-type`."""
    if configuration not in engine().catalogue.types:
        raise Http404(configuration)
    chosen = engine().catalogue.types[configuration]
    scenarios = scenario_ids(configuration, None)
    state, redirect = _look(request, name, language, configuration, scenarios=scenarios)
    if redirect:
        return redirect
    context = {"page": type_page(language, state, chosen, name)}
    return render(request, "types/detail.html", context)


@page
def other(request: HttpRequest, language: str) -> HttpResponse:
    """What the nine types do not do, and where to ask; answers ride along, for the way back."""
    asked, pairs = read_state(request)
    state = asked.changing(asked.change if asked.change in asked.answers else None)
    canonical = state.pairs(engine().catalogue.questions)
    if canonical != pairs:
        return HttpResponseRedirect(reverse("other", args=[language]) + query(canonical))
    return render(request, "wizard/other.html", {"page": other_page(language, state)})


@page
def accessibility(request: HttpRequest, language: str) -> HttpResponse:
    """The statement on accessibility."""
    template = "wizard/accessibility.html"
    return _page_with_look(request, "accessibility", language, template, accessibility_page)


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Liveness: this process answers."""
    return plain("ok")


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Readiness: the catalogue is loaded and audited; and whether a newer one was rejected."""
    problems = verdict().problems
    if problems:
        return plain("\n".join(problems), status=503)
    rejected = rejection(settings.PORT)
    return plain(f"rejected: {rejected}" if rejected else "ready")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines may read everything; the sitemap names what is worth finding."""
    return plain(f"User-agent: *\nAllow: /\nSitemap: {settings.PUBLIC_ORIGIN}/sitemap.xml\n")


@page
def sitemap(request: HttpRequest) -> HttpResponse:
    """The pages worth finding, each with its other languages; no state of the wizard."""
    context = {"pages": pages_worth_finding()}
    return render(request, "sitemap.xml", context, content_type="application/xml; charset=utf-8")


def read_state(request: HttpRequest) -> tuple[State, Pairs]:
    """The state that an address asks for, and its pairs; raises MalformedQueryError."""
    return parse(request.META.get("QUERY_STRING", ""), engine().catalogue)


def _page_with_look(
    request: HttpRequest,
    name: str,
    language: str,
    template: str,
    make_page: Callable[[str, State], object],
) -> HttpResponse:
    state, redirect = _look(request, name, language)
    return redirect or render(request, template, {"page": make_page(language, state)})


def _look(
    request: HttpRequest, name: str, *args: str, scenarios: Collection[str] = ()
) -> tuple[State, HttpResponseRedirect | None]:
    """What a page without answers was asked for, and a redirect if that was too much.

    That is its look and, where there is a call, the scenario to walk through.
    """
    asked, pairs = read_state(request)
    state = asked.cleared().calling(asked.call if asked.call in scenarios else None)
    canonical = state.pairs(())
    if canonical == pairs:
        return state, None
    return state, HttpResponseRedirect(reverse(name, args=args) + query(canonical))


def plain(text: str, status: int = 200) -> HttpResponse:
    """An answer for machines, which no cache keeps."""
    response = HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
    patch_cache_control(response, no_store=True)
    return response
