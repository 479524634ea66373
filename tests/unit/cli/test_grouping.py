"""`--group-by`: findings by rule and by entry, with the row or line they are in."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest
from tests.unit.cli.conftest import catalog, entry


class Outcome(Protocol):
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]

TABLE = (
    "序号,公开事项,公开内容（要素）,公开主体,公开时限,公开渠道和载体\n"
    "1,养老服务,,,20个工作日,■政府网站\n"
    "2,高龄津贴,发放标准,同上,每季度,■政府网站\n"
    "3,养老机构,备案指南,某县民政局,每季度,\n"
)


@pytest.fixture
def table(folder: Path) -> Path:
    path = folder / "目录.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def findings(outcome: Outcome) -> str:
    """Return what stands before the numbers."""
    return outcome.out.partition("Entries")[0]


@pytest.mark.usefixtures("table")
class TestText:
    def test_by_entry(self, opengov: Run) -> None:
        options = ("--group-by", "entry", "--lang", "en", "--select", "E101,E103,E113,T")
        assert findings(opengov("validate", "目录.csv", *options)) == (
            "目录.csv  (csv, 3 entries)\n"
            "  row 2  1 │ 养老服务 │  │  │ 20个工作日 │ ■政府网站\n"
            "    C2  公开内容（要素）  error   E101  the content to be disclosed is missing"
            " (basis: 国办发〔2019〕54号)\n"
            "  row 3  2 │ 高龄津贴 │ 发放标准 │ 同上 │ 每季度 │ ■政府网站\n"
            '    D3  公开主体  error   E113  "Responsible units" says "同上", but there is nothing'
            " above to repeat (basis: profile required-elements)\n"
            "  row 4  3 │ 养老机构 │ 备案指南 │ 某县民政局 │ 每季度\n"
            "    F4  公开渠道和载体  error   E103  the channel is missing: nothing is written, or"
            " no box is ticked (blank) (basis: 国办发〔2019〕54号)\n"
            "\n"
        )

    def test_by_rule(self, opengov: Run) -> None:
        options = ("--group-by", "rule", "--lang", "en", "--select", "E101,E103")
        assert findings(opengov("validate", "目录.csv", *options)) == (
            "error   E101 ×1  The entry does not say what is disclosed\n"
            "  C2  the content to be disclosed is missing (basis: 国办发〔2019〕54号)\n"
            "      1 │ 养老服务 │  │  │ 20个工作日 │ ■政府网站\n"
            "\n"
            "error   E103 ×1  The entry does not say where the information is published\n"
            "  F4  the channel is missing: nothing is written, or no box is ticked (blank)"
            " (basis: 国办发〔2019〕54号)\n"
            "      3 │ 养老机构 │ 备案指南 │ 某县民政局 │ 每季度\n"
            "\n"
        )

    def test_by_rule_with_the_input_where_there_are_several(self, opengov: Run) -> None:
        options = ("--group-by", "rule", "--lang", "en", "--select", "E102")
        text = findings(opengov("validate", "目录.csv", "defective.json", *options))
        assert "  defective.json  1:" in text
        assert "  目录.csv  D2" in text
        assert '"sequence": "2"' in text

    @pytest.mark.parametrize("by", ["file", "rule", "entry"])
    def test_nothing_found_and_a_file_that_is_not_there(self, opengov: Run, by: str) -> None:
        clean = opengov("validate", "clean.json", "--group-by", by, "--lang", "en")
        assert "nothing found" in clean.out
        assert clean.out.splitlines()[-1] == "Verdict: conformant — 1 entry"
        gone = opengov("validate", "gone.json", "--group-by", by, "--lang", "en")
        assert "F001" in gone.out

    def test_a_file_of_text(self, opengov: Run, folder: Path) -> None:
        opengov("validate", "目录.csv", "--group-by", "entry", "-o", "r.txt", "--lang", "zh")
        assert "  第2行  1 │ 养老服务" in (folder / "r.txt").read_text(encoding="utf-8")

    def test_a_long_line_is_quoted_around_the_place(self, opengov: Run, folder: Path) -> None:
        rows = [entry(id=str(n), items=[f"事项{n}"]) for n in range(30)]
        rows[20]["responsibleUnits"] = [{"name": "****局"}]
        (folder / "long.json").write_text(catalog(*rows), encoding="utf-8")
        text = opengov("validate", "long.json", "--group-by", "rule", "--lang", "en").out
        (quoted,) = (line for line in text.splitlines() if line.startswith("      …"))
        assert "****局" in quoted
        assert len(quoted) < 120


class TestWhatWasLeftOut:
    @pytest.mark.parametrize("output_format", ["csv", "jsonl", "github"])
    def test_formats_that_hold_findings_alone_say_it_beside(
        self, opengov: Run, output_format: str
    ) -> None:
        options = ("--ignore", "E102", "--format", output_format, "--lang", "en")
        outcome = opengov("validate", "defective.json", *options)
        assert outcome.code == 0
        assert outcome.err == "opengov: not checked (ignored on request): E102\n"

    def test_json_holds_it(self, opengov: Run) -> None:
        outcome = opengov("validate", "defective.json", "--ignore", "E102", "--format", "json")
        assert outcome.err == ""
        assert json.loads(outcome.out)["skipped"][0]["rule"] == "E102"

    def test_where_all_goes_to_files_it_is_said_with_the_verdict(self, opengov: Run) -> None:
        options = ("--ignore", "E102", "-o", "r.json", "--lang", "en")
        lines = opengov("validate", "defective.json", *options).err.splitlines()
        assert lines == [
            "opengov: wrote r.json",
            "opengov: not checked (ignored on request): E102",
            "opengov: Verdict: conformant — 2 entries",
        ]
