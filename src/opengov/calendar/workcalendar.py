"""Working days of one place: exact where they are known, refused or bounded where they are not."""

from collections.abc import Iterable
from datetime import date
from operator import index as as_integer
from typing import Literal, overload

from typing_extensions import override

from opengov.calendar.answers import (
    EXCLUDED,
    DayInfo,
    DayStatus,
    ProvisionalCount,
    ProvisionalDate,
)
from opengov.calendar.days import civil_day
from opengov.calendar.missing import MissingYear
from opengov.calendar.notice import YearNotice
from opengov.calendar.overlay import LocalCoverage, LocalYear, coverage
from opengov.calendar.periods import Bounds, period
from opengov.calendar.rulings import plain
from opengov.calendar.series import amended, joined, published_by
from opengov.calendar.table import build_table
from opengov.errors import CalendarNotCoveredError, InvalidNoticeError, UnsupportedValueError

__all__ = ["Bounds", "WorkCalendar"]


class WorkCalendar:
    """Which days offices work, and for which days that is known.

    A day is a `date`, or a `datetime` with a time zone, which names its day in China. The days
    from `known_from` to `known_until` are certain. The last three days of the last year answer
    too, but `status` calls them provisional: in four of nineteen years the next notice ruled them
    anew. Beyond them nothing is guessed: `CalendarNotCoveredError`, or bounds on request.
    """

    __slots__ = (
        "_as_of",
        "_flags",
        "_known_until",
        "_layers",
        "_locals",
        "_missing",
        "_notices",
        "_ruled",
        "_start",
        "_upto",
        "_worked",
        "_works",
        "id",
    )

    def __init__(
        self,
        calendar: str,
        notices: Iterable[YearNotice],
        *,
        layers: tuple[str, ...] = (),
        local_years: tuple[LocalYear, ...] = (),
        as_of: date | None = None,
    ) -> None:
        self.id = calendar
        self._notices = joined(notices)
        self._layers = layers
        self._locals = local_years
        self._as_of = as_of
        years = {notice.year for notice in self._notices}
        table = build_table(self._notices, (y for y in local_years if y.year in years))
        self._start = table.start
        self._flags = table.flags
        self._works = table.works
        self._upto = table.upto
        self._worked = table.worked
        self._ruled = table.ruled
        self._known_until = date(self._notices[-1].year, 12, 28)
        self._missing = MissingYear(
            self._known_until.year + 1, known=table.upto, works=table.works, as_of=as_of
        )

    @override
    def __repr__(self) -> str:
        """Name the calendar and what it knows."""
        return f"<WorkCalendar {self.id} {self.known_from} to {self.known_until}>"

    @property
    def known_from(self) -> date:
        """First day that is known."""
        return date.fromordinal(self._start)

    @property
    def known_until(self) -> date:
        """Last day that no notice still to come will rule as a matter of course."""
        return self._known_until

    @property
    def last_day(self) -> date:
        """Last day that gets an answer; those after `known_until` are provisional."""
        return date.fromordinal(self._start + len(self._flags) - 1)

    @property
    def flags(self) -> bytes:
        """One byte a day from `known_from` to `last_day`: 1 for a working day."""
        return self._flags

    @property
    def notices(self) -> tuple[YearNotice, ...]:
        """The notices on file, oldest first."""
        return self._notices

    def is_working_day(self, day: date) -> bool:
        """Tell whether offices work on `day`.

        Raises:
            CalendarNotCoveredError: No notice on file rules the day.

        >>> from opengov.calendar.registry import get_calendar
        >>> calendar = get_calendar("CN")
        >>> [calendar.is_working_day(date(2026, 10, day)) for day in (9, 10, 11)]
        [True, True, False]
        """
        try:
            return self._works[day]
        except KeyError:
            return self._works[self._covered(day)]

    @overload
    def add_working_days(
        self, day: date, n: int, *, provisional: Literal[False] = False
    ) -> date: ...
    @overload
    def add_working_days(
        self, day: date, n: int, *, provisional: Literal[True]
    ) -> ProvisionalDate: ...

    def add_working_days(
        self, day: date, n: int, *, provisional: bool = False
    ) -> date | ProvisionalDate:
        """Return the n-th working day strictly after `day`, or before it when n is negative.

        `day` may be a rest day, and is returned itself when n is 0. With `provisional`, the answer
        has a status and two bounds, and may lie in the one year whose notice is missing.

        Raises:
            CalendarNotCoveredError: The answer lies beyond what is known, or can be bounded.

        >>> from opengov.calendar.registry import get_calendar
        >>> get_calendar("CN").add_working_days(date(2026, 9, 24), 4)
        datetime.date(2026, 10, 8)
        >>> answer = get_calendar("CN").add_working_days(date(2026, 12, 10), 20, provisional=True)
        >>> answer.status, str(answer.earliest), str(answer.latest)
        ('provisional', '2027-01-08', '2027-01-10')
        """
        if provisional:
            return self._add_provisionally(civil_day(day), n)
        try:
            index = self._upto[day] - 1 + n
            if n > 0:
                return self._worked[index]
            if n and (index := index + (not self._works[day])) >= 0:
                return self._worked[index]
        except (KeyError, IndexError, TypeError):
            pass
        return self._add_with_care(day, n)

    def _add_with_care(self, day: date, n: int) -> date:
        """Answer what the quick way could not: a datetime, n = 0, and every refusal."""
        try:
            n = as_integer(n)
        except TypeError:
            raise UnsupportedValueError("add_working_days", n, takes="whole days") from None
        start = self._covered(day)
        if n == 0:
            return start
        before = self._upto[start] - (n < 0 and self._works[start])
        index = before + n - (n > 0)
        if index < 0:
            raise self._refusal(f"{-n} working days before {start}", None)
        if index >= len(self._worked):
            raise self._refusal(f"{n} working days after {start}", self._missing.year, start)
        return self._worked[index]

    def _add_provisionally(self, day: date, n: int) -> ProvisionalDate:
        try:
            answer = self._add_with_care(day, n)
        except CalendarNotCoveredError:
            if day < self.known_from or (n <= 0 and day <= self.last_day):
                raise
        else:
            if max(day, answer) <= self._known_until:
                return ProvisionalDate("certain", answer, answer, self._coverage(day, answer))
        bounds = self._missing.dates(day, n)
        if bounds is None:
            year = None if n < 0 and self._missing.covers(day) else self._missing.end
            raise self._refusal(f"{n} working days from {day}", year)
        earliest, latest = bounds
        local = self._coverage(day, earliest, latest)
        return ProvisionalDate("provisional", earliest, latest, local, EXCLUDED)

    @overload
    def count_working_days(
        self, start: date, end: date, bounds: Bounds = "(]", *, provisional: Literal[False] = False
    ) -> int: ...
    @overload
    def count_working_days(
        self, start: date, end: date, bounds: Bounds = "(]", *, provisional: Literal[True]
    ) -> ProvisionalCount: ...

    def count_working_days(
        self, start: date, end: date, bounds: Bounds = "(]", *, provisional: bool = False
    ) -> int | ProvisionalCount:
        """Count the working days on the way from `start` to `end`; negative backwards.

        The brackets speak of `start` and `end`, whichever is later: by default the start does not
        count and the end does, so that `count(a, add(a, n)) == n` for every n.

        Raises:
            CalendarNotCoveredError: An end lies beyond what is known, or can be bounded.

        >>> from opengov.calendar.registry import get_calendar
        >>> calendar = get_calendar("CN")
        >>> calendar.count_working_days(date(2026, 9, 24), date(2026, 10, 8))
        4
        >>> calendar.count_working_days(date(2026, 10, 8), date(2026, 9, 24))
        -4
        """
        if not provisional and bounds == "(]":
            upto = self._upto
            try:
                if start <= end:
                    return upto[end] - upto[start]
            except (KeyError, TypeError):
                pass
        if provisional:
            return self._count_provisionally(civil_day(start), civil_day(end), bounds)
        after, through, sign = period(self._covered(start), self._covered(end), bounds)
        # The day before the first one known has no working day up to it.
        return sign * (self._upto.get(through, 0) - self._upto.get(after, 0))

    def _count_provisionally(self, start: date, end: date, bounds: str) -> ProvisionalCount:
        if min(start, end) < self.known_from:
            raise self._refusal(f"the working days from {min(start, end)}", None)
        after, through, sign = period(start, end, bounds)
        local = self._coverage(after, through)
        if through <= self._known_until:
            number = sign * (self._upto.get(through, 0) - self._upto.get(after, 0))
            return ProvisionalCount("certain", number, number, local)
        found = self._missing.counts(after, through)
        if found is None:
            raise self._refusal(f"the working days until {through}", self._missing.end)
        least, most = sorted(sign * number for number in found)
        return ProvisionalCount("provisional", least, most, local, EXCLUDED)

    def working_days(self, start: date, end: date, bounds: Bounds = "(]") -> tuple[date, ...]:
        """Return the working days on the way from `start` to `end`, the latest first backwards.

        Raises:
            CalendarNotCoveredError: An end lies beyond what is known.

        >>> from opengov.calendar.registry import get_calendar
        >>> days = get_calendar("CN").working_days(date(2026, 9, 30), date(2026, 10, 9), "[]")
        >>> [day.day for day in days]
        [30, 8, 9]
        """
        after, through, sign = period(self._covered(start), self._covered(end), bounds)
        return self._worked[self._upto.get(after, 0) : self._upto.get(through, 0)][::sign]

    def next_working_day(self, day: date) -> date:
        """Return the first working day after `day`.

        >>> from opengov.calendar.registry import get_calendar
        >>> get_calendar("CN").next_working_day(date(2026, 9, 30))
        datetime.date(2026, 10, 8)
        """
        return self.add_working_days(day, 1)

    def previous_working_day(self, day: date) -> date:
        """Return the last working day before `day`.

        >>> from opengov.calendar.registry import get_calendar
        >>> get_calendar("CN").previous_working_day(date(2026, 10, 8))
        datetime.date(2026, 9, 30)
        """
        return self.add_working_days(day, -1)

    def roll(self, day: date, direction: Literal["forward", "backward"] = "forward") -> date:
        """Return `day` when it is worked, else the nearest working day in one direction.

        >>> from opengov.calendar.registry import get_calendar
        >>> get_calendar("CN").roll(date(2026, 10, 3), "backward")
        datetime.date(2026, 9, 30)
        """
        if direction not in {"forward", "backward"}:
            raise UnsupportedValueError("roll", direction, takes="'forward' or 'backward'")
        if self.is_working_day(day):
            return civil_day(day)
        return self.add_working_days(day, 1 if direction == "forward" else -1)

    def explain(self, day: date) -> DayInfo:
        """Tell what a day is, under which act, and what it had been before.

        >>> from opengov.calendar.registry import get_calendar
        >>> get_calendar("CN").explain(date(2026, 10, 10)).act.number
        '国办发明电〔2025〕7号'
        """
        known = self._covered(day)
        history = (plain(known), *self._ruled.get(known, ()))
        return DayInfo(known, self.status(known), self.local(known), history)

    def status(self, day: date) -> DayStatus:
        """Tell whether the answer for a day is certain, or the next notice may change it.

        >>> from opengov.calendar.registry import get_calendar
        >>> calendar = get_calendar("CN")
        >>> calendar.status(date(2026, 12, 28)), calendar.status(date(2026, 12, 29))
        ('certain', 'provisional')
        """
        return "certain" if self._covered(day) <= self._known_until else "provisional"

    def local(self, day: date) -> LocalCoverage:
        """Tell how far local days around `day` are known; `national` when none are asked for.

        >>> from opengov.calendar.registry import get_calendar
        >>> [get_calendar(name).local(date(2026, 4, 1)) for name in ("CN", "CN-GX", "CN-XZ")]
        ['national', 'secondary', 'unknown']
        """
        return self._coverage(self._covered(day))

    def _coverage(self, *days: date) -> LocalCoverage:
        if self.id == self._notices[0].calendar:
            return "national"
        return coverage(self._layers, self._locals, min(days).year, max(days).year)

    def as_of(self, day: date) -> "WorkCalendar":
        """Return the calendar as it had been published on `day`.

        Raises:
            CalendarNotCoveredError: No notice on file had been published.

        >>> from opengov.calendar.registry import get_calendar
        >>> before = get_calendar("CN").as_of(date(2020, 1, 20))
        >>> before.is_working_day(date(2020, 2, 1)), str(before.known_until)
        (True, '2020-12-28')
        """
        known_on = civil_day(day)
        notices = published_by(self._notices, known_on)
        if not notices:
            raise self._refusal(f"what had been published by {known_on}", None)
        years = tuple(y for y in self._locals if y.known_on(known_on))
        return self._with(notices, local_years=years, as_of=known_on)

    def with_notice(self, notice: YearNotice) -> "WorkCalendar":
        """Return a calendar that knows one notice more; this one stays as it is.

        Raises:
            InvalidNoticeError: The notice cannot be what was gazetted, or leaves a year open.
            ContradictoryNoticeError: Its year is on file with other days.
        """
        from opengov.calendar.checks import require_valid  # noqa: PLC0415 - needed rarely

        require_valid(notice)
        nation = self._notices[0].calendar
        if notice.calendar != nation:
            raise InvalidNoticeError(
                f"{notice.calendar} {notice.year}", (f"it is not a notice of calendar {nation}",)
            )
        return self._with(amended(self._notices, notice), self._locals, self._as_of)

    def _with(
        self,
        notices: tuple[YearNotice, ...],
        local_years: tuple[LocalYear, ...],
        as_of: date | None,
    ) -> "WorkCalendar":
        return WorkCalendar(
            self.id, notices, layers=self._layers, local_years=local_years, as_of=as_of
        )

    def _covered(self, day: date) -> date:
        """Return a day on file; the one place where days are refused."""
        known = civil_day(day)
        if known in self._works:
            return known
        if known < self.known_from:
            raise self._refusal(str(known), None)
        raise self._refusal(str(known), self._missing.year, known)

    def _refusal(
        self, question: str, missing_year: int | None, asked: date | None = None
    ) -> CalendarNotCoveredError:
        return CalendarNotCoveredError(
            question,
            calendar=self.id,
            known_from=self.known_from,
            known_until=self._known_until,
            missing_year=missing_year,
            bounds_possible=asked is not None and self._missing.covers(asked),
        )
