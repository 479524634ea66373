"""A report as the bytes of a file."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from opengov.cli.exits import FailOn
from opengov.cli.handbook import pages
from opengov.cli.options import Grouping
from opengov.cli.render import plain
from opengov.cli.sinks import ReportFormat
from opengov.cli.summary import report_lines
from opengov.text import Lang
from opengov.validation.outputs import (
    csv_lines,
    github_lines,
    html_report,
    json_chunks,
    json_lines,
    junit_chunks,
    sarif_chunks,
)

if TYPE_CHECKING:
    from opengov.validation import Report

__all__ = ["encoded"]

WRITERS = {
    ReportFormat.JSON: json_chunks,
    ReportFormat.JSONL: json_lines,
    ReportFormat.CSV: csv_lines,
    ReportFormat.GITHUB: github_lines,
}
DESCRIBING = {ReportFormat.SARIF: sarif_chunks, ReportFormat.JUNIT: junit_chunks}
"""Writers that describe the rules and say whether the inputs fail."""


def encoded(
    report: "Report",
    output_format: ReportFormat,
    lang: Lang,
    fail_on: FailOn,
    by: Grouping = Grouping.FILE,
) -> bytes:
    """Return the report in one format, in UTF-8; `by` groups the findings of text."""
    pieces: Iterable[str]
    if output_format in WRITERS:
        pieces = WRITERS[output_format](report, lang)
    elif output_format is ReportFormat.HTML:
        pieces = [html_report(report, lang, fail_on=fail_on.value)]
    elif output_format in DESCRIBING:
        pieces = DESCRIBING[output_format](report, pages().values(), lang, fail_on=fail_on.value)
    else:
        pieces = [plain(report_lines(report, lang, fail_on, by))]
    return b"".join(piece.encode("utf-8", errors="backslashreplace") for piece in pieces)
