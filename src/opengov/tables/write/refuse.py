"""Texts that a format has no room for: refused before anything is written."""

import re
from collections.abc import Iterator, Sequence

from opengov.finding import Finding, NoticeSpec
from opengov.location import Location
from opengov.tables.write import notices
from opengov.tables.write.grids import to_grids
from opengov.tables.write.layout import Table

__all__ = ["LONGEST_TEXT", "MOST_ROWS", "refused", "text_faults"]

LONGEST_TEXT = 32_767
"""Characters that a cell of XLSX holds, counted in UTF-16 as the format does."""
MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ud800-\udfff]")
"""What utf-8 cannot hold, and by what a file is taken for no text at all."""
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
    unwritable = NOT_TEXT if file_format == "csv" else NOT_XML
    spreadsheet = file_format == "xlsx"
    for grid in to_grids(tables, source, file_format):
        whole = Location(source=source, sheet=grid.sheet)
        rows, columns = len(grid.rows), max(map(len, grid.rows))
        if spreadsheet and (rows > MOST_ROWS or columns > MOST_COLUMNS):
            yield notices.TOO_MANY_ROWS.report(whole, {"rows": rows, "columns": columns})
        for notice, values in text_faults(grid.title, unwritable, spreadsheet=False):
            yield notice.report(whole, values)
        for index, row in enumerate(grid.rows):
            for column, text in enumerate(row):
                for notice, values in text_faults(text, unwritable, spreadsheet=spreadsheet):
                    yield notice.report(grid.locate(index, column), values)


def text_faults(
    text: str, unwritable: re.Pattern[str] = NOT_XML, *, spreadsheet: bool = True
) -> Iterator[tuple[NoticeSpec, dict[str, object]]]:
    r"""Yield why a text cannot stand in a cell, with the values of the message.

    >>> [notice.code for notice, _ in text_faults("民政\x00局")]
    ['T258']
    """
    found = unwritable.search(text)
    if found is not None:
        yield notices.UNWRITABLE_CHARACTER, {"character": f"U+{ord(found.group()):04X}"}
    if spreadsheet and len(text) > LONGEST_TEXT // 2 and (length := _length(text)) > LONGEST_TEXT:
        yield notices.TEXT_TOO_LONG, {"length": length, "most": LONGEST_TEXT}


def _length(text: str) -> int:
    return len(text) + len(ASTRAL.findall(text))
