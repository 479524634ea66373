"""Traces that add up, and those that do not."""

from datetime import date

import pytest

from opengov.law.trace import Skip, Step, Trace, replay
from opengov.text import Text

NO_WORDS = Text("", "")


def start(days: int, day: int = 1) -> Step:
    return Step(rule="start", day=date(2026, 6, day), effect="start", days=days, text=NO_WORDS)


def count(after: int, through: int, counted: int, *skipped: int) -> Step:
    return Step(
        rule="count",
        after=date(2026, 6, after),
        day=date(2026, 6, through),
        effect="count",
        counted=counted,
        skipped=tuple(Skip(date(2026, 6, day), "weekend", NO_WORDS) for day in skipped),
        text=NO_WORDS,
    )


class TestReplay:
    def test_skipped_days_do_not_count(self) -> None:
        trace = Trace((start(6), count(1, 9, 6, 6, 7)))
        assert replay(trace) == (date(2026, 6, 9), date(2026, 6, 9))

    def test_a_new_beginning_forgets_the_old(self) -> None:
        trace = Trace((start(2), count(1, 3, 2), start(1, 4), count(4, 5, 1)))
        assert replay(trace) == (date(2026, 6, 5), date(2026, 6, 5))

    def test_an_extension_goes_on(self) -> None:
        longer = Step(rule="extended", effect="extend", days=1, text=NO_WORDS)
        trace = Trace((start(2), count(1, 3, 2), longer, count(3, 4, 1)))
        assert replay(trace) == (date(2026, 6, 4), date(2026, 6, 4))

    def test_bounds_and_a_fixed_day(self) -> None:
        early, late = date(2026, 6, 4), date(2026, 6, 8)
        bound = Step(rule="bound_open", effect="bound", day=early, latest=late, text=NO_WORDS)
        assert replay(Trace((start(2), bound))) == (early, late)
        fixed = Step(rule="delay_fixed", effect="fix", latest=late, text=NO_WORDS)
        assert replay(Trace((start(2), fixed, bound))) == (late, late)

    def test_an_open_date(self) -> None:
        stop = Step(rule="stop", effect="stop", text=NO_WORDS)
        assert replay(Trace((start(2), count(1, 3, 2), stop))) is None
        assert replay(Trace((start(2), count(1, 2, 1)))) is None
        assert replay(Trace()) is None

    @pytest.mark.parametrize(
        ("steps", "message"),
        [
            ((count(1, 3, 2),), "does not follow on"),
            ((start(2), count(2, 3, 1)), "does not follow on"),
            ((start(2), count(1, 4, 2)), "does not name all its days"),
            ((start(2), count(1, 4, 3)), "counts more days"),
        ],
    )
    def test_steps_that_do_not_add_up(self, steps: tuple[Step, ...], message: str) -> None:
        with pytest.raises(ValueError, match=message):
            replay(Trace(steps))


class TestWords:
    def test_runs_of_days_stand_together(self) -> None:
        weekend = Text("（周末休息日）", "(weekend)")
        skipped = tuple(Skip(date(2026, 6, day), "weekend", weekend) for day in (6, 7, 13))
        text = Text("计数", "counted")
        step = Step(rule="count", text=text, skipped=skipped, day=date(2026, 6, 15))
        assert Trace((step,)).to_text("zh") == (
            "1. 计数；其间不计入：6月6日至7日、6月13日（周末休息日）。"
        )
        assert Trace((step,)).to_text("en") == (
            "1. counted; not counted: 2026-06-06 to 2026-06-07, 2026-06-13 (weekend)."
        )
