"""E111-E114 and E121-E123: something is written, but not what it should be."""

from collections.abc import Iterator

from opengov.finding import Severity
from opengov.model.catalog import Channel
from opengov.model.organs import ResponsibleUnit
from opengov.rules._judge import Judgement, Sign, clip, judge
from opengov.rules._registry import Context, Element, Hit, RuleSpec
from opengov.text import Text
from opengov.wording.signs import is_generic_unit

__all__ = [
    "channel_undecided",
    "content_undecided",
    "dangling_reference",
    "generic_unit",
    "masked_value",
    "placeholder",
    "unit_undecided",
]

ELEMENTS = (
    "content",
    "responsible_units",
    "channels",
    "items",
    "legal_basis",
    "time_limit",
    "audience",
    "methods",
)
"""Fields whose words are judged alike; the update frequency has rules of its own."""


def _judge(element: Element, ctx: Context) -> Judgement | None:
    """Judge an element, unless another rule reports on it.

    Where the update frequency is required it is what the limit is needed for:
    a limit that says nothing is then E104 or E124.
    """
    if element.field == "time_limit" and "update_frequency" in ctx.requires:
        return None
    return judge(element.value)


def _hits(judgement: Judgement | None, sign: Sign) -> Iterator[Hit]:
    if judgement is not None and judgement.sign is sign:
        yield Hit({"text": clip(judgement.text)}, path=judgement.path)


@RuleSpec(
    code="E111",
    name="placeholder-value",
    severity=Severity.ERROR,
    since="0.1",
    over=ELEMENTS,
    leaves="missing",
    message=Text(
        zh="“{field}”只填了占位符“{text}”，没有实际内容",
        en='"{field}" holds only the placeholder "{text}"',
    ),
    page_zh="""
    必备要素只填了占位符。

    “/”“略”“无”“待定”之类只占位置，不是内容，视同没有写明。一个要素列有多项时，
    只要有一项是实际内容，就不报本规则；有一项被遮盖的见 E112。
    公开时限只有占位符、而规则集要求更新频次的，按缺少更新频次报 E104。

    处理：填写实际内容；确实不适用的事项从目录中删去。
    """,
    bad={"id": "1", "content": ["/"]},
    good={"id": "1", "content": ["发放标准"]},
)
def placeholder(element: Element, ctx: Context) -> Iterator[Hit]:
    """A required element holds only a placeholder.

    "/", 略, 无 and 待定 hold the place of a value and say nothing. Of a list,
    one real value is enough for this rule to keep silent; if one is masked it
    is E112. A placeholder as time limit is E104 in a profile that requires the
    update frequency.

    Write the value, or drop the entry if it does not apply.
    """
    yield from _hits(_judge(element, ctx), Sign.PLACEHOLDER)


@RuleSpec(
    code="E112",
    name="masked-value",
    severity=Severity.ERROR,
    since="0.1",
    over=ELEMENTS,
    leaves="undecided",
    message=Text(
        zh="“{field}”中的文字被遮盖：{text}",
        en='characters of "{field}" are masked: {text}',
    ),
    page_zh="""
    必备要素中有文字被符号遮盖。

    “****局”之类看不出原来写的是什么，多见于转载网页。一个要素列有多项时，
    只要有一项被遮盖就报本规则，因为被遮盖的可能正是要查的那一项。
    公开时限被遮盖、而规则集要求更新频次的，报 E124。

    处理：从原始文件恢复被遮盖的文字。
    """,
    bad={"id": "1", "responsibleUnits": [{"name": "****局"}]},
    good={"id": "1", "responsibleUnits": [{"name": "某县民政局"}]},
)
def masked_value(element: Element, ctx: Context) -> Iterator[Hit]:
    """Characters of a required element are masked.

    Nobody can tell what ****局 was; it is common on pages that copy a table. Of
    a list, one masked value is enough, since something is hidden whatever
    stands beside it. A masked time limit is E124 in a profile that requires the
    update frequency.

    Restore the words from the original.
    """
    yield from _hits(_judge(element, ctx), Sign.MASKED)


@RuleSpec(
    code="E113",
    name="dangling-reference",
    severity=Severity.ERROR,
    since="0.1",
    over=ELEMENTS,
    leaves="missing",
    message=Text(
        zh="“{field}”写的是“{text}”，但上面没有可以沿用的内容",
        en='"{field}" says "{text}", but there is nothing above to repeat',
    ),
    page_zh="""
    必备要素写的是“同上”，上面却没有可以沿用的内容。

    有来处的“同上”在读取表格时已经换成上面的值；留下来的都没有来处，例如表格第一行，
    或者上面一行也是空白。JSON 条目各自独立，不能写“同上”。

    处理：写明实际内容。
    """,
    bad={"id": "1", "responsibleUnits": [{"name": "同上"}]},
    good={"id": "1", "responsibleUnits": [{"name": "某县民政局"}]},
)
def dangling_reference(element: Element, ctx: Context) -> Iterator[Hit]:
    """A required element says 同上 with nothing above to repeat.

    Where there is something above, reading a table puts it in place; what is
    left stands in the first row or below a blank. Entries in JSON stand by
    themselves and cannot say 同上.

    Write the value itself.
    """
    yield from _hits(_judge(element, ctx), Sign.DITTO)


@RuleSpec(
    code="E114",
    name="generic-unit",
    severity=Severity.WARNING,
    since="0.1",
    over=("responsible_units",),
    message=Text(
        zh="公开主体只是泛称“{text}”，没有指明具体单位",
        en='the responsible unit is named only in general: "{text}"',
    ),
    page_zh="""
    公开主体只写了泛称。

    “相关审批部门”“各有关单位”不能落实责任。同时写有具体单位的不报。

    处理：写明具体单位的名称。
    """,
    bad={"id": "1", "responsibleUnits": [{"name": "相关审批部门"}]},
    good={"id": "1", "responsibleUnits": [{"name": "某县行政审批局"}]},
)
def generic_unit(responsible_units: tuple[ResponsibleUnit, ...]) -> Iterator[Hit]:
    """The responsible unit is named only in general.

    相关审批部门 or 各有关单位 names nobody who could be asked. One unit with a
    name of its own beside it is enough.

    Name the unit.
    """
    if judge(responsible_units).sign is not Sign.REAL:
        return
    real = [i for i, u in enumerate(responsible_units) if judge((u,)).sign is Sign.REAL]
    if all(is_generic_unit(responsible_units[i].name) for i in real):
        yield Hit({"text": clip(responsible_units[real[0]].name)}, path=(real[0],))


UNDECIDED = Text(
    zh="“{field}”的文字已经丢失，无法判断写的是什么：{text}",
    en='the words of "{field}" were lost, so nobody can tell what it said: {text}',
)


@RuleSpec(
    code="E121",
    name="content-undecided",
    severity=Severity.ERROR,
    since="0.1",
    over=("content",),
    leaves="undecided",
    message=UNDECIDED,
    page_zh="""
    公开内容的文字已经丢失，无法判断是否写明。

    错误值（#REF!）、没有计算结果的公式和乱码问号说明原来可能有内容，不能当作缺少，
    也不能当作已有。

    处理：从原始文件恢复；公式请改为数值后另存。
    """,
    bad={"id": "1", "content": ["#REF!"]},
    good={"id": "1", "content": ["发放标准"]},
)
def content_undecided(content: tuple[str, ...]) -> Iterator[Hit]:
    """The words of the content were lost, so that it cannot be judged.

    An error value (#REF!), a formula without its result or question marks in
    place of characters show that there may have been something: that is
    neither missing nor present.

    Restore the words; save formulas as values.
    """
    yield from _hits(judge(content), Sign.UNDECIDED)


@RuleSpec(
    code="E122",
    name="responsible-unit-undecided",
    severity=Severity.ERROR,
    since="0.1",
    over=("responsible_units",),
    leaves="undecided",
    message=UNDECIDED,
    page_zh="""
    公开主体的文字已经丢失，无法判断是否写明。

    错误值（#REF!）、没有计算结果的公式和乱码问号说明原来可能写有单位。

    处理：从原始文件恢复；公式请改为数值后另存。
    """,
    bad={"id": "1", "responsibleUnits": [{"name": "#N/A"}]},
    good={"id": "1", "responsibleUnits": [{"name": "某县民政局"}]},
)
def unit_undecided(responsible_units: tuple[ResponsibleUnit, ...]) -> Iterator[Hit]:
    """The words of the responsible unit were lost, so that it cannot be judged.

    An error value (#N/A), a formula without its result or question marks in
    place of characters show that a unit may have been named.

    Restore the words; save formulas as values.
    """
    yield from _hits(judge(responsible_units), Sign.UNDECIDED)


@RuleSpec(
    code="E123",
    name="channel-undecided",
    severity=Severity.ERROR,
    since="0.1",
    over=("channels",),
    leaves="undecided",
    message=Text(
        zh="无法判断勾选了哪些公开渠道：{text}",
        en="nobody can tell which channels are chosen: {text}",
    ),
    page_zh="""
    勾选符号已经丢失，无法判断选择了哪些公开渠道。

    符号字体的方框在转换格式时常常变成问号，或者整个消失，剩下一串渠道名称。
    这时不能猜测哪些被选中，也不能当作没有选择（全部为□的见 E103）。

    处理：对照原件重新勾选，用 ■ 表示选中、□ 表示未选。
    """,
    bad={"id": "1", "channels": [{"text": "?政府网站 ?政府公报"}]},
    good={"id": "1", "channels": [{"code": "government_website", "text": "政府网站"}]},
)
def channel_undecided(channels: tuple[Channel, ...]) -> Iterator[Hit]:
    """The boxes were lost, so that nobody can tell which channels are chosen.

    Boxes set in a symbol font turn into question marks, or vanish, when a file
    is converted; a string of names is left. Which were ticked is not guessed,
    and they are not called missing either (every box empty is E103).

    Tick the channels again after the original: ■ chosen, □ not chosen.
    """
    yield from _hits(judge(channels), Sign.UNDECIDED)
