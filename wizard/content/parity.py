"""Whether a language has every sentence that the catalogue asks for."""

import re
from collections.abc import Iterable, Iterator

from wizard.advice import (
    NONE,
    UNKNOWN,
    Capability,
    Catalogue,
    ConfigurationType,
    Question,
    QuestionKind,
)
from wizard.api_calls import Api
from wizard.callflow import CallFlow
from wizard.content.accessibility import Criterion
from wizard.content.cases import Case
from wizard.content.words import Words

QUESTION_WORDS = ("title", "short", "error")
CAPABILITY_WORDS = ("name", "description", "reason", "missing")
CHAIN_WORDS = ("name", "sentence", "how", "caution")
TYPE_WORDS = (
    "name",
    "short",
    "heading",
    "sentence",
    "line",
    "billing",
    "summary",
    "uses",
    "cautions",
    "today",
    "in_2015",
    "involves",
    "beside",
)
SUCCESSOR_WORDS = ("successor_note", "successor_link", "successor_line", "successor_setup")
FOR_NEEDS = ("before_for", "cautions_for", "line_for")
PLATFORM_WORDS = ("name", "steps")
TRIAL_WORDS = ("call", "wrong")
_GAP = re.compile(r"{([\w-]*)}")


def missing_words(catalogue: Catalogue, sentences: Words) -> list[str]:
    """The keys that a language lacks, each as `fr/questions.toml: who.title: is missing`."""
    return [
        f"{sentences.language}/{file}.toml: {key}: is missing"
        for file, key in _wanted(catalogue)
        if not sentences.has(f"{file}.{key}")
    ]


def unknown_needs(catalogue: Catalogue, sentences: Words) -> list[str]:
    """Each need of a sentence for some needs that the catalogue does not know, with its table.

    The keys of these tables are capabilities with a space between: whoever needs one reads it.
    """
    return [
        f"{sentences.language}/types.toml: {type_id}.{table}: “{need}” is not a capability"
        for type_id in catalogue.types
        for table in FOR_NEEDS
        for key in sentences["types"][type_id].get(table, {})
        for need in key.split()
        if need not in catalogue.capabilities
    ]


def missing_platform_words(platforms: Iterable[str], sentences: Words) -> list[str]:
    """The same for the platforms of the builder, by their ids."""
    return [
        f"{sentences.language}/integrate.toml: platforms.{platform}.{word}: is missing"
        for platform in platforms
        for word in PLATFORM_WORDS
        if not sentences.has(f"integrate.platforms.{platform}.{word}")
    ]


def missing_way_words(sections: Iterable[str], sentences: Words) -> list[str]:
    """The same for the links of the page "None of these", by the sections they stand in."""
    return [
        f"{sentences.language}/other.toml: {section}.link: is missing"
        for section in sections
        if not sentences.has(f"other.{section}.link")
    ]


def missing_case_words(cases: Iterable[Case], sentences: Words) -> list[str]:
    """The same for the typical cases and their groups."""
    wanted = [
        key
        for case in cases
        for key in (f"groups.{case.group}", f"{case.id}.title", f"{case.id}.line")
    ]
    return [
        f"{sentences.language}/cases.toml: {key}: is missing"
        for key in dict.fromkeys(wanted)
        if not sentences.has(f"cases.{key}")
    ]


def missing_call_words(api: Api, sentences: Words) -> list[str]:
    """The same for the calls of the API and for the placeholders in them."""
    keys = [f"calls.{each.call.words}" for calls in api.types.values() for each in calls]
    keys += [f"placeholders.{word}" for word in api.samples]
    return [
        f"{sentences.language}/api.toml: {key}: is missing"
        for key in dict.fromkeys(keys)
        if not sentences.has(f"api.{key}")
    ]


def missing_criterion_names(criteria: Iterable[Criterion], sentences: Words) -> list[str]:
    """The same for the criteria of the statement on accessibility, each of which has a name."""
    has_names = sentences.has("accessibility.criteria")
    # Not by `has`: the number of a criterion has dots in it, as a key has between its parts.
    names = sentences["accessibility"]["criteria"] if has_names else {}
    return [
        f"{sentences.language}/accessibility.toml: criteria.{criterion.id}: is missing"
        for criterion in criteria
        if not names.get(criterion.id)
    ]


def missing_trial_words(flows: Iterable[CallFlow], sentences: Words) -> list[str]:
    """The same for the calls to try out: one for each thing that can happen to a call."""
    labels = {scenario.label for flow in flows for scenario in flow.written_scenarios}
    return [
        f"{sentences.language}/sheet.toml: try.{label}.{word}: is missing"
        for label in sorted(labels)
        for word in TRIAL_WORDS
        if not sentences.has(f"sheet.try.{label}.{word}")
    ]


def missing_changes(facts: str, sentences: Words) -> list[str]:
    """The same for what changed with the facts of this month, such as "2026-11"."""
    is_there = sentences.has(f"facts.changes.{facts}")
    return [] if is_there else [f"{sentences.language}/facts.toml: changes.{facts}: is missing"]


def unlike(sentences: Words, model: Words) -> list[str]:
    """Where two languages differ: keys that the model alone has, and sentences with other gaps.

    A page fills the gaps of a sentence, such as `{name}`, and fails on one that it does not know.
    """
    kept = dict(_sentences(sentences))
    return [
        f"{sentences.language}/{key}: is missing"
        if key not in kept
        else f"{sentences.language}/{key}: must have the gaps of {model.language}: {_listed(gaps)}"
        for key, gaps in _sentences(model)
        if kept.get(key) != gaps
    ]


def _wanted(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Every sentence that the catalogue asks for: its file and its key."""
    for question in catalogue.questions.values():
        yield from (("questions", f"{question.id}.{key}") for key in _question_keys(question))
    for capability in catalogue.capabilities.values():
        yield "capabilities", f"groups.{capability.group}"
        yield from (
            ("capabilities", f"{capability.id}.{key}") for key in _capability_keys(capability)
        )
    for configuration in catalogue.types.values():
        yield "types", f"availability.{configuration.availability}"
        yield from (("types", f"{configuration.id}.{key}") for key in _type_keys(configuration))
    yield from (("sources", source.id) for source in catalogue.sources.values() if not source.title)
    for chain in catalogue.chains:
        yield from (("chains", f"{chain.id}.{key}") for key in CHAIN_WORDS)


def _question_keys(question: Question) -> Iterator[str]:
    yield from QUESTION_WORDS
    answers = [answer.id for answer in question.answers]
    answers += [NONE] if question.kind is QuestionKind.SEVERAL else []
    answers += [UNKNOWN] if question.unknown else []
    yield from (f"answers.{answer}.label" for answer in answers)


def _capability_keys(capability: Capability) -> Iterator[str]:
    yield from CAPABILITY_WORDS
    for type_id, claim in capability.claims.items():
        if claim.support.needs_note:
            yield f"notes.{type_id}"


def _type_keys(configuration: ConfigurationType) -> Iterator[str]:
    yield from TYPE_WORDS
    if configuration.successor:
        yield from SUCCESSOR_WORDS
    else:
        yield "before"
    if configuration.billed_for:
        yield "billing_when_needed"


def _sentences(words: Words) -> Iterator[tuple[str, frozenset[str]]]:
    """Each key, as `types.toml: ivr.name`, and the gaps in what stands there."""
    for file, table in words.items():
        yield from _below(f"{file}.toml: ", table)


def _below(key: str, found: object) -> Iterator[tuple[str, frozenset[str]]]:
    if isinstance(found, dict):
        for name, value in found.items():
            yield from _below(f"{key}{name}.", value)
    else:
        yield key.removesuffix("."), frozenset(_GAP.findall(str(found)))


def _listed(gaps: frozenset[str]) -> str:
    return ", ".join(f"{{{gap}}}" for gap in sorted(gaps)) or "none"
