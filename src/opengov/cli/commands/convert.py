"""`opengov convert`: between official tables and catalog JSON."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from opengov.cli import exits, messages, output, render
from opengov.cli.inputs import STDIN, is_same_file
from opengov.cli.intake import read
from opengov.cli.language import chosen
from opengov.cli.listing import list_findings
from opengov.cli.options import InputFormatArg, LangArg
from opengov.cli.progress import LongWork
from opengov.cli.usage import OutputFailedError, WrongUseError
from opengov.text import Lang

if TYPE_CHECKING:
    from opengov.catalogfile import CatalogFile
    from opengov.finding import Finding

__all__ = ["convert"]

Rendered: TypeAlias = tuple[bytes | None, "tuple[Finding, ...]"]
"""The file's bytes, None where it cannot be written, and what it has no room for."""
Writer: TypeAlias = Callable[["CatalogFile", Path], Rendered]


def convert(
    source: Annotated[str, typer.Argument(metavar="IN", help="File to read (输入), - for stdin")],
    *,
    target: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="OUT",
            help="File to write (输出): .json .jsonl .xlsx .csv .html",
        ),
    ],
    input_format: InputFormatArg = None,
    lang: LangArg = None,
) -> int:
    """Convert a catalog between official tables and JSON (格式转换).

    OUT is written whenever the table could be read, whatever defects it has.
    What reading has to say goes to standard error.
    """
    writer = WRITERS.get(target.suffix.lower())
    if writer is None:
        raise WrongUseError(messages.OUTPUT_EXTENSION.format(path=target, known=" ".join(WRITERS)))
    if source == STDIN and input_format is None:
        raise WrongUseError(messages.STDIN_FORMAT)
    if source != STDIN and is_same_file(source, target):
        raise WrongUseError(messages.OUTPUT_IS_INPUT.format(path=target))
    tongue = chosen(lang)
    with LongWork(1, tongue) as work:
        work.begin(source)
        file = read(source, input_format=input_format)
    errors = render.Screen(output.stderr())
    errors.show(list_findings(file.findings, tongue))
    jsonl = target.suffix.lower() == ".jsonl"
    if not file.catalogs and not (jsonl and file.disclosures):
        render.error(messages.NOTHING_READ.format(source=source, path=target), tongue)
        return exits.FATAL
    data, findings = writer(file, target)
    errors.show(list_findings(findings, tongue))
    if data is None:
        return exits.FATAL
    try:
        output.save(target, data)
    except OSError as error:
        raise OutputFailedError(target, error) from error
    _note_losses(file, target, tongue)
    entries = sum(len(catalog.entries) for catalog in file.catalogs) or len(file.disclosures)
    counts = {"catalogs": len(file.catalogs), "entries": entries}
    render.note(messages.CONVERTED.format(source=source, path=target, **counts), tongue)
    return exits.OK


def _note_losses(file: "CatalogFile", target: Path, lang: Lang) -> None:
    """Say what the format of the target has no room for."""
    from opengov.records import jsonl_losses  # noqa: PLC0415 - so that help is fast

    losses = jsonl_losses(file.catalogs) if target.suffix.lower() == ".jsonl" else ()
    if file.catalogs and losses:
        render.note(messages.LOST.format(path=target, losses=", ".join(losses)), lang)


def _write_json(file: "CatalogFile", _target: Path) -> Rendered:
    """Write one JSON document."""
    from opengov.records import dump_json  # noqa: PLC0415 - so that help is fast

    return dump_json(file.catalogs).encode(), ()


def _write_jsonl(file: "CatalogFile", _target: Path) -> Rendered:
    """Write one record a line."""
    from opengov.records import dump_jsonl  # noqa: PLC0415 - so that help is fast

    records = "".join(f"{each.model_dump_json()}\n" for each in file.disclosures)
    return (records or dump_jsonl(file.catalogs)).encode(), ()


def _write_table(file: "CatalogFile", target: Path) -> Rendered:
    """Write a table in the official layout."""
    from opengov.tables.write import render_tables  # noqa: PLC0415 - tables are an extra

    file_format = target.suffix[1:].lower()
    return render_tables(file.catalogs, name=str(target), file_format=file_format)


WRITERS: Mapping[str, Writer] = {
    ".json": _write_json,
    ".jsonl": _write_jsonl,
    ".xlsx": _write_table,
    ".csv": _write_table,
    ".html": _write_table,
}
"""How to write a file, by its extension."""
