"""The form of the builder: four choices and the address of a wizard page."""

from collections.abc import Iterable, Mapping
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms

from wizard.address import ACCENTS, DEFAULT_ACCENT, DEFAULT_THEME, THEMES, State
from wizard.builder import DEFAULT_PLATFORM, PASTED, Order
from wizard.content import LANGUAGES, engine, platforms, words


class BuilderForm(forms.Form):
    """Shows an order. It is never validated: whatever is not known has a default."""

    def __init__(self, language: str, order: Order) -> None:
        own = words(language)["integrate"]
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
        names = {id_: own["platforms"][id_]["name"] for id_ in platforms()}
        spoken = {code: words(code)["interface"]["language"] for code in LANGUAGES}
        self.fields["platform"] = _choice(own["platform"], platforms(), names)
        self.fields["language"] = _choice(own["language"], LANGUAGES, spoken)
        self.fields["theme"] = _choice(own["theme"], THEMES, own["themes"])
        self.fields["accent"] = _choice(own["accent"], ACCENTS, own["accents"])
        self.fields[PASTED] = forms.CharField(required=False, label=own["answers_field"])
        self.given = State(state.answers).pairs(engine().catalogue.questions)
        self.helper = FormHelper()
        self.helper.form_method = "get"
        self.helper.disable_csrf = True
        self.helper.template = "integrate/form.html"


def _choice(label: str, ids: Iterable[str], names: Mapping[str, Any]) -> forms.ChoiceField:
    choices = [(id_, names[id_]) for id_ in ids]
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, label=label)
