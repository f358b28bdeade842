"""Which language a reader wants."""

import re

from django.utils.translation.trans_real import parse_accept_lang_header

from wizard.content import LANGUAGES


def preferred_language(accept_language: str) -> str:
    """The language of an Accept-Language header that we have; French when nothing matches.

    A quality of 0 means "not this one" (RFC 9110 §12.4.2).
    """
    refused = set()
    for code, quality in parse_accept_lang_header(accept_language.lower()[:500]):
        language = code.split("-")[0]
        if quality and language in LANGUAGES:
            return language
        refused.add(code)
    return next((language for language in LANGUAGES if language not in refused), LANGUAGES[0])


def language_of(path: str, accept_language: str) -> str:
    """The language of a path such as /en/types/; of the header where the path has none."""
    match = re.match(rf"/({'|'.join(LANGUAGES)})(/|$)", path)
    return match[1] if match else preferred_language(accept_language)
