"""Where a value stands in the file it was read from."""

from dataclasses import dataclass, fields

__all__ = ["Location", "cell_name", "column_letters"]

LETTERS = 26


def column_letters(column: int) -> str:
    """Name a column as a spreadsheet does, counting from 1.

    >>> column_letters(1), column_letters(26), column_letters(27), column_letters(16384)
    ('A', 'Z', 'AA', 'XFD')
    """
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """Name a cell in A1 notation, row and column counting from 1.

    >>> cell_name(7, 6)
    'F7'
    """
    return f"{column_letters(column)}{row}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """One place in one input, in every notation that applies to its format.

    Row, column, line and line_column count from 1, byte_offset from 0, all in
    the file as it is stored. What does not apply or is not known is `None`.
    """

    source: str
    """The input as the user named it; `-` is standard input."""
    pointer: str | None = None
    """JSON Pointer (RFC 6901) into the catalog, such as `/entries/3/content`."""
    sheet: str | None = None
    """Name of the sheet; `table 2` for the second table of HTML and DOCX.

    Counted are the tables that a reader sees: blank ones, and those that only
    arrange others, are not.
    """
    cell: str | None = None
    """The cell in A1 notation."""
    row: int | None = None
    column: int | None = None
    header: str | None = None
    """Words of the column's header as printed."""
    line: int | None = None
    line_column: int | None = None
    byte_offset: int | None = None
    byte_length: int | None = None

    def to_json(self) -> dict[str, str | int | None]:
        """Return the location as it stands in a report; unknown is null.

        >>> Location(source="a.csv", line_column=2).to_json()["lineColumn"]
        2
        """
        return {WIRE_NAMES.get(f.name, f.name): getattr(self, f.name) for f in fields(self)}


WIRE_NAMES = {
    "line_column": "lineColumn",
    "byte_offset": "byteOffset",
    "byte_length": "byteLength",
}
