"""Arrays of days: the edges that the property test does not single out."""

import importlib
import sys
from datetime import date, datetime

import numpy as np
import pytest

from opengov.calendar import fast
from opengov.calendar.fast import ArrayCalendar
from opengov.calendar.registry import get_calendar
from opengov.errors import CalendarNotCoveredError, MissingExtraError, UnsupportedValueError

NAT = np.datetime64("NaT", "D")


@pytest.fixture(scope="module")
def arrays() -> ArrayCalendar:
    return ArrayCalendar(get_calendar("CN"))


def days(*texts: str) -> "np.ndarray[tuple[int], np.dtype[np.datetime64]]":
    return np.array(texts, "datetime64[D]")


class TestIsWorkingDay:
    def test_nat_is_masked_and_reads_as_false_without_its_mask(
        self, arrays: ArrayCalendar
    ) -> None:
        found = arrays.is_working_day(days("2026-10-10", "NaT", "2026-10-11"))
        assert found.tolist() == [True, None, False]
        assert np.asarray(found).tolist() == [True, False, False]

    def test_shapes_are_kept(self, arrays: ArrayCalendar) -> None:
        table = days("2026-10-10", "2026-10-11", "2026-10-12", "2026-10-13").reshape(2, 2)
        assert arrays.is_working_day(table.T).tolist() == [[True, True], [False, True]]
        assert arrays.is_working_day(days()).shape == (0,)
        assert bool(arrays.is_working_day(date(2026, 10, 10)))
        assert bool(arrays.is_working_day(np.datetime64("2026-10-10", "D")))

    def test_long_arrays_are_worked_through_in_pieces(self, arrays: ArrayCalendar) -> None:
        many = np.resize(days("2026-10-10", "2026-10-11"), 2 * fast.PIECE + 1)
        found = arrays.is_working_day(many)
        assert found[::2].all()
        assert not found[1::2].any()

    def test_masked_days_are_missing(self, arrays: ArrayCalendar) -> None:
        given = np.ma.MaskedArray(days("2026-10-10", "1900-01-01"), mask=[False, True])
        assert arrays.is_working_day(given).tolist() == [True, None]

    @pytest.mark.parametrize("outside", ["2007-12-28", "2027-01-01", "1969-12-31", "9999-12-31"])
    def test_the_first_day_outside_is_named(self, arrays: ArrayCalendar, outside: str) -> None:
        with pytest.raises(CalendarNotCoveredError, match=outside):
            arrays.is_working_day(days("2026-10-10", "NaT", outside, "1950-01-01"))

    @pytest.mark.parametrize("year", ["0000-12-31", "10000-01-01"])
    def test_days_that_no_date_can_name(self, arrays: ArrayCalendar, year: str) -> None:
        with pytest.raises(UnsupportedValueError, match="the years 1 to 9999"):
            arrays.is_working_day(days(year))

    @pytest.mark.parametrize(
        ("wrong", "named"),
        [
            (np.array(["2026-10-10T08"], "datetime64[ns]"), r"not datetime64\[ns\]"),
            (np.array(["2026-10"], "datetime64[M]"), r"not datetime64\[M\]"),
            (np.array([20000]), "not int64"),
            ([date(2026, 10, 10)], "list"),
            (datetime(2026, 10, 10, 8), "datetime"),  # noqa: DTZ001 - that is the point
        ],
    )
    def test_only_whole_days_are_taken(
        self, arrays: ArrayCalendar, wrong: object, named: str
    ) -> None:
        with pytest.raises(UnsupportedValueError, match=named):
            arrays.is_working_day(wrong)  # type: ignore[arg-type]  # refused at run time too


class TestAddWorkingDays:
    def test_nat_stays_nat(self, arrays: ArrayCalendar) -> None:
        for n in (5, 0, -5, np.array([5, -5])):
            found = arrays.add_working_days(days("2026-02-12", "NaT"), n)
            assert np.isnat(found).tolist() == [False, True]

    def test_steps_and_days_broadcast(self, arrays: ArrayCalendar) -> None:
        found = arrays.add_working_days(days("2026-09-30"), np.array([[1], [-1]]))
        assert found.tolist() == [[date(2026, 10, 8)], [date(2026, 9, 29)]]
        assert arrays.add_working_days(date(2026, 9, 30), np.int8(1)).item() == date(2026, 10, 8)

    @pytest.mark.parametrize(
        ("day", "n"),
        [
            ("2026-12-31", 1),
            ("2026-12-10", 20),
            ("2026-12-10", 10**15),
            ("2007-12-29", -1),
            ("2008-01-02", -(10**15)),
            ("2027-01-01", -1),
            ("2007-12-28", 1),
            ("2007-12-28", 0),
            ("2027-01-01", 0),
        ],
    )
    def test_results_outside_are_refused_as_by_the_calendar(
        self, arrays: ArrayCalendar, day: str, n: int
    ) -> None:
        with pytest.raises(CalendarNotCoveredError) as scalar:
            get_calendar("CN").add_working_days(date.fromisoformat(day), n)
        for steps in (n, np.array([1, n])):
            with pytest.raises(CalendarNotCoveredError) as vectorised:
                arrays.add_working_days(days("NaT", day), steps)
            assert str(vectorised.value) == str(scalar.value)

    @pytest.mark.parametrize("n", [1.5, True, "3", np.array([1], np.uint64), 10**30])
    def test_steps_are_whole_numbers(self, arrays: ArrayCalendar, n: int) -> None:
        with pytest.raises(UnsupportedValueError, match="whole numbers"):
            arrays.add_working_days(days("2026-02-12"), n)


class TestCountWorkingDays:
    def test_missing_on_either_side_is_masked(self, arrays: ArrayCalendar) -> None:
        given = days("2026-09-30", "NaT", "2026-09-30", "NaT")
        until = days("2026-10-08", "2026-10-08", "NaT", "NaT")
        assert arrays.count_working_days(given, until).tolist() == [1, None, None, None]
        assert arrays.count_working_days(NAT, date(2026, 10, 8)).tolist() is None

    def test_one_day_beside_an_array(self, arrays: ArrayCalendar) -> None:
        given = days("2026-09-30", "2026-10-08", "2026-10-09")
        assert arrays.count_working_days(given, date(2026, 10, 8)).tolist() == [1, 0, -1]
        assert arrays.count_working_days(date(2026, 10, 8), given).tolist() == [-1, 0, 1]

    @pytest.mark.parametrize(("bounds", "number"), [("(]", 0), ("[)", 0), ("[]", 1), ("()", 0)])
    def test_one_working_day(self, arrays: ArrayCalendar, bounds: str, number: int) -> None:
        day = days("2026-10-10")
        assert arrays.count_working_days(day, day, bounds).tolist() == [number]  # type: ignore[arg-type]  # from a table

    def test_bounds_are_brackets(self, arrays: ArrayCalendar) -> None:
        with pytest.raises(UnsupportedValueError, match="bounds as one of"):
            arrays.count_working_days(days(), days(), "left")  # type: ignore[arg-type]  # refused at run time too

    def test_an_end_outside_is_named(self, arrays: ArrayCalendar) -> None:
        with pytest.raises(CalendarNotCoveredError, match="2027-01-01"):
            arrays.count_working_days(days("2026-10-10"), days("2027-01-01"))
        with pytest.raises(CalendarNotCoveredError, match="2007-12-28"):
            arrays.count_working_days(days("2007-12-28"), days("2027-01-01"))


def test_another_calendar_has_tables_of_its_own() -> None:
    given = days("2020-02-01")
    assert not ArrayCalendar(get_calendar("CN")).is_working_day(given).any()
    before = get_calendar("CN").as_of(date(2020, 1, 20))
    assert ArrayCalendar(before).is_working_day(given).all()


def test_without_numpy_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "numpy", None)
    monkeypatch.delitem(sys.modules, "opengov.calendar.fast")
    with pytest.raises(MissingExtraError, match=r"opengov-cn\[fast\]"):
        importlib.import_module("opengov.calendar.fast")
