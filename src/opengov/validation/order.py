"""The order of findings: by position in the input, then by code; and the first of each rule."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import chain
from typing import TypeAlias

from opengov.catalogfile import CatalogFile
from opengov.finding import Finding, Severity

__all__ = ["Gathered"]

Natural: TypeAlias = tuple[tuple[int, str], ...]
Key: TypeAlias = tuple[int, int, int, Natural, str]
PARTS = re.compile(r"(\d+)")
SLACK = 1_000
"""Findings of a rule beyond its limit that are held before the last ones are dropped."""


class Gathered:
    """The findings of one file as they come in; of each rule, the first ones by position.

    A file may hold a million defects. Without a limit all findings are held;
    with one, at most twice as many of each rule, while `totals` counts all.
    """

    def __init__(self, file: CatalogFile, per_rule: int | None = None) -> None:
        self.totals: Counter[tuple[str, Severity]] = Counter()
        self._limit = per_rule
        self._by_rule: dict[str, list[Finding]] = {}
        self._sheets: dict[str | None, int] = {None: -1}
        for table in file.tables:
            self._sheets.setdefault(table.location.sheet, len(self._sheets))

    def add(self, findings: Iterable[Finding]) -> None:
        """Take in findings."""
        for finding in findings:
            self._sheets.setdefault(finding.location.sheet, len(self._sheets))
            self.totals[finding.code, finding.severity] += 1
            held = self._by_rule.setdefault(finding.code, [])
            held.append(finding)
            if self._limit is not None and len(held) > 2 * self._limit + SLACK:
                held.sort(key=self._key)
                del held[self._limit :]

    def in_order(self) -> list[Finding]:
        """Return the findings that are listed, by sheet, row, column, pointer and code."""
        every = sorted(chain.from_iterable(self._by_rule.values()), key=self._key)
        if self._limit is None:
            return every
        listed: Counter[str] = Counter()
        first = []
        for finding in every:
            listed[finding.code] += 1
            if listed[finding.code] <= self._limit:
                first.append(finding)
        return first

    def _key(self, finding: Finding) -> Key:
        place = finding.location
        return (
            self._sheets[place.sheet],
            place.row or place.line or 0,
            place.column or place.line_column or 0,
            natural(place.pointer or ""),
            finding.code,
        )


def natural(pointer: str) -> Natural:
    """Return a key by which `/entries/9` comes before `/entries/10`.

    >>> sorted(["/entries/10", "/entries/9/content", "/entries/9"], key=natural)
    ['/entries/9', '/entries/9/content', '/entries/10']
    """
    return tuple((int(p), "") if p.isdecimal() else (-1, p) for p in PARTS.split(pointer))
