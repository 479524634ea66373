"""`opengov fix` as a clerk meets it."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import pytest

from opengov.cli.commands import fix as command
from opengov.fixes import Plan, apply_patches

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
class TestFix:
    def test_shows_what_would_change(self, folder: Path, opengov: Run) -> None:
        done = opengov("fix", "a.xlsx", "--dry-run", "--unsafe", "--lang", "en")
        assert done.code == 0
        assert "+ 青禾县民政局、青禾县发展和改革局" in done.out
        assert "a misspelling (may change the meaning)" in done.out
        assert "4 cells can be mended; findings 33 before, 29 after" in done.out
        assert {path.name for path in folder.iterdir()} == {
            "a.xlsx", "clean.json", "defective.json",
        }  # fmt: skip

    def test_writes_a_copy(self, folder: Path, opengov: Run) -> None:
        assert opengov("fix", "a.xlsx", "--write", "b.xlsx").code == 0
        again = opengov("fix", "b.xlsx", "--lang", "zh")
        assert again.out == "没有可自动修正的内容\n"
        assert (folder / "a.xlsx").read_bytes() == EXAMPLE.read_bytes()

    def test_json(self, opengov: Run) -> None:
        plan = json.loads(opengov("fix", "a.xlsx", "--format", "json").out)
        assert [patch["location"]["cell"] for patch in plan["patches"]] == ["G7", "H14", "F14"]
        assert plan["findings"]["new"] == []

    @pytest.mark.parametrize(
        ("arguments", "code", "said"),
        [
            ("a.xlsx --dry-run --write b.xlsx", 2, "not both"),
            ("a.xlsx --write a.xlsx", 2, "cannot overwrite"),
            ("none.xlsx", 3, "cannot be read"),
            ("clean.json", 3, "opengov convert"),
            ("bad.xlsx", 3, "F0"),
            ("a.xlsx --write no/such/b.xlsx", 3, "b.xlsx"),
        ],
    )
    def test_refused(
        self, folder: Path, opengov: Run, arguments: str, code: int, said: str
    ) -> None:
        (folder / "bad.xlsx").write_bytes(b"PK\x03\x04 broken")
        done = opengov("fix", *arguments.split(), "--lang", "en")
        assert done.code == code
        assert said in done.err

    def test_worse_copy_is_not_written(
        self, folder: Path, opengov: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def worse(plan: Plan, profile: str) -> object:
            patches = tuple(replace(patch, new="/") for patch in plan.patches)
            return apply_patches(replace(plan, patches=patches), profile)

        monkeypatch.setattr("opengov.fixes.apply_patches", worse)
        done = opengov("fix", "a.xlsx", "--write", "b.xlsx", "--lang", "en")
        assert done.code == 3
        assert "nothing was written" in done.err
        assert not (folder / "b.xlsx").exists()
        assert command.fix.__doc__
