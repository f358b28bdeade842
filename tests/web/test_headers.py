"""The headers of every answer, whatever its status."""

import pytest
from django.test import Client, override_settings

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}

ANSWERS = {
    "/": 302,
    "/fr/": 200,
    "/fr/?x=1": 302,
    "/fr/?who=together": 200,
    "/en/types/": 200,
    "/en/types/ivr/": 200,
    "/fr/other/": 200,
    "/healthz": 200,
    "/readyz": 200,
    "/robots.txt": 200,
    "/fr/nowhere/": 404,
    "/fr/?who=%00": 400,
}


@pytest.mark.parametrize(("address", "status"), ANSWERS.items())
def test_every_answer_is_guarded(client: Client, address: str, status: int) -> None:
    response = client.get(address)
    assert response.status_code == status
    assert set(response["Content-Security-Policy"].split("; ")) == POLICY
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["Cross-Origin-Embedder-Policy"] == "require-corp"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]
    assert "Set-Cookie" not in response


def test_wrong_methods_and_hosts_are_guarded_too(client: Client) -> None:
    for response in (client.post("/fr/"), client.get("/fr/", headers={"Host": "evil.example"})):
        assert set(response["Content-Security-Policy"].split("; ")) == POLICY
        assert response["X-Frame-Options"] == "DENY"


def test_static_files_may_be_loaded_by_a_frame_without_an_origin(client: Client) -> None:
    response = client.get("/static/css/page.css")
    assert response.status_code == 200
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response["X-Content-Type-Options"] == "nosniff"
    response.close()


def test_pages_may_be_kept_and_asked_again(client: Client) -> None:
    response = client.get("/fr/?who=several")
    assert response["Cache-Control"] == "public, max-age=300"
    again = client.get("/fr/?who=several", headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_pages_are_compressed(client: Client) -> None:
    response = client.get("/fr/?who=together", headers={"Accept-Encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"


@override_settings(SECURE_SSL_REDIRECT=True)
def test_https_by_a_setting_of_its_own_health_checks_exempt() -> None:
    client = Client()
    response = client.get("/fr/?who=one")
    assert (response.status_code, response["Location"]) == (301, "https://testserver/fr/?who=one")
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 200


@override_settings(SECURE_HSTS_SECONDS=31_536_000)
def test_hsts_over_https_only() -> None:
    client = Client()
    assert client.get("/fr/", secure=True)["Strict-Transport-Security"] == "max-age=31536000"
    assert "Strict-Transport-Security" not in client.get("/fr/")
