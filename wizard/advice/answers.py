"""A set of answers: which question got which choice, in no particular order."""

from collections.abc import Iterator, Mapping

from wizard.advice.model import UNKNOWN, Choice


class AnswerSet(Mapping[str, Choice]):
    """An immutable, hashable mapping of question id to choice.

    Two sets with the same answers are equal, in whatever order they were given.
    """

    __slots__ = ("_choices",)

    def __init__(self, choices: Mapping[str, Choice] | None = None) -> None:
        self._choices = dict(choices or {})

    def __getitem__(self, question: str) -> Choice:
        return self._choices[question]

    def __contains__(self, question: object) -> bool:
        return question in self._choices

    def __iter__(self) -> Iterator[str]:
        return iter(self._choices)

    def __len__(self) -> int:
        return len(self._choices)

    def __hash__(self) -> int:
        return hash(frozenset(self._choices.items()))

    def __repr__(self) -> str:
        return f"AnswerSet({self._choices!r})"

    def answering(self, question: str, choice: Choice) -> "AnswerSet":
        """The same answers and one more, or another choice for a question answered already."""
        return AnswerSet({**self._choices, question: choice})

    def without(self, *questions: str) -> "AnswerSet":
        """The same answers save those to these questions."""
        return AnswerSet({q: c for q, c in self._choices.items() if q not in questions})

    def is_unsure(self, question: str) -> bool:
        """Whether the question is answered, and with "I don't know"."""
        return self._choices.get(question) == (UNKNOWN,)
