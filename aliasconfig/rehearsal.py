"""`python -m aliasconfig.rehearsal`: loads the production app and asks it for pages of each kind.

Runs in a child of the server, so that nothing that is broken on disk can reach what is served.
Prints each problem on a line, or that all is well.
"""

import os
import runpy
import shutil
import traceback
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PASSED = "The rehearsal found nothing."
OK, FOUND, BAD_REQUEST, NOT_FOUND = 200, 302, 400, 404


def addresses() -> Iterator[tuple[str, int]]:
    """Addresses of every kind, each with the status of its answer.

    Every page worth finding; the ways through the questions by their first and by their last
    answers, alone and framed; files, pictures and errors.
    """
    from django.conf import settings
    from django.urls import reverse

    from wizard.address import State, query
    from wizard.advice import AnswerSet
    from wizard.content import LANGUAGES, engine
    from wizard.pages.sitemap import pages_worth_finding

    found = [page.url.removeprefix(settings.PUBLIC_ORIGIN) for page in pages_worth_finding()]
    opening = next(iter(engine().catalogue.questions.values()))
    for first in opening.answers:
        for place in (0, -1):
            answers = AnswerSet().answering(opening.id, (first.id,))
            while question := engine().next_question(answers):
                answers = answers.answering(question.id, (question.answers[place].id,))
                asked = query(State(answers).pairs(engine().catalogue.questions))
                for name in ("wizard", "embed"):
                    found += [reverse(name, args=[language]) + asked for language in LANGUAGES]
    configuration = next(iter(engine().catalogue.types))
    for language in LANGUAGES:
        names = ("diagram", "type-card", "embed-type")
        found += [reverse(name, args=[language, configuration]) for name in names]
        found.append(reverse("card", args=[language]))
    oembed = f"{reverse('oembed')}?url={settings.PUBLIC_ORIGIN}{reverse('wizard', args=['fr'])}"
    found += [oembed, reverse("healthz"), reverse("embed-script")]
    yield from ((address, OK) for address in found)
    yield "/", FOUND
    yield "/fr/nowhere/", NOT_FOUND
    yield "/fr/embed/nowhere/", NOT_FOUND
    yield "/fr/?who=%00", BAD_REQUEST


def problems() -> list[str]:
    """A sentence for each thing that is broken; if none is, the new static files are in place."""
    try:
        _load_server()
        from django.conf import settings

        # Not where the release that is served has its own.
        live = settings.STATIC_ROOT
        settings.STATIC_ROOT = live.with_name("static-rehearsed")
        found = list(_asked())
        if not found:
            shutil.copytree(settings.STATIC_ROOT, live, dirs_exist_ok=True)
        return found
    # Whatever stops it, a slip in Python too, is what the operator must read.
    except (Exception, SystemExit) as error:
        return described(error)


def _load_server() -> None:
    """Loads what the server itself is made of: gunicorn's settings, its worker and its log."""
    from gunicorn.config import Config

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aliasconfig.settings")
    config = Config()
    written = runpy.run_path(str(ROOT / "gunicorn.conf.py"))
    for name, value in written.items():
        if name in config.settings:
            config.set(name, value)
    for name in ("worker_class", "logger_class"):
        module, _, _ = str(written[name]).rpartition(".")
        import_module(module)


def _asked() -> Iterator[str]:
    """Has the app answer; raises whatever stops it from being loaded, or a page from being made."""
    import django
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client

    django.setup()
    call_command("collectstatic", interactive=False, verbosity=0)
    import_module("aliasconfig.wsgi")
    client = Client(raise_request_exception=True)
    host = settings.ALLOWED_HOSTS[0].lstrip(".*") or "localhost"
    for address, status in addresses():
        answer = client.get(address, secure=True, headers={"Host": host})
        if answer.status_code != status:
            yield f"{address}: answers {answer.status_code}, not {status}"


def described(error: BaseException) -> list[str]:
    """What went wrong and where in the project, without the path of this machine."""
    from django.core.exceptions import ImproperlyConfigured

    # This one is a sentence for the operator already.
    kind = "" if isinstance(error, ImproperlyConfigured) else f"{type(error).__name__}: "
    text = f"{kind}{error}"
    places = [
        f"{Path(place.filename).relative_to(ROOT)}, line {place.lineno}"
        for place in traceback.extract_tb(error.__traceback__)
        if Path(place.filename).is_relative_to(ROOT) and ".venv" not in place.filename
    ]
    return [line.replace(f"{ROOT}/", "") for line in text.splitlines()] + places[-1:]


if __name__ == "__main__":
    print("\n".join(problems()) or PASSED)
