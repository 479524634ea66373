"""What the written table does not give back, found by reading it."""

from collections.abc import Iterator, Sequence

from opengov.finding import Finding
from opengov.location import Location
from opengov.model.catalog import Catalog, CatalogEntry
from opengov.tables.read import read_tables
from opengov.tables.write import notices
from opengov.tables.write.grids import to_grids
from opengov.tables.write.layout import Table

__all__ = ["read_back", "unkept"]

LONGEST_QUOTE = 60


def read_back(tables: Sequence[Table], source: str, file_format: str) -> tuple[Catalog, ...]:
    """Return the catalogs that reading the written tables gives."""
    grids = to_grids(tables, source, file_format)
    return read_tables(grids, source=source, sha256="", file_format=file_format).catalogs


def unkept(
    given: Sequence[Catalog], read: Sequence[Catalog], source: str
) -> Iterator[tuple[int, Finding]]:
    """Yield what comes back otherwise than given: the catalog's index and the finding.

    >>> [finding.code for _, finding in unkept([Catalog(id="1", entries=[])], [], "a.csv")]
    ['T255']
    """
    if len(given) != len(read):
        place = Location(source=source)
        values = {"given": len(given), "read": len(read)}
        yield 0, notices.CATALOGS_NOT_KEPT.report(place, values)
        return
    several = len(given) > 1
    for index, (catalog, found) in enumerate(zip(given, read, strict=True)):
        if catalog == found:
            continue
        head = f"/catalogs/{index}" if several else ""
        for finding in _of_catalog(catalog, found, source, head):
            yield index, finding


def _of_catalog(given: Catalog, read: Catalog, source: str, head: str) -> Iterator[Finding]:
    for name in _differing(given, read):
        place = Location(source=source, pointer=f"{head}/{_wire(Catalog, name)}")
        if name != "entries":
            values = {"catalog": given.id, **_values(given, read, name)}
            yield notices.CATALOG_NOT_KEPT.report(place, values)
        elif len(given.entries) != len(read.entries):
            counts = {"given": len(given.entries), "read": len(read.entries)}
            yield notices.ENTRIES_NOT_KEPT.report(place, {"catalog": given.id, **counts})
        else:
            for index, pair in enumerate(zip(given.entries, read.entries, strict=True)):
                yield from _of_entry(*pair, source, f"{head}/entries/{index}")


def _of_entry(
    given: CatalogEntry, read: CatalogEntry, source: str, head: str
) -> Iterator[Finding]:
    for name in _differing(given, read):
        place = Location(source=source, pointer=f"{head}/{_wire(CatalogEntry, name)}")
        values = {"entry": given.id, **_values(given, read, name)}
        yield notices.VALUE_NOT_KEPT.report(place, values)


def _differing(given: Catalog | CatalogEntry, read: Catalog | CatalogEntry) -> list[str]:
    if given == read:
        return []
    names = type(given).model_fields
    return [name for name in names if getattr(given, name) != getattr(read, name)]


def _wire(model: type[Catalog | CatalogEntry], name: str) -> str:
    return model.model_fields[name].alias or name


def _values(
    given: Catalog | CatalogEntry, read: Catalog | CatalogEntry, name: str
) -> dict[str, object]:
    found = read.model_dump(mode="json", include={name})
    text = str(next(iter(found.values()), "—"))
    return {
        "field": _wire(type(given), name),
        "title": _title(type(given), name),
        "read": text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 1]}…",
    }


def _title(model: type[Catalog | CatalogEntry], name: str) -> str:
    words = (getattr(part, "zh", None) for part in model.model_fields[name].metadata)
    return next((word for word in words if isinstance(word, str)), name)
