"""E611 to E631: whether the columns of an entry agree with each other."""

from collections.abc import Iterator
from functools import cache
from typing import cast

from opengov._resources import read_toml
from opengov.codelists import codelist
from opengov.finding import Severity
from opengov.model.coded import Coded
from opengov.model.organs import ResponsibleUnit
from opengov.rules._judge import clip
from opengov.rules._lists import words
from opengov.rules._registry import Hit, RuleSpec, Term
from opengov.source import LegalRef
from opengov.text import Text
from opengov.wording.normalise import compact

__all__ = ["guide_incomplete", "level_above_unit", "type_against_content"]

ORDER = ("village", "township", "county", "city", "province")


def _level_of(unit: ResponsibleUnit) -> str | None:
    """Tell the level of a unit where its name leaves no doubt."""
    name = compact(unit.name)
    if name.endswith(words("access", "township_units")):
        return "township"
    return "village" if name.endswith(words("access", "village_units")) else None


def _levels(levels: tuple[Coded, ...]) -> list[int] | None:
    """Return the ranks of the levels that are ticked, None unless all are known."""
    codes = [level.code or "" for level in levels]
    known = bool(codes) and all(code in ORDER for code in codes)
    return [ORDER.index(code) for code in codes] if known else None


def _is_told(responsible_units: tuple[ResponsibleUnit, ...], levels: tuple[Coded, ...]) -> bool:
    own = [_level_of(unit) for unit in responsible_units]
    return bool(own) and None not in own and _levels(levels) is not None


@RuleSpec(
    code="E611",
    name="level-above-unit",
    severity=Severity.WARNING,
    since="0.1",
    concerns=_is_told,
    message=Text(
        zh="公开主体都是{own}单位（{text}），公开层级却没有选{own}及以下",
        en='the units are all of level "{own}" ({text}), but only higher levels are ticked',
    ),
    page_zh="""
    公开层级高于公开主体的层级。

    公开主体只有乡镇、街道或者村（居）委会，公开层级却只选了更高的层级，
    层级和主体必有一项写错。主体中有其他单位、层级不能从名称断定的，不作判断。

    处理：核对公开主体和公开层级。
    """,
    bad={
        "id": "1",
        "responsibleUnits": [{"name": "某某镇人民政府"}],
        "levels": [{"code": "county", "text": "县级"}],
    },
    good={
        "id": "1",
        "responsibleUnits": [{"name": "某某镇人民政府"}],
        "levels": [{"code": "township", "text": "乡级"}],
    },
)
def level_above_unit(
    responsible_units: tuple[ResponsibleUnit, ...], levels: tuple[Coded, ...]
) -> Iterator[Hit]:
    """Only levels above those of all the units are ticked.

    Where townships, subdistricts or villages alone are responsible and only a
    higher level is ticked, either the level or the unit is wrong. Entries with
    other units, whose names do not tell their level, are not judged.

    Check the units and the levels.
    """
    own, ticked = [_level_of(unit) for unit in responsible_units], _levels(levels)
    if not own or ticked is None or None in own:
        return
    highest = max(ORDER.index(level) for level in own if level)
    if min(ticked) > highest:
        term = Term(ORDER[highest], codelist("levels").entry(ORDER[highest]).title)
        yield Hit({"own": term, "text": clip(responsible_units[0].name)}, field="levels")


@cache
def _type_words() -> dict[str, tuple[str, ...]]:
    table = cast("dict[str, list[str]]", read_toml("rules/access.toml")["type_words"])
    return {code: tuple(listed) for code, listed in table.items()}


def _types_in(content: tuple[str, ...]) -> set[str]:
    """Return the types that the content names, where each of its parts names one."""
    found: set[str] = set()
    for text in content:
        codes = {c for c, listed in _type_words().items() if any(w in text for w in listed)}
        if len(codes) != 1:
            return set()
        found |= codes
    return found


def _is_one_type(disclosure_types: tuple[Coded, ...], content: tuple[str, ...]) -> bool:
    known = all(each.code for each in disclosure_types)
    return bool(disclosure_types) and known and len(_types_in(content)) == 1


@RuleSpec(
    code="E621",
    name="type-against-content",
    severity=Severity.WARNING,
    since="0.1",
    basis=(LegalRef("cn-gb-2019-54"),),
    concerns=_is_one_type,
    message=Text(
        zh="公开内容“{text}”属于{right}，五公开类别却没有选这一类",
        en='the content "{text}" is of the type "{right}", which is not among those chosen',
    ),
    page_zh="""
    五公开类别与公开内容不符。

    “办事指南”属于服务公开，“决策草案”属于决策公开，“权力清单”属于管理公开。
    只有全部内容都属于同一类、又没有选这一类时才报；其他内容不作判断。

    处理：核对五公开类别。
    """,
    bad={
        "id": "1",
        "content": ["办事指南"],
        "disclosureTypes": [{"code": "decision", "text": "决策"}],
    },
    good={
        "id": "1",
        "content": ["办事指南"],
        "disclosureTypes": [{"code": "service", "text": "服务"}],
    },
)
def type_against_content(
    disclosure_types: tuple[Coded, ...], content: tuple[str, ...]
) -> Iterator[Hit]:
    """The disclosure type does not fit the content.

    办事指南 is service, 决策草案 is decision, 权力清单 is management. Only where
    every part of the content is of one type, and that one is not chosen, is it
    reported; nothing is said of other contents.

    Check the disclosure type.
    """
    if not _is_one_type(disclosure_types, content):
        return
    [right] = _types_in(content)
    if right not in {each.code for each in disclosure_types}:
        term = Term(right, codelist("disclosure-types").entry(right).title)
        yield Hit({"text": clip(content[0]), "right": term}, field="disclosure_types")


@cache
def _guide(name: str) -> tuple[str, ...]:
    table = cast("dict[str, list[str]]", read_toml("rules/access.toml")["guide"])
    return tuple(table[name])


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    guide = cast("dict[str, dict[str, list[str]]]", read_toml("rules/access.toml")["guide"])
    return {name: tuple(listed) for name, listed in guide["classes"].items()}


CLASSES = {
    "conditions": Text("办理条件", "conditions"),
    "materials": Text("所需材料", "documents needed"),
    "procedure": Text("办理流程", "procedure"),
    "contact": Text("办理地点或者咨询电话", "where to go or whom to call"),
}


def _lacking(items: tuple[str, ...], content: tuple[str, ...]) -> list[str] | None:
    """Return what a guide does not tell; None where the entry lists no parts of a guide."""
    whole, told = "\n".join((*items, *content)), "\n".join(content)
    listed = sum(part in told for part in _guide("parts"))
    if listed < PARTS or not any(name in whole for name in _guide("names")):
        return None
    return [name for name, said in _classes().items() if not any(w in told for w in said)]


PARTS = 2
"""A content that names fewer parts of a guide does not list them."""


def _is_listed(items: tuple[str, ...], content: tuple[str, ...]) -> bool:
    return _lacking(items, content) is not None


@RuleSpec(
    code="E631",
    name="guide-incomplete",
    severity=Severity.WARNING,
    since="0.1",
    concerns=_is_listed,
    message=Text(
        zh="办事指南列出的要素中没有{lacking}",
        en="the parts listed of the service guide do not include: {lacking}",
    ),
    page_zh="""
    办事指南列出的要素不全。

    公开内容逐项列出办事指南要素的，至少应有办理条件、所需材料、办理流程，
    以及办理地点或者咨询电话。只写“办事指南”四个字、没有逐项列出的，不作判断。

    处理：补上缺少的要素。
    """,
    bad={"id": "1", "items": ["办事指南"], "content": ["申请条件", "申请材料", "办理流程"]},
    good={
        "id": "1",
        "items": ["办事指南"],
        "content": ["申请条件", "申请材料", "办理流程", "咨询电话"],
    },
)
def guide_incomplete(items: tuple[str, ...], content: tuple[str, ...]) -> Iterator[Hit]:
    """A service guide does not list all that one has to know.

    Where the content lists the parts of a guide (办事指南), they are at least the
    conditions, the documents, the procedure, and where to go or whom to call.
    An entry that says 办事指南 and lists nothing is not judged.

    Add what is lacking.
    """
    lacking = _lacking(items, content)
    if lacking:
        zh = "、".join(CLASSES[name].zh for name in lacking)
        en = ", ".join(CLASSES[name].en for name in lacking)
        yield Hit({"lacking": Term(",".join(lacking), Text(zh, en))}, field="content")
