"""Each reader of a table: what it gives, what it refuses, and where it says the fault is."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from wizard.toml import ContentError, Table, read_table


def table(tmp_path: Path, toml: str) -> Table:
    path = tmp_path / "content.toml"
    path.write_text(toml, "utf-8")
    return read_table(path)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    top = table(
        tmp_path,
        """
        [a]
        text = "A sentence."
        list = ["one", "two"]
        line = "one two"
        flag = true
        day = 2026-01-31
        [[a.rows]]
        id = "first"
        [[a.rows]]
        id = "second"
        """,
    )
    inner = top.table("a")
    inner.allow("text", "list", "line", "flag", "day", "rows")
    assert list(top) == ["a"]
    assert inner.text("text") == inner.optional_text("text") == "A sentence."
    assert inner.ids("list") == inner.some_of("line", ("two", "one")) == ("one", "two")
    assert inner.flag("flag")
    assert inner.day("day") == date(2026, 1, 31)
    assert [row.text("id") for row in inner.tables("rows")] == ["first", "second"]
    assert inner.tables("rows")[1].one_of("id", ("first", "second")) == "second"
    assert inner.value("list") == ["one", "two"]


def test_what_is_left_out_is_nothing(tmp_path: Path) -> None:
    top = table(tmp_path, "")
    assert top.text("text", "the default") == "the default"
    assert top.optional_text("text") is None
    assert top.ids("words") == top.some_of("words", ()) == ()
    assert not top.flag("flag")
    assert list(top.table("table")) == top.tables("tables") == []
    assert top.value("value") is None


REFUSED: list[tuple[str, Callable[[Table], object], str, str]] = [
    ("[a]\nb = 1", lambda top: top.table("a").allow("c", "d"), "a.b", "remove it or use one of: c"),
    ("a = 1", lambda top: top.table("a"), "a", "must be a table"),
    ("a = 1", lambda top: top.tables("a"), "a", "array of tables"),
    ("a = [{}, 1]", lambda top: top.tables("a"), "a[2]", "must be a table"),
    ("[a]\nb = [1]", lambda top: top.table("a").tables("b"), "a.b[1]", "must be a table"),
    ("", lambda top: top.text("a"), "a", "not empty"),
    ("a = 1", lambda top: top.text("a", "the default"), "a", "not empty"),
    ("a = ' '", lambda top: top.optional_text("a"), "a", "not empty"),
    ("a = 1", lambda top: top.ids("a"), "a", "list of ids"),
    ("a = ['b', 1]", lambda top: top.ids("a"), "a", "list of ids"),
    ("a = 1", lambda top: top.flag("a"), "a", "true or false"),
    ("a = 'today'", lambda top: top.day("a"), "a", "date"),
    ("", lambda top: top.one_of("a", ("b", "c")), "a", "must be one of: b, c"),
    ("a = 'd'", lambda top: top.one_of("a", ("b", "c")), "a", "“d” is not known; use one of: b, c"),
    ("a = 'b d'", lambda top: top.some_of("a", ("b", "c")), "a", "“d” is not known; use one of"),
    ("[a", lambda top: top, "(whole file)", "cannot be read"),
]


@pytest.mark.parametrize(("toml", "reader", "key", "mend"), REFUSED)
def test_the_error_names_file_key_and_mend(
    tmp_path: Path, toml: str, reader: Callable[[Table], object], key: str, mend: str
) -> None:
    with pytest.raises(ContentError) as refusal:
        reader(table(tmp_path, toml))
    assert (refusal.value.file, refusal.value.key) == ("content.toml", key)
    assert mend in refusal.value.mend
    assert str(refusal.value) == f"content.toml: {key}: {refusal.value.mend}"


@pytest.mark.parametrize("content", [None, b"a = '\xff'"], ids=["missing", "not UTF-8"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "content.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ContentError, match=r"content\.toml: \(whole file\): cannot be read"):
        read_table(path)
