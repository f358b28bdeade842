"""Makes the catalogue from `catalogue.toml` and `questions.toml`, and checks it whole."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from wizard.advice.catalogue import Catalogue
from wizard.advice.model import (
    NONE,
    UNKNOWN,
    Answer,
    Availability,
    Capability,
    Chain,
    Claim,
    Condition,
    ConfigurationType,
    Question,
    QuestionKind,
    Source,
    Support,
)
from wizard.advice.parameters import BUILDER_PARAMETERS, RESERVED_PARAMETERS, SHORT_PARAMETER
from wizard.toml import Table, read_table

_TYPE_KEYS = ("feature_type", "availability", "successor", "billed_for", "sources")


def load_catalogue(folder: Path) -> Catalogue:
    """Loads the two files of a folder.

    Raises ContentError, which names the file, the key and the mend, at the first thing wrong.
    """
    table = read_table(folder / "catalogue.toml")
    table.allow("rank", "types", "capabilities", "chains", "sources")
    sources = _sources(table.table("sources"))
    types = _types(table, sources)
    capabilities = _capabilities(table.table("capabilities"), types, sources)
    return Catalogue(
        capabilities=capabilities,
        types=types,
        questions=_questions(read_table(folder / "questions.toml"), capabilities),
        chains=tuple(
            _chain(chain, types, capabilities, sources) for chain in table.tables("chains")
        ),
        sources=sources,
    )


def _sources(table: Table) -> dict[str, Source]:
    sources = {}
    for source_id in table:
        entry = table.table(source_id)
        entry.allow("title", "language", "publisher", "date", "read")
        sources[source_id] = Source(
            source_id,
            entry.text("title", ""),
            entry.text("language", ""),
            entry.text("publisher", ""),
            _date(entry),
            entry.day("read"),
        )
    return sources


def _date(entry: Table) -> str:
    """When a source was written: a year or a day, as pages write it."""
    written = entry.text("date")
    try:
        date.fromisoformat(f"{written}-01-01" if len(written) == len("2015") else written)
    except ValueError as error:
        mend = "must be a year such as 2015, or a day such as 2026-01-31"
        raise entry.error("date", mend) from error
    return written


def _cited(table: Table, name: str, sources: Mapping[str, Source]) -> tuple[Source, ...]:
    """The sources named by an entry; a claim without any is refused."""
    cited = table.some_of(name, sources)
    if not cited:
        raise table.error(name, "needs at least one source")
    return tuple(sources[source_id] for source_id in cited)


def _types(table: Table, sources: Mapping[str, Source]) -> dict[str, ConfigurationType]:
    rank, entries = table.ids("rank"), table.table("types")
    if sorted(rank) != sorted(entries) or not rank:
        raise table.error("rank", "must list each of the types once, simplest first")
    types = {}
    for place, type_id in enumerate(rank, start=1):
        entry = entries.table(type_id)
        entry.allow(*_TYPE_KEYS)
        availability = Availability(entry.one_of("availability", list(Availability)))
        if ("successor" in entry) != (availability is Availability.RETIRED):
            raise entry.error("successor", "is for retired types, and each of them needs one")
        types[type_id] = ConfigurationType(
            type_id,
            place,
            entry.text("feature_type"),
            availability,
            entry.one_of("successor", rank) if "successor" in entry else None,
            frozenset(entry.some_of("billed_for", table.table("capabilities"))),
            _cited(entry, "sources", sources),
        )
    return types


def _capabilities(
    table: Table, types: Iterable[str], sources: Mapping[str, Source]
) -> dict[str, Capability]:
    capabilities = {}
    for capability_id in table:
        entry = table.table(capability_id)
        entry.allow("group", *Support, "in_2015", "disagrees")
        listed = [type_id for support in Support for type_id in entry.table(support)]
        if sorted(listed) != sorted(types):
            raise entry.error("", f"must list each type once under {', '.join(Support)}")
        in_2015 = entry.table("in_2015")
        in_2015.known("", in_2015, types)
        disagrees = entry.table("disagrees")
        disagrees.known("", disagrees, types)
        claims = {}
        for support in Support:
            row = entry.table(support)
            for type_id in row:
                then = in_2015.one_of(type_id, list(Support)) if type_id in in_2015 else support
                claims[type_id] = Claim(
                    support,
                    Support(then),
                    _cited(row, type_id, sources),
                    _cited(disagrees, type_id, sources) if type_id in disagrees else (),
                )
        capabilities[capability_id] = Capability(
            capability_id, entry.text("group"), {type_id: claims[type_id] for type_id in types}
        )
    return capabilities


def _questions(table: Table, capabilities: Iterable[str]) -> dict[str, Question]:
    table.allow("questions")
    questions: dict[str, Question] = {}
    taken = {*RESERVED_PARAMETERS, *BUILDER_PARAMETERS, SHORT_PARAMETER}
    for position, entry in enumerate(table.tables("questions")):
        question = _question(entry, position, questions, capabilities)
        names = (question.id, *question.aliases)
        for name in names:
            if name in taken:
                raise entry.error("id", f"“{name}” is taken; choose another")
        taken.update(names)
        questions[question.id] = question
    if not questions:
        raise table.error("questions", "needs at least one question")
    _check_former(table, questions)
    return questions


def _question(
    entry: Table, position: int, earlier: Mapping[str, Question], capabilities: Iterable[str]
) -> Question:
    entry.allow("id", "kind", "unknown", "rephrases", "when", "answers", "aliases", "former")
    answers = entry.table("answers")
    made = []
    for answer_id in answers:
        needs = answers.some_of(answer_id, capabilities)
        if answer_id in (NONE, UNKNOWN):
            raise answers.error(answer_id, "is made by the program; choose another id")
        made.append(Answer(answer_id, frozenset(needs)))
    if not made:
        raise entry.error("answers", "needs at least one answer")
    kind = QuestionKind(entry.one_of("kind", list(QuestionKind)))
    unknown = entry.flag("unknown")
    if kind is QuestionKind.ONE and not unknown and all(answer.needs for answer in made):
        mend = "must be true where every answer needs something: who skips it needs none of that"
        raise entry.error("unknown", mend)
    condition = _condition(entry.table("when"), earlier, capabilities)
    rephrases = entry.one_of("rephrases", earlier) if "rephrases" in entry else None
    if rephrases and rephrases != condition.unsure:
        raise entry.error("rephrases", "must be the question that stands under when.unsure")
    return Question(
        id=entry.text("id"),
        position=position,
        kind=kind,
        answers=tuple(made),
        unknown=unknown,
        condition=condition,
        rephrases=rephrases,
        aliases=frozenset(entry.ids("aliases")),
        former=_former(entry.table("former")),
    )


def _former(table: Table) -> dict[str, tuple[tuple[str, str], ...]]:
    """Each former answer with the pairs that it means today; `_check_former` knows them all."""
    return {
        old: tuple((pair.partition("=")[0], pair.partition("=")[2]) for pair in table.ids(old))
        for old in table
    }


def _check_former(table: Table, questions: Mapping[str, Question]) -> None:
    """Raises ContentError where an old answer means something that is not there today."""
    for entry, question in zip(table.tables("questions"), questions.values(), strict=True):
        for old, pairs in question.former.items():
            if old in question.needs_by_answer:
                raise entry.error(f"former.{old}", "is an answer of today; take it away")
            for name, answer in pairs:
                now = questions.get(name)
                if not now or answer not in {*now.needs_by_answer, *now.exclusive_answers}:
                    mend = "must list pairs of today, each as question=answer"
                    raise entry.error(f"former.{old}", mend)


def _condition(
    entry: Table, earlier: Mapping[str, Question], capabilities: Iterable[str]
) -> Condition:
    entry.allow("needs_any", "needs_none", "unsure")
    return Condition(
        frozenset(entry.some_of("needs_any", capabilities)),
        frozenset(entry.some_of("needs_none", capabilities)),
        entry.one_of("unsure", earlier) if "unsure" in entry else None,
    )


def _chain(
    entry: Table, types: Iterable[str], capabilities: Iterable[str], sources: Mapping[str, Source]
) -> Chain:
    entry.allow("first", "second", "provides", "with_second", "sources")
    return Chain(
        entry.one_of("first", types),
        entry.one_of("second", types),
        frozenset(entry.some_of("provides", capabilities)),
        frozenset(entry.some_of("with_second", capabilities)),
        _cited(entry, "sources", sources),
    )
