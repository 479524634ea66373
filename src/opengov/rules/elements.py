"""E10x: whether the elements that a profile requires are there."""

from collections.abc import Iterator

from opengov.finding import Severity
from opengov.model.catalog import Audience, Channel
from opengov.model.coded import Coded
from opengov.model.legal import LegalBasis
from opengov.model.organs import ResponsibleUnit
from opengov.model.time import TimeLimit
from opengov.rules._clauses import BLANK
from opengov.rules._judge import Sign, clip, judge
from opengov.rules._registry import Hit, RuleSpec
from opengov.source import LegalRef
from opengov.text import Text

__all__ = [
    "audience_missing",
    "channel_missing",
    "content_missing",
    "items_missing",
    "legal_basis_missing",
    "methods_missing",
    "time_limit_missing",
    "units_missing",
]

STANDARD_CATALOGS = (LegalRef("cn-gb-2019-54"),)
"""The notice that lists the elements of a standard catalog."""


def _missing(value: object) -> bool:
    return judge(value).sign is Sign.MISSING


@RuleSpec(
    code="E101",
    name="content-missing",
    severity=Severity.ERROR,
    since="0.1",
    basis=STANDARD_CATALOGS,
    over=("content",),
    absence=True,
    message=Text(zh="缺少公开内容", en="the content to be disclosed is missing"),
    page_zh="""
    条目没有写明公开内容（要素）。

    不写明公开什么，既无法执行，也无法监督。空白单元格，以及各项都是空白的列表，都算缺少。
    只有占位符（/、略）的见 E111。

    处理：在“公开内容（要素）”一栏写明本事项应当公开的信息。
    """,
    bad={"id": "1", "items": ["高龄津贴"]},
    good={"id": "1", "items": ["高龄津贴"], "content": ["发放标准"]},
)
def content_missing(content: tuple[str, ...]) -> Iterator[Hit]:
    """The entry does not say what is disclosed.

    Without the content (公开内容) nobody can carry the entry out or check it. A
    blank cell counts as missing, and so does a list of blanks; a mere
    placeholder is E111.

    Write down, in the column 公开内容（要素）, the information to be disclosed.
    """
    if _missing(content):
        yield Hit()


@RuleSpec(
    code="E102",
    name="responsible-unit-missing",
    severity=Severity.ERROR,
    since="0.1",
    basis=STANDARD_CATALOGS,
    over=("responsible_units",),
    absence=True,
    message=Text(zh="缺少公开主体（责任单位）", en="the responsible unit is missing"),
    page_zh="""
    条目没有写明由哪个单位负责公开。

    没有责任单位，信息逾期或者有误时无从追究。空白单元格不从上一行取值：
    只有合并单元格和“同上”才沿用上面的值。

    处理：在“公开主体”一栏写明单位全称；多个单位用顿号分开。
    """,
    bad={"id": "1", "content": ["发放标准"]},
    good={"id": "1", "content": ["发放标准"], "responsibleUnits": [{"name": "某县民政局"}]},
)
def units_missing(responsible_units: tuple[ResponsibleUnit, ...]) -> Iterator[Hit]:
    """The entry does not name a unit that answers for it.

    Without a responsible unit (公开主体) nobody can be held to account. A blank
    cell takes nothing from the row above: only a merged cell and 同上 do.

    Write the unit's full name in the column 公开主体.
    """
    if _missing(responsible_units):
        yield Hit()


@RuleSpec(
    code="E103",
    name="channel-missing",
    severity=Severity.ERROR,
    since="0.1",
    basis=STANDARD_CATALOGS,
    over=("channels",),
    absence=True,
    message=Text(
        zh="缺少公开渠道：没有写明，或者各选项都没有勾选（{text}）",
        en="the channel is missing: nothing is written, or no box is ticked ({text})",
    ),
    page_zh="""
    条目没有写明通过什么渠道公开。

    单元格空白，或者列出了各种渠道而方框全部为□，都看不出信息发布在哪里。
    方框字符丢失、无法判断勾选了哪些的，见 E123。

    处理：在“公开渠道和载体”一栏勾选或者写明至少一个渠道。
    """,
    bad={"id": "1", "channels": [{"text": "□政府网站 □政府公报"}]},
    good={"id": "1", "channels": [{"code": "government_website", "text": "政府网站"}]},
)
def channel_missing(channels: tuple[Channel, ...]) -> Iterator[Hit]:
    """The entry does not say where the information is published.

    Either nothing is written in the column 公开渠道和载体, or the cell lists the
    channels and every box is empty (□). Where glyphs were lost, so that nobody
    can tell which are ticked, it is E123.

    Tick or name at least one channel.
    """
    judgement = judge(channels)
    if judgement.sign is Sign.MISSING:
        yield Hit({"text": clip(judgement.text) or BLANK})


@RuleSpec(
    code="E105",
    name="item-missing",
    severity=Severity.ERROR,
    since="0.1",
    basis=STANDARD_CATALOGS,
    over=("items",),
    absence=True,
    message=Text(zh="缺少公开事项名称", en="the name of the matter is missing"),
    page_zh="""
    条目没有写明公开事项的名称。

    事项名称用来在目录、栏目和信息之间相互对应。各级事项都空白才算缺少。

    处理：在“公开事项”一栏写明一级、二级事项的名称。
    """,
    bad={"id": "1", "content": ["发放标准"]},
    good={"id": "1", "content": ["发放标准"], "items": ["养老服务", "高龄津贴"]},
)
def items_missing(items: tuple[str, ...]) -> Iterator[Hit]:
    """The entry does not name the matter it is about.

    The name (公开事项) ties the catalog to the columns of the website and to
    what is published there. It is missing when all its levels are blank.

    Write the names of the matter, level 1 first.
    """
    if _missing(items):
        yield Hit()


@RuleSpec(
    code="E106",
    name="legal-basis-missing",
    severity=Severity.ERROR,
    since="0.1",
    basis=STANDARD_CATALOGS,
    over=("legal_basis",),
    absence=True,
    message=Text(zh="缺少公开依据", en="the legal basis is missing"),
    page_zh="""
    条目没有写明依据什么公开。

    公开依据说明为什么应当公开、由谁规定，文件修订以后也靠它找到要改的条目。

    处理：在“公开依据”一栏写明文件名称和文号。
    """,
    bad={"id": "1", "content": ["发放标准"]},
    good={
        "id": "1",
        "content": ["发放标准"],
        "legalBasis": [{"text": "《中华人民共和国政府信息公开条例》"}],
    },
)
def legal_basis_missing(legal_basis: tuple[LegalBasis, ...]) -> Iterator[Hit]:
    """The entry cites no instrument it is disclosed under.

    The basis (公开依据) says why something must be disclosed; when an instrument
    is amended, it also leads to the entries to be changed.

    Cite the instrument with its title and document number.
    """
    if _missing(legal_basis):
        yield Hit()


@RuleSpec(
    code="E107",
    name="time-limit-missing",
    severity=Severity.ERROR,
    since="0.1",
    basis=STANDARD_CATALOGS,
    over=("time_limit",),
    absence=True,
    message=Text(zh="缺少公开时限", en="the time limit is missing"),
    page_zh="""
    条目没有写明公开时限。

    没有时限就无法判断是否按期公开。未能识别的时限算作已写明；只有占位符的见 E111。

    处理：在“公开时限”一栏写明期限，例如“信息形成或者变更之日起20个工作日内”。
    """,
    bad={"id": "1", "content": ["发放标准"]},
    good={"id": "1", "content": ["发放标准"], "timeLimit": {"raw": "依照有关规定办理"}},
)
def time_limit_missing(time_limit: TimeLimit | None) -> Iterator[Hit]:
    """The entry does not say by when the information is published.

    Without a limit (公开时限) nobody can tell whether it came in time. A limit
    that could not be understood counts as written; a placeholder is E111.

    Write down the limit, for example 信息形成或者变更之日起20个工作日内.
    """
    if _missing(time_limit):
        yield Hit()


@RuleSpec(
    code="E108",
    name="audience-missing",
    severity=Severity.ERROR,
    since="0.1",
    basis=STANDARD_CATALOGS,
    over=("audience",),
    absence=True,
    message=Text(zh="缺少公开对象", en="the audience is missing"),
    page_zh="""
    条目没有写明向谁公开。

    公开对象区分全社会和特定群体，两者都没有选择、也没有文字的，算缺少。

    处理：在“全社会”“特定群体”中选择，或者写明特定群体。
    """,
    bad={"id": "1", "content": ["发放标准"]},
    good={"id": "1", "content": ["发放标准"], "audience": {"public": True}},
)
def audience_missing(audience: Audience | None) -> Iterator[Hit]:
    """The entry does not say to whom the information is disclosed.

    The audience (公开对象) is the whole of society or particular groups; it is
    missing when neither is ticked and nothing is written.

    Tick 全社会 or 特定群体, or name the group.
    """
    if _missing(audience):
        yield Hit()


@RuleSpec(
    code="E109",
    name="method-missing",
    severity=Severity.ERROR,
    since="0.1",
    basis=STANDARD_CATALOGS,
    over=("methods",),
    absence=True,
    message=Text(zh="缺少公开方式", en="the method of disclosure is missing"),
    page_zh="""
    条目没有写明主动公开还是依申请公开。

    公开方式决定信息由谁发起公开，也决定适用哪种期限。

    处理：在“主动”“依申请”中选择一项。
    """,
    bad={"id": "1", "content": ["发放标准"]},
    good={
        "id": "1",
        "content": ["发放标准"],
        "methods": [{"code": "proactive", "text": "主动公开"}],
    },
)
def methods_missing(methods: tuple[Coded, ...]) -> Iterator[Hit]:
    """The entry does not say whether it is disclosed proactively or on request.

    The method (公开方式) decides who takes the first step and which time limits
    apply.

    Tick 主动 or 依申请.
    """
    if _missing(methods):
        yield Hit()
