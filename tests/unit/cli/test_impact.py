"""`opengov impact` as a pipeline meets it."""

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


@pytest.fixture
def reports(folder: Path, opengov: Run) -> Path:
    """Make two reports of one file: the second has one defect less and two more."""
    (folder / "c.json").write_text(catalog(entry(content=None)), encoding="utf-8")
    opengov("validate", "c.json", "--format", "json", "-o", "old.json")
    worse = catalog(entry(channels=None, responsibleUnits=None))
    (folder / "c.json").write_text(worse, encoding="utf-8")
    opengov("validate", "c.json", "--format", "json", "-o", "new.json")
    return folder


@pytest.mark.usefixtures("reports")
class TestGate:
    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            ("old.json new.json", 1),
            ("new.json old.json", 1),
            ("old.json old.json", 0),
            ("old.json new.json --max-newly-failing 2", 0),
            ("old.json new.json --max-newly-failing 1", 1),
            ("old.json new.json --severity info --max-newly-failing 1", 1),
            ("old.json none.json", 3),
            ("old.json clean.json", 3),
            ("old.json", 2),
        ],
    )
    def test_exit_code(self, opengov: Run, arguments: str, code: int) -> None:
        assert opengov("impact", *arguments.split()).code == code

    def test_text(self, opengov: Run) -> None:
        said = opengov("impact", "old.json", "new.json", "--lang", "en").out
        assert "E102  0 → 1" in said
        assert "Newly passing  c.json" in said
        assert said.endswith("2 newly failing, 1 newly passing; 0 allowed\n")

    def test_nothing_changed(self, opengov: Run) -> None:
        said = opengov("impact", "old.json", "old.json", "--lang", "zh").out
        assert said.startswith("没有变化\n")

    def test_json(self, opengov: Run) -> None:
        found = json.loads(opengov("impact", "old.json", "new.json", "--format", "json").out)
        assert [rule["rule"] for rule in found["rules"]] == ["E101", "E102", "E103"]

    def test_other_settings_and_unread(self, folder: Path, opengov: Run) -> None:
        (folder / "c.json").write_text("{", encoding="utf-8")
        options = ["--format", "json", "-o", "broken.json", "--profile", "national-2019"]
        opengov("validate", "c.json", *options)
        outcome = opengov("impact", "old.json", "broken.json", "--lang", "en")
        assert outcome.code == 3
        assert "Not judged    c.json" in outcome.out
        assert "profile  rulesetHash" in outcome.out

    def test_partial(self, folder: Path, opengov: Run) -> None:
        many = catalog(*(entry(id=str(n), content=None, sequence=str(n)) for n in range(1, 5)))
        (folder / "c.json").write_text(many, encoding="utf-8")
        opengov("validate", "c.json", "--format", "json", "-o", "m.json",
                "--max-findings-per-rule", "1")  # fmt: skip
        outcome = opengov("impact", "old.json", "m.json", "--lang", "en")
        assert "E101  1 → 4 (a report does not list every finding" in outcome.out

    def test_language_of_the_reader_not_of_the_reports(self, folder: Path, opengov: Run) -> None:
        for name, lang in (("old", "zh"), ("new", "en")):
            text = catalog(entry(content=None) if name == "old" else entry(channels=None))
            (folder / "c.json").write_text(text, encoding="utf-8")
            opengov("validate", "c.json", "-o", f"{name}.json", "--format", "json", "--lang", lang)
        said = opengov("impact", "old.json", "new.json", "--lang", "en").out
        assert "the content to be disclosed is missing (basis:" in said
        assert "缺少" not in said
        assert "缺少公开渠道" in opengov("impact", "old.json", "new.json", "--lang", "zh").out
