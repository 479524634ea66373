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
