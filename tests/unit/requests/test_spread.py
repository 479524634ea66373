from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov.errors import UnsupportedValueError
from opengov.requests.spread import Window, by_month, densest

DAYS = st.lists(st.dates(date(2016, 10, 1), date(2017, 4, 30)), max_size=25)


class TestByMonth:
    def test_nothing(self) -> None:
        assert by_month([]) == ()

    @given(DAYS)
    def test_every_day_counts_once_and_no_month_is_skipped(self, days: list[date]) -> None:
        found = by_month(days)
        assert sum(count for _, count in found) == len(days)
        for month, count in found:
            assert count == sum(day.isoformat().startswith(month) for day in days)
        if days:
            assert found[0][0] == min(days).isoformat()[:7]
            assert found[-1][0] == max(days).isoformat()[:7]
            years = [12 * int(month[:4]) + int(month[5:]) for month, _ in found]
            assert years == list(range(years[0], years[0] + len(years)))


class TestDensest:
    def test_nothing(self) -> None:
        assert densest([], 30) is None

    def test_the_earliest_of_equals(self) -> None:
        days = [date(2017, 1, 1), date(2017, 3, 1)]
        assert densest(days, 7) == Window(days[0], days[0], 1)

    def test_what_lies_wholly_elsewhere_is_left_out(self) -> None:
        days = [date(2016, 5, 1)] * 9 + [date(2017, 2, 1)]
        found = densest(days, 30, first=date(2017, 1, 1), last=date(2017, 12, 31))
        assert found == Window(date(2017, 2, 1), date(2017, 2, 1), 1)
        assert densest(days[:9], 30, first=date(2017, 1, 1)) is None

    @pytest.mark.parametrize("length", [0, -3])
    def test_a_stretch_has_a_day(self, length: int) -> None:
        with pytest.raises(UnsupportedValueError):
            densest([], length)

    @given(DAYS, st.integers(1, 60), st.dates(date(2016, 10, 1), date(2017, 4, 30)))
    def test_against_every_stretch_by_itself(
        self, days: list[date], length: int, border: date
    ) -> None:
        best = 0
        for start in days:
            held = [day for day in days if start <= day < start + timedelta(days=length)]
            if any(day >= border for day in held):
                best = max(best, len(held))
        found = densest(days, length, first=border)
        assert (0 if found is None else found.count) == best
        if found is not None:
            assert (found.last - found.first).days < length
            assert found.count == sum(found.first <= day <= found.last for day in days)
            assert found.last >= border
