"""Labels above the days, stacked so that none covers another or its line."""

from collections.abc import Sequence
from dataclasses import dataclass

from opengov.requests.drawing.canvas import safe, shortened, width
from opengov.requests.drawing.plot import Mark
from opengov.requests.drawing.scale import Row
from opengov.text import Lang

__all__ = ["FONT", "HEIGHT", "PITCH", "WIDEST", "Label", "stacked"]

FONT = 12.0
HEIGHT = 32.0
PITCH = 36.0
"""Distance of two levels."""
WIDEST = 190.0
PADDING = 6.0
GAP = 6.0


@dataclass(frozen=True, slots=True)
class Label:
    """A box of two lines, with a line that leads down to its day."""

    mark: Mark
    x: float
    """Left edge, on the middle of the day."""
    width: float
    lines: tuple[str, str]
    level: int
    """How high it stands, 0 the lowest."""

    @property
    def title(self) -> str:
        """All of its text, and the whole date."""
        return f"{self.mark.day.isoformat()} {self.mark.text}"


def stacked(marks: Sequence[Mark], row: Row, lang: Lang) -> tuple[Label, ...]:
    """Place the labels of a row.

    From the right to the left, each label stands above all those that begin before it ends, so
    that the lines of the others pass below it.
    """
    placed: list[Label] = []
    for mark in sorted(marks, key=lambda mark: mark.day, reverse=True):
        lines = _lines(mark, row, lang)
        cut = tuple(shortened(safe(line), WIDEST - 2 * PADDING, FONT) for line in lines)
        wide = max(width(line, FONT) for line in cut) + 2 * PADDING
        x = row.x(row.clipped(mark.day.toordinal())) + row.px / 2
        below = [label.level for label in placed if label.x < x + wide + GAP]
        level = max(below) + 1 if below else 0
        placed.append(Label(mark, x, wide, (cut[0], cut[1]), level))
    return tuple(reversed(placed))


def _lines(mark: Mark, row: Row, lang: Lang) -> tuple[str, str]:
    """Return both lines; a day that is not drawn is named with its year."""
    day, text = mark.lines(lang)
    ordinal = mark.day.toordinal()
    if row.first <= ordinal <= row.last:
        return day, text
    arrow = "←" if ordinal < row.first else "→"
    return f"{arrow} {mark.day.isoformat()}", text
