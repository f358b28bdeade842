"""What happens to a call, type by type: one flow, drawn as a picture and told as a list.

No Django here: a flow goes in, strings and plain objects come out.
"""

from wizard.callflow.audit import audit_flows
from wizard.callflow.card import CARD_SIZE, card
from wizard.callflow.figures import Figure
from wizard.callflow.legend import Entry, legend
from wizard.callflow.loading import load_callflows
from wizard.callflow.model import CallFlow, Edge, Node
from wizard.callflow.reading import Known
from wizard.callflow.scenario import Scenario
from wizard.callflow.sketch import Sign, common_signs, sketch, sketch_so_far
from wizard.callflow.standalone import standalone
from wizard.callflow.strategy import Strategy, load_strategies, missing_strategy_words
from wizard.callflow.strategy_picture import strategy_picture
from wizard.callflow.svg import diagram, diagram_size
from wizard.callflow.walk import Moment, scenario_names, walk
from wizard.callflow.words import Branch, Labels, Step, missing_labels, outline

__all__ = [
    "CARD_SIZE",
    "Branch",
    "CallFlow",
    "Edge",
    "Entry",
    "Figure",
    "Known",
    "Labels",
    "Moment",
    "Node",
    "Scenario",
    "Sign",
    "Step",
    "Strategy",
    "audit_flows",
    "card",
    "common_signs",
    "diagram",
    "diagram_size",
    "legend",
    "load_callflows",
    "load_strategies",
    "missing_labels",
    "missing_strategy_words",
    "outline",
    "scenario_names",
    "sketch",
    "sketch_so_far",
    "standalone",
    "strategy_picture",
    "walk",
]
