"""Blocks of shell commands without output: what is run, and what CI runs is compared with it."""

import re
import shlex
import tomllib
from collections.abc import Callable
from itertools import pairwise

from tests.docs.blocks import ROOT, Block
from tests.docs.console import Console

VENV = ".venv/bin/"
EXTRAS = re.compile(r"\.\[(?P<extras>[\w,]+)\]|opengov-cn\[(?P<named>[\w,]+)\]")


def _install(words: list[str]) -> None:
    """Check that what pip is asked for exists here; CI installs it."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for option, value in pairwise(words):
        if option in {"-c", "-r"}:
            assert (ROOT / value).is_file(), value
    asked = [match for word in words if (match := EXTRAS.fullmatch(word))]
    assert asked, words
    for match in asked:
        names = (match["extras"] or match["named"]).split(",")
        assert set(names) <= set(extras["optional-dependencies"]), names


def _pytest(words: list[str]) -> None:
    """Check that the tests named exist; CI runs them all."""
    for word in words:
        assert word.startswith("-") or word == "auto" or (ROOT / word).exists(), word


def _script(words: list[str]) -> None:
    """Check that the script is here and knows its options, which end at two hyphens."""
    script, *options = words[: words.index("--")] if "--" in words else words
    text = (ROOT / script).read_text(encoding="utf-8")
    for option in options:
        assert f'"{option}"' in text, f"{script} {option}"


def _python(words: list[str]) -> None:
    match words:
        case ["-m", "venv", _]:
            pass
        case ["-m", "pip", "install", *rest]:
            _install(rest)
        case ["-m", "pytest", *rest]:
            _pytest(rest)
        case _:
            _script(words)


CHECKED: dict[str, Callable[[list[str]], None]] = {
    "python": _python,
    "python3": _python,
    "bash": _script,
    "node": _script,
}
"""What is not run here, and how the page is held to what there is."""


def play(console: Console, block: Block) -> None:
    """Run the commands under test, and compare the others with the repository."""
    for command in re.split(r" && |\n", block.body.strip()):
        program, *words = shlex.split(command.removeprefix(VENV))
        if program in CHECKED:
            CHECKED[program](words)
            continue
        assert program == "opengov", f"{block}: nothing here knows the program {program}"
        out, err = console.run(command.removeprefix(VENV))
        assert console.status in (0, 1), f"{block}: {command}\n{out}{err}"
