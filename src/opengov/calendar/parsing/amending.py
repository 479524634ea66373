"""Reading a notice that changes days of a year already ruled."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from opengov._resources import read_text
from opengov.calendar.days import ONE_DAY, is_weekend
from opengov.calendar.notice import Amendment, Change, YearNotice, year_notice_from_toml
from opengov.calendar.parsing.agreement import REACH, gap
from opengov.calendar.parsing.clauses import Order, order
from opengov.calendar.parsing.dating import Dating
from opengov.calendar.parsing.days import read_spans
from opengov.calendar.parsing.layout import issue_date, notice_numbers
from opengov.calendar.parsing.refusal import refusal
from opengov.calendar.parsing.statements import Statement, read_statements
from opengov.calendar.parsing.surface import even
from opengov.calendar.parsing.words import (
    StatutoryHoliday,
    holiday_named,
    holiday_names,
    table,
    words,
)
from opengov.calendar.rulings import days_off
from opengov.calendar.statutory import statutory_days
from opengov.errors import ResourceNotFoundError
from opengov.text import Text

__all__ = ["parse_amendment"]

TITLE = re.compile(r"国务院(?:办公厅)?关于(?P<about>[^。;]{2,60}?)的通知")
YEAR = re.compile(r"(?<!\d)(\d{4})年")
OCCASION = re.compile(r"(?:调休)?放假$")


@cache
def _extension() -> re.Pattern[str]:
    return re.compile(rf"延长(?:\d{{4}}年)?(?P<name>{holiday_names()})假期至")


def parse_amendment(text: str, *, amends: YearNotice | None = None) -> Amendment:
    r"""Read an amending notice: days off and days worked that differ from what was ruled before.

    What the days were before is taken from `amends`, which is the notice of that year in the
    package unless given. The wording names no day of publication: it is the day of issue here.

    Raises:
        NoticeParseError: The text is not understood, does not add up, or changes a year whose
            notice is not on file.

    >>> changes = parse_amendment(
    ...     "国务院办公厅关于延长2020年春节假期的通知\n国办发明电〔2020〕1号\n"
    ...     "一、延长2020年春节假期至2月2日（星期日），2月3日（星期一）起正常上班。\n"
    ...     "国务院办公厅\n2020年1月26日").changes
    >>> [(change.day.isoformat(), change.before) for change in changes]
    [('2020-01-31', 'working_day'), ('2020-02-01', 'makeup'), ('2020-02-02', 'weekend')]
    """
    copy = even(text)
    title = TITLE.search(copy.replace("\n", ""))
    if title is None:
        raise refusal("not-a-notice", copy[:40], "no title 国务院关于…的通知 was found")
    number, numbered = next(iter(notice_numbers(copy)), ("", None))
    issued = issue_date(copy)
    if issued is None:
        raise refusal("issue-date-missing", copy[-40:], "the date of issue below is missing")
    if numbered not in {None, issued.year}:
        raise refusal("issue-date-implausible", f"{number}，{issued}", "number and date differ")
    body = _body(copy)
    year = _year(title["about"] + body)
    base = _base(year) if amends is None else amends
    if base.year != year:
        raise refusal("year-differs", title.group(), f"the notice to be amended is of {base.year}")
    ordered = _ordered(title["about"], body, year, base)
    before = _Before(base, issued, title.group())
    changes = [
        Change(day, works=works, name=ordered.name, before=was)
        for day, works in ordered.days()
        if (was := before.of(day)) != ("makeup" if works else "holiday")
    ]
    extra = _extra_days(changes)
    if not changes or ordered.granted not in {None, extra}:
        why = f"it grants {ordered.granted or 0} days, but the days it changes make {extra}"
        raise refusal("checksum-differs", body, why)
    return Amendment(
        number=number,
        title=title.group(),
        issued=issued,
        published=issued,
        url=None,
        changes=tuple(sorted(changes, key=lambda change: change.day)),
        extra_days=extra,
    )


def _extra_days(changes: list[Change]) -> int:
    """Return how many more days are off than before: weekdays, and weekends that were worked."""
    worked = {"working_day", "makeup"}
    return sum(
        (not c.works) * (c.before in worked) - c.works * (c.before not in worked) for c in changes
    )


def _body(copy: str) -> str:
    """Return what stands between title and signature."""
    start = 0
    for mark in (r"的\n?通知", r"国办?发明电[^\n]*号"):
        if match := re.search(mark, copy):
            start = max(start, match.end())
    body = copy[start:]
    issuer = "|".join(words("issuers"))
    signature = re.search(
        rf"(?:\n|^)(?:{issuer})?\s*\d{{4}}年\d+月\d+日\s*$|\n(?:{issuer})\s*\n", body
    )
    return body if signature is None else body[: signature.start()]


def _year(body: str) -> int:
    years = {int(year) for year in YEAR.findall(body)}
    if len(years) != 1:
        stated = "、".join(map(str, sorted(years))) or "no year"
        raise refusal("year-unknown", body, f"one year must be named, not {stated}")
    return years.pop()


def _base(year: int) -> YearNotice:
    path = f"calendars/CN/{year}.toml"
    try:
        return year_notice_from_toml(read_text(path), name=path)
    except ResourceNotFoundError:
        why = f"the notice of {year} is not on file; give the notice that is amended"
        raise refusal("year-unknown", str(year), why) from None


@dataclass(frozen=True, slots=True)
class _Ordered:
    """Days off and weekend days worked.

    `granted` counts the days off that no weekend pays for; None leaves that open.
    """

    off: tuple[date, ...]
    makeup: tuple[date, ...]
    name: Text
    granted: int | None

    def days(self) -> Iterator[tuple[date, bool]]:
        """Yield every day and whether it is worked."""
        yield from ((day, False) for day in self.off)
        yield from ((day, True) for day in self.makeup)


def _ordered(about: str, body: str, year: int, base: YearNotice) -> _Ordered:
    named = re.search(holiday_names(), about)
    if extension := _extension().search(body):
        name = holiday_named(extension["name"]).title
        return _Ordered(_extended(body, extension.end(), year, base, name), (), name, None)
    found = order(body, body, Dating(year, winter=False))
    _check_reach(found)
    if named is None:
        name = Text(OCCASION.sub("", about), "Commemoration day")
    else:
        festival = holiday_named(named.group())
        name = festival.title
        _check_statutory(found, festival, year)
    nationwide = table("grants")["nationwide"]
    granted = sum(
        statement.count or len(statement.spans)
        for statement in read_statements(body)
        if any(word in statement.text for word in nationwide)
    )
    return _Ordered(found.off, found.makeup, name, granted)


def _check_reach(found: Order) -> None:
    for day in found.makeup:
        if gap((day,), found.off) > REACH:
            why = f"{day} is more than {REACH} days away from the holiday"
            raise refusal("makeup-too-far", found.text, why)


def _check_statutory(found: Order, festival: StatutoryHoliday, year: int) -> None:
    for item in statutory_days(year):
        if item.name.zh in festival.days and item.day not in found.off:
            why = f"{item.day} is {festival.title.zh} by statute and is not off"
            raise refusal("statutory-day-works", found.text, why)


def _extended(body: str, at: int, year: int, base: YearNotice, name: Text) -> tuple[date, ...]:
    """Return the days from the old end of a holiday to the new one."""
    spans, end = read_spans(body, at, most=1)
    rest = read_statements(body[end:])
    dating = Dating(year, winter=False)
    last = dating.statement(Statement("off", spans, body[at:end])).days
    resumed = [day for s in rest if s.kind == "work" for day in dating.statement(s).days]
    ends = [h.last for h in base.holidays if name.zh in h.name.zh.split("、")]
    if len(last) != 1 or not ends or not max(ends) < last[0]:
        raise refusal("days-contradict", body, "it extends the holiday to no later day")
    for day in resumed:
        if day <= last[0] or not all(map(is_weekend, days_off(last[0] + ONE_DAY, day - ONE_DAY))):
            raise refusal("days-contradict", body, f"work starts on {day}, rest ends on {last[0]}")
    return days_off(max(ends) + ONE_DAY, last[0])


class _Before:
    """What days were under a notice and the amendments issued before a day."""

    def __init__(self, base: YearNotice, issued: date, title: str) -> None:
        self._off = {d for h in base.holidays for d in days_off(h.first, h.last)}
        self._makeup = {d for h in base.holidays for d in h.makeup}
        for amendment in base.amendments:
            if amendment.issued < issued and amendment.title != title:
                changed = {change.day: change.works for change in amendment.changes}
                self._off = (self._off - set(changed)) | {d for d, w in changed.items() if not w}
                self._makeup = (self._makeup - set(changed)) | {d for d, w in changed.items() if w}

    def of(self, day: date) -> str:
        """Return what a day was."""
        if day in self._off:
            return "holiday"
        if day in self._makeup:
            return "makeup"
        return "weekend" if is_weekend(day) else "working_day"
