"""`opengov fee`: the information-processing fee (信息处理费), bracket by bracket."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
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
from opengov.cli.commands.requests.intake import note_findings, take
from opengov.cli.days import full_date
from opengov.cli.language import chosen, today
from opengov.cli.options import InputFormatArg, LangArg, ListFormat, ListFormatArg
from opengov.cli.render import Line
from opengov.cli.usage import WrongUseError
from opengov.law.instruments import cite
from opengov.text import Lang, Text

if TYPE_CHECKING:
    from opengov.model.requests import InformationRequest
    from opengov.requests.fees import Charge, Fee, PaymentDeadline

__all__ = ["By", "fee"]

EITHER = Text(
    "请用 --by 和 --count 指明按件或按页及数量，或给出申请文件，二者选一",
    "say --by and --count, or give files of requests: one of the two",
)
FEE = Text("费用", "Fee")
AMOUNT = Text("{amount} 元", "{amount} yuan")
NOT_TOLD = Text(
    "申请人没有代号，按件计费的档次不能确定", "the applicant has no mark, so no bracket is known"
)
BASIS = Text("依据", "Basis")
PAY_BY = Text("缴费期限", "Pay by")
LATER = Text("逾期未缴的，视为放弃申请", "past it the request counts as abandoned")
NOT_KNOWN = Text("不能确定", "not known")
CAVEAT = Text("注意", "Mind")
UNVERIFIED = Text("（未经原文核实）", " (not verified in the text)")


class By(StrEnum):
    """Values of `--by`."""

    ITEM = "item"
    PAGE = "page"


def fee(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[REQUESTS...]",
            help="Requests or a ledger (台账): charged by item, applicant and calendar month",
        ),
    ] = None,
    *,
    by: Annotated[By | None, typer.Option("--by", help="By item or by page (按件或按量)")] = None,
    count: Annotated[
        int | None, typer.Option("--count", metavar="N", min=0, help="Items or pages (数量)")
    ] = None,
    before: Annotated[
        int,
        typer.Option(
            "--before", metavar="N", min=0, help="Items of the applicant earlier that month (已有)"
        ),
    ] = 0,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help="Day of receipt (收到日期); else today"),
    ] = None,
    month: Annotated[
        str | None, typer.Option("--month", metavar="YYYY-MM", help="Only this month (月份)")
    ] = None,
    delivered: Annotated[
        str | None,
        typer.Option("--delivered", metavar="DATE", help="The fee notice arrived (通知送达之日)"),
    ] = None,
    place: CalendarArg = "CN",
    notices: NoticesArg = None,
    output_format: ListFormatArg = ListFormat.TEXT,
    input_format: InputFormatArg = None,
    lang: LangArg = None,
) -> int:
    """Compute the information-processing fee (信息处理费) an organ may take.

    Exit codes: 0, 1 a request is faulty, 2 wrong use, 3 a file could not be read.
    """
    from opengov.requests import fees  # noqa: PLC0415 - so that help is fast

    if bool(paths) == (by is not None) or (by is None) != (count is None):
        raise WrongUseError(EITHER)
    person = chosen(lang)
    tongue = chosen(lang, default="zh" if output_format is ListFormat.JSON else None)
    payment = None
    if delivered is not None:
        with answering():
            calendar = calendar_asked(place, notices, None)
        payment = fees.payment_deadline(full_date(delivered, "--delivered"), calendar)
    if by is not None and count is not None:
        day = today() if on is None else full_date(on, "--on")
        if by is By.ITEM:
            found = fees.fee_by_item(count, on=day, before=before)
        else:
            found = fees.fee_by_page(count, on=day)
        if output_format is ListFormat.JSON:
            print_json({**_json(found, tongue), "payment": _payment_json(payment)})
        else:
            render.result([*_lines(found, person), *_pay_by(payment, person)])
        return exits.OK
    intake = take(paths or (), None if input_format is None else input_format.value)
    charges = _charges(intake.requests, None if month is None else _month(month))
    note_findings(intake, person)
    if output_format is ListFormat.JSON:
        charged = [_charge_json(charge, tongue) for charge in charges]
        print_json({"charges": charged, "payment": _payment_json(payment)})
    else:
        render.result([*_charge_lines(charges, person), *_pay_by(payment, person)])
    return intake.exit_code


def _month(text: str) -> date:
    return full_date(f"{text}-01", "--month")


def _charges(requests: "Sequence[InformationRequest]", month: date | None) -> "list[Charge]":
    """Charge each request by item, in the order of receipt."""
    from opengov.law.params import law_book  # noqa: PLC0415 - so that help is fast
    from opengov.requests.fees import ChargedRequest, monthly_charges  # noqa: PLC0415 - as above
    from opengov.requests.receipt import find_receipt  # noqa: PLC0415 - as above
    from opengov.requests.timeline import timeline  # noqa: PLC0415 - as above

    received = []
    for request in requests:
        found = find_receipt(request.channel, timeline(request, date.max), law_book())
        mark = None if request.applicant is None else request.applicant.ref
        if found is not None:
            received.append(ChargedRequest(id=request.id, applicant=mark, received=found.day))
    return [
        charge for charge in monthly_charges(received) if month is None or charge.month == month
    ]


def _json(found: "Fee", lang: Lang) -> dict[str, object]:
    return {
        "by": found.by,
        "on": found.on.isoformat(),
        "amount": found.amount,
        "status": found.status,
        "lines": [
            {"first": line.first, "last": line.last, "rate": line.rate, "amount": line.amount}
            for line in found.lines
        ],
        "sentence": found.sentence.say(lang),
        "basis": [ref.to_json() for ref in found.basis],
        "caveats": [
            {"code": each.code, "status": each.status, "text": each.text.say(lang)}
            for each in found.caveats
        ],
    }


def _charge_json(charge: "Charge", lang: Lang) -> dict[str, object]:
    return {
        "request": charge.id,
        "applicant": charge.applicant,
        "month": f"{charge.month:%Y-%m}",
        "before": charge.before,
        "fee": None if charge.fee is None else _json(charge.fee, lang),
    }


def _payment_json(payment: "PaymentDeadline | None") -> dict[str, object] | None:
    if payment is None:
        return None
    return {
        "status": payment.status,
        "due": None if payment.day is None else payment.day.isoformat(),
        "earliest": None if payment.earliest is None else payment.earliest.isoformat(),
        "latest": None if payment.latest is None else payment.latest.isoformat(),
        "workingDays": payment.working_days,
        "basis": [ref.to_json() for ref in payment.basis],
    }


def _lines(found: "Fee", lang: Lang) -> Iterator[Line]:
    mark = "" if found.status == "text" else UNVERIFIED.say(lang)
    if found.amount is not None:
        amount = AMOUNT.format(amount=found.amount).say(lang)
        yield render.field(FEE, f"{amount}{mark}", lang, style="bold")
    yield Line((("              ", ""),), ((found.sentence.say(lang), ""),))
    if found.basis:
        cited = ("、" if lang == "zh" else ", ").join(cite(ref).say(lang) for ref in found.basis)
        yield render.field(BASIS, cited, lang)
    for caveat in found.caveats:
        yield render.field(CAVEAT, caveat.text.say(lang), lang, style="yellow")


def _charge_lines(charges: "list[Charge]", lang: Lang) -> Iterator[Line]:
    for charge in charges:
        mark = charge.applicant or "—"
        head = f"{charge.id}  {charge.month:%Y-%m}  {mark}  "
        if charge.fee is None:
            yield Line(((head, "bold"),), ((NOT_TOLD.say(lang), "yellow"),))
        else:
            yield Line(((head, "bold"),), ((charge.fee.sentence.say(lang), ""),))
    caveats = next((charge.fee.caveats for charge in charges if charge.fee is not None), ())
    for caveat in caveats:
        yield render.field(CAVEAT, caveat.text.say(lang), lang, style="yellow")


def _pay_by(payment: "PaymentDeadline | None", lang: Lang) -> Iterator[Line]:
    if payment is None:
        return
    said = NOT_KNOWN.say(lang)
    if payment.day is not None:
        said = payment.day.isoformat()
    elif payment.earliest is not None:
        said = f"{payment.earliest} – {payment.latest}"
    yield render.field(PAY_BY, f"{said}  {LATER.say(lang)}", lang)
