"""Which places of a file are mended: each kind by its code, and only the places concerned."""

import gzip
import io
from pathlib import Path

import openpyxl
import pytest

from opengov.errors import UnknownCodeError
from opengov.finding import Finding, Severity
from opengov.fixes import Plan, judged, plan_fixes
from opengov.fixes.apply import _new
from opengov.location import Location
from opengov.reading import read_catalog
from opengov.text import Text

HEAD = "序号,公开事项,公开内容,公开主体,公开渠道,公开时限,公开依据,领域"
GOOD = "1,救助,标准,甲县民政局,■政府网站 □政府公报,形成之日起20个工作日内,《某某办法》,社会救助"
DEFECTS = Path("examples/elder-care-defects.xlsx")


def row(**changes: str) -> str:
    values = dict(zip(HEAD.split(","), GOOD.split(","), strict=True)) | {"序号": "2"} | changes
    return ",".join(values.values())


def planned(*rows: str, unsafe: bool = False, select: tuple[str, ...] = ()) -> Plan:
    return plan_fixes("a.csv", "\n".join((HEAD, *rows)).encode(), unsafe=unsafe, select=select)


def changed(row: str, *, unsafe: bool = False) -> list[tuple[str, str, list[str]]]:
    plan = planned(GOOD, row, unsafe=unsafe)
    return [(c.cell, c.new, [mending.name for _, mending in c.patches]) for c in plan.corrections]


def workbook(*rows: list[str], merge: str = "") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for each in ([*HEAD.split(",")], *rows):
        sheet.append(each)
    if merge:
        sheet.merge_cells(merge)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


class TestKinds:
    def test_nothing_to_mend(self) -> None:
        assert changed(row()) == []

    @pytest.mark.parametrize(
        ("name", "header", "text", "new"),
        [
            ("ditto", "公开主体", "同上", "甲县民政局"),
            ("ditto", "公开内容", "同上", "标准"),
            ("ditto", "公开渠道", "同上", "■政府网站 □政府公报"),
            ("ditto", "公开时限", "同上", "形成之日起20个工作日内"),
            ("ditto", "公开依据", "同上", "《某某办法》"),
            ("full-width", "公开时限", "形成之日起２０个工作日内", "形成之日起20个工作日内"),
            ("full-width", "公开内容", "Ａ类（甲）", "A类（甲）"),
            ("full-width", "领域", "社会救助２", "社会救助2"),
            ("digit-gap", "公开时限", "形成之日起2 0个工作日内", "形成之日起20个工作日内"),
            ("lost-glyph", "公开渠道", "政府网站 □政府公报", "■政府网站 □政府公报"),
            ("lost-glyph", "公开渠道", "政府网站口政府公报", "■政府网站□政府公报"),
            ("glyph-alphabet", "公开渠道", "R政府网站 £政府公报", "■政府网站 □政府公报"),
            ("channel-name", "公开渠道", "政府门户网站", "政府网站"),
            (
                "hexagonal-brackets",
                "公开依据",
                "《办法》（某发[2019]5号）",
                "《办法》（某发〔2019〕5号）",
            ),
            ("private-use", "公开内容", "某\ue81e类", "某龴类"),
        ],
    )
    def test_safe(self, name: str, header: str, text: str, new: str) -> None:
        ((_, written, names),) = changed(row(**{header: text}))
        assert (written, names) == (new, [name])

    @pytest.mark.parametrize(
        ("name", "header", "text", "new"),
        [
            (
                "misspelling",
                "公开时限",
                "信息行成之日起20个工作日内",
                "信息形成之日起20个工作日内",
            ),
            ("title-marks", "公开依据", "某县高龄津贴发放办法", "《某县高龄津贴发放办法》"),
            ("doubled-word", "公开内容", "补贴的的标准", "补贴的标准"),
            ("bracket", "公开依据", "《某县高龄津贴发放办法", "《某县高龄津贴发放办法》"),
            ("domain-name", "领域", "环境保护", "生态环境"),
        ],
    )
    def test_unsafe_only_on_request(self, name: str, header: str, text: str, new: str) -> None:
        wrong = row(**{header: text})
        assert changed(wrong) == []
        ((_, written, names),) = changed(wrong, unsafe=True)
        assert (written, names) == (new, [name])

    def test_several_in_one_cell(self) -> None:
        ((_, written, names),) = changed(row(公开时限="形成之日起２ ０个工作日内"))
        assert written == "形成之日起20个工作日内"
        assert names == ["digit-gap", "full-width"]

    def test_one_after_the_other(self) -> None:
        """Patches of the same words: the second is made for what the first left."""
        ((_, written, names),) = changed(row(公开依据="《办法》（某发[２０１９]5号）"))
        assert written == "《办法》（某发〔2019〕5号）"
        assert set(names) == {"hexagonal-brackets"}
        ((_, written, names),) = changed(row(公开渠道="政府门户网站 □政府公报"))
        assert written == "■政府网站 □政府公报"
        assert set(names) == {"lost-glyph", "channel-name"}

    @pytest.mark.parametrize(
        ("header", "text"),
        [
            ("公开渠道", "县政府门户网站和政府门户网站"),
            ("公开渠道", "窗口服务"),
            ("公开渠道", "R"),
            ("公开渠道", "?政府网站 ?政府公报"),
            ("公开主体", "****局"),
            ("公开内容", "RSS订阅"),
        ],
    )
    def test_what_is_in_doubt_stays(self, header: str, text: str) -> None:
        assert changed(row(**{header: text})) == []

    def test_words_that_hold_the_sign_of_a_box(self) -> None:
        ((_, written, _),) = changed(row(公开渠道="R政府网站 £政务服务窗口办事大厅"))
        assert written == "■政府网站 □政务服务窗口办事大厅"


class TestChoice:
    def test_select_and_ignore(self) -> None:
        wrong = row(公开主体="同上", 公开时限="形成之日起２０个工作日内")
        assert [c.cell for c in planned(GOOD, wrong, select=("T",)).corrections] == ["D3"]
        data = f"{HEAD}\n{GOOD}\n{wrong}".encode()
        assert [c.cell for c in plan_fixes("a.csv", data, ignore=["T241"]).corrections] == ["F3"]
        assert plan_fixes("a.csv", data, select=["E101"]).corrections == ()

    def test_code_that_does_not_exist(self) -> None:
        with pytest.raises(UnknownCodeError):
            plan_fixes("a.csv", f"{HEAD}\n{GOOD}".encode(), ignore=["E999"])


class TestPlaces:
    def test_example(self) -> None:
        plan = plan_fixes(str(DEFECTS), DEFECTS.read_bytes(), unsafe=True)
        assert [each.cell for each in plan.corrections] == ["G7", "F14", "H14", "F15"]
        assert [each.safe for each in plan.corrections] == [True, True, True, False]

    def test_merged_cell_is_mended_once(self) -> None:
        second = ["2", *GOOD.split(",")[1:]]
        first = GOOD.split(",")
        first[3], second[3] = "甲县民政局２处", ""
        data = workbook(first, second, merge="D2:D3")
        plan = plan_fixes("a.xlsx", data)
        assert [each.cell for each in plan.corrections] == ["D2"]
        units = [e.responsible_units[0].name for e in plan.copied.catalogs[0].entries]
        assert units == ["甲县民政局2处"] * 2
        assert [op.path for op in plan.operations() if op.op == "replace"] == [
            "/entries/0/responsibleUnits/0/name",
            "/entries/1/responsibleUnits/0/name",
        ]

    def test_ditto_in_a_merged_cell(self) -> None:
        rows = [[str(n), *GOOD.split(",")[1:]] for n in (1, 2, 3)]
        rows[1][3], rows[2][3] = "同上", ""
        plan = plan_fixes("a.xlsx", workbook(*rows, merge="D3:D4"))
        assert [(c.cell, c.new) for c in plan.corrections] == [("D3", "甲县民政局")]

    def test_what_says_ditto_is_mended_where_the_words_stand(self) -> None:
        first = GOOD.replace("《某某办法》", "《办法》（某发[2019]5号）")
        ditto, again = row(公开依据="同上"), row(序号="3", 公开依据="同上")
        plan = planned(first, ditto, again, select=("E311",))
        assert [(c.cell, c.new) for c in plan.corrections] == [
            ("G2", "《办法》（某发〔2019〕5号）")
        ]
        assert len([op for op in plan.operations() if op.op == "replace"]) == 6

    def test_name_of_an_item_that_csv_left_blank(self) -> None:
        head = "序号,一级事项,二级事项,公开内容,公开主体,公开渠道,公开时限"
        rows = [
            f"{n},{'Ａ类' if n == 1 else ''},事项{n},标准,甲局,政府网站,每季度" for n in (1, 2)
        ]
        plan = plan_fixes("a.csv", "\n".join((head, *rows)).encode())
        assert [(c.cell, c.new) for c in plan.corrections] == [("B2", "A类")]
        assert [e.items[0] for e in plan.copied.catalogs[0].entries] == ["A类"] * 2

    def test_words_that_go_on_in_the_row_below_stay(self) -> None:
        below = ",,,局乙２,,,,"
        plan = planned(GOOD.replace("甲县民政局", "甲县民政２"), below)
        assert plan.corrections == ()

    def test_formula_stays(self) -> None:
        rows = [[str(n), *GOOD.split(",")[1:]] for n in (1, 2)]
        data = workbook(*rows)
        book = openpyxl.load_workbook(io.BytesIO(data))
        book.active["C2"] = "Ａ类"
        book.active["C3"] = "=C2"
        out = io.BytesIO()
        book.save(out)
        cached = _with_value(out.getvalue(), "C3", "Ａ类")
        plan = plan_fixes("a.xlsx", cached)
        assert [each.cell for each in plan.corrections] == ["C2"]
        assert [each.cell for each in plan.left] == ["C3"]

    def test_character_whose_bytes_differ_by_edition_stays(self) -> None:
        text = "\n".join((HEAD, GOOD, row(公开内容="某\ue826类", 公开主体="２局")))
        plan = plan_fixes("a.csv", text.encode("gb18030"))
        assert [each.cell for each in plan.corrections] == ["D3"]
        assert [each.cell for each in plan.left] == ["C3"]
        assert next(c.new for c in plan_fixes("a.csv", text.encode()).corrections) == "某龵类"

    def test_packed_file(self) -> None:
        text = "\n".join((HEAD, GOOD, row(公开主体="２局")))
        plan = plan_fixes("a.csv.gz", gzip.compress(text.encode()))
        assert plan.copy.decode() == text.replace("２", "2")
        assert plan_fixes("a.csv.gz", b"\x1f\x8bbroken").corrections == ()

    def test_file_that_is_not_written(self) -> None:
        cells = "".join(f"<td>{each}</td>" for each in HEAD.split(","))
        more = "".join(f"<td>{each}</td>" for each in row(公开主体="２局").split(","))
        page = f"<table><tr>{cells}</tr><tr>{more}</tr></table>".encode()
        plan = plan_fixes("a.html", page)
        assert [each.new for each in plan.corrections] == ["2局"]
        assert plan.copy == page

    def test_json_of_a_correction(self) -> None:
        (each,) = planned(GOOD, row(公开主体="同上")).corrections
        said = each.to_json("en")
        assert (said["old"], said["safe"]) == ("同上", True)
        assert said["fixes"] == [{"code": "T241", "name": "ditto", "title": "同上 written out"}]


def _with_value(data: bytes, cell: str, value: str) -> bytes:
    """Store the value of a formula, as a spreadsheet does."""
    import zipfile  # noqa: PLC0415 - for this one

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                text = part.decode()
                start = text.index(f'<c r="{cell}"')
                end = text.index("</c>", start)
                formula = text[text.index("<f>", start) : text.index("</f>", start) + 4]
                text = f'{text[:start]}<c r="{cell}" t="str">{formula}<v>{value}</v>{text[end:]}'
                part = text.encode()
            new.writestr(name, part)
    return out.getvalue()


class TestCopy:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
    def test_text_touches_only_those_fields(self, encoding: str) -> None:
        text = "\r\n".join((HEAD, GOOD, row(公开主体='"同上"', 公开内容='"甲,２""乙"')))
        plan = plan_fixes("a.csv", text.encode(encoding))
        expected = text.replace('"同上"', '"甲县民政局"').replace("２", "2")
        assert plan.copy == expected.encode(encoding)

    def test_field_that_comes_to_need_quotes(self) -> None:
        first = GOOD.replace("甲县民政局", '"甲局\n乙局"')
        entries = planned(first, row(公开主体="同上")).copied.catalogs[0].entries
        units = [[unit.name for unit in entry.responsible_units] for entry in entries]
        assert units == [["甲局", "乙局"]] * 2

    def test_text_like_a_formula_is_guarded(self) -> None:
        plan = planned(GOOD, row(公开内容="=ＳUM(1)"))
        assert ",'=SUM(1)," in plan.copy.decode()
        assert plan.copied.catalogs[0].entries[1].content == ("=SUM(1)",)

    def test_what_does_not_settle_stays_as_it_is(self) -> None:
        plan = planned(GOOD, row(公开内容="补贴" + "的" * 5000 + "标准"), unsafe=True)
        assert [each.cell for each in plan.corrections] == ["C3"]
        left = plan.copied.catalogs[0].entries[1].content[0]
        assert 1 < left.count("的") < 10

    def test_mending_again_finds_nothing(self) -> None:
        plan = plan_fixes(str(DEFECTS), DEFECTS.read_bytes(), unsafe=True)
        assert plan_fixes(str(DEFECTS), plan.copy, unsafe=True).corrections == ()


class TestJudged:
    def test_better_copy(self) -> None:
        plan = plan_fixes(str(DEFECTS), DEFECTS.read_bytes(), unsafe=True)
        outcome = judged(plan, "required-elements")
        assert outcome.new == ()
        assert len(outcome.after.findings) == len(outcome.before.findings) - 4

    def test_null_that_hid_an_absence_is_no_new_finding(self) -> None:
        text = '{"id": "1", "entries": [{"id": "1", "content": null}]}'
        plan = plan_fixes("a.json", text.encode())
        outcome = judged(plan, "required-elements")
        assert "E101" in outcome.after.by_rule
        assert outcome.new == ()

    @pytest.mark.parametrize(
        ("before", "after", "new"),
        [
            (["E101/error"], [], 0),
            ([], ["E101/error"], 1),
            ([], ["T241/info"], 0),
            (["T241/info"], ["E111/error"], 1),
            (["S204/error"], ["E101/error"], 0),
            (["S204/error"], ["S204/error", "E101/error"], 1),
            (["E201/warning"], ["E101/error"], 1),
            (["E101/error"], ["E201/warning"], 0),
        ],
    )
    def test_what_is_new(self, before: list[str], after: list[str], new: int) -> None:
        assert len(list(_new([*map(found, before)], [*map(found, after)]))) == new

    def test_wrong_name_may_hide_a_wrong_value(self) -> None:
        text = '{"id": "1", "entries": [{"id": "1", "contnt": "x"}]}'
        plan = plan_fixes("a.json", text.encode(), unsafe=True)
        assert [f.code for f in judged(plan, "required-elements").new] == ["S203"]


def found(said: str) -> Finding:
    code, _, severity = said.partition("/")
    return Finding(
        code=code,
        name="x",
        severity=Severity(severity),
        message=Text("", ""),
        location=Location(source="a.json", pointer="/entries/0/content"),
    )


def test_catalog_is_read_as_ever() -> None:
    """Planning leaves no trace in what was read."""
    data = "\n".join((HEAD, GOOD, row(公开主体="同上"))).encode()
    assert (
        planned(GOOD, row(公开主体="同上")).file.catalogs
        == read_catalog("a.csv", data=data).catalogs
    )
