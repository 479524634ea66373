"""A year for other programs: iCalendar (RFC 5545) and JSON."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from opengov.calendar import icalendar
from opengov.calendar.answers import DayInfo
from opengov.calendar.days import ONE_DAY
from opengov.calendar.rulings import Act
from opengov.calendar.workcalendar import WorkCalendar
from opengov.text import Lang, Text

__all__ = ["Span", "act_json", "year_ics", "year_json", "year_spans"]

MARGIN = timedelta(days=31)
"""How far beyond the year to look for the rest of a span that reaches over its ends."""
OFF = Text("{name}放假", "{name}: day off")
MAKEUP = Text("{name}调休上班", "{name}: make-up working day")
CALENDAR_TITLE = Text(
    "{calendar} {year}年放假和调休", "{calendar} {year} days off and make-up days"
)
UNNAMED = Text("放假安排", "Holiday notice")


@dataclass(frozen=True, slots=True)
class Span:
    """Days in a row that are the same for the same holiday."""

    days: tuple[DayInfo, ...]

    @property
    def first(self) -> date:
        """The first day."""
        return self.days[0].day

    @property
    def last(self) -> date:
        """The last day, which belongs to the span."""
        return self.days[-1].day

    @property
    def works(self) -> bool:
        """Whether offices work on the days."""
        return self.days[0].works

    @property
    def name(self) -> Text:
        """The holiday for which the days are off or worked."""
        return self.days[0].holiday or UNNAMED

    @property
    def acts(self) -> tuple[Act, ...]:
        """Every act that ruled one of the days, oldest first."""
        found = [step.act for info in self.days for step in info.history if step.act is not None]
        return tuple(sorted(dict.fromkeys(found), key=_in_force))


def _in_force(act: Act) -> date:
    """Return when an act became known, as far as that is on file."""
    return act.published or act.issued or date.min


def year_spans(
    calendar: WorkCalendar, year: int, *, apart_by_act: bool = False
) -> tuple[Span, ...]:
    """Return the days of a year that an act names, in runs; runs over its ends are whole.

    Raises:
        CalendarNotCoveredError: The year is not on file.

    >>> from opengov.calendar.registry import get_calendar
    >>> makeup, spring = year_spans(get_calendar("CN"), 2020)[1:3]
    >>> str(makeup.first), makeup.works, str(spring.first), str(spring.last), spring.name.en
    ('2020-01-19', True, '2020-01-24', '2020-02-02', 'Spring Festival')
    """
    new_year, last = date(year, 1, 1), date(year, 12, 31)
    calendar.explain(new_year)  # refuses a year that is not on file
    days = _named(
        calendar,
        max(new_year - MARGIN, calendar.known_from),
        min(last + MARGIN, calendar.last_day),
    )

    def alike(numbered: tuple[int, DayInfo]) -> object:
        place, info = numbered
        # Days in a row keep the same distance from their place in the list.
        distance = info.day.toordinal() - place
        return distance, info.kind, info.holiday, info.act if apart_by_act else None

    spans = [Span(tuple(i for _, i in run)) for _, run in groupby(enumerate(days), alike)]
    return tuple(span for span in spans if span.first <= last and span.last >= new_year)


def _named(calendar: WorkCalendar, first: date, last: date) -> Iterator[DayInfo]:
    """Yield the days that an act names."""
    day = first
    while day <= last:
        info = calendar.explain(day)
        if info.act is not None:
            yield info
        day += ONE_DAY


def year_json(calendar: WorkCalendar, year: int) -> dict[str, object]:
    """Return a year as JSON: its notices, and every day that one of them names.

    Raises:
        CalendarNotCoveredError: The year is not on file.

    >>> from opengov.calendar.registry import get_calendar
    >>> year_json(get_calendar("CN"), 2026)["days"][3]
    {'date': '2026-01-04', 'works': True, 'kind': 'makeup',
     'name': {'zh': '元旦', 'en': "New Year's Day"}, 'notice': '国办发明电〔2025〕7号'}
    """
    first, last = date(year, 1, 1), date(year, 12, 31)
    spans = year_spans(calendar, year)
    acts = sorted({act for span in spans for act in span.acts}, key=_in_force)
    named = [info for span in spans for info in span.days if first <= info.day <= last]
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return {
        "calendar": calendar.id,
        "year": year,
        "workingDays": calendar.count_working_days(first, last, "[]"),
        "provisional": [day.isoformat() for day in days if calendar.status(day) == "provisional"],
        "local": calendar.local(first),
        "notices": [act_json(act) for act in acts],
        "days": [_day_json(info) for info in named],
    }


def act_json(act: Act) -> dict[str, object]:
    """Return an act as JSON, without what is not on file.

    >>> act_json(Act("国办发明电〔2025〕7号", "", date(2025, 11, 4)))
    {'number': '国办发明电〔2025〕7号', 'issued': '2025-11-04'}
    """
    values: dict[str, object] = {
        "number": act.number,
        "title": act.title,
        "issued": None if act.issued is None else act.issued.isoformat(),
        "published": None if act.published is None else act.published.isoformat(),
        "url": act.url,
        "secondary": list(act.secondary),
    }
    return {key: value for key, value in values.items() if value}


def _day_json(info: DayInfo) -> dict[str, object]:
    name = info.holiday or UNNAMED
    return {
        "date": info.day.isoformat(),
        "works": info.works,
        "kind": info.kind,
        "name": {"zh": name.zh, "en": name.en},
        "notice": info.notice,
    }


def year_ics(calendar: WorkCalendar, year: int, lang: Lang = "zh") -> str:
    r"""Return a year as iCalendar: all-day events for days off and make-up working days.

    The identifiers depend on the calendar, the first day and the kind alone, so that
    reading a year again, or the year beside it, changes events instead of doubling them.

    Raises:
        CalendarNotCoveredError: The year is not on file.

    >>> from opengov.calendar.registry import get_calendar
    >>> print(year_ics(get_calendar("CN"), 2026, "en").replace("\r\n", "\n"))
    BEGIN:VCALENDAR
    ...
    UID:CN-20260101-off@opengov-cn
    DTSTAMP:20251104T000000Z
    DTSTART;VALUE=DATE:20260101
    DTEND;VALUE=DATE:20260104
    SUMMARY:New Year's Day: day off
    ...
    """
    name = CALENDAR_TITLE.format(calendar=calendar.id, year=year).say(lang)
    events = (_event(calendar.id, span, lang) for span in year_spans(calendar, year))
    return icalendar.write(events, product="calendar", name=name, lang=lang)


def _event(calendar: str, span: Span, lang: Lang) -> list[str]:
    summary = (MAKEUP if span.works else OFF).format(name=span.name.say(lang)).say(lang)
    acts = span.acts
    stamp = max(_in_force(act) for act in acts)
    # A local act may lack every date; the event then stamps itself.
    stamp = span.first if stamp == date.min else stamp
    settled = all(info.status == "certain" for info in span.days)
    said = "\n".join(f"{act.number} {act.title}".strip() for act in acts)
    url = acts[-1].url
    return [
        "BEGIN:VEVENT",
        f"UID:{calendar}-{span.first:%Y%m%d}-{'work' if span.works else 'off'}@opengov-cn",
        f"DTSTAMP:{stamp:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{span.first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{span.last + ONE_DAY:%Y%m%d}",
        f"SUMMARY:{icalendar.escaped(summary)}",
        *([f"DESCRIPTION:{icalendar.escaped(said)}"] if said else []),
        *([f"URL:{url}"] if url else []),
        f"CATEGORIES:{'WORK' if span.works else 'HOLIDAY'}",
        f"SEQUENCE:{len(acts) - 1}",
        f"STATUS:{'CONFIRMED' if settled else 'TENTATIVE'}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]
