"""What happens to a request for information, event by event; dates are data, judged elsewhere."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from opengov.model._base import Count, Doc, FullDate, Identifier, Index, Model

__all__ = [
    "AgencyConsulted",
    "AgencyReplied",
    "Confirmed",
    "CorrectionReceived",
    "CorrectionRequested",
    "Decided",
    "DelayFixed",
    "Delivered",
    "Extended",
    "FeeNotified",
    "FeePaid",
    "ReasonsReceived",
    "ReasonsRequested",
    "Received",
    "RequestEvent",
    "SignedFor",
    "Submitted",
    "ThirdPartyConsulted",
    "ThirdPartyReplied",
    "Transferred",
    "Withdrawn",
]

TYPE = Doc("类型", "Type", "事件类型")
PARTY = Doc("对象", "Party", "被征求意见者的代称，不写个人身份信息")
DELIVERED_ON = Doc("送达日期", "Delivered on", "对方收到征求意见书或通知之日")
YesNo = Annotated[bool, Field(strict=True)]
AGREES = Doc("是否同意", "Agrees", "是否同意公开；未表态则缺省")


class _Event(Model):
    """What every event has."""

    on: Annotated[FullDate, Doc("日期", "On", "事件发生之日")]
    """Day it happened."""


class Submitted(_Event):
    """The applicant handed in or sent the request."""

    type: Annotated[Literal["submitted"], TYPE]
    """Tells the events apart."""


class SignedFor(_Event):
    """The organ signed for the letter."""

    type: Annotated[Literal["signedFor"], TYPE]
    """Tells the events apart."""


class Confirmed(_Event):
    """Both sides confirmed that the request had arrived."""

    type: Annotated[Literal["confirmed"], TYPE]
    """Tells the events apart."""


class Received(_Event):
    """The organ recorded this day as the day of receipt (收到申请之日)."""

    type: Annotated[Literal["received"], TYPE]
    """Tells the events apart."""


class CorrectionRequested(_Event):
    """The organ asked the applicant to correct the request (补正)."""

    type: Annotated[Literal["correctionRequested"], TYPE]
    """Tells the events apart."""
    allowed_working_days: Annotated[
        Count | None, Doc("补正期限", "Allowed working days", "给申请人的补正期限，工作日")
    ] = None
    """Working days the applicant was given, from the day after."""


class CorrectionReceived(_Event):
    """The corrected request arrived."""

    type: Annotated[Literal["correctionReceived"], TYPE]
    """Tells the events apart."""


class ThirdPartyConsulted(_Event):
    """The organ sent a third party the request for its opinion (征求意见书)."""

    type: Annotated[Literal["thirdPartyConsulted"], TYPE]
    """Tells the events apart."""
    party: Annotated[Identifier, PARTY]
    """Who was asked: a label, no identity."""
    delivered_on: Annotated[FullDate | None, DELIVERED_ON] = None
    """Day the party received it."""


class ThirdPartyReplied(_Event):
    """The third party's opinion arrived."""

    type: Annotated[Literal["thirdPartyReplied"], TYPE]
    """Tells the events apart."""
    party: Annotated[Identifier, PARTY]
    """Who replied."""
    agrees: Annotated[YesNo | None, AGREES] = None
    """Whether it agrees to disclosure."""


class AgencyConsulted(_Event):
    """The organ asked another agency for its opinion."""

    type: Annotated[Literal["agencyConsulted"], TYPE]
    """Tells the events apart."""
    party: Annotated[Identifier, PARTY]
    """Which agency was asked."""
    delivered_on: Annotated[FullDate | None, DELIVERED_ON] = None
    """Day the agency received it."""
    co_producing: Annotated[
        bool,
        Doc("共同制作机关", "Co-producing", "是否为信息的共同制作机关"),
        Field(strict=True),
    ] = False
    """Whether it made the information together with the organ (Art. 34)."""


class AgencyReplied(_Event):
    """The other agency's opinion arrived."""

    type: Annotated[Literal["agencyReplied"], TYPE]
    """Tells the events apart."""
    party: Annotated[Identifier, PARTY]
    """Which agency replied."""
    agrees: Annotated[YesNo | None, AGREES] = None
    """Whether it agrees to disclosure."""


class Extended(_Event):
    """The organ extended the period for the reply (延长答复期限)."""

    type: Annotated[Literal["extended"], TYPE]
    """Tells the events apart."""
    working_days: Annotated[Count, Doc("延长工作日", "Working days", "延长的工作日数")]
    """Working days added."""
    approved_by: Annotated[
        Identifier | None, Doc("批准人", "Approved by", "同意延长的负责人职务，不写姓名")
    ] = None
    """Office that approved it, no personal name."""
    notified_on: Annotated[FullDate | None, Doc("告知日期", "Notified on", "告知申请人之日")] = (
        None
    )
    """Day the applicant was told."""


class ReasonsRequested(_Event):
    """The organ asked for reasons, numbers being beyond a reasonable range (Art. 35)."""

    type: Annotated[Literal["reasonsRequested"], TYPE]
    """Tells the events apart."""


class ReasonsReceived(_Event):
    """The applicant gave the reasons."""

    type: Annotated[Literal["reasonsReceived"], TYPE]
    """Tells the events apart."""


class DelayFixed(_Event):
    """The organ fixed a reasonable later day for the reply and told the applicant (Art. 35)."""

    type: Annotated[Literal["delayFixed"], TYPE]
    """Tells the events apart."""
    until: Annotated[FullDate, Doc("延迟至", "Until", "确定的答复日期")]
    """Last day for the reply."""


class FeeNotified(_Event):
    """The organ told the applicant to pay a processing fee (信息处理费)."""

    type: Annotated[Literal["feeNotified"], TYPE]
    """Tells the events apart."""
    amount: Annotated[Index, Doc("金额", "Amount", "应缴金额，元")]
    """Amount in yuan."""
    basis: Annotated[
        Literal["by_item", "by_page"],
        Doc("计收方式", "Basis", "按件或按量", codelist="fee-bases"),
    ]
    """By item or by page."""
    delivered_on: Annotated[FullDate | None, DELIVERED_ON] = None
    """Day the applicant received the notice."""


class FeePaid(_Event):
    """The applicant paid the fee in full."""

    type: Annotated[Literal["feePaid"], TYPE]
    """Tells the events apart."""


class Decided(_Event):
    """The organ decided on the request."""

    type: Annotated[Literal["decided"], TYPE]
    """Tells the events apart."""
    kind: Annotated[Identifier, Doc("决定种类", "Kind", "决定种类代码", codelist="decision-kinds")]
    """What was decided: a code of the codelist; other words are kept."""
    remedies_told: Annotated[
        tuple[Identifier, ...],
        Doc("告知的救济途径", "Remedies told", "决定书告知的救济途径", codelist="told-remedies"),
    ] = ()
    """Remedies that the decision names."""


class Delivered(_Event):
    """The reply went out: signed for, or posted."""

    type: Annotated[Literal["delivered"], TYPE]
    """Tells the events apart."""
    by: Annotated[
        Literal["direct", "entrusted", "post"],
        Doc("送达方式", "By", "直接、委托或邮寄", codelist="delivery-methods"),
    ]
    """How it was delivered."""
    received_on: Annotated[FullDate | None, Doc("签收日期", "Received on", "申请人收到之日")] = (
        None
    )
    """Day the applicant received it."""


class Withdrawn(_Event):
    """The applicant withdrew the request."""

    type: Annotated[Literal["withdrawn"], TYPE]
    """Tells the events apart."""


class Transferred(_Event):
    """The request was handed to another organ."""

    type: Annotated[Literal["transferred"], TYPE]
    """Tells the events apart."""


RequestEvent: TypeAlias = Annotated[
    Submitted
    | SignedFor
    | Confirmed
    | Received
    | CorrectionRequested
    | CorrectionReceived
    | ThirdPartyConsulted
    | ThirdPartyReplied
    | AgencyConsulted
    | AgencyReplied
    | Extended
    | ReasonsRequested
    | ReasonsReceived
    | DelayFixed
    | FeeNotified
    | FeePaid
    | Decided
    | Delivered
    | Withdrawn
    | Transferred,
    Field(discriminator="type"),
]
"""One thing that happened to a request, told apart by `type`."""
