"""Forms that fields take in a table, each cell proved by reading it back."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from opengov.model.catalog import CatalogEntry
from opengov.tables.entries import EntryReader
from opengov.tables.headers import Column
from opengov.wording.signs import is_ditto

__all__ = ["Cells", "Form", "Look", "OutColumn", "Values", "choose", "single"]

Look: TypeAlias = Literal["text", "wide", "narrow", "tick"]
"""How a column is laid out: its width, and whether its cells are centred."""
Values: TypeAlias = tuple[object, ...]
"""Values of the fields that a form holds, in the order of `Form.fields`."""
Cells: TypeAlias = tuple[str, ...]
"""Texts of the columns of a form in one row."""


@dataclass(frozen=True, slots=True)
class OutColumn:
    """A column to be written."""

    role: str
    """The role that the reader gives the header."""
    header: str
    parent: str = ""
    """The header above, where several columns share one."""
    level: int = 0
    """Level of an item column, 0 where the header does not say."""
    look: Look = "text"


@dataclass(slots=True)
class Form:
    """Columns that hold one or more fields, and the ways to write a row of them."""

    fields: tuple[str, ...]
    columns: tuple[OutColumn, ...]
    ways: Callable[[Values], Iterable[Cells]]
    """Texts to try, the one that looks best first; at least one."""
    _reader: EntryReader = field(init=False, repr=False)
    _known: dict[Values, tuple[Cells, bool]] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Prepare to read back what is written."""
        columns = [
            Column(index, column.role, column.header, column.header, column.level)
            for index, column in enumerate(self.columns)
        ]
        self._reader = EntryReader(columns)

    def write(self, entry: CatalogEntry) -> tuple[Cells, bool]:
        """Return the texts of an entry's row, and whether they read back as given."""
        values = tuple(getattr(entry, name) for name in self.fields)
        found = self._known.get(values)
        if found is None:
            found = self._known[values] = self._first_exact(values)
        return found

    def misses(self, entries: Iterable[CatalogEntry]) -> int:
        """Count the entries that the form cannot hold exactly."""
        return sum(not self.write(entry)[1] for entry in entries)

    def _first_exact(self, values: Values) -> tuple[Cells, bool]:
        first: Cells | None = None
        exact: Cells | None = None
        for way in self.ways(values):
            cells = tuple(text.replace("\r\n", "\n").replace("\r", "\n") for text in way)
            if self._read(cells) == values:
                # A bare 同上 would be resolved from the row above, so any other way is better.
                if not any(map(is_ditto, cells)):
                    return cells, True
                exact = cells if exact is None else exact
            first = cells if first is None else first
        return exact or first or ("",) * len(self.columns), exact is not None

    def _read(self, cells: Cells) -> Values:
        entry = self._reader.read(cells, 0)
        return tuple(getattr(entry, name) for name in self.fields)


def choose(forms: Sequence[Form], entries: Sequence[CatalogEntry]) -> Form:
    """Return the first form that holds every entry, else the one that misses fewest.

    >>> entries = [CatalogEntry(id="1", url="http://a.gov.cn")]
    >>> choose([single("url", OutColumn("url", "网址"))], entries).write(entries[0])
    (('http://a.gov.cn',), True)
    """
    best, fewest = forms[0], len(entries) + 1
    for form in forms:
        misses = form.misses(entries)
        if misses < fewest:
            best, fewest = form, misses
        if not misses:
            break
    return best


def single(name: str, column: OutColumn) -> Form:
    """Return the form of a field that is one text."""

    def ways(values: Values) -> Iterator[Cells]:
        yield ("" if values[0] is None else str(values[0]),)

    return Form((name,), (column,), ways)
