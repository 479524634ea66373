"""Reports as files."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.validation.sample import catalog, entry, file

from opengov.finding import Severity
from opengov.location import Location
from opengov.text import Lang
from opengov.validation import Report, validate
from opengov.validation.outputs import csv_lines, json_chunks, json_lines
from opengov.validation.outputs.csv import guard

LANGS: list[Lang] = ["zh", "en"]


def report(text: str = "/", count: int = 1) -> Report:
    rows = (entry(id=str(i), content=[text]) for i in range(count))
    return validate(file(catalog(*rows)))


class TestJson:
    @pytest.mark.parametrize("lang", LANGS)
    @pytest.mark.parametrize("count", [0, 1, 3])
    def test_equals_the_report(self, lang: Lang, count: int) -> None:
        some = report(count=count)
        assert json.loads("".join(json_chunks(some, lang))) == some.to_json(lang)

    def test_one_line_for_each_finding(self) -> None:
        lines = list(json_lines(report(count=2), "en"))
        assert [json.loads(line)["code"] for line in lines] == ["E111", "E111"]
        assert all(line.count("\n") == 1 for line in lines)

    def test_a_lone_surrogate_can_be_written(self) -> None:
        read = file(catalog(entry(content=None)), source="目\udcff录.xlsx")
        text = "".join(json_chunks(validate(read)))
        assert json.loads(text.encode())["inputs"][0]["path"] == "目\udcff录.xlsx"


def rows(some: Report, lang: Lang = "zh") -> list[list[str]]:
    return list(csv.reader(io.StringIO("".join(csv_lines(some, lang)), newline="")))


class TestCsv:
    def test_table(self) -> None:
        head, row = rows(report())
        assert head[:5] == ["\ufeff文件", "级别", "代码", "名称", "说明"]
        assert row[:4] == ["a.xlsx", "error", "E111", "placeholder-value"]
        assert len(head) == len(row)

    def test_english(self) -> None:
        head, row = rows(report(), "en")
        assert head[2] == "code"
        assert row[4].startswith('"Content" holds only')

    def test_unknown_places_are_blank(self) -> None:
        assert rows(report())[1][5:7] == ["", ""]

    def test_formulas_are_guarded(self) -> None:
        place = "=cmd|' /C calc'!A0"

        class Evil:
            def locate(self, pointer: str) -> Location:
                return Location(source="a.xlsx", pointer=pointer, sheet=place)

            def shared(self, *_: object) -> None:
                """Return None: no cell is merged."""

        read = file(catalog(entry(content=None)), locator=Evil())
        [_, row] = rows(validate(read))
        assert row[5] == f"'{place}"

    def test_nothing_found(self) -> None:
        assert len(rows(report(count=0))) == 1


@given(st.text(max_size=5) | st.text(alphabet="'=+-@\t\r＝甲", max_size=6))
def test_guard_can_be_undone_and_leaves_no_formula(text: str) -> None:
    guarded = guard(text)
    assert not guarded.startswith(("=", "+", "-", "@", "\t", "\r"))
    if guarded != text:
        assert guarded[1:] == text
        assert guard(guarded) != guarded


def test_severity_is_what_json_says() -> None:
    assert json.loads(next(json_lines(report())))["severity"] == Severity.ERROR.value
