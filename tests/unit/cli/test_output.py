import io
import sys

import pytest

from opengov.cli import output


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
