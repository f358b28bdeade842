"""The page of one question."""

from dataclasses import dataclass
from functools import cache, lru_cache

from wizard.address import State
from wizard.advice import AnswerSet, Question
from wizard.callflow import sketch_so_far
from wizard.content import Words, callflows, engine, glossary, words
from wizard.content.glossary import Term
from wizard.forms import QuestionForm, every_answer
from wizard.pages.surroundings import Surroundings, surroundings
from wizard.pages.trail import Trail, question_trail
from wizard.routes import WIZARD


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """Everything `wizard/question.html` shows. `is_first` if nothing is answered yet.

    `call_so_far` is an SVG element of our own core: what the answers say of the call already.
    `terms` are those that the question and its answers use.
    """

    surroundings: Surroundings
    title: str
    is_first: bool
    call_so_far: str
    progress: str
    form: QuestionForm
    terms: tuple[Term, ...]
    trail: Trail
    words: Words


def question_page(
    language: str, state: State, question: Question, *, is_framed: bool = False
) -> QuestionPage:
    """The page of a question, with its present answer chosen or its error shown."""
    around = surroundings(language, state, WIZARD, is_framed=is_framed)
    sentences = words(language)
    others = state.answers.without(question.id)
    before = [q for q in engine().catalogue.in_order(others) if _is_before(q, question)]
    form = QuestionForm.for_state(question, state, sentences)
    title = sentences.say(f"questions.{question.id}.title")
    return QuestionPage(
        surroundings=around,
        title=sentences.say("interface.error_title", title=title) if form.errors else title,
        is_first=not state.answers and not form.is_bound,
        call_so_far=_call_so_far(others),
        progress=_progress(sentences, others, len(before)),
        form=form,
        terms=_terms(language, question.id),
        trail=question_trail(around, state, others, before[-1] if before else None),
        words=sentences.part("interface"),
    )


def _call_so_far(answers: AnswerSet) -> str:
    """What the calls of all types still possible have in common, as these answers ask for them.

    If none does all that is asked for, it is the call of the type that comes nearest.
    """
    needs = engine().needs(answers)
    return _sketch(needs, engine().reach(answers) or (engine().recommend(needs),))


@lru_cache(maxsize=1024)
def _sketch(needs: frozenset[str], reach: tuple[str, ...]) -> str:
    """Kept, for many states have one sketch, and to draw it takes a tenth of the time of a page."""
    return sketch_so_far([flow.drawn(needs) for id_, flow in callflows().items() if id_ in reach])


@cache
def _terms(language: str, question_id: str) -> tuple[Term, ...]:
    """In the order of reading. To look for them on each page takes a twentieth of its time."""
    own = words(language).part(f"questions.{question_id}")
    keys = ["title", "hint"]
    for answer in every_answer(engine().catalogue.questions[question_id]):
        keys += [f"answers.{answer}.label", f"answers.{answer}.hint"]
    return glossary(language).found_in(" ".join(map(own.say_if_any, keys)))


def _progress(sentences: Words, others: AnswerSet, before: int) -> str:
    """ "Question 2 of at most 4": those answered before, and the longest way that may follow."""
    total = max(len(others) + engine().remainder(others), before + 1)
    if total == before + 1:
        return sentences.say("interface.progress_last", number=total)
    return sentences.say("interface.progress", number=before + 1, total=total)


def _is_before(question_id: str, question: Question) -> bool:
    return engine().catalogue.questions[question_id].position < question.position
