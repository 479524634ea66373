"""What reading a file gives: catalogs, findings, and the place of every value."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from opengov.finding import Finding
from opengov.jsonpointer import pointer_of
from opengov.location import Location
from opengov.model.catalog import Catalog
from opengov.model.disclosures import Disclosure
from opengov.patch import CellMend, Mend, Record, Steps, WordsMend

__all__ = ["CatalogFile", "Locator", "TableInfo"]


class Locator(Protocol):
    """Finds the place of a value in the file that was read."""

    def locate(self, pointer: str) -> Location:
        """Return the place of the value, or of the blank where it should be."""
        ...

    def quote(self, place: Location) -> tuple[str, ...]:
        """Return the cells of the row, or the line, at a place; nothing where there is none."""
        ...

    def steps(self, mend: Mend, record: Callable[[], Record], head: str) -> Steps | None:
        """Return what mends the file and the catalog; None where that cannot be told.

        Args:
            mend: What is to be done to the words.
            record: Gives the entry or catalog they are of, as JSON.
            head: JSON Pointer of the record.
        """
        ...

    def shared(self, catalog: int, entry: int, path: tuple[str | int, ...]) -> Hashable | None:
        """Return what names the cell of a value where several entries share it, else None.

        Args:
            catalog: Index of the catalog.
            entry: Index of the entry in it.
            path: From the entry to the value, in wire names.
        """
        ...

    def covered(self, mend: WordsMend | CellMend, /) -> Iterable[int]:
        """Return the further entries, in the same catalog, that the cell of a mend covers."""
        ...

    def letter_boxes(self) -> Iterator[tuple[Location, str, CellMend]]:
        """Yield the checkbox cells whose boxes are letters of a symbol font."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class TableInfo:
    """One table of the file and the fields it has columns for."""

    catalog: int
    """Index of the catalog that the table's rows belong to."""
    first_entry: int
    """Index in the catalog of the table's first entry."""
    entries: int
    """How many entries the table gave."""
    columns: frozenset[str]
    """Python names of the fields of `CatalogEntry` that have a column.

    `update_frequency` is among them when there is a column of frequencies or of limits.
    """
    location: Location
    """The header row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogFile:
    """A file that was read; whatever could not be read is among the findings."""

    source: str
    """The file as the user named it."""
    sha256: str
    format: str
    """xlsx, xls, ods, csv, tsv, html, docx, json or jsonl; `unknown` if it could not be told."""
    catalogs: tuple[Catalog, ...] = ()
    disclosures: tuple[Disclosure, ...] = ()
    """Records of a JSONL file of disclosures; such a file has no catalogs."""
    findings: tuple[Finding, ...] = ()
    """Findings of families F, T and S."""
    tables: Sequence[TableInfo] = ()
    """The tables the catalogs were read from; none for JSON."""
    faulty: Mapping[tuple[int, int], frozenset[str]] = field(default_factory=dict)
    """Fields that broke the schema and were left out: (catalog, entry) to Python names."""
    numbers: Mapping[int, Sequence[int]] = field(default_factory=dict)
    """Of JSON where some records could not be read: the number in the file of each entry.

    Key is the index of the catalog, or 0 for disclosures.
    """
    locator: Locator | None = None
    lines: bool = False
    """Whether entries are records of JSONL (pointers `/entries/N`)."""
    packed: bool = False
    """Whether the file was packed by gzip: places are those of its content."""

    def locate(self, pointer: str) -> Location:
        """Return the place of the value that a JSON Pointer names.

        Pointers are `/entries/3/content` in a file of one catalog and
        `/catalogs/1/entries/3/content` in a file of several.
        """
        if self.locator is None:
            return Location(source=self.source, pointer=pointer)
        return self.locator.locate(pointer)

    def quote(self, place: Location) -> tuple[str, ...]:
        """Return what stands at a place: the cells of its row, merged ones too, or its line."""
        return () if self.locator is None else self.locator.quote(place)

    def pointer(self, catalog: int, entry: int | None = None, *path: str | int) -> str:
        """Return the JSON Pointer of a catalog, an entry or publication, or a value in it."""
        head = "" if len(self.catalogs) <= 1 else f"/catalogs/{catalog}"
        if entry is not None and catalog in self.numbers:
            entry = self.numbers[catalog][entry]
        records = "disclosures" if self.disclosures else "entries"
        parts = [] if entry is None else [records, entry, *path]
        return head + pointer_of(*parts)
