"""What a result is called, alike on its page and in its text."""

from wizard.advice import Advice, Match
from wizard.content import Words
from wizard.standing import shown_type


def result_heading(own: Words, advice: Advice) -> str:
    """Two numbers that do it all, or the type, with how well it fits unless that is exactly."""
    shown = shown_type(advice)
    if advice.match is Match.EXACT:
        return own.say(f"types.{shown.id}.heading")
    return _how_it_fits(own, advice, own.say(f"types.{shown.id}.name"))


def result_title(own: Words, advice: Advice) -> str:
    """The title of the page: how well the type fits, and the retired type that it replaces."""
    chosen, shown = advice.configuration, shown_type(advice)
    name = own.say(f"types.{shown.id}.name")
    if chosen is not shown:
        retired = own.say(f"types.{chosen.id}.name")
        name = own.say("interface.replaces", name=name, retired=retired)
    return _how_it_fits(own, advice, name)


def result_name(own: Words, advice: Advice) -> str:
    """What is set up: two numbers, or a type."""
    if advice.chains:
        return own.say(f"chains.{advice.chains[0].id}.name")
    return own.say(f"types.{shown_type(advice).id}.name")


def _how_it_fits(own: Words, advice: Advice, name: str) -> str:
    if advice.chains:
        return result_name(own, advice)
    return own.say(f"interface.match.{advice.match}.title", name=name)
