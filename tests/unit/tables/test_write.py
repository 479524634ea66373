"""Official tables as they are written: layout, forms, refusals and what is reported."""

import csv
from io import BytesIO, StringIO

import openpyxl
import pytest
from lxml import etree

from opengov.errors import MissingExtraError
from opengov.model.catalog import Audience, Catalog, CatalogEntry, Channel
from opengov.model.coded import Coded
from opengov.model.legal import LegalBasis
from opengov.model.organs import Contact, ResponsibleUnit
from opengov.model.time import TimeLimit, UpdateFrequency
from opengov.tables.limits import derive_frequency, parse_frequency, parse_limit
from opengov.tables.write import render_tables
from opengov.tables.write.csvout import to_csv
from opengov.tables.write.grids import sheet_names
from opengov.tables.write.layout import Table, lay_out
from opengov.tables.write.refuse import LONGEST_TEXT, refused

FORMATS = ("xlsx", "csv", "html")


def catalog(*entries: CatalogEntry, **values: object) -> Catalog:
    return Catalog.model_validate({"id": "1", **values, "entries": entries})


def entry(number: int = 1, **values: object) -> CatalogEntry:
    return CatalogEntry.model_validate({"id": str(number), "sequence": str(number), **values})


def table(*entries: CatalogEntry) -> Table:
    return lay_out([catalog(*entries)], with_ids=frozenset())[0]


def column(header: str, *entries: CatalogEntry) -> list[str]:
    """Return the texts under a header."""
    made = table(*entries)
    index = [c.header for c in made.columns].index(header)
    return [row[index] for row in made.rows]


def headers(*entries: CatalogEntry) -> list[str]:
    return [c.header for c in table(*entries).columns]


def codes(*catalogs: Catalog, file_format: str = "csv") -> list[tuple[str, str | None]]:
    _, findings = render_tables(catalogs, name="a.csv", file_format=file_format)
    return [(finding.code, finding.location.pointer) for finding in findings]


class TestColumns:
    def test_the_standard_comes_first_and_in_its_order(self) -> None:
        assert headers(entry(items=["甲", "乙"])) == [
            "序号", "一级事项", "二级事项", "公开内容（要素）", "公开依据", "公开时限", "公开主体",
            "公开渠道和载体", "全社会", "特定群体", "主动", "依申请公开", "县级", "乡级",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("header", "values"),
        [
            ("公开领域", {"domain": {"code": "elderly_care", "text": "养老服务"}}),
            ("过程", {"disclosureTypes": [{"code": "decision", "text": "决策"}]}),
            ("咨询电话", {"contacts": [{"kind": "enquiry", "text": "12345"}]}),
            ("监督电话", {"contacts": [{"kind": "supervision", "text": "12345"}]}),
            ("责任科室", {"contacts": [{"kind": "office", "text": "救助股"}]}),
            ("网址", {"url": "http://a.gov.cn"}),
            ("索引号", {"indexNumber": "1/2"}),
            ("满意度", {"extra": {"满意度": "高"}}),
        ],
    )
    def test_other_columns_stand_only_where_an_entry_needs_them(
        self, header: str, values: dict[str, object]
    ) -> None:
        assert header not in headers(entry())
        assert header in headers(entry(), entry(2, **values))

    def test_ids_are_shown_where_they_are_not_the_positions(self) -> None:
        assert "条目标识" not in headers(entry(1), entry(2))
        assert column("条目标识", entry(1), entry(7)) == ["1", "7"]

    def test_ids_are_shown_where_a_row_would_not_be_seen_as_an_entry(self) -> None:
        bare = CatalogEntry(id="1", url="a")
        assert column("条目标识", bare) == ["1"]

    def test_ids_save_a_row_that_would_be_read_as_header(self) -> None:
        lost = CatalogEntry(id="1", items=("事项",))
        data, findings = render_tables([catalog(lost)], name="a.csv", file_format="csv")
        assert findings == ()
        assert data is not None
        assert "条目标识" in data.decode()

    def test_one_level_of_items_has_one_column_and_keeps_its_marks(self) -> None:
        assert column("公开事项", entry(items=["甲"])) == ["甲"]
        assert column("公开事项", entry(items=["1.甲"])) == ["●1.甲"]

    def test_levels_below_the_sixth_have_columns_too(self) -> None:
        deep = entry(items=[f"第{n}层" for n in range(1, 9)])
        assert headers(deep)[7:9] == ["公开事项（第7级）", "公开事项（第8级）"]
        assert codes(catalog(deep)) == codes(catalog(deep), file_format="xlsx") == []

    def test_every_contact_has_a_column(self) -> None:
        two = [Contact(kind="office", text="甲股"), Contact(kind="office", text="乙股")]
        assert headers(entry(contacts=two)).count("责任科室") == 2


class TestForms:
    def test_several_elements_have_marks_and_one_has_none(self) -> None:
        assert column(
            "公开内容（要素）", entry(content=["甲"]), entry(2, content=["甲", "乙"])
        ) == [
            "甲",
            "●甲\n●乙",
        ]

    @pytest.mark.parametrize(
        ("names", "text"),
        [(["甲局"], "甲局"), (["甲局", "乙局"], "甲局、乙局"), (["同上"], "1.同上"), ([], "")],
    )
    def test_units(self, names: list[str], text: str) -> None:
        units = [ResponsibleUnit(name=name) for name in names]
        assert column("公开主体", entry(responsibleUnits=units)) == [text]

    def test_chosen_channels_have_boxes_and_undecided_cells_stay(self) -> None:
        chosen = [Channel(code="government_website", text="政府网站"), Channel(text="某平台")]
        lost = [Channel(text="?政府网站 ?政府公报")]
        assert column("公开渠道和载体", entry(channels=chosen), entry(2, channels=lost)) == [
            "■政府网站\n■某平台",
            "?政府网站 ?政府公报",
        ]

    def test_instruments_stand_one_a_line(self) -> None:
        basis = [LegalBasis(text="《甲》", title="甲"), LegalBasis(text="《乙》", title="乙")]
        assert column("公开依据", entry(legalBasis=basis)) == ["《甲》\n《乙》"]

    def test_a_frequency_has_a_column_only_where_the_limit_does_not_tell(self) -> None:
        limit = parse_limit("信息形成之日起20个工作日内").limit
        derived = entry(timeLimit=limit, updateFrequency=derive_frequency(limit))
        assert "更新频次" not in headers(derived)
        stated = entry(2, timeLimit=limit, updateFrequency=parse_frequency("每月"))
        assert column("更新频次", derived, stated) == ["", "每月"]

    def test_groups_are_ticked_or_named(self) -> None:
        groups = [(), ("特定群体",), ("甲", "乙")]
        made = [
            entry(n, audience=Audience(public=True, groups=g)) for n, g in enumerate(groups, 1)
        ]
        assert column("全社会", *made) == ["√", "√", "√"]
        assert column("特定群体", *made) == ["", "√", "甲、乙"]

    def test_an_audience_that_ticks_cannot_tell_is_typed(self) -> None:
        assert column("公开对象", entry(audience=Audience(groups=("是",)))) == ["是"]

    def test_ticks_take_the_words_of_the_values(self) -> None:
        made = entry(
            levels=[Coded(code="township", text="镇街级"), Coded(code="village", text="村级")]
        )
        assert headers(made)[-3:] == ["县级", "镇街级", "村级"]
        assert table(made).rows[0][-3:] == ("", "√", "√")

    def test_values_without_a_code_or_with_two_spellings_are_typed(self) -> None:
        unknown = entry(levels=[Coded(text="片区级")])
        assert column("公开层级", unknown) == ["片区级"]
        for code, text in (("county", "片区级"), ("no_such_code", "县级")):
            assert column("公开层级", entry(levels=[Coded(code=code, text=text)])) == [text]
        spellings = [
            Coded(code="proactive", text="主动"),
            Coded(code="proactive", text="主动公开"),
        ]
        made = [entry(n, methods=[value]) for n, value in enumerate(spellings, 1)]
        assert column("公开方式", *made) == ["主动", "主动公开"]

    def test_methods_that_look_like_channels_have_an_unmistakable_header(self) -> None:
        made = entry(methods=[Coded(text="政府网站")])
        assert column("公开属性", made) == ["政府网站"]
        assert codes(catalog(made)) == []

    def test_codes_without_words_are_written_as_their_titles_and_reported(self) -> None:
        made = entry(
            channels=[Channel(code="new_media"), Channel(code="no_such_code"), Channel()],
            disclosureTypes=[Coded(code="decision")],
            domain=Coded(code="elderly_care"),
        )
        assert column("公开渠道和载体", made) == ["■两微一端\n■no_such_code\n■"]
        assert column("过程", made) == ["决策公开"]
        assert column("公开领域", made) == ["养老服务"]
        pointers = {pointer for _, pointer in codes(catalog(made))}
        assert pointers == {
            "/entries/0/channels",
            "/entries/0/disclosureTypes",
            "/entries/0/domain",
        }


class TestTitles:
    def test_what_the_title_does_not_tell_is_stated(self) -> None:
        made = catalog(
            entry(),
            title="某县养老服务领域基层政务公开标准目录",
            place="某县",
            level={"code": "county", "text": "县"},
            domain={"code": "elderly_care", "text": "养老服务"},
            publisher="某县人民政府",
            validFrom="2020-01-31",
        )
        laid = lay_out([made], with_ids=frozenset())[0]
        assert laid.above == (
            "某县养老服务领域基层政务公开标准目录",
            "发布机关：某县人民政府\n生效日期：2020-01-31",
        )
        assert codes(made) == codes(made, file_format="html") == []

    def test_a_title_says_nothing_that_the_catalog_does_not(self) -> None:
        made = catalog(entry(), title="某县政务公开目录")
        assert lay_out([made], with_ids=frozenset())[0].stated == ("地区：", "层级：")
        assert codes(made) == []

    def test_a_title_that_is_no_catalogs_is_stated(self) -> None:
        made = catalog(entry(), title="某事项表")
        assert lay_out([made], with_ids=frozenset())[0].above == ("标题：某事项表",)
        assert codes(made) == []

    @pytest.mark.parametrize("file_format", FORMATS)
    def test_catalogs_are_told_apart_by_their_ids_where_nothing_else_does(
        self, file_format: str
    ) -> None:
        assert codes(catalog(entry()), catalog(entry(), id="2"), file_format=file_format) == []

    def test_sheet_names_are_valid_and_different(self) -> None:
        names = ["甲[1]:*?/\\乙", "甲" * 40, "甲" * 40, "History", "''", ""]
        tables = [Table(None, (), name, (), ()) for name in names]
        made = sheet_names(tables)
        assert made == [
            "甲 1      乙", "甲" * 31, "甲" * 28 + "（2）", "History（2）", "目录", "目录（2）",
        ]  # fmt: skip


class TestReported:
    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("responsibleUnits", [{"name": "某县民政局", "level": "county"}]),
            ("timeLimit", TimeLimit(raw="20个工作日内")),
            ("updateFrequency", UpdateFrequency(code="monthly", source="derived")),
            ("items", ["甲", "甲"]),
            ("sequence", "1\n2"),
            ("extra", {"公开内容": "甲"}),
            ("extra", {"具体要求": "每月"}),
            ("audience", Audience()),
        ],
    )
    def test_values_that_do_not_come_back(self, field: str, value: object) -> None:
        found = codes(catalog(entry(1, **{field: value})))
        assert ("T251", f"/entries/0/{field}") in found

    def test_the_finding_names_what_would_be_read(self) -> None:
        made = catalog(
            entry(items=["甲" * 90, "甲" * 90]), entry(2), entry(3, audience=Audience())
        )
        _, findings = render_tables([made], name="a.csv", file_format="csv")
        assert [finding.values["title"] for finding in findings] == ["公开事项", "公开对象"]
        assert str(findings[0].values["read"]).endswith("…")
        assert findings[1].values["read"] == "—"

    def test_a_free_extra_column_of_values_that_are_no_frequencies_is_kept(self) -> None:
        assert codes(catalog(entry(extra={"具体要求": "写明对象"}))) == []

    def test_extra_columns_of_a_standard_name_are_left_out(self) -> None:
        assert ("T254", None) in codes(catalog(entry(extra={"公开主体": "甲"})))

    def test_values_of_the_catalog(self) -> None:
        made = catalog(entry(), domain={"code": "elderly_care"})
        assert codes(made) == [("T252", "/domain")]

    def test_a_row_that_is_read_as_a_header(self) -> None:
        odd = entry(1, sequence="序号", content=["公开内容"], legalBasis=[{"text": "公开依据"}])
        assert ("T253", "/entries") in codes(catalog(entry(1), odd.model_copy(update={"id": "2"})))

    def test_catalogs_of_one_id_become_one(self) -> None:
        both = [catalog(entry(), id="x"), catalog(entry(), id="x")]
        assert codes(*both, file_format="xlsx") == [("T255", None)]

    def test_pointers_of_several_catalogs(self) -> None:
        both = [catalog(entry()), catalog(entry(audience=Audience()), id="2")]
        assert codes(*both) == [("T251", "/catalogs/1/entries/0/audience")]


class TestRefused:
    @pytest.mark.parametrize("file_format", FORMATS)
    def test_no_catalogs(self, file_format: str) -> None:
        data, findings = render_tables([], name="a", file_format=file_format)
        assert data is None
        assert [finding.code for finding in findings] == ["T259"]

    @pytest.mark.parametrize("text", ["字" * LONGEST_TEXT, "a" * LONGEST_TEXT])
    def test_a_text_of_the_greatest_length_is_written(self, text: str) -> None:
        made = catalog(entry(extra={"说明": text}))
        data, findings = render_tables([made], name="a.xlsx", file_format="xlsx")
        assert findings == ()
        assert data is not None
        sheet = openpyxl.load_workbook(BytesIO(data)).worksheets[0]
        assert sheet.cell(3, sheet.max_column).value == text

    @pytest.mark.parametrize("text", ["字" * (LONGEST_TEXT + 1), "𠮷" * (LONGEST_TEXT // 2 + 1)])
    def test_a_longer_text_is_refused_with_its_cell(self, text: str) -> None:
        made = catalog(entry(extra={"说明": text}))
        data, findings = render_tables([made], name="a.xlsx", file_format="xlsx")
        assert data is None
        assert [(f.code, f.location.cell) for f in findings] == [("T257", "N3")]
        assert codes(made) == []

    @pytest.mark.parametrize("file_format", FORMATS)
    def test_control_characters_are_refused(self, file_format: str) -> None:
        made = catalog(entry(content=["民政\x01局"]))
        data, findings = render_tables([made], name="a", file_format=file_format)
        assert data is None
        assert ("T258", "U+0001") in [(f.code, f.values.get("character")) for f in findings]

    def test_control_characters_of_a_title_are_refused(self) -> None:
        made = catalog(entry(), publisher="某\x01局")
        assert ("T258", None) in codes(made, file_format="html")

    def test_more_rows_than_a_sheet_has(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("opengov.tables.write.refuse.MOST_ROWS", 2)
        tables = lay_out([catalog(entry())], with_ids=frozenset())
        assert [f.code for f in refused(tables, "a", "xlsx")] == ["T260"]
        assert [f.code for f in refused(tables, "a", "csv")] == []

    def test_without_xlsxwriter(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
        with pytest.raises(MissingExtraError, match="tables"):
            render_tables([catalog(entry())], name="a", file_format="xlsx")


class TestFiles:
    ENTRY = entry(
        sequence="0505",
        items=["=1+1", "http://www.example.gov.cn"],
        content=["<b>&", "a  b"],
        audience=Audience(public=True),
    )

    def rendered(self, file_format: str) -> bytes:
        made = catalog(self.ENTRY, title="某县<目录>", place="某县")
        data, _ = render_tables([made], name="a", file_format=file_format)
        assert data is not None
        return data

    def test_xlsx_holds_strings_only(self) -> None:
        sheet = openpyxl.load_workbook(BytesIO(self.rendered("xlsx"))).worksheets[0]
        cells = [c for row in sheet.iter_rows() for c in row if c.value is not None]
        assert {cell.data_type for cell in cells} == {"s"}
        assert not any(cell.hyperlink for cell in cells)
        assert [sheet.cell(5, n).value for n in (1, 2)] == ["0505", "=1+1"]

    def test_xlsx_has_the_official_header(self) -> None:
        sheet = openpyxl.load_workbook(BytesIO(self.rendered("xlsx"))).worksheets[0]
        merged = {str(merge) for merge in sheet.merged_cells.ranges}
        assert {"A1:N1", "A3:A4", "B3:C3", "I3:J3", "K3:L3", "M3:N3"} <= merged
        assert sheet.freeze_panes == "A5"
        assert sheet["D5"].alignment.wrap_text
        assert sheet["D5"].border.left.style == "thin"

    def test_equal_catalogs_give_equal_files(self) -> None:
        assert self.rendered("xlsx") == self.rendered("xlsx")

    def test_csv_is_guarded_and_has_a_mark_and_crlf(self) -> None:
        data = self.rendered("csv")
        assert data.startswith(b"\xef\xbb\xbf")
        assert b"\r\n" in data
        rows = list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))
        assert rows[0] == ["某县<目录>"]
        assert rows[-1][:2] == ["0505", "'=1+1"]

    def test_csv_of_several_catalogs_has_a_blank_line_between(self) -> None:
        tables = lay_out([catalog(entry()), catalog(entry(), id="2")], with_ids=frozenset())
        assert "\r\n\r\n目录标识：2\r\n" in to_csv(tables).decode()

    def test_html_is_escaped_and_accessible(self) -> None:
        page = etree.fromstring(self.rendered("html"), etree.HTMLParser(encoding="utf-8"))
        assert page.get("lang") == "zh-CN"
        assert page.findtext(".//title") == "某县<目录>"
        assert page.findtext(".//caption/div") == "某县<目录>"
        assert {cell.get("scope") for cell in page.iter("th")} == {"col", "colgroup"}
        content = page.findall(".//tbody/tr/td")[3]
        assert "".join(map(str, content.itertext())) == "●<b>&\n●a  b"
