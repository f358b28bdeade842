"""The call of a result or a type, walked through scenario by scenario."""

import re

import pytest
from django.conf import settings

from wizard.content import LANGUAGES, callflows, engine, strategies
from wizard.pages.call_figure import ROOMS

from .conftest import Visitor

QUEUE = "/fr/?who=several&busy=wait-voicemail&team-extras=greeting&team-extras=hours"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("configuration", engine().catalogue.types)
def test_every_scenario_of_every_type(visitor: Visitor, configuration: str, language: str) -> None:
    url = f"/{language}/types/{configuration}/"
    links = visitor.get(url).all(".scenarios a")
    assert len(links) >= 2
    for link in links:
        address, _, anchor = str(link.attributes["href"]).partition("#")
        page = visitor.get(address)
        assert (page.status, page.redirects, anchor) == (200, 0, "call")
        assert page.one("#call")
        assert page.one(".scenarios a[aria-current]").text() == link.text()
        assert page.one("#walk-title").text() == link.text()
        moments = page.all(".moment")
        assert len(moments) >= 2
        assert all(moment.css(".moment-happens") for moment in moments)
        assert page.all(".walk .sources li")
        for drawing in page.all("figure svg"):
            lit = [node.attributes["data-node"] for node in drawing.css("[data-node][data-step]")]
            assert set(lit) == {moment.attributes["data-node"] for moment in moments}
            assert link.text() in drawing.css("title")[0].text()


def test_sources_of_a_scenario_and_of_ring_orders_are_shown(visitor: Visitor) -> None:
    page = visitor.get("/en/types/call-queue/?call=queue-full")
    [walk] = page.all(".walk .sources")
    flow = callflows()["call-queue"].drawn(None)
    written = [*flow.scenario("queue-full").sources, *flow.sources]
    catalogue = engine().catalogue.sources
    titles = [catalogue[source].title for source in dict.fromkeys(written)]
    shown = [line.text() for line in walk.css("li")]
    assert all(any(title in line for line in shown) for title in titles)
    rings = page.texts(".ring-orders + .sources li")
    orders = strategies()["call-queue"]
    named = {catalogue[source].title for order in orders for source in order.sources}
    assert all(any(title in ring for ring in rings) for title in named)
    assert not visitor.get("/en/types/redirect/").all(".ring-orders + .sources")


def test_a_scenario_keeps_the_answers_and_the_language_switch_keeps_it(visitor: Visitor) -> None:
    page = visitor.get(QUEUE)
    [closed] = [
        link for link in page.all(".scenarios a") if "call=closed" in link.attributes["href"]
    ]
    assert closed.attributes["href"] == f"{QUEUE}&call=closed#call"
    walked = visitor.get(f"{QUEUE}&call=closed")
    assert walked.redirects == 0
    assert walked.all(".languages a")[1].attributes["href"] == (
        f"{QUEUE}&call=closed".replace("/fr/", "/en/")
    )
    assert walked.one("link[rel=canonical]").attributes["href"].endswith(QUEUE)
    assert walked.all(".walk p a")[-1].attributes["href"] == f"{QUEUE}#call"


@pytest.mark.parametrize("call", ["nothing", "queue-full", "", "CLOSED", "closed&call=free"])
def test_a_scenario_that_the_diagram_lacks_is_let_go(visitor: Visitor, call: str) -> None:
    page = visitor.get(f"{QUEUE}&call={call}")
    assert (page.url, page.redirects) == (QUEUE, 1)


def test_a_question_has_no_call_to_walk_through(visitor: Visitor) -> None:
    assert visitor.get("/fr/?who=several&call=busy").url == "/fr/?who=several"
    assert visitor.get("/fr/types/?call=busy").url == "/fr/types/"


def test_only_what_was_asked_for_is_drawn(visitor: Visitor) -> None:
    plain = visitor.get("/fr/?who=one&place=outside")
    assert plain.configuration == "call-queue"
    more = visitor.get(QUEUE)

    def nodes(page: object) -> set[str]:
        return {n.attributes["data-node"] for n in page.all("figure .call-wide [data-node]")}

    assert "hours" not in nodes(plain)
    assert "hours" in nodes(more)


def test_a_type_page_draws_the_whole_flow(visitor: Visitor) -> None:
    for configuration, flow in callflows().items():
        page = visitor.get(f"/fr/types/{configuration}/")
        drawn = {n.attributes["data-node"] for n in page.all("figure .call-tall [data-node]")}
        assert drawn == {node.id for node in flow.drawn(None).nodes}


def test_the_diagram_as_a_file(visitor: Visitor) -> None:
    for url in (f"{QUEUE}&call=closed", "/en/types/ivr/"):
        link = str(visitor.get(url).one("a[download]").attributes["href"])
        response = visitor.client.get(link)
        assert (response.status_code, response["Content-Type"]) == (200, "image/svg+xml")
        assert response["Content-Security-Policy"] == "default-src 'none'"
        assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert "max-age" in response["Cache-Control"]
        again = visitor.client.get(link, headers={"If-None-Match": response["ETag"]})
        assert again.status_code == 304
        assert again["Content-Security-Policy"] == "default-src 'none'"


def test_a_file_has_one_address_too(visitor: Visitor) -> None:
    base = "/fr/types/call-queue/diagram.svg"
    response = visitor.client.get(f"{base}?utm=1&busy=wait&who=several&theme=dark")
    assert (response.status_code, response["Location"]) == (302, f"{base}?who=several&busy=wait")
    assert visitor.client.get(base.replace("call-queue", "pabx")).status_code == 404
    assert visitor.client.get(f"{base}?who=%FF").status_code == 400


def test_every_room_that_a_picture_asks_for_is_known_to_the_styles() -> None:
    css = (settings.BASE_DIR / "static" / "css" / "call.css").read_text("utf-8")
    assert re.findall(r"@container \(min-width: (\d+)px\)", css) == [str(room) for room in ROOMS]
    assert set(re.findall(r'\[data-room="(\d+)"\]', css)) == {str(room) for room in ROOMS}
