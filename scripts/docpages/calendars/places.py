"""A page for every place that has days of its own on file."""

from collections.abc import Iterator
from functools import partial

from scripts.docpages.anchors import link
from scripts.docpages.calendars.cells import INDEX, NUMBER, PUBLISHED, STATUS, weekdays
from scripts.docpages.law.cells import mark
from scripts.docpages.markdown import both, code, day, facts, heading, prose, table

from opengov.calendar.overlay import LocalYear, Place
from opengov.calendar.registry import local_years, places
from opengov.cli.commands.calendar import texts
from opengov.text import Lang, Text

__all__ = ["pages"]

CALENDAR = Text("日历", "Calendar")
ADCODE = Text("行政区划代码", "Division code")
BASIS = Text("依据", "Basis")
YEARS = Text("与全国安排不同的日子", "Days that differ from the nation's")
HEADS = (
    Text("年份", "Year"),
    Text("节日", "Festivals"),
    Text("另外放假", "Off as well"),
    Text("另外上班", "Worked as well"),
    STATUS,
    NUMBER,
    PUBLISHED,
    Text("说明", "Note"),
)
ALL = Text("全部日历", "All calendars")


def pages() -> Iterator[tuple[str, Text]]:
    """Give a page for each of the places."""
    for place in places():
        if local_years(place.id):
            yield f"calendar/{place.id}", both(partial(_page, place))


def _page(place: Place, lang: Lang) -> str:
    known = (
        (CALENDAR, code(place.id)),
        (ADCODE, place.adcode),
        (BASIS, prose(place.basis)),
    )
    rows = (_year(each, lang) for each in reversed(local_years(place.id)))
    parts = (
        heading(1, prose(place.name.say(lang)), place.id.lower()),
        facts((label.say(lang), text) for label, text in known),
        heading(2, YEARS.say(lang), "years"),
        table((head.say(lang) for head in HEADS), rows),
        link(ALL.say(lang), INDEX, page=f"calendar/{place.id}"),
    )
    return "\n\n".join(parts) + "\n"


def _year(each: LocalYear, lang: Lang) -> tuple[str, ...]:
    """Give the row of one year; what is known in part only says so."""
    status = mark(each.status, lang)
    if not each.complete:
        status += f"<br>**{prose(texts.COVERAGE['partial'].say(lang))}**"
    return (
        str(each.year),
        prose(each.festivals.say(lang)),
        weekdays(each.off, lang),
        weekdays(each.work, lang),
        status,
        prose(each.number or ""),
        day(each.published),
        prose(each.note.say(lang)) if each.note else "",
    )
