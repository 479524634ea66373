"""Required columns that a table does not have: one finding for the table, not one for each row."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from opengov.catalogfile import CatalogFile, TableInfo
from opengov.finding import Finding
from opengov.rules import RULES
from opengov.source import Basis, ProfileRef
from opengov.validation import notices
from opengov.validation.fingerprints import fingerprint
from opengov.validation.profiles import Profile
from opengov.validation.wording import cited, field_term

__all__ = ["AbsentColumns", "absent_findings"]


@dataclass(slots=True)
class AbsentColumns:
    """Which required fields have no column, by table."""

    tables: dict[int, list[tuple[int, int, frozenset[str]]]] = field(default_factory=dict)
    """By catalog: first entry, end, and the fields without a column, in order of the entries."""

    @classmethod
    def of(cls, file: CatalogFile, profile: Profile) -> "AbsentColumns":
        """Compare the columns of each table with what the profile requires."""
        absent = cls()
        for table in file.tables:
            span = (table.first_entry, table.first_entry + table.entries, _absent(table, profile))
            absent.tables.setdefault(table.catalog, []).append(span)
        for spans in absent.tables.values():
            spans.sort(key=lambda span: span[:2])
        return absent

    def fields(self, catalog: int, entry: int) -> frozenset[str]:
        """Return the required fields for which the entry's table has no column."""
        spans = self.tables.get(catalog, [])
        at = bisect_right(spans, entry, key=lambda span: span[0]) - 1
        return spans[at][2] if at >= 0 and entry < spans[at][1] else frozenset()

    def spans(self, field: str) -> Iterator[tuple[int, int, int]]:
        """Yield the tables that have no column for a field: catalog, first entry, end."""
        for catalog, spans in self.tables.items():
            for first, end, fields in spans:
                if field in fields:
                    yield catalog, first, end

    def rows(self, field: str) -> int:
        """Return how many entries stand in tables that have no column for a field."""
        return sum(end - first for _, first, end in self.spans(field))


def _absent(table: TableInfo, profile: Profile) -> frozenset[str]:
    return frozenset(profile.requires) - table.columns


def absent_findings(
    file: CatalogFile, profile: Profile, day: date | None = None
) -> Iterator[Finding]:
    """Report each required column that a table does not have, by the law of a day."""
    basis = {r.spec.over[0]: r.spec.basis_on(day) for r in RULES.values() if r.spec.absence}
    for table in file.tables:
        absent = _absent(table, profile)
        for name in profile.requires:
            if name in absent:
                rests: tuple[Basis, ...] = basis[name] or (ProfileRef(profile.name),)
                term = field_term(name)
                found = notices.COLUMN_ABSENT.at(
                    table.location,
                    field=term.code,
                    header=HEADERS.get(name, term.words.zh),
                    rows=table.entries,
                )
                yield replace(
                    found,
                    message=cited(found.message, rests),
                    basis=rests,
                    fingerprint=fingerprint(found.code, term.code, ""),
                )


HEADERS = {"update_frequency": "更新频次、公开时限"}
"""Columns of which any would do, where that is not the field's own title."""
