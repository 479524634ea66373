"""Where in the workbook the values of a request stand."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from opengov.location import Location

__all__ = ["LedgerPlaces"]


@dataclass(frozen=True, slots=True)
class LedgerPlaces:
    """Finds the cell of a value, or of what is around it."""

    source: str
    cells: Mapping[str, Location]
    """Cells by JSON Pointer, `/requests/N/…`."""

    def locate(self, pointer: str) -> Location:
        """Return the place of the value, or of the nearest that is around it.

        >>> places = LedgerPlaces("a.xlsx", {"/requests/0": Location(source="a.xlsx", row=5)})
        >>> places.locate("/requests/0/channel").row
        5
        """
        around = pointer
        while around and around not in self.cells:
            around = around.rpartition("/")[0]
        found = self.cells.get(around, Location(source=self.source))
        return replace(found, pointer=pointer)
