"""Time limits (公开时限) and update frequencies (更新频次): what a table says, in parts."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from opengov.model._base import Count, Doc, FullDate, Identifier, Index, Model
from opengov.text import Text

__all__ = [
    "Anchor",
    "CalendarClause",
    "Clause",
    "DeadlineClause",
    "DisplayClause",
    "Duration",
    "Event",
    "ExtensionClause",
    "FrequencyClause",
    "FrequencyCode",
    "OnRequestClause",
    "PaceClause",
    "PeriodClause",
    "RetentionClause",
    "ScopedFrequency",
    "TimeLimit",
    "TimeUnit",
    "UnparsedClause",
    "UpdateFrequency",
]

TimeUnit: TypeAlias = Literal["working_day", "day", "week", "month", "year", "hour"]
"""Unit of time as stated: working days (工作日) are never converted to days (日)."""

Event: TypeAlias = Literal[
    "formed",
    "changed",
    "made",
    "acquired",
    "issued",
    "received",
    "applied",
    "decided",
    "determined",
    "approved",
    "replied",
    "started",
    "ended",
    "held",
    "occurred",
    "published",
    "other",
]
"""What a limit is counted from: a code of the codelist `events`."""

FrequencyCode: TypeAlias = Literal[
    "realtime",
    "daily",
    "weekly",
    "semimonthly",
    "monthly",
    "quarterly",
    "semiannual",
    "annual",
    "on_change",
    "on_event",
    "as_needed",
    "irregular",
    "interval",
]
"""How often something is updated: a code of the codelist `frequencies`."""

Scope = Annotated[str | None, Doc("适用范围", "Scope", "该条款只适用于哪些内容；缺省为全部内容")]


class Duration(Model):
    """A length of time, value and unit as stated (两周 is 2 weeks, never 14 days)."""

    value: Annotated[Count, Doc("数值", "Value", "数值，整数")]
    """How many units, a whole number from 1."""

    unit: Annotated[TimeUnit, Doc("单位", "Unit", "时间单位", codelist="time-units")]
    """Unit of time."""


class Anchor(Model):
    """The event a limit is counted from (起算点)."""

    events: Annotated[
        tuple[Event, ...],
        Doc("事件", "Events", "起算事件代码", codelist="events"),
        Field(min_length=1),
    ]
    """What happened: one code, or several that the text joins with 或者."""

    text: Annotated[str, Doc("原文", "Text", "起算事件的原文")]
    """The words of the event."""


class DeadlineClause(Model):
    """A deadline relative to an event: 信息形成之日起20个工作日内."""

    kind: Annotated[Literal["deadline"], Doc("类别", "Kind", "条款类别")]
    """Tells the clauses apart."""
    scope: Scope = None
    """Contents the clause is limited to; absent means all."""
    relation: Annotated[
        Literal["after", "before", "at"],
        Doc(
            "关系",
            "Relation",
            "事件之后、之前或同时",
            values=(
                ("after", Text("事件之后", "after the event")),
                ("before", Text("事件之前", "before the event")),
                ("at", Text("与事件同时", "at the same time as the event")),
            ),
        ),
    ]
    """Whether the limit lies after, before or at the event."""
    anchor: Annotated[Anchor | None, Doc("起算点", "Anchor", "起算事件；未写明则缺省")] = None
    """The event; absent where the text names none."""
    duration: Annotated[Duration | None, Doc("时长", "Duration", "时长；同时进行的可以没有")] = (
        None
    )
    """Length of the period."""


class PaceClause(Model):
    """A pace without a number: 及时, 实时, 随时, 按进展情况, 动态调整."""

    kind: Annotated[Literal["pace"], Doc("类别", "Kind", "条款类别")]
    """Tells the clauses apart."""
    scope: Scope = None
    """Contents the clause is limited to; absent means all."""
    pace: Annotated[
        Literal[
            "realtime", "promptly", "anytime", "by_progress", "dynamic", "as_needed", "irregular"
        ],
        Doc("进度", "Pace", "未量化的进度要求", codelist="paces"),
    ]
    """How fast, in words."""
    anchor: Annotated[Anchor | None, Doc("起算点", "Anchor", "起算事件；未写明则缺省")] = None
    """The event, as in 重大决策作出后及时公开."""


class CalendarClause(Model):
    """A day of the calendar: 每年1月31日前, 每季度的首个月20日."""

    kind: Annotated[Literal["calendar"], Doc("类别", "Kind", "条款类别")]
    """Tells the clauses apart."""
    scope: Scope = None
    """Contents the clause is limited to; absent means all."""
    relation: Annotated[
        Literal["on", "before"],
        Doc(
            "关系",
            "Relation",
            "当日或之前",
            values=(
                ("on", Text("当日", "on the day")),
                ("before", Text("该日之前", "before the day")),
            ),
        ),
    ]
    """Whether it is due on the day or before it."""
    rrule: Annotated[
        str | None, Doc("重复规则", "Recurrence rule", "RFC 5545 RRULE 表示的日期规律")
    ] = None
    """The days as a recurrence rule (RFC 5545)."""
    recurrence: Annotated[
        Literal["stated", "inferred"],
        Doc(
            "重复依据",
            "Recurrence",
            "是否写明每年等重复",
            values=(
                ("stated", Text("原文写明重复，如“每年”", "the text says that it recurs")),
                (
                    "inferred",
                    Text("没有写明，按通常的意思推断", "taken in the usual sense"),
                ),
            ),
        ),
    ] = "stated"
    """`inferred` where the text names a day but not that it recurs."""
    next: Annotated[bool, Doc("次期", "Next", "次周、次月：指下一个周期"), Field(strict=True)] = (
        False
    )
    """True for 次周 and 次月: the day lies in the following week or month."""
    date: Annotated[FullDate | None, Doc("日期", "Date", "写明年份的具体日期")] = None
    """A single date, in place of a rule."""


class FrequencyClause(Model):
    """How often something is updated: 半年至少更新1次."""

    kind: Annotated[Literal["frequency"], Doc("类别", "Kind", "条款类别")]
    """Tells the clauses apart."""
    scope: Scope = None
    """Contents the clause is limited to; absent means all."""
    every: Annotated[Duration | None, Doc("周期", "Every", "更新周期")] = None
    """Length of the cycle."""
    times: Annotated[Count, Doc("次数", "Times", "每个周期更新次数")] = 1
    """Updates per cycle."""
    at_least: Annotated[bool, Doc("至少", "At least", "是否为下限"), Field(strict=True)] = False
    """True where the text sets a minimum (至少, 不超过)."""


class DisplayClause(Model):
    """How long something is shown: 公示7个工作日."""

    kind: Annotated[Literal["display"], Doc("类别", "Kind", "条款类别")]
    """Tells the clauses apart."""
    scope: Scope = None
    """Contents the clause is limited to; absent means all."""
    purpose: Annotated[
        Literal["public_notice", "consultation"],
        Doc(
            "目的",
            "Purpose",
            "公示或征求意见",
            values=(
                ("public_notice", Text("公示", "public notice")),
                ("consultation", Text("征求意见", "consultation of the public")),
            ),
        ),
    ]
    """Public notice (公示) or consultation (征求意见)."""
    bound: Annotated[
        Literal["exactly", "at_least", "at_most"],
        Doc(
            "界限",
            "Bound",
            "恰好、至少或至多",
            values=(
                ("exactly", Text("恰好这么长", "exactly so long")),
                ("at_least", Text("至少这么长", "at least so long")),
                ("at_most", Text("至多这么长", "at most so long")),
            ),
        ),
    ]
    """Whether the length is exact, a minimum or a maximum."""
    duration: Annotated[Duration, Doc("时长", "Duration", "展示时长")]
    """How long it is shown."""


class RetentionClause(Model):
    """How long something stays published: 长期公开. Never a frequency."""

    kind: Annotated[Literal["retention"], Doc("类别", "Kind", "条款类别")]
    """Tells the clauses apart."""
    scope: Scope = None
    """Contents the clause is limited to; absent means all."""
    term: Annotated[
        Literal["permanent", "long_term", "while_in_office", "fixed"],
        Doc("期限", "Term", "永久、长期、任期内或固定期限", codelist="retention-terms"),
    ]
    """How long, in words."""
    duration: Annotated[Duration | None, Doc("时长", "Duration", "固定期限的时长")] = None
    """Length, where the term is fixed."""


class ExtensionClause(Model):
    """By how much a limit may be extended: 可延长7个工作日."""

    kind: Annotated[Literal["extension"], Doc("类别", "Kind", "条款类别")]
    """Tells the clauses apart."""
    scope: Scope = None
    """Contents the clause is limited to; absent means all."""
    duration: Annotated[Duration, Doc("时长", "Duration", "可延长的时长")]
    """Length of the extension."""


class OnRequestClause(Model):
    """Disclosed on request only (依申请公开)."""

    kind: Annotated[Literal["on_request"], Doc("类别", "Kind", "条款类别")]
    """Tells the clauses apart."""
    scope: Scope = None
    """Contents the clause is limited to; absent means all."""


class PeriodClause(Model):
    """A bare length without a word on what it measures: 6个月."""

    kind: Annotated[Literal["period"], Doc("类别", "Kind", "条款类别")]
    """Tells the clauses apart."""
    scope: Scope = None
    """Contents the clause is limited to; absent means all."""
    duration: Annotated[Duration, Doc("时长", "Duration", "时长")]
    """The length."""


class UnparsedClause(Model):
    """Words that could not be read, and why; never a guess."""

    kind: Annotated[Literal["unparsed"], Doc("类别", "Kind", "条款类别")]
    """Tells the clauses apart."""
    scope: Scope = None
    """Contents the clause is limited to; absent means all."""
    text: Annotated[str, Doc("原文", "Text", "未能识别的原文")]
    """The words."""
    reason: Annotated[
        Literal[
            "masked",
            "truncated",
            "unit_missing",
            "number_unclear",
            "conflict",
            "reference",
            "wording",
        ],
        Doc("原因", "Reason", "未能识别的原因", codelist="unparsed-reasons"),
    ]
    """Why they could not be read."""


Clause = Annotated[
    DeadlineClause
    | PaceClause
    | CalendarClause
    | FrequencyClause
    | DisplayClause
    | RetentionClause
    | ExtensionClause
    | OnRequestClause
    | PeriodClause
    | UnparsedClause,
    Field(discriminator="kind"),
]
"""One part of a time limit, told apart by `kind`."""


class TimeLimit(Model):
    """A time limit (公开时限) as stated, and the clauses that were understood.

    A placeholder ("/", 略) and a 同上 without antecedent have no clauses.

    >>> TimeLimit(raw="/").clauses
    ()
    """

    raw: Annotated[str, Doc("原文", "Raw text", "单元格原文")]
    """The cell's text."""

    clauses: Annotated[tuple[Clause, ...], Doc("条款", "Clauses", "识别出的各项条款")] = ()
    """What the text says, part by part."""

    unless_other_law: Annotated[
        bool,
        Doc("法律另有规定除外", "Unless other law", "法律、法规另有规定的从其规定"),
        Field(strict=True),
    ] = False
    """True where the text yields to other law (另有规定的，从其规定)."""


class ScopedFrequency(Model):
    """An update frequency for some of an entry's contents only."""

    scope: Annotated[Identifier, Doc("适用范围", "Scope", "适用的内容")]
    """The contents."""
    code: Annotated[FrequencyCode, Doc("代码", "Code", "频次代码", codelist="frequencies")]
    """How often."""
    within: Annotated[Duration | None, Doc("时限", "Within", "事件后多长时间内")] = None
    """Length of the period after the event."""
    max_interval: Annotated[
        Duration | None, Doc("最长间隔", "Longest interval", "两次更新之间的最长间隔")
    ] = None
    """Longest time between two updates."""
    at_least: Annotated[bool, Doc("至少", "At least", "是否为下限"), Field(strict=True)] = False
    """True where the text sets a minimum."""
    rrule: Annotated[
        str | None, Doc("重复规则", "Recurrence rule", "RFC 5545 RRULE 表示的日期规律")
    ] = None
    """Days that the text names."""


class UpdateFrequency(Model):
    """How often an entry is updated (更新频次), and how we know.

    Without a `code` the words stand in `raw` and could not be read.
    """

    code: Annotated[
        FrequencyCode | None, Doc("代码", "Code", "频次代码", codelist="frequencies")
    ] = None
    """How often."""

    source: Annotated[
        Literal["stated", "derived", "inferred"],
        Doc("来源", "Source", "写明、由时限推得，或推断", codelist="frequency-sources"),
    ]
    """`stated` in a column of its own, `derived` from the limit's words, or `inferred`."""

    within: Annotated[Duration | None, Doc("时限", "Within", "事件后多长时间内")] = None
    """Length of the period after the event."""

    max_interval: Annotated[
        Duration | None, Doc("最长间隔", "Longest interval", "两次更新之间的最长间隔")
    ] = None
    """Longest time between two updates."""

    at_least: Annotated[bool, Doc("至少", "At least", "是否为下限"), Field(strict=True)] = False
    """True where the text sets a minimum."""

    rrule: Annotated[
        str | None, Doc("重复规则", "Recurrence rule", "RFC 5545 RRULE 表示的日期规律")
    ] = None
    """Days that the text names."""

    raw: Annotated[str | None, Doc("原文", "Raw text", "更新频次列的原文")] = None
    """Text of the frequency column, where the table has one."""

    clause: Annotated[Index | None, Doc("条款序号", "Clause", "所依据的时限条款，从0计")] = None
    """Index of the clause of the time limit that decided."""

    scoped: Annotated[
        tuple[ScopedFrequency, ...], Doc("分项频次", "Scoped", "只适用于部分内容的频次")
    ] = ()
    """Frequencies of parts of the contents."""
