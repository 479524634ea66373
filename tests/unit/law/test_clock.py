"""Counting in working days."""

from datetime import date

import pytest

from opengov.calendar.registry import get_calendar
from opengov.law.clock import Reckoning, add, merged, reckon

CN = get_calendar("CN").as_of(date(2026, 11, 22))


class TestMerged:
    def test_touching_spans_are_one(self) -> None:
        spans = [(date(2026, 6, 1), date(2026, 6, 5)), (date(2026, 6, 5), date(2026, 6, 8))]
        assert merged(spans) == ((date(2026, 6, 1), date(2026, 6, 8)),)

    def test_a_span_inside_another_changes_nothing(self) -> None:
        outer = (date(2026, 6, 1), date(2026, 6, 12))
        assert merged([outer, (date(2026, 6, 3), date(2026, 6, 4))]) == (outer,)


class TestReckon:
    def test_the_day_of_the_event_does_not_count(self) -> None:
        assert add(CN, date(2026, 6, 1), 1) == Reckoning(
            date(2026, 6, 2), date(2026, 6, 2), certain=True
        )

    @pytest.mark.parametrize(
        ("span", "due"),
        [
            ((date(2026, 6, 8), date(2026, 6, 8)), date(2026, 6, 15)),  # no day
            ((date(2026, 6, 5), date(2026, 6, 7)), date(2026, 6, 15)),  # a weekend
            ((date(2026, 6, 8), date(2026, 6, 10)), date(2026, 6, 17)),
            ((date(2026, 6, 15), date(2026, 6, 18)), date(2026, 6, 15)),  # sent on the last day
            ((date(2026, 5, 20), date(2026, 6, 3)), date(2026, 6, 17)),  # begun before
            ((date(2026, 5, 20), date(2026, 5, 29)), date(2026, 6, 15)),  # over before
        ],
    )
    def test_a_span_adds_its_working_days(self, span: tuple[date, date], due: date) -> None:
        found = reckon(CN, date(2026, 6, 1), 10, [span])
        assert found is not None
        assert found.day == due

    def test_an_open_span_gives_bounds(self) -> None:
        early = [(date(2026, 6, 3), date(2026, 6, 5))]
        late = [(date(2026, 6, 3), date(2026, 6, 12))]
        found = reckon(CN, date(2026, 6, 1), 10, early, later=late)
        assert found is not None
        assert found.day is None
        assert (found.earliest, found.latest) == (date(2026, 6, 17), date(2026, 6, 25))

    def test_an_open_span_after_the_end_changes_nothing(self) -> None:
        early = [(date(2026, 6, 16), date(2026, 6, 16))]
        late = [(date(2026, 6, 16), date(2026, 6, 26))]
        found = reckon(CN, date(2026, 6, 1), 10, early, later=late)
        assert found == Reckoning(date(2026, 6, 15), date(2026, 6, 15), certain=True)

    def test_the_missing_year_gives_bounds(self) -> None:
        found = add(CN, date(2026, 12, 10), 20)
        answer = CN.add_working_days(date(2026, 12, 10), 20, provisional=True)
        assert found == Reckoning(answer.earliest, answer.latest, certain=False)

    def test_a_span_into_the_missing_year_keeps_the_bounds_apart(self) -> None:
        span = (date(2026, 12, 20), date(2027, 1, 15))
        found = reckon(CN, date(2026, 12, 10), 20, [span])
        assert found is not None
        assert not found.certain
        assert found.earliest <= found.latest

    def test_the_last_three_days_are_not_certain(self) -> None:
        found = add(CN, date(2026, 12, 28), 1)
        assert found is not None
        assert not found.certain

    @pytest.mark.parametrize(
        ("start", "days"),
        [
            (date(2026, 12, 10), 300),
            (date(2029, 1, 1), 20),
            (date(1990, 1, 1), 20),
            (date(9999, 12, 31), 1),
            (date(2026, 6, 1), 10**12),
        ],
    )
    def test_beyond_that_there_is_no_answer(self, start: date, days: int) -> None:
        assert add(CN, start, days) is None

    def test_spans_that_the_period_does_not_reach(self) -> None:
        later = [(date(2026, 12, 24), date(2027, 1, 8)), (date(2027, 2, 8), date(2027, 2, 10))]
        found = reckon(CN, date(2026, 12, 18), 10, later)
        assert found is not None
        assert found.latest < date(2027, 2, 8)
