"""Disclosure of execution (执行公开)."""

from typing import Annotated, Literal, TypeAlias

from opengov.model._base import Doc, FullDate, Identifier, Model
from opengov.model.disclosures.base import DatePeriod, DisclosureBase, DocumentLink
from opengov.model.organs import ResponsibleUnit
from opengov.model.quantity import Quantity

__all__ = [
    "ExecutionDisclosure",
    "ExecutionStep",
    "StepStatus",
    "Supervision",
    "SupervisionKind",
]

StepStatus: TypeAlias = Literal["not_started", "in_progress", "completed", "delayed", "suspended"]
"""How far a step or a target is: a code of the codelist `step-statuses`."""

SupervisionKind: TypeAlias = Literal[
    "inspection", "audit", "evaluation", "accountability", "other"
]
"""Way of supervising: a code of the codelist `supervision-kinds`."""


class ExecutionStep(Model):
    """One step of carrying out a decision: what, by whom, by when, how far.

    >>> ExecutionStep(name="完成主体工程", due="2026-09-30").due.isoformat()
    '2026-09-30'
    """

    name: Annotated[Identifier, Doc("步骤", "Name", "执行步骤或任务名称")]
    """What is to be done (实施步骤)."""

    measures: Annotated[tuple[str, ...], Doc("措施", "Measures", "执行措施")] = ()
    """Measures taken for it (执行措施)."""

    units: Annotated[
        tuple[ResponsibleUnit, ...], Doc("责任单位", "Units", "牵头和配合的责任单位")
    ] = ()
    """Units in charge, the leading one first (责任分工)."""

    period: Annotated[DatePeriod | None, Doc("起止日期", "Period", "计划起止日期")] = None
    """Days it is planned for."""

    due: Annotated[FullDate | None, Doc("完成时限", "Due", "应完成的日期")] = None
    """Day it must be done by."""

    completed: Annotated[FullDate | None, Doc("完成日期", "Completed", "实际完成日期")] = None
    """Day it was done."""

    status: Annotated[
        StepStatus | None, Doc("状态", "Status", "执行状态", codelist="step-statuses")
    ] = None
    """How far it is."""

    progress: Annotated[Quantity | None, Doc("进度", "Progress", "完成进度，如60%")] = None
    """Share done, such as 60%."""

    note: Annotated[str | None, Doc("进展情况", "Note", "进展情况的文字说明")] = None
    """Progress in words."""


class Supervision(Model):
    """An inspection, audit or other supervision of the execution, and what it found."""

    kind: Annotated[
        SupervisionKind, Doc("监督方式", "Kind", "监督方式", codelist="supervision-kinds")
    ]
    """Way of supervising."""

    unit: Annotated[ResponsibleUnit | None, Doc("监督单位", "Unit", "实施监督的单位")] = None
    """Unit that supervises."""

    date: Annotated[FullDate | None, Doc("日期", "Date", "监督日期")] = None
    """Day of it."""

    problems: Annotated[tuple[str, ...], Doc("发现问题", "Problems", "发现的问题")] = ()
    """Problems found."""

    rectification: Annotated[str | None, Doc("整改情况", "Rectification", "整改落实情况")] = None
    """What was done about them."""

    url: Annotated[str | None, Doc("网址", "URL", "公布网址")] = None
    """Address where it is published."""


class ExecutionDisclosure(DisclosureBase):
    """How a decision or a task is carried out (执行公开).

    >>> step = ExecutionStep(name="征集选址意见", status="completed")
    >>> ExecutionDisclosure(id="1", type="execution", steps=[step]).steps[0].status
    'completed'
    """

    type: Annotated[
        Literal["execution"], Doc("类别", "Type", "执行公开", codelist="disclosure-types")
    ]
    """Tells the five types apart."""

    plan: Annotated[DocumentLink | None, Doc("实施方案", "Plan", "实施方案")] = None
    """The plan it follows (实施方案)."""

    steps: Annotated[
        tuple[ExecutionStep, ...], Doc("实施步骤", "Steps", "步骤、责任分工、时限和进展")
    ] = ()
    """Steps with their units, dates and progress."""

    supervision: Annotated[
        tuple[Supervision, ...], Doc("监督情况", "Supervision", "督查、审计等监督情况")
    ] = ()
    """How it is supervised, and what that found."""

    results: Annotated[str | None, Doc("取得成效", "Results", "取得的成效")] = None
    """What has been achieved so far (取得成效)."""

    next_steps: Annotated[str | None, Doc("后续举措", "Next steps", "后续举措")] = None
    """What comes next (后续举措)."""
