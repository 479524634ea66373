"""Cells changed in somebody's workbook, read again by openpyxl; other parts byte for byte."""

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.comments import Comment

from opengov.files.unreadable import UnreadableError
from opengov.files.xlsxedit import CellNote, NewText, mark_workbook, set_texts
from opengov.files.xlsxedit.cells import address, position
from opengov.files.xlsxedit.ours import framed

RED, YELLOW = "FFC7CE", "FFEB9C"


def workbook(change: Callable[[openpyxl.Workbook], object] = lambda _: None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "表"
    for row in (("序号", "内容"), (1, "标准"), (2, None)):
        sheet.append(row)
    sheet["B2"].font = openpyxl.styles.Font(name="Wingdings 2", bold=True)
    sheet.merge_cells("D2:E4")
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def repacked(data: bytes, changes: Mapping[str, bytes | None]) -> bytes:
    """Replace parts, or take them out."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, part in {**parts(data), **changes}.items():
            if part is not None:
                package.writestr(name, part)
    return out.getvalue()


def sheet_of(data: bytes) -> openpyxl.worksheet.worksheet.Worksheet:
    return openpyxl.load_workbook(io.BytesIO(data))["表"]


def note(cell: str, text: str = "缺失", rgb: str = RED, sheet: str = "表") -> CellNote:
    row, column = position(cell)
    return CellNote(sheet, row, column, text, rgb)


class TestMark:
    def test_colour_and_comment(self) -> None:
        data, lost = mark_workbook(workbook(), [note("B2"), note("B2", "也错", YELLOW)])
        cell = sheet_of(data)["B2"]
        assert lost == ()
        assert cell.comment.text == framed("缺失\n也错")
        assert cell.fill.fgColor.rgb == f"FF{RED}"
        assert (cell.font.name, cell.font.bold, cell.value) == ("Wingdings 2", True, "标准")

    def test_other_parts_byte_for_byte(self) -> None:
        before = workbook()
        after = parts(mark_workbook(before, [note("B2")])[0])
        changed = {name for name, part in parts(before).items() if after[name] != part}
        assert changed == {"[Content_Types].xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"}

    def test_advice_once_for_each_cell(self) -> None:
        notes = [
            replace(note(cell, text), advice=advice)
            for cell, text, advice in (
                ("D2", "甲", "补上"),
                ("E4", "乙", "补上"),
                ("E3", "丙", "删去"),
                ("B2", "丁", "补上"),
            )
        ]
        sheet = sheet_of(mark_workbook(workbook(), notes)[0])
        assert sheet["D2"].comment.text == framed("甲\n补上\n乙\n丙\n删去")
        assert sheet["B2"].comment.text == framed("丁\n补上")

    def test_nothing_to_mark(self) -> None:
        before = workbook()
        assert parts(mark_workbook(before, [])[0]) == parts(before)

    def test_cell_that_is_not_stored(self) -> None:
        data, _ = mark_workbook(workbook(), [note("C3"), note("A9"), note("A6"), note("AAA1")])
        sheet = sheet_of(data)
        assert {sheet[c].comment.text for c in ("C3", "A9", "A6", "AAA1")} == {framed("缺失")}

    def test_cell_inside_a_merged_range(self) -> None:
        data, _ = mark_workbook(workbook(), [note("E4")])
        assert sheet_of(data)["D2"].comment.text == framed("缺失")

    @pytest.mark.parametrize("ref", [b"B2", b"??:B2", b"A1:XFD1048576"])
    def test_merged_range_that_says_little(self, ref: bytes) -> None:
        before = workbook()
        part = parts(before)["xl/worksheets/sheet1.xml"].replace(b"D2:E4", ref)
        data, lost = mark_workbook(
            repacked(before, {"xl/worksheets/sheet1.xml": part}), [note("B2")]
        )
        assert lost == ()
        assert b"comment" in parts(data)["xl/comments1.xml"]

    def test_formats_of_row_and_column_are_kept(self) -> None:
        def change(book: openpyxl.Workbook) -> None:
            book.active.row_dimensions[7].font = openpyxl.styles.Font(name="R")
            book.active.column_dimensions["H"].font = openpyxl.styles.Font(name="H")

        sheet = sheet_of(mark_workbook(workbook(change), [note("A7"), note("H9"), note("G9")])[0])
        assert [sheet[cell].font.name for cell in ("A7", "H9", "G9")] == ["R", "H", "Calibri"]

    def test_comments_that_are_there_already(self) -> None:
        def change(book: openpyxl.Workbook) -> None:
            book.active["B2"].comment = Comment("请核对", "office")
            book.active["A1"].comment = Comment("不动", "office")

        sheet = sheet_of(mark_workbook(workbook(change), [note("B2"), note("B3")])[0])
        assert sheet["B2"].comment.text == f"请核对\n{framed('缺失')}"
        assert sheet["A1"].comment.text == "不动"
        assert sheet["B3"].comment.author == "opengov"

    def test_comment_without_runs(self) -> None:
        def change(book: openpyxl.Workbook) -> None:
            book.active["B2"].comment = Comment("旧", "office")

        before = workbook(change)
        name = next(name for name in parts(before) if "comment" in name and name.endswith("xml"))
        plain = parts(before)[name]
        start, end = plain.index(b"<text>") + 6, plain.index(b"</text>")
        plain = plain[:start] + "<t>旧</t>".encode() + plain[end:]
        data, _ = mark_workbook(repacked(before, {name: plain}), [note("B2")])
        assert sheet_of(data)["B2"].comment.text == f"旧\n{framed('缺失')}"

    def test_drawing_that_is_no_xml(self) -> None:
        def change(book: openpyxl.Workbook) -> None:
            book.active["B2"].comment = Comment("旧", "office")

        before = workbook(change)
        name = next(name for name in parts(before) if name.endswith(".vml"))
        data, lost = mark_workbook(repacked(before, {name: b"<xml><br></xml>"}), [note("B3")])
        assert lost == (note("B3"),)
        assert sheet_of(data)["B3"].fill.fgColor.rgb == f"FF{RED}"

    def test_shapes_have_names_of_their_own(self) -> None:
        before = workbook(lambda book: book.create_sheet("二"))
        once, _ = mark_workbook(before, [note("B2"), note("A1", sheet="二"), note("B3")])
        twice, _ = mark_workbook(once, [note("A1", sheet="二"), note("A1"), note("A2")])
        for data in (once, twice):
            drawings = [part for name, part in parts(data).items() if name.endswith(".vml")]
            names = [word for part in drawings for word in part.split() if b'id="_x0000_s' in word]
            assert len(names) == len(set(names)) > 2

    def test_drawing_comes_before_what_must_follow_it(self) -> None:
        def change(book: openpyxl.Workbook) -> None:
            table = openpyxl.worksheet.table.Table(displayName="T", ref="A1:B3")
            book.active["A1"], book.active["B1"] = "a", "b"
            book.active.add_table(table)

        part = parts(mark_workbook(workbook(change), [note("B2")])[0])["xl/worksheets/sheet1.xml"]
        assert 0 < part.index(b"legacyDrawing") < part.index(b"tableParts")

    def test_sheet_that_is_not_there(self) -> None:
        _, lost = mark_workbook(workbook(), [note("A1", sheet="无")])
        assert [each.sheet for each in lost] == ["无"]

    def test_new_parts_are_packed(self) -> None:
        few, _ = mark_workbook(workbook(), [note("A1")])
        many, _ = mark_workbook(workbook(), [note(f"A{row}") for row in range(1, 1001)])
        assert len(many) - len(few) < 100_000

    def test_long_text_is_cut(self) -> None:
        data, _ = mark_workbook(workbook(), [note("A1", "长" * 9000), note("A1", "尾")])
        assert len(sheet_of(data)["A1"].comment.text) == 8000

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            (b"cellXfs", b"cellXfz"),
            (b"fills", b"fillz"),
            (b'<c r="B2" s="1"', b'<c r="B2" s="99"'),
        ],
    )
    def test_formats_that_are_not_there(self, old: bytes, new: bytes) -> None:
        changes = {
            name: part.replace(old, new)
            for name, part in parts(workbook()).items()
            if name in {"xl/styles.xml", "xl/worksheets/sheet1.xml"}
        }
        data, lost = mark_workbook(repacked(workbook(), changes), [note("B2"), note("B2")])
        assert lost == ()
        assert "缺失" in parts(data)["xl/comments1.xml"].decode()

    def test_workbook_without_formats(self) -> None:
        data, _ = mark_workbook(repacked(workbook(), {"xl/styles.xml": None}), [note("B2")])
        assert "缺失" in parts(data)["xl/comments1.xml"].decode()

    @pytest.mark.parametrize("broken", [b"", b"PK", b"not a zip"])
    def test_no_workbook(self, broken: bytes) -> None:
        with pytest.raises(UnreadableError):
            mark_workbook(broken, [note("A1")])

    def test_damaged_sheet(self) -> None:
        damaged = repacked(workbook(), {"xl/worksheets/sheet1.xml": b"<worksheet>"})
        with pytest.raises(UnreadableError):
            mark_workbook(damaged, [note("A1")])


class TestSetTexts:
    @given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
    def test_text_as_it_is(self, text: str) -> None:
        sheet = sheet_of(set_texts(workbook(), [NewText("表", "B2", text)]))
        assert sheet["B2"].value == text
        assert sheet["B2"].font.name == "Wingdings 2"
        assert sheet["A2"].value == 1

    def test_formula_is_replaced(self) -> None:
        before = workbook(lambda book: book.active.__setitem__("A3", "=1+1"))
        assert sheet_of(set_texts(before, [NewText("表", "A3", "贰")]))["A3"].value == "贰"

    def test_only_the_sheet_changes(self) -> None:
        before = workbook()
        after = parts(set_texts(before, [NewText("表", "B3", "x"), NewText("表", "A3", "y")]))
        assert {n for n, part in parts(before).items() if after[n] != part} == {
            "xl/worksheets/sheet1.xml"
        }

    @pytest.mark.parametrize(("sheet", "cell"), [("无", "A1"), ("表", "1A"), ("表", "A0")])
    def test_no_such_cell(self, sheet: str, cell: str) -> None:
        with pytest.raises(ValueError, match="no"):
            set_texts(workbook(), [NewText(sheet, cell, "x")])

    def test_cells_that_state_no_address(self) -> None:
        before = workbook()
        part = parts(before)["xl/worksheets/sheet1.xml"]
        for old in (b' r="A2"', b' r="B2"', b' r="2"'):
            part = part.replace(old, b"")
        bare = repacked(before, {"xl/worksheets/sheet1.xml": part})
        sheet = sheet_of(set_texts(bare, [NewText("表", "B2", "新"), NewText("表", "C2", "后")]))
        assert [cell.value for cell in sheet[2]][:3] == [1, "新", "后"]


@given(st.integers(1, 1_048_576), st.integers(1, 16_384))
def test_addresses(row: int, column: int) -> None:
    assert position(address(row, column)) == (row, column)
