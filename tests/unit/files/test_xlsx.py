"""XLSX: what cells say, where they stand, and workbooks made to do harm."""

import datetime as dt
import io
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.examples import examples
from tests.unit.files.making import SHEET_NS, sheet_of, text_cell, xlsx, xlsx_parts, zipped

from opengov.files import CellMark, Grid, GridsRead, Merge, open_source, read_grids
from opengov.files import xlsx as reader
from opengov.files.sheetscan import Extent, extent
from opengov.files.sheetxml import is_date_format, serial_value
from opengov.finding import Severity


def read(data: bytes, name: str = "a.xlsx") -> GridsRead:
    return read_grids(open_source(name, data=data))


def only(data: bytes) -> Grid:
    result = read(data)
    assert result.findings == ()
    (grid,) = result.grids
    return grid


@pytest.fixture(params=["calamine", "lxml"])
def both(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run a test with the fast reader and with the safe one."""
    if request.param == "lxml":
        monkeypatch.setattr(reader, "extent", lambda _: None)
    return str(request.param)


STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="31"/>'
    '<xf numFmtId="46"/><xf numFmtId="22"/><xf numFmtId="10"/></cellXfs>'
)
STRINGS = (
    "<si><t>某县</t><rPh sb='0' eb='1'><t>xian</t></rPh></si>"
    "<si><r><t>甲</t></r><r><rPr><rFont val='Wingdings 2'/></rPr><t>R</t></r></si>"
    "<si><t>一_x000D_&#10;二</t></si>"
)


@pytest.mark.usefixtures("both")
class TestCells:
    """Both readers give the same texts."""

    @pytest.mark.parametrize(
        ("cell", "text", "mark"),
        [
            ('<c r="B2"><v>20</v></c>', "20", None),
            ('<c r="B2"><v>20.0</v></c>', "20", None),
            ('<c r="B2"><v>0.2</v></c>', "0.2", None),
            ('<c r="B2"><v>0.30000000000000004</v></c>', "0.3", None),
            ('<c r="B2" s="6"><v>0.25</v></c>', "0.25", None),
            ('<c r="B2" t="b"><v>1</v></c>', "TRUE", None),
            ('<c r="B2" t="b"><v>0</v></c>', "FALSE", None),
            (text_cell("B2", "0505"), "0505", None),
            ('<c r="B2" t="s"><v>0</v></c>', "某县", None),
            ('<c r="B2" t="s"><v>1</v></c>', "甲R", None),
            ('<c r="B2" t="s"><v>2</v></c>', "一\r\n二", None),
            ('<c r="B2" t="str"><f>A1</f><v>值</v></c>', "值", None),
            ('<c r="B2"><f>1+1</f><v>2</v></c>', "2", None),
            ('<c r="B2" s="1"><v>46053</v></c>', "2026-01-31", CellMark.DATE),
            ('<c r="B2" s="2"><v>46053</v></c>', "2026-01-31", CellMark.DATE),
            ('<c r="B2" s="3"><v>46053</v></c>', "2026-01-31", CellMark.DATE),
            ('<c r="B2" s="5"><v>46053.5</v></c>', "2026-01-31 12:00:00", None),
            ('<c r="B2" s="5"><v>0.5</v></c>', "12:00:00", None),
            ('<c r="B2" s="4"><v>1.5</v></c>', "36:00:00", None),
            ('<c r="B2" t="d"><v>2026-01-31T00:00:00</v></c>', "2026-01-31", CellMark.DATE),
            ('<c r="B2" t="e"><v>#REF!</v></c>', "#REF!", CellMark.ERROR),
            ('<c r="B2" t="e"><f>A1/0</f><v>#DIV/0!</v></c>', "#DIV/0!", CellMark.ERROR),
            ("<c r='B2' t='e'><v>#N/A</v></c>", "#N/A", CellMark.ERROR),
            ('<c r="B2"><f>VLOOKUP(A1,B:C,2)</f></c>', "=VLOOKUP(A1,B:C,2)", CellMark.FORMULA),
            ('<c r="B2"><f>A1&amp;"x"</f><v></v></c>', '=A1&"x"', CellMark.FORMULA),
            ('<c r="B2"><f>A1</f><v/></c>', "=A1", CellMark.FORMULA),
            ('<c r="B2"><f t="shared" si="9"/></c>', "=", CellMark.FORMULA),
        ],
    )
    def test_a_value(self, cell: str, text: str, mark: CellMark | None) -> None:
        other = text_cell("C2", "旁")
        grid = only(xlsx(sheet_of(f"2:{cell}{other}"), strings=STRINGS, styles=STYLES))
        column = 2 - grid.first_column
        assert grid.text(0, column) == text
        assert dict(grid.marks) == ({(0, column): mark} if mark else {})
        assert grid.locate(0, column).cell == "B2"

    def test_a_formula_of_empty_text_is_blank_and_not_uncached(self) -> None:
        cells = '<c r="A1" t="str"><f>""</f><v></v></c>' + text_cell("B1", "x")
        grid = only(xlsx(sheet_of("1:" + cells)))
        assert [*grid.rows[0]][-1] == "x"
        assert grid.marks == {}

    def test_shared_formulas_show_their_first(self) -> None:
        cells = (
            '<c r="A1"><f t="shared" ref="A1:B1" si="0">C1+1</f></c>'
            '<c r="B1"><f t="shared" si="0"/></c>'
        )
        assert only(xlsx(sheet_of("1:" + cells))).rows == [["=C1+1", "=C1+1"]]

    def test_dates_of_1904(self) -> None:
        sheet = sheet_of('1:<c r="A1" s="1"><v>44591</v></c>')
        data = xlsx(sheet, styles=STYLES, properties='<workbookPr date1904="1"/>')
        assert only(data).rows == [["2026-01-31"]]

    def test_serials_that_are_no_date_stay_numbers(self) -> None:
        data = xlsx(sheet_of('1:<c r="A1" s="1"><v>99999999</v></c>'), styles=STYLES)
        assert only(data).rows == [["99999999"]]

    def test_original_rows_and_columns(self) -> None:
        grid = only(xlsx(sheet_of("3:" + text_cell("C3", "甲"), "9:" + text_cell("D9", "乙"))))
        assert list(grid.row_numbers) == [3, 9]
        assert grid.locate(0, 3 - grid.first_column).cell == "C3"
        assert grid.locate(1, 4 - grid.first_column).cell == "D9"
        assert grid.text(1, 4 - grid.first_column) == "乙"

    def test_merged_ranges(self) -> None:
        sheet = sheet_of(
            "2:" + text_cell("B2", "甲") + text_cell("C2", "乙"),
            "3:" + text_cell("B3", "covered") + text_cell("C3", "丙"),
            "5:" + text_cell("C5", "丁"),
            after='<mergeCells count="2"><mergeCell ref="B2:B5"/><mergeCell ref="H8:I9"/>'
            "</mergeCells>",
        )
        grid = only(xlsx(sheet))
        shift = 2 - grid.first_column
        assert list(grid.merges) == [Merge(0, shift, 2, shift)]
        assert [grid.text(row, shift) for row in range(3)] == ["甲", "", ""]
        assert grid.can_merge

    def test_what_a_merge_covers_has_no_mark(self) -> None:
        cells = text_cell("A1", "甲") + '<c r="B1" t="e"><v>#REF!</v></c>'
        merges = '<mergeCells><mergeCell ref="$A$1:B1"/></mergeCells>'
        grid = only(xlsx(sheet_of("1:" + cells, after=merges)))
        assert (grid.rows, dict(grid.marks)) == ([["甲", ""]], {})

    def test_a_broken_number_stays_text(self) -> None:
        data = xlsx(sheet_of("1:" + text_cell("A1", "x") + '<c r="B1"><v>1e400</v></c>'))
        assert only(data).text(0, 0) == "x"


class TestSheets:
    def test_hidden_sheets_and_rows_are_read(self) -> None:
        book = openpyxl.Workbook()
        first = book.active
        assert first is not None
        first.append(["甲"])
        first.row_dimensions[1].hidden = True
        for name, state in (("藏", "hidden"), ("深藏", "veryHidden")):
            sheet = book.create_sheet(name)
            sheet.append([name])
            sheet.sheet_state = state
        buffer = io.BytesIO()
        book.save(buffer)
        assert [g.rows[0][0] for g in read(buffer.getvalue()).grids] == ["甲", "藏", "深藏"]

    def test_blank_sheets_give_no_grid(self) -> None:
        grids = read(xlsx(sheet_of(), sheet_of("1:" + text_cell("A1", "x")))).grids
        assert [g.sheet for g in grids] == ["表2"]

    def test_only_blank_sheets(self) -> None:
        blank = sheet_of('1:<c r="A1" s="1"/><c r="B1" t="inlineStr"><is><t> </t></is></c>')
        assert [f.code for f in read(xlsx(blank)).findings] == ["F027"]

    def test_chart_sheets_are_no_sheets(self) -> None:
        book_file = io.BytesIO()
        book = xlsxwriter.Workbook(book_file)
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=Data!$A$1:$A$1"})
        book.add_worksheet("Data").write(0, 0, 1)
        book.add_chartsheet().set_chart(chart)
        book.close()
        assert [g.sheet for g in read(book_file.getvalue()).grids] == ["Data"]

    def test_no_sheet(self) -> None:
        assert [f.code for f in read(xlsx()).findings] == ["F026"]

    def test_one_broken_sheet_does_not_hide_the_others(self) -> None:
        result = read(xlsx("<sheetData><row>", sheet_of("1:" + text_cell("A1", "x"))))
        assert [g.sheet for g in result.grids] == ["表2"]
        assert [(f.code, f.severity, f.location.sheet) for f in result.findings] == [
            ("F025", Severity.ERROR, "表1")
        ]

    @pytest.mark.parametrize("sheets", [1, 2])
    def test_nothing_but_broken_sheets(self, sheets: int) -> None:
        result = read(xlsx(*["<sheetData><row>"] * sheets))
        assert [f.code for f in result.findings] == ["F024"]

    def test_a_sheet_without_relation(self) -> None:
        parts = xlsx_parts(sheet_of("1:" + text_cell("A1", "x")), sheet_of())
        workbook = "xl/workbook.xml"
        parts[workbook] = str(parts[workbook]).replace(' r:id="r2"', "")
        assert [f.code for f in read(zipped(parts)).findings] == ["F025"]

    def test_a_sheet_that_is_listed_and_missing(self) -> None:
        parts = xlsx_parts(sheet_of("1:" + text_cell("A1", "x")), sheet_of())
        del parts["xl/worksheets/sheet2.xml"]
        assert [f.code for f in read(zipped(parts)).findings] == ["F025"]

    @pytest.mark.parametrize("content", ["<workbook", "<!DOCTYPE x><workbook/>"])
    def test_a_broken_workbook_part(self, content: str) -> None:
        parts = xlsx_parts(sheet_of())
        parts["xl/workbook.xml"] = content
        assert [f.code for f in read(zipped(parts)).findings] == ["F024"]

    def test_strings_that_cannot_be_read(self) -> None:
        data = xlsx(sheet_of('1:<c r="A1" t="s"><v>0</v></c>'), strings="<si><t>x")
        assert [f.code for f in read(data).findings] == ["F024"]

    def test_a_workbook_without_relations_of_its_own(self) -> None:
        parts = xlsx_parts(sheet_of())
        del parts["_rels/.rels"]
        del parts["xl/_rels/workbook.xml.rels"]
        assert [f.code for f in read(zipped(parts)).findings] == ["F024"]

    def test_targets_from_the_root(self) -> None:
        parts = xlsx_parts(sheet_of("1:" + text_cell("A1", "x")))
        rels = "xl/_rels/workbook.xml.rels"
        parts[rels] = str(parts[rels]).replace('"worksheets/', '"/xl/worksheets/')
        assert only(zipped(parts)).rows == [["x"]]

    def test_parts_in_utf16(self) -> None:
        parts = xlsx_parts(sheet_of("1:" + text_cell("A1", "县")))
        sheet = "xl/worksheets/sheet1.xml"
        declared = '<?xml version="1.0" encoding="UTF-16"?>' + str(parts[sheet])
        assert only(zipped({**parts, sheet: declared.encode("utf-16")})).rows == [["县"]]
        broken = declared.encode("utf-16")[:-1]
        assert [f.code for f in read(zipped({**parts, sheet: broken})).findings] == ["F024"]


PREFIXED = '<x:row r="1"><x:c r="A1" t="str"><x:v>甲</x:v></x:c></x:row>'


class TestUnusualWriting:
    @pytest.mark.parametrize(
        "sheet",
        [
            f'<x:sheetData xmlns:x="{SHEET_NS}">{PREFIXED}</x:sheetData>',
            '<sheetData><row><c t="str"><v>甲</v></c></row></sheetData>',
            '<sheetData><!-- <c r="Z9"> --><row><c r="A1" t="str"><v>甲</v></c></row></sheetData>',
            '<sheetData><row r="1"><c t="str" r="A1"><v>甲</v></c></row></sheetData>',
            '<sheetData><row r="1"><c r="A1" t="str"><v><![CDATA[甲]]></v></c></row></sheetData>',
        ],
    )
    def test_is_read_by_the_parser(self, sheet: str) -> None:
        assert extent(sheet.encode()) is None
        assert only(xlsx(sheet)).rows == [["甲"]]

    @pytest.mark.parametrize("ref", ["XFE1", "A1048577"])
    def test_cells_outside_of_every_spreadsheet(self, ref: str) -> None:
        data = xlsx(sheet_of("1:" + text_cell("A1", "x") + text_cell(ref, "y")))
        assert only(data).rows == [["x"]]

    def test_cells_without_address_follow_each_other(self) -> None:
        sheet = '<sheetData><row r="4"><c r="B4"><v>1</v></c><c><v>2</v></c></row><row>'
        grid = only(xlsx(sheet + "<c><v>3</v></c></row></sheetData>"))
        assert (grid.rows, list(grid.row_numbers)) == ([["", "1", "2"], ["3"]], [4, 5])

    def test_unknown_strings_and_styles_are_blank(self) -> None:
        cells = (
            '<c t="s"><v>7</v></c><c s="99"><v>5</v></c><c t="d"><v>soon</v></c><c><v>many</v></c>'
        )
        grid = only(xlsx(f"<sheetData><row>{cells}</row></sheetData>"))
        assert grid.rows == [["", "5", "soon", "many"]]

    def test_the_last_of_two_cells_at_one_place_counts(self) -> None:
        sheet = '<sheetData><row r="1"><c t="str" r="A1"><v>甲</v></c>'
        grid = only(xlsx(sheet + '<c t="str" r="A1"><v>乙</v></c></row></sheetData>'))
        assert grid.rows == [["乙"]]

    def test_formulas_outside_of_what_calamine_sees(self) -> None:
        uncached = '<c r="{}"><f>X1</f></c>'
        sheet = sheet_of(
            "2:" + uncached.format("A2") + text_cell("B2", "x") + uncached.format("D2"),
            "4:" + uncached.format("B4"),
        )
        grid = only(xlsx(sheet))
        assert grid.rows == [["=X1", "x", "", "=X1"], ["", "=X1"]]
        right = only(xlsx(sheet_of("2:" + text_cell("B2", "x") + uncached.format("D2"))))
        assert right.rows == [["x", "", "=X1"]]

    def test_what_calamine_refuses_is_parsed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        class PanicException(BaseException):
            pass

        def panic(*_: object) -> None:
            raise PanicException

        monkeypatch.setattr(reader, "laid_out", panic)
        assert only(xlsx(sheet_of("1:" + text_cell("A1", "x")))).rows == [["x"]]

    def test_an_interrupt_is_not_swallowed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def interrupt(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(reader, "laid_out", interrupt)
        with pytest.raises(KeyboardInterrupt):
            read(xlsx(sheet_of("1:" + text_cell("A1", "x"))))


class TestExtent:
    def test_two_far_corners_are_sparse(self) -> None:
        part = sheet_of("1:" + text_cell("A1", "x"), "1048576:" + text_cell("XFD1048576", "y"))
        measured = extent(part.encode())
        assert measured == Extent(1_048_576, 16_384, 2)
        assert not measured.dense

    def test_two_far_corners_are_read(self) -> None:
        """Calamine ends the process on this file of a few kilobytes."""
        sheet = sheet_of("1:" + text_cell("A1", "x"), "1048576:" + text_cell("XFD1048576", "y"))
        grid = only(xlsx(sheet))
        assert list(grid.row_numbers) == [1, 1_048_576]
        assert grid.rows[0] == ["x"]
        assert grid.locate(1, 16_383).cell == "XFD1048576"
        assert grid.text(1, 16_383) == "y"

    def test_stated_figures_reach_no_allocator(self) -> None:
        """A stated count of strings makes calamine reserve as much memory as it says."""
        parts = xlsx_parts(
            '<dimension ref="A1:XFD1048576"/>' + sheet_of('1:<c r="A1" t="s"><v>0</v></c>'),
            strings="<si><t>x</t></si>",
            styles='<cellXfs count="4000000000"><xf numFmtId="0"/></cellXfs>',
        )
        strings = str(parts["xl/sharedStrings.xml"])
        parts["xl/sharedStrings.xml"] = strings.replace(
            'count="1"', 'count="4000000000" uniqueCount="4000000000"'
        )
        assert only(zipped(parts)).rows == [["x"]]

    def test_a_sheet_of_too_many_cells(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("opengov.files.limits.CELLS", 20_000)
        monkeypatch.setattr("opengov.files.limits.DENSE_CELLS", 10)
        far = [text_cell(f"A{n}", "x") + text_cell(f"XFD{n}", "x") for n in (1, 2)]
        rows = [f"{number}:{cells}" for number, cells in enumerate(far, start=1)]
        assert [f.code for f in read(xlsx(sheet_of(*rows))).findings] == ["F028"]

    def test_hostile_merges_end(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("opengov.files.limits.MERGED_CELLS", 5)
        merges = '<mergeCell ref="A1:B2"/>' * 10
        sheet = sheet_of("1:" + text_cell("A1", "x"), "2:" + text_cell("C2", "y"), after=merges)
        assert len(only(xlsx(sheet)).merges) == 1


class TestDates:
    @pytest.mark.parametrize(
        ("code", "expected"),
        [
            ("yyyy-mm-dd", True),
            ("General", False),
            ("0.00", False),
            ('0"days"', False),
            ("[Red]0", False),
            ("[$-804]yyyy", True),
            ("[h]:mm", True),
            ("@", False),
            ('0;"d"', False),
            (14, True),
            (57, True),
            (10, False),
        ],
    )
    def test_formats(self, code: str | int, *, expected: bool) -> None:
        assert is_date_format(code) is expected

    @pytest.mark.parametrize(
        ("serial", "day"), [(1, "1900-01-01"), (59, "1900-02-28"), (61, "1900-03-01")]
    )
    def test_the_leap_day_that_never_was(self, serial: int, day: str) -> None:
        moment = serial_value(float(serial), 14, date1904=False)
        assert isinstance(moment, dt.datetime)
        assert moment.date().isoformat() == day


VALUES = (
    st.none()
    | st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=5)
    | st.integers(-(10**9), 10**9)
    | st.booleans()
    | st.dates(min_value=dt.date(1900, 3, 1))
)


class TestAgainstOpenpyxl:
    """What another library wrote is read as that library reads it."""

    @settings(max_examples=examples(40))
    @given(
        table=st.lists(st.lists(VALUES, max_size=4), max_size=5),
        top=st.integers(1, 9),
        left=st.integers(1, 9),
    )
    def test_any_table_anywhere(self, table: list[list[object]], top: int, left: int) -> None:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        expected = {}
        for row, values in enumerate(table, start=top):
            for column, value in enumerate(values, start=left):
                if isinstance(value, str) and value.startswith("="):
                    continue
                cell = sheet.cell(row, column, value)
                if cell.value is not None and str(cell.value).strip():
                    expected[cell.coordinate] = self.text(value)
        buffer = io.BytesIO()
        book.save(buffer)
        found = {
            grid.locate(row, column).cell: text.strip()
            for grid in read(buffer.getvalue()).grids
            for row, texts in enumerate(grid.rows)
            for column, text in enumerate(texts)
            if text.strip()
        }
        assert found == {key: text for key, text in expected.items() if text}

    @staticmethod
    def text(value: object) -> str:
        if isinstance(value, bool):
            return str(value).upper()
        return str(value).strip()


SPARSE = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (500 << 20, 500 << 20))
resource.setrlimit(resource.RLIMIT_CPU, (10, 10))
from opengov.files import open_source, read_grids
grid, = read_grids(open_source(sys.argv[1])).grids
print(len(grid.rows), grid.row_numbers[-1], len(grid.rows[-1]))
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="resource limits of Linux")
@pytest.mark.parametrize("styled", [False, True])
def test_a_million_blank_rows_cost_little(tmp_path: Path, *, styled: bool) -> None:
    """Rows at both ends of a sheet: within 500 MB of address space and 10 s of processor."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        blank = book.add_format({"border": 1})
        for row in (0, 1_000_000):
            if styled and row:
                for between in range(1, row, 10):
                    sheet.write_blank(between, 0, None, blank)
            for column in range(16):
                sheet.write_string(row, column, "文字")
    done = subprocess.run(
        [sys.executable, "-c", SPARSE, str(path)], capture_output=True, text=True, check=False
    )
    assert (done.stdout.split(), done.stderr) == (["2", "1000001", "16"], "")
