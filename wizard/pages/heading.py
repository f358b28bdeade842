"""What a result is called, alike on its page and in its text."""

from wizard.advice import Advice, Match
from wizard.content import Words
from wizard.standing import shown_type


def result_heading(sentences: Words, advice: Advice) -> str:
    """Two numbers that do it all, or the type, with how well it fits unless that is exactly."""
    shown = shown_type(advice)
    if advice.match is Match.EXACT:
        return sentences.say(f"types.{shown.id}.heading")
    return _how_it_fits(sentences, advice, sentences.say(f"types.{shown.id}.name"))


def result_title(sentences: Words, advice: Advice) -> str:
    """The title of the page: how well the type fits, and the retired type that it replaces."""
    return _how_it_fits(sentences, advice, named_today(sentences, advice))


def named_today(sentences: Words, advice: Advice) -> str:
    """The type to set up, with the retired one that it replaces: "Call queue (replaces …)"."""
    chosen, shown = advice.configuration, shown_type(advice)
    name = sentences.say(f"types.{shown.id}.name")
    if chosen is shown:
        return name
    retired = sentences.say(f"types.{chosen.id}.name")
    return sentences.say("interface.replaces", name=name, retired=retired)


def result_name(sentences: Words, advice: Advice) -> str:
    """What is set up: two numbers, or a type."""
    if advice.chains:
        return sentences.say(f"chains.{advice.chains[0].id}.name")
    return sentences.say(f"types.{shown_type(advice).id}.name")


def _how_it_fits(sentences: Words, advice: Advice, name: str) -> str:
    if advice.chains:
        return result_name(sentences, advice)
    return sentences.say(f"interface.match.{advice.match}.title", name=name)
