"""`write_catalog`: typed catalogs to a file in any format that can be written."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, Protocol, TypeAlias

from opengov._saving import save
from opengov.errors import UnknownCodeError
from opengov.finding import Finding
from opengov.location import Location
from opengov.model.catalog import Catalog
from opengov.records import dump_json, dump_jsonl, jsonl_losses

__all__ = ["OUTPUT_FORMATS", "write_catalog"]

OUTPUT_FORMATS = ("xlsx", "csv", "html", "json", "jsonl")
"""Formats that can be written; each is also the extension of such files."""
SYNONYMS = {"htm": "html"}


class HasCatalogs(Protocol):
    """A `CatalogFile` or a `CatalogSet`."""

    @property
    def catalogs(self) -> tuple[Catalog, ...]:
        """The catalogs, in order."""
        ...


Rendered: TypeAlias = tuple[bytes | None, tuple[Finding, ...]]


def write_catalog(
    catalogs: Catalog | Sequence[Catalog] | HasCatalogs,
    target: str | Path | BinaryIO,
    *,
    file_format: str | None = None,
) -> tuple[Finding, ...]:
    """Write disclosure catalogs (政务公开标准目录) as official tables or as JSON.

    Reading what was written gives the same catalogs. Whatever a format has no
    room for, such as the credit code of a unit in a table, is among the
    findings. A file is replaced as a whole or, after a fatal finding, not at all.

    Args:
        catalogs: One catalog, several, or what `read_catalog` returned.
        target: Path of the file, or a binary stream.
        file_format: One of `OUTPUT_FORMATS`; by default the extension tells.

    Raises:
        UnknownCodeError: The format cannot be written, or nothing tells it.
        MissingExtraError: The format needs the extra `tables`.

    >>> from io import BytesIO
    >>> from opengov.model.catalog import CatalogEntry
    >>> stream = BytesIO()
    >>> entry = CatalogEntry(id="1", sequence="1", items=["办事指南"])
    >>> catalog = Catalog(id="1", entries=[entry])
    >>> write_catalog(catalog, stream, file_format="csv")
    ()
    >>> stream.getvalue().decode("utf-8-sig").splitlines()[1]
    '1,办事指南,,,,,,,,,,,'
    """
    given = tuple(_catalogs(catalogs))
    is_path = isinstance(target, (str, Path))
    name = str(target) if is_path else str(getattr(target, "name", "-"))
    known = _format(name, file_format)
    if known in RECORDS:
        data, findings = RECORDS[known](given, name)
    else:
        data, findings = _tables(given, name, known)
    if data is not None:
        if isinstance(target, (str, Path)):
            save(Path(target), data)
        else:
            target.write(data)
    return findings


def _catalogs(catalogs: Catalog | Sequence[Catalog] | HasCatalogs) -> Sequence[Catalog]:
    if isinstance(catalogs, Catalog):
        return (catalogs,)
    return catalogs if isinstance(catalogs, Sequence) else catalogs.catalogs


def _format(name: str, file_format: str | None) -> str:
    wanted = Path(name).suffix[1:] if file_format is None else file_format
    known = SYNONYMS.get(wanted.lower(), wanted.lower())
    if known not in OUTPUT_FORMATS:
        raise UnknownCodeError("output format", wanted, known=OUTPUT_FORMATS)
    return known


def _tables(catalogs: tuple[Catalog, ...], name: str, file_format: str) -> Rendered:
    from opengov.tables.write import render_tables  # noqa: PLC0415 - tables are an extra

    return render_tables(catalogs, name=name, file_format=file_format)


def _json(catalogs: tuple[Catalog, ...], _name: str) -> Rendered:
    return dump_json(catalogs).encode(), ()


def _jsonl(catalogs: tuple[Catalog, ...], name: str) -> Rendered:
    return dump_jsonl(catalogs).encode(), tuple(_losses(catalogs, name))


def _losses(catalogs: tuple[Catalog, ...], name: str) -> Iterator[Finding]:
    from opengov.tables.write.notices import RECORDS_NOT_KEPT  # noqa: PLC0415 - needed rarely

    for pointer in jsonl_losses(catalogs):
        place = Location(source=name, pointer=pointer)
        yield RECORDS_NOT_KEPT.report(place, {"pointer": pointer})


RECORDS: Mapping[str, Callable[[tuple[Catalog, ...], str], Rendered]] = {
    "json": _json,
    "jsonl": _jsonl,
}
