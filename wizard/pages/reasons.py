"""The needs that a type meets or misses, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from wizard.advice import Advice, Reason, Support
from wizard.content import Words, engine
from wizard.pages.answers import answer_label
from wizard.standing import shown_type


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """A need in words; `because` names the answers that raised it."""

    capability: str
    sentence: str
    note: str
    because: str

    @property
    def whole(self) -> str:
        """The sentence and its note, if any."""
        return " ".join(filter(None, (self.sentence, self.note)))


def reason_lines(
    sentences: Words, reasons: Iterable[Reason], type_id: str, key: str
) -> tuple[ReasonLine, ...]:
    """Needs as a type meets or misses them: `key` is "reason" or "missing".

    Where no source says whether the type does it, there is the note alone: the sentence of
    "missing" would say that the type does not.
    """
    lines = []
    for reason in reasons:
        text = sentences.part(f"capabilities.{reason.capability.id}")
        note = text.say_if_any(f"notes.{type_id}")
        is_known = reason.capability.claims[type_id].support is not Support.UNDOCUMENTED
        sentence, note = (text.say(key), note) if is_known else (note, "")
        lines.append(
            ReasonLine(reason.capability.id, sentence, note, because(sentences, (reason,)))
        )
    return tuple(lines)


def met_lines(sentences: Words, advice: Advice) -> tuple[ReasonLine, ...]:
    """The needs that a result meets; of two numbers, the first meets what both can."""
    if not advice.chains:
        return reason_lines(sentences, advice.met, shown_type(advice).id, "reason")
    chain, provides = advice.chains[0], engine().catalogue.provides
    return tuple(
        line
        for reason in (*advice.met, *advice.unmet)
        for line in reason_lines(
            sentences,
            (reason,),
            chain.first if reason.capability.id in provides[chain.first] else chain.second,
            "reason",
        )
    )


def met_title(sentences: Words, advice: Advice) -> str:
    """What heads the needs that a result meets."""
    return sentences.say(f"interface.{'because_both' if advice.chains else 'because_title'}")


def unmet_lines(sentences: Words, advice: Advice) -> tuple[ReasonLine, ...]:
    """The needs that one number misses, whether or not a second one meets them."""
    return reason_lines(sentences, advice.unmet, advice.configuration.id, "missing")


def unmet_title(sentences: Words, advice: Advice) -> str:
    """What heads them; beside a pair, they are those of the nearest type alone."""
    if not advice.chains:
        return sentences.say("interface.unmet_title")
    return sentences.say(
        "interface.alone_title", name=sentences.say(f"types.{advice.configuration.id}.name")
    )


def because(sentences: Words, reasons: Iterable[Reason]) -> str:
    """The answers behind some needs, each once, in a sentence; "" if there are none."""
    given = dict.fromkeys(pair for reason in reasons for pair in reason.because)
    labels = dict.fromkeys(answer_label(sentences, question, answer) for question, answer in given)
    if not labels:
        return ""
    quoted = (sentences.say("interface.quoted_answer", answer=label) for label in labels)
    key = "because_one" if len(labels) == 1 else "because_several"
    return sentences.say(f"interface.{key}", answers=", ".join(quoted))
