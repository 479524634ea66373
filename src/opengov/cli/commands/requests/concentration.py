"""`opengov requests concentration`: how requests spread over applicants, as figures."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from opengov.cli import render
from opengov.cli.commands.calendar.sources import print_json
from opengov.cli.commands.requests.intake import RequestsArg, note_findings, take
from opengov.cli.days import full_date
from opengov.cli.language import chosen
from opengov.cli.options import InputFormatArg, LangArg, ListFormat, ListFormatArg
from opengov.cli.render import Line, pad
from opengov.cli.usage import WrongUseError
from opengov.text import Lang, Text

if TYPE_CHECKING:
    from opengov.model.requests import InformationRequest
    from opengov.requests.abuse import Concentration, Receipt

__all__ = ["concentration"]

ORDER = Text("统计期间的起止颠倒", "--to lies before --from: turn them round")
TOTAL = Text("申请总数", "Requests")
PERIOD = Text("统计期间", "Period")
UNDATED = Text("收到日期不明", "No receipt day")
HEADS = {
    "zh": ("申请人代号", "件数", "占比", "首件", "末件"),
    "en": ("applicant", "requests", "share", "first", "last"),
}


def concentration(
    paths: RequestsArg,
    *,
    first: Annotated[str, typer.Option("--from", metavar="DATE", help="First day (起始日期)")],
    last: Annotated[str, typer.Option("--to", metavar="DATE", help="Last day (截止日期)")],
    output_format: ListFormatArg = ListFormat.TEXT,
    input_format: InputFormatArg = None,
    lang: LangArg = None,
) -> int:
    """Count the requests of a period by applicant (申请集中度): figures, never a refusal."""
    from opengov.requests.abuse import concentration as count  # noqa: PLC0415 - help is fast

    since, until = full_date(first, "--from"), full_date(last, "--to")
    if until < since:
        raise WrongUseError(ORDER)
    person = chosen(lang)
    intake = take(paths, None if input_format is None else input_format.value)
    receipts, undated = _receipts(intake.requests)
    found = count(receipts, first=since, last=until)
    note_findings(intake, person)
    if output_format is ListFormat.JSON:
        print_json(_json(found, undated, chosen(lang, default="zh")))
    else:
        render.result(_lines(found, undated, person))
    return intake.exit_code


def _receipts(
    requests: "Sequence[InformationRequest]",
) -> "tuple[list[Receipt], list[str]]":
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


def _json(found: "Concentration", undated: list[str], lang: Lang) -> dict[str, object]:
    return {
        "from": found.first.isoformat(),
        "to": found.last.isoformat(),
        "total": found.total,
        "unmarked": found.unmarked,
        "undated": undated,
        "applicants": [
            {
                "applicant": share.applicant,
                "count": share.count,
                "percent": share.percent,
                "first": share.first.isoformat(),
                "last": share.last.isoformat(),
                "outside": share.outside,
                "warnings": [warning.text.say(lang) for warning in share.warnings],
            }
            for share in found.shares
        ],
        "warnings": [warning.text.say(lang) for warning in found.warnings],
        "note": found.note.say(lang),
    }


def _lines(found: "Concentration", undated: list[str], lang: Lang) -> Iterator[Line]:
    yield render.field(PERIOD, f"{found.first} – {found.last}", lang)
    yield render.field(TOTAL, str(found.total), lang)
    if undated:
        yield render.field(UNDATED, "  ".join(undated), lang, style="yellow")
    yield Line()
    rows = [HEADS[lang]] + [
        (share.applicant, str(share.count), share.percent, str(share.first), str(share.last))
        for share in found.shares
    ]
    widths = [max(render.cell_len(row[n]) for row in rows) for n in range(len(HEADS[lang]))]
    for number, row in enumerate(rows):
        cells = (pad(cell, width) for cell, width in zip(row, widths, strict=True))
        yield Line((("  ".join(cells), "bold" if number == 0 else ""),))
        if number:
            for warning in found.shares[number - 1].warnings:
                yield Line((("  ", ""),), ((warning.text.say(lang), "yellow"),))
    yield Line()
    for warning in found.warnings:
        yield Line(body=((warning.text.say(lang), "yellow"),))
    yield Line(body=((found.note.say(lang), "bold"),))
