"""E205 and E301: time limits against the twenty working days of the regulations."""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from opengov.finding import Severity
from opengov.law.instruments import instrument
from opengov.model.legal import LegalBasis
from opengov.model.time import Clause, DeadlineClause, TimeLimit
from opengov.rules._citing import cites_other_law
from opengov.rules._durations import least_days, most_days
from opengov.rules._judge import clip
from opengov.rules._lists import figure, words
from opengov.rules._registry import Context, Hit, RuleSpec
from opengov.source import LegalRef
from opengov.text import Text

__all__ = ["limit_over_law", "limit_perhaps_over_law"]

TWENTY_DAYS = (LegalRef("cn-ogi-2019", article=26),)
TWENTY_DAYS_2007 = (LegalRef("cn-ogi-2007", article=18),)
FIRST_DAY = instrument("cn-ogi-2007").in_force_from

Verdict: TypeAlias = Literal["within", "perhaps", "over"]


def _from_formation(clause: Clause) -> bool:
    """Tell whether a clause counts from the day the information was formed or changed."""
    if not isinstance(clause, DeadlineClause) or clause.relation != "after":
        return False
    events = set(clause.anchor.events if clause.anchor else ())
    own, beside = words("limits", "formation"), words("limits", "beside_formation")
    return not events.isdisjoint(own) and events <= {*own, *beside}


def _concerns(
    time_limit: TimeLimit | None, legal_basis: tuple[LegalBasis, ...], ctx: Context
) -> bool:
    """Tell whether the twenty working days bind an entry: other law goes before them."""
    if time_limit is None or figure("publication", ctx.as_of) is None:
        return False
    return any(map(_from_formation, time_limit.clauses)) and not cites_other_law(legal_basis)


def _verdict(clause: Clause, ctx: Context) -> Verdict:
    """Compare a clause with the law; calendar days are compared with what 20 WD may last."""
    duration = clause.duration if isinstance(clause, DeadlineClause) else None
    longest = figure("publication", ctx.as_of) or 0
    if duration is None:
        return "within"
    if duration.unit == "working_day":
        return "over" if duration.value > longest else "within"
    if least_days(duration) > (figure("publication_most_days", ctx.as_of) or 0):
        return "over"
    most = most_days(duration) or 0
    return "perhaps" if most > (figure("publication_least_days", ctx.as_of) or 0) else "within"


def _hits(
    time_limit: TimeLimit | None,
    legal_basis: tuple[LegalBasis, ...],
    ctx: Context,
    verdict: Verdict,
) -> Iterator[Hit]:
    if time_limit is None or not _concerns(time_limit, legal_basis, ctx):
        return
    for index, clause in enumerate(time_limit.clauses):
        if _from_formation(clause) and _verdict(clause, ctx) == verdict:
            yield Hit({"text": clip(time_limit.raw)}, path=("clauses", index))


def _example(value: int, unit: str, raw: str) -> dict[str, object]:
    anchor = {"events": ["formed"], "text": "信息形成之日"}
    duration = {"value": value, "unit": unit}
    clause = {"kind": "deadline", "relation": "after", "anchor": anchor, "duration": duration}
    return {"id": "1", "timeLimit": {"raw": raw, "clauses": [clause]}}


GOOD = _example(20, "working_day", "信息形成之日起20个工作日内")


@RuleSpec(
    code="E205",
    name="limit-perhaps-over-law",
    severity=Severity.WARNING,
    since="0.1",
    basis=TWENTY_DAYS,
    earlier=TWENTY_DAYS_2007,
    effective_from=FIRST_DAY,
    concerns=_concerns,
    message=Text(
        zh="公开时限“{text}”按自然日计，可能超过20个工作日",
        en='the time limit "{text}" is in calendar days and may exceed 20 working days',
    ),
    page_zh="""
    公开时限按自然日计算，可能超过法定的20个工作日。

    20个工作日视节假日而定，短则25日，长则38日。写“30日内”，平常月份就超过了法定期限，
    遇长假又不超过，难以遵守，也难以监督。依据中引用了其他法律、法规的，从其规定，不报。

    处理：改为“信息形成或者变更之日起20个工作日内”，或者不超过25日。
    """,
    bad=_example(30, "day", "信息形成之日起30日内"),
    good=GOOD,
)
def limit_perhaps_over_law(
    time_limit: TimeLimit | None, legal_basis: tuple[LegalBasis, ...], ctx: Context
) -> Iterator[Hit]:
    """The time limit is in calendar days and may exceed the 20 working days of the law.

    Twenty working days last 25 calendar days in a plain month and 38 across a
    long holiday. 30日内 is therefore too long at most times of the year. Where
    another law is cited, that law sets the limit and nothing is reported.

    Write 信息形成或者变更之日起20个工作日内, or 25 days at most.
    """
    yield from _hits(time_limit, legal_basis, ctx, "perhaps")


@RuleSpec(
    code="E301",
    name="limit-over-law",
    severity=Severity.ERROR,
    since="0.1",
    basis=TWENTY_DAYS,
    earlier=TWENTY_DAYS_2007,
    effective_from=FIRST_DAY,
    concerns=_concerns,
    message=Text(
        zh="公开时限“{text}”超过了法定的20个工作日",
        en='the time limit "{text}" exceeds the 20 working days of the law',
    ),
    page_zh="""
    公开时限超过了法定的最长期限。

    主动公开的信息应当自形成或者变更之日起20个工作日内公开，法律、法规另有规定的除外。
    多于20个工作日，或者多于38日（20个工作日最长可达的日数），都超过了法定期限。
    依据中引用了其他法律、法规的，以及从其他事件起算的，不报。

    处理：改为20个工作日以内；确有其他法律、法规规定的，在公开依据中写明。
    """,
    bad=_example(30, "working_day", "信息形成之日起30个工作日内"),
    good=GOOD,
)
def limit_over_law(
    time_limit: TimeLimit | None, legal_basis: tuple[LegalBasis, ...], ctx: Context
) -> Iterator[Hit]:
    """The time limit is longer than the law allows.

    What is published of the office's own accord is due within 20 working days
    of the day it was formed or changed, unless another law says otherwise. More
    than 20 working days, or more than 38 calendar days, which is the most that
    20 working days can last, is over the limit. Entries that cite another law
    and limits from other events are not judged.

    Shorten the limit to 20 working days, or cite the law that allows more.
    """
    yield from _hits(time_limit, legal_basis, ctx, "over")
