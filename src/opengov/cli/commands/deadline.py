"""`opengov deadline`: when the reply to a request is due, and why."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from opengov.cli import exits, render
from opengov.cli.commands.calendar.sources import (
    CalendarArg,
    NoticesArg,
    answering,
    calendar_asked,
    print_json,
)
from opengov.cli.days import full_date
from opengov.cli.inputs import STDIN
from opengov.cli.language import chosen, today
from opengov.cli.listing import list_findings
from opengov.cli.options import InputFormatArg, LangArg, ListFormat, ListFormatArg
from opengov.cli.render import Line
from opengov.finding import Finding, Severity
from opengov.text import Lang, Text

if TYPE_CHECKING:
    from opengov.requests.deadline import Deadline

__all__ = ["deadline"]

REQUEST = Text("申请", "Request")
STATUS = Text("状态", "Status")
DUE = Text("答复期限", "Due")
BOUNDS = Text("最早和最晚", "Between")
AS_OF = Text("截至", "As of")
STATUSES = {
    "certain": Text("确定", "certain"),
    "provisional": Text(
        "暂定：缺一年的放假通知", "provisional: a year's holiday notice is missing"
    ),
    "indeterminate": Text("无法确定", "indeterminate"),
    "closed": Text("已办结", "closed"),
}
UNKNOWN = Text("—", "—")


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
    output_format: ListFormatArg = ListFormat.TEXT,
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
    """Tell when the reply to a request is due (答复期限), step by step."""
    from opengov.law.local import load_law  # noqa: PLC0415 - so that help is fast
    from opengov.reading import read_request  # noqa: PLC0415 - as above
    from opengov.requests.engine import reply_deadline  # noqa: PLC0415 - as above

    machine = output_format is ListFormat.JSON
    tongue = chosen(lang, default="zh" if machine else None)
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
    if machine:
        print_json(_json(found, file.findings, tongue))
    else:
        render.result(_lines(found, findings, tongue))
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


def _lines(found: "list[Deadline]", findings: list[Finding], lang: Lang) -> Iterator[Line]:
    """Show each deadline with its steps, then what was found."""
    for each in found:
        yield render.field(REQUEST, each.request, lang)
        yield render.field(STATUS, STATUSES[each.status].say(lang), lang)
        if each.due is not None:
            yield render.field(DUE, each.due.isoformat(), lang)
        elif each.earliest is not None and each.latest is not None:
            yield render.field(BOUNDS, f"{each.earliest} – {each.latest}", lang)
        else:
            yield render.field(DUE, UNKNOWN.say(lang), lang)
        yield render.field(AS_OF, each.as_of.isoformat(), lang)
        yield Line()
        for line in each.trace.to_text(lang).splitlines():
            number, _, words = line.partition(". ")
            yield Line(label=((f"{number.rjust(3)}. ", ""),), body=((words, ""),))
        yield Line()
    yield from list_findings(findings, lang)
