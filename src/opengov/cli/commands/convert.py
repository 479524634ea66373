"""`opengov convert`: between official tables and catalog JSON."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from opengov._saving import save
from opengov.cli import exits, messages, output, render
from opengov.cli.inputs import STDIN, is_same_file
from opengov.cli.intake import read
from opengov.cli.language import chosen
from opengov.cli.listing import list_findings
from opengov.cli.options import InputFormatArg, LangArg
from opengov.cli.progress import LongWork
from opengov.cli.usage import OutputFailedError, WrongUseError
from opengov.finding import Severity

if TYPE_CHECKING:
    from opengov.catalogfile import CatalogFile
    from opengov.finding import Finding

__all__ = ["convert"]


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
    from opengov.writing import OUTPUT_FORMATS  # noqa: PLC0415 - so that help is fast

    extension = target.suffix.lower()
    known = tuple(f".{each}" for each in OUTPUT_FORMATS)
    if extension not in {*known, ".htm"}:
        raise WrongUseError(messages.OUTPUT_EXTENSION.format(path=target, known=" ".join(known)))
    if source == STDIN and input_format is None:
        raise WrongUseError(messages.STDIN_FORMAT)
    if source != STDIN and is_same_file(source, target):
        raise WrongUseError(messages.OUTPUT_IS_INPUT.format(path=target))
    tongue = chosen(lang)
    errors = render.Screen(output.stderr())
    with LongWork(1, tongue) as work:
        work.begin(source)
        file = read(source, input_format=input_format)
    errors.show(list_findings(file.findings, tongue))
    if not file.catalogs and not (file.disclosures and extension == ".jsonl"):
        render.error(messages.NOTHING_READ.format(source=source, path=target), tongue)
        return exits.FATAL
    try:
        findings = _write(file, target)
    except OSError as error:
        raise OutputFailedError(target, error) from error
    errors.show(list_findings(findings, tongue))
    if any(finding.severity is Severity.FATAL for finding in findings):
        render.error(messages.NOT_WRITTEN.format(path=target), tongue)
        return exits.FATAL
    entries = sum(len(catalog.entries) for catalog in file.catalogs) or len(file.disclosures)
    counts = {"catalogs": len(file.catalogs), "entries": entries}
    render.note(messages.CONVERTED.format(source=source, path=target, **counts), tongue)
    return exits.OK


def _write(file: "CatalogFile", target: Path) -> "tuple[Finding, ...]":
    """Write what was read, and return what the format has no room for."""
    from opengov.writing import write_catalog  # noqa: PLC0415 - so that help is fast

    if file.catalogs:
        return write_catalog(file, target)
    records = "".join(f"{each.model_dump_json()}\n" for each in file.disclosures)
    save(target, records.encode())
    return ()
