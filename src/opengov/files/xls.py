"""XLS workbooks (Excel 97-2003), read by calamine."""

from io import BytesIO

from python_calamine import CalamineWorkbook, SheetTypeEnum

from opengov.files.assemble import Range, build_grid
from opengov.files.biff import error_cells
from opengov.files.calamine import failures, laid_out
from opengov.files.contentnotices import NO_SHEET, SHEET_UNREADABLE
from opengov.files.grid import Grid
from opengov.files.sheetscan import Special
from opengov.files.unreadable import UnreadableError
from opengov.finding import Finding
from opengov.location import Location

__all__ = ["read_xls"]


def read_xls(name: str, data: bytes) -> tuple[list[Grid], list[Finding]]:
    """Read all worksheets of a workbook, hidden ones too.

    Raises:
        UnreadableError: The workbook as a whole cannot be read.
    """
    with failures("Workbook"):
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        sheets = [m.name for m in workbook.sheets_metadata if m.typ == SheetTypeEnum.WorkSheet]
    if not sheets:
        raise UnreadableError(NO_SHEET)
    grids: list[Grid] = []
    findings: list[Finding] = []
    errors = error_cells(data)
    known = errors if len(errors) == len(sheets) else [[] for _ in sheets]
    for sheet, sheet_errors in zip(sheets, known, strict=True):
        try:
            grid = _grid(name, workbook, sheet, sheet_errors)
        except UnreadableError as error:
            if len(sheets) == 1:
                raise
            place = Location(source=name, sheet=sheet)
            part = error.values.get("part", sheet)
            findings.append(SHEET_UNREADABLE.at(place, sheet=sheet, part=part))
            continue
        if grid:
            grids.append(grid)
    return grids, findings


def _grid(name: str, workbook: CalamineWorkbook, sheet: str, errors: list[Special]) -> Grid | None:
    with failures(sheet):
        opened = workbook.get_sheet_by_name(sheet)
        read = laid_out(opened, errors)
        merges = opened.merged_cell_ranges or []
    return build_grid(
        name,
        sheet,
        read.rows.items(),
        first_column=read.first_column,
        merges=[Range(a + 1, b + 1, c + 1, d + 1) for (a, b), (c, d) in merges],
        marks=read.marks,
    )
