"""Django's patterns, made from the table of addresses."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter
from django.utils.module_loading import import_string

from wizard.content import LANGUAGES
from wizard.routes import ROUTES


class LanguageConverter(StringConverter):
    """The code of a language that has words, such as `fr`."""

    regex = "|".join(LANGUAGES)


class IdConverter(StringConverter):
    """The id of a type, known or not: a page says that there is no such type."""

    regex = "[a-z-]+"


register_converter(LanguageConverter, "language")
register_converter(IdConverter, "id")

urlpatterns = [
    path(route.path, import_string(f"wizard.views.{route.view}"), name=route.name)
    for route in ROUTES
]
