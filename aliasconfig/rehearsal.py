"""`python -m aliasconfig.rehearsal`: loads the production app and asks it for pages of each kind.

Runs in a child of the server, so that nothing that is broken on disk can reach what is served.
Prints each problem on a line and exits with 1.
"""

import sys
import traceback
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def addresses() -> Iterator[str]:
    """Every page worth finding, and the way from the first question to a result, also framed."""
    from django.conf import settings
    from django.urls import reverse

    from wizard.address import State, query
    from wizard.advice import AnswerSet
    from wizard.content import LANGUAGES, engine
    from wizard.pages.sitemap import pages_worth_finding

    yield from (page.url.removeprefix(settings.PUBLIC_ORIGIN) for page in pages_worth_finding())
    answers = AnswerSet()
    while question := engine().next_question(answers):
        answers = answers.answering(question.id, (question.answers[0].id,))
        asked = query(State(answers).pairs(engine().catalogue.questions))
        for language in LANGUAGES:
            for name in ("wizard", "embed"):
                yield reverse(name, args=[language]) + asked


def problems() -> Iterator[str]:
    """A sentence for each thing that is broken."""
    try:
        import_module("aliasconfig.wsgi")
        from django.conf import settings
        from django.core.management import call_command
        from django.test import Client

        call_command("collectstatic", interactive=False, verbosity=0)
        client = Client(raise_request_exception=True)
        host = settings.ALLOWED_HOSTS[0].lstrip(".*") or "localhost"
        for address in addresses():
            answer = client.get(address, secure=True, headers={"Host": host})
            if answer.status_code != 200:
                yield f"{address}: answers {answer.status_code}"
    # Whatever stops it, a slip in Python too, is what the operator must read.
    except Exception as error:
        yield from described(error)


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
    found = list(problems())
    print("\n".join(found))
    sys.exit(1 if found else 0)
