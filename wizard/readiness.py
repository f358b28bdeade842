"""Whether everything the product knows is whole: loaded, audited, and put into every language."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import permutations

from wizard.advice import AuditReport, audit
from wizard.callflow import audit_flows, missing_strategy_words
from wizard.content import (
    LANGUAGES,
    api,
    call_sentences,
    callflows,
    cases,
    engine,
    glossary,
    labels,
    leads,
    platforms,
    set_up,
    sheet,
    shown_to_all,
    strategies,
    ways_on,
    words,
)
from wizard.content.accessibility import criteria, measurement
from wizard.content.call_sentences import missing_call_sentences
from wizard.content.cases import wrong_cases
from wizard.content.leads import missing_lead_words
from wizard.content.parity import (
    missing_call_words,
    missing_case_words,
    missing_changes,
    missing_criterion_names,
    missing_platform_words,
    missing_trial_words,
    missing_way_words,
    missing_words,
    unknown_needs,
    unlike,
)
from wizard.content.set_up import unused_labels
from wizard.toml import ContentError
from wizard.trace_report import AT_START, trace_report

REPORTING_COMMANDS = ("check", "audit")
"""Commands that audit the catalogue themselves, and so must be able to start with a broken one."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`report` is None if the catalogue could not be loaded; `problems` are sentences."""

    report: AuditReport | None
    problems: tuple[str, ...]


@cache
def verdict() -> Verdict:
    """Loads and audits all content, once for each process."""
    try:
        report = audit(engine())
        _load_what_pages_alone_ask_for()
        problems = [*report.breaches, *_problems_of_all_languages()]
        for language in LANGUAGES:
            problems += _problems_of(language)
        problems += () if problems else trace_report(AT_START).problems
    except ContentError as error:
        return Verdict(None, (str(error),))
    except KeyError as error:
        return Verdict(None, (f"words: {error} is missing",))
    return Verdict(report, tuple(problems))


def _load_what_pages_alone_ask_for() -> None:
    """Reads every other content file, so that a slip in one stops the start and not a page."""
    measurement()
    shown_to_all()
    for language in LANGUAGES:
        sheet(language)
        glossary(language)


def _problems_of_all_languages() -> Iterator[str]:
    drawn = {language: words(language)["callflows"] for language in LANGUAGES}
    yield from audit_flows(callflows(), drawn)
    yield from wrong_cases(cases(), engine())
    yield from unused_labels(labels(), *(set_up(language) for language in LANGUAGES))
    for language, other in permutations(LANGUAGES, 2):
        yield from unlike(words(language), words(other))


def _problems_of(language: str) -> Iterator[str]:
    """What a language does not say, each as `fr/questions.toml: who.title: is missing`."""
    sentences = words(language)
    yield from missing_words(engine().catalogue, sentences)
    yield from unknown_needs(engine().catalogue, sentences)
    yield from missing_platform_words(platforms(), sentences)
    yield from missing_way_words(ways_on(), sentences)
    yield from missing_lead_words(leads(), sentences)
    yield from missing_call_sentences(call_sentences(), engine().catalogue, sentences)
    yield from missing_case_words(cases(), sentences)
    yield from missing_call_words(api(), sentences)
    yield from missing_criterion_names(criteria(), sentences)
    yield from missing_trial_words(callflows().values(), sentences)
    yield from missing_changes(engine().catalogue.facts, sentences)
    for key in missing_strategy_words(strategies(), sentences["callflows"]):
        yield f"{language}/callflows.toml: {key}: is missing"


def is_reporting_command() -> bool:
    """Whether this process is `manage.py check` or `manage.py audit`."""
    return len(sys.argv) > 1 and sys.argv[1] in REPORTING_COMMANDS
