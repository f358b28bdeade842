"""What happens to a call, type by type, as a picture, as a list and step by step.

No Django here. A flow is read from wizard/content/callflows.toml, drawn for the needs of a visitor
and given back as markup and plain objects. docs/glossary.md explains the words used.
"""

from wizard.callflow.audience import Audience
from wizard.callflow.audit import audit_flows
from wizard.callflow.card import CARD_SIZE, card
from wizard.callflow.flow import CallFlow
from wizard.callflow.legend import Entry, legend
from wizard.callflow.loading import load_callflows
from wizard.callflow.model import KINDS, FlowNode
from wizard.callflow.pair import HANDS_OVER, joined, second_id
from wizard.callflow.reading import AUDIENCE_KEYS, Known, read_audience
from wizard.callflow.sketch import sketch, sketch_so_far
from wizard.callflow.standalone import standalone
from wizard.callflow.strategy import Strategy, load_strategies, missing_strategy_words
from wizard.callflow.strategy_picture import strategy_picture
from wizard.callflow.svg import Drawing, diagram
from wizard.callflow.walk import Moment, scenario_names, walk
from wizard.callflow.words import Labels, OutlineStep, outline

__all__ = [
    "AUDIENCE_KEYS",
    "CARD_SIZE",
    "HANDS_OVER",
    "KINDS",
    "Audience",
    "CallFlow",
    "Drawing",
    "Entry",
    "FlowNode",
    "Known",
    "Labels",
    "Moment",
    "OutlineStep",
    "Strategy",
    "audit_flows",
    "card",
    "diagram",
    "joined",
    "legend",
    "load_callflows",
    "load_strategies",
    "missing_strategy_words",
    "outline",
    "read_audience",
    "scenario_names",
    "second_id",
    "sketch",
    "sketch_so_far",
    "standalone",
    "strategy_picture",
    "walk",
]
