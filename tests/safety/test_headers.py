"""The header table of `docs/embedding.md` and SECURITY.md, on every address and every status."""

from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.test import Client, override_settings

from aliasconfig import health
from harness.failing import answer_of_failure
from tests.safety.addresses import ALL, ONE_OF_EACH, Address
from wizard.readiness import Verdict

OWN = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
}
NO_FRAME = {"frame-ancestors 'none'"}
ISOLATED = {
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
}
FRAMED = {
    "X-Frame-Options": None,
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": None,
}
LOADED = {
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cross-Origin-Embedder-Policy": None,
    "Cross-Origin-Opener-Policy": None,
}
NOT_OF_A_FILE = {
    "Content-Security-Policy",
    "Permissions-Policy",
    "X-Frame-Options",
    "Cross-Origin-Embedder-Policy",
    "Cross-Origin-Opener-Policy",
}
TABLE = {"page": ISOLATED, "framed": FRAMED, "file": LOADED}
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Content-Security-Policy-Report-Only": None,
    "Set-Cookie": None,
}


COPIES = {"wizard", "integrate"}
"""Names of the patterns whose pages have a Copy button."""


def check(response: Any, kind: str, name: str = "") -> None:
    """Holds one answer against its column of the table; `name` is that of its URL pattern.

    A page that says that there is no such file is a page.
    """
    is_page = response.get("Content-Type", "").startswith("text/html")
    if kind == "file" and response.status_code >= 400 and is_page:
        kind = "page"
    for header, value in (TABLE[kind] | EVERYWHERE).items():
        assert response.get(header) == value, f"{header} of {response.status_code}"
    policy = set(response["Content-Security-Policy"].split("; "))
    # Not the page that says that there is no such drawing: it needs its style sheet.
    is_answer = response.status_code in (200, 304)
    if is_answer and response.request["PATH_INFO"].endswith(".svg"):
        assert policy == {"default-src 'none'"}
    else:
        extra = {"frame-src 'self'"} if name == "integrate" else set()
        assert policy == OWN | extra | (set() if kind == "framed" else NO_FRAME)
    assert not response.cookies
    permissions = response["Permissions-Policy"].split(", ")
    allowed = {"clipboard-write=(self)"} if name in COPIES else set()
    assert {said for said in permissions if not said.endswith("=()")} == allowed
    assert {"hid=()", "serial=()", "screen-wake-lock=()", "storage-access=()"} < set(permissions)


def assert_everywhere(response: Any) -> None:
    """A file and a redirect to HTTPS have no page to protect: these headers alone."""
    assert {name: response.get(name) for name in EVERYWHERE} == EVERYWHERE


def by_path(address: Address) -> str:
    return address.path


@pytest.mark.parametrize("address", ALL, ids=by_path)
def test_every_address(client: Client, address: Address) -> None:
    response = client.get(address.path)
    assert response.status_code == (302 if address.name == "root" else 200)
    check(response, address.kind, address.name)
    head = client.head(address.path)
    assert head.content == b""
    assert dict(head.items()) == dict(response.items())


@pytest.mark.parametrize("address", ONE_OF_EACH, ids=by_path)
def test_every_status_of_an_address(client: Client, address: Address) -> None:
    path = address.path.partition("?")[0]
    for response in (
        client.get(path, {"x": "1"}),
        client.get(path, {"who": ""}),
        client.get(path, {"who": "one"}),
        client.get(path, {"who": "\0"}),
        client.get(path, QUERY_STRING="x" * 3_000),
    ):
        assert response.status_code < 500
        check(response, address.kind, address.name)
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "PROPFIND"):
        refused = client.generic(method, path)
        assert refused.status_code == 405
        check(refused, address.kind, address.name)
    if etag := client.get(address.path).headers.get("ETag"):
        again = client.get(address.path, headers={"If-None-Match": etag})
        assert again.status_code == 304
        check(again, address.kind, address.name)


@pytest.mark.parametrize("address", ONE_OF_EACH, ids=by_path)
def test_what_leads_to_no_page_of_ours_is_never_framed(client: Client, address: Address) -> None:
    path = address.path.partition("?")[0]
    missing = client.get(f"{path.rstrip('/')}/nowhere/")
    assert missing.status_code == 404
    check(missing, "page")
    foreign = client.get(path, headers={"Host": "elsewhere.example"})
    assert foreign.status_code == 400
    check(foreign, address.kind, address.name)


@pytest.mark.parametrize(
    ("fault", "status"),
    [(RuntimeError("a fault of ours"), 500), (PermissionDenied("a fault of ours"), 403)],
)
@pytest.mark.parametrize("address", ONE_OF_EACH, ids=by_path)
def test_a_failure_of_ours(address: Address, fault: Exception, status: int) -> None:
    response = answer_of_failure(address.path, fault)
    assert response.status_code == status
    assert b"a fault of ours" not in response.content
    check(response, address.kind, address.name)


def test_a_format_that_there_is_not(client: Client) -> None:
    response = client.get("/oembed", {"format": "xml"})
    assert response.status_code == 501
    check(response, "file")


def test_not_ready(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "verdict", lambda: Verdict(None, ("questions.toml: broken",)))
    response = client.get("/readyz")
    assert response.status_code == 503
    check(response, "page")


@pytest.mark.parametrize("path", ["/static/css/page.css", "/static/js/frame.js"])
def test_static_files_are_light_and_may_be_loaded_from_anywhere(client: Client, path: str) -> None:
    """The policies of a document would weigh as much as a small style sheet."""
    response = client.get(path)
    assert response.status_code == 200
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert not {*NOT_OF_A_FILE} & {*response.headers}
    response.close()
    foreign = client.get(path, headers={"Host": "elsewhere.example"})
    assert (foreign.status_code, dict(foreign.items())) == (200, dict(response.items()))
    foreign.close()
    asked = {
        304: {"If-Modified-Since": response["Last-Modified"]},
        206: {"Range": "bytes=0-9"},
        416: {"Range": "bytes=9999999-"},
    }
    answers = [(status, client.get(path, headers=headers)) for status, headers in asked.items()]
    for status, answer in [*answers, (200, response), (405, client.post(path))]:
        assert answer.status_code == status
        assert_everywhere(answer)
        answer.close()


@pytest.mark.parametrize(
    "path",
    [
        "/static/none",
        "/embed/none.js",
        "/oembedxyz",
        "/fr/nope.png",
        "/fr/nope.svg",
        "/en/types/nope/diagram.svg",
        "/en/types/nope/card.svg",
    ],
)
def test_a_page_that_says_no_is_a_page_whatever_its_address_looks_like(
    client: Client, path: str
) -> None:
    response = client.get(path)
    assert response.status_code == 404
    check(response, "page")


@pytest.mark.parametrize("path", ["/fr/embed", "/en/embed/types/ivr"])
def test_what_lacks_its_slash_leads_into_the_frame(client: Client, path: str) -> None:
    response = client.get(path)
    assert (response.status_code, response["Location"]) == (301, f"{path}/")
    check(response, "framed")


def test_a_file_at_another_address_is_a_redirect_that_others_may_follow(client: Client) -> None:
    response = client.get("/en/types/ivr/diagram.svg?junk=1")
    assert response.status_code == 302
    check(response, "file")


@override_settings(SECURE_SSL_REDIRECT=True)
def test_https_by_a_setting_of_its_own_health_checks_exempt() -> None:
    client = Client()
    for host in ("testserver", "localhost:8000", "elsewhere.example"):
        response = client.get("/fr/?who=one", headers={"Host": host})
        assert response.status_code == 301
        assert response["Location"] == f"https://{settings.SECURE_SSL_HOST}/fr/?who=one"
        assert_everywhere(response)
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 200


@override_settings(SECURE_HSTS_SECONDS=31_536_000)
@pytest.mark.parametrize("address", ONE_OF_EACH, ids=by_path)
def test_hsts_over_https_only(client: Client, address: Address) -> None:
    secure = client.get(address.path, secure=True)
    assert secure["Strict-Transport-Security"] == "max-age=31536000"
    assert "Strict-Transport-Security" not in client.get(address.path)


@pytest.mark.parametrize(
    ("ancestors", "policy"),
    [
        ([], None),
        (
            ["https://help.example", "https://*.example.com"],
            "frame-ancestors 'self' https://help.example https://*.example.com",
        ),
    ],
)
def test_an_operator_may_name_who_frames(
    client: Client, ancestors: list[str], policy: str | None
) -> None:
    with override_settings(EMBED_ANCESTORS=ancestors):
        said = client.get("/fr/embed/")["Content-Security-Policy"].split("; ")
        alone = client.get("/fr/")["Content-Security-Policy"]
    assert [part for part in said if part.startswith("frame-")] == ([policy] if policy else [])
    assert "frame-ancestors 'none'" in alone


def test_pages_may_be_kept_and_asked_again(client: Client) -> None:
    response = client.get("/fr/?who=several")
    assert response["Cache-Control"] == "public, max-age=300"
    again = client.get("/fr/?who=several", headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_pages_are_compressed(client: Client) -> None:
    response = client.get("/fr/?who=together", headers={"Accept-Encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
