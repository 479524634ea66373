"""The written tables as the reader will see them."""

import re
from collections.abc import Sequence

from opengov.files.grid import Grid, Merge
from opengov.tables.write.layout import Table

__all__ = ["csv_rows", "page_title", "sheet_names", "to_grids"]


def csv_rows(tables: Sequence[Table]) -> list[list[str]]:
    """Return the rows of a text table: every table with its title and header, blank rows between.

    >>> from opengov.model.catalog import Catalog
    >>> from opengov.tables.write.layout import lay_out
    >>> catalog = Catalog(id="1", publisher="某县人民政府", entries=[])
    >>> csv_rows(lay_out([catalog], with_ids=frozenset()))[0]
    ['发布机关：某县人民政府']
    """
    rows: list[list[str]] = []
    for table in tables:
        if rows:
            rows.append([])
        rows += [[line] for text in table.above for line in text.split("\n")]
        rows.append([column.header for column in table.columns])
        rows += [list(cells) for cells in table.rows]
    return rows


def to_grids(tables: Sequence[Table], source: str, file_format: str) -> list[Grid]:
    """Return the grids that reading a written file gives."""
    if file_format == "csv":
        rows = csv_rows(tables)
        numbers = [number for number, row in enumerate(rows, 1) if any(t.strip() for t in row)]
        kept = [rows[number - 1] for number in numbers]
        return [Grid(source, None, kept, numbers, can_merge=False)]
    if file_format == "html":
        return [
            _grid(table, source, f"table {number}", title=page_title(tables))
            for number, table in enumerate(tables, 1)
        ]
    pairs = zip(tables, sheet_names(tables), strict=True)
    return [_grid(table, source, name) for table, name in pairs]


NO_TITLE = "公开事项"
"""Title of a page whose tables have none; no word of it is read as a catalog's title."""


def page_title(tables: Sequence[Table]) -> str:
    """Return the title of a page of tables."""
    alone = tables[0].title if len(tables) == 1 else None
    return " ".join((alone or NO_TITLE).split())


def _grid(table: Table, source: str, sheet: str, *, title: str | None = None) -> Grid:
    """Return a sheet's grid, or with a page's title a table's with the words above apart."""
    width = len(table.columns)
    above = table.above if title is None else ()
    rows = [[text, *[""] * (width - 1)] for text in above]
    merges = [Merge(row, 0, row, width - 1) for row in range(len(rows))]
    first = len(rows)
    rows += [[""] * width for _ in range(table.depth)]
    for cell in table.header():
        row = first + cell.row
        rows[row][cell.column] = cell.text
        if cell.rows > 1 or cell.columns > 1:
            bottom, right = row + cell.rows - 1, cell.column + cell.columns - 1
            merges.append(Merge(row, cell.column, bottom, right))
    rows += [list(cells) for cells in table.rows]
    words = "" if title is None else "\n".join([title, *map(_squeezed, table.above)])
    return Grid(source, sheet, rows, range(1, len(rows) + 1), merges=merges, title=words)


def _squeezed(text: str) -> str:
    """Return lines as a browser shows them, runs of blanks as one."""
    return "\n".join(re.sub(r"[ \t\f]+", " ", line).strip() for line in text.split("\n"))


FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
LONGEST_SHEET_NAME = 31


def sheet_names(tables: Sequence[Table]) -> list[str]:
    """Return a name for each table's sheet that spreadsheets accept, each different."""
    names: list[str] = []
    taken: set[str] = {"history"}
    for table in tables:
        bare = "".join(c for c in table.sheet.translate(FORBIDDEN) if c.isprintable())
        bare = bare.strip(" '") or "目录"
        name, number = bare[:LONGEST_SHEET_NAME].strip(" '"), 1
        while name.casefold() in taken:
            number += 1
            ending = f"（{number}）"
            name = bare[: LONGEST_SHEET_NAME - len(ending)] + ending
        taken.add(name.casefold())
        names.append(name)
    return names
