"""XLS: what another library wrote is read with places, merges and dates."""

import datetime as dt
import io

import pytest
import xlwt

from opengov.files import CellMark, GridsRead, Merge, open_source, read_grids
from opengov.files import xls as reader
from opengov.files.calamine import text_rows


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
        def fail_once(sheet: object) -> object:
            if getattr(sheet, "name", "") == "目录":
                raise ValueError
            return text_rows(sheet)  # type: ignore[arg-type] # a sheet of calamine

        monkeypatch.setattr(reader, "text_rows", fail_once)
        result = read(written(book))
        assert [g.sheet for g in result.grids] == ["藏"]
        assert [(f.code, f.location.sheet) for f in result.findings] == [("F025", "目录")]

    def test_a_single_broken_sheet_is_fatal(self, monkeypatch: pytest.MonkeyPatch) -> None:
        book = xlwt.Workbook()
        book.add_sheet("S").write(0, 0, "x")

        def fail(_: object) -> None:
            raise ValueError

        monkeypatch.setattr(reader, "text_rows", fail)
        assert [f.code for f in read(written(book)).findings] == ["F024"]
