"""Two numbers drawn as one call, for every result that takes two."""

from functools import cache

import pytest

from tests.callflow.properties import PROPERTIES, WIDEST
from wizard.advice import Advice, AnswerSet
from wizard.callflow import HANDS_OVER, diagram, scenario_names, walk
from wizard.callflow.model import END_KINDS
from wizard.callflow.pair import joined
from wizard.callflow.svg import Orientation, lay_out, size
from wizard.content import LANGUAGES, callflows, engine, set_up, words
from wizard.pages.call_figure import ROOMS, SMALLEST, figure_of
from wizard.standing import flow_of, numbers, parts
from wizard.trace_report import IN_AUDIT, results
from wizard.traces import traces_of

ORIENTATIONS: tuple[Orientation, ...] = ("wide", "tall")


@cache
def pairs() -> tuple[Advice, ...]:
    """Each set of needs that leads to a pair, once."""
    found = (engine().advise(answers) for answers in results(IN_AUDIT))
    return tuple({advice.needs: advice for advice in found if advice.chains}.values())


@pytest.mark.no_cover
def test_pairs_can_be_reached() -> None:
    assert {advice.chains[0].id for advice in pairs()} >= {
        "vxml-ivr--call-queue",
        "ivr--vxml-ivr",
        "expert-queue--vxml-ivr",
    }
    print(f"{len(pairs())} sets of needs lead to a pair")


def passes_on(advice: Advice) -> None:
    flow = flow_of(*parts(advice))
    box = next(node for node in flow.nodes if node.label == HANDS_OVER)
    assert box.kind == "number", advice.needs
    onward = [edge.target for edge in flow.leaving(box.id)]
    assert len(onward) == 1
    assert onward[0].startswith("two-")
    assert flow.edges_to(box.id)[0].source == flow.nodes[0].id
    assert len({node.id for node in flow.nodes}) == len(flow.nodes)


def test_a_program_passes_the_call_to_a_team_that_waits() -> None:
    given = {"who": ("menu",), "menu": ("application",), "script-extras": ("team",)}
    passes_on(engine().advise(AnswerSet(given)))


@pytest.mark.no_cover
def test_the_first_number_passes_the_call_to_the_second() -> None:
    for advice in pairs():
        passes_on(advice)


@pytest.mark.no_cover
def test_every_end_is_told() -> None:
    for advice in pairs():
        flow = flow_of(*parts(advice))
        ends = {node.id for node in flow.nodes if not flow.leaving(node.id) and not node.group}
        assert {scenario.nodes[-1] for scenario in flow.scenarios} == ends, advice.needs
        assert {flow.by_id[end].kind for end in ends} <= END_KINDS
        for language in LANGUAGES:
            labels = words(language)["callflows"]
            names = scenario_names(flow, labels)
            assert len(set(names.values())) == len(names)
            assert all(walk(flow, scenario, labels) for scenario in names)


@pytest.mark.no_cover
@pytest.mark.parametrize("orientation", ORIENTATIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_is_sound(language: str, orientation: Orientation) -> None:
    labels = words(language)["callflows"]
    for advice in pairs():
        flow = flow_of(*parts(advice))
        scene = lay_out(flow, labels, orientation)
        width, _ = size(scene)
        if width > WIDEST[orientation]:
            fits = width * SMALLEST <= ROOMS[-1]
            assert fits == (figure_of(language, parts(advice)).room in ROOMS)
            continue
        for holds in PROPERTIES:
            holds(flow, scene, orientation, labels)
        drawn = diagram(
            flow,
            labels,
            orientation=orientation,
            id_prefix="pair",
            title="Two numbers",
            description="One call",
        )
        assert len(drawn.markup.encode()) <= 18_000


@pytest.mark.no_cover
def test_each_need_is_followed_at_one_of_the_two() -> None:
    for advice in pairs():
        left = set(advice.needs)
        for number in numbers(advice):
            left &= traces_of(number.type.id, number.needs).missing(frozenset(left)) | {
                need for need in left if need not in engine().catalogue.provides[number.type.id]
            }
        assert not left, (advice.chains[0].id, sorted(advice.needs), left)


@pytest.mark.no_cover
def test_the_steps_are_those_of_the_two_numbers() -> None:
    for advice in pairs():
        first, second = numbers(advice)
        assert (first.type.id, second.type.id) == (advice.chains[0].first, advice.chains[0].second)
        steps = [step.id for step in set_up("en").steps(first.type.id, first.needs)]
        assert {"pass-on", "meeting"} & {*steps}, advice.needs


def test_a_first_number_that_hands_nothing_over_is_drawn_alone() -> None:
    first, second = (callflows()[name].drawn(frozenset()) for name in ("redirect", "conference"))
    assert joined(first, second) is first
