"""From the paths of a call to the files to read: folders, globs, standard input."""

import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from opengov.cli import messages
from opengov.cli.fetching import is_url
from opengov.cli.ownfiles import OwnFiles
from opengov.cli.usage import WrongUseError
from opengov.text import Text

__all__ = ["READABLE", "STDIN", "Inputs", "expand", "is_same_file"]

STDIN = "-"
LOCK_PREFIX = "~$"
"""What office programs put before the name of a lock file."""

READABLE = frozenset(
    {
        ".csv",
        ".docx",
        ".htm",
        ".html",
        ".json",
        ".jsonl",
        ".ndjson",
        ".ods",
        ".tsv",
        ".xls",
        ".xlsm",
        ".xlsx",
    }
)
"""Extensions that are looked for in a folder; `.gz` may follow them."""

UNREADABLE = frozenset({".doc", ".et", ".ett", ".pdf", ".rar", ".wps", ".wpt", ".zip"})
"""Extensions that may well hold a catalog and are not read: their number is noted."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files to read, sorted by path, and notes for the reader."""

    paths: tuple[str, ...]
    """Files as the user named them, those that do not exist too; `-` is standard input."""
    notes: tuple[Text, ...] = ()


def expand(
    arguments: Sequence[str],
    *,
    input_format: str | None = None,
    own: Iterable[str | Path | None] = (),
) -> Inputs:
    """Find the files that the arguments of a call name, each once.

    A folder stands for the files of known extensions in it and below it;
    lock files (`~$…`) and hidden ones are left out. So are, with a note, project
    files, baselines and JSON reports, unless they are named outright. An argument
    that names nothing is kept: reading it makes the finding. The order of the
    arguments does not matter: equal files give equal reports.

    Args:
        arguments: Files, folders, patterns, addresses, and `-`.
        input_format: Format of what comes on standard input.
        own: Files that the call reads or writes otherwise; None is no file.

    >>> expand(["missing.xlsx", "missing.xlsx"]).paths
    ('missing.xlsx',)

    Raises:
        WrongUseError: Standard input without a format, or twice.
    """
    if STDIN in arguments and input_format is None:
        raise WrongUseError(messages.STDIN_FORMAT)
    if arguments.count(STDIN) > 1:
        raise WrongUseError(messages.STDIN_TWICE)
    found: dict[str, None] = {}
    notes: list[Text] = []
    left_out = _LeftOut(OwnFiles(own))
    for argument in arguments:
        for path in _globbed(argument, left_out):
            if path != STDIN and not is_url(path) and os.path.isdir(path):  # noqa: PTH112 - the text is kept
                found.update(dict.fromkeys(_in_folder(path, notes, left_out)))
            else:
                found[path] = None
    if left_out.paths:
        notes.append(messages.OWN_FILES.format(n=len(left_out.paths), example=min(left_out.paths)))
    return Inputs(tuple(sorted(found)), tuple(notes))


def is_same_file(one: str, other: Path) -> bool:
    """Tell whether two paths lead to one file; one that does not exist has no other.

    >>> is_same_file("a.json", Path("./a.json"))
    True
    """
    try:
        return other.samefile(one)
    except OSError:
        return os.path.realpath(one) == os.path.realpath(other)


class _LeftOut:
    """Files of the call and of opengov that were met, and are not read."""

    def __init__(self, own: OwnFiles) -> None:
        self._own = own
        self.paths: set[str] = set()

    def takes(self, path: str) -> bool:
        """Tell whether a path is left out, and note it."""
        if path in self._own:
            self.paths.add(path)
            return True
        return False


def _globbed(argument: str, left_out: _LeftOut) -> Iterator[str]:
    """Expand a pattern that the shell left alone, as those of Windows do."""
    if (
        argument == STDIN
        or is_url(argument)
        or not glob.has_magic(argument)
        or os.path.lexists(argument)
    ):
        yield argument
        return
    matches = sorted(glob.glob(argument, recursive=True))  # noqa: PTH207 - the text is kept
    kept = [match for match in matches if not Path(match).name.startswith(LOCK_PREFIX)]
    yield from [match for match in kept if not left_out.takes(match)] or [argument]


def _in_folder(folder: str, notes: list[Text], left_out: _LeftOut) -> Iterator[str]:
    """List the files of a folder that can be read; the folder itself if there is none."""
    from opengov.files.gzipped import without_gz  # noqa: PLC0415 - so that help is fast

    others: list[str] = []
    found = False
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.startswith((".", LOCK_PREFIX)):
                continue
            extension = Path(without_gz(name)).suffix.lower()
            path = os.path.join(root, name)  # noqa: PTH118 - ./a stays ./a
            if extension in READABLE:
                if left_out.takes(path):
                    continue
                found = True
                yield path
            elif extension in UNREADABLE:
                others.append(name)
    if others:
        notes.append(
            messages.SKIPPED_FILES.format(folder=folder, n=len(others), example=others[0])
        )
    if not found:
        yield folder
