"""Texts that a format has no room for: refused before anything is written."""

import re
from collections.abc import Iterator, Sequence

from opengov.finding import Finding
from opengov.location import Location, cell_name
from opengov.tables.write import notices
from opengov.tables.write.grids import to_grids
from opengov.tables.write.layout import Table

__all__ = ["LONGEST_TEXT", "refused"]

LONGEST_TEXT = 32_767
"""Characters that a cell of XLSX holds, counted in UTF-16 as the format does."""
MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
NOT_UTF8 = re.compile(r"[\x00\ud800-\udfff]")
ASTRAL = re.compile(r"[\U00010000-\U0010ffff]")


def refused(tables: Sequence[Table], source: str, file_format: str) -> Iterator[Finding]:
    r"""Yield a fatal finding for each text that cannot be written, with its cell.

    >>> from opengov.model.catalog import Catalog, CatalogEntry
    >>> from opengov.tables.write.layout import lay_out
    >>> catalog = Catalog(id="1", entries=[CatalogEntry(id="1", items=["\x00"])])
    >>> tables = lay_out([catalog], with_ids=frozenset())
    >>> [finding.location.cell for finding in refused(tables, "a.csv", "csv")]
    ['A2']
    """
    unwritable = NOT_UTF8 if file_format == "csv" else NOT_XML
    for grid in to_grids(tables, source, file_format):
        if file_format == "xlsx":
            rows, columns = len(grid.rows), max(map(len, grid.rows), default=0)
            if rows > MOST_ROWS or columns > MOST_COLUMNS:
                place = Location(source=source, sheet=grid.sheet)
                yield notices.TOO_MANY_ROWS.report(place, {"rows": rows, "columns": columns})
        for number, row in zip(grid.row_numbers, grid.rows, strict=True):
            for column, text in enumerate(row, start=1):
                if not text:
                    continue
                found = unwritable.search(text)
                too_long = file_format == "xlsx" and _length(text) > LONGEST_TEXT
                if found is None and not too_long:
                    continue
                place = Location(
                    source=source,
                    sheet=grid.sheet,
                    cell=cell_name(number, column),
                    row=number,
                    column=column,
                )
                if found is not None:
                    values = {"format": file_format.upper(), "character": _name(found.group())}
                    yield notices.UNWRITABLE_CHARACTER.report(place, values)
                else:
                    values = {"length": str(_length(text)), "most": str(LONGEST_TEXT)}
                    yield notices.TEXT_TOO_LONG.report(place, values)


def _length(text: str) -> int:
    return len(text) + (0 if text.isascii() else len(ASTRAL.findall(text)))


def _name(character: str) -> str:
    return f"U+{ord(character):04X}"
