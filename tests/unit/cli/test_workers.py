"""Several processes: the same report, also when one of them dies or is interrupted."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import pytest
from tests.unit.cli.conftest import catalog, entry

from opengov.cli.usage import WrongUseError
from opengov.cli.workers import Workers
from opengov.errors import UnknownCodeError
from opengov.model.catalog import Catalog, CatalogEntry
from opengov.validation import Report, load_profile, validate


class Outcome(Protocol):
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def many(folder: Path) -> list[str]:
    """Add files with repeated and different defects."""
    for number in range(4):
        defects = [entry(id=str(n), items=[f"{n}"], channels=None) for n in range(number + 1)]
        (folder / f"m{number}.json").write_text(catalog(*defects), encoding="utf-8")
    return ["clean.json", "defective.json", "missing.json", *(f"m{n}.json" for n in range(4))]


@pytest.mark.parametrize("output_format", ["json", pytest.param("sarif", marks=pytest.mark.slow)])
def test_same_bytes_for_any_number_and_any_order(
    opengov: Run, many: list[str], output_format: str
) -> None:
    options = ("--format", output_format, "--max-findings-per-rule", "5")
    one = opengov("validate", *many, *options)
    three = opengov("validate", *reversed(many), *options, "--workers", "3")
    assert (one.code, three.code) == (3, 3)
    assert three.out == one.out


@pytest.mark.slow
def test_standard_input_is_read_by_the_process_that_has_it(
    installed: Callable[..., Any], many: list[str], folder: Path
) -> None:
    done = installed(
        *("validate", "-", *many, "--input-format", "json", "--workers", "2"),
        *("--format", "json"),
        stdin=(folder / "m1.json").read_bytes(),
    )
    report = json.loads(done.stdout)
    assert [each["path"] for each in report["inputs"]] == sorted(["-", *many])
    assert report["inputs"][0]["entries"] == 2


@pytest.mark.slow
def test_wrong_use_in_a_worker_is_wrong_use() -> None:
    refusing = Workers(partial(judged, "refuse"), failed, 2).reports(["a", "b"])
    with pytest.raises(WrongUseError, match="there is no profile"):
        next(refusing)


@pytest.mark.slow
def test_a_file_that_ends_its_process_costs_only_itself() -> None:
    paths = ["a.json", "die.json", "odd.json", "b.json", "c.json"]
    reports = list(Workers(partial(judged, "die"), failed, 1).reports(paths))
    assert [report.exit_code() for report in reports] == [0, 1, 1, 0, 0]


def judged(how: str, path: str) -> Report:
    """Judge a path as the test wants; runs in a worker."""
    if how == "refuse":
        raise UnknownCodeError("profile", path, known=())
    if path == "die.json":
        os._exit(7)
    if path == "odd.json":
        return validate(
            Catalog(id="1", entries=())
        )  # with a read-only view, which nobody can send
    own = replace(load_profile("required-elements"), severity={})
    return validate(Catalog(id="1", entries=()), profile=own)


def failed(path: str, error: Exception) -> Report:
    """Stand in for a file on which the tool failed."""
    why = {"die.json": "the process that checked the file ended", "odd.json": "mappingproxy"}
    assert why[path] in str(error)
    return validate(CatalogEntry(id="1"))


@pytest.mark.slow
@pytest.mark.usefixtures("interrupts")
@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_interrupt_is_130_and_leaves_nobody_behind(
    folder: Path, environment: dict[str, str], workers: str
) -> None:
    pipes = [folder / "one.json", folder / "two.json"]
    for pipe in pipes:
        os.mkfifo(pipe)
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "opengov", "validate", "one.json", "two.json"),
            *("--workers", workers, "--format", "json", "--lang", "en"),
        ],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    with open_when_read(pipes[0]):
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, b"")
    assert err == b"opengov: interrupted\n"
    for _ in range(50):
        if not (left := alive(process.pid)):
            break
        time.sleep(0.1)
    assert left == []


@contextlib.contextmanager
def open_when_read(pipe: Path) -> Iterator[None]:
    """Hold a pipe open from when somebody waits for what it says, and say nothing."""
    for _ in range(1200):
        with contextlib.suppress(OSError):
            end = os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
            break
        time.sleep(0.05)
    else:
        pytest.fail(f"nobody reads {pipe.name}")
    try:
        yield
    finally:
        os.close(end)


def alive(group: int) -> list[str]:
    """Return the processes of a group, those left out that only wait to be buried."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, _, process_group = stat.read_text().rpartition(")")[2].split()[:3]
            if int(process_group) == group and state != "Z":
                found.append(stat.parent.name)
    return found
