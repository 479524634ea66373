"""E302 to E304: time limits that special law sets."""

from collections.abc import Iterator

from opengov.finding import Severity
from opengov.law.instruments import instrument
from opengov.model.legal import LegalBasis
from opengov.model.time import DeadlineClause, DisplayClause, Duration, TimeLimit
from opengov.rules._durations import least_days
from opengov.rules._judge import clip
from opengov.rules._lists import alternation, figure, text_of, words
from opengov.rules._registry import Context, Hit, RuleSpec
from opengov.source import LegalRef
from opengov.text import Text

__all__ = ["budget_limit_too_long", "consultation_too_short", "double_publicity_late"]


def _after(limit: TimeLimit | None, events: str) -> Iterator[tuple[int, Duration]]:
    """Yield the periods that count from one of the events of a list, with their indexes."""
    for index, clause in enumerate(limit.clauses if limit else ()):
        if isinstance(clause, DeadlineClause) and clause.relation == "after" and clause.duration:
            named = clause.anchor.events if clause.anchor else ()
            if not set(named).isdisjoint(words("limits", events)):
                yield index, clause.duration


def _is_double_publicity(
    items: tuple[str, ...], time_limit: TimeLimit | None, ctx: Context
) -> bool:
    named = any(map(alternation("limits", "double_publicity").search, items))
    known = figure("double_publicity", ctx.as_of) is not None
    return named and known and any(_after(time_limit, "decision"))


@RuleSpec(
    code="E302",
    name="double-publicity-late",
    severity=Severity.WARNING,
    since="0.1",
    effective_from=instrument("cn-gb-2018-118").in_force_from,
    concerns=_is_double_publicity,
    message=Text(
        zh="双公示的时限“{text}”超过7个工作日（7个工作日一说未与文件原文核对）",
        en='the limit "{text}" for licences and penalties exceeds 7 working days '
        "(a figure not checked against the text)",
    ),
    page_zh="""
    行政许可、行政处罚“双公示”的时限超过7个工作日。

    双公示的信息通常要求自作出行政决定之日起7个工作日内公开。这一期限据他处转述，
    没有与文件原文核对，所以只作提示。事项名称写明“双公示”、从作出决定起算的才作判断。

    处理：改为“自作出行政决定之日起7个工作日内”。
    """,
    bad={
        "id": "1",
        "items": ["行政许可和行政处罚双公示"],
        "timeLimit": {
            "raw": "作出决定之日起20个工作日内",
            "clauses": [
                {
                    "kind": "deadline",
                    "relation": "after",
                    "anchor": {"events": ["decided"], "text": "作出决定之日"},
                    "duration": {"value": 20, "unit": "working_day"},
                }
            ],
        },
    },
    good={
        "id": "1",
        "items": ["行政许可和行政处罚双公示"],
        "timeLimit": {
            "raw": "作出决定之日起7个工作日内",
            "clauses": [
                {
                    "kind": "deadline",
                    "relation": "after",
                    "anchor": {"events": ["decided"], "text": "作出决定之日"},
                    "duration": {"value": 7, "unit": "working_day"},
                }
            ],
        },
    },
)
def double_publicity_late(
    items: tuple[str, ...], time_limit: TimeLimit | None, ctx: Context
) -> Iterator[Hit]:
    """Licences and penalties are to be published later than 7 working days after the decision.

    What is published as 双公示 is usually due within 7 working days of the
    decision. The figure is known at second hand only and was not checked
    against the text, so this is a hint. Only entries that name 双公示 and count
    from the decision are judged.

    Write 自作出行政决定之日起7个工作日内.
    """
    if time_limit is None or not _is_double_publicity(items, time_limit, ctx):
        return
    allowed = figure("double_publicity", ctx.as_of) or 0
    # Even across a long holiday seven working days end within three weeks.
    most = 3 * allowed
    for index, duration in _after(time_limit, "decision"):
        working = duration.unit == "working_day"
        if (duration.value > allowed) if working else (least_days(duration) > most):
            yield Hit({"text": clip(time_limit.raw)}, "time_limit", ("clauses", index))


def _is_budget(
    time_limit: TimeLimit | None, legal_basis: tuple[LegalBasis, ...], ctx: Context
) -> bool:
    law = text_of("limits", "budget_law")
    cited = any(law in basis.text for basis in legal_basis)
    return (
        cited and figure("budget", ctx.as_of) is not None and any(_after(time_limit, "approval"))
    )


@RuleSpec(
    code="E303",
    name="budget-limit-too-long",
    severity=Severity.ERROR,
    since="0.1",
    basis=(LegalRef("cn-budget-2018", article=14),),
    effective_from=instrument("cn-budget-2018").in_force_from,
    concerns=_is_budget,
    message=Text(
        zh="预算、决算的公开时限“{text}”超过批准或者批复后20日",
        en='the limit "{text}" exceeds the 20 calendar days after a budget is approved',
    ),
    page_zh="""
    预算、决算的公开时限超过批准或者批复后20日。

    预算法规定的是20日，不是20个工作日；20个工作日至少合25日，已经超过。
    依据中引用预算法、从批准或者批复起算的才作判断。

    处理：改为“批准后20日内”“批复后20日内”。
    """,
    bad={
        "id": "1",
        "legalBasis": [{"text": "《中华人民共和国预算法》"}],
        "timeLimit": {
            "raw": "批复后20个工作日内",
            "clauses": [
                {
                    "kind": "deadline",
                    "relation": "after",
                    "anchor": {"events": ["replied"], "text": "批复"},
                    "duration": {"value": 20, "unit": "working_day"},
                }
            ],
        },
    },
    good={
        "id": "1",
        "legalBasis": [{"text": "《中华人民共和国预算法》"}],
        "timeLimit": {
            "raw": "批复后20日内",
            "clauses": [
                {
                    "kind": "deadline",
                    "relation": "after",
                    "anchor": {"events": ["replied"], "text": "批复"},
                    "duration": {"value": 20, "unit": "day"},
                }
            ],
        },
    },
)
def budget_limit_too_long(
    time_limit: TimeLimit | None, legal_basis: tuple[LegalBasis, ...], ctx: Context
) -> Iterator[Hit]:
    """A budget or final account is to be published later than 20 days after its approval.

    The Budget Law allows 20 calendar days, not working days; 20 working days
    last at least 25. Only entries that cite the Budget Law and count from the
    approval (批准, 批复) are judged.

    Write 批准后20日内 or 批复后20日内.
    """
    if time_limit is None or not _is_budget(time_limit, legal_basis, ctx):
        return
    allowed = figure("budget", ctx.as_of) or 0
    for index, duration in _after(time_limit, "approval"):
        # As many working days as the law allows days take longer than those.
        working = duration.unit == "working_day"
        if least_days(duration) >= allowed + (not working):
            yield Hit({"text": clip(time_limit.raw)}, path=("clauses", index))


def _consultations(time_limit: TimeLimit | None) -> Iterator[tuple[int, DisplayClause]]:
    for index, clause in enumerate(time_limit.clauses if time_limit else ()):
        if isinstance(clause, DisplayClause) and clause.purpose == "consultation":
            yield index, clause


def _is_draft(
    items: tuple[str, ...], content: tuple[str, ...], time_limit: TimeLimit | None, ctx: Context
) -> bool:
    drafts = alternation("limits", "drafts")
    named = any(map(drafts.search, (*items, *content)))
    known = figure("consultation", ctx.as_of) is not None
    return named and known and any(_consultations(time_limit))


def _is_short(clause: DisplayClause, ctx: Context) -> bool:
    """Tell whether fewer days are allowed than the law asks for."""
    if clause.bound == "at_most":
        return True
    if clause.duration.unit == "working_day":
        return clause.duration.value <= (figure("consultation_surely_short", ctx.as_of) or 0)
    if clause.duration.unit in {"month", "year"}:
        return False
    return least_days(clause.duration) < (figure("consultation", ctx.as_of) or 0)


@RuleSpec(
    code="E304",
    name="consultation-too-short",
    severity=Severity.WARNING,
    since="0.1",
    basis=(
        LegalRef("cn-planning-2019", article=26),
        LegalRef("cn-expropriation-2011", article=10),
        LegalRef("cn-decisions-2019", article=15),
    ),
    effective_from=instrument("cn-expropriation-2011").in_force_from,
    concerns=_is_draft,
    message=Text(
        zh="草案征求意见的期限“{text}”不足30日，或者没有写明至少30日",
        en='the consultation "{text}" on a draft lasts less than 30 days, or may do so',
    ),
    page_zh="""
    草案征求意见的期限不足30日。

    城乡规划草案公告、房屋征收补偿方案和重大行政决策草案征求意见，法律规定的30日是最短期限；
    “不超过30日”同样没有满足。重大行政决策因情况紧急可以缩短，但应当说明，所以只作提示。

    处理：改为“不少于30日”；紧急缩短的，写明理由。
    """,
    bad={
        "id": "1",
        "content": ["城乡规划草案"],
        "timeLimit": {
            "raw": "征求意见15日",
            "clauses": [
                {
                    "kind": "display",
                    "purpose": "consultation",
                    "bound": "exactly",
                    "duration": {"value": 15, "unit": "day"},
                }
            ],
        },
    },
    good={
        "id": "1",
        "content": ["城乡规划草案"],
        "timeLimit": {
            "raw": "征求意见不少于30日",
            "clauses": [
                {
                    "kind": "display",
                    "purpose": "consultation",
                    "bound": "at_least",
                    "duration": {"value": 30, "unit": "day"},
                }
            ],
        },
    },
)
def consultation_too_short(
    items: tuple[str, ...], content: tuple[str, ...], time_limit: TimeLimit | None, ctx: Context
) -> Iterator[Hit]:
    """The public is heard on a draft for less than 30 days.

    For drafts of urban and rural plans, for compensation when buildings are
    expropriated and for major administrative decisions, 30 days are the least;
    at most 30 days does not meet that. A major decision may shorten it in
    urgency if it says why, so this is a warning.

    Write 不少于30日, or say why it is shorter.
    """
    if time_limit is None or not _is_draft(items, content, time_limit, ctx):
        return
    for index, clause in _consultations(time_limit):
        if _is_short(clause, ctx):
            yield Hit({"text": clip(time_limit.raw)}, "time_limit", ("clauses", index))
