"""`--baseline` as a user meets it."""

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


def test_made_used_and_updated(folder: Path, opengov: Run) -> None:
    made = opengov(
        *[
            "validate",
            "defective.json",
            "--baseline",
            "known.json",
            "--update-baseline",
            "--lang",
            "en",
        ]
    )
    assert (made.code, "made the baseline known.json: 1 known" in made.err) == (0, True)
    assert "1 known and not counted, 0 fixed" in made.out
    assert opengov(*["validate", "defective.json", "--baseline", "known.json"]).code == 0
    defects = catalog(
        entry(), entry(id="2", items=["救助"], sequence="2", content=None, responsibleUnits=None)
    )
    (folder / "defective.json").write_text(defects, encoding="utf-8")
    worse = opengov(
        *["validate", "defective.json", "--baseline", "known.json", "--format", "json"]
    )
    report = json.loads(worse.out)
    assert worse.code == 1
    assert report["baseline"]["known"] == 0
    (folder / "defective.json").write_text(catalog(entry()), encoding="utf-8")
    mended = opengov(
        *[
            "validate",
            "defective.json",
            "--baseline",
            "known.json",
            "--update-baseline",
            "--lang",
            "en",
        ]
    )
    assert "1 fixed and dropped, 0 known" in mended.err
    assert mended.code == 0
    assert json.loads((folder / "known.json").read_bytes()) == {"baseline": 1, "known": []}


def test_an_earlier_report_will_do(opengov: Run) -> None:
    assert opengov(*["validate", "defective.json", "--format", "json", "-o", "old.json"]).code == 1
    assert opengov(*["validate", "defective.json", "--baseline", "old.json"]).code == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("--update-baseline", "--baseline FILE"),
        ("--baseline none.json", "no baseline none.json"),
        ("--baseline .", "cannot be read"),
        ("--baseline clean.json", "cannot be used"),
    ],
)
def test_wrong_use(opengov: Run, options: str, said: str) -> None:
    outcome = opengov(*f"validate defective.json {options} --lang en".split())
    assert outcome.code == 2
    assert said in outcome.err


def test_baseline_that_cannot_be_written(opengov: Run) -> None:
    outcome = opengov(
        *["validate", "defective.json", "--baseline", "no/such/x.json", "--update-baseline"]
    )
    assert outcome.code == 3


def test_baseline_and_reports_kept_with_the_catalogs(folder: Path, opengov: Run) -> None:
    words = ["validate", "c", "--baseline", "c/known.json", "--format", "json", "-o", "c/r.json"]
    (folder / "c").mkdir()
    (folder / "defective.json").rename(folder / "c" / "a.json")
    assert opengov(*words, "--update-baseline").code == 0
    again = opengov(*words, "--lang", "en")
    assert again.code == 0
    assert "left out 2 file(s) that are no catalogs (such as c/known.json)" in again.err
    # The report of the first run is none of this one's files, and is known by what it says.
    assert opengov("validate", "c/*", "--baseline", "c/known.json").code == 0


def test_project_file_and_baseline_in_the_folder(folder: Path, opengov: Run) -> None:
    made = opengov("validate", ".", "--baseline", "known.json", "--update-baseline")
    assert made.code == 0
    text = 'paths = ["*"]\nbaseline = "known.json"\nprofile = "own.toml"\n'
    (folder / "opengov.toml").write_text(text, encoding="utf-8")
    (folder / "own.toml").write_text('extends = "required-elements"\n', encoding="utf-8")
    assert opengov("validate").code == 0


def test_a_folder_without_catalogs(folder: Path, opengov: Run) -> None:
    (folder / "empty").mkdir()
    done = opengov("validate", "empty", "--lang", "en")
    assert done.code == 3
    assert "no file of a format that is read was found or named in the folder 'empty'" in done.out
