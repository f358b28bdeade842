"""What the commands that measure pages call kept, and what they call missed."""

from collections import Counter

from measurements.lighthouse import CATEGORIES, NOT_FOR_SEARCH, is_full
from measurements.pages import PAGES
from measurements.weight import FIRST_VIEW, USABLE, Visit, table

FULL = dict.fromkeys(CATEGORIES, 100)


def test_a_page_within_its_budget() -> None:
    light = Visit("question", Counter(document=4_000, stylesheet=5_000, script=20_000), 5, 9_000)
    assert not list(light.shortfalls())
    assert list(table([light]))[2] == (
        "| question | 4,000 | 5,000 | 20,000 | 0 | 0 | 29,000 | 9,000 | 5 |"
    )


def test_each_budget_that_is_missed_is_said() -> None:
    heavy = Visit("question", Counter(document=2, script=FIRST_VIEW), 5, USABLE + 1)
    assert [f"{FIRST_VIEW:,}" in s or f"{USABLE:,}" in s for s in heavy.shortfalls()] == [True] * 2


def test_a_score_below_100_is_a_failure_save_where_robots_are_kept_out() -> None:
    assert is_full("question", FULL)
    for name in CATEGORIES:
        assert not is_full("question", FULL | {name: 99})
    assert is_full("framed question", FULL | {"seo": 66})
    assert not is_full("framed question", FULL | {"performance": 99})
    assert set(PAGES) > NOT_FOR_SEARCH
