"""What the picture and the steps of a type show to everybody, so that a need finds itself there."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from wizard.advice import Catalogue
from wizard.callflow import CallFlow
from wizard.content.set_up import SetUp
from wizard.toml import read_table


@dataclass(frozen=True, slots=True)
class Places:
    """The nodes and the steps that show one need, by their ids."""

    nodes: tuple[str, ...]
    steps: tuple[str, ...]


ShownToAll = Mapping[str, Mapping[str, Places]]
"""By type, then by capability."""


def load_shown_to_all(
    path: Path, catalogue: Catalogue, flows: Mapping[str, CallFlow], steps: SetUp
) -> ShownToAll:
    """The file; raises ContentError for a type, capability, node or step that is not known."""
    written = read_table(path)
    written.allow(*steps.types)
    found: dict[str, dict[str, Places]] = {}
    for type_id, own_steps in steps.types.items():
        own = written.table(type_id)
        own.allow(*catalogue.capabilities)
        nodes, known = flows[type_id].by_id, [step.id for step in own_steps]
        found[type_id] = {}
        for need in own:
            entry = own.table(need)
            entry.allow("nodes", "steps")
            found[type_id][need] = Places(
                entry.some_of("nodes", nodes), entry.some_of("steps", known)
            )
    return found
