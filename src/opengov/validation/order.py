"""The order of findings: by position in the input, then by code."""

import re
from collections.abc import Iterable
from typing import TypeAlias

from opengov.catalogfile import CatalogFile
from opengov.finding import Finding

__all__ = ["in_order"]

Natural: TypeAlias = tuple[tuple[int, str], ...]
PARTS = re.compile(r"(\d+)")


def in_order(file: CatalogFile, findings: Iterable[Finding]) -> list[Finding]:
    """Sort the findings of one file by sheet, row, column, pointer and code."""
    every = list(findings)
    sheets: dict[str | None, int] = {None: -1}
    for place in (*(t.location for t in file.tables), *(f.location for f in every)):
        sheets.setdefault(place.sheet, len(sheets))

    def key(finding: Finding) -> tuple[int, int, int, Natural, str]:
        place = finding.location
        return (
            sheets[place.sheet],
            place.row or place.line or 0,
            place.column or place.line_column or 0,
            natural(place.pointer or ""),
            finding.code,
        )

    return sorted(every, key=key)


def natural(pointer: str) -> Natural:
    """Return a key by which `/entries/9` comes before `/entries/10`.

    >>> sorted(["/entries/10", "/entries/9/content", "/entries/9"], key=natural)
    ['/entries/9', '/entries/9/content', '/entries/10']
    """
    return tuple((int(p), "") if p.isdecimal() else (-1, p) for p in PARTS.split(pointer))
