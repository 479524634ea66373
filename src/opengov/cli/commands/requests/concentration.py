"""`opengov requests concentration`: how requests spread over applicants, as figures."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from opengov.cli import render
from opengov.cli.commands.requests.intake import RequestsArg, note_findings, take
from opengov.cli.commands.requests.results import (
    OutputArg,
    TableFormat,
    TableFormatArg,
    csv_bytes,
    deliver,
    format_of,
    json_bytes,
    show,
)
from opengov.cli.days import full_date
from opengov.cli.language import chosen
from opengov.cli.options import InputFormatArg, LangArg
from opengov.cli.render import Line, pad
from opengov.cli.usage import WrongUseError
from opengov.text import Lang, Text

if TYPE_CHECKING:
    from opengov.model.requests import InformationRequest
    from opengov.requests.abuse import ApplicantShare, Concentration, Receipt

__all__ = ["concentration"]

ORDER = Text("统计期间的起止颠倒", "--to lies before --from: turn them round")
TOTAL = Text("申请总数", "Requests")
PERIOD = Text("统计期间", "Period")
UNDATED = Text("收到日期不明", "Undated")
MONTHS = Text("每月", "by month")
HEADS = (
    Text("申请人代号", "applicant"),
    Text("件数", "requests"),
    Text("占比", "share"),
    Text("首件", "first"),
    Text("末件", "last"),
    Text("期间外", "outside"),
    Text("最密集{n}天的件数", "most in {n} days"),
    Text("自", "from"),
    Text("至", "to"),
)
NUMBERS = frozenset({1, 2, 5, 6})
"""Columns that are set flush right."""
WIDEST = 12
"""Months that a line of the list shows."""


def concentration(
    paths: RequestsArg,
    *,
    first: Annotated[str, typer.Option("--from", metavar="DATE", help="First day (起始日期)")],
    last: Annotated[str, typer.Option("--to", metavar="DATE", help="Last day (截止日期)")],
    window: Annotated[
        int,
        typer.Option(
            "--window", metavar="DAYS", min=1, help="Days in which to look for most (时段天数)"
        ),
    ] = 30,
    asked_format: TableFormatArg = None,
    file: OutputArg = None,
    input_format: InputFormatArg = None,
    lang: LangArg = None,
) -> int:
    """Count the requests of a period by applicant (申请集中度): figures, never a refusal.

    Requests outside the period may be given, so that a burst across its border is seen.
    """
    from opengov.requests.abuse import concentration as count  # noqa: PLC0415 - help is fast

    since, until = full_date(first, "--from"), full_date(last, "--to")
    if until < since:
        raise WrongUseError(ORDER)
    output_format = format_of(asked_format, file, paths)
    person = chosen(lang)
    intake = take(paths, None if input_format is None else input_format.value)
    receipts, undated = _receipts(intake.requests)
    found = count(receipts, first=since, last=until, window=window)
    note_findings(intake, person)
    tongue = chosen(lang, default="zh")
    if output_format is TableFormat.JSON:
        deliver(json_bytes({**found.to_json(tongue), "undated": undated}), file, person)
    elif output_format is TableFormat.CSV:
        deliver(csv_bytes(_table(found, tongue)), file, person)
    else:
        show(_lines(found, undated, person), file, person)
    return intake.exit_code


def _receipts(requests: "Sequence[InformationRequest]") -> "tuple[list[Receipt], list[str]]":
    """Return who handed in what when, and the requests of which that day is not known."""
    from opengov.law.params import law_book  # noqa: PLC0415 - so that help is fast
    from opengov.requests.abuse import Receipt  # noqa: PLC0415 - as above
    from opengov.requests.receipt import find_receipt  # noqa: PLC0415 - as above
    from opengov.requests.timeline import timeline  # noqa: PLC0415 - as above

    law = law_book()
    receipts: list[Receipt] = []
    undated: list[str] = []
    for request in requests:
        found = find_receipt(request.channel, timeline(request, date.max), law)
        mark = None if request.applicant is None else request.applicant.ref
        if found is None:
            undated.append(request.id)
        else:
            receipts.append(Receipt(mark, found.day))
    return receipts, undated


def _table(found: "Concentration", lang: Lang) -> "Iterator[tuple[str, ...]]":
    """Give the rows of the table: applicant by applicant, a column a month."""
    months = sorted({month for share in found.shares for month, _ in share.months})
    yield (*_heads(found, lang), *months)
    for share in found.shares:
        counts = dict(share.months)
        yield (*_cells(share), *(str(counts.get(month, 0)) for month in months))


def _heads(found: "Concentration", lang: Lang) -> tuple[str, ...]:
    return tuple(head.say(lang).format(n=found.window) for head in HEADS)


def _cells(share: "ApplicantShare") -> tuple[str, ...]:
    most = share.densest
    return (
        share.applicant,
        str(share.count),
        share.percent,
        share.first.isoformat(),
        share.last.isoformat(),
        str(share.outside),
        str(most.count),
        most.first.isoformat(),
        most.last.isoformat(),
    )


def _lines(found: "Concentration", undated: list[str], lang: Lang) -> Iterator[Line]:
    yield render.field(PERIOD, f"{found.first} – {found.last}", lang)
    yield render.field(TOTAL, str(found.total), lang)
    if undated:
        yield render.field(UNDATED, "  ".join(undated), lang, style="yellow")
    yield Line()
    if found.shares:
        yield from _listed(found, lang)
        yield Line()
    for warning in found.warnings:
        yield Line(body=((warning.text.say(lang), "yellow"),))
    yield Line(body=((found.note.say(lang), "bold"),))


def _listed(found: "Concentration", lang: Lang) -> Iterator[Line]:
    """List applicant by applicant, the months and what to mind below."""
    rows = [_heads(found, lang), *map(_cells, found.shares)]
    widths = [max(map(render.cell_len, column)) for column in zip(*rows, strict=True)]
    yield _row(rows[0], widths, "bold")
    for share, row in zip(found.shares, rows[1:], strict=True):
        yield _row(row, widths, "")
        counted = [f"{month} {count}" for month, count in share.months if count]
        for start in range(0, len(counted), WIDEST) if share.count > 1 else ():
            label = MONTHS.say(lang) if start == 0 else ""
            width = render.cell_len(MONTHS.say(lang))
            said = "  ".join(counted[start : start + WIDEST])
            yield Line((("  ", ""), (pad(label, width) + "  ", "dim")), ((said, "dim"),))
        for warning in share.warnings:
            yield Line((("  ", ""),), ((warning.text.say(lang), "yellow"),))


def _row(row: Sequence[str], widths: Sequence[int], style: str) -> Line:
    cells = (
        " " * (width - render.cell_len(cell)) + cell if number in NUMBERS else pad(cell, width)
        for number, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return Line((("  ".join(cells).rstrip(), style),))
