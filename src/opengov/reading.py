"""`read_catalog` and `read_request`: files to typed objects with places."""

from dataclasses import replace
from pathlib import Path

from opengov._bulk import collection_paused
from opengov.catalogfile import CatalogFile
from opengov.files import Source, decode_source, open_source, read_grids
from opengov.finding import Finding
from opengov.location import Location
from opengov.records import read_json, read_jsonl
from opengov.records.requests import read_requests_json, read_requests_jsonl
from opengov.requestfile import RequestFile
from opengov.requests.notices import report

__all__ = ["read_catalog", "read_request"]

RECORD_FORMATS = frozenset({"json", "jsonl"})
LEDGER_FORMATS = frozenset({"xlsx", "xls", "ods", "csv", "tsv"})


def read_catalog(
    path: str | Path,
    *,
    data: bytes | None = None,
    input_format: str | None = None,
) -> CatalogFile:
    r"""Read a disclosure catalog (政务公开标准目录) from a file in any published format.

    XLSX, XLS, ODS, CSV, TSV, HTML and DOCX tables, catalog JSON and JSONL are
    read. Bad data never raises: what could not be read, and what was read with
    a reservation, stands in `findings`.

    Args:
        path: The file; with `data`, only the name it is reported under.
        data: Content to read in place of the file's.
        input_format: Format to assume; by default the content tells.

    Raises:
        MissingExtraError: The format needs the extra `tables`.

    >>> row = "1,养老服务,某县民政局".encode("gb18030")
    >>> head = "序号,公开事项,公开主体\n".encode("gb18030")
    >>> file = read_catalog("目录.csv", data=head + row)
    >>> file.catalogs[0].entries[0].responsible_units[0].name
    '某县民政局'
    >>> file.locate("/entries/0/responsibleUnits").cell
    'C2'
    """
    source = open_source(path, data=data, input_format=input_format)
    with collection_paused():
        file = _read(source)
    return replace(file, packed=True) if source.packed else file


def _read(source: Source) -> CatalogFile:
    """Read an opened file by its format."""
    if not source.readable:
        return _unread(source, tuple(source.findings))
    if source.kind in RECORD_FORMATS:
        return _read_records(source)
    from opengov.tables.read import read_tables  # noqa: PLC0415 - tables are an extra

    read = read_grids(source)
    before = (*source.findings, *read.findings)
    if not read.grids:
        return _unread(source, before)
    file = read_tables(
        read.grids, source=source.name, sha256=source.sha256, file_format=source.kind
    )
    return _with_findings(file, before)


def _read_records(source: Source) -> CatalogFile:
    """Read catalog JSON or JSONL."""
    decoded = decode_source(source)
    if decoded.text is None:
        return _unread(source, (*source.findings, *decoded.findings))
    reader = read_json if source.kind == "json" else read_jsonl
    file = reader(
        decoded.text,
        source=source.name,
        sha256=source.sha256,
        byte_offset=decoded.byte_offset,
    )
    return _with_findings(file, (*source.findings, *decoded.findings))


def _unread(source: Source, findings: tuple[Finding, ...]) -> CatalogFile:
    return CatalogFile(
        source=source.name, sha256=source.sha256, format=source.kind, findings=findings
    )


def _with_findings(file: CatalogFile, before: tuple[Finding, ...]) -> CatalogFile:
    """Put the findings of opening a file before those of reading it."""
    return replace(file, findings=(*before, *file.findings)) if before else file


def read_request(
    path: str | Path,
    *,
    data: bytes | None = None,
    input_format: str | None = None,
) -> RequestFile:
    r"""Read requests for information (依申请公开): one in JSON, several in JSONL or a ledger.

    A ledger (台账) is a workbook or a CSV table with one row a request. Bad data never
    raises: what could not be read stands in `findings`.

    Args:
        path: The file; with `data`, only the name it is reported under.
        data: Content to read in place of the file's.
        input_format: Format to assume; by default the content tells.

    Raises:
        MissingExtraError: The format needs the extra `tables`.

    >>> text = '{"id": "1", "events": [{"type": "received", "on": "2026-06-01"}]}'
    >>> read_request("a.json", data=text.encode()).request.events[0].type
    'received'
    >>> text = "编号,申请渠道,收到日期\n〔2026〕12号,电子邮件,2026年6月1日"
    >>> read_request("台账.csv", data=text.encode()).request.channel
    'email'
    """
    source = open_source(path, data=data, input_format=input_format)
    if source.readable and source.kind in RECORD_FORMATS:
        return _read_request_records(source)
    if source.readable and source.kind in LEDGER_FORMATS:
        return _read_ledger(source)
    findings = tuple(source.findings)
    if source.readable:
        where = Location(source=source.name)
        findings = (*findings, report("not-requests", where, {"kind": source.kind}))
    return _no_requests(source, findings)


def _read_request_records(source: Source) -> RequestFile:
    """Read requests in JSON or JSONL."""
    decoded = decode_source(source)
    findings = (*source.findings, *decoded.findings)
    if decoded.text is None:
        return _no_requests(source, findings)
    reader = read_requests_json if source.kind == "json" else read_requests_jsonl
    file = reader(
        decoded.text, source=source.name, sha256=source.sha256, byte_offset=decoded.byte_offset
    )
    return replace(file, findings=(*findings, *file.findings))


def _read_ledger(source: Source) -> RequestFile:
    """Read the requests of a ledger."""
    from opengov.ledger import read_ledger  # noqa: PLC0415 - tables are an extra

    read = read_grids(source)
    findings = (*source.findings, *read.findings)
    if not read.grids:
        return _no_requests(source, findings)
    file = read_ledger(
        read.grids, source=source.name, sha256=source.sha256, file_format=source.kind
    )
    return replace(file, findings=(*findings, *file.findings))


def _no_requests(source: Source, findings: tuple[Finding, ...]) -> RequestFile:
    return RequestFile(
        source=source.name, sha256=source.sha256, format=source.kind, findings=findings
    )
