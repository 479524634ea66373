"""XLS: what another library wrote is read with places, merges and dates."""

import datetime as dt
import io

import pytest
import xlwt

from opengov.files import CellMark, GridsRead, Merge, open_source, read_grids
from opengov.files import xls as reader
from opengov.files.biff import error_cells
from opengov.files.calamine import laid_out
from opengov.files.sheetscan import Special


def read(data: bytes) -> GridsRead:
    return read_grids(open_source("a.xls", data=data))


def written(book: xlwt.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.fixture
def book() -> xlwt.Workbook:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("目录")
    sheet.write_merge(1, 2, 1, 1, "甲")
    sheet.write(1, 2, 20)
    sheet.write(2, 2, dt.date(2026, 1, 31), xlwt.easyxf(num_format_str="yyyy-mm-dd"))
    sheet.write(2, 3, bool(sheet))
    book.add_sheet("空")
    hidden = book.add_sheet("藏")
    hidden.write(0, 0, "一\n二")
    hidden.visibility = 1
    return book


class TestErrorCells:
    """Calamine leaves them blank; blank would be reported as missing."""

    @pytest.mark.parametrize("rows", [3, 20_000])
    def test_literals(self, rows: int) -> None:
        """Workbooks over 7 MB list their sectors in sectors of their own."""
        book = xlwt.Workbook()
        book.add_sheet("空").write(0, 0, "x")
        sheet = book.add_sheet("目录")
        sheet.row(1).set_cell_error(1, "#REF!")
        sheet.row(1).set_cell_error(0, "#NUM!")
        sheet.write(1, 2, "某局")
        for row in range(2, rows):
            sheet.write(row, 2, f"文字{row}" * 30)
        grid = read(written(book)).grids[1]
        assert grid.rows[0] == ["#NUM!", "#REF!", "某局"]
        assert dict(grid.marks) == {(0, 0): CellMark.ERROR, (0, 1): CellMark.ERROR}
        assert grid.locate(0, 0).cell == "A2"

    def test_the_error_of_a_formula(self) -> None:
        book = xlwt.Workbook()
        sheet = book.add_sheet("S")
        sheet.write(0, 0, xlwt.Formula("1/0"))
        sheet.write(0, 1, xlwt.Formula("1+1"))
        sheet.write(0, 2, "x")
        data = bytearray(written(book))
        first = data.index(b"\x06\x00\x1d\x00\x00\x00\x00\x00")
        data[first + 10] = 2  # the result is an error …
        data[first + 12] = 7  # … and this one
        assert error_cells(bytes(data)) == [[Special(1, 1, CellMark.ERROR, "#DIV/0!")]]
        second = data.index(b"\x06\x00\x1d\x00\x00\x00\x01\x00")
        data[second + 10] = 2
        data[second + 12] = 99
        assert [s.text for s in error_cells(bytes(data))[0]] == ["#DIV/0!", "#VALUE!"]

    @pytest.mark.parametrize("end", [0, 40, 520, 1500, 3000])
    def test_damaged_files_have_none(self, book: xlwt.Workbook, end: int) -> None:
        assert not any(error_cells(written(book)[:end]))


class TestXls:
    def test_cells_with_their_places(self, book: xlwt.Workbook) -> None:
        first, hidden = read(written(book)).grids
        assert first.rows == [["甲", "20", ""], ["", "2026-01-31", "TRUE"]]
        assert list(first.merges) == [Merge(0, 0, 1, 0)]
        assert dict(first.marks) == {(1, 1): CellMark.DATE}
        assert first.locate(1, 1).cell == "C3"
        assert (hidden.sheet, hidden.rows) == ("藏", [["一\n二"]])

    def test_a_damaged_workbook(self, book: xlwt.Workbook) -> None:
        data = written(book)
        for end in (1024, len(data) // 2):
            source = open_source("a.xls", data=data[:end])
            assert [f.code for f in source.findings] == ["F022"]

    def test_a_workbook_whose_table_of_sectors_is_cut(self, book: xlwt.Workbook) -> None:
        assert [f.code for f in read(written(book)[:-10]).findings] == ["F024"]

    def test_no_sheet(self, book: xlwt.Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
        class ChartsOnly:
            sheets_metadata = ()

            @classmethod
            def from_filelike(cls, _: object) -> "ChartsOnly":
                return cls()

        monkeypatch.setattr(reader, "CalamineWorkbook", ChartsOnly)
        assert [f.code for f in read(written(book)).findings] == ["F026"]

    def test_one_broken_sheet_does_not_hide_the_others(
        self, book: xlwt.Workbook, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail_once(sheet: object, errors: list[Special]) -> object:
            if getattr(sheet, "name", "") == "目录":
                raise ValueError
            return laid_out(sheet, errors)  # type: ignore[arg-type] # a sheet of calamine

        monkeypatch.setattr(reader, "laid_out", fail_once)
        result = read(written(book))
        assert [g.sheet for g in result.grids] == ["藏"]
        assert [(f.code, f.location.sheet) for f in result.findings] == [("F025", "目录")]

    def test_a_single_broken_sheet_is_fatal(self, monkeypatch: pytest.MonkeyPatch) -> None:
        book = xlwt.Workbook()
        book.add_sheet("S").write(0, 0, "x")

        def fail(*_: object) -> None:
            raise ValueError

        monkeypatch.setattr(reader, "laid_out", fail)
        assert [f.code for f in read(written(book)).findings] == ["F024"]
