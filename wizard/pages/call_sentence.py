"""What this call does, in a few short sentences under the heading of a result."""

from wizard.advice import Advice
from wizard.content import Words, call_sentences, engine
from wizard.standing import shown_type


def result_sentence(sentences: Words, advice: Advice) -> str:
    """What the call of a result does: that of two numbers, or of one."""
    if advice.chains:
        return sentences.say(f"chains.{advice.chains[0].id}.sentence")
    return call_sentence(sentences, shown_type(advice).id, advice.needs)


def call_sentence(sentences: Words, type_id: str, needs: frozenset[str]) -> str:
    """What the call does as these needs ask for it; a need that the type lacks says nothing.

    A last sentence lists what no other speaks of. Where none speaks of these needs, it is the
    sentence of the type.
    """
    catalogue = engine().catalogue
    met = needs & catalogue.provides[type_id]
    chosen = call_sentences().chosen(type_id, met)
    found = [sentences.say(pattern.key) for pattern in chosen]
    unspoken = call_sentences().unspoken(type_id, met)
    if unspoken:
        nouns = [
            sentences.say(f"call_sentences.also.{need}")
            for need in catalogue.capabilities
            if need in unspoken
        ]
        found.append(sentences.say("call_sentences.also.sentence", nouns=", ".join(nouns)))
    return " ".join(found) or sentences.say(f"types.{type_id}.sentence")
