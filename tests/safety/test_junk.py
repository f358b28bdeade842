"""Junk in the query string: a clear answer, never a failure, never an echo."""

from urllib.parse import quote

from django.test import Client
from hypothesis import example, given
from hypothesis import strategies as st

from wizard.advice.loading import RESERVED_PARAMETERS
from wizard.content import engine

QUESTIONS = list(engine().catalogue.questions)
ANSWERS = [
    "",
    "none",
    "unknown",
    *(a.id for q in engine().catalogue.questions.values() for a in q.answers),
]
MARK = "zq<script>\"'&zq"

names = st.one_of(st.sampled_from([*QUESTIONS, *RESERVED_PARAMETERS]), st.text(max_size=12))
values = st.one_of(st.sampled_from([*QUESTIONS, *ANSWERS, MARK]), st.text(max_size=30))
pages = st.sampled_from(["/", "/fr/", "/en/", "/fr/types/", "/en/types/ddi/", "/fr/other/"])


def well(client: Client, url: str, raw: str) -> None:
    """One redirect at most from a page (two from `/`), then a page; nothing is echoed."""
    redirects = 0
    response = client.get(url, QUERY_STRING=raw)
    while response.status_code == 302:
        redirects += 1
        assert redirects <= (2 if url == "/" else 1), response["Location"]
        location = response["Location"]
        assert location.startswith("/")
        assert not location.startswith("//")
        response = client.get(location)
    assert response.status_code in (200, 400)
    assert "zq" not in response.content.decode()
    assert not client.cookies


@given(pages, st.lists(st.tuples(names, values), max_size=8))
@example("/fr/", [("who", "one"), ("who", "several"), ("change", "who")])
@example("/fr/", [("change", "busy"), ("busy", "wait"), ("who", "together")])
@example("/fr/", [("team-extras", "none"), ("team-extras", "greeting"), ("who", "several")])
def test_any_pairs(url: str, pairs: list[tuple[str, str]]) -> None:
    raw = "&".join(
        f"{quote(n, errors='surrogatepass')}={quote(v, errors='surrogatepass')}" for n, v in pairs
    )
    well(Client(), url, raw)


@given(pages, st.text(alphabet=st.characters(max_codepoint=255), max_size=200))
@example("/fr/", "%")
@example("/fr/", "%zz=%&;=;&==&")
@example("/en/", "\xff\xfe")
@example("/en/", "who=%ED%A0%80")
def test_any_bytes(url: str, raw: str) -> None:
    well(Client(), url, raw)


def test_reserved_parameters_with_junk() -> None:
    client = Client()
    for name in RESERVED_PARAMETERS:
        for value in ("", MARK, "../../etc/passwd", "who", "é" * 50, "0", "-1", "null"):
            well(client, "/fr/", f"who=several&{name}={quote(value)}")
