"""Days of the calendar: 每年1月31日前, 每季度的首个月20日, 次周三之前."""

import re
from calendar import monthrange
from datetime import date
from functools import cache
from typing import Literal

from opengov.model.time import CalendarClause, Clause
from opengov.tables.limits.patterns import BEFORE, LEAD, TAIL
from opengov.tables.limits.surface import Surface
from opengov.tables.limits.words import either

__all__ = ["calendar"]

LONGEST = {1: 31, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}
"""Last day of each month; February's varies."""
FEBRUARY_LEAP = 29
DECEMBER = 12
QUARTER_MONTHS = {"first": [1, 4, 7, 10], "middle": [2, 5, 8, 11], "last": [3, 6, 9, 12]}
WEEKDAYS = {
    "一": "MO",
    "二": "TU",
    "三": "WE",
    "四": "TH",
    "五": "FR",
    "六": "SA",
} | dict.fromkeys("日天", "SU")

TENS = {"上旬": range(1, 11), "中旬": range(11, 21)}

MONTH = r"(?P<month>\d{1,2})月(?:份)?"
DAY = r"(?P<day>\d{1,2})(?:日|号)"
MONTHS = r"(?P<months>\d{1,2}月(?:份|底|末)?(?:(?:[、,和及与]|以及)\d{1,2}月(?:份)?){1,11})"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    due = f"(?P<before>(?:下班)?{BEFORE})?{TAIL}"
    end = r"(?P<end>月?底|月?末)"
    every_year = (
        r"(?:(?P<every>每年度?|每一年|逐年|按年)|(?P<next>次年|下一?年|翌年)|当年|本年度?)?的?"
    )
    year = r"(?:(?P<year>20\d\d)年)"
    quarter_month = "|".join(
        f"(?P<{name}>{either('grammar', 'calendar', name + '_month')})" for name in QUARTER_MONTHS
    )
    return {
        "date": re.compile(rf"{LEAD}{year}{MONTH}(?:{DAY}|{end}){due}"),
        "date_end": re.compile(rf"{LEAD}{year}(?P<end>年?底|年?末|年终){due}"),
        "yearly": re.compile(rf"{LEAD}{every_year}{MONTH}(?:{DAY}|{end})?{due}"),
        "year_end": re.compile(
            rf"{LEAD}(?:(?P<every>每)|(?P<every_long>每年度?的?|逐年)|当年|本年|(?P<next>次))?"
            rf"(?:年度?(?:底|末|终)|(?<=年)(?:底|末|终)|(?<=年度)(?:底|末|终)){due}"
        ),
        "months": re.compile(rf"{LEAD}{every_year}{MONTHS}(?:的)?(?:{DAY}|{end})?{due}"),
        "quarterly": re.compile(
            rf"{LEAD}(?:(?P<every>每个?|逐|各)|(?P<next>次|下一?个?|次一)|当|本)?(?:季度?)(?:的)?"
            rf"(?:{quarter_month})?(?:的)?(?:{DAY}|{end})?{due}"
        ),
        "monthly": re.compile(
            rf"{LEAD}(?:(?P<every>每个?|逐)|(?P<next>次|下一?个?|翌)|当|本)?月(?:的)?"
            rf"(?:{DAY}|(?P<end>底|末)|(?P<tens>上旬|中旬)){due}"
        ),
        "weekly": re.compile(
            rf"{LEAD}(?:(?P<every>每)|(?P<next>次|下))(?:周|星期)(?:的)?(?:周|星期)?"
            rf"(?P<weekday>[一二三四五六日天]){due}"
        ),
    }


def calendar(surface: Surface, start: int, end: int) -> list[Clause] | None:
    """Read a stretch of text as a day of the calendar, or not at all."""
    for name, pattern in _patterns().items():
        match = pattern.fullmatch(surface.chars, start, end)
        if match:
            groups = match.groupdict()
            if name in {"date", "date_end"}:
                return _single(groups)
            rule = _rule(name, groups)
            return [_clause(rule, groups)] if rule else None
    return None


def _clause(rule: str, groups: dict[str, str | None]) -> CalendarClause:
    following = bool(groups.get("next"))
    stated = following or bool(groups.get("every") or groups.get("every_long"))
    return CalendarClause(
        kind="calendar",
        relation="before" if groups["before"] else "on",
        rrule=rule,
        recurrence="stated" if stated else "inferred",
        next=following,
    )


def _single(groups: dict[str, str | None]) -> list[Clause] | None:
    year, month = int(groups["year"] or 0), int(groups.get("month") or DECEMBER)
    if not 1 <= month <= DECEMBER:
        return None
    day = int(groups.get("day") or monthrange(year, month)[1])
    if not 1 <= day <= monthrange(year, month)[1]:
        return None
    relation: Literal["before", "on"] = "before" if groups["before"] else "on"
    return [CalendarClause(kind="calendar", relation=relation, date=date(year, month, day))]


def _rule(name: str, groups: dict[str, str | None]) -> str | None:
    """Return the recurrence rule (RFC 5545) of a match, or nothing for an impossible day."""
    if name == "weekly":
        return f"FREQ=WEEKLY;BYDAY={WEEKDAYS[str(groups['weekday'])]}"
    if name == "monthly":
        return _monthly(groups)
    if name == "year_end":
        return "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"
    months = _quarter(groups) if name == "quarterly" else _months(groups)
    if not months or (groups["before"] and not groups["day"] and not groups["end"]):
        return None  # 6月前 could mean before June begins or before it ends
    return _yearly(months, groups["day"], ended=bool(groups["end"]))


def _quarter(groups: dict[str, str | None]) -> list[int] | None:
    which = next((which for which in QUARTER_MONTHS if groups[which]), None)
    if which is None and (groups["day"] or not groups["end"]):
        return None
    return QUARTER_MONTHS[which or "last"]


def _months(groups: dict[str, str | None]) -> list[int] | None:
    several = groups.get("months")
    if not several:
        return [int(groups["month"] or 0)]
    months = [int(found) for found in re.findall(r"\d+(?=月)", several)]
    ended = re.search("[底末]", several)
    return None if len(set(months)) < len(months) or (ended and not groups["end"]) else months


def _monthly(groups: dict[str, str | None]) -> str | None:
    if groups["tens"]:
        days = ",".join(map(str, TENS[groups["tens"]]))
        return None if groups["before"] else f"FREQ=MONTHLY;BYMONTHDAY={days}"
    if groups["end"]:
        return "FREQ=MONTHLY;BYMONTHDAY=-1"
    day = int(groups["day"] or 0)
    return f"FREQ=MONTHLY;BYMONTHDAY={day}" if 1 <= day <= max(LONGEST.values()) else None


def _yearly(months: list[int], day: str | None, *, ended: bool) -> str | None:
    if any(not 1 <= month <= DECEMBER for month in months):
        return None
    rule = f"FREQ=YEARLY;BYMONTH={','.join(map(str, months))}"
    if ended:
        return f"{rule};BYMONTHDAY={LONGEST.get(months[0], -1) if len(months) == 1 else -1}"
    if day is None:
        return rule
    if not 1 <= int(day) <= min(LONGEST.get(month, FEBRUARY_LEAP) for month in months):
        return None
    return f"{rule};BYMONTHDAY={int(day)}"
