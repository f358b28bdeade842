"""The page of a result."""

import re

import pytest
from django.conf import settings

from wizard.content import engine, words
from wizard.pages.types import type_text

from .conftest import Page, Visitor

NINE = {
    "redirect": ("one", "ovh-phone", "none"),
    "ddi": ("ipbx",),
    "conference": ("together",),
    "easypabx": ("several", "voicemail", "none"),
    "minipabx": ("several", "wait", "none"),
    "call-queue": ("one", "outside"),
    "ivr": ("menu", "lead", "none"),
    "expert-queue": ("teams",),
    "vxml-ivr": ("menu", "application", "none"),
}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_forms_alone_lead_to_all_nine_types(visitor: Visitor, language: str) -> None:
    found = {}
    for configuration, steps in NINE.items():
        assert len(steps) <= 4
        page = visitor.answer(language, *steps)
        found[configuration] = page.configuration
        assert page.one("article").attributes["data-match"] == "exact"
    assert found == {configuration: configuration for configuration in NINE}


@pytest.fixture(params=NINE)
def result(request: pytest.FixtureRequest, visitor: Visitor) -> Page:
    return visitor.answer("fr", *NINE[request.param])


def test_the_call_is_drawn_and_told(result: Page) -> None:
    article = result.one("article")
    shown = article.attributes.get("data-successor") or article.attributes["data-configuration"]
    figure = result.all("figure[data-diagram]")[0]
    assert figure.attributes["data-diagram"] == shown
    drawings = figure.css('svg[role="img"]')
    assert len(drawings) == 2
    assert all(drawing.css_first("title") for drawing in drawings)
    assert len(figure.css("ol > li")) >= 3


def test_ids_are_unique_and_every_reference_is_met(result: Page) -> None:
    ids = [tag.attributes["id"] for tag in result.all("[id]")]
    assert len(ids) == len(set(ids))
    for attribute in ("aria-labelledby", "aria-describedby", "for"):
        for tag in result.all(f"[{attribute}]"):
            assert set(str(tag.attributes[attribute]).split()) <= set(ids)


def test_each_of_the_other_eight_is_explained_once(result: Page) -> None:
    named = [
        tag.attributes.get("data-excluded") or tag.attributes["data-alternative"]
        for tag in result.all(".other")
    ]
    others = [t for t in engine().catalogue.types if t != result.configuration]
    assert named == others
    for other in result.all(".other"):
        assert len(other.text().split()) > 5


def test_reasons_are_not_said_twice_in_a_row(visitor: Visitor) -> None:
    same = words("en")["interface"]["others_same"]
    page = visitor.get("/en/?who=together")
    told = [
        " ".join(line.text() for line in other.css("p:not(.other-change)"))
        for other in page.all(".other")
    ]
    assert told.count(same) == 7
    assert told[0] != same


def test_each_need_is_traced_to_the_answer(result: Page) -> None:
    given = result.texts(".given")
    assert len(result.all("[data-reason] .because")) == len(result.all("[data-reason]"))
    for because in result.texts(".because"):
        quoted = re.findall("« (.*?) »", because)
        assert quoted, because
        assert set(quoted) <= set(given)
        assert because.startswith("Vos réponses" if len(quoted) > 1 else "Votre réponse")


def test_everything_promised_is_there(result: Page) -> None:
    for selector in (
        ".lead",
        ".facts",
        ".cautions li",
        ".setup .steps li",
        ".sources li",
        ".share",
    ):
        assert result.all(selector), selector
    assert len(result.all(".facts dd")) == 3
    assert result.one(".answers")
    assert result.all("a[href='/fr/']")


def test_a_retired_type_is_led_by_the_one_that_replaces_it(visitor: Visitor) -> None:
    for configuration in ("easypabx", "minipabx"):
        page = visitor.answer("fr", *NINE[configuration])
        article = page.one("article")
        assert (article.attributes["data-configuration"], article.attributes["data-successor"]) == (
            configuration,
            "call-queue",
        )
        assert [figure.attributes["data-diagram"] for figure in page.all("figure")] == [
            "call-queue",
            configuration,
        ]
        own = words("fr").part("types")
        assert page.one("h1").text() == own.say("call-queue.heading")
        named = words("fr").say("interface.named_in_2015", name=own.say(f"{configuration}.name"))
        assert page.texts(".in-2015") == [" ".join(named.split())]
        assert page.one(".setup p a").attributes["href"] == "/fr/types/call-queue/"


def test_open_shows_every_candidate_and_what_tells_them_apart(visitor: Visitor) -> None:
    page = visitor.answer("en", "unknown", "unknown")
    assert page.one("article").attributes["data-match"] == "open"
    named = [str(tag.attributes["data-candidate"]) for tag in page.all("[data-candidate]")]
    assert sorted(named) == sorted(engine().catalogue.types)
    assert named[0] == page.configuration
    for link in page.all(".candidates .candidate-if a"):
        assert visitor.get(str(link.attributes["href"])).status == 200


def test_a_retired_candidate_says_what_to_choose_today(visitor: Visitor) -> None:
    retired = {t.id for t in engine().catalogue.types.values() if t.successor}
    types = words("fr")["types"]
    said = set()
    simplest = {}
    for steps in (("unknown", "unknown"), ("several", "unknown", "none")):
        for candidate in visitor.answer("fr", *steps).all("[data-candidate]"):
            type_id = str(candidate.attributes["data-candidate"])
            line = types[type_id].get("successor_line")
            if candidate.tag == "p":
                simplest[type_id] = "(remplace Easy PABX)" in candidate.text()
                continue
            assert (type_id in retired) == ("Retiré" in candidate.text()) == bool(line)
            if line:
                assert line in candidate.text()
                links = [link.attributes["href"] for link in candidate.css("a")]
                assert "/fr/types/call-queue/" in links
                said.add(type_id)
    assert said == retired
    assert simplest == {"redirect": False, "easypabx": True}


def test_a_retired_type_says_on_its_own_page_what_to_choose(visitor: Visitor) -> None:
    for configuration in ("easypabx", "minipabx"):
        own = words("en")["types"][configuration]
        history = " ".join(own["today"].split())
        page = visitor.get(f"/en/types/{configuration}/")
        said = page.texts(".notice--stop p:not(.notice-word)")
        assert said == [f"{own['successor_note']} {own['successor_link']}", history]
        assert page.one(".notice--stop a").attributes["href"] == "/en/types/call-queue/"
        assert own["successor_setup"] in page.texts("h2")
        # On a result, the retired type itself comes last, folded.
        result = visitor.answer("en", *NINE[configuration])
        assert history in result.texts("article > section:has(.fold figure) details > p")
        assert result.title.startswith("Call queue (replaces ")


def test_a_call_that_nobody_answers_rings_first(visitor: Visitor) -> None:
    """An IPBX decides what follows, but only once the phone that it chose has rung."""
    page = visitor.get("/en/?who=ipbx&call=no-answer")
    told = page.texts(".moment-title")
    assert told[-2].endswith("Extension A")
    assert told[-1].endswith("The IPBX decides")


def test_what_no_source_says_is_not_put_as_a_no(visitor: Visitor) -> None:
    own = words("en")["capabilities"]["voicemail"]
    page = visitor.answer("en", "several", "voicemail", "none")
    excluded = page.one('[data-excluded="vxml-ivr"]').text()
    assert own["notes"]["vxml-ivr"] in excluded
    assert own["missing"] not in excluded


def test_a_candidate_link_leads_towards_that_type(visitor: Visitor) -> None:
    page = visitor.answer("fr", "several", "unknown", "none")
    assert page.one("article").attributes["data-match"] == "open"
    links = page.all(".candidates .candidate-if a")
    reached = {visitor.get(str(link.attributes["href"])).configuration for link in links}
    assert reached
    assert len(links) == len({link.text() for link in links})
    assert page.configuration not in reached


def test_nearest_names_what_is_missing_and_offers_two_numbers(visitor: Visitor) -> None:
    page = visitor.answer("fr", "menu", "application", "outside")
    assert page.one("article").attributes["data-match"] == "nearest"
    assert [tag.attributes["data-unmet"] for tag in page.all("[data-unmet]")] == ["own-application"]
    assert page.one("[data-chain]").attributes["data-chain"] == "vxml-ivr call-queue"
    assert len(page.all(".chain ol li")) >= 2


@pytest.mark.parametrize("language", ["fr", "en"])
def test_two_numbers_that_do_it_all_name_the_page(visitor: Visitor, language: str) -> None:
    page = visitor.answer(language, "menu", "application", "outside")
    name = words(language)["chains"]["vxml-ivr--call-queue"]["name"]
    assert page.one("h1").text() == name
    assert page.title.startswith(f"{name} – ")
    said = page.texts("#wizard h1, #wizard h2, #wizard h3, #wizard p, #wizard li")
    assert said.count(" ".join(name.split())) == 1
    assert not page.all(".chain h2, .chain h3")
    alone = words(language)["interface"]["alone_title"]
    closest = words(language)["types"][str(page.configuration)]["name"]
    assert page.texts(".unmet h2") == [" ".join(alone.format(name=closest).split())]
    pair = str(page.one("[data-chain]").attributes["data-chain"])
    assert page.one("figure[data-diagram]").attributes["data-diagram"] == pair
    titles = words(language)["interface"]["number_titles"]
    for place, type_id in zip(("first", "second"), pair.split(), strict=True):
        own = words(language)["types"][type_id]
        title = titles[place].format(name=own["name"])
        setup = page.one(f"[data-number={place}]")
        assert " ".join(setup.css_first("summary h2").text().split()) == " ".join(title.split())
        steps = {" ".join(step.text().split()) for step in setup.css(".steps > li > p")}
        assert any(own["name"] in step for step in steps)
    assert len(page.all(".setup")) == 2
    sentence = words(language).say("chains.vxml-ivr--call-queue.sentence")
    assert page.one("meta[name=description]").attributes["content"] == sentence


def test_exact_has_no_unmet_need_and_no_candidate(result: Page) -> None:
    assert not result.all("[data-unmet], [data-chain], .candidates")


def test_titles_tell_type_and_match_apart(visitor: Visitor) -> None:
    titles = [visitor.answer("fr", *steps).title for steps in NINE.values()]
    titles.append(visitor.answer("fr", "unknown", "unknown").title)
    titles.append(visitor.answer("fr", "menu", "application", "outside").title)
    assert len(set(titles)) == len(titles)


def test_results_are_not_indexed_one_by_one(result: Page) -> None:
    assert result.one("meta[name=robots]").attributes["content"] == "nofollow"


def test_the_address_to_share_is_whole(result: Page) -> None:
    """The short one is in the field (test_pass_on.py), the long one beside it."""
    facts = f"&facts={engine().catalogue.facts}"
    address = f"{settings.PUBLIC_ORIGIN}{result.url}{facts}"
    assert address in [link.attributes["href"] for link in result.all(".share a")]
    assert result.one(".share label").attributes["for"] == "share-url"


def test_buttons_that_need_a_script_are_hidden_without_one(result: Page) -> None:
    assert all("hidden" in button.attributes for button in result.all("button[type=button]"))


@pytest.mark.parametrize("configuration", ["call-queue", "expert-queue", "ivr"])
def test_a_line_that_only_a_need_takes_is_said_where_there_is_that_need(configuration: str) -> None:
    sentences, chosen = words("en"), engine().catalogue.types[configuration]
    assert type_text(sentences, chosen).facts.line.startswith("No, except for voicemail")
    assert type_text(sentences, chosen, {"greeting"}).facts.line.startswith(
        "No, except for voicemail"
    )
    assert type_text(sentences, chosen, {"greeting", "voicemail"}).facts.line.startswith("Yes, one")


@pytest.mark.parametrize("configuration", ["expert-queue", "ivr"])
def test_a_key_that_leads_to_voicemail_takes_a_line(configuration: str) -> None:
    chosen = engine().catalogue.types[configuration]
    assert type_text(words("en"), chosen, {"key-takes-message"}).facts.line.startswith("Yes, one")


@pytest.mark.parametrize("configuration", ["call-queue", "expert-queue", "ivr"])
def test_an_outside_phone_costs_extra_where_one_is_asked_for(configuration: str) -> None:
    sentences, chosen = words("en"), engine().catalogue.types[configuration]
    assert type_text(sentences, chosen, {"greeting"}).facts.billing.startswith("No, ")
    assert type_text(sentences, chosen, {"outside-number"}).facts.billing.startswith("Yes: ")


def test_a_doubt_about_the_offer_stands_before_the_call(visitor: Visitor) -> None:
    page = visitor.get("/en/?who=menu&menu=application&script-extras=none")
    assert page.configuration == "vxml-ivr"
    lead = page.one(".lead").next
    while lead and lead.tag == "-text":
        lead = lead.next
    assert lead
    assert lead.text().strip() == words("en")["types"]["vxml-ivr"]["notice"]


@pytest.mark.parametrize(
    "asked",
    [
        "who=one&place=outside&phone-extras=none",
        "who=several&busy=end&team-extras=outside",
        "who=menu&menu=lead&menu-extras=outside",
        "who=teams&busy=end&team-extras=outside",
    ],
)
def test_who_has_mobiles_alone_needs_no_line(visitor: Visitor, asked: str) -> None:
    assert visitor.get(f"/en/?{asked}").texts(".facts dd")[0].startswith("No,")
    assert visitor.get(f"/fr/?{asked}").texts(".facts dd")[0].startswith("Non,")


@pytest.mark.parametrize(("language", "yes_or_no"), [("fr", "(Oui|Non)"), ("en", "(Yes|No)")])
def test_a_fact_that_asks_is_answered_yes_or_no(language: str, yes_or_no: str) -> None:
    for configuration in engine().catalogue.types.values():
        lines = words(language)["types"][configuration.id].get("line_for", {})
        for needs in ((), *(key.split() for key in lines), configuration.billed_for):
            text = type_text(words(language), configuration, needs)
            for fact in (text.facts.line, text.facts.billing):
                assert re.match(rf"{yes_or_no}\b", fact), (configuration.id, fact)
                assert len(fact.split()) <= 16, (configuration.id, fact)
