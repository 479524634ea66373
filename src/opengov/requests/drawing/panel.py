"""One row of the drawing: labels, dates, the numbered days, the bars below them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from opengov.calendar.workcalendar import WorkCalendar
from opengov.requests.drawing import labels
from opengov.requests.drawing.canvas import block, element, label, safe, shortened, width
from opengov.requests.drawing.days import DayLook, look
from opengov.requests.drawing.plot import Bar, Plot
from opengov.requests.drawing.scale import Row
from opengov.requests.drawing.words import say, short_day

__all__ = ["GUTTER", "Panel"]

GUTTER = 170.0
"""Width of the names on the left."""
MONTHS = 18.0
DATES = 28.0
CELLS = 26.0
LANE = 20.0
GAP = 5.0
SMALL = 11.0
NAME = 12.0
FIFTH = 5
"""With narrow days, every fifth number is written."""
MONDAY = 1
"""What ordinals of Mondays leave when divided by seven."""


@dataclass(slots=True)
class Panel:
    """One row, drawn from `top` downwards."""

    plot: Plot
    row: Row
    calendar: WorkCalendar
    top: float
    used: set[str] = field(default_factory=set)
    """Kinds of days and bars that were drawn, for the legend."""
    height: float = 0.0

    def draw(self) -> Iterator[str]:
        """Give the elements of the row, and set its height."""
        row = self.row
        marks = [mark for mark in self.plot.marks if row.holds(mark.day.toordinal())]
        placed = labels.stacked(marks, row, self.plot.lang)
        levels = max((each.level + 1 for each in placed), default=0)
        months = self.top + levels * labels.PITCH + GAP
        dates = months + MONTHS
        cells = dates + DATES
        lanes = [bar for bar in self.plot.bars if self._seen(bar)]
        bottom = cells + CELLS + GAP + len(lanes) * (LANE + GAP)
        self.height = bottom - self.top
        yield from self._days(months, dates, bottom)
        names = list(self._months(months, bottom))
        yield from self._numbers(cells)
        for number, bar in enumerate(lanes):
            yield from self._lane(bar, cells + CELLS + GAP + number * (LANE + GAP))
        for each in placed:
            yield from self._label(each, months - GAP - labels.PITCH, dates, bottom)
        yield from names

    def _seen(self, bar: Bar) -> bool:
        """Tell whether a bar begins, ends or runs in the row."""
        last = (bar.latest or bar.through).toordinal()
        answered = bar.answered
        last = last if answered is None else max(last, answered.toordinal())
        begins = bar.after.toordinal() + 1
        return self.row.holds(begins) or self.row.holds(last) or begins < self.row.first <= last

    def _x(self, ordinal: int) -> float:
        return GUTTER + self.row.x(ordinal)

    def _days(self, months: float, dates: float, bottom: float) -> Iterator[str]:
        """Shade the days that are not worked, and write their dates."""
        row, px = self.row, self.row.px
        looks = [
            (ordinal, *look(self.calendar, date.fromordinal(ordinal)))
            for ordinal in range(row.first, row.last + 1)
        ]
        for (kind, settled), run in groupby(looks, key=lambda each: each[1:]):
            days = [ordinal for ordinal, *_ in run]
            x, wide = self._x(days[0]), len(days) * px
            if not settled:
                self.used.add("unsettled")
                yield block("unsettled", x, months, wide, MONTHS + DATES)
            if kind in {"weekend", "holiday"}:
                self.used.add(kind)
                yield block(kind, x, dates, wide, bottom - dates)
        for ordinal, kind, _ in looks:
            yield from self._date(ordinal, kind, dates)

    def _date(self, ordinal: int, kind: DayLook, dates: float) -> Iterator[str]:
        x, px = self._x(ordinal), self.row.px
        day = date.fromordinal(ordinal)
        rest = " rest" if kind in {"weekend", "holiday"} else ""
        if self.row.detailed:
            yield label(str(day.day), x + px / 2, dates + 12, f"date{rest}")
            if kind == "holiday":
                yield label(say("drawing", "off", self.plot.lang), x + px / 2, dates + 24, "tag")
            elif kind == "makeup":
                self.used.add("makeup")
                yield block("makeup", x + 1, dates + 14, px - 2, 13, title=day.isoformat())
                yield label(
                    say("drawing", "makeup", self.plot.lang), x + px / 2, dates + 24, "tag"
                )
        elif ordinal % 7 == MONDAY and px * 7 >= 2 * SMALL:
            yield label(str(day.day), x + px / 2, dates + 12, "date")

    def _months(self, months: float, bottom: float) -> Iterator[str]:
        """Name the months where they begin, and rule them off."""
        row = self.row
        free = GUTTER
        for ordinal in range(row.first, row.last + 1):
            day = date.fromordinal(ordinal)
            if ordinal != row.first and day.day != 1:
                continue
            x = self._x(ordinal)
            full = ordinal == row.first or day.month == 1
            text = say(
                "drawing",
                "month" if full else "months",
                self.plot.lang,
                year=day.year,
                month=day.month,
            )
            yield element("line", x1=x, y1=months, x2=x, y2=bottom, class_="grid")
            end = self._x(row.last) + row.px
            if x >= free and x + width(text, NAME + 1) < end:
                yield label(text, x + 3, months + 13, "month")
                free = x + width(text, NAME + 1) + 2 * GAP
        right = self._x(row.last) + row.px
        base = months + MONTHS + DATES
        yield element("line", x1=GUTTER, y1=base, x2=right, y2=base, class_="axis")

    def _numbers(self, top: float) -> Iterator[str]:
        """Draw the lane of the reply: what counts, what not, and what is open."""
        name = say("lane", "reply", self.plot.lang)
        yield label(name, GUTTER - 8, top + 17, "gutter strong")
        for bar in self.plot.spans:
            if bar.kind != "excluded":
                yield from self._stretch(bar, top + 2, CELLS - 4)
        for ordinal in range(self.row.first, self.row.last + 1):
            day = date.fromordinal(ordinal)
            if day in self.plot.excluded:
                self.used.add("excluded")
                title = say(
                    "drawing", "stays_out", self.plot.lang, on=short_day(day, self.plot.lang)
                )
                yield block(
                    "excluded", self._x(ordinal), top + 2, self.row.px, CELLS - 4, title=title
                )
            elif day in self.plot.numbers:
                yield from self._cell(ordinal, day, top)
        # What is written goes above the cells: with narrow days it covers several.
        yield from self._written(top)

    def _cell(self, ordinal: int, day: date, top: float) -> Iterator[str]:
        number = self.plot.numbers[day]
        kind = "extension" if number > self.plot.base else "counted"
        self.used.add(kind)
        x, px = self._x(ordinal), self.row.px
        title = say(
            "drawing", "number", self.plot.lang, on=short_day(day, self.plot.lang), n=number
        )
        yield block(kind, x, top + 2, px, CELLS - 4, title=title)
        if kind == "extension":
            yield block("foot", x, top + CELLS - 5, px, 3)

    def _written(self, top: float) -> Iterator[str]:
        for ordinal in range(self.row.first, self.row.last + 1):
            number = self.plot.numbers.get(date.fromordinal(ordinal), 0)
            if number and (self.row.detailed or number % FIFTH == 0):
                yield label(str(number), self._x(ordinal) + self.row.px / 2, top + 17, "n")

    def _stretch(self, bar: Bar, top: float, high: float) -> Iterator[str]:
        """Draw a bar as far as it lies in the row."""
        first, last = bar.after.toordinal() + 1, bar.through.toordinal()
        yield from self._piece(bar.kind, first, last, top, high)
        if bar.latest is not None:
            yield from self._piece("later", last + 1, bar.latest.toordinal(), top, high)

    def _piece(self, kind: str, first: int, last: int, top: float, high: float) -> Iterator[str]:
        begin, end = max(first, self.row.first), min(last, self.row.last)
        if begin <= end:
            self.used.add("clock" if kind == "later" else kind)
            wide = (end - begin + 1) * self.row.px
            yield block(kind, self._x(begin), top, wide, high)

    def _lane(self, bar: Bar, top: float) -> Iterator[str]:
        """Draw a bar with its name on the left and its end beside it."""
        name = shortened(safe(bar.label), GUTTER - 16, NAME)
        title = f"{bar.label} {bar.end}" if bar.end else bar.label
        yield label(name, GUTTER - 8, top + 14, "gutter", title=title)
        yield from self._stretch(bar, top + 3, LANE - 6)
        end = (bar.latest or bar.through).toordinal()
        right = self._x(self.row.clipped(end)) + self.row.px
        answered = bar.answered
        if answered is not None:
            ordinal = answered.toordinal()
            if self.row.holds(ordinal):
                x = self._x(self.row.clipped(ordinal)) + self.row.px / 2
                y = top + LANE / 2
                diamond = f"M{x:g} {y - 6:g}l6 6l-6 6l-6 -6z"
                told = element(
                    "title",
                    say(
                        "drawing",
                        "short_day",
                        self.plot.lang,
                        month=answered.month,
                        day=answered.day,
                    ),
                )
                yield element("path", told, d=diamond, class_="answered")
                right = max(right, x + 6)
        if self.row.holds(end):
            yield label(bar.end, right + GAP, top + 14, "small")

    def _label(
        self, each: labels.Label, base: float, dates: float, bottom: float
    ) -> Iterator[str]:
        """Draw the box of a label, the line down to its day, and a frame round the day."""
        kind = each.mark.kind
        x, px = GUTTER + each.x, self.row.px
        y = base - each.level * labels.PITCH
        high = bottom - dates if kind in {"due", "bound", "as_of"} else DATES
        yield element("line", x1=x, y1=y + labels.HEIGHT, x2=x, y2=dates, class_=f"lead {kind}")
        if self.row.first <= each.mark.day.toordinal() <= self.row.last:
            yield block(f"frame {kind}", x - px / 2, dates, px, high)
        box = block(f"box {kind}", x, y, each.width, labels.HEIGHT, title=each.title)
        first, second = each.lines
        texts = label(first, x + 6, y + 13, "l1") + label(second, x + 6, y + 27, "l2")
        yield element("g", box + texts, class_=f"mark {kind}")
