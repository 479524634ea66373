"""Office files made by hand, where no library writes what is to be read."""

import io
import zipfile

PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORD_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_WORD_NS = "http://purl.oclc.org/ooxml/wordprocessingml/main"
W14_NS = "http://schemas.microsoft.com/office/word/2010/wordml"
MC_NS = "http://schemas.openxmlformats.org/markup-compatibility/2006"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
ODS_MIME = "application/vnd.oasis.opendocument.spreadsheet"


def zipped(parts: dict[str, str | bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as container:
        for name, data in parts.items():
            container.writestr(name, data)
    return buffer.getvalue()


def relations(*links: tuple[str, str]) -> str:
    body = "".join(
        f'<Relationship Id="r{i}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(links, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}">{body}</Relationships>'


def xlsx_parts(
    *sheets: str, strings: str = "", styles: str = "", properties: str = ""
) -> dict[str, str | bytes]:
    """Parts of a workbook; a sheet is what stands inside `<worksheet>`."""
    links = [("worksheet", f"worksheets/sheet{i}.xml") for i in range(1, len(sheets) + 1)]
    names = "".join(
        f'<sheet name="表{i}" sheetId="{i}" r:id="r{i}"/>' for i in range(1, len(sheets) + 1)
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{SHEET_NS}" xmlns:r="{OFFICE}">{properties}'
        f"<sheets>{names}</sheets></workbook>",
    }
    for (_, target), sheet in zip(links, sheets, strict=True):
        parts[f"xl/{target}"] = f'<worksheet xmlns="{SHEET_NS}">{sheet}</worksheet>'
    if strings:
        links.append(("sharedStrings", "sharedStrings.xml"))
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{SHEET_NS}" count="1">{strings}</sst>'
    if styles:
        links.append(("styles", "styles.xml"))
        parts["xl/styles.xml"] = f'<styleSheet xmlns="{SHEET_NS}">{styles}</styleSheet>'
    parts["xl/_rels/workbook.xml.rels"] = relations(*links)
    return parts


def xlsx(*sheets: str, strings: str = "", styles: str = "", properties: str = "") -> bytes:
    return zipped(xlsx_parts(*sheets, strings=strings, styles=styles, properties=properties))


def text_cell(name: str, text: str) -> str:
    return f'<c r="{name}" t="inlineStr"><is><t>{text}</t></is></c>'


def sheet_of(*rows: str, after: str = "") -> str:
    """A sheet of rows, each given as `number:cells`."""
    body = "".join(
        f'<row r="{number}">{cells}</row>'
        for number, _, cells in (row.partition(":") for row in rows)
    )
    return f"<sheetData>{body}</sheetData>{after}"


def docx(body: str) -> bytes:
    """A document of the paragraphs and tables given."""
    return zipped(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": relations(("officeDocument", "word/document.xml")),
            "word/document.xml": f'<w:document xmlns:w="{WORD_NS}" xmlns:w14="{W14_NS}"'
            f' xmlns:mc="{MC_NS}"><w:body>{body}</w:body></w:document>',
        }
    )


def ods(*tables: str) -> bytes:
    """A workbook of the tables given, each what stands inside `<table:table>`."""
    oasis = "urn:oasis:names:tc:opendocument:xmlns"
    names = " ".join(f'xmlns:{n}="{oasis}:{n}:1.0"' for n in ("office", "table", "text"))
    calcext = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
    body = "".join(
        f'<table:table table:name="表{i}">{table}</table:table>'
        for i, table in enumerate(tables, start=1)
    )
    content = (
        f'<office:document-content {names} xmlns:calcext="{calcext}"><office:body>'
        f"<office:spreadsheet>{body}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    return zipped({"mimetype": ODS_MIME, "content.xml": content})
