"""A report as the bytes of a file."""

from typing import TYPE_CHECKING

from opengov.cli.exits import FailOn
from opengov.cli.render import plain
from opengov.cli.sinks import ReportFormat
from opengov.cli.summary import report_lines
from opengov.text import Lang
from opengov.validation.outputs import csv_lines, json_chunks, json_lines

if TYPE_CHECKING:
    from opengov.validation import Report

__all__ = ["encoded"]


def encoded(report: "Report", output_format: ReportFormat, lang: Lang, fail_on: FailOn) -> bytes:
    """Return the report in one format, in UTF-8."""
    match output_format:
        case ReportFormat.JSON:
            text = "".join(json_chunks(report, lang))
        case ReportFormat.JSONL:
            text = "".join(json_lines(report, lang))
        case ReportFormat.CSV:
            text = "".join(csv_lines(report, lang))
        case _:
            text = plain(report_lines(report, lang, fail_on))
    return text.encode("utf-8", errors="backslashreplace")
