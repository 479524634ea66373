"""Arrays of days give what the calendar gives day by day."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov.calendar.fast import ArrayCalendar
from opengov.calendar.registry import get_calendar
from opengov.calendar.workcalendar import Bounds
from opengov.errors import CalendarNotCoveredError

CALENDARS = {name: get_calendar(name) for name in ("CN", "CN-GX")}
ARRAYS = {name: ArrayCalendar(calendar) for name, calendar in CALENDARS.items()}
FIRST, LAST = CALENDARS["CN"].known_from, CALENDARS["CN"].last_day

names = st.sampled_from(sorted(CALENDARS))
known = st.one_of(st.none(), st.dates(FIRST, LAST), st.dates(date(2026, 9, 1), LAST))
anything = st.one_of(st.none(), st.dates(FIRST - timedelta(days=9), LAST + timedelta(days=9)))
brackets: st.SearchStrategy[Bounds] = st.sampled_from(["(]", "[)", "[]", "()"])


def array(days: list[date | None]) -> "np.ndarray[tuple[int], np.dtype[np.datetime64]]":
    return np.array([np.datetime64("NaT") if d is None else d for d in days], "datetime64[D]")


class TestEqualToTheScalarOnes:
    """The operations over arrays are the same operations (issue 2, item 7)."""

    @given(names, st.lists(known))
    def test_is_working_day(self, name: str, days: list[date | None]) -> None:
        expected = [None if d is None else CALENDARS[name].is_working_day(d) for d in days]
        assert ARRAYS[name].is_working_day(array(days)).tolist() == expected

    @given(names, st.lists(st.tuples(known, known)), brackets)
    def test_count(
        self, name: str, pairs: list[tuple[date | None, date | None]], bounds: Bounds
    ) -> None:
        calendar = CALENDARS[name]
        expected = [
            None if a is None or b is None else calendar.count_working_days(a, b, bounds)
            for a, b in pairs
        ]
        starts, ends = array([a for a, _ in pairs]), array([b for _, b in pairs])
        assert ARRAYS[name].count_working_days(starts, ends, bounds).tolist() == expected

    @given(names, st.lists(st.tuples(anything, st.integers(-300, 300)), min_size=1))
    def test_add(self, name: str, steps: list[tuple[date | None, int]]) -> None:
        calendar, arrays = CALENDARS[name], ARRAYS[name]
        days, numbers = array([day for day, _ in steps]), np.array([n for _, n in steps])
        expected: list[date | None] = []
        refused: str | None = None
        for day, n in steps:
            try:
                expected.append(None if day is None else calendar.add_working_days(day, n))
            except CalendarNotCoveredError as error:
                refused = refused or str(error)
        if refused is None:
            assert arrays.add_working_days(days, numbers).tolist() == expected
        else:
            with pytest.raises(CalendarNotCoveredError) as raised:
                arrays.add_working_days(days, numbers)
            assert str(raised.value) == refused

    @given(names, st.lists(st.dates(FIRST, LAST)), st.integers(-40, 40))
    def test_one_step_for_all_is_a_step_for_each(
        self, name: str, days: list[date], n: int
    ) -> None:
        arrays, steps = ARRAYS[name], np.full(len(days), n)
        refusal = ""
        try:
            each = arrays.add_working_days(array([*days]), steps)
        except CalendarNotCoveredError as refused:
            refusal = str(refused)
        if refusal:
            with pytest.raises(CalendarNotCoveredError) as raised:
                arrays.add_working_days(array([*days]), n)
            assert str(raised.value) == refusal
        else:
            assert arrays.add_working_days(array([*days]), n).tolist() == each.tolist()
