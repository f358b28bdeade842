"""A catalogue too large to be proved is refused at once, with the file, the key and the mend."""

from pathlib import Path

import pytest

from wizard.advice import Engine, audit, enumeration, load_catalogue
from wizard.advice.limits import MOST_ANSWER_SETS, MOST_TICKS
from wizard.toml import ContentError

from .broken import break_file, copy_catalogue


@pytest.mark.parametrize("more", [0, 1])
def test_as_many_ticks_as_can_be_proved_and_no_more(tmp_path: Path, more: int) -> None:
    folder = copy_catalogue(tmp_path)
    ticks = "\n".join(f"tick-{number} = []" for number in range(MOST_TICKS + more))
    added = f'[[questions]]\nid = "added"\nkind = "several"\n[questions.answers]\n{ticks}\n\n'
    break_file(folder, "questions", "[[questions]]", f"{added}[[questions]]")
    if not more:
        assert "added" in load_catalogue(folder).questions
        return
    with pytest.raises(ContentError) as refused:
        load_catalogue(folder)
    error = refused.value
    assert (error.file, error.key) == ("questions.toml", "questions[1].answers")
    assert f"{MOST_TICKS + 1} ticks" in error.mend
    assert "another question" in error.mend


def test_too_many_answer_sets_stop_the_audit(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert audit(engine).answer_sets < MOST_ANSWER_SETS / 5
    monkeypatch.setattr(enumeration, "MOST_ANSWER_SETS", 1_000)
    with pytest.raises(match="more than 1,000 answer sets") as refused:
        audit(engine)
    assert refused.value.file == "questions.toml"
