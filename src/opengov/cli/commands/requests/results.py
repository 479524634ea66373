"""Where the group's tables go: text, JSON or CSV, to standard output or a file."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from opengov._saving import save
from opengov.cli import messages, output, render
from opengov.cli.inputs import STDIN, is_same_file
from opengov.cli.render import Line
from opengov.cli.usage import OutputFailedError, WrongUseError
from opengov.text import Lang

__all__ = [
    "OutputArg",
    "TableFormat",
    "TableFormatArg",
    "csv_bytes",
    "deliver",
    "format_of",
    "json_bytes",
    "show",
]


class TableFormat(StrEnum):
    """Values of `--format`."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


TableFormatArg: TypeAlias = Annotated[
    TableFormat | None,
    typer.Option("--format", help="Format (格式); by default, what the output's extension says"),
]
OutputArg: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Where to (输出文件); else standard output"
    ),
]
BY_EXTENSION = {
    ".txt": TableFormat.TEXT,
    ".json": TableFormat.JSON,
    ".csv": TableFormat.CSV,
}


def format_of(asked: TableFormat | None, path: Path | None, inputs: Sequence[str]) -> TableFormat:
    """Return the format to write.

    >>> format_of(None, Path("变动.csv"), []).value, format_of(None, None, []).value
    ('csv', 'text')

    Raises:
        WrongUseError: The extension tells no format, or the file is an input.
    """
    if path is None:
        return asked or TableFormat.TEXT
    if any(each != STDIN and is_same_file(each, path) for each in inputs):
        raise WrongUseError(messages.OUTPUT_IS_INPUT.format(path=path))
    found = asked or BY_EXTENSION.get(path.suffix.lower())
    if found is None:
        raise WrongUseError(messages.OUTPUT_FORMAT.format(path=path))
    return found


def json_bytes(record: Mapping[str, object]) -> bytes:
    r"""Return a record as JSON.

    >>> json_bytes({"编号": 1})
    b'{\n  "\xe7\xbc\x96\xe5\x8f\xb7": 1\n}\n'
    """
    text = json.dumps(record, ensure_ascii=False, indent=2)
    return f"{text}\n".encode("utf-8", "surrogatepass")


def csv_bytes(rows: Iterable[Iterable[str]]) -> bytes:
    r"""Return rows as CSV with a byte order mark, so that Excel opens it; no cell runs.

    >>> csv_bytes([["=1", "a"]]).decode("utf-8-sig")
    "'=1,a\r\n"
    """
    from opengov.files.csvguard import guard  # noqa: PLC0415 - so that help is fast

    text = io.StringIO(newline="")
    csv.writer(text).writerows([guard(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig", "backslashreplace")


def show(lines: Iterable[Line], path: Path | None, lang: Lang) -> None:
    """Show lines to the person, or write them to a file.

    Raises:
        OutputFailedError: The file cannot be written.
    """
    if path is None:
        render.result(lines)
    else:
        deliver(render.plain(lines).encode("utf-8", "backslashreplace"), path, lang)


def deliver(data: bytes, path: Path | None, lang: Lang) -> None:
    """Write what was asked for, to standard output or a file.

    Raises:
        OutputFailedError: The file cannot be written.
    """
    if path is None:
        output.write_bytes(data)
        return
    try:
        save(path, data)
    except OSError as error:
        raise OutputFailedError(path, error) from error
    render.note(messages.WRITTEN.format(path=path), lang)
