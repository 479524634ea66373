"""`opengov conformance`: lines in, lines out."""

import io
import json
import subprocess
import sys

import pytest
from typing_extensions import override

from opengov.cli.app import run

HELLO = b'{"id": "hello", "kind": "hello", "input": {"protocol": 1}}\n'


class Terminal(io.TextIOWrapper):
    @override
    def isatty(self) -> bool:
        return True


def test_every_line_is_answered_at_once() -> None:
    """The next question is written only when the answer to the last has come."""
    process = subprocess.Popen(
        [sys.executable, "-m", "opengov", "conformance"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    for line, member in ((HELLO, "output"), (b"?\n", "error"), (HELLO, "output")):
        process.stdin.write(line)
        process.stdin.flush()
        assert member in json.loads(process.stdout.readline())
    process.stdin.close()
    assert process.wait(timeout=20) == 0
    process.stdout.close()


@pytest.mark.parametrize(("lang", "said"), [("zh", "等待标准输入"), ("en", "waiting for")])
def test_a_person_at_a_terminal_is_told_what_it_waits_for(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], lang: str, said: str
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(io.BytesIO(HELLO), encoding="utf-8"))
    assert run(["conformance", "--lang", lang]) == 0
    out, err = capfd.readouterr()
    assert json.loads(out)["output"]["name"] == "opengov"
    assert said in err
    assert "node conformance/run.mjs -- opengov conformance" in err
