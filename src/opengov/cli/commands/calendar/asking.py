"""Questions about days: `is-working`, `add`, `count`, `explain`."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from opengov.cli import exits, render
from opengov.cli.commands.calendar import texts
from opengov.cli.commands.calendar.sources import (
    AsOfArg,
    CalendarArg,
    NoticesArg,
    answering,
    calendar_asked,
    print_json,
    warn_of_coverage,
)
from opengov.cli.days import full_date
from opengov.cli.language import chosen
from opengov.cli.options import LangArg, ListFormat, ListFormatArg
from opengov.cli.render import Line
from opengov.text import Lang, Text

if TYPE_CHECKING:
    from opengov.calendar.answers import DayInfo, DayStatus, ProvisionalCount, ProvisionalDate
    from opengov.calendar.rulings import Act, Ruling
    from opengov.calendar.workcalendar import WorkCalendar

__all__ = ["BoundsOption", "add", "count", "explain", "is_working"]


class BoundsOption(StrEnum):
    """Values of `--bounds`."""

    AFTER_START = "(]"
    BEFORE_END = "[)"
    BOTH = "[]"
    NEITHER = "()"


DayArg: TypeAlias = Annotated[
    str, typer.Argument(metavar="DATE", help="A day, for example 2026-10-10 (日期)")
]
ProvisionalArg: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--provisional",
        help="Give bounds where the next year's notice is missing (暂定：最早和最晚)",
    ),
]


def is_working(
    day: DayArg,
    *,
    place: CalendarArg = "CN",
    notices: NoticesArg = None,
    as_of: AsOfArg = None,
    output_format: ListFormatArg = ListFormat.TEXT,
    lang: LangArg = None,
) -> int:
    """Tell whether offices work on a day (是否工作日): yes or no."""
    tongue, asked = chosen(lang), full_date(day, "DATE")
    with answering():
        calendar = calendar_asked(place, notices, as_of)
        info = calendar.explain(asked)
    if output_format is ListFormat.JSON:
        print_json(
            {
                "calendar": calendar.id,
                "date": asked.isoformat(),
                "works": info.works,
                "status": info.status,
                "local": info.local,
            }
        )
        return exits.OK
    render.result([_plain((texts.YES if info.works else texts.NO).say(tongue))])
    _warn_of_status(calendar, info.status, tongue)
    warn_of_coverage(info.local, tongue)
    return exits.OK


def add(
    day: DayArg,
    n: Annotated[
        int, typer.Argument(metavar="N", help="Number of working days, negative for back (天数)")
    ],
    *,
    provisional: ProvisionalArg = False,
    place: CalendarArg = "CN",
    notices: NoticesArg = None,
    as_of: AsOfArg = None,
    output_format: ListFormatArg = ListFormat.TEXT,
    lang: LangArg = None,
) -> int:
    """Give the N-th working day strictly after a day (第N个工作日)."""
    tongue, asked = chosen(lang), full_date(day, "DATE")
    with answering(bounds_offered=not provisional):
        calendar = calendar_asked(place, notices, as_of)
        # Without --provisional, what lies beyond the calendar is refused here.
        found = None if provisional else calendar.add_working_days(asked, n)
        known = calendar.add_working_days(asked, n, provisional=True)
        found = found or known.date
    if output_format is ListFormat.JSON:
        print_json(
            {
                "calendar": calendar.id,
                "date": asked.isoformat(),
                "n": n,
                "result": None if found is None else found.isoformat(),
                "earliest": known.earliest.isoformat(),
                "latest": known.latest.isoformat(),
                **_worth(known),
            }
        )
        return exits.OK
    if found is None:
        ends = (texts.EARLIEST, known.earliest), (texts.LATEST, known.latest)
        lines = [(label, f"{day}  {_weekday(day, tongue)}") for label, day in ends]
        render.result(_bounded(calendar, known, lines, tongue))
    else:
        render.result([_plain(found.isoformat())])
        _warn_of_status(calendar, known.status, tongue)
    warn_of_coverage(known.local, tongue)
    return exits.OK


def count(
    first: Annotated[str, typer.Argument(metavar="FROM", help="The day to count from (起)")],
    last: Annotated[str, typer.Argument(metavar="TO", help="The day to count to (止)")],
    *,
    bounds: Annotated[
        BoundsOption,
        typer.Option("--bounds", help="Which ends count: square brackets do (是否含起止日)"),
    ] = BoundsOption.AFTER_START,
    provisional: ProvisionalArg = False,
    place: CalendarArg = "CN",
    notices: NoticesArg = None,
    as_of: AsOfArg = None,
    output_format: ListFormatArg = ListFormat.TEXT,
    lang: LangArg = None,
) -> int:
    """Count the working days from one day to another (工作日天数), negative backwards."""
    tongue = chosen(lang)
    start, end = full_date(first, "FROM"), full_date(last, "TO")
    with answering(bounds_offered=not provisional):
        calendar = calendar_asked(place, notices, as_of)
        found = None if provisional else calendar.count_working_days(start, end, bounds.value)
        known = calendar.count_working_days(start, end, bounds.value, provisional=True)
        found = known.count if found is None else found
    if output_format is ListFormat.JSON:
        print_json(
            {
                "calendar": calendar.id,
                "from": start.isoformat(),
                "to": end.isoformat(),
                "bounds": bounds.value,
                "count": found,
                "least": known.least,
                "most": known.most,
                **_worth(known),
            }
        )
        return exits.OK
    if found is None:
        lines = [(texts.LEAST, str(known.least)), (texts.MOST, str(known.most))]
        render.result(_bounded(calendar, known, lines, tongue))
    else:
        render.result([_plain(str(found))])
        _warn_of_status(calendar, known.status, tongue)
    warn_of_coverage(known.local, tongue)
    return exits.OK


def explain(
    day: DayArg,
    *,
    place: CalendarArg = "CN",
    notices: NoticesArg = None,
    as_of: AsOfArg = None,
    output_format: ListFormatArg = ListFormat.TEXT,
    lang: LangArg = None,
) -> int:
    """Say what a day is, which notice made it so, and what it was before (日期说明)."""
    asked = full_date(day, "DATE")
    with answering():
        calendar = calendar_asked(place, notices, as_of)
        info = calendar.explain(asked)
    if output_format is ListFormat.JSON:
        print_json(_info_json(calendar, info))
    else:
        render.result(_explained(calendar, info, chosen(lang)))
    return exits.OK


def _worth(answer: "ProvisionalDate | ProvisionalCount") -> dict[str, object]:
    """Return how far an answer can be relied on, as JSON."""
    left_out = answer.excluded
    return {
        "status": answer.status,
        "local": answer.local,
        "excluded": None if left_out is None else {"zh": left_out.zh, "en": left_out.en},
    }


def _warn_of_status(calendar: "WorkCalendar", status: "DayStatus", lang: Lang) -> None:
    if status == "provisional":
        render.note(texts.OPEN_DAY.format(year=calendar.known_until.year + 1), lang)


def _plain(text: str) -> Line:
    return Line(body=((text, ""),))


def _weekday(day: date, lang: Lang) -> str:
    return texts.WEEKDAYS.say(lang).split()[day.weekday()]


def _bounded(
    calendar: "WorkCalendar",
    answer: "ProvisionalDate | ProvisionalCount",
    found: list[tuple[Text, str]],
    lang: Lang,
) -> Iterator[Line]:
    """Write bounds, and what they leave out."""
    for label, value in found:
        yield render.field(label, value, lang, style="bold")
    status = texts.STATUSES[answer.status].say(lang)
    why = texts.MISSING.format(year=calendar.known_until.year + 1).say(lang)
    yield render.field(texts.STATUS, f"{status}{texts.COLON.say(lang)}{why}", lang, style="yellow")
    yield render.field(texts.LEFT_OUT, (answer.excluded or texts.NOTHING).say(lang), lang)


def _explained(calendar: "WorkCalendar", info: "DayInfo", lang: Lang) -> Iterator[Line]:
    yield Line(
        ((f"{info.day}  ", "bold"), (f"{_weekday(info.day, lang)}  ", "")),
        ((texts.WORKS[info.works].say(lang), "bold green" if info.works else "bold red"),),
    )
    yield render.field(texts.KIND, _ruled(info.ruling, lang), lang)
    act = info.act
    if act is not None:
        changed = any(earlier.act is not None for earlier in info.history[:-1])
        yield render.field(texts.CHANGED if changed else texts.NOTICE, _cited(act, lang), lang)
        if act.title:
            yield render.field(texts.TITLE, act.title, lang)
        if act.url:
            yield render.field(texts.SOURCE, act.url, lang)
        if act.secondary:
            yield render.field(texts.CAUTION, texts.SECONDARY.say(lang), lang, style="yellow")
    label = texts.BEFORE
    for earlier in reversed(info.history[:-1]):
        was = _ruled(earlier, lang)
        if earlier.act is not None:
            was = texts.BY_ACT.format(kind=was, act=_cited(earlier.act, lang)).say(lang)
        yield render.field(label, was, lang)
        label = texts.NOTHING
    status = texts.STATUSES[info.status].say(lang)
    if info.status == "provisional":
        why = texts.OPEN_DAY.format(year=calendar.known_until.year + 1).say(lang)
        status = f"{status}{texts.COLON.say(lang)}{why}"
    yield render.field(
        texts.STATUS, status, lang, style="" if info.status == "certain" else "yellow"
    )
    if info.local != "national":
        yield render.field(texts.LOCAL, texts.COVERAGE[info.local].say(lang), lang)


def _ruled(ruling: "Ruling", lang: Lang) -> str:
    """Say what a day is or was, and for which holiday."""
    kind = texts.KINDS[ruling.kind]
    if ruling.holiday is None:
        return kind.say(lang)
    return kind.say(lang) + texts.COLON.say(lang) + ruling.holiday.say(lang)


def _cited(act: "Act", lang: Lang) -> str:
    """Name an act by its number and date."""
    day = act.issued or act.published
    return f"{act.number or texts.LOCAL_ACT.say(lang)}{'' if day is None else f'  {day}'}"


def _info_json(calendar: "WorkCalendar", info: "DayInfo") -> dict[str, object]:
    return {
        "calendar": calendar.id,
        "date": info.day.isoformat(),
        **_ruling_json(info.ruling),
        "status": info.status,
        "local": info.local,
        "before": [_ruling_json(earlier) for earlier in reversed(info.history[:-1])],
    }


def _ruling_json(ruling: "Ruling") -> dict[str, object]:
    from opengov.calendar.export import act_json  # noqa: PLC0415 - so that help is fast
    from opengov.calendar.rulings import works  # noqa: PLC0415 - as above

    name, act = ruling.holiday, ruling.act
    return {
        "works": works(ruling),
        "kind": ruling.kind,
        "name": None if name is None else {"zh": name.zh, "en": name.en},
        "notice": None if act is None else act_json(act),
    }
