"""How the sources are read, claim by claim (each test names one reading)."""

import pytest

from wizard.advice import UNKNOWN, AnswerSet, Catalogue, Engine, Match, Support


def recommended(engine: Engine, **choices: str) -> str:
    answers = {name.replace("_", "-"): tuple(choice.split()) for name, choice in choices.items()}
    advice = engine.advise(AnswerSet(answers))
    assert advice.match is Match.EXACT
    return advice.configuration.id


ON_THE_LINE = [
    "opening-hours",
    "voicemail",
    "caller-filter",
    "message-by-email",
    "other-phone-by-hour",
    "dated-closures",
    "closed-forward",
    "closed-message",
    "outside-if-unanswered",
]


@pytest.mark.parametrize("capability", ON_THE_LINE)
@pytest.mark.parametrize("configuration", ["redirect", "ddi"])
def test_what_sits_on_the_line_counts(
    catalogue: Catalogue, capability: str, configuration: str
) -> None:
    assert catalogue.capabilities[capability].provided_by(configuration)


@pytest.mark.parametrize("configuration", ["redirect", "ddi"])
def test_a_forward_of_the_line_is_no_destination(catalogue: Catalogue, configuration: str) -> None:
    for capability in ("outside-number", "greeting"):
        claim = catalogue.capabilities[capability].claims[configuration]
        assert claim.support is Support.LIMITED


def test_limits_do_not_count_as_provided(catalogue: Catalogue) -> None:
    hours = catalogue.capabilities["opening-hours"]
    assert hours.claims["easypabx"].support is Support.LIMITED
    assert not hours.provided_by("easypabx")


def test_what_no_source_says_is_neither_yes_nor_no(catalogue: Catalogue) -> None:
    for capability in ("voicemail", "displayed-number"):
        assert catalogue.capabilities[capability].claims["vxml-ivr"].support is Support.UNDOCUMENTED
        assert not catalogue.capabilities[capability].provided_by("vxml-ivr")
    for capability in ("dialled-number", "fax-line"):
        for configuration in ("call-queue", "ivr", "expert-queue"):
            claim = catalogue.capabilities[capability].claims[configuration]
            assert claim.support is Support.UNDOCUMENTED
    recording = catalogue.capabilities["recording"].claims["expert-queue"]
    assert (recording.support, recording.in_2015) == (Support.PROVIDED, Support.UNDOCUMENTED)


def test_the_panel_sets_either_forwarding_for_a_fax(catalogue: Catalogue, engine: Engine) -> None:
    fax = catalogue.capabilities["fax-line"]
    assert [type_id for type_id in catalogue.types if fax.provided_by(type_id)] == [
        "redirect",
        "ddi",
    ]
    assert recommended(engine, who="one", place="fax") == "redirect"


def test_live_calls_of_a_simple_queue_are_on_one_panel_and_by_code(catalogue: Catalogue) -> None:
    """Reading 2: shown as a limit, so that a dashboard still asks for the contact centre."""
    assert catalogue.capabilities["dashboard"].claims["call-queue"].support is Support.LIMITED


def test_expert_queue_is_todays_contact_center(catalogue: Catalogue) -> None:
    for capability in ("key-menu", "key-rings-team", "speech-synthesis"):
        claim = catalogue.capabilities[capability].claims["expert-queue"]
        assert (claim.support, claim.in_2015) == (Support.PROVIDED, Support.ABSENT)


def test_one_outside_number_is_a_call_queue(engine: Engine, catalogue: Catalogue) -> None:
    assert recommended(engine, who="one", place="outside") == "call-queue"
    assert not catalogue.capabilities["one-place"].provided_by("easypabx")


def test_outgoing_number_per_call_is_ddi_alone(catalogue: Catalogue) -> None:
    provided = [t for t in catalogue.types if "outgoing-number-per-call" in catalogue.provides[t]]
    assert provided == ["ddi"]


def test_a_busy_light_is_a_wish_that_decides_nothing(engine: Engine) -> None:
    """Reading 6: the panel picks one of the two forwardings, so no question does."""
    answers = AnswerSet({"who": ("one",), "place": ("ovh-phone",), "phone-extras": ("none",)})
    assert engine.next_question(answers) is None
    assert "line-extras" in {question.id for question in engine.details(answers)}
    queued = answers.answering("phone-extras", ("greeting",))
    assert "line-extras" not in {question.id for question in engine.details(queued)}


def test_what_happens_when_closed_is_a_detail(engine: Engine) -> None:
    """A line plays an announcement by a voicemail that takes no messages."""
    for answers in (
        AnswerSet({"who": ("one",), "place": ("ovh-phone",), "phone-extras": ("hours",)}),
        AnswerSet({"who": ("several",), "busy": ("wait",), "team-extras": ("hours",)}),
    ):
        assert engine.next_question(answers) is None
        assert "closed" in {question.id for question in engine.details(answers)}


DETAILS = {
    "teams": ("busy", "team-extras", "ring-order", "call-wishes", "calling-wishes"),
    "together": ("meeting-extras", "meeting-wishes"),
    "ipbx": ("ipbx-extras",),
}


@pytest.mark.parametrize("who", DETAILS)
def test_an_answer_that_ends_the_questions_leaves_its_details(engine: Engine, who: str) -> None:
    answers = AnswerSet({"who": (who,)})
    assert engine.next_question(answers) is None
    assert tuple(question.id for question in engine.details(answers)) == DETAILS[who]


@pytest.mark.parametrize(
    ("expected", "choices"),
    [
        ("conference", {"who": "together"}),
        ("ddi", {"who": "ipbx"}),
        ("redirect", {"who": "outgoing"}),
        (
            "redirect",
            {"who": "one", "place": "ovh-phone", "phone_extras": "none", "line_extras": "light"},
        ),
        ("redirect", {"who": "one", "place": "ovh-phone", "phone_extras": "none"}),
        ("redirect", {"who": "one", "place": "ovh-phone", "phone_extras": "filter"}),
        (
            "redirect",
            {"who": "one", "place": "ovh-phone", "phone_extras": "hours voicemail filter"},
        ),
        ("redirect", {"who": "one", "place": "ovh-phone", "phone_extras": "forward voicemail"}),
        ("call-queue", {"who": "one", "place": "ovh-phone", "phone_extras": "end-message"}),
        (
            "redirect",
            {"who": "switch", "rule": "hour", "place": "ovh-phone", "phone_extras": "none"},
        ),
        ("call-queue", {"who": "switch", "rule": "hour", "place": "outside"}),
        ("expert-queue", {"who": "switch", "rule": "hour-team"}),
        ("ivr", {"who": "switch", "rule": "caller", "place": "outside", "phone_extras": "none"}),
        ("expert-queue", {"who": "switch", "rule": "caller-team"}),
        ("ivr", {"who": "menu", "menu": "inform", "menu_extras": "none"}),
        ("ivr", {"who": "menu", "menu": "message", "menu_extras": "hours"}),
        ("vxml-ivr", {"who": "menu", "menu": "application", "script_extras": "person"}),
        ("call-queue", {"who": "one", "place": "ovh-phone", "phone_extras": "greeting filter"}),
        ("redirect", {"who": "one", "place": "fax"}),
        ("vxml-ivr", {"who": "menu", "menu": "application", "script_extras": "message"}),
        ("ivr", {"who": "menu", "menu": "lead", "menu_extras": "outside hours"}),
        ("ivr", {"who": "menu", "menu": "lead", "menu_extras": "message"}),
        ("expert-queue", {"who": "menu", "menu": "lead", "menu_extras": "team"}),
        ("expert-queue", {"who": "menu", "menu": "lead", "menu_extras": "synthesis"}),
        ("expert-queue", {"who": "teams"}),
        ("call-queue", {"who": "several", "busy": "wait", "team_extras": "greeting hours"}),
        ("call-queue", {"who": "several", "busy": "wait", "team_extras": "music"}),
        ("call-queue", {"who": "several", "busy": "wait-voicemail", "team_extras": "none"}),
        ("easypabx", {"who": "several", "busy": "voicemail", "team_extras": "outside"}),
        ("minipabx", {"who": "several", "busy": "wait", "team_extras": "limits"}),
    ],
)
def test_boundary(engine: Engine, expected: str, choices: dict[str, str]) -> None:
    assert recommended(engine, **choices) == expected


def test_own_program_and_an_outside_number_end_in_an_honest_nearest(engine: Engine) -> None:
    answers = AnswerSet({"who": ("menu",), "menu": ("application",), "script-extras": ("outside",)})
    advice = engine.advise(answers)
    assert advice.match is Match.NEAREST
    assert [reason.capability.id for reason in advice.unmet] == ["own-application"]
    assert advice.chains[0].id == "vxml-ivr--call-queue"


def test_no_way_out_of_an_unknown_undoes_another_answer(engine: Engine) -> None:
    """A key that rings a team stays asked for: a program of one's own would let it go."""
    answers = AnswerSet({"who": ("menu",), "menu": (UNKNOWN,), "menu-extras": ("team",)})
    advice = engine.advise(answers)
    assert (advice.configuration.id, advice.match) == ("expert-queue", Match.EXACT)
    fax = AnswerSet({"who": ("one",), "place": (UNKNOWN,), "phone-extras": ("greeting",)})
    assert engine.advise(fax).configuration.id == "call-queue"
    assert engine.advise(fax).match is Match.EXACT
