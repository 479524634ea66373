"""A source to grids or to text: the reader of its kind, found and called."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Final, TypeAlias, cast

from opengov.errors import MissingExtraError
from opengov.files.contentnotices import ENCODING_BROKEN, NO_TABLE
from opengov.files.csvfile import read_csv
from opengov.files.encoding import Decoded, Undecodable, declared_charset, decode
from opengov.files.grid import Grid
from opengov.files.source import Source
from opengov.files.unreadable import UnreadableError
from opengov.finding import Finding, Severity

__all__ = ["GridsRead", "SourceText", "decode_source", "read_grids"]

GridsAndFindings: TypeAlias = tuple[list[Grid], list[Finding]]

BINARY: Final = ("xlsx", "xls", "ods", "docx")
"""Kinds whose reader `read_<kind>` stands in the module of that name and takes bytes."""


@dataclass(frozen=True, slots=True)
class GridsRead:
    """The tables of a file, in order, and what was wrong with it."""

    grids: tuple[Grid, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a file, `None` where it cannot be decoded; findings say why."""

    text: str | None
    findings: tuple[Finding, ...] = ()
    byte_offset: Callable[[int], int] = int
    """Where in the file a character of the text begins."""


def decode_source(source: Source) -> SourceText:
    """Return a source as text.

    >>> from opengov.files.source import open_source
    >>> decode_source(open_source("a.json", data='{"id": "甲"}'.encode("gbk"))).text
    '{"id": "甲"}'
    """
    try:
        decoded = _decode(source)
    except UnreadableError as error:
        return SourceText(None, (error.finding(source.name),))
    return SourceText(decoded.text, byte_offset=decoded.byte_offset)


def read_grids(source: Source) -> GridsRead:
    """Read all tables of a source that holds tables; bad data become findings.

    >>> from opengov.files.source import open_source
    >>> source = open_source("a.csv", data="序号,内容".encode())
    >>> read_grids(source).grids[0].rows
    [['序号', '内容']]

    Raises:
        MissingExtraError: The kind of file needs an extra that is not installed.
    """
    if not source.readable:
        return GridsRead()
    try:
        grids, findings = _read(source)
    except UnreadableError as error:
        return GridsRead(findings=(error.finding(source.name),))
    if not grids and not any(finding.severity is Severity.FATAL for finding in findings):
        findings.append(UnreadableError(NO_TABLE).finding(source.name))
    return GridsRead(tuple(grids), tuple(findings))


def _read(source: Source) -> GridsAndFindings:
    if source.kind in ("csv", "tsv"):
        grid, findings = read_csv(
            source.name, _decode(source), prefer="\t" if source.kind == "tsv" else ","
        )
        return ([grid] if grid.rows else []), findings
    if source.kind in BINARY:
        read_binary = cast("Callable[[str, bytes], GridsAndFindings]", _reader(source.kind))
        return read_binary(source.name, source.data)
    read_text = cast("Callable[[str, Decoded], GridsAndFindings]", _reader(source.kind))
    return read_text(source.name, _decode(source))


def _reader(kind: str) -> object:
    try:
        module = import_module(f"opengov.files.{kind}")
    except ModuleNotFoundError as error:
        raise MissingExtraError("tables", needed_for=f"reading {kind.upper()}") from error
    return getattr(module, f"read_{kind}")


def _decode(source: Source) -> Decoded:
    charset = declared_charset(source.data) if source.kind == "html" else None
    decoded = decode(source.data, charset=charset)
    if isinstance(decoded, Undecodable):
        raise UnreadableError(
            ENCODING_BROKEN,
            encoding=decoded.encoding.upper(),
            offset=decoded.byte_offset,
            length=decoded.byte_length,
        )
    return decoded
