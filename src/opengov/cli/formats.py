"""A report as the bytes of a file: JSON, JSON lines, CSV, text."""

import csv
import io
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from opengov.cli import render as rendering
from opengov.cli.exits import FailOn
from opengov.cli.sinks import ReportFormat
from opengov.cli.summary import report_lines
from opengov.text import Lang

if TYPE_CHECKING:
    from opengov.finding import Finding
    from opengov.validation import Report

__all__ = ["COLUMNS", "render"]

PLACES = (
    "source",
    "sheet",
    "cell",
    "header",
    "row",
    "column",
    "line",
    "lineColumn",
    "byteOffset",
    "pointer",
)
COLUMNS = ("severity", "code", "name", "message", *PLACES, "fingerprint")
"""Columns of the CSV; the names are those of the JSON report."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def render(report: "Report", output_format: ReportFormat, lang: Lang, fail_on: FailOn) -> bytes:
    """Return the report in one format, in UTF-8.

    JSON is the whole report; JSON lines and CSV have one finding a line.
    """
    match output_format:
        case ReportFormat.JSON:
            text = json.dumps(report.to_json(lang), ensure_ascii=False, indent=2) + "\n"
        case ReportFormat.JSONL:
            findings = (finding.to_json(lang) for finding in report.findings)
            text = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in findings)
        case ReportFormat.CSV:
            text = _csv(report, lang)
        case ReportFormat.TEXT:
            text = rendering.plain(report_lines(report, lang, fail_on))
    return text.encode("utf-8", errors="backslashreplace")


def _csv(report: "Report", lang: Lang) -> str:
    """Write the findings as a table.

    It begins with a byte order mark, without which spreadsheets misread Chinese.
    """
    stream = io.StringIO(newline="")
    stream.write("\ufeff")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(finding, lang) for finding in report.findings)
    return stream.getvalue()


def _row(finding: "Finding", lang: Lang) -> list[object]:
    values: Mapping[str, object] = {**finding.to_json(lang), **finding.location.to_json()}
    return [_guarded(values[column]) for column in COLUMNS]


def _guarded(value: object) -> object:
    """Keep a spreadsheet from running a text as a formula."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return "" if value is None else value
