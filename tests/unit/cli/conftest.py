import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from opengov.cli.app import run

CLEAN: dict[str, object] = {
    "id": "1",
    "sequence": "1",
    "items": ["养老服务"],
    "content": ["高龄津贴标准"],
    "responsibleUnits": [{"name": "某县民政局"}],
    "channels": [{"code": "government_website", "text": "政府网站"}],
    "updateFrequency": {"code": "monthly", "source": "stated"},
}


def entry(**changes: object) -> dict[str, object]:
    """Return a clean entry with changes; None takes a field away."""
    return {key: value for key, value in (CLEAN | changes).items() if value is not None}


def catalog(*entries: dict[str, object]) -> str:
    """Return catalog JSON."""
    return json.dumps({"id": "c", "entries": list(entries)}, ensure_ascii=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder with one clean and one defective catalog."""
    (tmp_path / "clean.json").write_text(catalog(entry()), encoding="utf-8")
    (tmp_path / "defective.json").write_text(
        catalog(entry(), entry(id="2", items=["救助"], sequence="2", responsibleUnits=None)),
        encoding="utf-8",
    )
    return tmp_path


@dataclass(frozen=True)
class Outcome:
    """What a call of the command gave."""

    code: int
    out: str
    err: str


@pytest.fixture
def opengov(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Callable[..., Outcome]:
    """Run the command in the folder, inside this process."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.delenv("OPENGOV_DEBUG", raising=False)

    def call(*arguments: str) -> Outcome:
        capfdbinary.readouterr()
        code = run(arguments)
        out, err = capfdbinary.readouterr()
        return Outcome(code, out.decode(), err.decode())

    return call


@pytest.fixture
def environment() -> dict[str, str]:
    """Return the variables that a process of its own gets: no locale, no debugging."""
    ours = {"LC_ALL", "LC_MESSAGES", "LANG", "OPENGOV_DEBUG", "NO_COLOR"}
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return kept | {"PYTHONIOENCODING": "utf-8"}


@pytest.fixture
def interrupts() -> Iterator[None]:
    """Let processes take interrupts, which a job in the background of a shell ignores."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def installed(
    folder: Path, environment: dict[str, str]
) -> Callable[..., "subprocess.CompletedProcess[bytes]"]:
    """Run the installed command in the folder, in a process of its own."""

    def call(
        *arguments: str, stdin: bytes = b"", **variables: str
    ) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(
            [sys.executable, "-m", "opengov", *arguments],
            cwd=folder,
            input=stdin,
            capture_output=True,
            check=False,
            env=environment | variables,
        )

    return call
