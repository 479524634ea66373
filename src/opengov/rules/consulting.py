"""P302 and P307: what the public is told when it is heard on a major decision."""

from collections.abc import Iterator

from opengov.finding import Severity
from opengov.law.instruments import instrument
from opengov.model.disclosures import DecisionDisclosure, DocumentLink
from opengov.model.disclosures.decision import Consultation
from opengov.rules._disclosures import doc_term, lacking, missing
from opengov.rules._lists import figure
from opengov.rules._registry import Context, Hit, RuleSpec, Target
from opengov.source import LegalRef
from opengov.text import Text

__all__ = ["consultation_incomplete", "consultation_short"]


def _is_consulted(
    major: bool,  # noqa: FBT001 - a check is given the values of fields, in order
    draft: DocumentLink | None,  # noqa: ARG001 - as above
    explanation: DocumentLink | None,  # noqa: ARG001 - as above
    consultations: tuple[Consultation, ...],
) -> bool:
    return major and bool(consultations)


@RuleSpec(
    code="P302",
    name="consultation-incomplete",
    severity=Severity.WARNING,
    since="0.1",
    basis=(LegalRef("cn-decisions-2019", article=15),),
    effective_from=instrument("cn-decisions-2019").in_force_from,
    on=(Target.DISCLOSURE,),
    types=("decision",),
    concerns=_is_consulted,
    message=Text(
        zh="重大行政决策公开征求意见，没有写明{element}",
        en="the public was consulted on a major decision without the element {element}",
    ),
    page_zh="""
    重大行政决策公开征求意见，没有写明草案、说明、征集渠道或者期限。

    重大行政决策程序暂行条例第十五条要求公布决策草案及其说明等材料，明确提出意见的方式和期限。
    只检查写明是重大行政决策、并且征求过意见的信息。

    处理：补上缺少的要素。
    """,
    bad={
        "id": "1",
        "type": "decision",
        "major": True,
        "draft": {"title": "停车管理办法（草案）"},
        "consultations": [
            {
                "period": {"starts": "2026-03-02", "ends": "2026-04-01"},
                "channels": [{"code": "government_website"}],
            }
        ],
    },
    good={
        "id": "1",
        "type": "decision",
        "major": True,
        "draft": {"title": "停车管理办法（草案）"},
        "explanation": {"title": "起草说明"},
        "consultations": [
            {
                "period": {"starts": "2026-03-02", "ends": "2026-04-01"},
                "channels": [{"code": "government_website"}],
            }
        ],
    },
)
def consultation_incomplete(
    major: bool,  # noqa: FBT001 - a check is given the values of fields, in order
    draft: DocumentLink | None,
    explanation: DocumentLink | None,
    consultations: tuple[Consultation, ...],
) -> Iterator[Hit]:
    """The public was consulted on a major decision, and something it needs is not given.

    Article 15 of the regulations on major administrative decisions asks for
    the draft and what explains it, and for the way and the period to give
    opinions. Only publications marked as major decisions are judged, and only
    if there was a consultation.

    Add what is missing.
    """
    if not (major and consultations):
        return
    for name, link in (("draft", draft), ("explanation", explanation)):
        if link is None:
            yield Hit({"element": doc_term(DecisionDisclosure, name)}, name)
    for index, each in enumerate(consultations):
        yield from missing(lacking(each, "period", "channels"), "consultations", index)


def _days(consultation: Consultation) -> int | None:
    """Return how many days the public had, first and last included; None if not known."""
    period = consultation.period
    if period is None or period.starts is None or period.ends is None:
        return None
    return (period.ends - period.starts).days + 1


def _has_period(
    major: bool,  # noqa: FBT001 - a check is given the values of fields, in order
    consultations: tuple[Consultation, ...],
    ctx: Context,  # noqa: ARG001 - as above
) -> bool:
    return major and any(_days(each) is not None for each in consultations)


@RuleSpec(
    code="P307",
    name="consultation-period-short",
    severity=Severity.WARNING,
    since="0.1",
    basis=(LegalRef("cn-decisions-2019", article=15),),
    effective_from=instrument("cn-decisions-2019").in_force_from,
    on=(Target.DISCLOSURE,),
    types=("decision",),
    concerns=_has_period,
    message=Text(
        zh="重大行政决策公开征求意见{count}日，少于{limit}日，也没有说明缩短的理由",
        en="the public had {count} days for opinions on a major decision, fewer than {limit}, "
        "and no reason is given",
    ),
    page_zh="""
    重大行政决策公开征求意见不足30日，也没有说明理由。

    重大行政决策程序暂行条例第十五条规定公开征求意见的期限一般不少于30日，
    因情况紧急等原因需要缩短的应当说明。起止两日都计算在内；条例没有7日的下限。

    处理：延长期限；确需缩短的，写明缩短期限的说明。
    """,
    bad={
        "id": "1",
        "type": "decision",
        "major": True,
        "consultations": [{"period": {"starts": "2026-03-02", "ends": "2026-03-16"}}],
    },
    good={
        "id": "1",
        "type": "decision",
        "major": True,
        "consultations": [{"period": {"starts": "2026-03-02", "ends": "2026-03-31"}}],
    },
)
def consultation_short(
    major: bool,  # noqa: FBT001 - a check is given the values of fields, in order
    consultations: tuple[Consultation, ...],
    ctx: Context,
) -> Iterator[Hit]:
    """The public had less than 30 days for opinions on a major decision, and no reason is given.

    Article 15 of the regulations on major administrative decisions asks for 30
    days as a rule; they may be shortened in urgency, but then the organ has to
    say why. First and last day count; there is no least period of 7 days.

    Give more time, or say why it was shortened.
    """
    limit = figure("consultation", ctx.as_of) or 0
    for index, each in enumerate(consultations if major else ()):
        days = _days(each)
        if days is not None and days < limit and not each.shortened_because:
            yield Hit({"count": days, "limit": limit}, "consultations", (index, "period"))
