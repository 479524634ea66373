"""P301 and P303 to P306: what each of the five types of disclosure (五公开) has to say."""

from collections.abc import Iterator
from types import MappingProxyType

from opengov.finding import Severity
from opengov.law.instruments import instrument
from opengov.model.disclosures import (
    DecisionDisclosure,
    Disclosure,
    DisclosureBase,
    DisclosureType,
    ExecutionDisclosure,
    ManagementDisclosure,
    ResultDisclosure,
    ServiceDisclosure,
)
from opengov.model.disclosures.execution import ExecutionStep
from opengov.model.disclosures.management import Enforcement
from opengov.model.disclosures.result import Target as Goal
from opengov.model.disclosures.service import ServiceChannel, ServiceGuide
from opengov.rules._disclosures import doc_term, lacking, lacking_all, missing, shown
from opengov.rules._registry import Hit, RuleSpec, Target, Term
from opengov.source import LegalRef
from opengov.text import Text

__all__ = [
    "enforcement_incomplete",
    "execution_step_incomplete",
    "guide_incomplete",
    "result_unknown",
    "type_content_missing",
]

MODELS: MappingProxyType[str, type[DisclosureBase]] = MappingProxyType(
    {
        "decision": DecisionDisclosure,
        "execution": ExecutionDisclosure,
        "management": ManagementDisclosure,
        "service": ServiceDisclosure,
        "result": ResultDisclosure,
    }
)
OWN = MappingProxyType(
    {
        kind: tuple(
            name
            for name in model.model_fields
            if name not in DisclosureBase.model_fields and name not in {"type", "major"}
        )
        for kind, model in MODELS.items()
    }
)
"""Fields that only this type has."""


@RuleSpec(
    code="P301",
    name="type-content-missing",
    severity=Severity.WARNING,
    since="0.1",
    on=(Target.DISCLOSURE,),
    rows=tuple(dict.fromkeys(name for names in OWN.values() for name in names)),
    message=Text(
        zh="{type}没有写明{element}中的任何一项",
        en="{type} without any of its own elements: {element}",
    ),
    page_zh="""
    没有写明这一类公开信息自己的内容。

    决策、执行、管理、服务、结果五类公开各有自己的要素，例如执行公开的实施步骤、服务公开的办事指南；
    只有标题和日期，看不出公开了什么。

    处理：补上该类的要素；类别写错的，改正类别。
    """,
    bad={"id": "1", "type": "result", "title": "养老服务年度任务"},
    good={"id": "1", "type": "result", "title": "养老服务年度任务", "outcome": "全部完成"},
)
def type_content_missing(disclosure: Disclosure) -> Iterator[Hit]:
    """A publication holds none of the elements of its type.

    Each of the five types has elements of its own, such as the steps of an
    execution or the guide of a service. With a title and dates alone nobody can
    tell what was disclosed.

    Add the elements of the type, or correct the type.
    """
    names = OWN[disclosure.type]
    for element in lacking_all(disclosure, *names):
        kind = Term(disclosure.type, DisclosureType(disclosure.type).label)
        yield Hit({"type": kind, "element": element}, names[0])


@RuleSpec(
    code="P303",
    name="execution-step-incomplete",
    severity=Severity.WARNING,
    since="0.1",
    on=(Target.DISCLOSURE,),
    types=("execution",),
    message=Text(
        zh="实施步骤“{step}”没有写明{element}",
        en='the step "{step}" of the execution lacks {element}',
    ),
    page_zh="""
    执行公开的实施步骤没有写明责任单位、时限或者进展。

    执行公开要让公众看到谁来办、什么时候办完、办到什么程度。起止日期、完成时限有一项即可；
    状态、进度、完成日期和文字说明有一项即可。

    处理：补上缺少的要素。
    """,
    bad={
        "id": "1",
        "type": "execution",
        "steps": [{"name": "征集选址意见", "due": "2026-09-30", "status": "completed"}],
    },
    good={
        "id": "1",
        "type": "execution",
        "steps": [
            {
                "name": "征集选址意见",
                "units": [{"name": "某县民政局"}],
                "due": "2026-09-30",
                "status": "completed",
            }
        ],
    },
)
def execution_step_incomplete(steps: tuple[ExecutionStep, ...]) -> Iterator[Hit]:
    """A step of an execution does not say who is in charge, by when, or how far it is.

    That is what the public is to see of an execution. Of the planned days and
    the day it is due, one will do; so will one of status, progress, day of
    completion and a note.

    Add what is missing.
    """
    for index, step in enumerate(steps):
        terms = (
            *lacking(step, "units"),
            *lacking_all(step, "due", "period"),
            *lacking_all(step, "status", "progress", "completed", "note"),
        )
        for hit in missing(terms, "steps", index):
            yield Hit({**hit.values, "step": shown(step.name)}, hit.field, hit.path)


@RuleSpec(
    code="P304",
    name="enforcement-incomplete",
    severity=Severity.WARNING,
    since="0.1",
    basis=(LegalRef("cn-ogi-2019", article=20),),
    effective_from=instrument("cn-ogi-2019").in_force_from,
    on=(Target.DISCLOSURE,),
    types=("management",),
    message=Text(
        zh="行政执法没有写明{element}", en="the law enforcement lacks the element {element}"
    ),
    page_zh="""
    行政执法没有写明执法主体、依据或者程序。

    条例第二十条第六项要求主动公开实施行政处罚、行政强制的依据、条件、程序。
    公示执法信息而不写由谁执法、依据什么、按什么程序，公众无从监督。

    处理：补上缺少的要素。
    """,
    bad={
        "id": "1",
        "type": "management",
        "enforcement": [{"unit": {"name": "某县民政局"}, "process": ["立案", "调查", "决定"]}],
    },
    good={
        "id": "1",
        "type": "management",
        "enforcement": [
            {
                "unit": {"name": "某县民政局"},
                "legalBasis": [{"text": "《某某条例》"}],
                "process": ["立案", "调查", "决定"],
            }
        ],
    },
)
def enforcement_incomplete(enforcement: tuple[Enforcement, ...]) -> Iterator[Hit]:
    """Law enforcement is published without its unit, its legal basis or its process.

    Item 6 of Article 20 asks for basis, conditions and process of penalties and
    coercive measures. Without who enforces what, and how, nobody can supervise
    it.

    Add what is missing.
    """
    for index, each in enumerate(enforcement):
        yield from missing(lacking(each, "unit", "legal_basis", "process"), "enforcement", index)


@RuleSpec(
    code="P305",
    name="service-guide-incomplete",
    severity=Severity.WARNING,
    since="0.1",
    basis=(LegalRef("cn-ogi-2019", article=20),),
    effective_from=instrument("cn-ogi-2019").in_force_from,
    on=(Target.DISCLOSURE,),
    types=("service",),
    message=Text(
        zh="服务公开没有写明{element}", en="the service is published without the element {element}"
    ),
    page_zh="""
    服务公开没有办事指南，或者办事指南没有写明依据、条件、程序或者结果。

    条例第二十条第五项要求主动公开办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果。
    只写办理渠道、没有办事指南的也报。

    处理：补上缺少的要素。
    """,
    bad={
        "id": "1",
        "type": "service",
        "guide": {
            "legalBasis": [{"text": "《某某条例》"}],
            "conditions": ["年满80周岁"],
            "result": "发放津贴",
        },
    },
    good={
        "id": "1",
        "type": "service",
        "guide": {
            "legalBasis": [{"text": "《某某条例》"}],
            "conditions": ["年满80周岁"],
            "steps": ["申请", "审核", "发放"],
            "result": "发放津贴",
        },
    },
)
def guide_incomplete(
    guide: ServiceGuide | None, service_channels: tuple[ServiceChannel, ...]
) -> Iterator[Hit]:
    """A service is published without a guide, or the guide leaves out what the law asks for.

    Item 5 of Article 20 asks for basis, conditions, process and result of
    licences and other services to the public. Ways to reach a service are no
    guide to it.

    Add what is missing.
    """
    if guide is not None:
        yield from missing(lacking(guide, "legal_basis", "conditions", "steps", "result"), "guide")
    elif service_channels:
        yield Hit({"element": doc_term(ServiceDisclosure, "guide")}, "guide")


@RuleSpec(
    code="P306",
    name="target-without-result",
    severity=Severity.WARNING,
    since="0.1",
    on=(Target.DISCLOSURE,),
    types=("result",),
    message=Text(
        zh="目标任务“{target}”没有写明完成情况",
        en='what became of the target "{target}" is not said',
    ),
    page_zh="""
    结果公开列有目标任务，没有写明完成情况。

    结果公开就是公开目标完成得怎样。完成值、完成率、完成日期、状态和文字说明有一项即可。

    处理：写明完成情况；没有完成的，写明原因。
    """,
    bad={"id": "1", "type": "result", "targets": [{"name": "新建公办幼儿园"}]},
    good={
        "id": "1",
        "type": "result",
        "targets": [{"name": "新建公办幼儿园", "status": "completed"}],
    },
)
def result_unknown(targets: tuple[Goal, ...]) -> Iterator[Hit]:
    """A result names a target and does not say what became of it.

    That is what a result is about. One of quantity reached, share, day, status
    and a note will do.

    Say how far the target was reached; if it was missed, say why.
    """
    for index, target in enumerate(targets):
        if any(lacking_all(target, "achieved", "completion", "completed", "status", "note")):
            yield Hit({"target": shown(target.name)}, "targets", (index,))
