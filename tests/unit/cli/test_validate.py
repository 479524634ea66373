import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TypeAlias

import pytest


class Outcome(Protocol):
    code: int
    out: str
    err: str


Run: TypeAlias = Callable[..., Outcome]
Process: TypeAlias = Callable[..., Any]


class TestExitCode:
    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            ("clean.json", 0),
            ("defective.json", 1),
            ("clean.json defective.json", 1),
            ("defective.json --fail-on warning", 1),
            ("defective.json --fail-on never", 0),
            ("defective.json --ignore E102", 0),
            ("defective.json --ignore e1", 0),
            ("defective.json --select C1,E103", 0),
            ("defective.json --select E102 --select C1", 1),
            ("missing.json", 3),
            ("defective.json missing.json", 3),
            ("missing.json --fail-on never", 3),
            ("missing.json --ignore F", 3),
            ("empty", 3),
            ("*.nothing", 3),
        ],
    )
    def test_of_a_report(self, opengov: Run, folder: Path, arguments: str, code: int) -> None:
        (folder / "empty").mkdir()
        assert opengov("validate", *arguments.split()).code == code

    def test_a_missing_file_keeps_no_other_from_its_report(self, opengov: Run) -> None:
        outcome = opengov("validate", "missing.json", "defective.json", "--lang", "en")
        assert outcome.code == 3
        assert "missing.json" in outcome.out
        assert "E102" in outcome.out
        assert "Verdict: could not be checked in full" in outcome.out

    def test_a_folder_is_searched(self, opengov: Run, folder: Path) -> None:
        (folder / "old.doc").write_bytes(b"x")
        outcome = opengov("validate", ".", "--format", "json")
        assert [Path(each["path"]).name for each in json.loads(outcome.out)["inputs"]] == [
            "clean.json",
            "defective.json",
        ]
        assert outcome.err == "opengov: .: skipped 1 file(s) of other kinds (such as old.doc)\n"

    @pytest.mark.parametrize("debug", [False, True])
    def test_a_failure_of_the_tool_is_a_finding(
        self, opengov: Run, monkeypatch: pytest.MonkeyPatch, *, debug: bool
    ) -> None:
        def read(path: str, **_: object) -> object:
            raise ZeroDivisionError(path)

        monkeypatch.setattr("opengov.cli.judging.read", read)
        outcome = opengov("validate", "clean.json", "--format", "json", *["--debug"] * debug)
        assert outcome.code == 3
        (finding,) = json.loads(outcome.out)["findings"]
        assert (finding["code"], finding["severity"]) == ("X911", "fatal")
        assert ("Traceback" in outcome.err) is debug


class TestFormats:
    def test_json(self, opengov: Run) -> None:
        outcome = opengov(
            "validate", "defective.json", "--format", "json", "--as-of", "2026-11-22"
        )
        report = json.loads(outcome.out)
        assert report["profile"] == "required-elements"
        assert report["asOf"] == "2026-11-22"
        assert report["summary"]["byRule"] == {"E102": 1}
        (finding,) = report["findings"]
        assert finding["location"]["pointer"] == "/entries/1/responsibleUnits"
        assert "公开主体" in finding["message"]
        assert outcome.err == ""

    def test_json_lines(self, opengov: Run) -> None:
        outcome = opengov("validate", "defective.json", "--format", "jsonl", "--lang", "en")
        (line,) = outcome.out.splitlines()
        assert json.loads(line)["code"] == "E102"

    def test_csv(self, opengov: Run) -> None:
        outcome = opengov("validate", "defective.json", "--format", "csv", "--lang", "en")
        head, row = csv.reader(io.StringIO(outcome.out.removeprefix("\ufeff")))
        assert dict(zip(head, row, strict=True))["code"] == "E102"

    def test_pairs_of_formats_and_outputs(self, opengov: Run, folder: Path) -> None:
        outcome = opengov(
            *("validate", "defective.json", "--lang", "en"),
            *("--format", "json", "--output", "r.json", "--format", "text", "-o", "r.csv"),
            *("--format", "csv"),
        )
        assert outcome.code == 1
        assert outcome.out.startswith("\ufeff")
        assert json.loads((folder / "r.json").read_text(encoding="utf-8"))["summary"]["error"] == 1
        assert "Verdict: not conformant" in (folder / "r.csv").read_text(encoding="utf-8")
        assert outcome.err == "opengov: wrote r.json\nopengov: wrote r.csv\n"

    def test_standard_output_stays_empty_where_all_goes_to_files(
        self, opengov: Run, folder: Path
    ) -> None:
        outcome = opengov("validate", "defective.json", "--output", "r.txt", "--lang", "en")
        assert outcome.out == ""
        assert outcome.err == (
            "opengov: wrote r.txt\nopengov: Verdict: not conformant — 2 entries, 1 error\n"
        )
        assert "\x1b" not in (folder / "r.txt").read_text(encoding="utf-8")

    def test_an_output_that_cannot_be_written_is_3_and_the_others_are(
        self, opengov: Run, folder: Path
    ) -> None:
        outcome = opengov(
            *("validate", "clean.json", "--format", "json", "--output", "none/r.json"),
            *("--format", "csv", "--output", "r.csv"),
        )
        assert outcome.code == 3
        assert "opengov: cannot write none/r.json: No such file or directory\n" in outcome.err
        assert (folder / "r.csv").exists()

    @pytest.mark.parametrize(
        ("arguments", "locale", "chinese"),
        [
            ("--format text", "en_US.UTF-8", False),
            ("--format text", "zh_CN.UTF-8", True),
            ("--format text --lang zh", "en_US.UTF-8", True),
            ("--format json", "en_US.UTF-8", True),
            ("--format jsonl", "en_US.UTF-8", True),
            ("--format csv", "en_US.UTF-8", True),
            ("--format json --lang en", "zh_CN.UTF-8", False),
        ],
    )
    def test_the_language(
        self,
        opengov: Run,
        monkeypatch: pytest.MonkeyPatch,
        arguments: str,
        locale: str,
        *,
        chinese: bool,
    ) -> None:
        monkeypatch.setenv("LC_ALL", locale)
        outcome = opengov("validate", "defective.json", *arguments.split())
        assert ("公开主体" in outcome.out) is chinese

    def test_a_limit_of_findings_keeps_the_numbers(self, opengov: Run) -> None:
        outcome = opengov(
            *("validate", "defective.json", "--format", "json", "--max-findings-per-rule", "0")
        )
        report = json.loads(outcome.out)
        assert outcome.code == 1
        assert report["findings"] == []
        assert report["summary"]["error"] == 1
        assert report["truncated"] == {"E102": 1}

    def test_the_profile_is_printed(self, opengov: Run, folder: Path) -> None:
        (folder / "own.toml").write_text('name = "own"\nrequires = ["url"]', encoding="utf-8")
        outcome = opengov("validate", "clean.json", "--profile", "national-2019", "--lang", "en")
        assert "Profile       national-2019" in outcome.out


class TestStandardInput:
    def test_a_catalog(self, installed: Process, folder: Path) -> None:
        data = (folder / "defective.json").read_bytes()
        arguments = ("validate", "-", "--input-format", "json", "--format", "json")
        done = installed(*arguments, stdin=data)
        assert done.returncode == 1
        report = json.loads(done.stdout)
        assert report["inputs"][0]["path"] == "-"
        assert report["findings"][0]["location"]["source"] == "-"

    def test_nothing(self, installed: Process) -> None:
        done = installed("validate", "-", "--input-format", "csv")
        assert done.returncode == 3
