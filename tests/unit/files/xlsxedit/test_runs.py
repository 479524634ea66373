"""Texts in several fonts: what is changed, and what keeps its font."""

import io
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from opengov.files.xlsxedit import NewText, formula_cells, set_texts
from opengov.files.xlsxedit.runs import Run, changed_runs, runs_of
from opengov.patch import Change, changed


def book(value: object) -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "表"
    sheet["A1"] = value
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def rich(*parts: tuple[str, str]) -> CellRichText:
    return CellRichText(*(TextBlock(InlineFont(rFont=font, b=True), text) for font, text in parts))


def mended(data: bytes, text: str, *changes: Change) -> CellRichText | str:
    after = set_texts(data, [NewText("表", "A1", text, changes)])
    sheet = openpyxl.load_workbook(io.BytesIO(after), rich_text=True)["表"]
    value = sheet["A1"].value
    assert isinstance(value, CellRichText | str)
    return value


class TestFonts:
    def test_the_words_around_keep_theirs(self) -> None:
        data = book(rich(("宋体", "甲局２"), ("黑体", "乙局")))
        value = mended(data, "甲局2乙局", Change(2, 3, "2"))
        assert isinstance(value, CellRichText)
        assert [(part.font.rFont, part.text) for part in value if isinstance(part, TextBlock)] == [
            ("宋体", "甲局2"),
            ("黑体", "乙局"),
        ]

    def test_a_box_loses_the_font_in_which_it_was_a_letter(self) -> None:
        data = book(rich(("Wingdings 2", "R"), ("宋体", "政府网站")))
        value = mended(data, "■政府网站", Change(0, 1, "■"))
        assert isinstance(value, CellRichText)
        first = value[0]
        assert isinstance(first, TextBlock)
        assert (first.font.rFont, first.font.b, first.text) == (None, True, "■")

    def test_text_that_is_not_what_was_read_is_written_plain(self) -> None:
        data = book(rich(("宋体", "甲"), ("黑体", "乙")))
        assert mended(data, "丙", Change(0, 1, "丁")) == "丙"

    def test_shared_text_that_is_not_there(self) -> None:
        data = book("甲２")
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
            for name in old.namelist():
                if name != "xl/sharedStrings.xml":
                    new.writestr(name, old.read(name))
        assert mended(out.getvalue(), "甲2", Change(1, 2, "2")) == "甲2"

    def test_plain_text(self) -> None:
        assert mended(book("甲２"), "甲2", Change(1, 2, "2")) == "甲2"

    def test_inline_text(self) -> None:
        once = set_texts(book("x"), [NewText("表", "A1", "甲２")])
        assert mended(once, "甲2", Change(1, 2, "2")) == "甲2"

    def test_pronunciations_are_left_out(self) -> None:
        text = "<si><t>甲</t><rPh sb='0' eb='1'><t>jia</t></rPh><phoneticPr fontId='1'/></si>"
        assert runs_of(etree.fromstring(text)) == (Run(None, "甲"),)


@given(st.lists(st.text("甲乙", max_size=3), min_size=1, max_size=4), st.data())
def test_runs_say_what_the_text_says(texts: list[str], data: st.DataObject) -> None:
    whole = "".join(texts)
    places = data.draw(st.lists(st.integers(0, len(whole)), max_size=4, unique=True).map(sorted))
    changes = [
        Change(start, end, data.draw(st.text("XY", max_size=2)))
        for start, end in zip(places[::2], places[1::2], strict=False)
    ]
    runs = changed_runs([Run(None, text) for text in texts], changes)
    assert "".join(run.text for run in runs) == changed(whole, changes)


class TestFormulas:
    def test_cells_with_a_formula(self) -> None:
        data = book("=1+1")
        assert list(formula_cells(data, [("表", "A1"), ("表", "B2")])) == [("表", "A1")]

    def test_sheet_that_is_not_there(self) -> None:
        with pytest.raises(ValueError, match="there is no sheet"):
            list(formula_cells(book("x"), [("无", "A1")]))
