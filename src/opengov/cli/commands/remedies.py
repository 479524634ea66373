"""`opengov remedies`: what redress is open against a decision, where, and until when."""

from collections.abc import Iterator
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
from opengov.cli.days import full_date
from opengov.cli.language import chosen, today
from opengov.cli.options import LangArg, ListFormat, ListFormatArg
from opengov.cli.render import Line
from opengov.cli.usage import WrongUseError
from opengov.errors import UnknownCodeError
from opengov.law.instruments import cite
from opengov.source import LegalRef
from opengov.text import Lang, Text

if TYPE_CHECKING:
    from opengov.model.organs import Organ
    from opengov.requests.remedies import Period, Remedies, Review

__all__ = ["ReviewResult", "remedies"]

EITHER = Text(
    "请用 --decision 指明决定类型，或用 --no-reply 表示逾期不答复，二者选一",
    "name the kind of decision with --decision, or say --no-reply: one of the two",
)
NO_DAY = Text(
    "请用 --act-day 指明作出决定之日；逾期不答复的，用 --reply-due 指明答复期限",
    "name the day of the decision with --act-day, or of silence the due day with --reply-due",
)
DECISION = Text("决定", "Decision")
SILENCE = Text("逾期不答复", "no reply")
ROUTE = Text("救济途径", "Way")
ROUTES = {
    "choice": Text("行政复议或者行政诉讼，由申请人选择", "reconsideration or suit, as one likes"),
    "reconsideration_first": Text("先申请行政复议（复议前置）", "reconsideration comes first"),
    "partly_reconsideration_first": Text(
        "不予公开的部分先申请行政复议", "reconsideration first for the part withheld"
    ),
    "no_suit": Text("法院不予受理", "a court does not take it"),
    "contested": Text("有争议，见两种理解", "contested: see both readings"),
    "undetermined": Text("现有规定未明确", "no provision on file says"),
}
BASIS = Text("依据", "Basis")
READING = Text("理解之{n}", "Reading {n}")
TO_WHOM = Text("复议机关", "To whom")
NOTES = Text("注意", "Mind")
UNVERIFIED = Text("（未经原文核实）", " (not verified in the text)")
ENDS = Text("最后一日 {day}", "last day {day}")
BETWEEN = Text("最后一日在 {earliest} 至 {latest} 之间", "last day from {earliest} to {latest}")
NOT_KNOWN = Text("最后一日不能确定（按日历计为 {raw}）", "last day not known (by the count {raw})")
STATES = {
    "not_begun": Text("尚未开始", "not begun"),
    "open": Text("期限内", "open"),
    "expired": Text("已届满", "over"),
    "unknown": Text("是否届满不能确定", "whether it is over is not known"),
}


class ReviewResult(StrEnum):
    """Values of `--review-outcome`."""

    PENDING = "pending"
    DECIDED = "decided"
    NOT_ACCEPTED = "not_accepted"
    DISMISSED = "dismissed"
    LAPSED = "lapsed"


def remedies(
    *,
    decision: Annotated[
        str | None,
        typer.Option(
            "--decision",
            metavar="KIND",
            help="Kind of decision (决定类型), a code of the codelist decision-kinds",
        ),
    ] = None,
    no_reply: Annotated[
        bool, typer.Option("--no-reply", help="There was no reply (逾期不答复)")
    ] = False,
    act_day: Annotated[
        str | None,
        typer.Option("--act-day", metavar="DATE", help="Signed for or posted (作出决定之日)"),
    ] = None,
    received: Annotated[
        str | None,
        typer.Option("--received", metavar="DATE", help="The applicant got it (申请人收到之日)"),
    ] = None,
    told: Annotated[
        str | None,
        typer.Option(
            "--told",
            metavar="CODES",
            help="Remedies the decision names (已告知的救济途径): reconsideration, "
            "reconsideration_first, litigation, or none",
        ),
    ] = None,
    reply_due: Annotated[
        str | None,
        typer.Option("--reply-due", metavar="DATE", help="Last day for the reply (答复期限)"),
    ] = None,
    organ: Annotated[
        str | None,
        typer.Option("--organ", metavar="NAME", help="The organ that decided (作出决定的机关)"),
    ] = None,
    review_applied: Annotated[
        str | None,
        typer.Option("--review-applied", metavar="DATE", help="Reconsideration applied for"),
    ] = None,
    review_received: Annotated[
        str | None,
        typer.Option("--review-received", metavar="DATE", help="Decision on it received"),
    ] = None,
    review_outcome: Annotated[
        ReviewResult | None,
        typer.Option("--review-outcome", help="What became of the reconsideration (复议结果)"),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="Day of the question (查询日); else today"),
    ] = None,
    place: CalendarArg = "CN",
    notices: NoticesArg = None,
    output_format: ListFormatArg = ListFormat.TEXT,
    lang: LangArg = None,
) -> int:
    """Tell what redress is open (救济途径): the way, to whom, and until when.

    Contested points are shown with both readings.
    """
    from opengov.requests.remedies import remedies as find  # noqa: PLC0415 - help is fast

    if (decision is None) != no_reply:
        raise WrongUseError(EITHER)
    day = _day(act_day, "--act-day")
    due = _day(reply_due, "--reply-due")
    if (due if no_reply else day) is None:
        raise WrongUseError(NO_DAY)
    with answering():
        calendar = calendar_asked(place, notices, None)
    try:
        found = find(
            decision,
            organ=_organ(organ),
            act_day=day,
            applicant_received=_day(received, "--received"),
            told=_told(told),
            reply_due=due,
            review=_review(
                _day(review_applied, "--review-applied"),
                _day(review_received, "--review-received"),
                review_outcome,
            ),
            calendar=calendar,
            as_of=today() if as_of is None else full_date(as_of, "--as-of"),
        )
    except UnknownCodeError as error:
        raise WrongUseError(Text(str(error), str(error))) from error
    if output_format is ListFormat.JSON:
        print_json(found.to_json())
    else:
        render.result(_lines(found, chosen(lang)))
    return exits.OK


def _day(text: str | None, name: str) -> date | None:
    return None if text is None else full_date(text, name)


def _told(text: str | None) -> frozenset[str] | None:
    """Return the remedies told; None where that is not known, an empty set for `none`."""
    if text is None:
        return None
    codes = {code.strip() for code in text.split(",")} - {""}
    return frozenset(codes - {"none"})


def _organ(name: str | None) -> "Organ | None":
    from opengov.model.organs import Organ  # noqa: PLC0415 - so that help is fast

    return None if name is None else Organ(name=name)


def _review(
    applied: date | None, received: date | None, outcome: ReviewResult | None
) -> "Review | None":
    from opengov.requests.remedies import Review  # noqa: PLC0415 - so that help is fast

    if applied is None and received is None and outcome is None:
        return None
    known = ReviewResult.DECIDED if received is not None else ReviewResult.PENDING
    return Review(applied=applied, received=received, outcome=(outcome or known).value)


def _lines(found: "Remedies", lang: Lang) -> Iterator[Line]:
    title = SILENCE if found.decision is None else found.decision.title
    yield render.field(DECISION, title.say(lang), lang)
    mark = "" if found.route_status == "text" else UNVERIFIED.say(lang)
    yield render.field(ROUTE, f"{ROUTES[found.route].say(lang)}{mark}", lang, style="bold")
    yield Line((("              ", ""),), ((found.reason.say(lang), ""),))
    if found.basis:
        yield render.field(BASIS, _cited(found.basis, lang), lang)
    for number, reading in enumerate(found.readings, 1):
        said = f"{reading.text.say(lang)}  [{_cited(reading.basis, lang)}]"
        yield render.field(READING.format(n=number), said, lang, style="yellow")
    for authority in found.authorities:
        mark = "" if authority.status == "text" else UNVERIFIED.say(lang)
        yield render.field(TO_WHOM, f"{authority.title.say(lang)}{mark}", lang)
    yield Line()
    for period in found.periods:
        yield from _period(period, lang)
    for note in found.notes:
        yield render.field(NOTES, note.text.say(lang), lang, style="yellow")


def _period(period: "Period", lang: Lang) -> Iterator[Line]:
    if period.last_day is not None:
        end = ENDS.format(day=period.last_day)
    elif period.latest is not None:
        end = BETWEEN.format(earliest=period.earliest, latest=period.latest)
    else:
        end = NOT_KNOWN.format(raw=period.raw_end)
    mark = "" if period.text_status == "text" else UNVERIFIED.say(lang)
    head = f"{period.title.say(lang)}{mark}  "
    said = f"{end.say(lang)}  {STATES[period.state].say(lang)}"
    yield Line(((head, "bold"),), ((said, ""),))
    if period.condition is not None:
        yield Line((("    ", ""),), ((period.condition.say(lang), "yellow"),))
    for step in period.steps:
        cited = f"  [{_cited(step.basis, lang)}]" if step.basis else ""
        yield Line(((f"    {step.day}  ", ""),), ((f"{step.text.say(lang)}{cited}", "dim"),))


def _cited(basis: tuple[LegalRef, ...], lang: Lang) -> str:
    return ("、" if lang == "zh" else ", ").join(cite(each).say(lang) for each in basis)
