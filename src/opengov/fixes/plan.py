"""Which cells of a file can be mended, and how."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from opengov.catalogfile import CatalogFile
from opengov.files import open_source, read_grids
from opengov.files.grid import Grid
from opengov.finding import Finding
from opengov.fixes.kinds import FIXES, Cell, Fix
from opengov.location import Location
from opengov.model.catalog import CatalogEntry
from opengov.reading import read_catalog
from opengov.text import Lang
from opengov.validation.profiles import wire_name

__all__ = ["Patch", "Plan", "plan_fixes"]

FIELDS = (
    "items", "content", "responsible_units", "legal_basis", "channels", "time_limit",
    "update_frequency", "domain", "contacts",
)  # fmt: skip
"""Fields whose cells are looked at; the first that a cell belongs to decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patch:
    """A cell and what is to stand in it."""

    location: Location
    old: str
    new: str
    fixes: tuple[Fix, ...]

    @property
    def cell(self) -> str:
        """Address of the cell."""
        return self.location.cell or ""

    @property
    def safe(self) -> bool:
        """Whether every fix that was applied is safe."""
        return all(fix.safe for fix in self.fixes)

    def to_json(self, lang: Lang) -> dict[str, object]:
        """Return the patch as it stands in JSON."""
        return {
            "location": self.location.to_json(),
            "old": self.old,
            "new": self.new,
            "safe": self.safe,
            "fixes": [{"name": fix.name, "title": fix.title.say(lang)} for fix in self.fixes],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A file that was read, and the cells that can be mended."""

    file: CatalogFile
    data: bytes
    patches: tuple[Patch, ...]


def plan_fixes(path: str, data: bytes, *, unsafe: bool = False) -> Plan:
    """Read a table and find what can be mended in it.

    Args:
        path: Name of the file.
        data: Its content.
        unsafe: Also propose what may change the meaning.

    Raises:
        MissingExtraError: The format needs the extra `tables`.
    """
    file = read_catalog(path, data=data)
    grids: dict[str | None, Grid] = {}
    if file.tables:
        grids = {grid.sheet: grid for grid in read_grids(open_source(path, data=data)).grids}
    found: dict[tuple[str | None, str], dict[str, Finding]] = defaultdict(dict)
    for finding in file.findings:
        if finding.location.cell is not None:
            found[finding.location.sheet, finding.location.cell][finding.code] = finding
    texts = {sheet: _texts(grid) for sheet, grid in grids.items()}
    fixes = tuple(fix for fix in FIXES if fix.safe or unsafe)
    seen: set[tuple[str | None, str]] = set()
    patches: list[Patch] = []
    for name, entry, place in _places(file):
        key = (place.sheet, place.cell or "")
        text = texts.get(place.sheet, {}).get(place.cell or "", "")
        if key in seen or not text.strip():
            continue
        seen.add(key)
        patch = _patch(Cell(text, name, entry, found.get(key, {})), place, fixes)
        if patch is not None:
            patches.append(patch)
    return Plan(file=file, data=data, patches=tuple(patches))


def _texts(grid: Grid) -> Mapping[str, str]:
    """Return the text of every cell by its address."""
    return {
        place.cell: text
        for index, row in enumerate(grid.rows)
        for column, text in enumerate(row)
        if text and (place := grid.locate(index, column)).cell is not None
    }


def _places(file: CatalogFile) -> Iterator[tuple[str, CatalogEntry, Location]]:
    for number, catalog in enumerate(file.catalogs):
        for index, entry in enumerate(catalog.entries):
            for name in FIELDS:
                if name == "items":
                    for level in range(len(entry.items)):
                        pointer = file.pointer(number, index, "items", level)
                        yield name, entry, file.locate(pointer)
                elif getattr(entry, name):
                    pointer = file.pointer(number, index, wire_name(name))
                    yield name, entry, file.locate(pointer)


def _patch(cell: Cell, place: Location, fixes: tuple[Fix, ...]) -> Patch | None:
    """Apply the fixes one after the other."""
    text = cell.text
    applied: list[Fix] = []
    for fix in fixes:
        new = fix.apply(Cell(text, cell.name, cell.entry, cell.findings))
        if new != text:
            applied.append(fix)
            text = new
    if not applied or text == cell.text:
        return None
    return Patch(location=place, old=cell.text, new=text, fixes=tuple(applied))
