import os
from pathlib import Path

import pytest

from opengov import _saving


class TestAtomicFile:
    def test_it_replaces_the_file_at_the_end(self, tmp_path: Path) -> None:
        path = tmp_path / "r.json"
        path.write_text("old")
        with _saving.atomic_file(path) as temporary:
            temporary.write_text("new")
            assert path.read_text() == "old"
            assert temporary.suffix == ".json"
        assert path.read_text() == "new"
        assert [each.name for each in tmp_path.iterdir()] == ["r.json"]

    def test_a_failure_leaves_the_old_file(self, tmp_path: Path) -> None:
        path = tmp_path / "r.json"
        path.write_text("old")
        with pytest.raises(IsADirectoryError), _saving.atomic_file(path) as temporary:
            temporary.with_suffix("").parent.write_text("half")
        assert path.read_text() == "old"
        assert [each.name for each in tmp_path.iterdir()] == ["r.json"]

    def test_permissions_are_kept_or_usual(self, tmp_path: Path) -> None:
        kept = tmp_path / "kept.json"
        kept.touch()
        kept.chmod(0o640)
        usual = tmp_path / "usual.json"
        usual.touch()
        for path in (kept, tmp_path / "new.json"):
            with _saving.atomic_file(path) as temporary:
                temporary.write_text("{}")
        assert kept.stat().st_mode & 0o777 == 0o640
        assert (tmp_path / "new.json").stat().st_mode == usual.stat().st_mode

    def test_a_link_stays_a_link(self, tmp_path: Path) -> None:
        real = tmp_path / "real.json"
        real.touch()
        link = tmp_path / "link.json"
        link.symlink_to(real)
        _saving.save(link, b"new")
        assert link.is_symlink()
        assert real.read_bytes() == b"new"


def test_a_device_is_written_to_as_it_is() -> None:
    _saving.save(Path(os.devnull), b"text")
    assert not Path(os.devnull).is_file()
