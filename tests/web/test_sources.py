"""From when the facts are, on a page and on the command line."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from wizard.advice import Source
from wizard.content import LANGUAGES, callflows, engine, labels, strategies, words
from wizard.content.sources_report import Statement, report, statements
from wizard.pages.sources import written_date

from .conftest import Visitor

READ = date(2026, 11, 28)
OLD = Source("OLD", "Old guide", "en", "somebody", "2020", READ)
NEW = Source("NEW", "", "", "somebody", "2026-01-22", READ)
OTHER = Source("OTHER", "", "", "", "2026-09-08", READ)


def test_everything_that_is_said_has_a_source() -> None:
    said = list(statements(engine().catalogue, labels(), callflows(), strategies()))
    assert len(said) > 300
    assert [each.about for each in said if not each.sources] == []
    assert len({each.about for each in said}) == len(said)


def test_sources_by_age_statements_by_source_old_ground_and_disagreements() -> None:
    said = [
        Statement("greeting / ivr", (OLD,)),
        Statement("queue / ivr", (OLD, NEW)),
        Statement("speech / ivr", (NEW,), (OTHER,)),
    ]
    assert report([NEW, OTHER, OLD], said, date(2026, 12, 1)) == [
        "# Sources, oldest first: written, read, short name, statements, title",
        "2020        2026-11-28  OLD           2  Old guide",
        "2026-01-22  2026-11-28  NEW           2  somebody",
        "2026-09-08  2026-11-28  OTHER         1  inferred",
        "",
        "# Statements by source",
        "OLD: greeting / ivr, queue / ivr",
        "NEW: queue / ivr, speech / ivr",
        "OTHER: speech / ivr",
        "",
        "# On one source older than three years: 1",
        "OLD: greeting / ivr",
        "",
        "# Disagreements",
        "speech / ivr: NEW; otherwise OTHER",
    ]
    assert "# On one source older than three years: 0" in report([OLD], said, date(2022, 12, 1))


def test_the_command_names_every_source() -> None:
    out = StringIO()
    call_command("sources", stdout=out)
    lines = out.getvalue().splitlines()
    for source in engine().catalogue.sources.values():
        assert any(line.startswith(source.date) and f" {source.id} " in line for line in lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_from_when_its_facts_are(visitor: Visitor, language: str) -> None:
    sentences = words(language)
    for type_id, configuration in engine().catalogue.types.items():
        page = visitor.get(f"/{language}/types/{type_id}/")
        oldest = min(source.read for source in configuration.sources)
        said = page.texts(".facts div")[-1]
        assert said == " ".join(
            f"{sentences['interface']['fact_read']} {written_date(sentences, oldest)}".split()
        )
