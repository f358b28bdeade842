"""What the nine types do not do."""

import pytest

from .conftest import Visitor


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_need_without_a_type_has_a_way_on(visitor: Visitor, language: str) -> None:
    page = visitor.get(f"/{language}/other/")
    assert [section.attributes["id"] for section in page.all("section")] == [
        "no-number",
        "porting",
        "fax",
        "outgoing",
        "register",
        "not-a-call",
        "already-set",
        "ask",
    ]
    for section in page.all("section"):
        assert section.css("h2")
        assert section.css("p")
    assert len(page.all("#already-set li")) >= 5
    assert page.one(".back a").attributes["href"] == f"/{language}/"
