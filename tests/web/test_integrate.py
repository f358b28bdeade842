"""The builder: the code for each platform, complete, escaped and absolute."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

import pytest
from django.conf import settings
from django.test import Client
from hypothesis import example, given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.safety.test_headers import check
from tests.safety.test_junk import names, values, well
from wizard.address import ACCENTS, THEMES
from wizard.advice import BUILDER_PARAMETERS, RESERVED_PARAMETERS
from wizard.content import LANGUAGES, engine, platforms, words
from wizard.content.parity import missing_platform_words
from wizard.snippets import Format, Tier, load_platforms
from wizard.toml import ContentError

from .conftest import Page, Visitor
from .spoken import foreign_words, visible_text

ORIGIN = settings.PUBLIC_ORIGIN
FULL = "who=several&busy=wait&theme=dark&accent=teal"
EVERY = [(platform, language) for platform in platforms() for language in LANGUAGES]
MARK = "\"'><script>zq()</script>&zq"


def code(page: Page) -> str:
    """The first snippet, as somebody copies it."""
    return page.all(".built .code code")[0].text()


def code_lines(page: Page) -> list[str]:
    return code(page).split("\n")


@pytest.mark.parametrize(("platform", "language"), EVERY)
def test_every_snippet_is_whole(visitor: Visitor, platform: str, language: str) -> None:
    page = visitor.get(f"/en/integrate/?platform={platform}&language={language}&{FULL}")
    assert (page.status, page.redirects) == (200, 0)
    snippet = code(page)
    tree = LexborHTMLParser(snippet)
    title = words(language)["interface"]["brand"]
    alone = f"{ORIGIN}/{language}/?{FULL}"
    tier = platforms()[platform].tier
    if tier is Tier.ADDRESS:
        assert snippet == alone
        return
    if tier is Tier.TEXT:
        assert snippet.strip("[]").replace("|", " ", 1) == f"{alone} {title}"
        return
    (link,) = tree.css("a")
    assert link.attributes["href"] == alone
    assert link.attributes["referrerpolicy"] == "no-referrer"
    assert title in link.text()
    assert len(tree.css("iframe")) == (tier is Tier.FRAME)
    assert len(tree.css("alias-wizard")) == (tier is Tier.ELEMENT)
    assert len(tree.css("img")) == (tier is Tier.LINK)
    for frame in tree.css("iframe"):
        assert frame.attributes["src"] == f"{ORIGIN}/{language}/embed/?{FULL}"
        assert frame.attributes["title"] == title
        assert frame.attributes["referrerpolicy"] == "no-referrer"
        assert frame.attributes["width"] in ("100%", "560")
        assert frame.attributes["height"] == "2100"
    for element in tree.css("alias-wizard"):
        expected = {
            "lang": language,
            "theme": "dark",
            "answers": "who=several&busy=wait&accent=teal",
            "height": "1600",
        }
        assert expected.items() <= element.attributes.items()
        is_jsx = platforms()[platform].format is Format.JSX
        as_object = 'style={{ display: "block", minHeight: "1600px" }}'
        assert (as_object if is_jsx else 'style="display: block; min-height: 1600px"') in snippet
    for picture in tree.css("img"):
        assert picture.attributes["src"] == f"{ORIGIN}/{language}/card.svg"
        assert picture.attributes["alt"] == ""
        assert picture.attributes["referrerpolicy"] == "no-referrer"


@pytest.mark.parametrize("platform", platforms())
def test_every_platform_says_what_to_do(visitor: Visitor, platform: str) -> None:
    for language in LANGUAGES:
        page = visitor.get(f"/{language}/integrate/?platform={platform}")
        own = words(language)["integrate"]["platforms"][platform]
        assert [step.text() for step in page.all("#built .steps li")] == own["steps"]
        assert 2 <= len(own["steps"]) <= 4
        assert page.one("#built-title").text() == own["name"]
        assert page.one("#built").attributes["data-platform"] == platform
        assert own["name"] in str(page.one("#built").attributes["data-said"])
        assert page.one("input[name=platform][checked]").attributes["value"] == platform
        assert not foreign_words(visible_text(page.html, language), language)


@pytest.mark.parametrize(
    ("platform", "line"),
    [
        ("html", f"frame-src {ORIGIN}; script-src {ORIGIN}"),
        ("zendesk", f"frame-src {ORIGIN}"),
        (
            "freshdesk",
            '<meta http-equiv="Content-Security-Policy"'
            f' content="frame-src {ORIGIN}; script-src {ORIGIN}">',
        ),
        ("salesforce", ORIGIN),
    ],
)
def test_what_an_administrator_allows(visitor: Visitor, platform: str, line: str) -> None:
    page = visitor.get(f"/fr/integrate/?platform={platform}")
    assert page.one("#code-policy").text() == line


def test_a_link_needs_nobodys_leave(visitor: Visitor) -> None:
    page = visitor.get("/fr/integrate/?platform=intercom")
    assert not page.all("#code-policy")
    assert page.one(".link-card a").attributes["href"] == f"{ORIGIN}/fr/"
    assert page.one(".link-card img").attributes["alt"] == ""
    assert page.texts("#code-address") == [f"{ORIGIN}/fr/"]


@pytest.mark.parametrize(
    ("platform", "file", "part"),
    [
        ("docusaurus", "docusaurus.config.js", f'src: "{ORIGIN}/embed/v1.js"'),
        ("mkdocs", "mkdocs.yml", f"- path: {ORIGIN}/embed/v1.js"),
        ("wagtail", "settings.py", f'"endpoint": "{ORIGIN}/oembed"'),
        ("vitepress", "config.mts", 'isCustomElement: (tag) => tag === "alias-wizard"'),
        ("vue", "index.html", 'isCustomElement: (tag) => tag === "alias-wizard"'),
        ("react", "index.html", f'src="{ORIGIN}/embed/v1.js"'),
        ("sphinx", "conf.py", f'("{ORIGIN}/embed/v1.js",'),
    ],
)
def test_what_a_site_needs_once(visitor: Visitor, platform: str, file: str, part: str) -> None:
    page = visitor.get(f"/en/integrate/?platform={platform}")
    assert part in page.one("#code-site").text()
    assert file in page.one("#code-site-title").text()


def test_scripts_of_pages_and_themes_send_no_referrer(visitor: Visitor) -> None:
    for platform, selector in (("html", "#code-element"), ("zendesk", "#code-site")):
        page = visitor.get(f"/en/integrate/?platform={platform}")
        (script,) = LexborHTMLParser(page.one(selector).text()).css("script")
        assert script.attributes["src"] == f"{ORIGIN}/embed/v1.js"
        assert script.attributes["referrerpolicy"] == "no-referrer"
        assert "defer" in script.attributes


def test_sphinx_gets_a_directive(visitor: Visitor) -> None:
    page = visitor.get("/en/integrate/?platform=sphinx")
    html, other = code(page).split("\n\n.. only:: not html\n\n")
    assert html.startswith(".. raw:: html\n\n")
    assert all(line.startswith("   ") for line in html.split("\n")[2:])
    assert other == f"   `Which type for your number? <{ORIGIN}/en/>`__"


def test_the_gaps_of_a_platform_are_filled(visitor: Visitor) -> None:
    for platform in platforms():
        page = visitor.get(f"/fr/integrate/?platform={platform}")
        for snippet in page.all(".built .code code"):
            assert not re.search(r"\{[a-z]+\}", snippet.text())
    host = visitor.get("/fr/integrate/?platform=tinymce").one("#code-site").text()
    assert host == 'sandbox_iframes_exclusions: ["localhost"],'


@pytest.mark.parametrize(("platform", "language"), EVERY)
def test_the_preview_is_the_wizard_itself(visitor: Visitor, platform: str, language: str) -> None:
    page = visitor.get(f"/fr/integrate/?platform={platform}&language={language}&{FULL}")
    preview = page.one("iframe#preview")
    assert preview.attributes["src"] == f"/{language}/embed/?{FULL}"
    assert preview.attributes["title"]
    shown = visitor.get(str(preview.attributes["src"]))
    assert (shown.status, shown.redirects) == (200, 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_any_choice_there_is_a_snippet_already(visitor: Visitor, language: str) -> None:
    page = visitor.get(f"/{language}/integrate/")
    assert page.redirects == 0
    assert page.one("#preview").attributes["src"] == f"/{language}/embed/"
    assert f'lang="{language}"' in page.one("#code-element").text()
    checked = {str(i.attributes["name"]): i.attributes["value"] for i in page.all("[checked]")}
    assert checked == {"platform": "html", "language": language, "theme": "auto", "accent": "blue"}
    assert page.one("link[rel=canonical]").attributes["href"] == f"{ORIGIN}/{language}/integrate/"
    assert not page.all("meta[name=robots]")


def test_the_form_needs_no_script(visitor: Visitor) -> None:
    """What a browser sends for the form as it stands is understood, at one redirect's price."""
    page = visitor.get(f"/fr/integrate/?platform=zendesk&language=en&{FULL}")
    form = page.one("form#builder")
    assert form.attributes["method"] == "get"
    assert form.attributes["action"] == "/fr/integrate/#built"
    assert len(form.css("button[type=submit]")) == 1
    again = visitor.get("/fr/integrate/?" + urlencode(list(sent(form))))
    assert again.url == page.url
    assert again.redirects == 1
    offered = {str(i.attributes["name"]) for i in form.css("input[type=radio]")}
    assert offered == {"platform", "language", "theme", "accent"}
    for name, ids in (("theme", THEMES), ("accent", ACCENTS), ("platform", platforms())):
        found = form.css(f"input[name={name}]")
        assert [i.attributes["value"] for i in found] == list(ids)
    for field in form.css("input:not([type=hidden])"):
        named = field.parent is not None and field.parent.tag == "label"
        assert named or form.css(f'label[for="{field.attributes["id"]}"]')


def sent(form: LexborNode) -> Iterator[tuple[str, str]]:
    for field in form.css("input"):
        if field.attributes["type"] != "radio" or "checked" in field.attributes:
            yield str(field.attributes["name"]), str(field.attributes.get("value") or "")


@pytest.mark.parametrize(
    "pasted",
    [
        "https://wizard.example/fr/?who=several&busy=wait&theme=dark#print",
        "/en/embed/?busy=wait&who=several",
        "who=several&busy=wait",
        "  ?who=several&busy=wait ",
    ],
)
def test_a_pasted_address_gives_its_answers(visitor: Visitor, pasted: str) -> None:
    page = visitor.get(
        "/en/integrate/?" + urlencode({"platform": "zendesk", "who": "menu", "answers": pasted})
    )
    assert page.url == "/en/integrate/?platform=zendesk&who=several&busy=wait"
    assert page.redirects == 1
    assert len(page.all(".given-answers dt")) == 2
    assert page.one("#answers").attributes.get("value") is None
    assert page.one("#pick").attributes["href"] == "/en/?who=several&busy=wait"
    forgotten = visitor.get(str(page.one("#forget").attributes["href"]))
    assert forgotten.url == "/en/integrate/?platform=zendesk"
    assert not forgotten.all(".given-answers")


@pytest.mark.parametrize(
    "pasted", ["hello", "https://wizard.example/fr/", "?%ff", "?who=%00", "x" * 1900, "é?è", MARK]
)
def test_an_address_without_answers_is_said_and_changes_nothing(
    visitor: Visitor, pasted: str
) -> None:
    query = urlencode({"who": "several", "answers": pasted})
    page = visitor.get(f"/fr/integrate/?{query}")
    assert page.url == "/fr/integrate/?who=several&dropped=answers"
    assert page.redirects == 1
    assert page.one("#answers-error[role=alert]").text()
    assert "answers-error" in str(page.one("#answers").attributes["aria-describedby"])
    assert len(page.all(".given-answers dt")) == 1
    assert "dropped" not in str(page.one("nav.languages a[lang=en]").attributes["href"])
    assert "dropped" not in str(page.one("#preview").attributes["src"])


def test_answers_that_cannot_stand_are_let_go_and_said(visitor: Visitor) -> None:
    page = visitor.get("/fr/integrate/?who=one&busy=wait")
    assert page.url == "/fr/integrate/?who=one&dropped=busy"
    assert len(page.all("#prefilled .notice[role=alert]")) == 1
    assert "dropped" not in code(visitor.get("/fr/integrate/?platform=wordpress&dropped=busy"))
    clash = visitor.get("/fr/integrate/?who=several&busy=wait&team-extras=none&team-extras=hours")
    assert clash.url == "/fr/integrate/?who=several&busy=wait&dropped=team-extras"


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("theme=dark&platform=mkdocs", "?platform=mkdocs&theme=dark"),
        ("busy=wait&language=en&who=several", "?language=en&who=several&busy=wait"),
        ("platform=nowhere&language=de&theme=pink&accent=x", ""),
        ("platform=html&platform=mkdocs", ""),
        ("platform=mkdocs&platform=mkdocs", "?platform=mkdocs"),
        ("x=1&change=who&call=busy", ""),
        ("answers=", ""),
        ("platform=html&language=fr&theme=auto&accent=blue", None),
    ],
)
def test_one_address_for_one_order(visitor: Visitor, asked: str, canonical: str | None) -> None:
    page = visitor.get(f"/fr/integrate/?{asked}")
    assert page.url == "/fr/integrate/" + (f"?{asked}" if canonical is None else canonical)
    assert page.redirects == (canonical is not None)


def test_the_language_switch_keeps_every_choice(visitor: Visitor) -> None:
    page = visitor.get(f"/fr/integrate/?platform=sphinx&language=fr&{FULL}")
    other = visitor.get(str(page.one("nav.languages a[lang=en]").attributes["href"]))
    assert other.url == f"/en/integrate/?platform=sphinx&language=fr&{FULL}"
    assert code_lines(other) == code_lines(page)


def test_the_builder_keeps_its_own_look(visitor: Visitor) -> None:
    page = visitor.get("/fr/integrate/?theme=dark&accent=teal")
    root = page.one("html").attributes
    assert (root["data-theme"], root["data-accent"]) == ("auto", "blue")


@pytest.mark.parametrize(
    "name", [*BUILDER_PARAMETERS, *RESERVED_PARAMETERS, *engine().catalogue.questions]
)
def test_nothing_is_echoed(visitor: Visitor, name: str) -> None:
    for platform in platforms():
        query = urlencode([("platform", platform), (name, MARK)])
        page = visitor.get(f"/en/integrate/?{query}")
        assert page.status == 200
        assert page.redirects <= 1
        assert "zq" not in page.html


@given(
    st.lists(st.tuples(st.one_of(st.sampled_from(BUILDER_PARAMETERS), names), values), max_size=8)
)
@example([("answers", "?answers=?who=one"), ("answers", "who=one&who=menu")])
@example([("answers", "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"))])
def test_any_pairs(pairs: list[tuple[str, str]]) -> None:
    raw = "&".join(
        f"{quote(n, errors='surrogatepass')}={quote(v, errors='surrogatepass')}" for n, v in pairs
    )
    well(Client(), "/fr/integrate/", raw)


def test_only_reading_and_only_what_can_be_read(client: Client) -> None:
    assert client.post("/fr/integrate/").status_code == 405
    assert client.get("/fr/integrate/?platform=%ff").status_code == 400
    assert client.get("/fr/integrate/?" + "x" * 2001).status_code == 400


@pytest.mark.parametrize(
    ("url", "status"),
    [("/fr/integrate/", 200), ("/en/integrate/?x", 302), ("/en/integrate/?%ff", 400)],
)
def test_it_may_frame_the_wizard_and_nobody_may_frame_it(
    client: Client, url: str, status: int
) -> None:
    response = client.get(url)
    assert response.status_code == status
    check(response, "page", "integrate")


def test_a_page_that_has_not_changed_keeps_its_policy(client: Client) -> None:
    """A browser replaces the headers that it has kept by those of a 304."""
    first = client.get("/fr/integrate/")
    again = client.get("/fr/integrate/", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert again["Content-Security-Policy"] == first["Content-Security-Policy"]


def test_it_is_cached_as_every_page(client: Client) -> None:
    assert client.get("/fr/integrate/")["Cache-Control"] == "public, max-age=300"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_leads_to_it(visitor: Visitor, language: str) -> None:
    for path in ("", "types/", "other/", "nowhere/"):
        page = visitor.get(f"/{language}/{path}")
        page.one(f"footer.site-foot a[href='/{language}/integrate/']")
    assert not visitor.get(f"/{language}/embed/").all("a[href$='/integrate/']")


def test_a_platform_without_words_stops_the_start() -> None:
    said = missing_platform_words(["html", "gopher"], words("fr"))
    assert said == [
        "fr/integrate.toml: platforms.gopher.name: is missing",
        "fr/integrate.toml: platforms.gopher.steps: is missing",
    ]
    for language in LANGUAGES:
        assert not missing_platform_words(platforms(), words(language))
        assert list(words(language)["integrate"]["platforms"]) == list(platforms())


@pytest.mark.parametrize(
    ("toml", "complaint"),
    [
        ('[x]\ntier = "carrier-pigeon"', "x.tier"),
        ('[x]\ntier = "text"', "x.link"),
        ('[x]\ntier = "frame"\nallow = "everything"', "x.allow"),
        ('[x]\ntier = "frame"\npolicy = "plea"', "x.policy"),
        ('[x]\ntier = "frame"\ncolour = "red"', "x.colour"),
    ],
)
def test_a_slip_in_the_platforms_is_named(tmp_path: Path, toml: str, complaint: str) -> None:
    file = tmp_path / "platforms.toml"
    file.write_text(toml, "utf-8")
    with pytest.raises(ContentError, match=complaint):
        load_platforms(file)


def test_addresses_in_snippets_are_absolute(visitor: Visitor) -> None:
    for platform in platforms():
        page = visitor.get(f"/fr/integrate/?platform={platform}&{FULL}")
        for snippet in page.all(".built .code code"):
            for node in LexborHTMLParser(snippet.text()).css("[src], [href]"):
                url = urlsplit(str(node.attributes.get("src") or node.attributes["href"]))
                assert f"{url.scheme}://{url.netloc}" == ORIGIN
                assert all(value for _, value in parse_qsl(url.query, keep_blank_values=True))
