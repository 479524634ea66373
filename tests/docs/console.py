"""Console sessions of the pages: each command is run, what it prints is compared."""

import json
import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.docs.blocks import ROOT, Block

ELLIPSIS = "…"
"""A line of its own that stands for any number of lines."""
STATUS = "echo $?"
NODE = ROOT / ".ci" / "node" / "node_modules"
"""Packages of Node, installed once for all pages."""
INSTALL = "npm install --silent "
SHIM = '#!/bin/sh\nexec "{python}" {options} "$@"\n'
TESTED = {"opengov": "-m opengov", "python": ""}
"""Programs that a page calls by name, and that are those under test."""


@dataclass
class Step:
    """A command and the lines that a page shows below it."""

    command: str
    shown: list[str] = field(default_factory=list)


def steps(block: Block) -> list[Step]:
    """Split a session; a command may go on over lines that begin with `> `."""
    found: list[Step] = []
    for line in block.body.splitlines():
        if line.startswith("$ "):
            found.append(Step(line[2:]))
        elif line.startswith("> ") and found and found[-1].command.endswith("\\"):
            found[-1].command = found[-1].command[:-1] + line[2:]
        else:
            assert found, f"{block}: the output {line!r} stands before any command"
            found[-1].shown.append(line)
    return found


def agrees(shown: list[str], printed: str) -> bool:
    """Compare line by line; an elision stands for any number of lines."""
    pattern = "\n".join(".*?" if line.strip() == ELLIPSIS else re.escape(line) for line in shown)
    return re.fullmatch(pattern, printed.rstrip("\n"), re.DOTALL) is not None


def needs_node(block: Block) -> bool:
    """Tell whether a session runs programs of Node, which only CI is sure to have."""
    return any(step.command.startswith(("node ", "npm ")) for step in steps(block))


class Console:
    """A shell in a folder, with the programs under test on its path."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.status = 0
        programs = folder / ".programs"
        programs.mkdir()
        for name, options in TESTED.items():
            shim = programs / name
            shim.write_text(SHIM.format(python=sys.executable, options=options))
            shim.chmod(0o755)
        self.environment = {
            **os.environ,
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONUTF8": "1",
            "LC_ALL": "C.UTF-8",
            "COLUMNS": "100",
        }

    def run(self, command: str) -> tuple[str, str]:
        """Run a command and return what it wrote to its two outputs."""
        if command.startswith(INSTALL):
            self._install(shlex.split(command.removeprefix(INSTALL)))
            return "", ""
        done = subprocess.run(
            ["bash", "-c", f"(exit {self.status}); {command}"],
            cwd=self.folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=self.environment,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        self.status = done.returncode
        return done.stdout, done.stderr

    def _install(self, packages: list[str]) -> None:
        """Give the folder the packages that are installed, in the versions that the page names."""
        subprocess.run(["bash", ROOT / "scripts" / "node_engines.sh"], check=True)
        for package in packages:
            name, _, version = package.rpartition("@")
            about = json.loads((NODE / name / "package.json").read_text(encoding="utf-8"))
            assert about["version"] == version, package
        (self.folder / "node_modules").symlink_to(NODE)

    def play(self, block: Block) -> None:
        """Run a session; a page shows the standard output, or all that a terminal shows."""
        session = steps(block)
        for step, after in zip(session, [*session[1:], None], strict=True):
            out, err = self.run(step.command)
            said = f"{block}: $ {step.command}\n{out}{err}"
            assert not step.shown or set(step.shown) != {ELLIPSIS}, f"nothing is compared: {said}"
            assert any(agrees(step.shown, text) for text in (out, out + err, err + out)), said
            told = after is not None and after.command == STATUS
            assert self.status in (0, 1) or told, f"exit {self.status}: {said}"
