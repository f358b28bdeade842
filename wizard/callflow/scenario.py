"""One thing that can happen to a call: the way through the flow to one of its ends.

Only one edge leads to each node, so the end alone says which way the call took.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wizard.callflow.audience import EVERYBODY, Audience


@dataclass(frozen=True)
class Scenario:
    """One thing that can happen to a call, such as "nobody answers".

    `label` is the key of its name. `ends` are the nodes where the call may stop; the first that is
    drawn counts. `moments` replaces the sentences of nodes for this scenario (node id to key): in
    "your team is busy", the queue has sentences of its own. A phone in a frame is a step of the
    walk only if it stands here. `is_second`: it happens at the second of two numbers. `nodes` and
    `edges` are the ids that the call passes. They are empty in `CallFlow.written_scenarios`, filled
    in `CallFlow.scenarios`.
    """

    id: str
    label: str
    ends: tuple[str, ...]
    moments: Mapping[str, str]
    sources: tuple[str, ...]
    audience: Audience = EVERYBODY
    is_second: bool = False
    nodes: tuple[str, ...] = ()
    edges: tuple[str, ...] = ()
