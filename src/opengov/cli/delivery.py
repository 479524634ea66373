"""Writing a report wherever it was asked for."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from opengov._saving import save
from opengov.cli import messages, output, render
from opengov.cli.exits import FailOn
from opengov.cli.marking import marked
from opengov.cli.sinks import ReportFormat, Sink, stdout_format
from opengov.cli.usage import OutputFailedError, UnansweredError
from opengov.text import Lang

if TYPE_CHECKING:
    from opengov.validation import Report

__all__ = ["deliver"]


def deliver(
    report: "Report", sinks: Iterable[Sink], fail_on: FailOn, *, person: Lang, machine: Lang
) -> bool:
    """Write the report to every sink, files first; tell whether all went well.

    Args:
        report: What to write.
        sinks: Formats and places.
        fail_on: Gravity from which the inputs fail.
        person: Language of text and of notes.
        machine: Language of the other formats.
    """
    from opengov.cli import formats  # noqa: PLC0415 - so that help is fast
    from opengov.cli.summary import report_lines, verdict_text  # noqa: PLC0415 - as above

    sinks = sorted(sinks, key=lambda sink: sink.path is None)
    well = True
    for sink in sinks:
        lang = person if sink.format is ReportFormat.TEXT else machine
        if sink.path is None and sink.format is ReportFormat.TEXT:
            render.result(report_lines(report, lang, fail_on))
            continue
        if sink.format is ReportFormat.XLSX:
            try:
                data = marked(report, lang, person)
            except UnansweredError as error:
                well = False
                render.error(error.message, person)
                continue
        else:
            data = formats.encoded(report, sink.format, lang, fail_on)
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
    if stdout_format(sinks) is None:
        render.note(verdict_text(report, fail_on), person)
    return well
