"""What the builder writes for a platform, with the wizard of the tests."""

from wizard.content import platforms
from wizard.snippets import Target, page_snippets, site_snippet


def target(wizard: str, language: str) -> Target:
    """The wizard at an origin, without answers."""
    return Target(
        origin=wizard,
        page=f"{wizard}/{language}/",
        frame=f"{wizard}/{language}/embed/",
        picture=f"{wizard}/{language}/card.svg",
        script=f"{wizard}/embed/v1.js",
        title="Which type for your number?",
        language=language,
        theme="",
        answers="",
    )


def for_page(platform: str, wizard: str, language: str) -> str:
    """The code that goes into a page."""
    return page_snippets(platforms()[platform], target(wizard, language))[0].code


def for_site(platform: str, wizard: str) -> str:
    """The code that goes into the site once."""
    return site_snippet(platforms()[platform], target(wizard, "en"))
