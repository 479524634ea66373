"""E2xx: time limits that are there, but say less than they should."""

from collections.abc import Iterator

from opengov.finding import Severity
from opengov.model.elements import frequency_element
from opengov.model.time import TimeLimit, UpdateFrequency
from opengov.rules._clauses import deciding_clause, reason_term, shown, unparsed
from opengov.rules._judge import Sign, clip, judge
from opengov.rules._registry import Context, Hit, RuleSpec, Values
from opengov.source import LegalRef
from opengov.text import Text

__all__ = ["anchor_missing", "frequency_as_limit", "limit_partly_unparsed", "no_bound"]

TWENTY_DAYS = (LegalRef("cn-ogi-2019", article=26),)
"""Within 20 working days of the day the information was formed or changed."""

PACES = frozenset({"realtime", "on_change", "on_event", "as_needed", "irregular"})
"""Frequencies that have a bound only where the words add one."""


@RuleSpec(
    code="E201",
    name="anchor-missing",
    severity=Severity.WARNING,
    since="0.1",
    basis=TWENTY_DAYS,
    message=Text(
        zh="公开时限“{text}”没有写明从什么时候起算",
        en='the time limit "{text}" does not say which event it is counted from',
    ),
    page_zh="""
    公开时限只有期限，没有起算事件。

    只写“20个工作日内”，不同的人会从不同的日子起算。条例第二十六条从信息形成或者变更之日起算；
    更新频次按此推断。

    处理：写明起算事件，例如“信息形成或者变更之日起20个工作日内”。
    """,
    bad={
        "id": "1",
        "timeLimit": {
            "raw": "20个工作日内",
            "clauses": [
                {
                    "kind": "deadline",
                    "relation": "after",
                    "duration": {"value": 20, "unit": "working_day"},
                }
            ],
        },
    },
    good={
        "id": "1",
        "timeLimit": {
            "raw": "信息形成之日起20个工作日内",
            "clauses": [
                {
                    "kind": "deadline",
                    "relation": "after",
                    "anchor": {"events": ["formed"], "text": "信息形成之日"},
                    "duration": {"value": 20, "unit": "working_day"},
                }
            ],
        },
    },
)
def anchor_missing(time_limit: TimeLimit | None) -> Iterator[Hit]:
    """The time limit gives a length but no event to count it from.

    Of 20个工作日内 everybody may think of another first day. Article 26 of the
    regulations counts from the day the information was formed or changed, and
    the update frequency is inferred accordingly.

    Name the event: 信息形成或者变更之日起20个工作日内.
    """
    if time_limit is None:
        return
    for index, clause in enumerate(time_limit.clauses):
        if clause.kind == "deadline" and clause.relation != "at" and clause.anchor is None:
            yield Hit({"text": clip(time_limit.raw)}, path=("clauses", index))


@RuleSpec(
    code="E202",
    name="no-bound",
    severity=Severity.WARNING,
    since="0.1",
    basis=TWENTY_DAYS,
    message=Text(
        zh="“{text}”没有最长期限，无法判断是否逾期",
        en='"{text}" sets no bound, so nobody can tell when it is overdue',
    ),
    page_zh="""
    更新频次没有最长期限。

    “及时”“实时”“随时”“动态调整”表明了要求，但没有写明最迟什么时候，监督时无法判断逾期。
    条例第二十六条要求最迟20个工作日。

    处理：加上最长期限，例如“及时更新，最迟不超过20个工作日”。
    """,
    bad={
        "id": "1",
        "updateFrequency": {"code": "on_change", "source": "stated", "raw": "及时更新"},
    },
    good={
        "id": "1",
        "updateFrequency": {
            "code": "on_change",
            "source": "stated",
            "raw": "及时更新，最迟6个月内必须有更新",
            "maxInterval": {"value": 6, "unit": "month"},
        },
    },
)
def no_bound(
    time_limit: TimeLimit | None, update_frequency: UpdateFrequency | None
) -> Iterator[Hit]:
    """The update frequency sets no bound.

    及时, 实时, 随时 and 动态调整 ask for something, but not by when at the
    latest, so that nobody can call it overdue. Article 26 of the regulations
    allows 20 working days at most.

    Add a bound: 及时更新，最迟不超过20个工作日.
    """
    if update_frequency is None or update_frequency.code not in PACES:
        return
    if update_frequency.within or update_frequency.max_interval or update_frequency.rrule:
        return
    clause = deciding_clause(time_limit, update_frequency)
    # A deadline before an event, or together with one, is bound by the event.
    if clause is None or clause.kind == "pace":
        yield Hit({"text": shown(time_limit, update_frequency)}, field="update_frequency")


@RuleSpec(
    code="E203",
    name="limit-partly-unparsed",
    severity=Severity.WARNING,
    since="0.1",
    message=Text(
        zh="公开时限中有一部分未能识别（{reason}）：{text}",
        en="part of the time limit was not understood ({reason}): {text}",
    ),
    page_zh="""
    公开时限有一部分未能识别。

    其余部分已经足够判断，未能识别的部分照录原文，不作猜测。
    整个时限都无法判断的见 E124。

    处理：按提示的原因补全或者改写这一部分。
    """,
    bad={
        "id": "1",
        "timeLimit": {
            "raw": "每季度，另见附件",
            "clauses": [
                {"kind": "frequency", "every": {"value": 3, "unit": "month"}},
                {"kind": "unparsed", "text": "另见附件", "reason": "reference"},
            ],
        },
        "updateFrequency": {"code": "quarterly", "source": "derived", "clause": 0},
    },
    good={
        "id": "1",
        "timeLimit": {
            "raw": "每季度",
            "clauses": [{"kind": "frequency", "every": {"value": 3, "unit": "month"}}],
        },
        "updateFrequency": {"code": "quarterly", "source": "derived", "clause": 0},
    },
)
def limit_partly_unparsed(
    time_limit: TimeLimit | None, update_frequency: UpdateFrequency | None, ctx: Context
) -> Iterator[Hit]:
    """Part of the time limit was not understood.

    The rest was enough to judge the entry; the part that was not understood is
    kept in its own words and nothing is guessed. A limit that could not be
    judged at all is E124.

    Complete or reword that part.
    """
    parts = unparsed(time_limit)
    if not parts:
        return
    if "update_frequency" in ctx.requires:
        derived = update_frequency is None or update_frequency.source != "stated"
        if derived and frequency_element(time_limit, update_frequency) == "undecided":
            return
    elif judge(time_limit).sign is Sign.MASKED and "time_limit" in ctx.requires:
        return
    for index, clause in parts:
        values: Values = {"reason": reason_term(clause.reason), "text": clip(clause.text)}
        yield Hit(values, path=("clauses", index))


@RuleSpec(
    code="E204",
    name="frequency-as-limit",
    severity=Severity.WARNING,
    since="0.1",
    message=Text(
        zh="公开时限“{text}”写的是更新频次，没有写明时限",
        en='the time limit "{text}" is an update frequency and sets no limit',
    ),
    page_zh="""
    公开时限一栏写的是更新频次。

    “半年至少更新1次”说明多久更新一次，没有说明信息形成以后最迟什么时候公开。

    处理：把频次移到“更新频次”一栏，在“公开时限”一栏写明期限。
    """,
    bad={
        "id": "1",
        "timeLimit": {
            "raw": "半年至少更新1次",
            "clauses": [
                {"kind": "frequency", "every": {"value": 6, "unit": "month"}, "atLeast": True}
            ],
        },
    },
    good={
        "id": "1",
        "timeLimit": {
            "raw": "信息形成之日起20个工作日内",
            "clauses": [
                {
                    "kind": "deadline",
                    "relation": "after",
                    "anchor": {"events": ["formed"], "text": "信息形成之日"},
                    "duration": {"value": 20, "unit": "working_day"},
                }
            ],
        },
    },
)
def frequency_as_limit(time_limit: TimeLimit | None) -> Iterator[Hit]:
    """The place of the time limit holds an update frequency.

    半年至少更新1次 says how often something is updated, not by when it is
    published once it exists.

    Move the frequency to a column 更新频次 and write the limit in 公开时限.
    """
    if time_limit is None or not time_limit.clauses:
        return
    if all(clause.kind == "frequency" for clause in time_limit.clauses):
        yield Hit({"text": clip(time_limit.raw)})
