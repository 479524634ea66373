"""E41x: where something is published."""

from collections.abc import Iterator
from functools import cache

from opengov._resources import read_csv
from opengov.codelists import codelist
from opengov.finding import Severity
from opengov.law.instruments import instrument
from opengov.model.catalog import Audience, Channel
from opengov.model.coded import Coded
from opengov.patch import Change, Mending, Rewording
from opengov.rules._judge import Sign, clip, judge, sign_of_text
from opengov.rules._lists import words
from opengov.rules._registry import Hit, RuleSpec, Values
from opengov.source import LegalRef
from opengov.text import Text
from opengov.wording.normalise import compact

__all__ = ["channel_alias", "other_unnamed", "website_missing"]


@cache
def _spellings() -> frozenset[tuple[str, str]]:
    """Return the aliases that only spell a channel otherwise, each with its code."""
    notes = words("channels", "spelling_notes")
    rows = (row for row in read_csv("aliases/channels.csv") if row["note"] in notes)
    return frozenset((compact(row["alias"]), row["code"]) for row in rows)


@RuleSpec(
    code="E411",
    name="channel-alias",
    severity=Severity.WARNING,
    since="0.1",
    basis=(LegalRef("cn-gb-2019-54"),),
    message=Text(
        zh="公开渠道“{text}”不是标准目录的写法，应为“{right}”",
        en='the channel "{text}" is called {right} in the standard catalogs',
    ),
    page_zh="""
    公开渠道没有用标准目录的名称。

    同一渠道有多种写法，汇总时就会分成几个。本规则只管同一渠道的不同写法；
    “部门网站”之类写得更具体的，保留原样，不报。

    处理：改用标准目录的名称。
    """,
    bad={"id": "1", "channels": [{"code": "service_center", "text": "行政服务中心"}]},
    good={"id": "1", "channels": [{"code": "service_center", "text": "政务服务中心"}]},
    mending=Mending("channel-name", Text("渠道改用标准名称", "a channel by its standard name")),
)
def channel_alias(channels: tuple[Channel, ...]) -> Iterator[Hit]:
    """A channel is not called what the standard catalogs call it.

    Under several names one channel is counted as several. Only spellings of the
    same channel are meant: words that say more, such as 部门网站, stay as they
    are and are not reported.

    Use the name of the standard catalogs.
    """
    for index, channel in enumerate(channels):
        if channel.code is None or channel.code == "other" or not channel.text:
            continue
        if (compact(channel.text), channel.code) in _spellings():
            right = codelist("channels").entry(channel.code).title.zh
            alone = [other.code for other in channels].count(channel.code) == 1
            renamed = Rewording((Change(0, len(channel.text), right),)) if alone else None
            values: Values = {"text": clip(channel.text), "right": right}
            yield Hit(values, path=(index,), rewording=renamed)


BLANKS = "_.…—-:()（）"
"""What stands where the name of another channel should."""


@cache
def _open_names() -> frozenset[str]:
    aliases = (alias for alias, code in codelist("channels").aliases if code == "other")
    return frozenset(map(compact, ("", codelist("channels").entry("other").title.zh, *aliases)))


@RuleSpec(
    code="E412",
    name="other-unnamed",
    severity=Severity.WARNING,
    since="0.1",
    told_by=("T249",),
    message=Text(
        zh="公开渠道选了“其他”，没有写明是什么渠道",
        en="the channel 其他 (other) is chosen without saying which",
    ),
    page_zh="""
    公开渠道选了“其他”，没有写明名称。

    公众无从得知在哪里查看。从表格读取时已由 T249 提示的单元格，不再重复。

    处理：写明渠道的名称；没有其他渠道的，取消勾选。
    """,
    bad={"id": "1", "channels": [{"code": "other", "text": "其他____"}]},
    good={"id": "1", "channels": [{"code": "other", "text": "其他：村应急广播"}]},
)
def other_unnamed(channels: tuple[Channel, ...]) -> Iterator[Hit]:
    """The channel 其他 is chosen without a name.

    Nobody can tell where to look. A cell about which reading a table said so
    already (T249) is not reported again.

    Name the channel, or do not choose 其他.
    """
    for index, channel in enumerate(channels):
        if channel.code == "other" and compact(channel.text or "").strip(BLANKS) in _open_names():
            yield Hit(path=(index,))


ONLINE = frozenset({"government_website", "new_media"})


def _is_online(channel: Channel) -> bool:
    text = channel.text or ""
    return channel.code in ONLINE or any(word in text for word in words("channels", "online"))


def _is_for_everybody(
    channels: tuple[Channel, ...],
    audience: Audience | None,
    methods: tuple[Coded, ...],
    levels: tuple[Coded, ...],
) -> bool:
    """Tell whether everybody is to see it without asking, at a level that has a website."""
    if audience is None or not audience.public or judge(channels).sign is not Sign.REAL:
        return False
    villages = bool(levels) and {level.code for level in levels} == {"village"}
    return {method.code for method in methods} == {"proactive"} and not villages


@RuleSpec(
    code="E413",
    name="website-missing",
    severity=Severity.WARNING,
    since="0.1",
    basis=(LegalRef("cn-ogi-2019", article=24),),
    effective_from=instrument("cn-ogi-2019").in_force_from,
    concerns=_is_for_everybody,
    message=Text(
        zh="面向全社会主动公开，公开渠道中却没有政府网站或者其他网上平台（{text}）",
        en="disclosed proactively to everybody, yet no channel is on the web ({text})",
    ),
    page_zh="""
    面向全社会主动公开的条目，没有网上的公开渠道。

    条例要求依托政府门户网站、利用统一的平台集中发布主动公开的信息；只在现场公开，
    多数人看不到。只面向特定群体、依申请公开，以及只有村级公开的，不作判断。

    处理：增加“政府网站”；确实只宜在现场公开的，核对公开对象是否为特定群体。
    """,
    bad={
        "id": "1",
        "channels": [{"code": "on_site", "text": "入户/现场"}],
        "audience": {"public": True},
        "methods": [{"code": "proactive", "text": "主动公开"}],
    },
    good={
        "id": "1",
        "channels": [{"code": "government_website", "text": "政府网站"}],
        "audience": {"public": True},
        "methods": [{"code": "proactive", "text": "主动公开"}],
    },
)
def website_missing(
    channels: tuple[Channel, ...],
    audience: Audience | None,
    methods: tuple[Coded, ...],
    levels: tuple[Coded, ...],
) -> Iterator[Hit]:
    """What is disclosed proactively to everybody has no channel on the web.

    The regulations want what is disclosed proactively to be published together,
    relying on the websites of governments; what is shown in one place only, few
    people see. Entries for particular groups, on request, and of villages alone
    are not judged.

    Add 政府网站, or check whether the audience is a particular group.
    """
    if not _is_for_everybody(channels, audience, methods, levels):
        return
    real = [c for c in channels if c.code is not None or sign_of_text(c.text or "") is Sign.REAL]
    if not any(map(_is_online, real)):
        names = [c.text or str(c.code) for c in real]
        yield Hit({"text": clip("、".join(names))})
