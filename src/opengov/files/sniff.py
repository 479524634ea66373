"""What a file is: told by its content first, by its name where content leaves it open."""

import json
import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import Final, Literal, TypeAlias

from opengov.files.archive import Archive
from opengov.files.contentnotices import ARCHIVE_DAMAGED, FILE_ENCRYPTED
from opengov.files.notices import FILE_EMPTY, FORMAT_UNKNOWN, FORMAT_UNSUPPORTED
from opengov.files.unreadable import UnreadableError

__all__ = ["EXTENSIONS", "KINDS", "Kind", "extension_of", "kind_by_name", "sniff"]

Kind: TypeAlias = Literal[
    "xlsx", "xls", "ods", "csv", "tsv", "html", "docx", "json", "jsonl", "unknown"
]
"""What a file is read as."""

KINDS: Final[tuple[Kind, ...]] = (
    "xlsx", "xls", "ods", "csv", "tsv", "html", "docx", "json", "jsonl",
)  # fmt: skip
"""Everything that can be read."""

EXTENSIONS: Final[dict[str, Kind]] = {
    ".xlsx": "xlsx", ".xlsm": "xlsx", ".xltx": "xlsx", ".xltm": "xlsx",
    ".xls": "xls", ".xlt": "xls", ".et": "xls", ".ett": "xls",
    ".ods": "ods", ".ots": "ods",
    ".csv": "csv", ".txt": "csv", ".tsv": "tsv", ".tab": "tsv",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html",
    ".docx": "docx", ".docm": "docx", ".dotx": "docx",
    ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl",
}  # fmt: skip
"""Extensions and the kind that each promises."""

ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

SIGNATURES: Final = (
    (b"%PDF", "PDF 文件", "a PDF file"),
    (b"\x89PNG", "PNG 图片", "a PNG picture"),
    (b"\xff\xd8\xff", "JPEG 图片", "a JPEG picture"),
    (b"GIF8", "GIF 图片", "a GIF picture"),
    (b"BM", "BMP 图片", "a BMP picture"),
    (b"II*\x00", "TIFF 图片", "a TIFF picture"),
    (b"MM\x00*", "TIFF 图片", "a TIFF picture"),
    (b"Rar!", "RAR 压缩包", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩包", "a 7z archive"),
    (b"\x1f\x8b", "gzip 压缩文件", "a gzip file"),
    (b"{\\rtf", "RTF 文档", "an RTF document"),
    (b"MIME-Version:", "单一文件网页（MHT）", "a web archive (MHT)"),
    (b"\x09\x00\x04\x00", "早期 Excel 工作簿（2.0 版）", "an early Excel workbook (version 2)"),
    (b"\x09\x02\x06\x00", "早期 Excel 工作簿（3.0 版）", "an early Excel workbook (version 3)"),
    (b"\x09\x04\x06\x00", "早期 Excel 工作簿（4.0 版）", "an early Excel workbook (version 4)"),
)  # fmt: skip
"""First bytes of formats that are known and not read."""

OLE_STREAMS: Final[tuple[tuple[str, str, str], ...]] = (
    ("EncryptedPackage", "", ""),
    ("WordDocument", "Word 97-2003 或 WPS 文档（.doc、.wps）", "a Word 97-2003 or WPS document"),
    ("PowerPoint Document", "演示文稿（.ppt、.dps）", "a presentation (.ppt, .dps)"),
    ("Workbook", "xls", "xls"),
    ("Book", "xls", "xls"),
)  # fmt: skip
"""Streams of compound files that tell what the file is."""

OTHER_ZIPS: Final = (
    ("xl/workbook.bin", "二进制工作簿（.xlsb）", "a binary workbook (.xlsb)"),
    ("ppt/presentation.xml", "演示文稿（.pptx）", "a presentation (.pptx)"),
    ("ofd.xml", "OFD 版式文件", "an OFD document"),
)  # fmt: skip

ODS_MIME = "application/vnd.oasis.opendocument.spreadsheet"
ODF_MIME = "application/vnd.oasis.opendocument"

NAMED_BY_EXTENSION: Final = {
    ".doc": ("Word 97-2003 文档（.doc）", "a Word 97-2003 document (.doc)"),
    ".wps": ("WPS 文字文档（.wps）", "a WPS document (.wps)"),
    ".et": ("WPS 表格（.et）", "a WPS workbook (.et)"),
    ".dps": ("WPS 演示文稿（.dps）", "a WPS presentation (.dps)"),
    ".ppt": ("PowerPoint 97-2003 演示文稿（.ppt）", "a PowerPoint 97-2003 file (.ppt)"),
}
"""Formats named by extension where the content does not say more."""

CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")
UTF8_BOM = b"\xef\xbb\xbf"
HEAD = 65536
"""Bytes that are looked at; none of what they show needs more."""

HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|table|div|style|script|p|center|font)\b",
    re.IGNORECASE | re.DOTALL,
)
HTML_INSIDE = re.compile(rb"<(?:html|table)[\s>]", re.IGNORECASE)
XML_WORKBOOK = re.compile(rb"urn:schemas-microsoft-com:office:spreadsheet")


def extension_of(name: str) -> str:
    """Return the extension of a file name in lower case, with its dot.

    >>> extension_of("目录.XLSX"), extension_of("-")
    ('.xlsx', '')
    """
    return PurePath(name.replace("\\", "/")).suffix.lower()


def kind_by_name(name: str) -> Kind:
    """Return what the name of a file promises.

    >>> kind_by_name("a.htm"), kind_by_name("a.pdf")
    ('html', 'unknown')
    """
    return EXTENSIONS.get(extension_of(name), "unknown")


def sniff(data: bytes, *, promised: Kind, extension: str = "") -> Kind:
    """Tell what data are; `promised` decides among kinds of text only.

    >>> sniff(b"<table><tr><td>x</table>", promised="xls")
    'html'

    Raises:
        UnreadableError: The data are empty, encrypted, damaged or not of a kind that is read.
    """
    head = data[:HEAD]
    if not head.strip(b"\x00\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise UnreadableError(FILE_EMPTY)
    if data.startswith((ZIP, EMPTY_ZIP)):
        return _zip_kind(data)
    if data.startswith(OLE):
        return _ole_kind(data, extension)
    for signature, zh, en in SIGNATURES:
        if data.startswith(signature) and not _is_text(head, signature):
            raise UnreadableError(FORMAT_UNSUPPORTED, format_zh=zh, format_en=en)
    if not head.startswith(UTF16_BOMS) and CONTROL.search(head):
        if extension in NAMED_BY_EXTENSION:
            zh, en = NAMED_BY_EXTENSION[extension]
            raise UnreadableError(FORMAT_UNSUPPORTED, format_zh=zh, format_en=en)
        raise UnreadableError(FORMAT_UNKNOWN)
    return _text_kind(head, promised)


def _is_text(head: bytes, signature: bytes) -> bool:
    """Tell whether a signature of letters only begins a text (BM25,… is no picture)."""
    return signature == b"BM" and not CONTROL.search(head)


def _zip_kind(data: bytes) -> Kind:
    archive = Archive(data)
    if "xl/workbook.xml" in archive:
        kind: Kind = "xlsx"
    elif "word/document.xml" in archive:
        kind = "docx"
    else:
        kind = _other_zip_kind(archive)
    if archive.encrypted:
        raise UnreadableError(FILE_ENCRYPTED)
    return kind


def _other_zip_kind(archive: Archive) -> Kind:
    for telling, zh, en in OTHER_ZIPS:
        if telling in archive:
            raise UnreadableError(FORMAT_UNSUPPORTED, format_zh=zh, format_en=en)
    if archive.encrypted:
        raise UnreadableError(FILE_ENCRYPTED)
    mime = archive.read("mimetype").decode("ascii", "replace") if "mimetype" in archive else ""
    if mime.startswith(ODS_MIME) or (not mime and "content.xml" in archive):
        manifest = "META-INF/manifest.xml"
        if manifest in archive and b"encryption-data" in archive.read(manifest):
            raise UnreadableError(FILE_ENCRYPTED)
        return "ods"
    if mime.startswith(ODF_MIME):
        raise UnreadableError(
            FORMAT_UNSUPPORTED,
            format_zh="OpenDocument 文档（不是电子表格）",
            format_en="an OpenDocument file (not a spreadsheet)",
        )
    kind = _main_part(archive.names())
    if kind:
        return kind
    raise UnreadableError(FORMAT_UNSUPPORTED, format_zh="ZIP 压缩包", format_en="a ZIP archive")


def _main_part(names: Sequence[str]) -> Kind | None:
    """Tell office files whose main part has an unusual name by the folder of their parts."""
    if "[content_types].xml" not in names:
        return None
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    return "docx" if any(name.startswith("word/") for name in names) else None


def _ole_kind(data: bytes, extension: str) -> Kind:
    names = _ole_names(data)
    if "EncryptedPackage" in names:
        raise UnreadableError(FILE_ENCRYPTED)
    workbook = "Workbook" in names or "Book" in names
    if workbook and ("WordDocument" not in names or extension in (".xls", ".et", ".xlt")):
        return "xls"
    for stream, zh, en in OLE_STREAMS:
        if stream in names:
            raise UnreadableError(FORMAT_UNSUPPORTED, format_zh=zh, format_en=en)
    if extension in (".xls", ".xlt"):
        raise UnreadableError(ARCHIVE_DAMAGED, part="OLE")
    zh, en = NAMED_BY_EXTENSION.get(
        extension, ("无法识别的复合文档（OLE）", "a compound file (OLE) of unknown content")
    )
    raise UnreadableError(FORMAT_UNSUPPORTED, format_zh=zh, format_en=en)


def _ole_names(data: bytes) -> set[str]:
    """Return which of the telling streams a compound file has.

    Entries of its directory are 128 bytes long, begin at multiples of 128 and
    hold the name's length at offset 64.
    """
    found = set()
    for stream, _, _ in OLE_STREAMS:
        name = stream.encode("utf-16-le") + b"\x00\x00"
        at = data.find(name)
        while at >= 0:
            if at % 128 == 0 and data[at + 64 : at + 66] == len(name).to_bytes(2, "little"):
                found.add(stream)
                break
            at = data.find(name, at + 1)
    return found


def _text_kind(head: bytes, promised: Kind) -> Kind:
    if head.startswith(UTF16_BOMS):
        encoding = "utf-16-le" if head.startswith(b"\xff\xfe") else "utf-16-be"
        head = head[2:].decode(encoding, "ignore").encode()
    head = head.removeprefix(UTF8_BOM)
    if XML_WORKBOOK.search(head) and head.lstrip().startswith(b"<?xml"):
        raise UnreadableError(
            FORMAT_UNSUPPORTED,
            format_zh="XML 电子表格（Excel 2003）",
            format_en="an XML spreadsheet (Excel 2003)",
        )
    if HTML_START.match(head):
        return "html"
    if promised in ("csv", "tsv", "html", "json", "jsonl"):
        return promised
    if HTML_INSIDE.search(head):
        return "html"
    if head.lstrip()[:1] in (b"{", b"["):
        return _json_kind(head)
    return "tsv" if head.count(b"\t") > head.count(b",") else "csv"


def _json_kind(head: bytes) -> Kind:
    """Tell JSON from JSON Lines: there the first line is a whole object and another follows."""
    lines = [line for line in head.split(b"\n") if line.strip()]
    try:
        json.loads(lines[0])
    except (ValueError, RecursionError):
        return "json"
    return "jsonl" if len(lines) > 1 else "json"
