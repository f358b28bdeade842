"""Liveness and readiness."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.test import Client

from aliasconfig import health
from wizard import apps, checks, readiness
from wizard.content import Words
from wizard.content.accessibility import criteria
from wizard.content.parity import missing_criterion_names
from wizard.management.commands.audit import drawing
from wizard.readiness import Verdict
from wizard.toml import ContentError

BROKEN = Verdict(None, ("questions.toml: questions[1].kind: must be one of: one, several",))


def test_alive(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok")
    assert response["Cache-Control"] == "no-store"


def test_ready(client: Client) -> None:
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (200, b"ready")


def test_not_ready_says_why(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "verdict", lambda: BROKEN)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.content.decode() == BROKEN.problems[0]
    assert response["Cache-Control"] == "no-store"


def test_the_system_check_reports_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    assert checks.catalogue_is_whole() == []
    monkeypatch.setattr(checks, "verdict", lambda: BROKEN)
    [error] = checks.catalogue_is_whole()
    assert (error.id, error.msg) == ("wizard.E001", BROKEN.problems[0])


def test_a_broken_catalogue_refuses_to_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readiness, "verdict", lambda: BROKEN)
    config = apps.WizardConfig.create("wizard")
    with pytest.raises(ImproperlyConfigured, match="must be one of"):
        config.ready()
    monkeypatch.setattr("sys.argv", ["manage.py", "check"])
    config.ready()


@pytest.fixture
def flows_are_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes longest, and has tests of its own (tests/callflow/test_audit.py)."""
    monkeypatch.setattr(readiness, "audit_flows", lambda *_: [])


@pytest.mark.usefixtures("flows_are_sound")
def test_a_missing_sentence_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_words(language: str) -> Words:
        return Words(language, {"callflows": {}})

    monkeypatch.setattr(readiness, "missing_words", lambda *_: ["fr/questions.toml: who: missing"])
    verdict = readiness.verdict.__wrapped__()
    assert "fr/questions.toml: who: missing" in verdict.problems
    monkeypatch.setattr(readiness, "words", no_words)
    assert readiness.verdict.__wrapped__().problems


@pytest.mark.usefixtures("flows_are_sound")
@pytest.mark.parametrize("broken", ["criteria", "measurement"])
def test_a_statement_on_accessibility_that_cannot_be_read_is_a_problem(
    monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    def refuse() -> None:
        raise ContentError("accessibility.toml", "1.1.1.level", "must be one of: A, AA")

    monkeypatch.setattr(readiness, broken, refuse)
    assert readiness.verdict.__wrapped__().problems == (
        "accessibility.toml: 1.1.1.level: must be one of: A, AA",
    )


def test_a_criterion_without_a_name_is_a_problem() -> None:
    problems = missing_criterion_names(criteria(), Words("fr", {"accessibility": {"criteria": {}}}))
    assert len(problems) == len(criteria())
    assert problems[0] == "fr/accessibility.toml: criteria.1.1.1: is missing"
    assert missing_criterion_names(criteria(), Words("fr", {})) == problems


def test_the_audit_prints_its_figures_and_draws(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    call_command("audit", draw=str(tmp_path / "diagram.svg"), language="fr")
    assert (tmp_path / "diagram.svg").read_text("utf-8") == drawing("fr")
    printed = capsys.readouterr().out
    for figure in ("answer sets", "paths", "longest", "shortest", "expected", "information"):
        assert figure in printed.lower()


def test_robots_may_read(client: Client) -> None:
    assert client.get("/robots.txt").content.startswith(b"User-agent: *")
