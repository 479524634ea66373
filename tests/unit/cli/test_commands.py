"""The commands that show what ships with the package, and `convert`."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Protocol, TypeAlias

import pytest

from opengov.cli.commands.codelist import code_lines
from opengov.cli.render import plain
from opengov.codelists import codelist, codelist_names
from opengov.rules import RULES
from opengov.schema import file_names, schema_id
from opengov.schema.ids import line_id


class Outcome(Protocol):
    code: int
    out: str
    err: str


Run: TypeAlias = Callable[..., Outcome]
Process: TypeAlias = Callable[..., Any]

PUBLISHED = Path(__file__).parents[3] / "schemas" / "v1"


class TestRules:
    def test_every_rule_and_notice_has_a_line(self, opengov: Run) -> None:
        codes = [line.split()[0] for line in opengov("rules").out.splitlines()]
        assert set(RULES) < set(codes)
        assert {"F001", "S101", "T201", "T211", "X901", "X911"} < set(codes)
        assert codes == sorted(codes)

    @pytest.mark.parametrize("family", ["T", "t", "T2"])
    def test_a_family(self, opengov: Run, family: str) -> None:
        out = opengov("rules", "--family", family).out
        assert {line[0] for line in out.splitlines()} == {"T"}

    def test_json_has_both_languages(self, opengov: Run) -> None:
        pages = json.loads(opengov("rules", "--format", "json").out)
        (page,) = [page for page in pages if page["code"] == "E102"]
        assert page["name"] == "responsible-unit-missing"
        assert page["title"].keys() == {"zh", "en"}
        assert page["reads"] == ["responsibleUnits"]


class TestExplain:
    @pytest.mark.parametrize("code", ["E102", "e102", "responsible-unit-missing"])
    def test_a_rule(self, opengov: Run, code: str) -> None:
        out = opengov("explain", code, "--lang", "en").out
        assert out.startswith("E102  ")
        for label in ("Severity", "Basis", "Message", "Bad example", "Good example", "Reads"):
            assert f"\n{label} " in out

    def test_a_notice_in_chinese(self, opengov: Run) -> None:
        out = opengov("explain", "T211", "--lang", "zh").out
        assert "严重程度      错误\n" in out
        assert "读取字段" not in out

    @pytest.mark.parametrize("lang", ["zh", "en"])
    @pytest.mark.parametrize("code", ["C101", "E134", "E202", "F005", "S101", "T201", "X911"])
    def test_every_family(self, opengov: Run, code: str, lang: str) -> None:
        outcome = opengov("explain", code, "--lang", lang)
        assert outcome.code == 0
        assert outcome.out.startswith(f"{code}  ")


class TestProfile:
    def test_list(self, opengov: Run) -> None:
        lines = opengov("profile", "list", "--lang", "en").out.splitlines()
        assert lines[0].startswith("national-2019      ")
        assert lines[1].startswith("required-elements  ")
        assert lines[1].endswith("(default)")

    def test_show_the_default(self, opengov: Run) -> None:
        out = opengov("profile", "show", "--lang", "zh").out
        assert out.startswith("required-elements  四项必备要素\n")
        assert "公开内容、公开主体、公开渠道和载体、更新频次" in out
        assert "\nE102  错误  " in out
        assert "\nE106  " not in out

    def test_show_names_the_basis(self, opengov: Run) -> None:
        assert "国办发〔2019〕54号" in opengov("profile", "show", "national-2019").out

    def test_show_a_file(self, opengov: Run, folder: Path) -> None:
        (folder / "own.toml").write_text(
            'name = "own"\nrequires = ["content"]\nrules = ["C101"]\n[severity]\nC101 = "info"\n',
            encoding="utf-8",
        )
        out = opengov("profile", "show", "own.toml", "--lang", "en").out
        assert out.startswith("own  own\n\nRequires")
        assert "\nC101  info   " in out

    def test_show_as_json(self, opengov: Run) -> None:
        out = opengov("profile", "show", "national-2019", "--format", "json").out
        assert json.loads(out)["name"] == "national-2019"


class TestShipped:
    def test_codelists_by_name(self, opengov: Run) -> None:
        listed = opengov("codelist", "--lang", "zh").out.splitlines()
        assert [line.split()[0] for line in listed] == list(codelist_names())
        assert "disclosure-types     5 个代码   五公开类别" in listed

    def test_a_codelist(self, opengov: Run) -> None:
        out = opengov("codelist", "domains", "--lang", "en").out
        (line,) = [one for one in out.splitlines() if "poverty_and_disaster_relief" in one]
        assert line.endswith("until 2020-12-31, replaced by poverty_alleviation, disaster_relief")
        (line,) = [one for one in out.splitlines() if one.startswith("poverty_alleviation")]
        assert line.endswith("still in use, some say rural_revitalization instead")

    @pytest.mark.parametrize("name", codelist_names())
    def test_a_codelist_as_shipped(self, opengov: Run, name: str) -> None:
        for form in ("csv", "json"):
            out = opengov("codelist", name, "--format", form).out
            assert out.encode() == (PUBLISHED / "codelists" / f"{name}.{form}").read_bytes()

    def test_a_code_out_of_use_that_nothing_replaced(self) -> None:
        ended = replace(codelist("levels").entries[0], valid_to=date(2020, 1, 1))
        assert "已停用" in plain(code_lines((ended,), "zh"))

    def test_schemas_by_name(self, opengov: Run) -> None:
        names = opengov("schema").out.splitlines()
        assert "catalog-entry" in names
        assert "profiles/required-elements.catalog-entry" in names

    @pytest.mark.parametrize("name", file_names())
    def test_a_schema_is_the_file(self, opengov: Run, name: str) -> None:
        for spelling in (name, f"{name}.schema.json", schema_id(name), line_id(name)):
            out = opengov("schema", spelling).out
            assert out.encode() == (PUBLISHED / f"{name}.schema.json").read_bytes()

    def test_an_unknown_schema(self, opengov: Run) -> None:
        done = opengov("schema", "urn:opengov-cn:schema:v9.0.0:organ", "--lang", "en")
        assert done.code == 2


class TestConvert:
    def test_json_to_jsonl_and_back(self, opengov: Run, folder: Path) -> None:
        there = opengov("convert", "defective.json", "-o", "there.jsonl")
        assert (there.code, there.out) == (0, "")
        assert "has no room for /id" in there.err
        back = opengov("convert", "there.jsonl", "-o", "back.json")
        assert back.code == 0
        assert "there.jsonl → back.json: 1 catalog(s), 2 entries" in back.err
        entries = json.loads((folder / "back.json").read_text(encoding="utf-8"))["entries"]
        assert (
            entries
            == json.loads((folder / "defective.json").read_text(encoding="utf-8"))["entries"]
        )

    def test_defects_are_told_and_the_rest_is_written(self, opengov: Run, folder: Path) -> None:
        (folder / "in.json").write_text('{"id": "1", "entries": [{"id": 7, "url": "u"}]}')
        outcome = opengov("convert", "in.json", "-o", "out.json", "--lang", "zh")
        assert (outcome.code, outcome.out) == (0, "")
        assert "错误 S203" in outcome.err
        assert json.loads((folder / "out.json").read_text())["entries"][0]["url"] == "u"

    @pytest.mark.parametrize("source", ["missing.json", "broken.json"])
    def test_nothing_read_is_3_and_nothing_is_written(
        self, opengov: Run, folder: Path, source: str
    ) -> None:
        (folder / "broken.json").write_text("{")
        (folder / "out.json").write_text("old")
        outcome = opengov("convert", source, "-o", "out.json")
        assert outcome.code == 3
        assert f"no catalog could be read from {source}; out.json was not written" in outcome.err
        assert (folder / "out.json").read_text() == "old"

    def test_a_folder_that_does_not_exist_is_3(self, opengov: Run) -> None:
        outcome = opengov("convert", "clean.json", "-o", "none/out.json")
        assert outcome.code == 3
        assert "cannot write none/out.json" in outcome.err

    def test_disclosures_go_to_json_lines_only(self, opengov: Run, folder: Path) -> None:
        record = '{"type":"result","id":"1","title":"某事项执行结果"}\n'
        (folder / "in.jsonl").write_text(record, encoding="utf-8")
        assert opengov("convert", "in.jsonl", "-o", "out.json").code == 3
        assert opengov("convert", "in.jsonl", "-o", "out.jsonl").code == 0
        assert json.loads((folder / "out.jsonl").read_bytes()) == json.loads(record)

    @pytest.mark.parametrize("extension", ["xlsx", "csv", "html", "HTM"])
    def test_tables_and_back(self, opengov: Run, folder: Path, extension: str) -> None:
        assert opengov("convert", "defective.json", "-o", f"t.{extension}").code == 0
        assert opengov("convert", f"t.{extension}", "-o", "back.json").code == 0
        there = json.loads((folder / "defective.json").read_bytes())
        back = json.loads((folder / "back.json").read_bytes())
        assert [each["items"] for each in back["entries"]] == [
            each["items"] for each in there["entries"]
        ]

    def test_a_text_that_does_not_fit_is_refused(self, opengov: Run, folder: Path) -> None:
        catalog = {"id": "1", "entries": [{"id": "1", "items": ["事" * 40_000]}]}
        (folder / "long.json").write_text(json.dumps(catalog))
        outcome = opengov("convert", "long.json", "-o", "long.xlsx", "--lang", "en")
        assert outcome.code == 3
        assert "long.xlsx was not written, for the reason above" in outcome.err
        assert not (folder / "long.xlsx").exists()

    def test_standard_input(self, installed: Process, folder: Path) -> None:
        data = (folder / "clean.json").read_bytes()
        done = installed("convert", "-", "--input-format", "json", "-o", "out.json", stdin=data)
        assert done.returncode == 0
        assert json.loads((folder / "out.json").read_bytes()) == json.loads(data)
