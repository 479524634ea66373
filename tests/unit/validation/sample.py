"""Records and files for the tests of validation."""

from collections.abc import Mapping

from opengov.catalogfile import CatalogFile, TableInfo
from opengov.finding import Finding, Severity
from opengov.location import Location
from opengov.model.catalog import Catalog, CatalogEntry
from opengov.text import Text

GOOD: dict[str, object] = {
    "id": "1",
    "content": ["发放标准"],
    "responsibleUnits": [{"name": "某县民政局"}],
    "channels": [{"code": "government_website", "text": "政府网站"}],
    "updateFrequency": {"code": "quarterly", "source": "stated", "raw": "每季度"},
}
"""An entry with the four elements."""


def entry(**changes: object) -> CatalogEntry:
    """Return the good entry with members changed; `None` takes one away."""
    record = {key: value for key, value in {**GOOD, **changes}.items() if value is not None}
    return CatalogEntry.model_validate(record)


def catalog(*entries: CatalogEntry, **members: object) -> Catalog:
    """Return a catalog of the entries."""
    return Catalog.model_validate({"id": "1", "entries": entries, **members})


def file(*catalogs: Catalog, **members: object) -> CatalogFile:
    """Return a file of the catalogs."""
    values: dict[str, object] = {"source": "a.xlsx", "sha256": "00", "format": "xlsx", **members}
    return CatalogFile(catalogs=catalogs, **values)  # type: ignore[arg-type] # members of the test


def table(columns: set[str], *, first: int = 0, entries: int = 1, number: int = 0) -> TableInfo:
    """Return what the reader says about a table."""
    return TableInfo(
        catalog=number,
        first_entry=first,
        entries=entries,
        columns=frozenset(columns),
        location=Location(source="a.xlsx", sheet="表", row=2),
    )


def note(
    code: str, severity: Severity = Severity.WARNING, *, place: Mapping[str, object] | None = None
) -> Finding:
    """Return a finding of the reader."""
    return Finding(
        code=code,
        name="some-note",
        severity=severity,
        message=Text("提示", "note"),
        location=Location(source="a.xlsx", **(place or {})),  # type: ignore[arg-type] # as above
    )
