"""`--format xlsx`: the clerk's workbook comes back with the findings in it."""

import io
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import openpyxl
import pytest

from opengov.cli.marking import marked
from opengov.cli.usage import UnansweredError
from opengov.finding import Severity
from opengov.reading import read_catalog
from opengov.text import Lang
from opengov.validation import validate
from opengov.validation.outputs.marked import COLOURS, advice, marked_copy

EXAMPLE = Path("examples/elder-care-defects.xlsx").resolve()


class Outcome(Protocol):
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def book(folder: Path) -> Path:
    (folder / "a.xlsx").write_bytes(EXAMPLE.read_bytes())
    return folder


@pytest.mark.usefixtures("book")
class TestCommand:
    def test_copy(self, folder: Path, opengov: Run) -> None:
        done = opengov("validate", "a.xlsx", "--format", "xlsx", "-o", "m.xlsx", "--lang", "zh")
        assert done.code == 1
        sheet = openpyxl.load_workbook(folder / "m.xlsx").worksheets[0]
        assert "处理：在“公开主体”一栏写明单位全称" in sheet["G4"].comment.text
        assert sheet["G4"].fill.fgColor.rgb == f"FF{COLOURS[Severity.ERROR]}"
        assert (folder / "a.xlsx").read_bytes() == EXAMPLE.read_bytes()

    def test_format_follows_the_extension(self, folder: Path, opengov: Run) -> None:
        assert opengov("validate", "a.xlsx", "-o", "m.xlsx", "--format", "json").code in {1, 2}
        assert opengov("validate", "a.xlsx", "-o", "n.xlsx").code == 1
        assert (folder / "n.xlsx").exists()

    @pytest.mark.parametrize(
        ("arguments", "code", "said"),
        [
            ("a.xlsx --format xlsx", 2, "name the copy"),
            ("a.xlsx clean.json --format xlsx -o m.xlsx", 2, "one workbook"),
            ("- --input-format json --format xlsx -o m.xlsx", 2, "standard input"),
            ("a.xlsx --format xlsx -o a.xlsx", 2, "a.xlsx"),
            ("clean.json --format xlsx -o m.xlsx", 3, "save it as XLSX"),
            ("none.xlsx --format xlsx -o m.xlsx", 3, "no marked copy"),
            ("clean.json --format xlsx -o m.xlsx --format json -o r.json", 3, "r.json"),
        ],
    )
    def test_refused(
        self, folder: Path, opengov: Run, arguments: str, code: int, said: str
    ) -> None:
        done = opengov("validate", *arguments.split(), "--lang", "en")
        assert done.code == code
        assert said in done.err
        assert not (folder / "m.xlsx").exists()

    def test_findings_without_a_cell_are_named(self, folder: Path, opengov: Run) -> None:
        (folder / "b.csv.xlsx").write_bytes(EXAMPLE.read_bytes())
        (folder / "own.toml").write_text('extends = "required-elements"\n', encoding="utf-8")
        misnamed = folder / "a.csv"
        misnamed.write_bytes(EXAMPLE.read_bytes())
        done = opengov("validate", "a.csv", "--format", "xlsx", "-o", "m.xlsx", "--lang", "en")
        assert "concern no cell and are not in the marked copy: F013" in done.err


class TestChanged:
    def test_file_changed_meanwhile(self, book: Path) -> None:
        report = validate(read_catalog(book / "a.xlsx"))
        (book / "a.xlsx").write_bytes(b"other")
        with pytest.raises(UnansweredError, match="was changed"):
            marked(report, "en", "en")
        (book / "a.xlsx").unlink()
        with pytest.raises(UnansweredError, match="cannot be read"):
            marked(report, "en", "en")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_comment_says_what_to_write(lang: Lang) -> None:
    report = validate(read_catalog(EXAMPLE), profile="thorough")
    copy, _ = marked_copy(EXAMPLE.read_bytes(), report, str(EXAMPLE), lang)
    sheet = openpyxl.load_workbook(io.BytesIO(copy)).worksheets[0]
    cells = {f.location.cell: f.code for f in report.findings if f.location.sheet is not None}
    repeated = [code for code, times in Counter(cells.values()).items() if times > 1]
    assert repeated
    for code in repeated:
        places = [cell for cell, found in cells.items() if found == code]
        assert all(advice(code).say(lang) in sheet[cell].comment.text for cell in places)


def test_severities_have_their_colours() -> None:
    report = validate(read_catalog(EXAMPLE))
    copy, unplaced = marked_copy(EXAMPLE.read_bytes(), report, str(EXAMPLE), "en")
    sheet = openpyxl.load_workbook(io.BytesIO(copy)).worksheets[0]
    seen = {cell.fill.fgColor.rgb for row in sheet for cell in row if cell.comment}
    assert seen == {f"FF{rgb}" for rgb in COLOURS.values()}
    assert unplaced == ()
