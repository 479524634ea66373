"""One input: its bytes, what it is, and why it cannot be read if it cannot."""

import hashlib
from dataclasses import dataclass
from pathlib import Path, PurePath

from opengov.errors import UnknownCodeError
from opengov.files import limits, notices
from opengov.files.gzipped import gunzip, is_gzip, without_gz
from opengov.files.sniff import KINDS, Kind, extension_of, kind_by_name, sniff
from opengov.files.unreadable import UnreadableError
from opengov.finding import Finding, NoticeSpec, Severity
from opengov.location import Location

__all__ = ["Source", "open_source"]

KIND_NAMES = {
    "xlsx": "XLSX", "xls": "XLS", "ods": "ODS", "csv": "CSV", "tsv": "TSV",
    "html": "HTML", "docx": "DOCX", "json": "JSON", "jsonl": "JSONL",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """An input that was opened, readable or not."""

    name: str
    """The input as the user named it; `-` is standard input."""
    data: bytes
    """The content; of a file packed by gzip, unpacked."""
    sha256: str
    """Digest of the bytes as stored; of no bytes where the file could not be read."""
    kind: Kind
    findings: tuple[Finding, ...] = ()
    packed: bool = False
    """Whether the file was packed by gzip."""

    @property
    def readable(self) -> bool:
        """Whether tables or records may be read from it."""
        skipped = any(f.code == notices.LOCK_FILE.code for f in self.findings)
        return not skipped and not any(f.severity is Severity.FATAL for f in self.findings)


def open_source(
    path: str | Path,
    *,
    data: bytes | None = None,
    name: str | None = None,
    input_format: str | None = None,
) -> Source:
    """Open an input and tell what it is; bad data become findings.

    `data` stand for the content of `path`, which is then not opened; content
    packed by gzip is unpacked;
    `input_format` is believed before the extension, but not before the content.

    >>> source = open_source("-", data="序号,公开事项".encode(), input_format="csv")
    >>> source.kind, source.readable
    ('csv', True)
    >>> open_source("no-such.xlsx").findings[0].code
    'F001'

    Raises:
        UnknownCodeError: `input_format` is no format that is read.
    """
    if input_format is not None and input_format not in KINDS:
        raise UnknownCodeError("input format", input_format, known=KINDS)
    label = name if name is not None else str(path)
    plain = without_gz(label)
    promised: Kind = next((kind for kind in KINDS if kind == input_format), kind_by_name(plain))
    if PurePath(label).name.startswith("~$"):
        return _closed(label, promised, notices.LOCK_FILE.at(Location(source=label), name=label))
    if data is None:
        content = _read(Path(path), label)
        if isinstance(content, Finding):
            return _closed(label, promised, content)
        data = content
    if len(data) > limits.FILE_BYTES:
        return _closed(label, promised, _too_large(label, len(data)))
    digest = hashlib.sha256(data).hexdigest()
    extension = f".{input_format}" if input_format else extension_of(plain)
    packed = is_gzip(data)
    try:
        if packed:
            data = gunzip(data)
        kind = sniff(data, promised=promised, extension=extension)
    except UnreadableError as error:
        return Source(label, data, digest, promised, (error.finding(label),))
    named = _name_findings(label, extension, promised, kind)
    return Source(label, data, digest, kind, named, packed)


def _name_findings(label: str, extension: str, promised: Kind, kind: Kind) -> tuple[Finding, ...]:
    """Warn of a name that promises something else; names that promise nothing pass."""
    similar = {promised, kind} in ({"csv", "tsv"}, {"json", "jsonl"})
    if not extension or promised == kind or similar:
        return ()
    known = promised != "unknown" or extension in (".doc", ".wps", ".pdf", ".zip")
    if not known:
        return ()
    return (
        notices.WRONG_EXTENSION.at(
            Location(source=label), name=label, extension=extension, kind=KIND_NAMES[kind]
        ),
    )


def _read(path: Path, label: str) -> bytes | Finding:
    try:
        size = path.stat().st_size
        if path.is_dir():
            return _failure(notices.FILE_IS_FOLDER, label)
        return _too_large(label, size) if size > limits.FILE_BYTES else path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return _failure(notices.FILE_MISSING, label)
    except PermissionError:
        return _failure(notices.FILE_NOT_PERMITTED, label)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return _failure(notices.FILE_UNREADABLE, label, reason=reason)


def _too_large(label: str, size: int) -> Finding:
    return _failure(notices.FILE_TOO_LARGE, label, size=size, limit=limits.FILE_BYTES)


def _failure(notice: NoticeSpec, label: str, **values: object) -> Finding:
    return notice.report(Location(source=label), {"name": label, **values})


def _closed(label: str, kind: Kind, finding: Finding) -> Source:
    return Source(label, b"", hashlib.sha256(b"").hexdigest(), kind, (finding,))
