"""ODS: values, merges and rows repeated a million times."""

import io

import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from tests.unit.files.making import ods, zipped

from opengov.files import CellMark, Grid, GridsRead, Merge, open_source, read_grids


def read(data: bytes) -> GridsRead:
    return read_grids(open_source("a.ods", data=data))


def only(*rows: str) -> Grid:
    result = read(ods("".join(rows)))
    assert result.findings == ()
    (grid,) = result.grids
    return grid


def cell(text: str = "", attributes: str = "") -> str:
    paragraph = f"<text:p>{text}</text:p>" if text else ""
    return f"<table:table-cell {attributes}>{paragraph}</table:table-cell>"


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def typed(kind: str, **values: str) -> str:
    stated = " ".join(f'office:{key.replace("_", "-")}="{value}"' for key, value in values.items())
    return f'office:value-type="{kind}" {stated}'


class TestCells:
    @pytest.mark.parametrize(
        ("content", "text", "mark"),
        [
            (cell("甲"), "甲", None),
            (cell("20.00", typed("float", value="20")), "20", None),
            (cell("20%", typed("percentage", value="0.2")), "0.2", None),
            (cell("￥5", typed("currency", value="5")), "5", None),
            (cell("五", typed("float", value="?")), "五", None),
            (cell("1月31日", typed("date", date_value="2026-01-31")), "2026-01-31", CellMark.DATE),
            (
                cell("x", typed("date", date_value="2026-01-31T09:30:00")),
                "2026-01-31 09:30:00",
                None,
            ),
            (cell("昨天", typed("date", date_value="soon")), "昨天", None),
            (cell("真", typed("boolean", boolean_value="true")), "TRUE", None),
            (cell("9:30", typed("time", time_value="PT9H30M")), "9:30", None),
            (cell("", typed("string", string_value="值")), "值", None),
            (cell("#REF!", 'calcext:value-type="error"'), "#REF!", CellMark.ERROR),
            (cell("", 'table:formula="of:=[.A1]+1"'), "=[.A1]+1", CellMark.FORMULA),
            (cell("2", 'table:formula="of:=1+1" ' + typed("float", value="2")), "2", None),
            (
                cell(
                    "甲<text:s text:c='2'/>乙<text:tab/>丙<text:line-break/>丁<text:span>戊"
                    "</text:span>己</text:p><text:p>庚"
                ),
                "甲  乙\t丙\n丁戊己\n庚",
                None,
            ),
            (
                cell("<office:annotation><text:p>批注</text:p></office:annotation>甲"),
                "甲",
                None,
            ),
        ],
    )
    def test_a_value(self, content: str, text: str, mark: CellMark | None) -> None:
        grid = only(row(content, cell("旁")))
        assert grid.rows == [[text, "旁"]]
        assert dict(grid.marks) == ({(0, 0): mark} if mark else {})


class TestRepeats:
    def test_rows_and_columns(self) -> None:
        grid = only(
            row(cell("", 'table:number-columns-repeated="2"'), cell("甲")),
            row(cell("", 'table:number-columns-repeated="16384"'),
                attributes='table:number-rows-repeated="3"'),
            row(cell("乙", 'table:number-columns-repeated="2"'),
                attributes='table:number-rows-repeated="2"'),
            row(cell(), attributes='table:number-rows-repeated="1048000"'),
        )  # fmt: skip
        assert grid.rows == [["", "", "甲"], ["乙", "乙"], ["乙", "乙"]]
        assert list(grid.row_numbers) == [1, 5, 6]

    def test_marks_are_repeated(self) -> None:
        error = cell("#N/A", 'calcext:value-type="error" table:number-columns-repeated="2"')
        grid = only(row(error, attributes='table:number-rows-repeated="2"'))
        assert set(grid.marks) == {(0, 0), (0, 1), (1, 0), (1, 1)}

    def test_a_bomb_is_refused(self) -> None:
        filled = cell("x", 'table:number-columns-repeated="16384"')
        bomb = row(filled, attributes='table:number-rows-repeated="1048576"')
        assert [f.code for f in read(ods(bomb)).findings] == ["F028"]


class TestMerges:
    def test_spans_and_covered_cells(self) -> None:
        covered = "<table:covered-table-cell><text:p>藏</text:p></table:covered-table-cell>"
        spans = 'table:number-rows-spanned="2" table:number-columns-spanned="2"'
        grid = only(row(cell("甲", spans), covered, cell("1")), row(covered, covered, cell("2")))
        assert grid.rows == [["甲", "", "1"], ["", "", "2"]]
        assert list(grid.merges) == [Merge(0, 0, 1, 1)]


class TestSheets:
    def test_each_is_a_grid_and_rows_count_anew(self) -> None:
        group = f"<table:table-row-group>{row(cell('乙'))}</table:table-row-group>"
        grids = read(ods(row(cell("甲")), row(cell()), group)).grids
        assert [(g.sheet, list(g.row_numbers)) for g in grids] == [("表1", [1]), ("表3", [1])]

    def test_a_sheet_without_rows_is_a_sheet(self) -> None:
        assert [f.code for f in read(ods("")).findings] == ["F027"]

    def test_no_sheet(self) -> None:
        assert [f.code for f in read(ods()).findings] == ["F026"]

    def test_rows_outside_of_every_sheet_are_none(self) -> None:
        row_outside = zipped(
            {"content.xml": '<a xmlns:t="x"><t:table-row/><t:table><t:table-row/></t:table></a>'}
        )
        assert [f.code for f in read(row_outside).findings] == ["F027"]

    def test_a_damaged_part(self) -> None:
        data = zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"})
        assert [f.code for f in read(data).findings] == ["F024"]
        data = zipped({"content.xml": "<a><b>"})
        assert [f.code for f in read(data).findings] == ["F024"]

    def test_a_workbook_of_another_library(self) -> None:
        document = OpenDocumentSpreadsheet()
        table = Table(name="目录")
        for texts in (["序号", "内容"], ["1", "甲"]):
            line = TableRow()
            for text in texts:
                at = TableCell(valuetype="string")
                at.addElement(P(text=text))
                line.addElement(at)
            table.addElement(line)
        document.spreadsheet.addElement(table)
        buffer = io.BytesIO()
        document.write(buffer)
        (grid,) = read(buffer.getvalue()).grids
        assert (grid.sheet, grid.rows) == ("目录", [["序号", "内容"], ["1", "甲"]])
