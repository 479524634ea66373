"""Tables as CSV: utf-8 with byte order mark, CRLF, formulas guarded."""

import re
from collections.abc import Sequence

from opengov.files.csvguard import guard
from opengov.tables.write.grids import csv_rows
from opengov.tables.write.layout import Table

__all__ = ["to_csv"]

QUOTED = re.compile(r'[",，;\t\r\n]|^\s|\s$|^sep=')
"""Cells to quote: what any reader might take for a delimiter or trim."""


def to_csv(tables: Sequence[Table]) -> bytes:
    r"""Return tables as CSV that no spreadsheet runs as formulas.

    >>> from opengov.model.catalog import Catalog, CatalogEntry
    >>> from opengov.tables.write.layout import lay_out
    >>> catalog = Catalog(id="1", entries=[CatalogEntry(id="1", items=["=1+1"])])
    >>> to_csv(lay_out([catalog], with_ids=frozenset()))[3:].decode().splitlines()[1][:7]
    "'=1+1,,"
    """
    lines = (",".join(map(_cell, row)) for row in csv_rows(tables))
    return ("\ufeff" + "".join(f"{line}\r\n" for line in lines)).encode()


def _cell(text: str) -> str:
    safe = guard(text)
    if QUOTED.search(safe) is None:
        return safe
    return '"' + safe.replace('"', '""') + '"'
