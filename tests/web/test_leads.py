"""The links below what to beware of: to a page of OVHcloud, and to the same wish elsewhere."""

from pathlib import Path

import pytest

from wizard.content import LANGUAGES, Words, engine, leads
from wizard.content.leads import load_leads, missing_lead_words
from wizard.toml import ContentError

from .conftest import Visitor

HOURS = "who=one&place=ovh-phone&phone-extras=hours&closed=voicemail"
PLANS = "https://www.ovhcloud.com/fr/phone/voip/"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("wizard", ["", "embed/"])
def test_hours_on_a_line_lead_to_its_plans_and_to_a_queue(
    visitor: Visitor, language: str, wizard: str
) -> None:
    page = visitor.get(f"/{language}/{wizard}?{HOURS}&theme=dark")
    plans, queue = page.all(".cautions a")
    assert (plans.attributes["href"], plans.attributes["hreflang"]) == (PLANS, "fr")
    address = str(queue.attributes["href"])
    assert address.startswith(f"/{language}/{wizard}?")
    led = visitor.get(address)
    assert (led.url, led.redirects) == (address, 0)
    assert led.configuration == "call-queue"
    for answer in ("phone-extras=hours", "phone-extras=number", "closed=voicemail", "theme=dark"):
        assert answer in address


def test_nobody_else_is_led_there(visitor: Visitor) -> None:
    assert not visitor.get("/en/?who=one&place=ovh-phone&phone-extras=none").all(".cautions a")
    (prices,) = visitor.get(f"/en/?{HOURS}&phone-extras=wait").all(".cautions a")
    assert prices.attributes["href"] == PLANS
    # A line that its colleagues watch loses that in a queue, and is led there all the same.
    watched = visitor.get(f"/en/?{HOURS}&line-extras=light")
    assert "light" not in str(watched.all(".cautions a")[1].attributes["href"])


@pytest.mark.parametrize(
    ("written", "mend"),
    [
        ('types = ["pabx"]', "types: “pabx” is not known"),
        ('address = "/"\nto = "ddi"', "to: is not known here"),
        ('ticks = { whom = "one" }', "ticks: “whom” is not known"),
        ('ticks = { who = "one" }\nto = "pabx"', "to: “pabx” is not known"),
    ],
)
def test_a_slip_is_named(tmp_path: Path, written: str, mend: str) -> None:
    base = 'for = ["voicemail"]\n' + ("" if "types" in written else 'types = ["ddi"]\n')
    (tmp_path / "leads.toml").write_text(f"[plans]\n{base}{written}\n", "utf-8")
    with pytest.raises(ContentError) as error:
        load_leads(tmp_path / "leads.toml", engine().catalogue)
    assert mend in str(error.value)


def test_a_lead_without_words_is_named() -> None:
    missing = missing_lead_words(leads(), Words("en", {"interface": {}}))
    assert missing[0] == "en: interface.leads.plans: is missing"
