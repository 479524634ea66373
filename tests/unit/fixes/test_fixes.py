"""Machine fixes: each kind by name, only the cells concerned, and never a worse copy."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opengov.errors import UnsupportedValueError
from opengov.fixes import FIXES, Patch, Plan, apply_patches, plan_fixes
from opengov.fixes.kinds import Cell, ditto, glyph_alphabet, lost_glyph
from opengov.model.catalog import CatalogEntry
from opengov.reading import read_catalog
from opengov.validation import validate

HEAD = "序号,公开事项,公开内容,公开主体,公开渠道,公开时限,公开依据,领域"
GOOD = "1,救助,标准,甲县民政局,■政府网站 □政府公报,形成之日起20个工作日内,《某某办法》,社会救助"
DEFECTS = Path("examples/elder-care-defects.xlsx")


def planned(*rows: str, unsafe: bool = False, head: str = HEAD) -> Plan:
    return plan_fixes("a.csv", "\n".join((head, *rows)).encode(), unsafe=unsafe)


def changed(row: str, *, unsafe: bool = False) -> list[tuple[str, str, list[str]]]:
    plan = planned(GOOD, row, unsafe=unsafe)
    return [(p.cell, p.new, [fix.name for fix in p.fixes]) for p in plan.patches]


def row(**changes: str) -> str:
    values = dict(zip(HEAD.split(","), GOOD.split(","), strict=True)) | {"序号": "2"} | changes
    return ",".join(values.values())


class TestKinds:
    def test_nothing_to_mend(self) -> None:
        assert changed(row()) == []

    @pytest.mark.parametrize(
        ("name", "header", "text", "new"),
        [
            ("ditto", "公开主体", "同上", "甲县民政局"),
            ("ditto", "公开内容", "同上", "标准"),
            ("ditto", "公开时限", "同上", "形成之日起20个工作日内"),
            ("ditto", "公开依据", "同上", "《某某办法》"),
            ("full-width", "公开时限", "形成之日起２０个工作日内", "形成之日起20个工作日内"),
            ("full-width", "公开内容", "Ａ类（甲）", "A类（甲）"),
            ("digit-gap", "公开时限", "形成之日起2 0个工作日内", "形成之日起20个工作日内"),
            ("lost-glyph", "公开渠道", "政府网站 □政府公报", "■政府网站 □政府公报"),
            ("glyph-alphabet", "公开渠道", "R政府网站 £政府公报", "■政府网站 □政府公报"),
            ("channel-name", "公开渠道", "政府门户网站", "政府网站"),
        ],
    )
    def test_safe(self, name: str, header: str, text: str, new: str) -> None:
        ((_, written, names),) = changed(row(**{header: text}))
        assert (written, names) == (new, [name])
        assert next(fix for fix in FIXES if fix.name == name).safe

    def test_unsafe_only_on_request(self) -> None:
        wrong = row(公开时限="信息行成之日起20个工作日内")
        assert changed(wrong) == []
        ((_, written, names),) = changed(wrong, unsafe=True)
        assert (written, names) == ("信息形成之日起20个工作日内", ["misspelling"])

    def test_several_in_one_cell(self) -> None:
        ((_, written, names),) = changed(row(公开时限="形成之日起２ ０个工作日内"))
        assert written == "形成之日起20个工作日内"
        assert names == ["full-width", "digit-gap"]

    def test_every_kind_has_a_name_of_its_own_and_both_titles(self) -> None:
        assert len({fix.name for fix in FIXES}) == len(FIXES)
        assert all(fix.title.zh and fix.title.en for fix in FIXES)

    @pytest.mark.parametrize(
        ("header", "text"),
        [
            ("公开渠道", "县政府门户网站和政府门户网站"),
            ("公开渠道", "窗口服务"),
            ("公开渠道", "R"),
            ("公开渠道", "?政府网站 ?政府公报"),
            ("公开渠道", "£政府网站 £政府公报"),
            ("公开主体", "****局"),
        ],
    )
    def test_what_is_in_doubt_stays(self, header: str, text: str) -> None:
        assert changed(row(**{header: text})) == []

    def test_words_that_hold_the_sign_of_a_box(self) -> None:
        (patch,) = changed(row(公开渠道="R政府网站 £政务服务窗口办事大厅"))
        assert "窗口办事大厅" in patch[1]

    def test_without_a_value_to_write(self) -> None:
        finding = next(f for f in read_catalog(DEFECTS).findings if f.code == "T241")
        blank = CatalogEntry(id="1")
        for name in ("responsible_units", "update_frequency"):
            assert ditto(Cell("同上", name, blank, {"T241": finding})) == "同上"
        contact = {"kind": "enquiry", "text": "1"}
        entry = CatalogEntry.model_validate({"id": "1", "contacts": [contact]})
        assert ditto(Cell("同上", "contacts", entry, {"T241": finding})) == "同上"
        channels = CatalogEntry.model_validate({"id": "1", "channels": [{"text": "公示栏"}]})
        assert ditto(Cell("同上", "channels", channels, {"T241": finding})) == "公示栏"

    def test_boxes_that_cannot_be_told_stay(self) -> None:
        entry = CatalogEntry(id="1")
        finding = next(f for f in read_catalog(DEFECTS).findings if f.code == "T242")
        assert lost_glyph(Cell("□政府网站", "channels", entry, {"T242": finding})) == "□政府网站"
        assert glyph_alphabet(Cell("R政府网站", "content", entry)) == "R政府网站"


class TestPlan:
    def test_example(self) -> None:
        plan = plan_fixes(str(DEFECTS), DEFECTS.read_bytes(), unsafe=True)
        assert [patch.cell for patch in plan.patches] == ["G7", "H14", "F14", "F15"]
        assert [patch.safe for patch in plan.patches] == [True, True, True, False]

    def test_merged_cell_is_mended_once(self) -> None:
        book = openpyxl.Workbook()
        sheet = book.active
        for each in (HEAD, GOOD, row(公开主体="")):
            sheet.append(each.split(","))
        sheet["D2"] = "甲县民政局２处"
        sheet.merge_cells("D2:D3")
        out = io.BytesIO()
        book.save(out)
        assert [p.cell for p in plan_fixes("a.xlsx", out.getvalue()).patches] == ["D2"]

    def test_json_of_a_patch(self) -> None:
        (patch,) = planned(GOOD, row(公开主体="同上")).patches
        said = patch.to_json("en")
        assert (said["old"], said["safe"]) == ("同上", True)
        assert said["fixes"] == [{"name": "ditto", "title": "同上 written out"}]

    def test_file_without_tables(self) -> None:
        assert plan_fixes("a.json", b'{"id": "1", "entries": []}').patches == ()


class TestApply:
    def test_xlsx_changes_only_the_cells_concerned(self) -> None:
        plan = plan_fixes(str(DEFECTS), DEFECTS.read_bytes())
        done = apply_patches(plan, "required-elements")
        before, after = (
            openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
            for data in (plan.data, done.data)
        )
        cells = {
            b.coordinate
            for one, two in zip(before.iter_rows(), after.iter_rows(), strict=True)
            for b, a in zip(one, two, strict=True)
            if b.value != a.value
        }
        assert cells == {patch.cell for patch in plan.patches}
        old, new = (zipfile.ZipFile(io.BytesIO(data)) for data in (plan.data, done.data))
        different = {name for name in old.namelist() if old.read(name) != new.read(name)}
        assert different == {"xl/worksheets/sheet1.xml"}
        assert done.new == ()

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
    def test_text_touches_only_those_fields(self, encoding: str) -> None:
        text = "\r\n".join((HEAD, GOOD, row(公开主体='"同上"', 公开内容='"甲,２""乙"')))
        plan = plan_fixes("a.csv", text.encode(encoding))
        done = apply_patches(plan, "required-elements")
        expected = text.replace('"同上"', '"甲县民政局"').replace("２", "2")
        assert done.data == expected.encode(encoding)

    def test_field_that_comes_to_need_quotes(self) -> None:
        first = GOOD.replace("甲县民政局", '"甲局\n乙局"')
        done = apply_patches(planned(first, row(公开主体="同上")), "required-elements")
        again = read_catalog("a.csv", data=done.data)
        units = [[unit.name for unit in e.responsible_units] for e in again.catalogs[0].entries]
        assert units == [["甲局", "乙局"]] * 2

    def test_mending_again_finds_nothing(self) -> None:
        plan = plan_fixes(str(DEFECTS), DEFECTS.read_bytes(), unsafe=True)
        done = apply_patches(plan, "required-elements")
        assert plan_fixes(str(DEFECTS), done.data, unsafe=True).patches == ()

    def test_worse_copy_is_told(self) -> None:
        plan = planned(GOOD, row(公开主体="同上"))
        bad = replace(plan, patches=(replace(plan.patches[0], new="/"),))
        assert "E111" in {finding.code for finding in apply_patches(bad, "required-elements").new}

    @pytest.mark.parametrize("name", ["a.json", "a.html"])
    def test_formats_that_are_not_written(self, name: str) -> None:
        data = b'{"id": "1", "entries": []}' if name == "a.json" else b"<table><tr><td>x</table>"
        with pytest.raises(UnsupportedValueError, match="XLSX, CSV or TSV"):
            apply_patches(plan_fixes(name, data), "required-elements")


CELLS = st.sampled_from(
    ["同上", "２０个工作日", "政府网站 □政府公报", "R政府网站 £政府公报", "/", "", "甲局", "2 0个"]
)


@settings(deadline=None)
@given(st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=1, max_size=5))
def test_safe_fixes_never_make_a_catalog_worse(rows: list[list[str]]) -> None:
    head = "序号,公开内容,公开主体,公开渠道,公开时限"
    lines = [f"{number},{','.join(cells)}" for number, cells in enumerate(rows, 1)]
    plan = planned(*lines, head=head)
    if not plan.file.catalogs:
        return
    done = apply_patches(plan, "required-elements")
    errors = [validate(file, profile="required-elements").exit_code() for file in (plan.file,)]
    assert done.new == ()
    assert done.after.exit_code() <= errors[0]
    assert all(isinstance(patch, Patch) for patch in done.written)
