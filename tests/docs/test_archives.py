"""The archives that the site gives away hold the folders whole, always the same."""

import zipfile
from pathlib import Path

import pytest
from scripts.archives import ARCHIVES, files_under, pack

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("folder", ARCHIVES.values())
def test_an_archive_holds_the_folder(folder: str, tmp_path: Path) -> None:
    pack(folder, tmp_path / "first.zip")
    pack(folder, tmp_path / "second.zip")
    assert (tmp_path / "first.zip").read_bytes() == (tmp_path / "second.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "first.zip") as packed:
        held = {name: packed.read(name) for name in packed.namelist()}
    assert held == {
        path.relative_to(ROOT).as_posix(): path.read_bytes() for path in files_under(folder)
    }
    assert held
