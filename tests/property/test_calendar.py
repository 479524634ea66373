"""Laws of counting working days."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.calendars import CN

from opengov.calendar.overlay import LocalYear
from opengov.calendar.registry import get_calendar, local_years, places
from opengov.calendar.workcalendar import WorkCalendar
from opengov.text import Text

DAYS = st.dates(date(2008, 6, 1), date(2026, 6, 1))
STEPS = st.integers(-90, 90)
LOCAL = [place.id for place in places() if local_years(place.id)]
LATEST = max(notice.published for notice in CN.notices if notice.published)


class TestCounting:
    """The day an event falls on does not count; the period ends with its last working day."""

    @given(DAYS, STEPS)
    def test_count_is_the_inverse_of_add(self, day: date, n: int) -> None:
        assert CN.count_working_days(day, CN.add_working_days(day, n)) == n

    @given(DAYS, STEPS)
    def test_what_is_reached_is_worked(self, day: date, n: int) -> None:
        assume(n)
        assert CN.is_working_day(CN.add_working_days(day, n))

    @given(DAYS, DAYS, STEPS)
    def test_a_later_start_never_ends_earlier(self, one: date, other: date, n: int) -> None:
        first, second = sorted((one, other))
        assert CN.add_working_days(first, n) <= CN.add_working_days(second, n)

    @given(DAYS, st.integers(0, 60), st.integers(0, 60), st.sampled_from([1, -1]))
    def test_a_period_may_be_split(self, day: date, m: int, n: int, sign: int) -> None:
        halfway = CN.add_working_days(day, sign * m)
        assert CN.add_working_days(halfway, sign * n) == CN.add_working_days(day, sign * (m + n))

    @given(DAYS, DAYS, st.sampled_from(["(]", "[)", "[]", "()"]))
    def test_the_list_is_as_long_as_the_count(self, start: date, end: date, bounds: str) -> None:
        found = CN.working_days(start, end, bounds)  # type: ignore[arg-type] # drawn from all
        assert len(found) == abs(CN.count_working_days(start, end, bounds))  # type: ignore[call-overload] # drawn from all
        assert all(map(CN.is_working_day, found))
        assert list(found) == sorted(found, reverse=start > end)

    @given(DAYS, DAYS)
    def test_turning_a_period_round_turns_its_brackets(self, start: date, end: date) -> None:
        there = CN.count_working_days(start, end)
        assert CN.count_working_days(end, start, "[)") == -there

    @given(DAYS, STEPS)
    def test_in_the_known_range_bounds_are_one_date(self, day: date, n: int) -> None:
        answer = CN.add_working_days(day, n, provisional=True)
        assert answer.earliest == answer.latest == CN.add_working_days(day, n)
        assert answer.status == "certain"


class TestDaysOff:
    """A day off more lets a period end later or on the same day."""

    @given(DAYS, DAYS, st.integers(1, 90))
    def test_a_day_off_never_shortens_a_period(self, off: date, day: date, n: int) -> None:
        assume(CN.is_working_day(off))
        local = LocalYear("CN-GX", off.year, "official", complete=True,
                          festivals=Text("", ""), off=(off,))  # fmt: skip
        longer = WorkCalendar("CN-GX", CN.notices, layers=("CN-GX",), local_years=(local,))
        assert longer.add_working_days(day, n) >= CN.add_working_days(day, n)
        assert longer.add_working_days(day, -n) <= CN.add_working_days(day, -n)


class TestOverlays:
    """Article 4: places rule days of their own; on all other days they follow the nation."""

    @pytest.mark.parametrize("place", LOCAL)
    def test_only_the_local_days_differ(self, place: str) -> None:
        calendar = get_calendar(place)
        named = {day: False for year in local_years(place) for day in year.off}
        named |= {day: True for year in local_years(place) for day in year.work}
        start = CN.known_from.toordinal()
        differing = {
            date.fromordinal(start + n): bool(local)
            for n, (local, nation) in enumerate(zip(calendar.flags, CN.flags, strict=True))
            if local != nation
        }
        assert differing == named


class TestAsOf:
    """What has been published stays published."""

    @given(st.dates(LATEST, date(2030, 1, 1)))
    def test_after_the_last_notice_nothing_changes(self, day: date) -> None:
        later = CN.as_of(day)
        assert later.flags == CN.flags
        assert later.notices == CN.notices

    @given(st.dates(date(2007, 12, 18), LATEST), st.dates(date(2007, 12, 18), LATEST))
    def test_knowledge_only_grows(self, one: date, other: date) -> None:
        early, late = sorted((one, other))
        assert CN.as_of(early).known_until <= CN.as_of(late).known_until
        assert CN.as_of(late).as_of(early).flags == CN.as_of(early).flags
