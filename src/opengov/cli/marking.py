"""`--format xlsx`: a marked copy of the workbook that was validated."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from opengov.cli import render
from opengov.cli.inputs import STDIN
from opengov.cli.sinks import ReportFormat, Sink
from opengov.cli.usage import UnansweredError, WrongUseError
from opengov.text import Lang, Text

if TYPE_CHECKING:
    from opengov.validation import Report

__all__ = ["marked", "refuse_unmarkable"]

ONE_FILE = Text(
    "--format xlsx 为一个工作簿做标注副本：请只给一个文件，不用标准输入，并用 --output 指明副本",
    "--format xlsx makes a marked copy of one workbook: give one file, not standard input, "
    "and name the copy with --output",
)
NOT_XLSX = Text(
    "{path} 不是可标注的 XLSX 工作簿（{format}）；请另存为 XLSX，或改用 --format html",
    "{path} is no XLSX workbook that can be marked ({format}); "
    "save it as XLSX, or use --format html",
)
NOT_READ = Text(
    "{path} 不能读取，没有标注副本", "{path} cannot be read, so there is no marked copy"
)
CHANGED = Text(
    "{path} 在检查期间被改动，未做标注；请重新检查",
    "{path} was changed while it was checked, so nothing was marked; check it again",
)
ELSEWHERE = Text(
    "有 {n} 条问题不在任何单元格中，未写入标注副本：{codes}",
    "{n} findings concern no cell and are not in the marked copy: {codes}",
)


def refuse_unmarkable(sinks: Sequence[Sink], paths: Sequence[str]) -> None:
    """Refuse a marked copy of anything but one file.

    Raises:
        WrongUseError: Several inputs, standard input, or no place for the copy.
    """
    asked = [sink for sink in sinks if sink.format is ReportFormat.XLSX]
    if asked and (len(paths) != 1 or paths[0] == STDIN or any(s.path is None for s in asked)):
        raise WrongUseError(ONE_FILE)


def marked(report: "Report", lang: Lang, person: Lang) -> bytes:
    """Return the marked copy of the one input of a report.

    Raises:
        UnansweredError: The input is no workbook, or not the one that was validated.
    """
    from opengov.files.unreadable import UnreadableError  # noqa: PLC0415 - so that help is fast
    from opengov.validation.outputs.marked import marked_copy  # noqa: PLC0415 - as above

    (about,) = report.inputs
    if about.format != "xlsx":
        raise UnansweredError(NOT_XLSX.format(path=about.path, format=about.format))
    try:
        data = Path(about.path).read_bytes()
    except OSError as error:
        raise UnansweredError(NOT_READ.format(path=about.path)) from error
    if hashlib.sha256(data).hexdigest() != about.sha256:
        raise UnansweredError(CHANGED.format(path=about.path))
    try:
        copy, unplaced = marked_copy(data, report, about.path, lang)
    except UnreadableError as error:
        said = NOT_XLSX.format(path=about.path, format=str(error.values.get("part", "XLSX")))
        raise UnansweredError(said) from error
    if unplaced:
        codes = " ".join(sorted({finding.code for finding in unplaced}))
        render.note(ELSEWHERE.format(n=len(unplaced), codes=codes), person)
    return copy
