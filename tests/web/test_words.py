"""Two languages of equal care: the same sentences, each in its own typography."""

import re
from pathlib import Path

import pytest

from wizard.content import FOLDER, LANGUAGES, engine, words
from wizard.content.parity import missing_words, unknown_needs, unlike
from wizard.content.words import Words, find_languages, load_words
from wizard.toml import ContentError

from .spoken import NAMES, foreign_words, sentences, small_words, tokens

EVERY = [(language, key, text) for language in LANGUAGES for key, text in sentences(language)]


def test_both_languages_have_the_same_keys_and_gaps() -> None:
    keys = {language: {key for key, _ in sentences(language)} for language in LANGUAGES}
    assert keys["fr"] == keys["en"]
    assert len(keys["fr"]) > 800
    assert unlike(words("fr"), words("en")) == unlike(words("en"), words("fr")) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_in_the_catalogue_has_its_words(language: str) -> None:
    assert missing_words(engine().catalogue, words(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_is_for_needs_that_the_catalogue_knows(language: str) -> None:
    assert unknown_needs(engine().catalogue, words(language)) == []
    types = {type_id: {} for type_id in engine().catalogue.types}
    slip = Words(language, {"types": {**types, "ivr": {"cautions_for": {"voicemail fox": "!"}}}})
    assert unknown_needs(engine().catalogue, slip) == [
        f"{language}/types.toml: ivr.cautions_for: “fox” is not a capability"
    ]


def test_an_unknown_language_has_no_words() -> None:
    with pytest.raises(KeyError):
        words("de")
    with pytest.raises(KeyError):
        load_words(FOLDER, "de")


def test_a_slip_in_a_file_of_words_is_named(tmp_path: Path) -> None:
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / "types.toml").write_text("[ivr", "utf-8")
    with pytest.raises(ContentError, match=r"^fr/types\.toml: \(whole file\): cannot be read"):
        load_words(tmp_path, "fr")


SAID = Words("en", {"interface": {"ask": "Question {n}", "lines": ["{n} types"], "months": []}})


def test_a_sentence_is_said_with_its_gaps_filled() -> None:
    assert SAID.say("interface.ask", n=2) == "Question 2"
    assert SAID.lines("interface.lines", n=9) == ("9 types",)
    assert SAID.part("interface").say("ask", n="two") == "Question two"
    assert SAID.say_if_any("interface.hint") == ""
    assert SAID.has("interface.ask")
    assert not SAID.has("interface.ask.more")


@pytest.mark.parametrize(
    ("key", "gaps", "message"),
    [
        ("interface.nothing", {}, "en: interface.nothing: is no sentence"),
        ("interface.lines", {}, "en: interface.lines: is no sentence"),
        ("interface", {}, "en: interface: is no sentence"),
        ("interface.ask", {"number": 2}, "en: interface.ask: the gap 'n' is not filled"),
    ],
)
def test_a_sentence_that_is_not_there_is_named(
    key: str, gaps: dict[str, int], message: str
) -> None:
    with pytest.raises(KeyError) as raised:
        SAID.say(key, **gaps)
    assert raised.value.args == (message,)


def test_a_list_or_a_part_that_is_not_there_is_named() -> None:
    with pytest.raises(KeyError, match=r"en: interface\.ask: is no list of sentences"):
        SAID.part("interface").lines("ask")
    with pytest.raises(KeyError, match=r"en: interface\.ask: is no table of sentences"):
        SAID.part("interface").part("ask")


def test_a_language_states_its_place(tmp_path: Path) -> None:
    files = {"aa": "place = 3", "bb": "place = 1", "cc": "", "dd": "place = ["}
    for language, text in files.items():
        (tmp_path / language).mkdir()
        (tmp_path / language / "interface.toml").write_text(text, "utf-8")
    (tmp_path / "no-language").mkdir()
    assert find_languages(tmp_path) == ("bb", "aa", "cc", "dd")
    assert find_languages(FOLDER) == LANGUAGES


@pytest.mark.parametrize(
    ("numbers", "written"), [("", "12"), ('[numbers]\n12 = "twelve"', "twelve")]
)
def test_the_number_of_types_is_filled_in(tmp_path: Path, numbers: str, written: str) -> None:
    (tmp_path / "en").mkdir()
    text = f'lines = ["The {{count}} types", "{{name}}"]\n{numbers}\n'
    (tmp_path / "en" / "interface.toml").write_text(text, "utf-8")
    found = load_words(tmp_path, "en", count=12)
    assert found["interface"]["lines"] == [f"The {written} types", "{name}"]


def test_a_key_or_a_gap_that_only_one_language_has_is_named() -> None:
    own = Words("en", {"interface": {"match": {"open": "{name} fits"}, "lines": ["{n}", "two"]}})
    model = Words("fr", {"interface": {"brand": "Guide", "match": {"open": "{nom}"}, "lines": []}})
    assert unlike(own, model) == [
        "en/interface.toml: brand: is missing",
        "en/interface.toml: match.open: must have the gaps of fr: {nom}",
        "en/interface.toml: lines: must have the gaps of fr: none",
    ]
    assert unlike(own, own) == []


def test_no_sentence_is_empty_or_padded() -> None:
    for language, key, text in EVERY:
        assert text.strip(), (language, key)
        assert text == text.strip(), (language, key, text)
        assert "  " not in text, (language, key, text)


def test_french_keeps_signs_with_their_words() -> None:
    for key, text in sentences("fr"):
        assert "\N{NARROW NO-BREAK SPACE}" not in text, (key, text)
        assert not re.search(r"[^\N{NO-BREAK SPACE}][;?!»]", text), (key, text)
        assert not re.search(r"(?<!\N{NO-BREAK SPACE}):(?!/)", text), (key, text)
        assert not re.search(r" [:;?!»]", text), (key, text)
        assert not re.search(r"«(?!\N{NO-BREAK SPACE})", text), key
        assert not re.search(r"\d (s|min|h|€|%|secondes?|minutes?|heures?)\b", text), (key, text)


def test_french_keeps_an_inverted_subject_with_its_verb() -> None:
    for key, text in sentences("fr"):
        broken = re.findall(r"\w+-(?:t-)?(?:ils?|elles?|on|vous|nous)\b", text)
        assert not [found for found in broken if found.lower() != "rendez-vous"], (key, text)


def test_english_has_no_french_typography() -> None:
    for key, text in sentences("en"):
        assert not re.search("[«»]|\\s[:;?!](\\s|$)", text), (key, text)


def test_apostrophes_and_quotes_are_typographic() -> None:
    for language, key, text in EVERY:
        assert not re.search("['\"]", text), (language, key, text)
        assert "..." not in text, (language, key, text)


@pytest.mark.parametrize(
    ("language", "other_names"), [("fr", "standard"), ("en", "switchboard|phone system")]
)
def test_an_ipbx_has_one_name_after_the_first_question(language: str, other_names: str) -> None:
    said = [key for key, text in sentences(language) if re.search(other_names, text.lower())]
    assert [key for key in said if not key.startswith("accessibility.")] == [
        "questions.who.answers.menu.hint",
        "questions.who.answers.ipbx.hint",
    ]


def test_one_name_for_a_number_elsewhere() -> None:
    for key, text in sentences("en"):
        assert "external" not in text.lower(), (key, text)


def test_no_sentence_is_in_the_other_language() -> None:
    for language, key, text in EVERY:
        if key == "interface.language":
            continue
        others = [code for code in LANGUAGES if code != language]
        assert not (tokens(text) & small_words(others)) - NAMES, (language, key, text)


def test_no_answer_praises_itself_and_no_question_names_a_product() -> None:
    """No answer steers by an adjective; product names come after the plain words."""
    praise = tokens("meilleur idéal parfait recommandé best ideal perfect recommended advanced")
    products = tokens("ddi ivr svi vxml easypabx minipabx")
    for language, key, text in EVERY:
        if key.startswith("questions."):
            assert not tokens(text) & praise, (language, key, text)
            if key.endswith(".title") or key.endswith(".label"):
                assert not tokens(text) & products, (language, key, text)


def test_a_sentence_in_the_wrong_language_is_noticed() -> None:
    english, french = dict(sentences("en")), dict(sentences("fr"))
    unnoticed = [
        key
        for key in english
        if key.startswith(("types.", "questions."))
        and len(english[key].split()) > 2
        and not (foreign_words(english[key], "fr") and foreign_words(french[key], "en"))
    ]
    assert unnoticed == []
