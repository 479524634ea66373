"""The index of the calendars, and a page for each year of the national one."""

from collections.abc import Iterator
from datetime import date
from functools import cache, partial
from itertools import chain
from typing import cast

from scripts.docpages.anchors import link
from scripts.docpages.calendars.cells import (
    INDEX,
    NUMBER,
    PUBLISHED,
    STATUS,
    act,
    listed,
    weekdays,
)
from scripts.docpages.law.cells import mark
from scripts.docpages.markdown import both, day, facts, heading, prose, table

from opengov import _resources
from opengov.calendar.days import is_weekend
from opengov.calendar.notice import Amendment, Holiday, YearNotice
from opengov.calendar.registry import get_calendar, local_years, notice_of, places
from opengov.calendar.rulings import DayKind, days_off
from opengov.calendar.statutory import statute, statutory_days
from opengov.cli.commands.calendar import texts
from opengov.text import Lang, Text

__all__ = ["pages"]

NATION = "CN"
TITLE = Text("日历", "Calendars")
INTRODUCTION = Text(
    "工作日按国务院办公厅每年的放假通知计算，现有资料自 {first} 至 {last}。\n"
    "超出这一范围的日期不作猜测；取得新的通知后可用 `opengov calendar import-notice` 读入。",
    "Working days follow the yearly notices of the General Office of the State Council, "
    "known from {first} to {last}.\n"
    "Nothing beyond is guessed; `opengov calendar import-notice` reads a new notice.",
)
STATUTORY = Text("法定节假日", "Statutory days off")
YEARS = Text("各年", "Years")
YEAR = Text("年份", "Year")
AMENDED = Text("调整", "Amended by")
LOCAL = Text("地方", "Places")
PLACE = Text("地区", "Place")
ON_FILE = Text("已收录的年份", "Years on file")
NONE = Text("没有资料", "nothing")
HEADING = Text("{year}年放假安排", "Days off in {year}")
CHECKED = Text("比对", "Checked against")
SECONDARY = Text("转引的内容", "Read at second hand")
FESTIVAL = Text("节日", "Festival")
SPAN = Text("放假", "Off")
DAYS = Text("天数", "Days")
STATED = Text("通知所写天数", "Days the notice states")
MAKEUP = Text("调休上班", "Worked in exchange")
HOLIDAYS = Text("放假安排", "Days off")
CHANGES = Text("后来的调整", "Later changes")
DAY = Text("日期", "Day")
WAS = Text("原为", "Was before")
NOW = Text("改为", "Now")
EXTRA = Text("法定之外的假日", "Days off beyond the statute")
STATUTE = Text(
    "依据《全国年节及纪念日放假办法》（{number}）。",
    "Under the regulation on public holidays (全国年节及纪念日放假办法, {number}).",
)


@cache
def _years() -> tuple[int, ...]:
    """Return the years that have a notice on file."""
    return tuple(int(year) for year in _resources.names(f"calendars/{NATION}", ".toml"))


def pages() -> Iterator[tuple[str, Text]]:
    """Give the index and a page for each year."""
    yield INDEX, both(_index)
    for year in _years():
        yield f"calendar/{year}", both(partial(_page, notice_of(NATION, year)))


def _index(lang: Lang) -> str:
    nation = get_calendar(NATION)
    words = INTRODUCTION.format(first=nation.known_from, last=nation.known_until)
    years = (_year_row(notice_of(NATION, year), lang) for year in reversed(_years()))
    heads = (YEAR, NUMBER, PUBLISHED, AMENDED, STATUS)
    parts = [
        f"# {TITLE.say(lang)}",
        words.say(lang),
        link(STATUTORY.say(lang), "calendar/statutory", page=INDEX),
        heading(2, YEARS.say(lang), "years"),
        table((head.say(lang) for head in heads), years),
        heading(2, LOCAL.say(lang), "places"),
        table((PLACE.say(lang), ON_FILE.say(lang)), _place_rows(lang)),
    ]
    return "\n\n".join(parts) + "\n"


def _year_row(notice: YearNotice, lang: Lang) -> tuple[str, ...]:
    return (
        link(str(notice.year), f"calendar/{notice.year}", page=INDEX),
        prose(notice.number),
        day(notice.published or notice.issued),
        listed((prose(each.number) for each in notice.amendments), lang),
        mark(notice.status, lang),
    )


def _place_rows(lang: Lang) -> Iterator[tuple[str, str]]:
    for place in places():
        years = [str(local.year) for local in local_years(place.id)]
        name = f"{prose(place.name.say(lang))} {place.id}"
        if years:
            name = link(name, f"calendar/{place.id}", page=INDEX)
        yield name, listed(years, lang) or NONE.say(lang)


def _page(notice: YearNotice, lang: Lang) -> str:
    known = [*act(notice), (STATUS, mark(notice.status, lang))]
    known.append((CHECKED, listed(map(prose, notice.checked_against), lang)))
    known.append((SECONDARY, listed(notice.secondary, lang)))
    parts = [
        f"# {HEADING.say(lang).format(year=notice.year)}",
        facts((label.say(lang), text) for label, text in known),
    ]
    heads = (FESTIVAL, SPAN, DAYS, STATED, MAKEUP)
    rows = (_holiday(each, lang) for each in notice.holidays)
    parts.append(heading(2, HOLIDAYS.say(lang), "days-off"))
    parts.append(table((head.say(lang) for head in heads), rows))
    if notice.amendments:
        parts.append(heading(2, CHANGES.say(lang), "changes"))
        parts += chain.from_iterable(_amendment(each, lang) for each in notice.amendments)
    parts.append(heading(2, STATUTORY.say(lang), "statutory"))
    parts += _statutory(notice.year, lang)
    parts.append(link(TITLE.say(lang), INDEX, page=f"calendar/{notice.year}"))
    return "\n\n".join(parts) + "\n"


def _holiday(each: Holiday, lang: Lang) -> tuple[str, ...]:
    span = (each.first,) if each.first == each.last else (each.first, each.last)
    return (
        prose(each.name.say(lang)),
        " — ".join(weekdays([end], lang) for end in span),
        str(len(days_off(each.first, each.last))),
        "" if each.stated_days is None else str(each.stated_days),
        weekdays(each.makeup, lang),
    )


def _amendment(each: Amendment, lang: Lang) -> Iterator[str]:
    known = act(each)
    if each.extra_days:
        known.append((EXTRA, str(each.extra_days)))
    yield facts((label.say(lang), text) for label, text in known)
    rows = [
        (
            weekdays([change.day], lang),
            texts.KINDS[cast("DayKind", change.before)].say(lang),
            _kind(change.day, works=change.works).say(lang),
            prose(change.name.say(lang)),
        )
        for change in each.changes
    ]
    yield table((head.say(lang) for head in (DAY, WAS, NOW, FESTIVAL)), rows)


def _kind(changed: date, *, works: bool) -> Text:
    """Say what a changed day has become."""
    if not works:
        return texts.KINDS["holiday"]
    return texts.KINDS["makeup" if is_weekend(changed) else "working_day"]


def _statutory(year: int, lang: Lang) -> Iterator[str]:
    """List the days off that the statute fixes for the year."""
    version = statute(year)
    if version is None:
        return
    yield STATUTE.say(lang).format(number=version.number)
    rows = (
        (weekdays([each.day], lang), prose(each.name.say(lang))) for each in statutory_days(year)
    )
    yield table((DAY.say(lang), FESTIVAL.say(lang)), rows)
