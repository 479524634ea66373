"""What the READMEs show is what happens."""

import doctest
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.zh-CN.md")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ELLIPSIS = "…"


def blocks(name: str, kind: str) -> list[str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return [body for found, body in BLOCK.findall(text) if found == kind]


def sessions(name: str) -> list[tuple[str, list[str]]]:
    """Split console blocks into a command and the output that follows it."""
    found: list[tuple[str, list[str]]] = []
    for block in blocks(name, "console"):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line)
    return found


def agrees(shown: list[str], printed: list[str]) -> bool:
    """Compare line by line; a line of … stands for any number of lines."""
    pattern = "\n".join(".*?" if line.strip() == ELLIPSIS else re.escape(line) for line in shown)
    return re.fullmatch(pattern, "\n".join(printed).rstrip("\n"), re.DOTALL) is not None


@pytest.mark.parametrize("name", READMES)
def test_the_first_two_shell_commands_are_one_line_each(name: str) -> None:
    first, second = blocks(name, "sh")[:2]
    assert len(first.splitlines()) == len(second.splitlines()) == 1
    assert first.startswith("python3 -m venv ")
    assert "opengov validate examples/" in first
    assert "pytest" in second


def test_both_readmes_show_the_same_two_commands() -> None:
    english, chinese = (blocks(name, "sh")[:2] for name in READMES)
    assert english[1] == chinese[1]
    assert english[0].replace(" --lang en", "") == chinese[0].replace(" --lang zh", "")


@pytest.mark.parametrize("name", READMES)
def test_console_output(name: str, tmp_path: Path) -> None:
    assert sessions(name)
    for command, shown in sessions(name):
        words = [w.replace("OUT", str(tmp_path)) for w in shlex.split(command)]
        assert words[0] == "opengov"
        done = subprocess.run(
            [sys.executable, "-m", *words],
            cwd=ROOT,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8", "COLUMNS": "100"},
            check=False,
        )
        assert agrees(shown, done.stdout.splitlines()), f"{command}\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize("name", READMES)
def test_python_examples(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    examples = blocks(name, "python")
    assert examples
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    parser = doctest.DocTestParser()
    test = parser.get_doctest("\n".join(examples), {}, name, name, 0)
    assert runner.run(test).failed == 0
