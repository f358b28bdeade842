"""What went wrong, in the reader's language, with a way on."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from harness.failing import answer_of_failure
from wizard.content import words

from .conftest import Visitor


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("address", ["nowhere/", "types/nothing/", "types//", "embed/x/", "%FF/"])
def test_an_unknown_path(visitor: Visitor, language: str, address: str) -> None:
    page = visitor.get(f"/{language}/{address}")
    assert page.status == 404
    assert page.one("html").attributes["lang"] == language
    assert page.one("h1").text() == words(language)["interface"]["errors"]["404"]["title"]
    assert page.all(f"#wizard a[href='/{language}/']")


def test_outside_the_languages_the_header_decides(visitor: Visitor) -> None:
    for path_, accepted, language in (
        ("/nowhere", "en", "en"),
        ("/nowhere", "", "fr"),
        ("/de/", "en", "en"),
        ("/frx/", "en", "en"),
    ):
        page = visitor.get(path_, **{"Accept-Language": accepted})
        assert (page.status, page.one("html").attributes["lang"]) == (404, language)
        assert "Accept-Language" in page.response["Vary"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
@pytest.mark.parametrize("address", ["/", "/fr/", "/en/types/", "/fr/types/ivr/", "/en/other/"])
def test_pages_are_only_read(client: Client, method: str, address: str) -> None:
    response = getattr(client, method)(address)
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"
    assert b"<h1" in response.content


def test_head_has_the_headers_and_no_body(client: Client) -> None:
    response = client.head("/fr/")
    assert (response.status_code, response.content) == (200, b"")


def test_a_query_that_is_too_long(visitor: Visitor) -> None:
    page = visitor.get("/en/?who=" + "a" * 3_000)
    assert (page.status, page.one("html").attributes["lang"]) == (400, "en")
    assert "aaa" not in page.html


def test_a_host_that_is_not_ours_is_refused(client: Client) -> None:
    response = client.get("/fr/", headers={"Host": "evil.example"})
    assert response.status_code == 400
    assert b"evil.example" not in response.content
    assert b"<h1" in response.content


@pytest.mark.parametrize("address", ["fr/", "fr/embed/", "fr/types/ivr/"])
@pytest.mark.parametrize(("fault", "status"), [(RuntimeError, 500), (PermissionDenied, 403)])
def test_our_own_failure_says_so(address: str, fault: type[Exception], status: int) -> None:
    response = answer_of_failure(f"/{address}?who=one", fault("on purpose"))
    assert response.status_code == status
    assert words("fr")["interface"]["errors"][str(status)]["title"] in response.content.decode()
    assert "on purpose" not in response.content.decode()
    assert response["Cache-Control"] == "no-store"


def test_errors_are_not_kept(visitor: Visitor) -> None:
    for url in ("/fr/nowhere/", "/fr/?who=%FF"):
        assert visitor.get(url).response["Cache-Control"] == "no-store"
