import io
import os
import sys
from pathlib import Path

import pytest

from opengov.cli import output


class TestAtomicFile:
    def test_it_replaces_the_file_at_the_end(self, tmp_path: Path) -> None:
        path = tmp_path / "r.json"
        path.write_text("old")
        with output.atomic_file(path) as temporary:
            temporary.write_text("new")
            assert path.read_text() == "old"
            assert temporary.suffix == ".json"
        assert path.read_text() == "new"
        assert [each.name for each in tmp_path.iterdir()] == ["r.json"]

    def test_a_failure_leaves_the_old_file(self, tmp_path: Path) -> None:
        path = tmp_path / "r.json"
        path.write_text("old")
        with pytest.raises(IsADirectoryError), output.atomic_file(path) as temporary:
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
            with output.atomic_file(path) as temporary:
                temporary.write_text("{}")
        assert kept.stat().st_mode & 0o777 == 0o640
        assert (tmp_path / "new.json").stat().st_mode == usual.stat().st_mode

    def test_a_link_stays_a_link(self, tmp_path: Path) -> None:
        real = tmp_path / "real.json"
        real.touch()
        link = tmp_path / "link.json"
        link.symlink_to(real)
        output.save(link, b"new")
        assert link.is_symlink()
        assert real.read_bytes() == b"new"


def test_a_device_is_written_to_as_it_is() -> None:
    output.save(Path(os.devnull), b"text")
    assert not Path(os.devnull).is_file()


class TestStreams:
    def test_a_closed_stream_swallows_text(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdout", None)
        monkeypatch.setattr(sys, "stderr", None)
        assert output.stdout().write("abc") == 3
        output.write_bytes(b"abc")
        assert output.stderr().write("abc") == 3
        output.prepare_streams()
        output.silence_stdout()

    def test_a_narrow_encoding_escapes_what_it_lacks(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        raw = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="gbk"))
        output.prepare_streams()
        output.stdout().write("公开 ☑ 🏛")
        output.stdout().flush()
        assert raw.getvalue().decode("gbk") == r"公开 \u2611 \U0001f3db"

    def test_bytes_reach_a_pipe_as_they_are(self, monkeypatch: pytest.MonkeyPatch) -> None:
        raw = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="gbk", newline="\r\n"))
        output.write_bytes("公开\n".encode())
        assert raw.getvalue() == "公开\n".encode()

    def test_a_text_stream_gets_text(self, monkeypatch: pytest.MonkeyPatch) -> None:
        stream = io.StringIO()
        monkeypatch.setattr(sys, "stdout", stream)
        output.write_bytes("公开".encode())
        assert stream.getvalue() == "公开"
