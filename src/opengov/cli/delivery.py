"""Writing a report wherever it was asked for."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from opengov._saving import save
from opengov.cli import messages, output, render
from opengov.cli.exits import FailOn
from opengov.cli.marking import marked
from opengov.cli.options import Grouping
from opengov.cli.sinks import ReportFormat, Sink, stdout_format
from opengov.cli.usage import OutputFailedError, UnansweredError
from opengov.text import Lang, Text

if TYPE_CHECKING:
    from opengov.validation import Report

__all__ = ["deliver"]


SILENT = (None, ReportFormat.CSV, ReportFormat.JSONL, ReportFormat.GITHUB)
"""What on standard output does not say which rules were left out."""


def deliver(
    report: "Report",
    sinks: Iterable[Sink],
    fail_on: FailOn,
    *,
    by: Grouping,
    person: Lang,
    machine: Lang,
) -> bool:
    """Write the report to every sink, files first; tell whether all went well.

    Args:
        report: What to write.
        sinks: Formats and places.
        fail_on: Gravity from which the inputs fail.
        by: How text groups the findings.
        person: Language of text and of notes.
        machine: Language of the other formats.
    """
    from opengov.cli.summary import (  # noqa: PLC0415 - so that help is fast
        report_lines,
        verdict_text,
    )

    sinks = sorted(sinks, key=lambda sink: sink.path is None)
    well = True
    for sink in sinks:
        lang = person if sink.format is ReportFormat.TEXT else machine
        if sink.path is None and sink.format is ReportFormat.TEXT:
            render.result(report_lines(report, lang, fail_on, by))
            continue
        try:
            data = _content(report, sink.format, lang, person, fail_on=fail_on, by=by)
        except UnansweredError as error:
            well = False
            render.error(error.message, person)
            continue
        if sink.path is None:
            output.write_bytes(data)
            continue
        try:
            save(sink.path, data)
        except OSError as error:
            well = False
            render.error(OutputFailedError(sink.path, error).message, person)
        else:
            render.note(messages.WRITTEN.format(path=sink.path), person)
    if stdout_format(sinks) in SILENT:
        for each in _not_checked(report):
            render.note(each, person)
    if stdout_format(sinks) is None:
        render.note(verdict_text(report, fail_on), person)
    return well


def _content(
    report: "Report",
    output_format: ReportFormat,
    lang: Lang,
    person: Lang,
    *,
    fail_on: FailOn,
    by: Grouping,
) -> bytes:
    """Return what goes into a file.

    Raises:
        UnansweredError: The input cannot be marked.
    """
    from opengov.cli import formats  # noqa: PLC0415 - so that help is fast

    if output_format is ReportFormat.XLSX:
        return marked(report, lang, person)
    return formats.encoded(report, output_format, lang, fail_on, by)


def _not_checked(report: "Report") -> Iterator[Text]:
    """Say which rules did not count, reason by reason: no verdict changes silently."""
    by_reason: dict[Text, list[str]] = {}
    for skipped in report.skipped:
        by_reason.setdefault(skipped.reason, []).append(skipped.rule)
    for reason, codes in by_reason.items():
        said = messages.NOT_CHECKED_NOTE
        listed = " ".join(codes)
        yield Text(
            said.zh.format(reason=reason.zh, codes=listed),
            said.en.format(reason=reason.en, codes=listed),
        )
