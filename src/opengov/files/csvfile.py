"""Text tables: comma, semicolon, tab or full-width comma, quoted as RFC 4180 says.

Python's own reader is not used: it forgets where a cell stood, limits the
size of a cell, and says nothing of a quote that is never closed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from typing_extensions import override

from opengov.files.contentnotices import QUOTE_UNCLOSED
from opengov.files.csvguard import unguard
from opengov.files.encoding import Decoded
from opengov.files.grid import Grid, Span, Spans
from opengov.finding import Finding
from opengov.location import Location

__all__ = ["read_csv"]

DELIMITERS = (",", "\t", ";", "，")
"""What may part cells, likeliest first."""

SAMPLE_CHARACTERS = 65_536
SAMPLE_RECORDS = 50
"""How much of a table decides on its delimiter."""

LINE_END = re.compile(r"\r\n|\n|\r")
EXCEL_HINT = re.compile(r"sep=([^\"\r\n])(?:\r\n|\n|\r|\Z)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a text table and where it begins."""

    cells: list[str]
    start: int
    line: int


class Records:
    """The records of a text, in order; `unclosed` is the place of a quote that never closes.

    There is one at most: behind it every run of quotes is even, or it would
    close, and a field that begins with an even run is closed within the run.
    """

    def __init__(self, text: str, delimiter: str) -> None:
        self.text = text
        self.delimiter = delimiter
        self.unclosed: tuple[int, int] | None = None

    def __iter__(self) -> Iterator[Record]:
        """Yield every record, blank ones too."""
        text, delimiter = self.text, self.delimiter
        position, line, size = 0, 1, len(self.text)
        while position < size:
            end = LINE_END.search(text, position)
            stop = end.start() if end else size
            start, first_line = position, line
            if text.find('"', position, stop) < 0:
                cells = text[position:stop].split(delimiter)
                position = end.end() if end else size
                line += 1
            else:
                cells, position, line = self._quoted(position, line)
            yield Record(cells, start, first_line)

    def _quoted(self, position: int, line: int) -> tuple[list[str], int, int]:
        text, delimiter = self.text, self.delimiter
        match = _field(delimiter).match
        cells: list[str] = []
        end = delimiter
        while end == delimiter:
            field = match(text, position)
            assert field is not None  # noqa: S101 - every part of the pattern may be empty
            inner, rest, end = field.groups()
            if inner is not None:
                rest = (inner.replace('""', '"') if '"' in inner else inner) + rest
                if "\n" in inner or "\r" in inner:
                    line += len(LINE_END.findall(inner))
            elif rest[:1] == '"':
                self.unclosed = position, line
            cells.append(rest)
            position = field.end()
        return cells, position, line + 1


def places(text: str, delimiter: str, position: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of the cells of the record at a position."""
    end = delimiter
    while end == delimiter:
        field = _field(delimiter).match(text, position)
        assert field is not None  # noqa: S101 - every part of the pattern may be empty
        yield position, field.start(3)
        position, end = field.end(), field.group(3)


@cache
def _field(delimiter: str) -> re.Pattern[str]:
    quoted = r'(?:"((?>[^"]*(?:""[^"]*)*))")?'
    return re.compile(quoted + _rest(delimiter))


def _rest(delimiter: str) -> str:
    part = re.escape(delimiter)
    return rf"([^{part}\r\n]*)({part}|\r\n|\n|\r|\Z)"


class LineSpans(Spans):
    """Places of the cells of a text table, worked out when asked for."""

    def __init__(
        self,
        decoded: Decoded,
        delimiter: str,
        records: Sequence[tuple[int, int, int]],
    ) -> None:
        self._decoded = decoded
        self._delimiter = delimiter
        self._records = records
        self._size = sum(width for _, _, width in records)

    @override
    def __getitem__(self, key: tuple[int, int]) -> Span:
        row, column = key
        if not (0 <= row < len(self._records) and 0 <= column < self._records[row][2]):
            raise KeyError(key)
        start, line, _ = self._records[row]
        text = self._decoded.text
        begin, end = self._bounds(row, column)
        breaks = list(LINE_END.finditer(text, start, begin))
        line += len(breaks)
        line_start = breaks[-1].end() if breaks else start
        offset = self._decoded.byte_offset(begin)
        length = len(text[begin:end].encode(self._decoded.encoding))
        return Span(line, begin - line_start + 1, offset, length)

    @override
    def source(self, row: int, column: int) -> str:
        """Return a cell as it stands in the file, with its quotes."""
        return self._decoded.text[slice(*self._bounds(row, column))]

    def _bounds(self, row: int, column: int) -> tuple[int, int]:
        """Return start and end of a cell in the text."""
        start = self._records[row][0]
        cells = places(self._decoded.text, self._delimiter, start)
        return next(islice(cells, column, None))

    @override
    def __iter__(self) -> Iterator[tuple[int, int]]:
        return (
            (row, column)
            for row, (_, _, width) in enumerate(self._records)
            for column in range(width)
        )

    @override
    def __len__(self) -> int:
        return self._size


def read_csv(name: str, decoded: Decoded, *, prefer: str = ",") -> tuple[Grid, list[Finding]]:
    r"""Read a text table; `prefer` is the delimiter where the content leaves it open.

    >>> grid, _ = read_csv("a.csv", Decoded('序号,内容\r\n1,"甲,\r\n乙"', "utf-8"))
    >>> grid.rows[1], grid.locate(1, 1).line
    (['1', '甲,\r\n乙'], 2)
    """
    text = decoded.text
    hint = EXCEL_HINT.match(text)
    delimiter = hint.group(1) if hint else _delimiter(text, prefer)
    records = Records(text, delimiter)
    rows, numbers, starts = [], [], []
    for number, record in enumerate(records, start=1):
        cells = record.cells
        if (number == 1 and hint) or not "".join(cells).strip():
            continue
        rows.append([unguard(cell) if cell[:1] == "'" else cell for cell in cells])
        numbers.append(number)
        starts.append((record.start, record.line, len(cells)))
    grid = Grid(
        source=name,
        sheet=None,
        rows=rows,
        row_numbers=numbers,
        can_merge=False,
        spans=LineSpans(decoded, delimiter, starts),
    )
    return grid, [_unclosed(name, decoded, *records.unclosed)] if records.unclosed else []


def _unclosed(name: str, decoded: Decoded, start: int, line: int) -> Finding:
    place = Location(source=name, line=line, byte_offset=decoded.byte_offset(start))
    return QUOTE_UNCLOSED.at(place, name=name, line=line)


def _delimiter(text: str, prefer: str) -> str:
    """Choose the delimiter under which most records have the same number of cells."""
    sample = text[:SAMPLE_CHARACTERS]
    candidates = sorted(DELIMITERS, key=lambda delimiter: delimiter != prefer)
    return max(candidates, key=lambda delimiter: _regularity(sample, delimiter))


def _regularity(sample: str, delimiter: str) -> int:
    if delimiter not in sample:
        return 0
    records = islice(Records(sample, delimiter), SAMPLE_RECORDS)
    widths = [len(r.cells) for r in records if "".join(r.cells).strip()]
    return max(((width - 1) * widths.count(width) for width in set(widths)), default=0)
