"""The nine types side by side."""

import pytest

from wizard.advice import Support
from wizard.content import engine, words

from .conftest import Visitor


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_nine_in_order_each_with_a_link(visitor: Visitor, language: str) -> None:
    page = visitor.get(f"/{language}/types/")
    cards = [str(link.attributes["href"]) for link in page.all(".type-card h3 a")]
    assert cards == [f"/{language}/types/{t}/" for t in engine().catalogue.types]
    assert all(visitor.get(url).status == 200 for url in cards)


def test_a_heading_of_the_table_is_as_wide_as_the_table(visitor: Visitor) -> None:
    page = visitor.get("/en/types/")
    spans = {str(heading.attributes["colspan"]) for heading in page.all("th[scope=rowgroup]")}
    assert spans == {str(len(page.all("thead th")))}


def test_a_heading_over_a_group_has_its_cells_in_the_rows_below(visitor: Visitor) -> None:
    """axe leaves it to be judged."""
    for heading in visitor.get("/en/types/").all("th[scope=rowgroup]"):
        row = heading.parent
        assert row
        assert row.parent
        own, *below = row.parent.css("tr")
        assert own.mem_id == row.mem_id
        assert below
        assert all(other.css("th[scope=row]") and other.css("td") for other in below)


def test_the_table_says_what_the_catalogue_says(visitor: Visitor) -> None:
    page = visitor.get("/fr/types/")
    catalogue = engine().catalogue
    support = words("fr")["interface"]["support"]
    rows = [row for row in page.all("tbody tr") if row.css("td")]
    assert len(rows) == len(catalogue.capabilities)
    said = {row.css("th")[0].text(): row for row in rows}
    for capability in catalogue.capabilities.values():
        row = said[words("fr")["capabilities"][capability.id]["name"]]
        cells = [cell.text() for cell in row.css("td")]
        assert cells == [support[capability.claims[t].support] for t in catalogue.types]
    assert {cell.text() for row in rows for cell in row.css("td")} == {
        support[level] for level in Support
    }


def test_the_table_can_be_scrolled_by_keyboard(visitor: Visitor) -> None:
    region = visitor.get("/fr/types/").one(".table-scroll")
    assert (region.attributes["role"], region.attributes["tabindex"]) == ("region", "0")


def test_the_look_is_kept_and_answers_are_not(visitor: Visitor) -> None:
    page = visitor.get("/fr/types/?who=one&theme=dark")
    assert (page.url, page.redirects) == ("/fr/types/?theme=dark", 1)
    assert all("theme=dark" in str(link.attributes["href"]) for link in page.all("#wizard a"))
