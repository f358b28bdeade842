"""Which of the nine configuration types fits, and why: a pure function of the answers.

No Django here (a lint rule says so). Start with `load_catalogue`, put an `Engine` on it, `read` the
pairs of a query string, and ask the engine for the next question or for `advise`.
"""

from wizard.advice.answers import AnswerSet
from wizard.advice.audit import AuditReport, audit
from wizard.advice.catalogue import Catalogue
from wizard.advice.changes import Change
from wizard.advice.drawing import draw
from wizard.advice.engine import Engine
from wizard.advice.explanation import Advice, Candidate, Match, Other, Reason
from wizard.advice.loading import load_catalogue
from wizard.advice.model import (
    NONE,
    UNKNOWN,
    Availability,
    Capability,
    Chain,
    Choice,
    ConfigurationType,
    Question,
    QuestionKind,
    Source,
    Support,
)
from wizard.advice.parameters import BUILDER_PARAMETERS, RESERVED_PARAMETERS, SHORT_PARAMETER
from wizard.advice.reading import Clash, Reading, read

__all__ = [
    "BUILDER_PARAMETERS",
    "NONE",
    "RESERVED_PARAMETERS",
    "SHORT_PARAMETER",
    "UNKNOWN",
    "Advice",
    "AnswerSet",
    "AuditReport",
    "Availability",
    "Candidate",
    "Capability",
    "Catalogue",
    "Chain",
    "Change",
    "Choice",
    "Clash",
    "ConfigurationType",
    "Engine",
    "Match",
    "Other",
    "Question",
    "QuestionKind",
    "Reading",
    "Reason",
    "Source",
    "Support",
    "audit",
    "draw",
    "load_catalogue",
    "read",
]
