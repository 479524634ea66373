"""Disclosure of services (服务公开)."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from opengov.model._base import Doc, Identifier, Model
from opengov.model.disclosures.base import DisclosureBase, DocumentLink, Evaluation
from opengov.model.legal import LegalBasis
from opengov.model.organs import Contact, ResponsibleUnit
from opengov.model.time import Duration

__all__ = [
    "ClockTime",
    "Fee",
    "Material",
    "OpeningHours",
    "ServiceChannel",
    "ServiceChannelKind",
    "ServiceDisclosure",
    "ServiceGuide",
    "Weekday",
]

ServiceChannelKind: TypeAlias = Literal[
    "window", "online", "mobile", "self_service", "phone", "post", "on_site", "other"
]
"""Way to reach a service: a code of the codelist `service-channels`."""

Weekday: TypeAlias = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
"""Day of the week: a code of the codelist `weekdays`."""

ClockTime = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$", max_length=5)]
"""A time of day in hours and minutes, such as 09:00."""


class OpeningHours(Model):
    """When a service is open (办公时间).

    >>> OpeningHours(days=["mon", "fri"], opens="09:00", closes="17:30").opens
    '09:00'
    """

    days: Annotated[
        tuple[Weekday, ...], Doc("日期", "Days", "星期几开放", codelist="weekdays")
    ] = ()
    """Days of the week."""

    opens: Annotated[ClockTime | None, Doc("开始时间", "Opens", "开始时间，如09:00")] = None
    """Time it opens."""

    closes: Annotated[ClockTime | None, Doc("结束时间", "Closes", "结束时间，如17:30")] = None
    """Time it closes."""

    text: Annotated[str | None, Doc("原文", "Text", "办公时间原文")] = None
    """The hours as printed, such as 法定工作日."""


class ServiceChannel(Model):
    """A way to reach a service: a window, a website, a telephone."""

    kind: Annotated[
        ServiceChannelKind, Doc("类别", "Kind", "办理渠道类别", codelist="service-channels")
    ]
    """What it is."""

    name: Annotated[str | None, Doc("名称", "Name", "窗口或平台名称")] = None
    """Name of the window or platform."""

    address: Annotated[str | None, Doc("地址", "Address", "办理地点或网址")] = None
    """Where it is: a street address, a web address or a number."""

    opening_hours: Annotated[
        tuple[OpeningHours, ...], Doc("办公时间", "Opening hours", "办公时间")
    ] = ()
    """When it is open."""


class Material(Model):
    """A paper that the applicant hands in (申请材料)."""

    name: Annotated[Identifier, Doc("材料名称", "Name", "材料名称")]
    """Name of the paper."""

    form: Annotated[str | None, Doc("材料形式", "Form", "原件、复印件或电子件")] = None
    """Original, copy or electronic file, and how many."""

    optional: Annotated[
        bool, Doc("非必要", "Optional", "是否为非必要材料"), Field(strict=True)
    ] = False
    """True where it is asked for only in some cases."""

    note: Annotated[str | None, Doc("说明", "Note", "填报须知")] = None
    """What to mind."""


class Fee(Model):
    """What a service costs (收费标准)."""

    charged: Annotated[bool, Doc("是否收费", "Charged", "是否收费"), Field(strict=True)]
    """Whether a fee is charged."""

    standard: Annotated[str | None, Doc("收费标准", "Standard", "收费标准")] = None
    """The rate as printed."""

    legal_basis: Annotated[tuple[LegalBasis, ...], Doc("收费依据", "Legal basis", "收费依据")] = ()
    """Instruments the fee rests on."""


class ServiceGuide(Model):
    """The elements of a service guide (办事指南)."""

    item_code: Annotated[str | None, Doc("事项编码", "Item code", "实施编码，照录原文")] = None
    """Code of the item as printed."""

    unit: Annotated[ResponsibleUnit | None, Doc("实施主体", "Unit", "办理单位")] = None
    """Unit that provides the service."""

    legal_basis: Annotated[tuple[LegalBasis, ...], Doc("设定依据", "Legal basis", "设定依据")] = ()
    """Instruments it rests on (设定依据)."""

    applicants: Annotated[tuple[str, ...], Doc("服务对象", "Applicants", "服务对象")] = ()
    """Whom it is for (服务对象)."""

    conditions: Annotated[tuple[str, ...], Doc("受理条件", "Conditions", "受理条件")] = ()
    """What an applicant has to fulfil (受理条件)."""

    materials: Annotated[tuple[Material, ...], Doc("申请材料", "Materials", "申请材料")] = ()
    """Papers to hand in (申请材料)."""

    steps: Annotated[tuple[str, ...], Doc("办理流程", "Steps", "办理流程各环节")] = ()
    """Steps of the process, in order (办理流程)."""

    flow_chart: Annotated[DocumentLink | None, Doc("流程图", "Flow chart", "办理流程图")] = None
    """The published flow chart."""

    statutory_limit: Annotated[
        Duration | None, Doc("法定办结时限", "Statutory limit", "法定办结时限")
    ] = None
    """Time the law allows (法定办结时限)."""

    promised_limit: Annotated[
        Duration | None, Doc("承诺办结时限", "Promised limit", "承诺办结时限")
    ] = None
    """Time the unit promises (承诺办结时限)."""

    fees: Annotated[tuple[Fee, ...], Doc("收费", "Fees", "是否收费及标准")] = ()
    """What it costs."""

    result: Annotated[str | None, Doc("办理结果", "Result", "办理结果及送达方式")] = None
    """What the applicant gets, and how (办理结果)."""

    contacts: Annotated[
        tuple[Contact, ...], Doc("咨询监督", "Contacts", "咨询电话和监督投诉电话")
    ] = ()
    """Whom to ask and where to complain."""


class ServiceDisclosure(DisclosureBase):
    """A service, how to get it and how it is rated (服务公开).

    >>> guide = ServiceGuide(promised_limit={"value": 3, "unit": "working_day"})
    >>> ServiceDisclosure(id="1", type="service", guide=guide).guide.promised_limit.value
    3
    """

    type: Annotated[
        Literal["service"], Doc("类别", "Type", "服务公开", codelist="disclosure-types")
    ]
    """Tells the five types apart."""

    guide: Annotated[ServiceGuide | None, Doc("办事指南", "Guide", "办事指南")] = None
    """The service guide (办事指南)."""

    service_channels: Annotated[
        tuple[ServiceChannel, ...],
        Doc("办理渠道", "Service channels", "窗口、网上、掌上等办理渠道"),
    ] = ()
    """Ways to get the service, with their opening hours."""

    evaluations: Annotated[
        tuple[Evaluation, ...], Doc("服务评价", "Evaluations", "办件和满意度评价")
    ] = ()
    """How the service is rated (好差评, 满意度)."""
