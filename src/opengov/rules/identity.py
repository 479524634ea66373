"""C1xx: what entries are and how they are numbered within one catalog."""

from collections.abc import Iterator

from opengov.codelists import codelist
from opengov.finding import Severity
from opengov.model.coded import Coded
from opengov.rules._judge import clip
from opengov.rules._registry import Context, Hit, Row, RuleSpec, Target
from opengov.rules._sequence import misnumbered
from opengov.source import LegalRef
from opengov.text import Text

__all__ = ["duplicate_item", "sequence_gap", "unknown_domain"]


@RuleSpec(
    code="C101",
    name="duplicate-item",
    severity=Severity.ERROR,
    since="0.1",
    on=(Target.CATALOG,),
    rows=("items", "content", "domain"),
    partition=("items", "content", "domain"),
    message=Text(
        zh="与第 {first} 个条目重复：公开事项、公开内容和领域都相同（{text}）",
        en="repeats entry {first}: items, content and domain are the same ({text})",
    ),
    page_zh="""
    同一目录中有重复的条目。

    公开事项、公开内容和领域都相同的条目只应有一个；重复的条目会使统计偏大，
    责任单位或者时限不一致时也无从遵守。没有写公开事项的条目不作比较。条目从 1 起计。

    处理：删去重复的条目；确有区别的，把区别写进公开事项或者公开内容。
    """,
    bad={
        "id": "1",
        "entries": [
            {"id": "1", "items": ["养老服务", "高龄津贴"]},
            {"id": "2", "items": ["养老服务", "高龄津贴"]},
        ],
    },
    good={
        "id": "1",
        "entries": [
            {"id": "1", "items": ["养老服务", "高龄津贴"]},
            {"id": "2", "items": ["养老服务", "机构备案"]},
        ],
    },
)
def duplicate_item(entries: tuple[Row, ...]) -> Iterator[Hit]:
    """The catalog holds an entry twice.

    Entries with the same items, content and domain count the same matter twice,
    and where their units or limits differ nobody can follow both. Entries that
    name no item are not compared. Entries are counted from 1.

    Drop one of them, or write the difference into the items or the content.
    """
    first, *others = entries
    if not any(item.strip() for item in first.entry.items):
        return
    named = [*first.entry.items, *first.entry.content]
    for row in others:
        yield Hit(
            {"first": first.position + 1, "text": clip(" / ".join(named))},
            field="items",
            entry=row.position,
        )


@RuleSpec(
    code="C102",
    name="sequence-gap",
    severity=Severity.ERROR,
    since="0.1",
    on=(Target.CATALOG,),
    rows=("sequence", "items"),
    message=Text(
        zh="序号不连续：此处应为 {expected}，实为 {found}",
        en="the sequence is broken: {expected} should follow here, not {found}",
    ),
    page_zh="""
    序号缺号或者重号。

    序号不连续，多半是有的行丢失了，或者被重复粘贴。从任何数开始、每页从 1 重新编号、
    一个序号合并多行（一级事项相同）、空白序号所占的位置，都不算错；
    0505 之类的编码不是序号，不作判断。

    处理：核对是否缺行，然后重新编号。
    """,
    bad={
        "id": "1",
        "entries": [
            {"id": "1", "sequence": "1"},
            {"id": "2", "sequence": "2"},
            {"id": "3", "sequence": "4"},
        ],
    },
    good={
        "id": "1",
        "entries": [
            {"id": "1", "sequence": "1"},
            {"id": "2", "sequence": "2"},
            {"id": "3", "sequence": "3"},
        ],
    },
)
def sequence_gap(entries: tuple[Row, ...]) -> Iterator[Hit]:
    """A sequence number is missing or given twice.

    It mostly means that rows were lost or pasted twice. Numbers may begin
    anywhere, begin again at 1 on each page, and stand for several rows of one
    matter; a blank takes the place of one number. Codes such as 0505 are not
    numbers and are not judged.

    Look for missing rows, then number the rows anew.
    """
    for index, expected, found in misnumbered(entries):
        yield Hit({"expected": expected, "found": found}, field="sequence", entry=index)


def _is_known(domain: Coded, ctx: Context) -> bool:
    """Tell whether a domain was listed on the day; what was listed once stays known."""
    domains = codelist("domains")
    if domain.code is None:
        entry = domains.find(domain.text or "")
    else:
        entry = domains.entry(domain.code) if domain.code in domains.codes else None
    if entry is None:
        return False
    return ctx.as_of is None or entry.valid_from is None or entry.valid_from <= ctx.as_of


@RuleSpec(
    code="C103",
    name="unknown-domain",
    severity=Severity.ERROR,
    since="0.1",
    basis=(LegalRef("cn-gb-2019-54"),),
    on=(Target.ENTRY, Target.CATALOG),
    message=Text(
        zh="领域“{text}”不在领域代码表中",
        en='the domain "{text}" is not in the codelist of domains',
    ),
    page_zh="""
    领域不在代码表中。

    领域用代码表中的名称或者已知的别名，才能与其他地区的目录对应、统计覆盖面。
    按过去的日期检查时，当日还没有列入的领域也算不在代码表中；已经改名的见 C201。

    处理：改用代码表中的名称；本地增设的领域，请用所归属的领域，或者在自定义规则集中不用本规则。
    """,
    bad={"id": "1", "domain": {"text": "某某领域"}},
    good={"id": "1", "domain": {"code": "elderly_care", "text": "养老服务"}},
)
def unknown_domain(domain: Coded | None, ctx: Context) -> Iterator[Hit]:
    """The domain is not in the codelist.

    Only by a name of the codelist, or a known alias, can a catalog be compared
    with others and counted for coverage. A check as of a day in the past goes by
    the codelist of that day; names that were given up are C201.

    Use the name in the codelist; for a domain of local making, use the one it
    belongs to, or a profile without this rule.
    """
    if domain is None or _is_known(domain, ctx):
        return
    text = clip(domain.text or domain.code or "")
    if text:
        yield Hit({"text": text})
