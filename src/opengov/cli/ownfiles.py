"""Files beside catalogs that are none: those of the call itself, and what opengov wrote."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

from opengov.cli.project import FILE

__all__ = ["OwnFiles", "is_written_by_opengov"]

LOOKED_AT = 4_096
"""Bytes of a file's beginning that tell what it is."""
MARKS = {
    ".json": re.compile(
        rb'\s*\{\s*(?:"baseline"\s*:\s*[0-9]+\s*,\s*"known"\s*:\s*\['
        rb'|"tool"\s*:\s*\{\s*"name"\s*:\s*"opengov")'
    ),
    ".jsonl": re.compile(rb'\{"code": "[A-Z][0-9]{3}", "name": "[a-z0-9-]+", "severity": "'),
}
"""How baselines and reports begin, by extension."""
BOM = b"\xef\xbb\xbf"


def is_written_by_opengov(path: str) -> bool:
    """Tell whether a file is a baseline or a JSON report, by its first members.

    >>> is_written_by_opengov("missing.json")
    False
    """
    mark = MARKS.get(Path(path).suffix.lower())
    if mark is None:
        return False
    try:
        with Path(path).open("rb") as file:
            return mark.match(file.read(LOOKED_AT).removeprefix(BOM)) is not None
    except OSError:
        return False


class OwnFiles:
    """The files of one call that a folder or pattern may meet and that are not to be read."""

    def __init__(self, paths: Iterable[str | Path | None] = ()) -> None:
        """Remember paths; what is None was not given."""
        self._paths = {_real(path) for path in paths if path is not None}

    def __contains__(self, path: str) -> bool:
        """Tell whether a path leads to a file of the call, a project file or a report.

        >>> "./known.json" in OwnFiles(["known.json"]), "a.csv" in OwnFiles()
        (True, False)
        """
        return Path(path).name == FILE or _real(path) in self._paths or is_written_by_opengov(path)


def _real(path: str | Path) -> str:
    return os.path.normcase(os.path.realpath(path))
