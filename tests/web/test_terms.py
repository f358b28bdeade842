"""A term is explained below the part of a page that is the first to use it."""

import pytest

from wizard.content import LANGUAGES, Words, glossary, words
from wizard.content.glossary import Glossary, Term, read_glossary
from wizard.toml import ContentError

from .conftest import Page, Visitor

GLOSSARY = Glossary(
    (
        Term("ivr", "IVR", "A voice.", ("IVR",)),
        Term("vxml", "VXML", "A language.", ("VXML", "VXML IVR")),
        Term("trunk", "trunk", "A line.", ("trunk", "trunks")),
    )
)


def explained(page: Page) -> list[str]:
    return [term.text() for term in page.all(".terms dt")]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("An IVR, a trunk, an IVR", ["ivr", "trunk"]),
        ("trunks, then the VXML IVR", ["trunk", "vxml"]),
        ("(trunk)", ["trunk"]),
        ("a trunkful, IVRs, aIVR, 1IVR", []),
        ("", []),
    ],
)
def test_a_term_is_found_as_a_word_and_the_longest_first(text: str, ids: list[str]) -> None:
    assert [term.id for term in GLOSSARY.found_in(text)] == ids


def test_a_question_explains_its_terms_below_its_answers(visitor: Visitor) -> None:
    page = visitor.get("/en/?who=one")
    terms = explained(page)
    assert {"OVHcloud line", "softphone", "IPBX", "trunk"} <= set(terms)
    assert page.one(".terms summary").text().strip().endswith(", ".join(terms[-2:]))
    assert not page.all("label .terms, a .terms, p .terms")
    assert not visitor.get("/en/?who=several").all(".terms")


@pytest.mark.parametrize("wizard", ["", "embed/"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_result_explains_a_term_once(visitor: Visitor, wizard: str, language: str) -> None:
    page = visitor.get(f"/{language}/{wizard}?who=ipbx")
    terms = explained(page)
    assert {"IPBX", "trunk", "alias"} <= set(terms)
    assert len(set(terms)) == len(terms)
    for fold in page.all(".terms"):
        part = fold.parent
        assert part is not None
        for term in fold.css("dt"):
            spellings = next(
                word["written"].split(", ")
                for word in words(language)["glossary"].values()
                if word["name"] == term.text()
            )
            assert any(spelling in part.text() for spelling in spellings)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_meaning_is_one_line(language: str) -> None:
    for id_, own in words(language)["glossary"].items():
        assert own["name"].split(" (")[0] in own["written"].split(", "), id_
        assert len(own["meaning"]) <= 120, id_
        assert glossary(language).found_in(own["name"])[0].id == id_


@pytest.mark.parametrize(
    ("entry", "mend"),
    [
        ({"name": "IVR", "meaning": "A voice."}, "ivr.written: must be a text"),
        ({"name": "IVR", "meaning": "A voice.", "written": ["IVR"]}, "ivr.written: must be a text"),
        ({"meaning": "A voice.", "written": "IVR"}, "ivr.name: must be a text"),
        ({"name": "IVR", "written": "IVR"}, "ivr.meaning: must be a text"),
        ({"sense": "A voice."}, "ivr.sense: is not known here"),
    ],
)
def test_a_broken_term_is_refused(entry: dict[str, object], mend: str) -> None:
    with pytest.raises(ContentError) as error:
        read_glossary(Words("en", {"glossary": {"ivr": entry}}))
    assert str(error.value).startswith(f"en/glossary.toml: {mend}")
