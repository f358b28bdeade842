"""The form of the builder: four choices and the address of a wizard page."""

from collections.abc import Iterable
from dataclasses import dataclass

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout
from django import forms
from django.urls import reverse

from wizard.address import ACCENTS, DEFAULT_ACCENT, DEFAULT_THEME, THEMES, State
from wizard.builder.order import DEFAULT_PLATFORM, PASTED, Order
from wizard.content import LANGUAGES, Words, engine, platforms, words
from wizard.forms import ContinueButton


@dataclass(frozen=True, slots=True)
class ChipLabel:
    """What a choice says; `language` is that of the text, `swatch` an accent shown beside it."""

    text: str
    language: str = ""
    swatch: str = ""

    def __str__(self) -> str:
        return self.text


class BuilderForm(forms.Form):
    """Shows an order. It is never validated: whatever is not known has a default."""

    def __init__(self, language: str, order: Order) -> None:
        own = words(language).part("integrate")
        state = order.without_notice().state
        super().__init__(
            initial={
                "platform": order.platform_id or DEFAULT_PLATFORM,
                "language": order.language or language,
                "theme": state.theme or DEFAULT_THEME,
                "accent": state.accent or DEFAULT_ACCENT,
            },
            auto_id="%s",
        )
        self.fields["platform"] = _choice(own.say("platform"), _platforms(own))
        self.fields["language"] = _choice(own.say("language"), _languages())
        self.fields[PASTED] = forms.CharField(required=False, label=own.say("answers_field"))
        self.fields["theme"] = _choice(own.say("theme"), _themes(own))
        self.fields["accent"] = _choice(own.say("accent"), _accents(own))
        self.given = State(state.answers).pairs(engine().catalogue.questions)
        self.helper = _helper(language, own)


Chips = Iterable[tuple[str, ChipLabel]]


def _platforms(own: Words) -> Chips:
    return ((id_, ChipLabel(own.say(f"platforms.{id_}.name"))) for id_ in platforms())


def _languages() -> Chips:
    """Each language under its own name."""
    for code in LANGUAGES:
        yield code, ChipLabel(words(code).say("interface.language"), language=code)


def _themes(own: Words) -> Chips:
    return ((theme, ChipLabel(own.say(f"themes.{theme}"))) for theme in THEMES)


def _accents(own: Words) -> Chips:
    return ((name, ChipLabel(own.say(f"accents.{name}"), swatch=name)) for name in ACCENTS)


def _choice(label: str, chips: Chips) -> forms.ChoiceField:
    return forms.ChoiceField(choices=list(chips), widget=forms.RadioSelect, label=label)


def _helper(language: str, own: Words) -> FormHelper:
    """The form's layout. Each choice asks the server at once where JavaScript works."""
    address = reverse("integrate", args=[language])
    chips = "wizard/chips.html"
    helper = FormHelper()
    helper.form_method = "get"
    helper.form_action = f"{address}#built"
    helper.form_id = "builder"
    helper.disable_csrf = True
    helper.attrs = {
        "aria-label": own.say("form"),
        "autocomplete": "off",
        "data-hx-get": address,
        "data-hx-trigger": "change target:[type=radio], taken, submit",
        "data-hx-sync": "this:queue last",
    }
    helper.swap = "integrate/swap.html"
    helper.layout = Layout(
        Field("platform", template=chips),
        Field("language", template=chips),
        Field(PASTED, template="integrate/prefilled.html"),
        Field("theme", template=chips),
        Field("accent", template=chips),
        ContinueButton(own.say("submit")),
    )
    return helper
