"""Disclosure of management (管理公开)."""

from typing import Annotated, Literal, TypeAlias

from opengov.model._base import Doc, FullDate, Identifier, Model
from opengov.model.disclosures.base import DatePeriod, DisclosureBase, DocumentLink
from opengov.model.legal import LegalBasis
from opengov.model.organs import Contact, Organ, ResponsibleUnit
from opengov.model.quantity import Quantity

__all__ = [
    "CreditRecord",
    "CreditRecordKind",
    "Enforcement",
    "ManagementDisclosure",
    "PowerItem",
    "PowerKind",
    "RandomCheck",
    "ResponsibilityItem",
]

PowerKind: TypeAlias = Literal[
    "licensing",
    "penalty",
    "coercion",
    "levy",
    "payment",
    "inspection",
    "confirmation",
    "reward",
    "adjudication",
    "other",
]
"""Kind of administrative power: a code of the codelist `power-kinds`."""

CreditRecordKind: TypeAlias = Literal["licensing", "penalty"]
"""What 双公示 publishes: a code of the codelist `credit-record-kinds`."""


class PowerItem(Model):
    """One item of a list of powers (权力清单).

    >>> PowerItem(name="临时占用绿地审批", kind="licensing").kind
    'licensing'
    """

    name: Annotated[Identifier, Doc("事项名称", "Name", "权力事项名称")]
    """Name of the power."""

    code: Annotated[str | None, Doc("事项编码", "Code", "权力事项编码，照录原文")] = None
    """Code of the item as printed."""

    kind: Annotated[
        PowerKind | None, Doc("权力类别", "Kind", "行政权力类别", codelist="power-kinds")
    ] = None
    """Kind of power."""

    unit: Annotated[ResponsibleUnit | None, Doc("实施主体", "Unit", "行使权力的单位")] = None
    """Unit that exercises it."""

    legal_basis: Annotated[tuple[LegalBasis, ...], Doc("依据", "Legal basis", "设定依据")] = ()
    """Instruments that confer it."""


class ResponsibilityItem(Model):
    """One item of a list of responsibilities (责任清单)."""

    name: Annotated[Identifier, Doc("责任事项", "Name", "责任事项")]
    """What the unit has to do."""

    power: Annotated[str | None, Doc("对应权力事项", "Power", "对应的权力事项名称或编码")] = None
    """Name or code of the power it goes with."""

    unit: Annotated[ResponsibleUnit | None, Doc("责任主体", "Unit", "责任主体")] = None
    """Unit that answers for it."""

    accountability: Annotated[tuple[str, ...], Doc("追责情形", "Accountability", "追责情形")] = ()
    """Cases in which the unit is called to account (追责情形)."""


class Enforcement(Model):
    """Law enforcement by a unit: its basis, its process and its supervision (行政执法)."""

    unit: Annotated[ResponsibleUnit | None, Doc("执法主体", "Unit", "执法主体")] = None
    """Unit that enforces."""

    powers: Annotated[tuple[str, ...], Doc("执法职权", "Powers", "执法职责和权限")] = ()
    """What it may do (职责权限)."""

    legal_basis: Annotated[tuple[LegalBasis, ...], Doc("执法依据", "Legal basis", "执法依据")] = ()
    """Instruments it acts under (执法依据)."""

    process: Annotated[tuple[str, ...], Doc("执法程序", "Process", "执法程序各环节")] = ()
    """Steps of its process, in order (执法程序)."""

    flow_chart: Annotated[DocumentLink | None, Doc("流程图", "Flow chart", "执法流程图")] = None
    """The published flow chart."""

    remedies: Annotated[tuple[str, ...], Doc("救济渠道", "Remedies", "救济渠道")] = ()
    """What an affected person may do (救济渠道)."""

    contacts: Annotated[tuple[Contact, ...], Doc("监督方式", "Contacts", "咨询和监督电话")] = ()
    """Whom to ask and where to complain."""


class RandomCheck(Model):
    """A random check by randomly drawn inspectors (双随机、一公开).

    >>> RandomCheck(checks=Quantity(value=1131, unit="次")).model_dump(mode="json")
    {'checks': {'value': 1131, 'unit': '次'}}
    """

    name: Annotated[str | None, Doc("抽查事项", "Name", "抽查事项或任务名称")] = None
    """What is checked."""

    unit: Annotated[ResponsibleUnit | None, Doc("抽查单位", "Unit", "实施抽查的单位")] = None
    """Unit that checks."""

    period: Annotated[DatePeriod | None, Doc("抽查期间", "Period", "抽查期间")] = None
    """Days of the check."""

    share: Annotated[Quantity | None, Doc("抽查比例", "Share", "抽查比例")] = None
    """Share of the objects that is drawn."""

    checks: Annotated[Quantity | None, Doc("抽查次数", "Checks", "抽查次数")] = None
    """How many checks were made."""

    objects: Annotated[Quantity | None, Doc("抽查对象数", "Objects", "被抽查对象数")] = None
    """How many objects were checked."""

    inspectors: Annotated[Quantity | None, Doc("检查人员数", "Inspectors", "检查人员数")] = None
    """How many inspectors were drawn."""

    records: Annotated[Quantity | None, Doc("公示条数", "Records", "公示的检查结果条数")] = None
    """How many results were published."""

    outcome: Annotated[str | None, Doc("抽查结果", "Outcome", "抽查结果及处理")] = None
    """What the check found, in words."""

    url: Annotated[str | None, Doc("网址", "URL", "公布网址")] = None
    """Address where it is published."""


class CreditRecord(Model):
    """A licence or a penalty published within 双公示."""

    kind: Annotated[
        CreditRecordKind, Doc("类别", "Kind", "行政许可或行政处罚", codelist="credit-record-kinds")
    ]
    """Licence (行政许可) or penalty (行政处罚)."""

    document_number: Annotated[str | None, Doc("决定文书号", "Document number", "文书号")] = None
    """Number of the decision."""

    counterpart: Annotated[str | None, Doc("行政相对人", "Counterpart", "行政相对人名称")] = None
    """Whom the decision is about (行政相对人)."""

    organ: Annotated[Organ | None, Doc("决定机关", "Organ", "作出决定的机关")] = None
    """Organ that decided."""

    decided: Annotated[FullDate | None, Doc("决定日期", "Decided", "作出决定的日期")] = None
    """Day of the decision."""

    published: Annotated[FullDate | None, Doc("公示日期", "Published", "公示日期")] = None
    """Day it was published."""

    valid: Annotated[DatePeriod | None, Doc("有效期", "Valid", "许可有效期或公示期限")] = None
    """Days the licence is valid, or the penalty is shown."""

    content: Annotated[str | None, Doc("内容", "Content", "许可或处罚内容")] = None
    """What was licensed or imposed."""


class ManagementDisclosure(DisclosureBase):
    """Powers, responsibilities, law enforcement and supervision (管理公开).

    >>> ManagementDisclosure(id="1", type="management").power_list
    ()
    """

    type: Annotated[
        Literal["management"], Doc("类别", "Type", "管理公开", codelist="disclosure-types")
    ]
    """Tells the five types apart."""

    power_list: Annotated[tuple[PowerItem, ...], Doc("权力清单", "Power list", "权力清单")] = ()
    """Powers of the unit (权力清单)."""

    responsibility_list: Annotated[
        tuple[ResponsibilityItem, ...], Doc("责任清单", "Responsibility list", "责任清单")
    ] = ()
    """Responsibilities of the unit (责任清单)."""

    enforcement: Annotated[
        tuple[Enforcement, ...], Doc("行政执法", "Enforcement", "执法主体、依据和程序")
    ] = ()
    """Law enforcement, its basis and its process (行政执法公示)."""

    random_checks: Annotated[
        tuple[RandomCheck, ...], Doc("双随机抽查", "Random checks", "双随机抽查及结果")
    ] = ()
    """Random checks (双随机) and their results."""

    credit_records: Annotated[
        tuple[CreditRecord, ...], Doc("双公示", "Credit records", "行政许可和行政处罚公示")
    ] = ()
    """Licences and penalties (双公示)."""

    credit_record_count: Annotated[
        Quantity | None, Doc("双公示条数", "Credit record count", "双公示信息条数")
    ] = None
    """How many licences and penalties were published, where they are not listed."""
