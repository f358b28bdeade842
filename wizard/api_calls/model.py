"""A call of the API as the file has it, and as somebody's needs ask for it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from wizard.callflow import Audience, CallFlow

Sample = str | int


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A word that stands for a value, such as NUMBER. `as_text`: a number written as a text."""

    word: str
    as_text: bool = False


Value = str | int | bool | Placeholder


@dataclass(frozen=True, slots=True)
class ApiCall:
    """One call: `path` has placeholders in braces, `body` is None for a call without one.

    `gives` is the placeholder whose value is in the answer, and where: a field, or "first" of a
    list. `words` is the key of its sentence.
    """

    id: str
    words: str
    method: str
    path: str
    body: Mapping[str, Value] | None
    gives: tuple[str, str] | None
    erases: bool


@dataclass(frozen=True, slots=True)
class WrittenCall:
    """A call as the file has it, for any needs: `NEXT` and `FEATURE_TYPE` are still in its body.

    It is there for an audience and, unless `drawn` is empty, for a flow with a node of these kinds.
    """

    call: ApiCall
    body_for: Mapping[frozenset[str], Mapping[str, Value]]
    audience: Audience
    drawn: frozenset[str]

    def is_for(self, flow: CallFlow) -> bool:
        """Whether a drawn flow has what the call sets: a key of a menu is its own alone."""
        nodes = list(flow.nodes)
        if key := self._key:
            drawn = flow.written_keys.get(key)
            nodes = [flow.keys[drawn]] if drawn else []
        return not self.drawn or any(node.kind in self.drawn for node in nodes)

    @property
    def _key(self) -> str | None:
        """The key that the call sets, by its number in the file of flows."""
        return str(self.call.body["dtmf"]) if self.call.body and "dtmf" in self.call.body else None

    def body(self, flow: CallFlow, needs: frozenset[str] | None) -> dict[str, Value] | None:
        """The fields for these needs; a key has its number in the drawn flow."""
        if self.call.body is None:
            return None
        body = dict(self.call.body)
        if key := flow.written_keys.get(self._key or ""):
            body |= {"dtmf": key, "position": int(key)}
        for asked, fields in self.body_for.items():
            if needs is None or asked <= needs:
                body |= fields
        return body


NEXT = Placeholder("next")
"""One more than there were calls to the same path."""
FEATURE_TYPE = Placeholder("feature_type")
"""The name of the type in the API, which the catalogue gives."""


@dataclass(frozen=True, slots=True)
class Api:
    """All calls. `samples` are the placeholders, each with a value that shows the form.

    `schema_of` is the day of the schema, `read` the day on which it was read, `address` where the
    API is.
    """

    schema_of: date
    read: date
    address: str
    samples: Mapping[str, Sample]
    types: Mapping[str, tuple[WrittenCall, ...]]

    def calls(
        self, feature_type: str, flow: CallFlow, needs: frozenset[str] | None = None
    ) -> tuple[ApiCall, ...]:
        """The calls that set up a type, in order, for some needs or (None) for all.

        `feature_type` is its name in the API, `flow` what happens to a call. A type that is not in
        the file has none.
        """
        return tuple(self._filled(feature_type, flow, needs))

    def _filled(
        self, feature_type: str, flow: CallFlow, needs: frozenset[str] | None
    ) -> Iterator[ApiCall]:
        made: Counter[str] = Counter()
        drawn = flow.drawn(needs)
        for written in self.types.get(flow.configuration, ()):
            if needs is not None and not (
                written.audience.includes(needs) and written.is_for(drawn)
            ):
                continue
            call, body = written.call, written.body(drawn, needs)
            made[call.path] += 1
            known: dict[Value, Value] = {NEXT: made[call.path], FEATURE_TYPE: feature_type}
            filled = body and {field: known.get(value, value) for field, value in body.items()}
            yield ApiCall(
                call.id, call.words, call.method, call.path, filled, call.gives, call.erases
            )
