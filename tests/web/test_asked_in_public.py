"""What people asked in public, opened as they would, and what each of them has to read.

Each of these once ended in another type, or without the sentence that would have helped.
"""

import re
from dataclasses import dataclass

import pytest

from wizard.content import LANGUAGES

from .conftest import Visitor


@dataclass(frozen=True)
class Post:
    """A result that somebody comes to, its type, and what it says, as patterns by language."""

    answers: str
    configuration: str
    says: dict[str, tuple[str, ...]]


RESULTS = {
    "one phone that refuses some callers": Post(
        "who=one&place=ovh-phone&phone-extras=filter",
        "redirect",
        {"fr": ("liste blanche", "liste noire", "anonymes"), "en": ("allow list", "block list")},
    ),
    "one phone with opening hours": Post(
        "who=one&place=ovh-phone&phone-extras=hours",
        "redirect",
        {
            "fr": ("D’après un autre guide", "Essayez aussi un appel hors de ces horaires"),
            "en": ("By another guide", "Try a call outside these hours"),
        },
    ),
    "one app, then a message": Post(
        "who=one&place=ovh-phone&phone-extras=end-message",
        "call-queue",
        {"fr": ("entend un message",), "en": ("hears a message",)},
    ),
    "a menu whose messages come by email": Post(
        "who=menu&menu=recorded&menu-extras=message",
        "ivr",
        {"fr": ("e-mail",), "en": ("by email, with the sound",)},
    ),
    "a menu that plays silence": Post(
        "who=menu&menu=lead&menu-extras=none",
        "ivr",
        {
            "fr": ("WAV, MP3", "réencodez-le en mono, 8 kHz"),
            "en": ("WAV, MP3", "encode it again in mono, 8 kHz"),
        },
    ),
    "mobiles whose own voicemail answers": Post(
        "who=several&busy=wait&team-extras=outside",
        "call-queue",
        {
            "fr": ("plus court que son délai écarte", "confirmKey"),
            "en": ("shorter than its delay keeps", "confirmKey"),
        },
    ),
    "mobiles that should accept by a key": Post(
        "who=several&busy=wait&team-extras=outside",
        "call-queue",
        {"fr": ("qui l’ignore manque l’appel",), "en": ("does not know it misses the call",)},
    ),
    "a meeting where nobody can speak": Post(
        "who=together&meeting-extras=muted",
        "conference",
        {
            "fr": ("taper 00 pour parler", r"\*\* coupe", "## vous fait sortir"),
            "en": ("key in 00 to speak", r"\*\* switches", "## lets you leave"),
        },
    ),
    "a web meeting that was to be reached by phone": Post(
        "who=together&meeting-extras=none",
        "conference",
        {"fr": ("Teams, Jitsi", "trunk"), "en": ("Teams, Jitsi", "trunk")},
    ),
    "a web meeting to be reached by phone": Post(
        "who=ipbx&ipbx-extras=meeting", "ddi", {"fr": ("SIP",), "en": ("takes? calls by SIP",)}
    ),
    "a queue to be left by a key": Post(
        "who=several&busy=wait&team-extras=greeting",
        "call-queue",
        {
            "fr": ("Quitter l’attente par une touche.*n’est pas documenté",),
            "en": ("Leaving the wait by a key.*not documented",),
        },
    ),
    "desks in turn, then a voicemail": Post(
        "who=several&busy=wait-voicemail&team-extras=none&ring-order=in-order",
        "call-queue",
        {
            "fr": ("l’un après l’autre", "la somme de"),
            "en": ("one after another, in your order", "the sum of their times"),
        },
    ),
    "a wait that ends at the watchman’s mobile": Post(
        "who=several&busy=wait&team-extras=limits&team-extras=last",
        "expert-queue",
        {
            "fr": (
                "L’attente est trop longue",
                "une messagerie ou un autre téléphone vient quand",
            ),
            "en": ("The wait is too long", "voicemail or another phone comes once the wait"),
        },
    ),
    "nobody is free, and nobody waits": Post(
        "who=menu&menu=lead&menu-extras=team&key-unanswered=end&ring-order=at-once",
        "expert-queue",
        {
            "fr": ("Tout le monde est en communication", "tous à la fois"),
            "en": ("Everybody is on a call", "all at once"),
        },
    ),
    "desks in turn, and nobody at the first": Post(
        "who=several&busy=voicemail&team-extras=none&ring-order=in-order",
        "call-queue",
        {"fr": ("Le premier téléphone ne répond pas",), "en": ("The first phone does not answer",)},
    ),
    "greetings and music": Post(
        "who=several&busy=wait&team-extras=greeting&team-extras=music",
        "call-queue",
        {
            "fr": ("annonce courte", "tourne en boucle", "libre de droits"),
            "en": ("short one is best", "plays in a loop", "free of rights"),
        },
    ),
    "a number shown on the calls that one makes": Post(
        "who=outgoing",
        "redirect",
        {"fr": ("remplace le numéro déjà choisi",), "en": ("replaces the number already chosen",)},
    ),
    "a greeting at any hour": Post(
        "who=switch&rule=hour-team&busy=wait&team-extras=greeting&team-extras=outside",
        "expert-queue",
        {
            "fr": ("créneau 2 Message d’accueil", "qui sonne à d’autres heures"),
            "en": ("slot 2 Greeting", "rings at other hours"),
        },
    ),
    "a line for mobiles that close": Post(
        "who=one&place=outside&phone-extras=hours",
        "call-queue",
        {
            "fr": ("pour l’annonce ou le répondeur", "son forfait"),
            "en": ("one for an announcement or voicemail", "its plan"),
        },
    ),
    "one person first, and nobody waits for the others": Post(
        "who=several&busy=wait&team-extras=outside&ring-order=joining",
        "call-queue",
        {
            "fr": ("chacun s’ajoutant aux précédents", "Cumul selon l’ordre défini"),
            "en": ("each joining the ones before", "Cumul selon l’ordre défini"),
        },
    ),
    "what a voicemail says": Post(
        "who=several&busy=voicemail&team-extras=none",
        "call-queue",
        {"fr": ("Son annonce se règle sur cette ligne",), "en": ("Its greeting is set on that",)},
    ),
    "one mobile whose voicemail takes the messages": Post(
        "who=one&place=outside&phone-extras=voicemail",
        "call-queue",
        {
            "fr": ("sa propre messagerie peut prendre les messages",),
            "en": ("its own voicemail can take the messages",),
        },
    ),
    "adding to a type that is set": Post(
        "who=menu&menu=lead&menu-extras=none",
        "ivr",
        {"fr": ("ne le choisissez pas de nouveau",), "en": ("do not choose it again",)},
    ),
    "messages by email": Post(
        "who=several&busy=wait-voicemail&team-extras=none&mailbox=email",
        "call-queue",
        {"fr": ("par e-mail",), "en": ("by email, with the sound",)},
    ),
}

OTHER = {
    "outgoing": {"fr": "page de redirection", "en": "forwarding page"},
    "online-meeting": {"fr": "Teams, Jitsi", "en": "Teams, Jitsi"},
    "waiting-callers": {"fr": "place dans la file.*pas documenté", "en": "place in the queue"},
    "call-back": {"fr": "être rappelé.*pas documenté", "en": "called back"},
    "missed-calls": {"fr": "pas documenté", "en": "not documented"},
    "not-a-call": {"fr": "écoute et parle.*trunk", "en": "listens and speaks.*trunk"},
    "key-hours": {"fr": "second numéro", "en": "second number"},
    "fax": {"fr": "comptez deux numéros", "en": "count on two numbers"},
    "already-set": {"fr": "sans choisir le type de nouveau", "en": "do not choose the type again"},
    "on-call": {"fr": "1 pour .*2 pour ", "en": "1 to join, 2 to leave"},
}
"""What no type does, and what the page about it says."""


def read(text: str) -> str:
    """Text as somebody reads it: any space is a space, any hyphen a hyphen."""
    return " ".join(text.replace("\N{NON-BREAKING HYPHEN}", "-").split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("post", RESULTS.values(), ids=RESULTS)
def test_a_result_says_what_was_missed(visitor: Visitor, post: Post, language: str) -> None:
    page = visitor.get(f"/{language}/?{post.answers}")
    article = page.one("article[data-match]")
    assert article.attributes["data-match"] == "exact"
    shown = article.attributes.get("data-successor") or page.configuration
    assert shown == post.configuration
    text = read(article.text(separator=" "))
    assert [said for said in post.says[language] if not re.search(said, text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("section", OTHER)
def test_what_no_type_does_is_said(visitor: Visitor, section: str, language: str) -> None:
    text = read(visitor.get(f"/{language}/other/").one(f"#{section}").text(separator=" "))
    assert re.search(OTHER[section][language], text), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_number_shown_with_a_forwarding_is_said_to_be_unsure(
    visitor: Visitor, language: str
) -> None:
    text = read(visitor.get(f"/{language}/types/ddi/").one("main").text(separator=" "))
    unsure = {"fr": "les documents se contredisent", "en": "the documents disagree"}
    assert unsure[language] in text
