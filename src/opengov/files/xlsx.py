"""XLSX workbooks: calamine for ordinary sheets, lxml for those it cannot be trusted with.

Calamine is handed a container made here of parts that were unpacked and
measured before, so that no figure a file states about itself reaches it.
"""

import re
from dataclasses import dataclass
from io import BytesIO

from python_calamine import CalamineWorkbook

from opengov.files.archive import Archive, pack
from opengov.files.assemble import build_grid
from opengov.files.calamine import failures, laid_out
from opengov.files.contentnotices import NO_SHEET, SHEET_UNREADABLE, WORKBOOK_DAMAGED
from opengov.files.grid import Grid
from opengov.files.sheetscan import extent, merged_ranges, specials
from opengov.files.sheetxml import Texts, read_cells
from opengov.files.unreadable import UnreadableError
from opengov.files.xmlparts import as_utf8, attribute, local_name, parse, relations
from opengov.finding import Finding
from opengov.location import Location

__all__ = ["read_xlsx"]

STATED_COUNT = re.compile(rb"\s(?:uniqueCount|count)=(?:\"[^\"]*\"|'[^']*')")
DIMENSION = re.compile(rb"<dimension\b[^>]*?/>")
TRUE = ("1", "true", "on")

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet as the workbook lists it."""

    name: str
    part: str | None


@dataclass(frozen=True, slots=True)
class Workbook:
    """The parts of a workbook that are read."""

    archive: Archive
    sheets: tuple[Sheet, ...]
    strings: bytes
    styles: bytes
    texts: Texts


def read_xlsx(name: str, data: bytes) -> tuple[list[Grid], list[Finding]]:
    """Read all worksheets of a workbook, hidden ones too.

    Raises:
        UnreadableError: The workbook as a whole cannot be read.
    """
    workbook = _open(Archive(data))
    grids: list[Grid] = []
    findings: list[Finding] = []
    for sheet in workbook.sheets:
        try:
            grid = _grid(name, sheet, workbook)
        except UnreadableError as error:
            if error.notice is not WORKBOOK_DAMAGED or len(workbook.sheets) == 1:
                raise
            findings.append(_unreadable(name, sheet, str(error.values["part"])))
            continue
        if grid:
            grids.append(grid)
    if findings and not grids:
        raise UnreadableError(WORKBOOK_DAMAGED, part=findings[0].values["part"])
    return grids, findings


class Unfit:
    """The answer of the fast reader for a sheet that it must not read."""


UNFIT = Unfit()


def _open(archive: Archive) -> Workbook:
    main = next(
        (r.target for r in relations(archive, "").values() if r.kind == "officeDocument"),
        "xl/workbook.xml",
    )
    related = relations(archive, main)
    root = parse(archive.read(main), main)
    date1904 = False
    sheets = []
    for element in root.iter("{*}workbookPr", "{*}sheet"):
        if local_name(element) == "workbookPr":
            date1904 = element.get("date1904", "") in TRUE
            continue
        relation = related.get(attribute(element, "id") or "")
        if relation is None or relation.kind == "worksheet":
            target = relation.target if relation and relation.target in archive else None
            sheets.append(Sheet(element.get("name", ""), target))
    if not sheets:
        raise UnreadableError(NO_SHEET)
    parts = {relation.kind: relation.target for relation in related.values()}
    strings, styles = (
        STATED_COUNT.sub(b"", as_utf8(archive.read(parts[kind]), parts[kind]))
        if parts.get(kind, "") in archive
        else b""
        for kind in ("sharedStrings", "styles")
    )
    texts = Texts(strings, styles, date1904=date1904)
    return Workbook(archive, tuple(sheets), strings, styles, texts)


def _grid(name: str, sheet: Sheet, workbook: Workbook) -> Grid | None:
    if sheet.part is None:
        raise UnreadableError(WORKBOOK_DAMAGED, part=sheet.name)
    part = as_utf8(workbook.archive.read(sheet.part), sheet.part)
    grid = _dense_grid(name, sheet, part, workbook)
    if isinstance(grid, Unfit):
        rows, marks = read_cells(part, sheet.name, workbook.texts)
        return build_grid(name, sheet.name, rows, merges=merged_ranges(part), marks=marks)
    return grid


def _dense_grid(name: str, sheet: Sheet, part: bytes, workbook: Workbook) -> Grid | Unfit | None:
    """Read a sheet by calamine unless it is sparse, oddly written or faulty."""
    measured = extent(part)
    whole = part.rstrip().endswith(b"</worksheet>")
    if measured is None or not measured.filled or not measured.dense or not whole:
        return UNFIT
    container = _container(DIMENSION.sub(b"", part, count=1), workbook)
    try:
        with failures(sheet.name):
            opened = CalamineWorkbook.from_filelike(BytesIO(container)).get_sheet_by_index(0)
            read = laid_out(opened, specials(part))
    except UnreadableError:
        return UNFIT
    return build_grid(
        name,
        sheet.name,
        read.rows.items(),
        first_column=read.first_column,
        merges=merged_ranges(part),
        marks=read.marks,
    )


def _container(part: bytes, workbook: Workbook) -> bytes:
    """Pack one sheet with the strings and formats it refers to."""
    related = [("worksheet", "worksheets/sheet1.xml")]
    parts = {"xl/worksheets/sheet1.xml": part}
    for kind, data in (("sharedStrings", workbook.strings), ("styles", workbook.styles)):
        if data:
            related.append((kind, f"{kind}.xml"))
            parts[f"xl/{kind}.xml"] = data
    links = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(related)
    )
    date1904 = int(workbook.texts.date1904)
    head = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r0"'
        f' Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}'
        "</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
        f'<workbookPr date1904="{date1904}"/><sheets><sheet name="S" sheetId="1" r:id="r0"/>'
        "</sheets></workbook>",
    }
    return pack({key: text.encode() for key, text in head.items()} | parts)


def _unreadable(name: str, sheet: Sheet, part: str) -> Finding:
    place = Location(source=name, sheet=sheet.name)
    return SHEET_UNREADABLE.at(place, sheet=sheet.name, part=part)
