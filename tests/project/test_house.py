"""docs/architecture.md shows the house as it is."""

from harness import house


def test_the_picture_is_that_of_the_code() -> None:
    assert house.in_document() == house.drawn(), "make house"


def test_the_page_names_every_package() -> None:
    rooms = house.DOCUMENT.read_text("utf-8").split("## How a request")[0]
    named = [room for room in house.rooms() if f"`{room.replace('.', '/')}/`" in rooms]
    small = {"wizard.management", "wizard.management.commands", "wizard.templatetags"}
    assert set(named) == set(house.rooms()) - small | {"wizard.management"}


def test_no_arrow_leads_back() -> None:
    """Whatever a room imports, nothing of it imports that room in turn."""
    arrows = house.arrows()
    assert {(a, b) for a, b in arrows if (b, a) in arrows} == set()
