"""From written days to dates: months and years that are left out are taken from what precedes."""

from dataclasses import dataclass
from datetime import date

from opengov.calendar.days import ONE_DAY
from opengov.calendar.parsing.days import WrittenDay, WrittenSpan
from opengov.calendar.parsing.lunar import agrees
from opengov.calendar.parsing.refusal import refusal
from opengov.calendar.parsing.statements import Kind, Statement
from opengov.calendar.rulings import days_off
from opengov.calendar.statutory import statutory_days

__all__ = ["Dated", "Dating"]

WEEKDAYS = "一二三四五六日"
DECEMBER = 12
LONGEST_SPAN = 15


@dataclass(frozen=True, slots=True)
class Dated:
    """A statement with its dates, in the order in which they are written."""

    kind: Kind
    days: tuple[date, ...]
    targets: tuple[date, ...]
    count: int | None
    also: int
    text: str


class Dating:
    """Reads the days of one clause in their order.

    `winter` says that the clause is about New Year's Day, whose days may lie in December
    of the year before; no other day may.
    """

    def __init__(self, year: int, *, winter: bool) -> None:
        self._notice_year = year
        self._lunar_year = next((d.day for d in statutory_days(year) if d.name.zh == "春节"), None)
        self._winter = winter
        self._year: int | None = None
        self._month: int | None = None

    def statement(self, statement: Statement) -> Dated:
        """Return a statement with dates.

        Raises:
            NoticeParseError: There is no such day, or it is another day of the week.
        """
        return Dated(
            kind=statement.kind,
            days=self._days(statement.spans),
            targets=self._days(statement.targets),
            count=statement.count,
            also=statement.also,
            text=statement.text,
        )

    def _days(self, spans: tuple[WrittenSpan, ...]) -> tuple[date, ...]:
        days: list[date] = []
        for span in spans:
            first = self._date(span.first)
            last = first if span.last is None else self._date(span.last)
            if not first <= last <= first + ONE_DAY * LONGEST_SPAN:
                raise refusal(
                    "days-contradict", span.text, f"{first} to {last} is no span of days off"
                )
            days += days_off(first, last)
        if len(set(days)) != len(days):
            text = "、".join(span.text for span in spans)
            raise refusal("days-contradict", text, "a day stands in the list twice")
        return tuple(days)

    def _date(self, written: WrittenDay) -> date:
        if written.month is not None:
            self._year = self._year_of(written, written.month)
            self._month = written.month
        if self._month is None or self._year is None:
            raise refusal("impossible-date", written.text, "the month is not stated")
        try:
            day = date(self._year, self._month, written.day)
        except ValueError:
            why = f"there is no day {written.day} in month {self._month} of {self._year}"
            raise refusal("impossible-date", written.text, why) from None
        if written.weekday not in {None, day.weekday()}:
            why = f"{day} is a 星期{WEEKDAYS[day.weekday()]}"
            raise refusal("weekday-differs", written.text, why)
        if self._lunar_year and not agrees(written.lunar, day, self._lunar_year):
            why = f"the lunar year begins on {self._lunar_year}"
            raise refusal("lunar-day-differs", written.text, why)
        return day

    def _year_of(self, written: WrittenDay, month: int) -> int:
        before = self._winter and month == DECEMBER
        expected = self._notice_year - before
        if written.year not in {None, expected}:
            why = f"the notice of {self._notice_year} can only mean {expected} here"
            raise refusal("year-differs", written.text, why)
        return expected
