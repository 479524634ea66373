"""`opengov template` as an office meets it."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest


class Outcome(Protocol):
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.mark.parametrize(
    ("arguments", "begin"),
    [
        ("-o a.xlsx", b"PK"),
        ("-o a.csv --profile national-2019", b"\xef\xbb\xbf"),
        ("-o a.html", b"<!DOCTYPE html>"),
        ("-o a.xlsx --mapping-sheet", b"PK"),
        ("-o a.csv --mapping-sheet", b"\xef\xbb\xbfrecord,field"),
    ],
)
def test_written(folder: Path, opengov: Run, arguments: str, begin: bytes) -> None:
    done = opengov("template", *arguments.split())
    assert done.code == 0
    assert (folder / arguments.split()[1]).read_bytes().lower().startswith(begin.lower())


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ("-o a.docx", 2, ".xlsx, .csv or .html"),
        ("-o a.html --mapping-sheet", 2, ".xlsx or .csv"),
        ("-o a.csv --profile none", 2, "none"),
        ("-o no/such/a.csv", 3, "a.csv"),
        ("", 2, "--output"),
    ],
)
def test_refused(opengov: Run, arguments: str, code: int, said: str) -> None:
    done = opengov("template", *arguments.split(), "--lang", "en")
    assert done.code == code
    assert said in done.err
