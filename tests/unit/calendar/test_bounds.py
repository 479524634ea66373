"""Bounds over one missing year: sound for every real year, exact against plain enumeration."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, pairwise, product

import pytest
from tests.calendars import CN, days, ordinary, up_to

from opengov.calendar.bounds import admissible, graph_of
from opengov.calendar.missing import MissingYear
from opengov.calendar.statutory import statutory_days
from opengov.calendar.workcalendar import WorkCalendar

ONE = timedelta(days=1)
REAL_YEARS = range(2009, 2027)
EXTRAORDINARY = {2015, 2020}


def missing(year: int) -> MissingYear:
    """Return the year as it looks when its notice has not come yet."""
    before = up_to(year - 1)
    works = {day: before.is_working_day(day) for day in days(before.known_from, before.last_day)}
    count, known = 0, {}
    for day, worked in works.items():
        count += worked
        known[day] = count
    return MissingYear(year, known, works, None)


def real(year: int) -> WorkCalendar:
    """Return the calendar that the year's ordinary notice made."""
    return WorkCalendar("CN", (*CN.notices[: year - 2008], ordinary(year)))


class TestAdmissible:
    @pytest.mark.parametrize("year", range(2008, 2027))
    def test_every_ordinary_notice_is(self, year: int) -> None:
        calendar = real(year)
        assert admissible(year, lambda day: not calendar.is_working_day(day), _rest(year))

    @pytest.mark.parametrize("year", sorted(EXTRAORDINARY))
    def test_no_extraordinary_notice_is(self, year: int) -> None:
        assert not admissible(year, lambda day: not CN.is_working_day(day), _rest(year))

    @pytest.mark.parametrize(
        ("change", "why"),
        [
            ({date(2026, 10, 1): True}, "a statutory day is worked"),
            ({date(2026, 10, 10): False}, "a weekday off is not paid for"),
            ({date(2026, 10, 17): True}, "a weekend day is worked for nothing"),
            ({date(2026, 10, 10): False, date(2026, 10, 17): True}, "it is paid for too late"),
            ({date(2026, 7, 1): False, date(2026, 7, 4): True}, "a day off stands alone"),
            (
                {date(2026, 2, 14): False, date(2026, 2, 24): False, date(2026, 3, 1): True}
                | {date(2026, 2, 13): False, date(2026, 2, 12): False}
                | {date(2026, 2, 7): True, date(2026, 2, 8): True},
                "a block is longer than ten days",
            ),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_a_notice_that_breaks_one_demand_is_not(
        self, change: dict[date, bool], why: str
    ) -> None:
        def off(day: date) -> bool:
            return not change.get(day, CN.is_working_day(day))

        assert not admissible(2026, off, _rest(2026)), why


def _rest(year: int) -> int:
    """Return how many days of rest the known year ends with on 28 December."""
    return {6: 2, 5: 1}.get(date(year - 1, 12, 28).weekday(), 0)


@pytest.mark.parametrize(
    "year",
    [2027, *(pytest.param(n, marks=pytest.mark.slow) for n in range(2008, 2041) if n != 2027)],
)
@pytest.mark.parametrize("rest", [0, 1, 2])
def test_every_year_has_an_admissible_notice(year: int, rest: int) -> None:
    graph = graph_of(year, known_on=None, rest_before=rest)
    assert all(layer.before for layer in graph.layers)


class TestRealYears:
    """Had the notice not come, its due dates would have lain within the bounds."""

    @pytest.mark.parametrize("year", REAL_YEARS)
    def test_every_due_date_lies_within_the_bounds(self, year: int) -> None:
        unknown, calendar = missing(year), real(year)
        outside = []
        for start in days(date(year - 1, 12, 27), date(year, 12, 27)):
            for n in range(1, 41):
                bounds = _dates(unknown, start, n)
                if bounds is None:
                    break
                due = calendar.add_working_days(start, n)
                if not bounds[0] <= due <= bounds[1]:
                    outside.append((start, n))
        assert outside == []

    @pytest.mark.parametrize("year", REAL_YEARS)
    def test_counting_backwards_too(self, year: int) -> None:
        unknown, calendar = missing(year), real(year)
        for start in (date(year, month, 9) for month in range(1, 13)):
            for n in (1, 3, 7, 20):
                bounds = unknown.dates(start, -n)
                assert bounds is not None
                assert bounds[0] <= calendar.add_working_days(start, -n) <= bounds[1]

    def test_extraordinary_notices_are_not_reckoned_with(self) -> None:
        bounds = missing(2015).dates(date(2015, 8, 31), 5)
        assert bounds == (date(2015, 9, 7), date(2015, 9, 7))
        assert CN.add_working_days(date(2015, 8, 31), 5) == date(2015, 9, 8)


def _dates(unknown: MissingYear, start: date, n: int) -> tuple[date, date] | None:
    """Return the bounds, a start before the missing year being counted on its own."""
    if start >= unknown.first:
        return unknown.dates(start, n)
    certain = sum(day.weekday() < 5 for day in days(start + ONE, unknown.first - ONE))
    if n <= certain:
        return start, unknown.first - ONE
    return unknown.dates(start, n)


class TestEnumeration:
    """Against a list of every admissible notice, made without the graph.

    A shape of one block is its first and last day with the weekend days worked for it. Taking
    every choice of shapes in a stretch of the year, and keeping those that are paid for, gives
    all the notices; the bounds are then the least and the greatest count among them.
    """

    @pytest.mark.parametrize(
        ("year", "first", "last"),
        [
            pytest.param(2027, (12, 29), (1, 17), id="new-year-on-friday"),
            pytest.param(2017, (12, 29), (1, 14), id="new-year-on-sunday"),
            pytest.param(2019, (12, 29), (1, 14), id="new-year-after-a-weekend"),
            pytest.param(2027, (1, 23), (2, 26), id="spring-festival-four-days"),
            pytest.param(2014, (1, 18), (2, 20), id="spring-festival-three-days"),
            pytest.param(2027, (3, 21), (4, 20), id="qingming-on-monday"),
            pytest.param(2026, (3, 21), (4, 20), id="qingming-on-sunday"),
            pytest.param(2027, (5, 25), (6, 26), id="dragon-boat"),
            pytest.param(2027, (9, 1), (10, 20), id="mid-autumn-apart-from-national-day"),
            pytest.param(2026, (9, 10), (10, 20), id="mid-autumn-close-to-national-day"),
            pytest.param(2015, (9, 12), (10, 20), id="mid-autumn-on-sunday-close"),
            pytest.param(2020, (9, 17), (10, 22), id="two-festivals-on-one-day"),
        ],
    )
    def test_bounds_are_exact(
        self, year: int, first: tuple[int, int], last: tuple[int, int]
    ) -> None:
        start = date(year - (first[0] == 12), *first)
        end = date(year, *last)
        notices = _all_notices(year, start, end)
        assert notices
        unknown = missing(year)
        stretch = list(days(start, end))
        for i, after in enumerate(stretch):
            # Courses that are equal from here on differ only in what was counted so far.
            counted = {notice >> i + 1: (0, 0) for notice in notices}
            for day in stretch[i + 1 :]:
                counted = _count_day(counted)
                exact = (
                    min(low for low, _ in counted.values()),
                    max(high for _, high in counted.values()),
                )
                assert unknown.counts(after, day) == exact, (after, day)


def _count_day(counted: dict[int, tuple[int, int]]) -> dict[int, tuple[int, int]]:
    merged: dict[int, tuple[int, int]] = {}
    for course, (low, high) in counted.items():
        worked = 1 - (course & 1)
        known_low, known_high = merged.get(course >> 1, (low + worked, high + worked))
        merged[course >> 1] = min(low + worked, known_low), max(high + worked, known_high)
    return merged


def _all_notices(year: int, first: date, last: date) -> frozenset[int]:
    """Return every admissible course of a stretch of days, bit n set when day n is off."""
    festivals = sorted({item.day for item in statutory_days(year) if first <= item.day <= last})
    owed = Counter(item.day for item in statutory_days(year))
    found = set()
    for parts in _partitions(festivals):
        shapes = [
            [(_left(owed, shape), shape) for shape in _shapes(p, first, last)] for p in parts
        ]
        for chosen in product(*shapes):
            if sum(left for left, _ in chosen) == 0:
                found.add(_course(owed, tuple(shape for _, shape in chosen), first, last))
    return frozenset(course for course in found if course is not None)


Shape = tuple[date, date, frozenset[date]]


def _partitions(festivals: list[date]) -> Iterator[tuple[list[date], ...]]:
    """Yield every way to join neighbouring statutory days into blocks; days in a row must be."""
    for cuts in product((False, True), repeat=len(festivals) - 1):
        parts = [[festivals[0]]]
        for cut, festival in zip(cuts, festivals[1:], strict=True):
            if not cut:
                parts[-1].append(festival)
            elif festival - parts[-1][-1] > ONE:
                parts.append([festival])
            else:
                break
        else:
            yield tuple(parts)


def _shapes(part: list[date], first: date, last: date) -> Iterator[Shape]:
    """Yield the blocks of at most ten days around some statutory days, and what is worked."""
    for begin in days(max(first, part[-1] - 9 * ONE), part[0]):
        for end in days(part[-1], min(last, begin + 9 * ONE)):
            near = [
                day
                for day in days(max(first, begin - 6 * ONE), min(last, end + 6 * ONE))
                if day.weekday() >= 5 and not begin <= day <= end
            ]
            for size in range(len(near) + 1):
                for worked in combinations(near, size):
                    yield begin, end, frozenset(worked)


def _course(owed: Counter[date], shapes: tuple[Shape, ...], first: date, last: date) -> int | None:
    """Return the days off that the shapes make together, if each is what it claims and is paid."""
    if any(later[0] <= earlier[1] + ONE for earlier, later in pairwise(shapes)):
        return None  # they are one block
    if any(one[2] & other[2] for one, other in combinations(shapes, 2)):
        return None  # nothing is worked twice
    if any(sum(_left(owed, shape) for shape in group) for group in _groups(shapes)):
        return None
    blocks = {day for begin, end, _ in shapes for day in days(begin, end)}
    worked = frozenset[date]().union(*(shape[2] for shape in shapes))
    off = {
        day
        for day in days(first - ONE, last + ONE)
        if day in blocks or (day.weekday() >= 5 and day not in worked)
    }
    if blocks & worked or any(
        day in off for begin, end, _ in shapes for day in (begin - ONE, end + ONE)
    ):
        return None  # a block is longer than its shape
    return sum(1 << (day - first).days for day in off if first <= day <= last)


def _groups(shapes: tuple[Shape, ...]) -> list[list[Shape]]:
    """Join blocks at most six days apart."""
    groups = [[shapes[0]]]
    for before, shape in pairwise(shapes):
        if (shape[0] - before[1]).days <= 6:
            groups[-1].append(shape)
        else:
            groups.append([shape])
    return groups


def _left(owed: Counter[date], shape: Shape) -> int:
    """Return how many weekdays off of a block are not paid for; fewer than none are owed."""
    begin, end, worked = shape
    off = [day for day in days(begin, end) if day.weekday() < 5]
    festivals = sum(owed[day] for day in days(begin, end))
    return len(off) - festivals - len(worked)
