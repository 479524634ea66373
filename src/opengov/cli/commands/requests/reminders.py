"""`opengov requests reminders`: every open clock into the calendar of the office."""

from pathlib import Path
from typing import Annotated

import typer

from opengov._saving import save
from opengov.cli import exits, messages, output, render
from opengov.cli.commands.calendar.sources import (
    CalendarArg,
    NoticesArg,
    answering,
    calendar_asked,
)
from opengov.cli.commands.requests.intake import RequestsArg, note_findings, take
from opengov.cli.days import full_date
from opengov.cli.language import chosen, today
from opengov.cli.options import InputFormatArg, LangArg
from opengov.cli.usage import OutputFailedError
from opengov.text import Text

__all__ = ["reminders"]

UNDATED = Text("没有日期、未列入的申请：{ids}", "without a date and left out: {ids}")


def reminders(
    paths: RequestsArg,
    *,
    file: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE.ics", help="Where to (输出文件); else standard output"
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of", metavar="DATE", help="Leave out later events (截至日期); today, if left out"
        ),
    ] = None,
    place: CalendarArg = "CN",
    notices: NoticesArg = None,
    input_format: InputFormatArg = None,
    lang: LangArg = None,
) -> int:
    """Write the last day of every open period as iCalendar, with alarms (日程提醒)."""
    from opengov.requests.engine import reply_deadline  # noqa: PLC0415 - so that help is fast
    from opengov.requests.reminders import reminders as remind  # noqa: PLC0415 - as above
    from opengov.requests.reminders import reminders_ics  # noqa: PLC0415 - as above

    person = chosen(lang)
    day = today() if as_of is None else full_date(as_of, "--as-of")
    with answering():
        calendar = calendar_asked(place, notices, None)
    intake = take(paths, None if input_format is None else input_format.value)
    deadlines = [reply_deadline(request, calendar, as_of=day) for request in intake.requests]
    found, undated = remind(deadlines, calendar)
    note_findings(intake, person)
    text = reminders_ics(found, chosen(lang, default="zh"), undated=undated)
    data = text.encode("utf-8", "replace")
    if undated:
        render.note(UNDATED.format(ids="  ".join(undated)), person)
    if file is None:
        output.write_bytes(data)
        return intake.exit_code
    try:
        save(file, data)
    except OSError as error:
        render.error(OutputFailedError(file, error).message, person)
        return exits.FATAL
    render.note(messages.WRITTEN.format(path=file), person)
    return intake.exit_code
