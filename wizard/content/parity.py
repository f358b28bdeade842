"""Whether a language has every sentence that the catalogue asks for."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from wizard.advice import NONE, UNKNOWN, Catalogue, QuestionKind
from wizard.content.accessibility import Criterion
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
    "before",
    "steps",
    "cautions",
    "today",
    "in_2015",
    "involves",
    "beside",
)
SUCCESSOR_WORDS = ("successor_note", "successor_link", "successor_line", "successor_setup")
PLATFORM_WORDS = ("name", "steps")
_GAP = re.compile(r"{(\w*)}")


def missing_words(catalogue: Catalogue, sentences: Words) -> list[str]:
    """The keys that a language lacks, each as `fr/questions.toml: who.title: is missing`."""
    return [
        f"{sentences.language}/{file}.toml: {key}: is missing"
        for file, key in _wanted(catalogue)
        if not _find(sentences, file, key)
    ]


def unlike(own: Words, model: Words) -> list[str]:
    """Where a language does not say what the other does: a key that it lacks, other gaps.

    A gap, such as `{name}`, is filled in by a page, which fails on one that it does not know.
    """
    kept = dict(_sentences(own))
    return [
        f"{own.language}/{key}: is missing"
        if key not in kept
        else f"{own.language}/{key}: must have the gaps of {model.language}: {_said(gaps)}"
        for key, gaps in _sentences(model)
        if kept.get(key) != gaps
    ]


def missing_platform_words(
    platforms: Iterable[str], language: str, sentences: Mapping[str, Any]
) -> list[str]:
    """The same for the platforms of the builder, by their ids."""
    keys = (f"platforms.{platform}.{word}" for platform in platforms for word in PLATFORM_WORDS)
    return _missing("integrate", keys, language, sentences)


def missing_criterion_names(
    criteria: Iterable[Criterion], language: str, sentences: Mapping[str, Any]
) -> list[str]:
    """The same for the criteria of the statement on accessibility, each of which has a name."""
    names = _find(sentences, "accessibility", "criteria")
    return [
        f"{language}/accessibility.toml: criteria.{criterion.id}: is missing"
        for criterion in criteria
        if not isinstance(names, dict) or not names.get(criterion.id)
    ]


def missing_way_words(
    sections: Iterable[str], language: str, sentences: Mapping[str, Any]
) -> list[str]:
    """The same for the links of the page "None of these", by the sections they stand in."""
    keys = (f"{section}.link" for section in sections)
    return _missing("other", keys, language, sentences)


def _missing(
    file: str, keys: Iterable[str], language: str, sentences: Mapping[str, Any]
) -> list[str]:
    return [
        f"{language}/{file}.toml: {key}: is missing"
        for key in keys
        if not _find(sentences, file, key)
    ]


def _wanted(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for question in catalogue.questions.values():
        yield from (("questions", f"{question.id}.{word}") for word in QUESTION_WORDS)
        answers = [answer.id for answer in question.answers]
        answers += [NONE] if question.kind is QuestionKind.SEVERAL else []
        answers += [UNKNOWN] if question.unknown else []
        yield from (("questions", f"{question.id}.answers.{answer}.label") for answer in answers)
    for capability in catalogue.capabilities.values():
        yield from (("capabilities", f"{capability.id}.{word}") for word in CAPABILITY_WORDS)
        yield "capabilities", f"groups.{capability.group}"
        for type_id, claim in capability.claims.items():
            if claim.support.needs_note:
                yield "capabilities", f"{capability.id}.notes.{type_id}"
    for configuration in catalogue.types.values():
        yield from (("types", f"{configuration.id}.{word}") for word in TYPE_WORDS)
        yield "types", f"availability.{configuration.availability}"
        if configuration.successor:
            yield from (("types", f"{configuration.id}.{word}") for word in SUCCESSOR_WORDS)
        if configuration.line_needed_for:
            yield "types", f"{configuration.id}.line_when_needed"
    yield from (("sources", source.id) for source in catalogue.sources.values() if not source.title)
    for chain in catalogue.chains:
        yield from (("chains", f"{chain.id}.{word}") for word in CHAIN_WORDS)


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


def _said(gaps: frozenset[str]) -> str:
    return ", ".join(f"{{{gap}}}" for gap in sorted(gaps)) or "none"


def _find(sentences: Mapping[str, Any], file: str, key: str) -> object:
    """The sentence under a dotted key, or None."""
    found: object = sentences.get(file)
    for part in key.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    return found
