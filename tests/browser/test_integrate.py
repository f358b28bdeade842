"""The builder in a browser: choices that rebuild at once, a copy that is announced, any width."""

import re

import pytest
from playwright.sync_api import Page, expect

from wizard.content import platforms

from .conftest import OpenPage
from .test_layout import FAULTS, READABLE

pytestmark = pytest.mark.browser

LONGEST = "?platform={}&who=several&busy=wait&theme=dark&accent=magenta&dropped=answers"


def choose(page: Page, name: str, value: str) -> None:
    page.locator(f"label:has(input[name={name}][value={value}])").click()


def is_same_document(page: Page) -> bool:
    return bool(page.evaluate("window.sameDocument === true"))


def test_a_choice_changes_code_and_preview_without_a_new_page(open_page: OpenPage) -> None:
    page = open_page("/en/integrate/?who=several")
    page.evaluate("window.sameDocument = true")
    choose(page, "platform", "zendesk")
    expect(page.locator("#built-title")).to_have_text("Zendesk")
    expect(page.locator("#code-frame")).to_contain_text("/en/embed/?who=several")
    expect(page.locator("#built-said")).to_have_text("Code ready: Zendesk")
    expect(page.locator("input[name=platform][value=zendesk]")).to_be_focused()

    choose(page, "language", "fr")
    choose(page, "theme", "dark")
    choose(page, "accent", "teal")
    expect(page.locator("#code-frame")).to_contain_text("theme=dark&amp;accent=teal")
    framed = page.frame_locator("#preview").locator("html")
    expect(framed).to_have_attribute("lang", "fr")
    expect(framed).to_have_attribute("data-theme", "dark")
    expect(framed).to_have_attribute("data-accent", "teal")
    assert is_same_document(page)
    query = "?platform=zendesk&language=fr&who=several&theme=dark&accent=teal"
    expect(page).to_have_url(page.url.split("?")[0] + query)
    # The other language's link has heard of it, too.
    page.locator("nav.languages a[lang=fr]").click()
    expect(page.locator("#code-frame")).to_contain_text("/fr/embed/?who=several&amp;theme=dark")


def test_back_leads_to_the_choice_before(open_page: OpenPage) -> None:
    page = open_page("/en/integrate/")
    choose(page, "platform", "sphinx")
    expect(page.locator("#built-title")).to_have_text("Sphinx")
    choose(page, "platform", "mkdocs")
    expect(page.locator("#built-title")).to_have_text("MkDocs")
    page.go_back()
    expect(page.locator("#built-title")).to_have_text("Sphinx")
    expect(page.locator("input[value=sphinx]")).to_be_checked()


def test_the_button_leads_to_the_snippet(open_page: OpenPage) -> None:
    for js in (True, False):
        page = open_page("/en/integrate/", js=js, size=(360, 740))
        page.locator("label:has([value=hubspot])").click()
        page.locator("#builder button[type=submit]").click()
        expect(page.locator("#built-title")).to_have_text("HubSpot")
        expect(page.locator("#built-title")).to_be_in_viewport()
        if js:
            expect(page.locator("#built-title")).to_be_focused()


def test_answers_are_picked_in_the_preview(open_page: OpenPage) -> None:
    page = open_page("/fr/integrate/?platform=wordpress")
    framed = page.frame_locator("#preview")
    framed.locator("label", has=page.locator("xpath=self::*[@for='id_who_1']")).click()
    framed.locator("form button").click()
    expect(framed.locator("form[data-question=busy]")).to_be_visible()
    page.locator("#take-answers").click()
    expect(page.locator(".given-answers dt")).to_have_count(1)
    expect(page.locator("#code-address")).to_contain_text("/fr/?who=several")
    expect(page.locator("#take-answers")).to_be_focused()
    expect(page.locator("#answers")).to_have_value("")

    page.locator("#forget").click()
    expect(page.locator(".given-answers")).to_have_count(0)
    expect(page.locator("#pick")).to_be_focused()
    expect(page.locator("#code-address")).not_to_contain_text("who=")


def test_a_pasted_address_is_taken_at_once_or_refused_aloud(open_page: OpenPage) -> None:
    page = open_page("/en/integrate/?platform=zendesk")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("navigator.clipboard.writeText('/en/?who=menu')")
    page.locator("#answers").press("Control+v")
    expect(page.locator("#code-frame")).to_contain_text("who=menu")
    expect(page.locator("#answers")).to_be_focused()
    expect(page.locator("#answers")).to_have_value("")
    page.locator("#answers").fill("nothing of the kind")
    page.locator("#answers").press("Enter")
    expect(page.locator("#answers-error")).to_be_visible()
    expect(page.locator("#answers")).to_be_focused()
    expect(page.locator("#code-frame")).to_contain_text("who=menu")


def test_many_choices_in_a_row_end_with_the_last(open_page: OpenPage) -> None:
    page = open_page("/en/integrate/")
    page.locator("input[name=platform][value=html]").focus()
    for _ in range(6):
        page.keyboard.press("ArrowDown")
    expect(page.locator("#built")).to_have_attribute("data-platform", list(platforms())[6])
    expect(page).to_have_url(re.compile(f"platform={list(platforms())[6]}&"))


def test_copy_takes_the_code_as_it_is_and_says_so(open_page: OpenPage) -> None:
    page = open_page("/en/integrate/?platform=docusaurus")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for name in ("code-element", "code-site", "code-policy"):
        page.locator(f"#{name}-copy").click()
        status = page.locator(f".copy:has(#{name}-copy) [role=status]")
        expect(status).to_have_text("Copied")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == page.locator(f"#{name}").text_content()
        assert page.evaluate("getSelection().toString()").strip() == copied.strip()


def test_copy_still_works_after_a_choice(open_page: OpenPage) -> None:
    page = open_page("/en/integrate/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    choose(page, "platform", "wordpress")
    page.locator("#code-address-copy").click()
    expect(page.locator(".copy:has(#code-address-copy) [role=status]")).to_have_text("Copied")
    assert str(page.evaluate("navigator.clipboard.readText()")).endswith("/en/")


def test_without_a_script_there_is_nothing_that_needs_one(open_page: OpenPage) -> None:
    page = open_page("/fr/integrate/?platform=zendesk&who=several", js=False)
    expect(page.locator("[data-copy]").first).to_be_hidden()
    expect(page.locator("#take-answers")).to_be_hidden()
    expect(page.frame_locator("#preview").locator("form[data-question=busy]")).to_be_visible()


@pytest.mark.parametrize("language", ["fr", pytest.param("en", marks=pytest.mark.slow)])
@pytest.mark.parametrize("platform", platforms())
def test_nothing_is_cut_off_at_any_width(open_page: OpenPage, platform: str, language: str) -> None:
    page = open_page(f"/{language}/integrate/" + LONGEST.format(platform))
    faults: list[str] = []
    for width in (320, 360, 768, 960, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        faults += [f"{width}: {f}" for f in page.evaluate(FAULTS, READABLE)]
        low = page.evaluate(
            """() => [...document.querySelectorAll(".chip, #answers, #pick, #forget")]
              .filter((target) => target.getBoundingClientRect().height < 44)
              .map((target) => target.textContent || target.id)"""
        )
        faults += [f"{width}: low: {target}" for target in low]
    assert not faults, "\n".join(faults)
