"""A year as twelve months on the terminal."""

import calendar
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from itertools import zip_longest

from opengov.cli.commands.calendar import texts
from opengov.cli.render import Line, Span, cell_len, pad
from opengov.text import Lang, Text

__all__ = ["Mark", "Sheet", "draw", "legend"]

DAYS_A_WEEK = 7
INDENT = "  "
GAP = "  "
ACROSS = (6, 4, 3, 2, 1)
"""Numbers of months that stand side by side, the most first: those that fill whole rows."""
OPEN = "?"
OPEN_STYLE = "dim italic"


class Mark(Enum):
    """What a day is drawn as: its colour, its letter where there is no colour, its meaning."""

    WORKED = ("", Text("", ""), texts.WORKED)
    WEEKEND = ("dim", Text("", ""), texts.WEEKEND)
    OFF = ("bold white on red", Text("休", "h"), texts.OFF)
    MAKEUP = ("bold black on yellow", Text("班", "w"), texts.MAKEUP)

    def __init__(self, colour: str, letter: Text, meaning: Text) -> None:
        self.colour = colour
        self.letter = letter
        self.meaning = meaning

    @property
    def works(self) -> bool:
        """Whether offices work on the day."""
        return self in {Mark.WORKED, Mark.MAKEUP}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A year to draw: what each day is, which are not settled yet, and how to draw them."""

    year: int
    marks: Mapping[date, Mark]
    unsettled: frozenset[date]
    lang: Lang
    width: int
    coloured: bool

    @property
    def cell(self) -> int:
        """Width of a day: two digits, and room for the letter or a blank behind them."""
        return 3 if self.coloured or self.lang == "en" else 4

    @property
    def across(self) -> int:
        """Number of months side by side."""
        room = self.width - len(INDENT) + len(GAP)
        fitting = room // (self.cell * DAYS_A_WEEK + len(GAP))
        return next(n for n in ACROSS if n <= max(fitting, 1))

    def day(self, day: date) -> Span:
        """Return a day as it is drawn."""
        mark = self.marks[day]
        number = f"{day.day:2}"
        if day in self.unsettled:
            return number + OPEN, OPEN_STYLE if self.coloured else ""
        if self.coloured:
            return number, mark.colour
        return number + mark.letter.say(self.lang), ""


def draw(sheet: Sheet) -> Iterator[Line]:
    """Draw twelve months, as many side by side as the width allows.

    >>> from opengov.cli.render import plain
    >>> days = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    >>> marks = dict.fromkeys(days, Mark.WORKED) | {date(2026, 1, 1): Mark.OFF}
    >>> sheet = Sheet(2026, marks, frozenset(), "en", 40, coloured=False)
    >>> print(plain(list(draw(sheet))[:3]), end="")
      January           30
      Mo Tu We Th Fr Sa Su
                1h 2  3  4
    """
    months = [[*_month(sheet, month)] for month in range(1, 13)]
    blank: Sequence[Span] = ((" " * sheet.cell * DAYS_A_WEEK, ""),)
    for start in range(0, len(months), sheet.across):
        for row in zip_longest(*months[start : start + sheet.across], fillvalue=blank):
            spans: list[Span] = []
            for part in row:
                spans += [(GAP if spans else INDENT, ""), *part]
            yield Line(label=tuple(spans))
        yield Line()


def _month(sheet: Sheet, month: int) -> Iterator[Sequence[Span]]:
    """Draw one month, line by line, each as wide as the others."""
    width = sheet.cell * DAYS_A_WEEK - 1
    first = date(sheet.year, month, 1)
    days = [first + timedelta(days=n) for n in range(calendar.monthrange(sheet.year, month)[1])]
    worked = str(sum(sheet.marks[day].works for day in days))
    if not sheet.unsettled.isdisjoint(days):
        worked += OPEN
    name = texts.MONTHS.say(sheet.lang).split()[month - 1]
    yield ((pad(name, width - len(worked)), "bold"), (f"{worked} ", "dim"))
    heads = texts.WEEKDAY_HEADS.say(sheet.lang).split()
    yield (("".join(pad(each, sheet.cell) for each in heads), "dim"),)
    cells: list[Span] = [(" " * sheet.cell * first.weekday(), "")]
    for day in days:
        text, style = sheet.day(day)
        cells += [(text, style), (" " * (sheet.cell - cell_len(text)), "")]
        if day.weekday() == DAYS_A_WEEK - 1:
            yield cells
            cells = []
    if cells:
        left = DAYS_A_WEEK - 1 - days[-1].weekday()
        yield (*cells, (" " * sheet.cell * left, ""))


def legend(sheet: Sheet) -> Line:
    r"""Say what the colours or letters of a drawing stand for, and the number of each month.

    >>> from opengov.cli.render import plain
    >>> marks = {date(2026, 1, 1): Mark.OFF}
    >>> plain([legend(Sheet(2026, marks, frozenset(), "zh", 80, coloured=False))])
    '  休 放假   右上角：当月工作日数\n'
    """
    samples = [
        ("   " if sheet.coloured else mark.letter.say(sheet.lang), mark.colour, mark.meaning)
        for mark in (Mark.OFF, Mark.MAKEUP)
        if mark in sheet.marks.values()
    ]
    if sheet.unsettled:
        samples.append((OPEN, OPEN_STYLE, texts.OPEN))
    spans: list[Span] = [(INDENT, "")]
    for sample, style, meaning in samples:
        spans.append((sample, style if sheet.coloured else ""))
        spans.append((f" {meaning.say(sheet.lang)}   ", ""))
    return Line(label=(*spans, (texts.CORNER.say(sheet.lang), "dim")))
