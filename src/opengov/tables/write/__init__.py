"""Catalogs to tables in the official layout, which read back as the same catalogs."""

from collections.abc import Callable, Mapping, Sequence

from opengov.finding import Finding, Severity
from opengov.location import Location
from opengov.model.catalog import Catalog
from opengov.tables.write import notices
from opengov.tables.write.check import read_back, unkept
from opengov.tables.write.csvout import to_csv
from opengov.tables.write.html import to_html
from opengov.tables.write.layout import Table, lay_out
from opengov.tables.write.refuse import refused
from opengov.tables.write.xlsx import to_xlsx

__all__ = ["TABLE_FORMATS", "render_tables"]

TABLE_FORMATS: Mapping[str, Callable[[Sequence[Table]], bytes]] = {
    "xlsx": to_xlsx,
    "csv": to_csv,
    "html": to_html,
}
"""Formats of tables that can be written."""


def render_tables(
    catalogs: Sequence[Catalog], *, name: str, file_format: str
) -> tuple[bytes | None, tuple[Finding, ...]]:
    """Return a file of tables, or None where a text cannot be written, and what is not kept.

    Before it is rendered the table is read back, so that nothing is lost in silence.

    Args:
        catalogs: What to write, a table each.
        name: The file as the user named it, for the findings.
        file_format: A key of `TABLE_FORMATS`.

    >>> from opengov.model.catalog import CatalogEntry
    >>> catalog = Catalog(id="1", entries=[CatalogEntry(id="1", items=["办事指南"])])
    >>> data, findings = render_tables([catalog], name="a.csv", file_format="csv")
    >>> findings
    ()

    Raises:
        MissingExtraError: The extra `tables` is not installed.
    """
    if not catalogs:
        place = Location(source=name)
        return None, (notices.NOTHING_TO_WRITE.report(place, {"name": name}),)
    tables, findings = _lay_out_exactly(catalogs, name, file_format)
    findings = (*refused(tables, name, file_format), *findings)
    if any(finding.severity is Severity.FATAL for finding in findings):
        return None, findings
    return TABLE_FORMATS[file_format](tables), findings


def _lay_out_exactly(
    catalogs: Sequence[Catalog], name: str, file_format: str
) -> tuple[list[Table], tuple[Finding, ...]]:
    """Lay out, and again with the entries' ids shown where something did not come back."""
    tables, faults = _attempt(catalogs, name, file_format, frozenset())
    if faults:
        faulty = frozenset(index for index, _ in faults)
        more_tables, fewer = _attempt(catalogs, name, file_format, faulty)
        if len(fewer) < len(faults):
            tables, faults = more_tables, fewer
    left_out = (
        notices.EXTRA_NOT_KEPT.report(
            Location(source=name), {"header": header, "catalog": catalog.id}
        )
        for table, catalog in zip(tables, catalogs, strict=True)
        for header in table.left_out
    )
    return tables, (*left_out, *(finding for _, finding in faults))


def _attempt(
    catalogs: Sequence[Catalog], name: str, file_format: str, with_ids: frozenset[int]
) -> tuple[list[Table], list[tuple[int, Finding]]]:
    tables = lay_out(catalogs, with_ids=with_ids)
    read = read_back(tables, name, file_format)
    return tables, list(unkept(catalogs, read, name))
