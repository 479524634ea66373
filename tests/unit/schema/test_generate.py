"""The committed files are those a fresh generation gives."""

import subprocess
import sys
from pathlib import Path

import pytest
from scripts import generate

from opengov.schema import published, write_all

ROOT = Path(__file__).parents[3]
SCHEMAS = ROOT / "schemas" / "v1"


@pytest.fixture
def fresh(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A folder with all that is generated."""
    assert generate.main(["--root", str(tmp_path)]) == 0
    capsys.readouterr()
    return tmp_path


class TestCommitted:
    @pytest.mark.parametrize("name", list(published()))
    def test_equals_a_fresh_generation(self, name: str) -> None:
        assert (SCHEMAS / name).read_bytes() == published()[name].encode("utf-8")

    def test_nothing_else_stands_there(self) -> None:
        present = {p.relative_to(SCHEMAS).as_posix() for p in SCHEMAS.rglob("*") if p.is_file()}
        assert present == {*published(), "mapping-sheet.csv", "mapping-sheet.xlsx"}


@pytest.mark.slow
class TestScript:
    def test_check_passes_on_the_committed_files(self) -> None:
        command = [sys.executable, str(ROOT / "scripts" / "generate.py"), "--check"]
        done = subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", check=False
        )
        assert (done.returncode, done.stdout) == (0, "")

    def test_check_names_what_differs_and_changes_nothing(
        self, fresh: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (fresh / "docs/rules/E101.md").write_text("{}")
        (fresh / "docs/rules/E999.md").write_text("{}")
        (fresh / "docs/cli.zh.md").unlink()
        (fresh / "schemas/v1/stale.schema.json").write_text("{}")
        assert generate.main(["--check", "--root", str(fresh)]) == 1
        assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [
            "docs/cli.zh.md",
            "docs/rules/E101.md",
            "docs/rules/E999.md",
            "schemas/v1/stale.schema.json",
        ]
        assert (fresh / "docs/rules/E101.md").read_text() == "{}"

    def test_generation_repairs_and_removes(
        self, fresh: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (fresh / "schemas/v1/organ.schema.json").write_text("{}")
        (fresh / "docs/reference/stale.md").write_text("{}")
        (fresh / "docs/tutorial.md").write_text("written by hand")
        assert generate.main(["--root", str(fresh)]) == 0
        assert capsys.readouterr().out.startswith("2 of ")
        assert generate.main(["--check", "--root", str(fresh)]) == 0
        assert (fresh / "docs/tutorial.md").read_text() == "written by hand"

    def test_write_all_names_the_files(self, tmp_path: Path) -> None:
        written = write_all(tmp_path / "deep" / "folder")
        assert len(written) == len(published())
        assert all(path.is_file() for path in written)
