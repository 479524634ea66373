"""Whole years: `show` draws one in the terminal, `export` writes one for other programs."""

import json
from calendar import isleap
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from opengov._saving import save
from opengov.cli import exits, messages, output, render
from opengov.cli.commands.calendar import texts
from opengov.cli.commands.calendar.drawing import Mark, Sheet, draw, legend
from opengov.cli.commands.calendar.listing import act_lines
from opengov.cli.commands.calendar.sources import (
    AsOfArg,
    CalendarArg,
    NoticesArg,
    answering,
    calendar_asked,
    print_json,
    warn_of_coverage,
    year_asked,
)
from opengov.cli.language import chosen
from opengov.cli.options import LangArg, ListFormat, ListFormatArg
from opengov.cli.render import Line
from opengov.cli.usage import OutputFailedError, WrongUseError
from opengov.text import Lang

if TYPE_CHECKING:
    from opengov.calendar.export import Span
    from opengov.calendar.rulings import DayKind
    from opengov.calendar.workcalendar import WorkCalendar

__all__ = ["export", "show"]

YearArg: TypeAlias = Annotated[int, typer.Argument(metavar="YEAR", help="For example 2026 (年份)")]

YEAR = 365
MARKS: dict["DayKind", Mark] = {
    "working_day": Mark.WORKED,
    "weekend": Mark.WEEKEND,
    "holiday": Mark.OFF,
    "makeup": Mark.MAKEUP,
    "local_holiday": Mark.OFF,
    "local_makeup": Mark.MAKEUP,
}


def show(
    year: YearArg,
    *,
    place: CalendarArg = "CN",
    notices: NoticesArg = None,
    as_of: AsOfArg = None,
    output_format: ListFormatArg = ListFormat.TEXT,
    lang: LangArg = None,
) -> int:
    """Draw a year as twelve months, its notices beneath (年历)."""
    from opengov.calendar.export import year_json, year_spans  # noqa: PLC0415 - so that help is fast

    tongue, asked = chosen(lang), year_asked(year)
    with answering():
        calendar = calendar_asked(place, notices, as_of)
        if output_format is ListFormat.JSON:
            print_json(year_json(calendar, asked))
            return exits.OK
        spans = year_spans(calendar, asked, apart_by_act=True)
    screen = render.Screen(output.stdout())
    sheet = _marked(calendar, asked, tongue, screen)
    screen.show(_year(calendar, sheet, spans, tongue))
    warn_of_coverage(calendar.local(date(asked, 1, 1)), tongue)
    return exits.OK


def export(
    year: YearArg,
    *,
    target: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="File to write: .ics .json")
    ],
    place: CalendarArg = "CN",
    notices: NoticesArg = None,
    as_of: AsOfArg = None,
    lang: LangArg = None,
) -> int:
    """Write the days off and make-up days of a year for calendar programs (导出)."""
    from opengov.calendar.export import year_ics, year_json  # noqa: PLC0415 - so that help is fast

    tongue, asked = chosen(lang), year_asked(year)
    extension = target.suffix.lower()
    if extension not in {".ics", ".json"}:
        raise WrongUseError(texts.EXPORT_EXTENSION.format(path=target))
    with answering():
        calendar = calendar_asked(place, notices, as_of)
        if extension == ".ics":
            text = year_ics(calendar, asked, tongue)
        else:
            text = json.dumps(year_json(calendar, asked), ensure_ascii=False, indent=2) + "\n"
    try:
        save(target, text.encode())
    except OSError as error:
        raise OutputFailedError(target, error) from error
    render.note(messages.WRITTEN.format(path=target), tongue)
    warn_of_coverage(calendar.local(date(asked, 1, 1)), tongue)
    return exits.OK


def _marked(calendar: "WorkCalendar", year: int, lang: Lang, screen: render.Screen) -> Sheet:
    """Look every day of a year up."""
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(YEAR + isleap(year))]
    infos = [calendar.explain(day) for day in days]
    return Sheet(
        year=year,
        marks={info.day: MARKS[info.kind] for info in infos},
        unsettled=frozenset(info.day for info in infos if info.status == "provisional"),
        lang=lang,
        width=screen.width,
        coloured=screen.has_colours,
    )


def _year(
    calendar: "WorkCalendar", sheet: Sheet, spans: Sequence["Span"], lang: Lang
) -> Iterator[Line]:
    """Write the title, the months, the legend and the notices."""
    worked = sum(mark.works for mark in sheet.marks.values())
    number = texts.N_WORKED.say(lang).format(n=worked)
    yield Line(((f"  {sheet.year}  {calendar.id}  ", "bold"), (number, "dim")))
    yield Line()
    yield from draw(sheet)
    yield legend(sheet)
    yield Line()
    yield from act_lines(spans, lang)
