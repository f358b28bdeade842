"""What this call does, in one to four short sentences under the heading of a result."""

from wizard.content import Words, call_sentences, engine


def call_sentence(own: Words, type_id: str, needs: frozenset[str]) -> str:
    """What the call does as these needs ask for it; a need that the type lacks says nothing.

    Where no sentence speaks of these needs, it is the sentence of the type.
    """
    met = needs & engine().catalogue.provides[type_id]
    chosen = call_sentences().chosen(type_id, met)
    sentences = " ".join(own.say(pattern.key) for pattern in chosen)
    return sentences or own.say(f"types.{type_id}.sentence")
