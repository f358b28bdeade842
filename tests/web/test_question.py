"""The page of one question."""

import random

import pytest

from harness.chance import whole_answers
from wizard.address import State, query
from wizard.content import engine, words

from .conftest import Visitor


def test_the_first_page_is_the_first_question(visitor: Visitor) -> None:
    page = visitor.get("/fr/")
    assert page.status == 200
    assert page.question == "who"
    assert page.one("html").attributes["lang"] == "fr"
    assert page.one("legend h1").text() == page.one("h1").text()
    assert len(page.all(".welcome p")) == 2
    assert page.texts(".progress") == ["Question 1 sur 4 au plus"]
    assert page.all(".none-of-this a")[0].attributes["href"] == "/fr/other/"
    assert not page.all(".back")
    assert not page.all(".answers")


def test_english_is_written_and_not_french(visitor: Visitor) -> None:
    page = visitor.get("/en/")
    assert page.one("html").attributes["lang"] == "en"
    assert page.texts("h1") == ["What happens when somebody calls this number?"]
    assert page.texts(".progress") == ["Question 1 of at most 4"]


def test_the_form_works_without_a_script(visitor: Visitor) -> None:
    form = visitor.get("/fr/?who=several").one("form")
    assert form.attributes["method"] == "get"
    assert form.attributes["data-question"] == "busy"
    first, *hidden = form.css("input[type=hidden]")
    assert (first.attributes["name"], first.attributes["value"]) == ("busy", "")
    assert [(field.attributes["name"], field.attributes["value"]) for field in hidden] == [
        ("who", "several")
    ]
    assert all(row.attributes["name"] == "busy" for row in form.css("input[type=radio]"))
    assert len(form.css("button[type=submit]")) == 1


def test_every_row_has_a_label_and_its_hint(visitor: Visitor) -> None:
    for url in ("/fr/", "/en/?who=several&busy=wait"):
        page = visitor.get(url)
        for row in page.all("form input:not([type=hidden])"):
            assert page.one(f'label[for="{row.attributes["id"]}"]').text().strip()
            if row.attributes.get("aria-describedby"):
                assert page.one(f"#{row.attributes['aria-describedby']}").text().strip()


def test_earlier_answers_are_shown_with_a_link_to_change_each(visitor: Visitor) -> None:
    page = visitor.get("/fr/?who=several&busy=wait")
    assert [line.attributes["href"] for line in page.all(".answer-change a")] == [
        "/fr/?who=several&busy=wait&change=who",
        "/fr/?who=several&busy=wait&change=busy",
    ]
    assert page.one(".back a").attributes["href"] == "/fr/?who=several&busy=wait&change=busy"
    assert page.texts(".progress") == ["Question 3, la dernière"]


def test_back_shows_the_question_before_with_its_answer(visitor: Visitor) -> None:
    page = visitor.get("/fr/?who=several&busy=wait")
    back = visitor.get(str(page.one(".back a").attributes["href"]))
    assert back.question == "busy"
    assert [row.attributes["value"] for row in back.all("input[checked]")] == ["wait"]


def test_changing_an_answer_leads_straight_back_to_the_result(visitor: Visitor) -> None:
    result = visitor.answer("fr", "several", "wait", "none")
    assert result.configuration == "minipabx"
    change = visitor.get(str(result.all(".answer-change a")[1].attributes["href"]))
    assert change.question == "busy"
    again = visitor.submit(change, "voicemail")
    assert again.configuration == "easypabx"
    assert again.url == "/fr/?who=several&busy=voicemail&team-extras=none"


def test_every_answer_can_be_changed_a_detail_where_no_type_fits_too(visitor: Visitor) -> None:
    page = visitor.get("/fr/?who=menu&menu=application&script-extras=outside&call-wishes=rota")
    assert page.one("article").attributes["data-match"] == "nearest"
    changes = page.all(".answer-change a")
    assert len(changes) == 4
    chance, order = random.Random(18), engine().catalogue.questions
    states = [State(whole_answers(engine(), chance)) for _ in range(30)]
    urls = [str(link.attributes["href"]) for link in changes]
    urls += [
        "/en/" + query(State(state.answers, change=name).pairs(order))
        for state in states
        for name in state.answers
    ]
    for url in urls:
        asked = visitor.get(url)
        assert (asked.status, asked.redirects) == (200, 0), url
        assert f"change={asked.question}" in url


def test_changing_an_answer_asks_what_has_become_relevant(visitor: Visitor) -> None:
    result = visitor.answer("fr", "together")
    change = visitor.get(str(result.one(".answer-change a").attributes["href"]))
    again = visitor.submit(change, "several")
    assert (again.question, again.url) == ("busy", "/fr/?who=several")


def test_an_answer_that_no_longer_applies_is_let_go_and_said_once(visitor: Visitor) -> None:
    change = visitor.get("/fr/?who=several&busy=wait&change=who")
    page = visitor.submit(change, "together")
    assert page.url == "/fr/?who=together&dropped=busy"
    assert page.redirects == 1
    assert len(page.texts(".notice--info")) == 1
    assert "dropped" not in str(page.one("link[rel=canonical]").attributes["href"])
    assert not [
        link for link in page.all("#wizard a, .languages a") if "dropped" in link.attributes["href"]
    ]


def test_what_another_list_offers_too_is_asked_there_again(visitor: Visitor) -> None:
    ticked = "who=several&busy=wait&team-extras=outside&team-extras=hours"
    page = visitor.submit(visitor.get(f"/en/?{ticked}&change=who"), "menu")
    assert page.url == "/en/?who=menu&dropped=busy&dropped=team-extras"
    said = " ".join(page.texts(".notice--info"))
    assert all(words("en").say(f"questions.{q}.short") in said for q in ("busy", "team-extras"))
    after = visitor.submit(page, "lead")
    assert after.question == "menu-extras"
    offered = {str(box.attributes["value"]) for box in after.all("input[type=checkbox]")}
    assert {"outside", "hours"} <= offered
    assert not after.all("input[checked]")


@pytest.mark.parametrize("url", ["/fr/?who=several&busy=wait", "/fr/?who=one&change=who"])
def test_the_language_switch_keeps_every_answer(visitor: Visitor, url: str) -> None:
    links = visitor.get(url).all(".languages a")
    assert [link.attributes["href"] for link in links] == [url, url.replace("/fr/", "/en/")]
    assert [link.attributes["lang"] for link in links] == ["fr", "en"]
    assert links[0].attributes["aria-current"] == "true"


def test_an_empty_submit_names_what_is_missing(visitor: Visitor) -> None:
    page = visitor.submit(visitor.get("/fr/?who=several"))
    assert (page.status, page.question) == (200, "busy")
    assert page.title.startswith("Erreur\N{NO-BREAK SPACE}: ")
    summary = page.one("#error-summary")
    assert page.texts("#error-summary h2") == ["Choisissez une réponse"]
    assert page.all(".question > :not(.back)")[0].attributes["id"] == "error-summary"
    assert summary.attributes["role"] == "alert"
    assert "autofocus" in summary.attributes
    link = summary.css("a")[0]
    target = page.one(str(link.attributes["href"]))
    assert (target.tag, target.attributes["name"]) == ("input", "busy")
    assert page.one("#busy-error").text() == link.text()
    assert "busy-error" in str(page.one("fieldset").attributes["aria-describedby"])


def test_an_empty_tick_list_is_an_error_too(visitor: Visitor) -> None:
    page = visitor.submit(visitor.get("/en/?who=several&busy=wait"))
    assert page.question == "team-extras"
    assert page.title.startswith("Error: ")


def test_none_with_another_tick_is_an_error_that_names_both(visitor: Visitor) -> None:
    start = visitor.get("/fr/?who=several&busy=wait")
    page = visitor.submit(start, "greeting", "none")
    assert page.question == "team-extras"
    assert page.texts("#error-summary h2") == [words("fr")["interface"]["clash_summary"]]
    [sentence] = page.texts("#error-summary li")
    ticked = page.all("input[checked]")
    assert {row.attributes["value"] for row in ticked} == {"greeting", "none"}
    for row in ticked:
        label = page.one(f'label[for="{row.attributes["id"]}"] .row-label').text()
        assert label in sentence


def test_theme_and_accent_ride_along(visitor: Visitor) -> None:
    page = visitor.get("/fr/?who=several&theme=dark&accent=teal")
    assert (
        page.one("html").attributes["data-theme"],
        page.one("html").attributes["data-accent"],
    ) == ("dark", "teal")
    page = visitor.submit(page, "wait")
    assert page.url == "/fr/?who=several&busy=wait&theme=dark&accent=teal"
    assert page.one("html").attributes["data-theme"] == "dark"


def test_the_call_so_far_gets_longer_with_the_answers(visitor: Visitor) -> None:
    pages = [visitor.get("/fr/"), visitor.get("/fr/?who=several"), visitor.answer("fr", "several")]
    pages.append(visitor.answer("fr", "several", "wait"))
    drawn = [len(page.all(".so-far .node")) for page in pages]
    assert drawn == [2, 3, 3, 4]
    assert all(page.one(".so-far svg").attributes["aria-hidden"] == "true" for page in pages)


def test_changing_an_answer_draws_the_call_without_it(visitor: Visitor) -> None:
    changing = visitor.get("/fr/?who=several&busy=wait&team-extras=none&change=who")
    assert len(changing.all(".so-far .node")) == len(visitor.get("/fr/").all(".so-far .node"))
