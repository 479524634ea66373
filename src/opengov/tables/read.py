"""Grids to catalogs: headers found, rows read, tables of one place and domain joined."""

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeAlias

from opengov.catalogfile import CatalogFile, TableInfo
from opengov.files.grid import CellMark, Grid
from opengov.finding import Finding
from opengov.location import Location
from opengov.model.catalog import Catalog, CatalogEntry
from opengov.model.coded import Coded
from opengov.patch import CellMend
from opengov.tables import notices
from opengov.tables.asides import aside, lone_cell
from opengov.tables.columns import ROLE_FIELDS, header_word
from opengov.tables.entries import EntryReader
from opengov.tables.headers import Header, MergeMap, find_headers, nearest_row
from opengov.tables.locating import TableLocator
from opengov.tables.places import EntryPlace
from opengov.tables.sections import RowEntry, Section
from opengov.tables.titles import TableTitle, is_title, read_titles
from opengov.wording.normalise import compact

__all__ = ["read_tables"]

Key: TypeAlias = tuple[str | None, str | None, str | None, str | None]
LOOKS_LIKE_A_TABLE = 2
"""Known header words from which on a table that was not read is reported."""
GLUED_WORDS = 4
QUOTE = 40
TITLE_ROWS = 12


@dataclass(slots=True)
class _Building:
    """One catalog while its sections are read."""

    title: TableTitle
    header: Location
    entries: list[CatalogEntry] = field(default_factory=list)
    places: list[EntryPlace] = field(default_factory=list)


def read_tables(
    grids: Sequence[Grid], *, source: str, sha256: str, file_format: str
) -> CatalogFile:
    """Read the tables of a file; whatever cannot be read becomes a finding.

    >>> rows = [["公开事项", "公开内容", "公开主体"], ["甲", "乙", "某局"]]
    >>> grid = Grid("a.csv", None, rows, [1, 2])
    >>> file = read_tables([grid], source="a.csv", sha256="", file_format="csv")
    >>> file.catalogs[0].entries[0].items
    ('甲',)
    """
    reader = _Reader()
    unread = [grid for grid in grids if not reader.read_grid(grid)]
    reader.findings.extend(_unread_findings(unread, source, nothing=not reader.seen))
    buildings = list(reader.catalogs.values())
    locator = TableLocator(source, [b.places for b in buildings], [b.header for b in buildings])
    return CatalogFile(
        source=source,
        sha256=sha256,
        format=file_format,
        catalogs=tuple(_catalog(index, building) for index, building in enumerate(buildings)),
        findings=tuple(reader.findings),
        tables=tuple(reader.tables),
        locator=locator if buildings else None,
    )


def _catalog(index: int, building: _Building) -> Catalog:
    title = building.title
    return Catalog(
        id=title.id or str(index + 1),
        title=title.title,
        publisher=title.publisher,
        place=title.place,
        level=title.level,
        domain=title.domain,
        edition=title.edition,
        valid_from=title.valid_from,
        entries=tuple(building.entries),
    )


class _Reader:
    """Reads the grids of one file, one after the other."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.catalogs: dict[Key, _Building] = {}
        self.tables: list[TableInfo] = []
        self.last: Section | None = None
        self.seen = False
        self._said: set[Hashable] = set()

    def read_grid(self, grid: Grid) -> bool:
        """Read one grid; False if no table was found in it."""
        merges = MergeMap(grid)
        headers = find_headers(grid, merges)
        if not headers:
            section = self._continuation(grid, merges)
            if section is None:
                return False
            self.findings.append(notices.CONTINUED.at(grid.locate(0)))
            self._read_section(section)
            return True
        self.seen = True
        tie = _tie(headers)
        if tie is not None:
            first, second = (grid.row_numbers[header.top] for header in tie)
            place = grid.locate(tie[0].top)
            self.findings.append(notices.HEADER_TIE.at(place, first=first, second=second))
            return True
        for section in _sections(grid, merges, headers):
            self._read_section(section)
        return True

    def _continuation(self, grid: Grid, merges: MergeMap) -> Section | None:
        """Return a table without header as the continuation of the one before, if it fits."""
        last = self.last
        if last is None or grid.sheet == last.grid.sheet or not grid.rows:
            return None
        full = [row for row in grid.rows if sum(1 for t in row if t.strip()) * 2 > last.width]
        if not full or max(map(len, grid.rows)) != last.width:
            return None
        header = Header(-1, -1, last.columns, last.header.strong)
        rows = range(len(grid.rows))
        return Section(grid, merges, header, rows, last.title, last.header_place)

    def _read_section(self, section: Section) -> None:
        """Read the rows of a section into the catalog of its place, level and domain."""
        reader = EntryReader(section.columns)
        title = section.title
        key = (title.place, _word(title.level), _word(title.domain), title.id)
        building = self.catalogs.setdefault(key, _Building(title, section.header_place))
        self.findings.extend(section.column_findings(reader))
        first = len(building.entries)
        number = list(self.catalogs).index(key)
        for row in section.entries(reader):
            texts = None if row.as_printed else row.cells
            place = EntryPlace(section, reader, row.row, texts)
            building.places.append(place)
            building.entries.append(reader.read(row.cells, len(building.entries)))
            if reader.remarks or row.dittos or row.fills:
                at = (number, len(building.entries) - 1)
                notes = _row_findings(section, row, place, reader, at)
                self.findings.extend(self._said_once(notes) if section.merges.anchor else notes)
        self.findings.extend(section.findings)
        self.findings.extend(_mark_findings(section))
        self.tables.append(
            TableInfo(
                catalog=number,
                first_entry=first,
                entries=len(building.entries) - first,
                columns=_fields(reader),
                location=section.header_place,
            )
        )
        self.last = section

    def _said_once(self, notes: Iterable[Finding]) -> Iterator[Finding]:
        """Leave out what was said of the same merged cell in a row above."""
        for note in notes:
            place = note.location
            key = (note.code, place.sheet, place.row, place.column, note.message)
            if key not in self._said:
                self._said.add(key)
                yield note


def _word(value: Coded | None) -> str | None:
    return None if value is None else value.code or value.text


def _fields(reader: EntryReader) -> frozenset[str]:
    """Return the fields of an entry that the columns can fill."""
    fields = {ROLE_FIELDS[role] for role in reader.by_role if role in ROLE_FIELDS}
    if "time_limit" in fields:
        fields.add("update_frequency")
    if reader.unit_from_office:
        fields.add("responsible_units")
    return frozenset(fields)


def _tie(headers: list[Header]) -> tuple[Header, Header] | None:
    """Return two different headers with no data between them."""
    for first, second in pairwise(headers):
        if second.top == first.bottom + 1 and first.words() != second.words():
            return first, second
    return None


def _sections(grid: Grid, merges: MergeMap, headers: list[Header]) -> Iterator[Section]:
    """Yield the sections of a grid; a header repeated on the next page begins none."""
    above = 0
    open_header, open_title, rows = headers[0], TableTitle(), list[int]()
    ends = [*(header.top for header in headers[1:]), len(grid.rows)]
    for header, end in zip(headers, ends, strict=True):
        stop = _title_start(grid, merges, above, header) if header is not headers[0] else 0
        titles = _title_lines(grid, range(stop, header.top), above=header is headers[0])
        if header is headers[0]:
            open_title = read_titles([grid.title, *titles], grid.sheet)
        else:
            rows.extend(range(above, stop))
            title = read_titles(titles, None)
            if header.words() != open_header.words() or title.sets_apart:
                yield _section(grid, merges, open_header, rows, open_title)
                title = title if title.sets_apart else open_title
                open_header, open_title, rows = header, title, []
        above = header.bottom + 1
        if end == len(grid.rows):
            rows.extend(range(above, end))
    yield _section(grid, merges, open_header, rows, open_title)


def _section(
    grid: Grid, merges: MergeMap, header: Header, rows: list[int], title: TableTitle
) -> Section:
    place = grid.locate(header.bottom)
    return Section(grid, merges, header, tuple(rows), title, place)


def _title_start(grid: Grid, merges: MergeMap, above: int, header: Header) -> int:
    """Return the first of the title rows that stand right above a later header."""
    if not grid.can_merge:
        start = _loose_title_start(grid, above, header)
        lone = start == header.top and start > above
        return start - 1 if lone and is_title(lone_cell(grid, start - 1) or "") else start
    width = max(column.index for column in header.columns) + 1
    roles = {column.index: column.role for column in header.columns}
    start = header.top
    while start > above and aside(grid, merges, start - 1, roles, width) is not None:
        start -= 1
    return start


def _loose_title_start(grid: Grid, above: int, header: Header) -> int:
    """Return the first of the rows of one cell between a blank row and a later header."""
    start = header.top
    while start > above and sum(1 for text in grid.rows[start - 1] if text.strip()) == 1:
        start -= 1
        if grid.row_numbers[start] - grid.row_numbers[start - 1] > 1:
            return start
    blank = start > above and not any(text.strip() for text in grid.rows[start - 1])
    return start if blank else header.top


def _title_lines(grid: Grid, rows: range, *, above: bool) -> list[str]:
    """Return the words of rows above a header; of "word: value" rows, nothing."""
    lines: list[str] = []
    for row in list(rows)[-TITLE_ROWS:]:
        words = [text for text in grid.rows[row] if text.strip()]
        if len(words) == 1 or (above and words and not any(header_word(w) for w in words)):
            lines.append("\n".join(words))
    return lines


def _row_findings(
    section: Section, row: RowEntry, place: EntryPlace, reader: EntryReader, at: tuple[int, int]
) -> Iterator[Finding]:
    """Yield what there is to say about the cells of one row, of the entry at a place."""
    columns = {column.index: column for column in section.columns}
    number, entry = at
    for remark in reader.remarks:
        mend = remark.changes and CellMend(
            catalog=number, entry=entry, column=remark.column, changes=remark.changes
        )
        where = place.cell(columns[remark.column])
        yield remark.notice.report(where, remark.values, mend=mend or None)
    for index, text, value in row.dittos:
        where = section.grid.locate(row.row, index, header=columns[index].path or None)
        values = {"text": text, "value": _quote(value)}
        mend = CellMend(catalog=number, entry=entry, column=index, changes=(), outright=True)
        yield notices.DITTO_RESOLVED.report(where, values, mend=mend)
    for index, value in row.fills:
        where = section.grid.locate(row.row, index, header=columns[index].path or None)
        yield notices.ITEM_FILLED.at(where, value=_quote(value))


def _mark_findings(section: Section) -> Iterator[Finding]:
    """Report spreadsheet errors and formulas without value among the section's cells."""
    rows = frozenset(section.rows) if section.grid.marks else frozenset()
    headers = {column.index: column.path for column in section.columns}
    for (row, column), mark in section.grid.marks.items():
        if row not in rows or column not in headers or mark is CellMark.DATE:
            continue
        notice = notices.CELL_ERROR if mark is CellMark.ERROR else notices.FORMULA_WITHOUT_VALUE
        where = section.grid.locate(row, column, header=headers[column] or None)
        yield notice.at(where, text=_quote(section.grid.text(row, column)))


def _quote(text: str) -> str:
    """Return a text short enough for a message, on one line."""
    line = re.sub(r"\s*\n\s*", " ", text.strip())
    return line if len(line) <= QUOTE else f"{line[: QUOTE - 1]}…"


def _unread_findings(grids: list[Grid], source: str, *, nothing: bool) -> Iterator[Finding]:
    """Report grids without a table; fatal where the file holds no table at all."""
    rated = [(near[1], near[0], g) for g in grids if (near := nearest_row(g)) is not None]
    if not nothing:
        for known, row, grid in rated:
            if known >= LOOKS_LIKE_A_TABLE and len(grid.rows) > 1:
                where, words = grid.locate(row), _known_words(grid, row)
                yield notices.TABLE_SKIPPED.at(where, known=known, words=words)
        return
    for grid in grids:
        cell = _glued_cell(grid)
        if cell is not None:
            yield notices.GLUED_CELLS.at(grid.locate(*cell), words=_quote(grid.text(*cell)))
            return
    if rated:
        known, row, grid = max(rated, key=lambda item: item[0])
        where, words = grid.locate(row), _known_words(grid, row)
    else:
        first = next((grid for grid in grids if grid.rows), None)
        known, words = 0, "—"
        where = Location(source=source) if first is None else first.locate(0)
    yield notices.NO_HEADER.at(where, known=known, words=words)


def _known_words(grid: Grid, row: int) -> str:
    return "、".join(compact(text) for text in grid.rows[row] if text and header_word(text))


STANDARD_WORDS = (
    "公开事项",
    "公开内容",
    "公开依据",
    "公开时限",
    "公开主体",
    "公开渠道",
    "公开对象",
    "公开方式",
)


def _glued_cell(grid: Grid) -> tuple[int, int] | None:
    """Return a cell that holds a whole header."""
    for row, cells in enumerate(grid.rows[:200]):
        for column, text in enumerate(cells):
            words = compact(text)
            if sum(word in words for word in STANDARD_WORDS) >= GLUED_WORDS:
                return row, column
    return None
