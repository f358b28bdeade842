"""The VoiceXML document: valid for every result, with the keys of the picture."""

from xml.etree import ElementTree

import pytest
from django.test import Client
from xmlschema import XMLSchema10

from tests.reachable import every_result
from tests.shared import shared
from wizard.content import LANGUAGES, callflows, words
from wizard.voicexml import starter
from wizard.voicexml.document import form_of

SPACE = "{http://www.w3.org/2001/vxml}"
URL = "/{}/types/vxml-ivr/starter.vxml"


def document(language: str, needs: frozenset[str]) -> str:
    return starter(words(language).part("voicexml").say, callflows()["vxml-ivr"], needs)


def every_need_set() -> set[frozenset[str]]:
    """What the document or the picture tells apart: any answers may ask for it."""
    named = callflows()["vxml-ivr"].named | {"speech-synthesis"}
    return {needs & named for _, needs in every_result()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_document_is_valid(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    schema = XMLSchema10(shared("voicexml21") / "vxml.xsd")
    texts = {document(language, needs) for needs in every_need_set()}
    for text in texts:
        schema.validate(text)
        assert not schema.is_valid(text.replace("<exit/>", "<end/>"))
    with capsys.disabled():
        print(
            f"\n{len(texts)} documents in {language}, valid; {len(every_need_set())} sets of needs"
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keys_of_the_document_are_those_of_the_picture(language: str) -> None:
    for needs in every_need_set():
        flow = callflows()["vxml-ivr"].drawn(needs)
        root = ElementTree.fromstring(document(language, needs))
        choices = {choice.get("dtmf"): choice.get("next") for choice in root.iter(SPACE + "choice")}
        assert choices == {key: f"#{form_of(node)}" for key, node in flow.keys.items()}
        drawn = {f"#{form}" for node in flow.nodes if (form := form_of(node))}
        if any(node.kind == "menu" for node in flow.nodes) and not flow.keys:
            drawn.add("#answer")
        forms = {f"#{form.get('id')}" for form in root.iter(SPACE + "form")}
        assert forms == {"#welcome", *drawn}
        named = {"#welcome", *(goto.get("next") for goto in root.iter(SPACE + "goto"))}
        menus = {f"#{menu.get('id')}" for menu in root.iter(SPACE + "menu")}
        assert named | set(choices.values()) == forms | menus
        tags = {element.tag.removeprefix(SPACE) for element in root.iter()}
        assert {"noinput", "nomatch"} <= tags
        asks = {"data-look-up", "keeps-answers"} & needs and not flow.keys
        assert ("data" in tags) == bool(asks)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_is_recorded_and_texts_are_read_only_where_asked_for(language: str) -> None:
    for needs in every_need_set():
        root = ElementTree.fromstring(document(language, needs))
        assert (root.find(f".//{SPACE}record") is not None) == ("caller-message" in needs)
        assert (root.find(f".//{SPACE}audio") is None) == ("speech-synthesis" in needs)


def test_every_sentence_is_used() -> None:
    used = set()

    def say(key: str, **_: object) -> str:
        used.add(key)
        return key

    for needs in every_need_set():
        starter(say, callflows()["vxml-ivr"], needs)
    for language in LANGUAGES:
        assert used == set(words(language)["voicexml"])
        assert not any("--" in text for text in words(language)["voicexml"].values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_a_file_to_keep(client: Client, language: str) -> None:
    answers = "?who=menu&menu=application&script-extras=message"
    response = client.get(URL.format(language) + answers)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/voicexml+xml"
    assert response["Content-Disposition"] == f'attachment; filename="starter-{language}.vxml"'
    assert response["Cache-Control"] == "public, max-age=300"
    assert getattr(response, "may_be_kept", False)
    assert b"<record" in response.content
    assert b"<record" not in client.get(URL.format(language) + answers[:-8] + "=none").content
    assert b"<record" in client.get(URL.format(language)).content


def test_another_spelling_leads_to_its_one_address(client: Client) -> None:
    url = URL.format("en")
    response = client.get(f"{url}?junk=1&who=menu")
    assert (response.status_code, response["Location"]) == (302, f"{url}?who=menu")
    assert client.get(f"{url}?%ff").status_code == 400
    assert client.post(url).status_code == 405
