"""The mapping sheet and the empty official tables."""

import csv
import io
import json
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from opengov.codelists import codelist, codelist_names
from opengov.errors import UnknownCodeError
from opengov.model.catalog import CatalogEntry
from opengov.reading import read_catalog
from opengov.schema import published, record_schema, schema_names
from opengov.schema.build import profile_names, required_by
from opengov.standard import mapping_csv, mapping_rows, mapping_xlsx, template
from opengov.validation.profiles import wire_name
from opengov.writing import write_catalog

files = cache(published)
ROOT = Path(__file__).resolve().parents[3]


def _header_cells(book: bytes) -> set[str]:
    """Return the texts of the first rows of a table."""
    sheet = openpyxl.load_workbook(io.BytesIO(book)).active
    rows = sheet.iter_rows(max_row=4, values_only=True)
    return {str(cell) for row in rows for cell in row if cell}


class TestMapping:
    def test_every_field_of_every_record(self) -> None:
        rows = {(row.record, row.field) for row in mapping_rows()}
        for name in schema_names():
            properties = record_schema(name).get("properties", {})
            assert isinstance(properties, dict)
            assert {(name, field) for field in properties} <= rows

    def test_nothing_undocumented(self) -> None:
        for row in mapping_rows():
            assert row.title_zh, row
            assert row.title_en, row
            assert row.type != "any", row
            assert row.level in {"required", "recommended", "optional"}, row
            assert row.codelist in {"", *codelist_names()}, row

    def test_every_field_of_an_entry_but_extra_has_a_column(self) -> None:
        columns = {row.field: row.table_column for row in mapping_rows()
                   if row.record == "catalog-entry"}  # fmt: skip
        fields = {wire_name(name) for name in CatalogEntry.model_fields}
        assert {field for field in fields if not columns[field]} == {"extra"}

    def test_the_table_column_is_what_convert_and_template_write(self, tmp_path: Path) -> None:
        """公开方式 for `methods`, not 公开属性, which is only one of the words that are read."""
        columns = {row.field: row.table_column for row in mapping_rows()
                   if row.record == "catalog-entry"}  # fmt: skip
        assert columns["methods"] == "公开方式"
        example = read_catalog(ROOT / "examples/elder-care.json")
        write_catalog(example.catalogs, tmp_path / "a.xlsx")
        written = (tmp_path / "a.xlsx").read_bytes(), template("required-elements", "xlsx")
        headers = [_header_cells(book) for book in written]
        official = {"sequence", "items", "content", "responsibleUnits", "channels", "timeLimit",
                    "legalBasis", "audience", "methods", "levels"}  # fmt: skip
        for found in headers:
            assert {columns[field] for field in official} <= found
        assert columns["updateFrequency"] in headers[1]

    def test_parts_stand_once(self) -> None:
        rows = [(row.record, row.field) for row in mapping_rows()]
        assert len(rows) == len(set(rows))

    def test_both_forms_agree(self) -> None:
        sheet = openpyxl.load_workbook(io.BytesIO(mapping_xlsx())).active
        from_book = [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
        from_text = list(csv.reader(io.StringIO(mapping_csv(), newline="")))
        assert from_book[1:] == from_text[1:]
        assert from_book[0][0] == "记录\nrecord"

    def test_prints_across_with_its_header_on_each_page(self) -> None:
        sheet = openpyxl.load_workbook(io.BytesIO(mapping_xlsx())).active
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.freeze_panes == "C2"
        assert all(dimension.height for dimension in sheet.row_dimensions.values())

    def test_the_required_stand_out_and_records_are_kept_apart(self) -> None:
        sheet = openpyxl.load_workbook(io.BytesIO(mapping_xlsx())).active
        before = None
        for record, field, *_ in sheet.iter_rows(min_row=2):
            level = sheet.cell(record.row, 6)
            assert field.font.b == level.font.b == (level.value == "required")
            assert (record.border.top.style == "medium") == (record.value != before)
            before = record.value

    def test_a_union_names_its_members(self) -> None:
        types = {(row.record, row.field): row.type for row in mapping_rows()}
        assert types["time-limit", "clauses"].startswith(
            "array of CalendarClause or DeadlineClause"
        )
        assert types["disclosure", "type"] == "string"

    def test_same_bytes_again(self) -> None:
        assert mapping_xlsx() == mapping_xlsx()


class TestTemplate:
    @pytest.mark.parametrize("profile", profile_names())
    @pytest.mark.parametrize("form", ["xlsx", "csv", "html"])
    def test_has_a_column_for_every_required_element(self, profile: str, form: str) -> None:
        file = read_catalog(f"a.{form}", data=template(profile, form))
        assert [finding.code for finding in file.findings] == []
        assert set(required_by(profile)) <= file.tables[0].columns
        assert file.tables[0].entries == 0

    def test_columns_have_all_the_room_there_is(self) -> None:
        sheet = openpyxl.load_workbook(io.BytesIO(template("national-2019", "xlsx"))).active
        widths = {cell.value: sheet.column_dimensions[cell.column_letter].width
                  for cell in sheet[2] if cell.value}  # fmt: skip
        assert widths["公开内容（要素）"] >= 24
        assert sheet.sheet_properties.pageSetUpPr.fitToPage

    def test_rows_are_filled_in_and_read(self) -> None:
        book = openpyxl.load_workbook(io.BytesIO(template("required-elements", "xlsx")))
        sheet = book.active
        head = {cell.value: cell.column for row in sheet.iter_rows(max_row=3) for cell in row}
        sheet.cell(4, head["公开主体"], "甲县某局")
        sheet.cell(4, head["一级事项"], "救助")
        out = io.BytesIO()
        book.save(out)
        (entry,) = read_catalog("a.xlsx", data=out.getvalue()).catalogs[0].entries
        assert entry.responsible_units[0].name == "甲县某局"

    @pytest.mark.parametrize(("profile", "form"), [("none", "csv"), ("national-2019", "docx")])
    def test_unknown(self, profile: str, form: str) -> None:
        with pytest.raises(UnknownCodeError):
            template(profile, form)


class TestCodelistJson:
    @pytest.mark.parametrize("name", codelist_names())
    def test_says_what_the_csv_says(self, name: str) -> None:
        text = files()[f"codelists/{name}.json"]
        table = json.loads(text)
        codes = {code["code"]: code for code in table["codes"]}
        assert table["$id"] == f"urn:opengov-cn:codelist:v1:{name}"
        assert table["title"]["zh"] == codelist(name).title.zh
        assert list(codes) == list(codelist(name).codes)
        for row in csv.DictReader(files()[f"codelists/{name}.csv"].splitlines()):
            said = codes[row["code"]]
            assert said["title"] == {"zh": row["title_zh"], "en": row["title_en"]}
            about = {"zh": row["description_zh"], "en": row["description_en"]}
            assert said.get("description", {"zh": "", "en": ""}) == about
            assert said.get("validFrom", "") == row["valid_from"]
            assert said.get("validTo", "") == row["valid_to"]
            assert said.get("replacedBy", []) == row["replaced_by"].split()
            assert said["source"] == row["source"]
        assert "null" not in text


def test_committed_sheet_is_the_generated_one() -> None:
    path = Path(__file__).parents[3] / "schemas" / "v1" / "mapping-sheet.csv"
    assert path.read_text(encoding="utf-8") == mapping_csv()
