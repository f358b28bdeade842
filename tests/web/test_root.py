"""`/` leads to the wizard in the reader's language."""

import pytest
from django.test import Client


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "fr"),
        ("fr", "fr"),
        ("en", "en"),
        ("en-GB,en;q=0.8", "en"),
        ("de, en;q=0.5, fr;q=0.4", "en"),
        ("de", "fr"),
        ("fr;q=0.2, en;q=0.9", "en"),
        ("EN-us", "en"),
        ("*", "fr"),
        ("en;q=0", "fr"),
        ("fr;q=0", "en"),
        ("fr-CA;q=0", "fr"),
        ("fr;q=0, de", "en"),
        ("en;q=0, fr;q=0", "fr"),
        (";;;,,,q=2", "fr"),
        ("en" * 5_000, "fr"),
    ],
)
def test_language_of_the_reader(client: Client, accepted: str, language: str) -> None:
    response = client.get("/", headers={"Accept-Language": accepted})
    assert (response.status_code, response["Location"]) == (302, f"/{language}/")


def test_answers_come_along(client: Client) -> None:
    response = client.get("/?who=several&theme=dark")
    assert response["Location"] == "/fr/?who=several&theme=dark"


def test_no_cache_mixes_the_languages(client: Client) -> None:
    response = client.get("/")
    assert set(response["Cache-Control"].split(", ")) == {"private", "no-store"}
    assert "Accept-Language" in response["Vary"]


def test_malformed_query_is_refused_here_already(client: Client) -> None:
    assert client.get("/?who=%FF").status_code == 400


def test_a_location_never_leaves_the_site(client: Client) -> None:
    for path in ("/?next=//evil.example", "/?//evil.example", "/?%0d%0aSet-Cookie:a=b"):
        assert client.get(path)["Location"].startswith("/fr/?")
