"""From a JSON Pointer back to the cell a value was read from."""

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field, replace

from opengov.jsonpointer import split_pointer
from opengov.location import Location
from opengov.patch import CellMend, Mend, Record, Steps, WordsMend
from opengov.tables.mending import Mender, letter_boxes
from opengov.tables.places import WIRE_TO_FIELD, EntryPlace

__all__ = ["TableLocator"]


@dataclass(slots=True)
class TableLocator:
    """Resolves pointers of a file that was read from tables."""

    source: str
    places: list[list[EntryPlace]] = field(default_factory=list)
    """Per catalog, the place of every entry."""
    headers: list[Location] = field(default_factory=list)
    """Per catalog, its first header row."""
    _grids: dict[str | None, EntryPlace] = field(default_factory=dict)
    """An entry of each sheet, once asked for."""
    _mender: Mender = field(init=False)

    def __post_init__(self) -> None:
        """Prepare for mending."""
        self._mender = Mender(self.places)

    def locate(self, pointer: str) -> Location:
        """Return the place of the value, or of the blank cell where it should be."""
        tokens = list(split_pointer(pointer))
        catalog = 0
        if tokens[:1] == ["catalogs"] and len(tokens) > 1 and tokens[1].isdigit():
            catalog, tokens = int(tokens[1]), tokens[2:]
        return replace(self._place(catalog, tokens), pointer=pointer)

    def quote(self, place: Location) -> tuple[str, ...]:
        """Return the texts of a row, each cell with what covers it."""
        if place.row is None:
            return ()
        if not self._grids:
            every = (entry for places in self.places for entry in places)
            self._grids = {entry.grid.sheet: entry for entry in every}
        entry = self._grids.get(place.sheet)
        if entry is None:
            return ()
        row = bisect_left(entry.grid.row_numbers, place.row)
        if row == len(entry.grid.rows) or entry.grid.row_numbers[row] != place.row:
            return ()
        return tuple(entry.merges.text(row, i) for i in range(len(entry.grid.rows[row])))

    def steps(self, mend: Mend, record: Callable[[], Record], head: str) -> Steps | None:
        """Return what mends the table and the catalog; None where that cannot be told."""
        return self._mender.steps(mend, record, head)

    def shared(self, catalog: int, entry: int, path: tuple[str | int, ...]) -> Hashable | None:
        """Return what names the cell of a value where a merged cell covers several entries."""
        wire, *rest = path
        place = self.places[catalog][entry]
        return place.shared(WIRE_TO_FIELD.get(str(wire)), [str(step) for step in rest])

    def covered(self, mend: WordsMend | CellMend, /) -> Iterator[int]:
        """Yield the further entries that a merged cell covers, of those it may be mended in."""
        if mend.entry is None:
            return
        places = self.places[mend.catalog]
        first = places[mend.entry]
        if isinstance(mend, CellMend):
            columns = [mend.column]
        else:
            columns = [each.index for each in first.columns(WIRE_TO_FIELD.get(str(mend.path[0])))]
        for entry in range(mend.entry + 1, len(places)):
            if not first.shares(places[entry], columns):
                return
            yield entry

    def letter_boxes(self) -> Iterator[tuple[Location, str, CellMend]]:
        """Yield the checkbox cells whose boxes are letters of a symbol font."""
        return letter_boxes(self.places)

    def _place(self, catalog: int, tokens: list[str]) -> Location:
        if not 0 <= catalog < len(self.places):
            return Location(source=self.source)
        places = self.places[catalog]
        if tokens[:1] == ["entries"] and len(tokens) > 1 and tokens[1].isdigit():
            index = int(tokens[1])
            if index < len(places):
                wire, rest = next(iter(tokens[2:]), None), tokens[3:]
                name = None if wire is None else WIRE_TO_FIELD.get(wire)
                return places[index].locate(name, rest)
        return self.headers[catalog]
