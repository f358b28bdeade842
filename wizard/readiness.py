"""Whether everything the product knows is whole: loaded, audited, and put into every language."""

import sys
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
    platforms,
    set_up,
    sheet,
    strategies,
    ways_on,
    words,
)
from wizard.content.accessibility import criteria, measurement
from wizard.content.call_sentences import missing_call_sentences
from wizard.content.cases import wrong_cases
from wizard.content.parity import (
    missing_call_words,
    missing_case_words,
    missing_changes,
    missing_criterion_names,
    missing_platform_words,
    missing_trial_words,
    missing_way_words,
    missing_words,
    unlike,
)
from wizard.content.set_up import unused_labels
from wizard.toml import ContentError
from wizard.traces import trace_report

UNTRACED_IS_BREACH = False
"""Whether a need that leaves no trace stops the start. True once `traces.toml` covers them all."""

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
        measurement()  # Only one page asks for it: read here, so that a slip stops the start.
        drawn = {language: words(language)["callflows"] for language in LANGUAGES}
        problems = [*report.breaches, *audit_flows(callflows(), drawn)]
        problems += wrong_cases(cases(), engine())
        for language, other in permutations(LANGUAGES, 2):
            problems += unlike(words(language), words(other))
        for language in LANGUAGES:
            problems += missing_words(engine().catalogue, words(language))
            problems += missing_platform_words(platforms(), words(language))
            problems += missing_way_words(ways_on(), words(language))
            problems += missing_call_sentences(call_sentences(), words(language))
            problems += missing_case_words(cases(), words(language))
            problems += missing_call_words(api(), words(language))
            problems += missing_criterion_names(criteria(), words(language))
            problems += missing_trial_words(callflows().values(), words(language))
            problems += missing_changes(engine().catalogue.facts, words(language))
            sheet(language)  # Only one page asks for it: read here, so that a slip stops the start.
            problems += [
                f"{language}/callflows.toml: {key}: is missing"
                for key in missing_strategy_words(strategies(), drawn[language])
            ]
        if UNTRACED_IS_BREACH:
            problems += [f"{where}: leaves no trace" for where in trace_report().missing]
            glossary(language)  # Only pages ask for it: a slip must stop the start.
        problems += unused_labels(labels(), *(set_up(language) for language in LANGUAGES))
    except ContentError as error:
        return Verdict(None, (str(error),))
    except KeyError as error:
        return Verdict(None, (f"words: {error} is missing",))
    return Verdict(report, tuple(problems))


def is_reporting_command() -> bool:
    """Whether this process is `manage.py check` or `manage.py audit`."""
    return len(sys.argv) > 1 and sys.argv[1] in REPORTING_COMMANDS
