"""Disclosure of decisions (决策公开)."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from opengov.model._base import Doc, FullDate, Identifier, Model
from opengov.model.catalog import Channel
from opengov.model.disclosures.base import DatePeriod, DisclosureBase, DocumentLink
from opengov.model.quantity import Quantity

__all__ = [
    "Attendance",
    "AttendeeKind",
    "Consultation",
    "DecisionDisclosure",
    "DecisionStep",
    "MeetingDecision",
    "ProcedureStep",
]

DecisionStep: TypeAlias = Literal[
    "public_participation",
    "expert_argument",
    "risk_assessment",
    "legality_review",
    "collective_decision",
]
"""Step of a major decision (重大行政决策): a code of the codelist `decision-steps`."""

AttendeeKind: TypeAlias = Literal[
    "stakeholder", "public", "expert", "media", "deputy", "member", "other"
]
"""Who sits in on a meeting: a code of the codelist `attendee-kinds`."""


class Consultation(Model):
    """Asking the public for its opinion on a draft (征求意见).

    >>> Consultation(received=Quantity.parse("200余条")).received.qualifier
    'more_than'
    """

    period: Annotated[DatePeriod | None, Doc("征求意见期限", "Period", "起止日期")] = None
    """First and last day for opinions."""

    shortened_because: Annotated[
        str | None, Doc("缩短期限的说明", "Reason for shortening", "因情况紧急缩短期限的说明")
    ] = None
    """Why the period is shorter than usual, where the organ says so."""

    channels: Annotated[
        tuple[Channel, ...],
        Doc("征集渠道", "Channels", "征集意见的渠道", codelist="channels"),
    ] = ()
    """Where opinions were asked for."""

    notice: Annotated[DocumentLink | None, Doc("征求意见公告", "Notice", "公告")] = None
    """The notice that asks for opinions."""

    received: Annotated[Quantity | None, Doc("收到意见数", "Received", "收到的意见数")] = None
    """Opinions received."""

    adopted: Annotated[Quantity | None, Doc("采纳意见数", "Adopted", "采纳的意见数")] = None
    """Opinions adopted."""

    feedback: Annotated[str | None, Doc("采纳情况", "Feedback", "意见采纳情况及不采纳的理由")] = (
        None
    )
    """What became of the opinions, and why some were not adopted."""

    feedback_url: Annotated[
        str | None, Doc("采纳情况网址", "Feedback URL", "公布采纳情况的网址")
    ] = None
    """Address where that is published."""


class Attendance(Model):
    """People from outside who sat in on a meeting (列席): stakeholders, experts, the public."""

    kind: Annotated[
        AttendeeKind, Doc("列席人员类别", "Kind", "列席人员类别", codelist="attendee-kinds")
    ]
    """Who they are."""

    number: Annotated[Quantity | None, Doc("人数", "Number", "列席人数")] = None
    """How many came."""

    meeting: Annotated[str | None, Doc("会议", "Meeting", "列席的会议")] = None
    """The meeting they sat in on."""

    held: Annotated[FullDate | None, Doc("会议日期", "Held", "会议日期")] = None
    """Day of the meeting."""


class ProcedureStep(Model):
    """One step a major decision went through, such as its risk assessment (风险评估)."""

    step: Annotated[
        DecisionStep, Doc("程序", "Step", "重大行政决策程序", codelist="decision-steps")
    ]
    """Which step."""

    done: Annotated[FullDate | None, Doc("完成日期", "Done", "完成日期")] = None
    """Day it was completed."""

    outcome: Annotated[str | None, Doc("结果", "Outcome", "该程序的结果")] = None
    """What it came to, in words."""

    url: Annotated[str | None, Doc("网址", "URL", "有关材料网址")] = None
    """Address of the paper on it."""


class MeetingDecision(Model):
    """What a meeting decided (会议决定)."""

    meeting: Annotated[Identifier, Doc("会议名称", "Meeting", "会议名称")]
    """Name of the meeting, such as 县政府常务会议."""

    held: Annotated[FullDate | None, Doc("会议日期", "Held", "会议日期")] = None
    """Day of the meeting."""

    decision: Annotated[str | None, Doc("决定", "Decision", "会议议定事项")] = None
    """What was decided."""

    live: Annotated[bool, Doc("公开直播", "Live", "会议是否直播"), Field(strict=True)] = False
    """True where the meeting was broadcast."""

    url: Annotated[str | None, Doc("网址", "URL", "会议公开网址")] = None
    """Address where it is published."""


class DecisionDisclosure(DisclosureBase):
    """A decision from draft to result (决策公开).

    >>> DecisionDisclosure(id="1", type="decision", title="某县停车管理办法").model_dump()
    {'id': '1', 'title': '某县停车管理办法', 'type': 'decision'}
    """

    type: Annotated[
        Literal["decision"], Doc("类别", "Type", "决策公开", codelist="disclosure-types")
    ]
    """Tells the five types apart."""

    major: Annotated[
        bool, Doc("重大行政决策", "Major", "是否为重大行政决策"), Field(strict=True)
    ] = False
    """True for a major administrative decision (重大行政决策)."""

    draft: Annotated[DocumentLink | None, Doc("草案", "Draft", "决策草案")] = None
    """The draft (草案)."""

    explanation: Annotated[
        DocumentLink | None, Doc("起草说明", "Explanation", "草案的起草说明")
    ] = None
    """What the drafters explain with it (起草说明)."""

    consultations: Annotated[
        tuple[Consultation, ...], Doc("征求意见", "Consultations", "历次征求意见")
    ] = ()
    """Consultations held on it, in order."""

    attendance: Annotated[
        tuple[Attendance, ...],
        Doc("列席情况", "Attendance", "利益相关方、公众代表等列席会议情况"),
    ] = ()
    """Stakeholders and others who sat in on its meetings (列席)."""

    procedure: Annotated[
        tuple[ProcedureStep, ...], Doc("决策程序", "Procedure", "已履行的决策程序")
    ] = ()
    """Steps of the procedure it went through."""

    decisions: Annotated[
        tuple[MeetingDecision, ...], Doc("会议决定", "Decisions", "会议讨论决定情况")
    ] = ()
    """What meetings decided about it."""
