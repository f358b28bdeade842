"""What the product knows, loaded once: the decision table, the call flows and every word."""

from functools import cache
from pathlib import Path

from wizard.advice import Engine, load_catalogue
from wizard.api_calls import Api, load_api
from wizard.callflow import CallFlow, Known, Strategy, load_callflows, load_strategies
from wizard.content.call_sentences import CallSentences, load_call_sentences
from wizard.content.cases import Case, load_cases
from wizard.content.glossary import Glossary, read_glossary
from wizard.content.labels import Label, load_labels
from wizard.content.leads import Lead, load_leads
from wizard.content.set_up import SetUp, load_set_up
from wizard.content.sheet import Sheet, load_sheet
from wizard.content.shown_to_all import ShownToAll, load_shown_to_all
from wizard.content.ways_on import WayOn, load_ways_on
from wizard.content.words import LANGUAGES, Words, load_words
from wizard.snippets import Platform, load_platforms

__all__ = [
    "LANGUAGES",
    "Words",
    "api",
    "call_sentences",
    "callflows",
    "cases",
    "engine",
    "glossary",
    "labels",
    "leads",
    "platforms",
    "set_up",
    "sheet",
    "shown_to_all",
    "strategies",
    "ways_on",
    "words",
]

FOLDER = Path(__file__).parent


@cache
def engine() -> Engine:
    """The engine over the shipped catalogue; raises ContentError if that is broken."""
    return Engine(load_catalogue(FOLDER))


@cache
def callflows() -> dict[str, CallFlow]:
    """Type id to call flow; raises ContentError if one is broken."""
    return load_callflows(FOLDER / "callflows.toml", _known())


@cache
def call_sentences() -> CallSentences:
    """What a result says of its call; raises ContentError if the file is broken."""
    return load_call_sentences(FOLDER / "call_sentences.toml", engine().catalogue)


@cache
def strategies() -> dict[str, tuple[Strategy, ...]]:
    """Type id to the orders in which its phones can ring; raises ContentError if broken."""
    return load_strategies(FOLDER / "strategies.toml", _known())


@cache
def api() -> Api:
    """The settings of each type as calls of OVHcloud's API; raises ContentError if broken."""
    chosen = [each.id for each in engine().catalogue.types.values() if not each.successor]
    return load_api(FOLDER / "api.toml", _known(), chosen)


@cache
def platforms() -> dict[str, Platform]:
    """Where the wizard can be put, by id; raises ContentError if the file is broken."""
    return load_platforms(FOLDER / "platforms.toml")


@cache
def ways_on() -> dict[str, WayOn]:
    """Section of the page "None of these" to where it leads; ContentError if the file is broken."""
    return load_ways_on(FOLDER / "other.toml", engine().catalogue)


@cache
def leads() -> tuple[Lead, ...]:
    """The links below the cautions of results; raises ContentError if one is broken."""
    return load_leads(FOLDER / "leads.toml", engine().catalogue)


@cache
def cases() -> tuple[Case, ...]:
    """The typical cases, in the order of their page; raises ContentError if one is broken."""
    return load_cases(FOLDER / "cases.toml", engine().catalogue)


@cache
def glossary(language: str) -> Glossary:
    """The terms of a language, each explained; KeyError and ContentError as for `words`."""
    return read_glossary(words(language))


@cache
def words(language: str) -> Words:
    """Every sentence in a language; KeyError if that is not there, ContentError if broken."""
    return load_words(FOLDER, language, count=len(engine().catalogue.types))


@cache
def labels() -> dict[str, Label]:
    """Label id to what it says on screen; raises ContentError if one is broken."""
    return load_labels(FOLDER / "labels.toml", engine().catalogue.sources)


@cache
def set_up(language: str) -> SetUp:
    """How each type is set up, in a language; KeyError and ContentError as for `words`."""
    return load_set_up(FOLDER / "steps.toml", words(language), engine().catalogue, labels())


@cache
def shown_to_all() -> ShownToAll:
    """What pictures and steps show without being asked; raises ContentError if that is broken."""
    steps = set_up(LANGUAGES[0])
    return load_shown_to_all(FOLDER / "traces.toml", engine().catalogue, callflows(), steps)


@cache
def sheet(language: str) -> Sheet:
    """The set-up sheet in a language; KeyError and ContentError as for `words`."""
    sentences, known = words(language), engine().catalogue
    return load_sheet(FOLDER / "sheet.toml", sentences, known, labels(), set_up(language))


def _known() -> Known:
    """What the other files may name of the catalogue."""
    catalogue = engine().catalogue
    return Known(tuple(catalogue.types), tuple(catalogue.capabilities), tuple(catalogue.sources))
