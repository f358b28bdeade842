"""The key to the diagrams explains every sign that they use."""

from xml.etree import ElementTree

import pytest

from wizard.callflow import legend
from wizard.callflow.model import KINDS
from wizard.content import LANGUAGES, words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_box_and_line_is_explained_once(language: str) -> None:
    entries = legend(words(language)["callflows"])
    ids = [entry.id for entry in entries]
    assert set(ids) == KINDS - {"team"} | {"main", "branch"}
    assert len({entry.meaning for entry in entries}) == len(ids) == len(set(ids))


def test_the_signs_are_whole_pictures_that_nobody_reads_aloud() -> None:
    for entry in legend(words("fr")["callflows"]):
        picture = ElementTree.fromstring(entry.picture)
        assert picture.attrib["aria-hidden"] == "true"
        assert len(entry.picture) < 1_500
