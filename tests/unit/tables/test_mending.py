"""Mending a table: which cell holds the words, and what the entry is read as afterwards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov.catalogfile import CatalogFile
from opengov.jsonpatch import Operation
from opengov.patch import CellMend, Change, MemberMend, Rewording, Steps, WordsMend, changed
from opengov.reading import read_catalog
from opengov.tables.mending import _carried
from opengov.tables.repairs import digit_gaps, lost_glyph, misspellings, plain_boxes

HEAD = "序号,公开事项,公开内容,公开主体,公开渠道,公开时限,公开依据"


def read(*rows: str) -> CatalogFile:
    return read_catalog("a.csv", data="\n".join((HEAD, *rows)).encode())


def words(
    file: CatalogFile, *path: str | int, entry: int = 0, start: int = 0, end: int = 1
) -> Steps | None:
    """Ask for some words of an entry to be written as X."""
    mend = WordsMend(
        catalog=0, entry=entry, path=path, rewording=Rewording((Change(start, end, "X"),))
    )
    return asked(file, mend, f"/entries/{entry}")


def asked(file: CatalogFile, mend: WordsMend | CellMend, head: str = "") -> Steps | None:
    """Ask for an entry to be mended."""
    assert file.locator is not None
    assert mend.entry is not None
    record = file.catalogs[mend.catalog].entries[mend.entry].model_dump(mode="json")
    return file.locator.steps(mend, lambda: record, head)


class TestWords:
    def test_one_of_several_values_in_a_cell(self) -> None:
        file = read("1,甲,标准,甲局、乙局,政府网站,每季度,《办法》")
        steps = words(file, "responsibleUnits", 1)
        assert steps is not None
        (edit,) = steps.edits
        assert (edit.location.cell, edit.old, edit.new) == ("D2", "甲局、乙局", "甲局、X局")
        assert [op.path for op in steps.operations] == ["/entries/0/responsibleUnits/1/name"] * 2

    def test_words_broken_over_lines(self) -> None:
        file = read('1,甲,标准,"某县\n民政局",政府网站,每季度,《办法》')
        steps = words(file, "responsibleUnits", 0, start=1, end=4)
        assert steps is not None
        assert steps.edits[0].new == "某X局"

    def test_the_same_words_twice_in_a_cell(self) -> None:
        file = read('1,甲,"标准\n标准",甲局,政府网站,每季度,《办法》')
        for index, new in ((0, "X准\n标准"), (1, "标准\nX准")):
            steps = words(file, "content", index)
            assert steps is not None
            assert steps.edits[0].new == new

    @pytest.mark.parametrize(
        "path",
        [
            pytest.param(("indexNumber",), id="a field without a value"),
            pytest.param(("content", 5), id="a value that is not there"),
            pytest.param(("sequence", "text"), id="a text has no members"),
            pytest.param(("nonsense",), id="no field"),
            pytest.param((0,), id="no name"),
        ],
    )
    def test_nothing_to_mend(self, path: tuple[str | int, ...]) -> None:
        assert words(read("1,甲,标准,甲局,政府网站,每季度,《办法》"), *path) is None

    def test_change_that_would_be_read_as_something_else(self) -> None:
        """A delimiter in the new words would cut them: nothing is proposed."""
        file = read("1,甲,标准,甲局,政府网站,每季度,《办法》")
        mend = WordsMend(
            catalog=0,
            entry=0,
            path=("responsibleUnits", 0),
            rewording=Rewording((Change(0, 1, "乙、丙"),)),
        )
        assert asked(file, mend) is None

    def test_tick_columns_hold_no_words(self) -> None:
        head = "序号,公开事项,公开内容,公开主体,政府网站,政府公报,公开时限"
        data = f"{head}\n1,甲,标准,甲局,√,,每季度".encode()
        assert words(read_catalog("a.csv", data=data), "channels", 0) is None

    def test_what_is_said_of_a_catalog_or_of_json_has_no_cell(self) -> None:
        file = read("1,甲,标准,甲局,政府网站,每季度,《办法》")
        assert file.locator is not None
        nothing = Rewording(())
        for mend in (
            WordsMend(catalog=0, entry=None, path=("domain",), rewording=nothing),
            MemberMend(catalog=0, path=("url",)),
        ):
            assert file.locator.steps(mend, dict, "") is None

    def test_words_of_the_row_below_are_not_those_of_the_entry_above(self) -> None:
        rest = "政府网站,每季度,《办法》"
        file = read(f"1,甲,标准,甲局,{rest}", f"2,乙,标准,,{rest}", ",,,甲局,,,")
        assert [each.name for each in file.catalogs[0].entries[1].responsible_units] == ["甲局"]
        assert words(file, "responsibleUnits", 0, entry=1) is None

    def test_first_entry_of_a_table_has_none_above(self) -> None:
        head = "序号,公开事项,公开内容,公开主体,公开时限"
        rows = [f"{head}\n1,甲,标准,甲局,每季度\n", "某县社会救助目录,,,,", HEAD]
        rows += ["1,甲,标准,,政府网站,每季度,《法》", ",,,甲局,,,"]
        file = read_catalog("a.csv", data="\n".join(rows).encode())
        assert len(file.catalogs) == 2
        mend = WordsMend(
            catalog=1,
            entry=0,
            path=("responsibleUnits", 0),
            rewording=Rewording((Change(0, 1, "X"),)),
        )
        assert asked(file, mend) is None

    def test_ditto_is_not_traced_into_another_table(self) -> None:
        head = "序号,公开事项,公开内容,公开主体,公开时限"
        rows = [f"{head}\n1,甲,标准,甲局,每季度\n", HEAD, "2,乙,标准,同上,政府网站,每季度,《法》"]
        file = read_catalog("a.csv", data="\n".join([*rows, ",,,局,,,"]).encode())
        assert len(file.catalogs[0].entries) == 2
        mend = CellMend(catalog=0, entry=1, column=3, changes=(Change(0, 1, "X"),))
        assert asked(file, mend) is None


class TestCells:
    def test_equal_cells_are_read_once(self) -> None:
        row = "甲,标准,甲局,政府网站,形成之日起2 0个工作日内,《办法》"
        file = read(*(f"{n},{row}" for n in range(1, 4)))
        mends = [finding.mend for finding in file.findings]
        assert file.locator is not None
        calls: list[int] = []

        def record() -> dict[str, object]:
            calls.append(1)
            return file.catalogs[0].entries[0].model_dump(mode="json")

        heads = [f"/entries/{n}" for n in range(3)]
        steps = [
            file.locator.steps(mend, record, head)
            for mend, head in zip(mends, heads, strict=True)
            if mend is not None
        ]
        assert len(calls) == 1
        assert [each.operations[0].path for each in steps if each] == [
            f"{head}/timeLimit/raw" for head in heads
        ]

    def test_limit_of_two_columns_is_not_mended(self) -> None:
        head = "序号,公开事项,公开内容,公开主体,公开时限,公开时限"
        data = f"{head}\n1,甲,标准,甲局,形成之日起2 0个工作日内,长期公开".encode()
        (finding,) = read_catalog("a.csv", data=data).findings
        assert (finding.code, finding.mend) == ("T244", None)

    def test_words_that_go_on_below_have_no_one_cell(self) -> None:
        file = read("1,甲,标准,甲局,政府网站,每季度,《办法》", ",,,,,长期公开,")
        mend = CellMend(catalog=0, entry=0, column=5, changes=(Change(0, 1, "X"),))
        assert asked(file, mend) is None

    def test_place_in_a_text_file(self) -> None:
        file = read('1,甲,标准,甲局,政府网站,"形成之日起\n2 0个工作日内",《办法》')
        (mend,) = [f.mend for f in file.findings if f.code == "T244"]
        assert mend is not None
        assert file.locator is not None
        record = file.catalogs[0].entries[0].model_dump(mode="json")
        steps = file.locator.steps(mend, lambda: record, "")
        assert steps is not None
        (edit,) = steps.edits
        assert (edit.location.line, edit.location.line_column) == (2, 16)
        assert (edit.end_line, edit.end_column) == (3, 10)
        assert edit.written == '"形成之日起\n20个工作日内"'


class TestRepairs:
    @pytest.mark.parametrize(
        ("mend", "text", "new"),
        [
            (digit_gaps, "形成之日起 2 0 个工作日内", "形成之日起 20 个工作日内"),
            (digit_gaps, "2 0 2 4年", "2 0 2 4年"),
            (misspellings, "自信息形成之曰起20个工作日内", "自信息形成之日起20个工作日内"),
            (misspellings, "信息形成之日起20个工作日内", "信息形成之日起20个工作日内"),
            (lost_glyph, " 政府网站 □政府公报", " ■政府网站 □政府公报"),
            (lost_glyph, "政府网站 £政府公报", "■政府网站 □政府公报"),
            (lost_glyph, "政府网站 政府公报", "政府网站 政府公报"),
            (plain_boxes, "\uf052政府网站 \uf0a3政府公报", "■政府网站 □政府公报"),
            (plain_boxes, "£政府网站", "□政府网站"),
            (plain_boxes, "■政府网站 £政府公报", "■政府网站 £政府公报"),
            (plain_boxes, "政府网站", "政府网站"),
            (plain_boxes, "R\u200b政府网站", "R\u200b政府网站"),
        ],
    )
    def test_text(self, mend: object, text: str, new: str) -> None:
        assert callable(mend)
        assert changed(text, mend(text)) == new


@given(
    st.text("甲乙 \n\u200b", max_size=8),
    st.text("甲乙 \n\u200b", min_size=1, max_size=4),
    st.integers(0, 4),
    st.integers(0, 4),
)
def test_carried_changes_touch_nothing_but_the_words(
    text: str, sought: str, one: int, other: int
) -> None:
    start, end = sorted((min(one, len(sought)), min(other, len(sought))))
    for changes in _carried(sought, text, [Change(start, end, "X")]):
        after = changed(text, changes)
        assert after.count("X") == 1
        before, _, behind = after.partition("X")
        assert text.startswith(before)
        assert text.endswith(behind)


def test_operations_of_an_entry_are_below_it() -> None:
    file = read("1,甲,标准２,甲局,政府网站,每季度,《办法》")
    steps = words(file, "content", 0)
    assert steps is not None
    assert steps.operations[1] == Operation(
        op="replace", path="/entries/0/content/0", value="X准２"
    )
