"""The page of the statutory days off: each version of the regulation, and the lunar days."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import cast

from scripts.docpages.anchors import kebab, link
from scripts.docpages.calendars.cells import INDEX, listed
from scripts.docpages.law.cells import Entry, bilingual, entries
from scripts.docpages.markdown import both, day, heading, prose, table

from opengov._resources import read_toml
from opengov.text import Lang, Text

__all__ = ["pages"]

PAGE = "calendar/statutory"
SOURCE = "calendars/statutory.toml"
TITLE = Text("法定节假日", "Statutory days off")
INTRODUCTION = Text(
    "《全国年节及纪念日放假办法》规定全体公民放假的日子；每年的通知在此之外调休。",
    "The regulation on public holidays (全国年节及纪念日放假办法) fixes days off for everybody; "
    "the notice of a year arranges weekends around them.",
)
VERSION = Text(
    "{issued} 发布，{start} 起施行，共 {n} 天。",
    "Issued {issued}, in force from {start}: {n} days.",
)
FESTIVAL = Text("节日", "Festival")
WHEN = Text("日期", "Day")
LUNAR = Text("农历节日的公历日期", "Lunar festivals by year")
CHECKED = Text("比对来源：{sources}。", "Compared with {sources}.")
YEAR = Text("年份", "Year")
FESTIVALS = {
    "spring_festival": Text("农历正月初一", "first day of the lunar year"),
    "qingming": Text("清明", "Qingming"),
    "dragon_boat": Text("农历五月初五", "fifth of the fifth lunar month"),
    "mid_autumn": Text("农历八月十五", "fifteenth of the eighth lunar month"),
}
OFFSET = {
    -1: Text("{festival}的前一日", "the day before the {festival}"),
    1: Text("{festival}的后一日", "the day after the {festival}"),
    2: Text("{festival}后的第二日", "two days after the {festival}"),
}
ALL = Text("全部日历", "All calendars")


def pages() -> Iterator[tuple[str, Text]]:
    """Give the page of the statutory days."""
    yield PAGE, both(_page)


def _page(lang: Lang) -> str:
    data = read_toml(SOURCE)
    parts = [f"# {TITLE.say(lang)}", INTRODUCTION.say(lang)]
    for version in reversed(entries(data["statute"])):
        rows = [
            (prose(bilingual(each["name"]).say(lang)), _when(each, lang))
            for each in entries(version["days"])
        ]
        parts += [
            heading(2, prose(str(version["number"])), f"from-{version['from']}"),
            VERSION.say(lang).format(issued=version["issued"], start=version["from"], n=len(rows)),
            table((FESTIVAL.say(lang), WHEN.say(lang)), rows),
        ]
    parts += [heading(2, LUNAR.say(lang), "lunar"), *_lunar(cast("Entry", data["lunar"]), lang)]
    parts.append(link(ALL.say(lang), INDEX, page=PAGE))
    return "\n\n".join(parts) + "\n"


def _when(each: Entry, lang: Lang) -> str:
    """Say where a day off lies in the year."""
    if "date" in each:
        return str(each["date"])
    name = str(each["lunar"])
    festival = FESTIVALS[name].say(lang)
    words = OFFSET[cast("int", each["offset"])].say(lang) if each["offset"] else "{festival}"
    return link(words.format(festival=festival), PAGE, page=PAGE, anchor=kebab(name))


def _lunar(data: Mapping[str, object], lang: Lang) -> Iterator[str]:
    """Give the days of each festival, year by year."""
    sources = listed(cast("list[str]", data["checked_against"]), lang)
    yield CHECKED.say(lang).format(sources=sources)
    columns = {
        name: {found.year: found for found in cast("list[date]", data[name])} for name in FESTIVALS
    }
    years = sorted({year for column in columns.values() for year in column})
    heads = (
        f"[{words.say(lang)}](#{kebab(name)}){{#{kebab(name)}}}"
        for name, words in FESTIVALS.items()
    )
    rows = ((str(year), *(day(column.get(year)) for column in columns.values())) for year in years)
    yield table((YEAR.say(lang), *heads), rows)
