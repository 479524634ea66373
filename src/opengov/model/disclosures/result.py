"""Disclosure of results (结果公开)."""

from typing import Annotated, Literal

from opengov.model._base import Doc, FullDate, Identifier, Model
from opengov.model.disclosures.base import DisclosureBase, Evaluation
from opengov.model.disclosures.execution import StepStatus
from opengov.model.organs import ResponsibleUnit
from opengov.model.quantity import Quantity

__all__ = ["ResultDisclosure", "Target"]


class Target(Model):
    """A target and what became of it (目标任务及完成情况).

    >>> Target(name="新建公办幼儿园", planned=Quantity.parse("3所")).planned.unit
    '所'
    """

    name: Annotated[Identifier, Doc("目标", "Name", "目标任务名称")]
    """What was to be reached."""

    planned: Annotated[Quantity | None, Doc("目标值", "Planned", "计划达到的数量")] = None
    """How much was planned."""

    achieved: Annotated[Quantity | None, Doc("完成值", "Achieved", "实际完成的数量")] = None
    """How much was reached."""

    completion: Annotated[Quantity | None, Doc("完成率", "Completion", "完成率，照录原文")] = None
    """Share reached as the source states it; it may have been cut, not rounded."""

    due: Annotated[FullDate | None, Doc("完成时限", "Due", "应完成的日期")] = None
    """Day it was due."""

    completed: Annotated[FullDate | None, Doc("完成日期", "Completed", "实际完成日期")] = None
    """Day it was reached."""

    status: Annotated[
        StepStatus | None, Doc("状态", "Status", "完成状态", codelist="step-statuses")
    ] = None
    """How far it is."""

    units: Annotated[tuple[ResponsibleUnit, ...], Doc("责任单位", "Units", "责任单位")] = ()
    """Units in charge."""

    note: Annotated[str | None, Doc("说明", "Note", "完成情况的文字说明")] = None
    """The outcome in words, or why it was missed."""


class ResultDisclosure(DisclosureBase):
    """What a decision, a plan or a task led to (结果公开).

    >>> ResultDisclosure(id="1", type="result", outcome="年度任务全部完成").outcome
    '年度任务全部完成'
    """

    type: Annotated[
        Literal["result"], Doc("类别", "Type", "结果公开", codelist="disclosure-types")
    ]
    """Tells the five types apart."""

    targets: Annotated[tuple[Target, ...], Doc("目标任务", "Targets", "目标任务及完成情况")] = ()
    """Targets and how far they were reached."""

    outcome: Annotated[str | None, Doc("实施结果", "Outcome", "实施结果和效果")] = None
    """The outcome in words."""

    completed: Annotated[FullDate | None, Doc("完成日期", "Completed", "全部完成的日期")] = None
    """Day everything was done."""

    evaluations: Annotated[
        tuple[Evaluation, ...], Doc("效果评估", "Evaluations", "第三方评估和社会评价")
    ] = ()
    """How the result was evaluated."""

    follow_up: Annotated[str | None, Doc("后续改进", "Follow-up", "后续改进措施")] = None
    """What is done about shortcomings."""
