"""`opengov deadline`: when the reply to a request is due, and why."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from opengov.cli import exits, output, render
from opengov.cli.commands.calendar.sources import (
    CalendarArg,
    NoticesArg,
    answering,
    calendar_asked,
)
from opengov.cli.commands.deadline_forms import (
    FOR_PEOPLE,
    DeadlineFormat,
    chosen_format,
    document,
    lines,
    table,
)
from opengov.cli.commands.requests.results import deliver, json_bytes, show
from opengov.cli.days import full_date
from opengov.cli.inputs import STDIN
from opengov.cli.language import chosen, today
from opengov.cli.listing import list_findings
from opengov.cli.options import InputFormatArg, LangArg
from opengov.finding import Finding, Severity
from opengov.text import Lang

if TYPE_CHECKING:
    from opengov.requests.deadline import Deadline

__all__ = ["deadline"]


def deadline(
    request: Annotated[
        str,
        typer.Argument(
            metavar="REQUEST", help="A request in JSON or JSONL (依申请公开); - is standard input"
        ),
    ],
    *,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="DATE",
            help="Leave out later events and later law (截至日期); today, if left out",
        ),
    ] = None,
    place: CalendarArg = "CN",
    notices: NoticesArg = None,
    calendar_as_of: Annotated[
        str | None,
        typer.Option(
            "--calendar-as-of",
            metavar="DATE",
            help="Count with what had been published by then (日历截至)",
        ),
    ] = None,
    output_format: Annotated[
        DeadlineFormat | None,
        typer.Option(
            "--format",
            help="Format of the output (格式); by default, what FILE's name says, or text",
            show_default=False,
        ),
    ] = None,
    target: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Where to (输出文件): .txt .json .svg .ics; else standard output",
        ),
    ] = None,
    input_format: InputFormatArg = None,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict",
            help="Rest no date on rules not read in their text, or not lately (严格模式)",
        ),
    ] = False,
    law: Annotated[
        list[Path] | None,
        typer.Option(
            "--law",
            metavar="FILE.toml",
            help="Local rules over the national ones (地方规定); may repeat",
        ),
    ] = None,
    lang: LangArg = None,
) -> int:
    """Tell when the reply to a request is due (答复期限), step by step.

    As numbered lines (text), a table, paragraphs for a letter (prose), a drawing (svg),
    reminders for a calendar program (ics), or JSON.
    """
    from opengov.law.local import load_law  # noqa: PLC0415 - so that help is fast
    from opengov.reading import read_request  # noqa: PLC0415 - as above
    from opengov.requests.engine import reply_deadline  # noqa: PLC0415 - as above

    form = chosen_format(output_format, target, request)
    person = chosen(lang)
    tongue = person if form in FOR_PEOPLE else chosen(lang, default="zh")
    day = today() if as_of is None else full_date(as_of, "--as-of")
    with answering():
        calendar = calendar_asked(place, notices, calendar_as_of)
    book = load_law(law or ())
    data = sys.stdin.buffer.read() if request == STDIN else None
    file = read_request(
        request, data=data, input_format=None if input_format is None else input_format.value
    )
    found = [
        reply_deadline(
            record,
            calendar,
            as_of=day,
            strict=strict,
            law=book,
            locate=file.locator_of(number),
        )
        for number, record in enumerate(file.requests)
    ]
    for number, faulty in enumerate(file.faulty):
        found[number] = _beside_unread(found[number], faulty)
    findings = [*file.findings, *(finding for each in found for finding in each.findings)]
    if form is DeadlineFormat.JSON:
        deliver(json_bytes(_json(found, file.findings, tongue)), target, person)
    elif form is DeadlineFormat.TEXT:
        show(lines(found, findings, tongue), target, person)
    else:
        if found and form is DeadlineFormat.TABLE:
            screen = render.Screen(output.stdout())
            width = screen.width if target is None and screen.is_terminal else None
            show(table(found, tongue, width), target, person)
        elif found:
            deliver(document(form, found, calendar, tongue).encode(), target, person)
        render.notes(list_findings(findings, person))
    return _exit_code(findings)


def _beside_unread(deadline: "Deadline", faulty: frozenset[str]) -> "Deadline":
    """Leave out that receipt is unknown where the events, or the channel, could not be read."""
    if not faulty & {"events", "channel"}:
        return deadline
    unknown = {"receipt-unknown", "receipt-not-established"}
    kept = tuple(finding for finding in deadline.findings if finding.name not in unknown)
    return replace(deadline, findings=kept)


def _json(found: "list[Deadline]", of_file: Sequence[Finding], lang: Lang) -> dict[str, object]:
    """Return the deadline of a request; of several, an object that holds them."""
    unread = {"status": "indeterminate", "clocks": [], "trace": [], "findings": []}
    records = [each.to_json(lang) for each in found]
    said = [finding.to_json(lang) for finding in of_file]
    if len(records) > 1:
        return {"deadlines": records, "findings": said}
    record = records[0] if records else {**unread, "due": None, "earliest": None, "latest": None}
    own = record["findings"]
    return {**record, "findings": [*said, *(own if isinstance(own, list) else [])]}


def _exit_code(findings: list[Finding]) -> int:
    """Return 3 for what could not be read, 1 for an error, whatever the status."""
    grades = {finding.severity for finding in findings}
    if Severity.FATAL in grades:
        return exits.FATAL
    return exits.FINDINGS if Severity.ERROR in grades else exits.OK
