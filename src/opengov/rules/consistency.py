"""C20x: whether a catalog agrees with itself and with the names in use."""

from collections.abc import Iterator

from opengov.codelists import Code, codelist
from opengov.finding import Severity
from opengov.model.coded import Coded
from opengov.patch import Change, Mending, Rewording
from opengov.rules._judge import Sign, clip, sign_of_text
from opengov.rules._lists import words
from opengov.rules._registry import Context, Hit, Row, RuleSpec, Target, Values
from opengov.source import LegalRef
from opengov.text import Text
from opengov.wording.normalise import compact

__all__ = ["credit_code_differs", "domain_renamed", "duplicate_id", "duplicate_index_number"]


def _ended(domain: Coded, ctx: Context) -> Code | None:
    """Return the value of a domain that is no longer in use, by its code or its own name."""
    domains = codelist("domains")
    name = compact(domain.text or "")
    if name in words("channels", "kept_domain_names"):
        return None
    for entry in domains.entries:
        named = name == compact(entry.title.zh) if name else entry.code == domain.code
        over = entry.valid_to is not None and (ctx.as_of is None or entry.valid_to < ctx.as_of)
        if named and over:
            return entry
    return None


@RuleSpec(
    code="C201",
    name="domain-renamed",
    severity=Severity.WARNING,
    since="0.1",
    basis=(LegalRef("cn-gb-2019-54"),),
    on=(Target.ENTRY, Target.CATALOG),
    message=Text(
        zh="领域“{text}”是2017年试点的名称，现为“{right}”",
        en='the domain "{text}" has been called {right} since the pilot of 2017 ended',
    ),
    page_zh="""
    领域用的是已经更改的名称。

    2017年试点的领域中，征地补偿、拆迁安置、环境保护、扶贫救灾、医疗卫生在标准指引中改了名称，
    扶贫救灾还分成了两个领域。用旧名称的目录，统计覆盖面时要另行对应。
    代码表注明沿用至2020年底；按此前的日期检查时不报。

    处理：改用现在的名称；扶贫救灾分为两个目录。
    """,
    bad={"id": "1", "domain": {"code": "environmental_protection", "text": "环境保护"}},
    good={"id": "1", "domain": {"code": "ecology_environment", "text": "生态环境"}},
    mending=Mending(
        "domain-name", Text("领域改用现在的名称", "the domain by its present name"), safe=False
    ),
)
def domain_renamed(domain: Coded | None, ctx: Context) -> Iterator[Hit]:
    """The domain goes by a name that has been given up.

    Five domains of the pilot of 2017 have other names in the guidelines, and
    扶贫救灾 became two. Catalogs under the old names have to be matched by hand
    when coverage is counted. The codelist keeps the old names until the end of
    2020; a check as of a day before that reports nothing.

    Use the present name; make two catalogs of 扶贫救灾.
    """
    ended = None if domain is None else _ended(domain, ctx)
    if ended is not None and domain is not None:
        domains = codelist("domains")
        right = "、".join(domains.entry(code).title.zh for code in ended.replaced_by)
        yield Hit({"text": ended.title.zh, "right": right}, rewording=_renamed(domain, ended))


def _renamed(domain: Coded, ended: Code) -> Rewording | None:
    """Put the one successor in the place of a domain; where there are two, nobody can tell."""
    if domain.text is None or len(ended.replaced_by) != 1:
        return None
    (code,) = ended.replaced_by
    title = codelist("domains").entry(code).title.zh
    return Rewording((Change(0, len(domain.text), title),), (("code", code),))


@RuleSpec(
    code="C202",
    name="duplicate-id",
    severity=Severity.ERROR,
    since="0.1",
    on=(Target.CATALOG,),
    rows=("id",),
    partition=("id",),
    message=Text(
        zh="标识“{text}”与第 {first} 个条目相同",
        en='the id "{text}" is also that of entry {first}',
    ),
    page_zh="""
    同一目录中有两个条目的标识相同。

    标识用来引用条目，相同的标识不知道指哪一个。从表格读取时标识由位置而来，不会相同。
    条目从 1 起计。

    处理：给其中一个条目另编标识；内容也相同的（见 C101），删去一个。
    """,
    bad={
        "id": "1",
        "entries": [
            {"id": "1", "items": ["高龄津贴"]},
            {"id": "1", "items": ["机构备案"]},
        ],
    },
    good={
        "id": "1",
        "entries": [
            {"id": "1", "items": ["高龄津贴"]},
            {"id": "2", "items": ["机构备案"]},
        ],
    },
)
def duplicate_id(entries: tuple[Row, ...]) -> Iterator[Hit]:
    """Two entries of the catalog have the same id.

    Entries are referred to by their ids, and nobody can tell which of the two is
    meant. Read from a table, ids are positions and never the same. Entries are
    counted from 1.

    Give one of them another id; drop it if its content is the same too (C101).
    """
    first, *others = entries
    for row in others:
        values: Values = {"text": clip(row.entry.id), "first": first.position + 1}
        yield Hit(values, field="id", entry=row.position)


@RuleSpec(
    code="C203",
    name="credit-code-differs",
    severity=Severity.ERROR,
    since="0.1",
    on=(Target.CATALOG,),
    rows=("responsible_units",),
    message=Text(
        zh="“{text}”的统一社会信用代码与第 {first} 个条目不同",
        en='the credit code of "{text}" is not the one that entry {first} gives',
    ),
    page_zh="""
    同一单位在目录中有不同的统一社会信用代码。

    一个单位只有一个代码，不同的代码必有一个属于别的单位。代码本身是否正确，由读取时检查。
    条目从 1 起计。

    处理：核对代码。
    """,
    bad={
        "id": "1",
        "entries": [
            {
                "id": "1",
                "responsibleUnits": [{"name": "某县民政局", "creditCode": "1100000000000100XW"}],
            },
            {
                "id": "2",
                "responsibleUnits": [{"name": "某县民政局", "creditCode": "1100000000000200X4"}],
            },
        ],
    },
    good={
        "id": "1",
        "entries": [
            {
                "id": "1",
                "responsibleUnits": [{"name": "某县民政局", "creditCode": "1100000000000100XW"}],
            },
            {
                "id": "2",
                "responsibleUnits": [{"name": "某县民政局", "creditCode": "1100000000000100XW"}],
            },
        ],
    },
)
def credit_code_differs(entries: tuple[Row, ...]) -> Iterator[Hit]:
    """One unit has two unified social credit codes in the catalog.

    A unit has one code, so one of the two belongs to somebody else. Whether a
    code is well formed is checked when it is read. Entries are counted from 1.

    Check the codes.
    """
    known: dict[str, tuple[str, int]] = {}
    for row in entries:
        for index, unit in enumerate(row.entry.responsible_units):
            if unit.credit_code is None:
                continue
            code, first = known.setdefault(compact(unit.name), (unit.credit_code, row.position))
            if code != unit.credit_code:
                values: Values = {"text": clip(unit.name), "first": first + 1}
                yield Hit(values, "responsible_units", (index,), row.position)


@RuleSpec(
    code="C204",
    name="duplicate-index-number",
    severity=Severity.WARNING,
    since="0.1",
    on=(Target.CATALOG,),
    rows=("index_number",),
    partition=("index_number",),
    message=Text(
        zh="索引号“{text}”与第 {first} 个条目相同",
        en='the index number "{text}" is also that of entry {first}',
    ),
    page_zh="""
    两个条目的索引号相同。

    索引号在政府信息公开目录中是唯一的，相同的索引号查出来的是同一条信息。
    空白和占位符不作比较。条目从 1 起计。

    处理：核对索引号。
    """,
    bad={
        "id": "1",
        "entries": [
            {"id": "1", "indexNumber": "000014349/2017-00110"},
            {"id": "2", "indexNumber": "000014349/2017-00110"},
        ],
    },
    good={
        "id": "1",
        "entries": [
            {"id": "1", "indexNumber": "000014349/2017-00110"},
            {"id": "2", "indexNumber": "000014349/2017-00111"},
        ],
    },
)
def duplicate_index_number(entries: tuple[Row, ...]) -> Iterator[Hit]:
    """Two entries have the same index number.

    Index numbers are unique in the register of government information, so the
    same number leads to the same document. Blanks and placeholders are not
    compared. Entries are counted from 1.

    Check the index numbers.
    """
    first, *others = entries
    text = first.entry.index_number or ""
    if sign_of_text(text) is Sign.REAL:
        for row in others:
            values: Values = {"text": clip(text), "first": first.position + 1}
            yield Hit(values, field="index_number", entry=row.position)
