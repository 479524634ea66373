"""A copy that was marked before: marks go when the cell is mended, and are never doubled."""

import io
from collections.abc import Sequence

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl.comments import Comment
from openpyxl.styles import GradientFill, PatternFill
from openpyxl.styles.colors import Color
from tests.examples import examples
from tests.unit.files.xlsxedit.test_xlsxedit import note, parts, repacked, sheet_of, workbook

from opengov.files.xlsxedit import CellNote, mark_workbook
from opengov.files.xlsxedit.comments import note_shapes
from opengov.files.xlsxedit.ours import LONGEST, framed, own_words

OURS = {"FFC8CD", "FFEC9A"}
OWN = {
    "B2": PatternFill("solid", fgColor="FFFFFF00"),
    "A2": PatternFill("solid", fgColor=Color(theme=4, tint=0.5999)),
    "A1": PatternFill("gray125"),
    "B3": PatternFill("darkUp", fgColor="FF112233", bgColor=Color(indexed=13)),
}


def coloured(book: openpyxl.Workbook) -> None:
    for cell, fill in OWN.items():
        book.active[cell].fill = fill
    book.active["B2"].comment = Comment("请核对", "office")
    book.create_sheet("二")["A1"] = "x"


def ours(cell: str, text: str = "缺失", rgb: str = "FFC8CD", sheet: str = "表") -> CellNote:
    return note(cell, text, rgb, sheet)


def marked(data: bytes, notes: Sequence[CellNote]) -> bytes:
    again, lost = mark_workbook(data, notes, ours=OURS)
    assert lost == ()
    return again


def seen(data: bytes) -> dict[tuple[str, str], tuple[str | None, str, str]]:
    """Comment, fill and font of every cell that has something to show."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {
        (sheet.title, cell.coordinate): (
            cell.comment.text if cell.comment else None,
            repr(cell.fill),
            cell.font.name,
        )
        for sheet in book
        for row in sheet
        for cell in row
        if cell.comment or cell.fill.patternType or cell.value is not None
    }


PLACES = st.sampled_from(["A1", "A2", "B2", "B3", "C3", "D2", "E4", "A9"])
NOTES = st.lists(
    st.builds(
        ours,
        PLACES,
        st.sampled_from(["缺失", "opengov:\n伪", "甲\n—— opengov\n乙", " ", "长" * 9000]),
        st.sampled_from(sorted(OURS)),
        st.sampled_from(["表", "二"]),
    ),
    max_size=6,
)


class TestAgain:
    @settings(max_examples=examples(100))
    @given(NOTES)
    def test_marked_twice_is_marked_once(self, notes: list[CellNote]) -> None:
        once = marked(workbook(coloured), notes)
        twice = marked(once, notes)
        assert seen(twice) == seen(once)
        assert parts(twice)["xl/styles.xml"] == parts(once)["xl/styles.xml"]

    @settings(max_examples=examples(100))
    @given(NOTES, NOTES)
    def test_only_the_last_marks_are_there(
        self, before: list[CellNote], after: list[CellNote]
    ) -> None:
        assert seen(marked(marked(workbook(coloured), before), after)) == seen(
            marked(workbook(coloured), after)
        )

    def test_mended_cells_are_as_they_were(self) -> None:
        before = workbook(coloured)
        once = marked(before, [ours(cell) for cell in (*OWN, "C3", "D2")])
        assert seen(marked(once, [])) == seen(before)
        sheet = sheet_of(marked(once, []))
        assert {cell: sheet[cell].fill for cell in OWN} == OWN

    def test_only_the_shape_of_the_persons_comment_stays(self) -> None:
        once = marked(workbook(coloured), [ours(cell) for cell in (*OWN, "C3", "D2")])
        drawings = [
            etree.fromstring(part)
            for name, part in parts(marked(once, [])).items()
            if name.endswith(".vml")
        ]
        assert [place for root in drawings for place, _ in note_shapes(root)] == [(2, 2)]

    def test_colour_whose_comment_was_deleted(self) -> None:
        book = openpyxl.load_workbook(io.BytesIO(marked(workbook(), [ours("A2"), ours("B2")])))
        book["表"]["A2"].comment = None
        out = io.BytesIO()
        book.save(out)
        sheet = sheet_of(marked(out.getvalue(), []))
        assert (sheet["A2"].fill.patternType, sheet["B2"].fill.patternType) == (None, None)
        assert sheet["B2"].comment is None

    def test_words_that_a_person_added(self) -> None:
        once = marked(workbook(coloured), [ours("B2"), ours("A2")])
        book = openpyxl.load_workbook(io.BytesIO(once))
        for cell in ("A2", "B2"):
            words = book["表"][cell].comment.text
            book["表"][cell].comment = Comment(f"{words}\n已改，请复核", "甲")
        out = io.BytesIO()
        book.save(out)
        sheet = sheet_of(marked(out.getvalue(), []))
        assert sheet["B2"].comment.text == "请核对\n已改，请复核"
        assert sheet["A2"].comment.text == "已改，请复核"
        assert sheet["B2"].fill == OWN["B2"]

    def test_colour_that_a_person_chose(self) -> None:
        book = openpyxl.load_workbook(io.BytesIO(marked(workbook(), [ours("A2")])))
        book["表"]["A2"].fill = PatternFill("solid", fgColor="FF00FF00")
        out = io.BytesIO()
        book.save(out)
        assert sheet_of(marked(out.getvalue(), []))["A2"].fill.fgColor.rgb == "FF00FF00"

    def test_gradient_is_the_one_fill_that_is_lost(self) -> None:
        def change(book: openpyxl.Workbook) -> None:
            book.active["A2"].fill = GradientFill(stop=("FFFFFF", "99CCFF"))

        once = marked(workbook(change), [ours("A2")])
        assert sheet_of(marked(once, []))["A2"].fill.fill_type is None

    @pytest.mark.parametrize("word", ["solid f:rgb=FFFF", "bogus", "solid x:rgb=FFFFFF00"])
    def test_note_of_the_fill_that_was_spoilt(self, word: str) -> None:
        once = marked(workbook(coloured), [ours("B2")])
        name = next(name for name in parts(once) if "comment" in name and name.endswith("xml"))
        old = b"solid f:rgb=FFFFFF00"
        assert old in parts(once)[name]
        spoilt = repacked(once, {name: parts(once)[name].replace(old, word.encode())})
        assert sheet_of(marked(spoilt, []))["B2"].fill.patternType is None

    def test_drawing_that_is_no_xml(self) -> None:
        once = marked(workbook(), [ours("A2")])
        name = next(name for name in parts(once) if name.endswith(".vml"))
        broken = repacked(once, {name: b"<xml><br></xml>"})
        again, lost = mark_workbook(broken, [], ours=OURS)
        assert lost == ()
        comments = next(part for each, part in parts(again).items() if "comments" in each)
        assert "缺失" not in comments.decode()


class TestWords:
    @given(st.text(), st.text(), st.text(st.characters(exclude_characters="\r")))
    def test_persons_words_stay(self, before: str, after: str, said: str) -> None:
        frame = framed(said)
        whole = f"{before}\n{frame}\n{after}" if before else f"{frame}\n{after}"
        (start, end, was), *others = own_words(whole)
        assert (others, was) == ([], "")
        assert whole[:start] + whole[end:] == (f"{before}\n{after}" if before else after)

    def test_limit(self) -> None:
        assert len(framed("长" * LONGEST, "solid")) == LONGEST
        assert framed("长" * 100, room=0) == "opengov:\n\n—— opengov"
