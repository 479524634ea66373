"""The committed files are those a fresh generation gives."""

import subprocess
import sys
from pathlib import Path

import pytest

from opengov.schema import published, write_all

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "schemas" / "v1"


def generate(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts" / "generate.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


class TestCommitted:
    @pytest.mark.parametrize("name", list(published()))
    def test_equals_a_fresh_generation(self, name: str) -> None:
        assert (FOLDER / name).read_bytes() == published()[name].encode("utf-8")

    def test_nothing_else_stands_there(self) -> None:
        present = {p.relative_to(FOLDER).as_posix() for p in FOLDER.rglob("*") if p.is_file()}
        assert present == set(published())


class TestScript:
    def test_check_passes_on_the_committed_files(self) -> None:
        result = generate("--check")
        assert (result.returncode, result.stdout) == (0, "")

    def test_check_names_what_differs_and_changes_nothing(self, tmp_path: Path) -> None:
        write_all(tmp_path)
        (tmp_path / "organ.schema.json").write_text("{}")
        (tmp_path / "contact.schema.json").unlink()
        (tmp_path / "stale.schema.json").write_text("{}")
        result = generate("--check", "--folder", str(tmp_path))
        assert result.returncode == 1
        assert [line.split()[0] for line in result.stdout.splitlines()] == [
            "contact.schema.json",
            "organ.schema.json",
            "stale.schema.json",
        ]
        assert (tmp_path / "organ.schema.json").read_text() == "{}"

    def test_generation_repairs_and_removes(self, tmp_path: Path) -> None:
        write_all(tmp_path)
        (tmp_path / "organ.schema.json").write_text("{}")
        (tmp_path / "stale.schema.json").write_text("{}")
        result = generate("--folder", str(tmp_path))
        assert result.returncode == 0
        assert result.stdout == f"2 of {len(published())} files changed\n"
        assert generate("--check", "--folder", str(tmp_path)).returncode == 0

    def test_write_all_names_the_files(self, tmp_path: Path) -> None:
        written = write_all(tmp_path / "deep" / "folder")
        assert len(written) == len(published())
        assert all(path.is_file() for path in written)
