"""E104, E124, E134: the update frequency, stated or derived from the time limit."""

from collections.abc import Iterator

from opengov.finding import Severity
from opengov.model.elements import frequency_element, gives_frequency
from opengov.model.time import TimeLimit, UpdateFrequency
from opengov.rules._clauses import deciding_clause, reason_of, shown
from opengov.rules._registry import Hit, RuleSpec, Term
from opengov.text import Text

__all__ = ["frequency_inferred", "frequency_missing", "frequency_undecided"]

GIVES_NONE = Term("gives_none", Text("也不能推得", "none follows from"))
LEFT_OUT = Term("left_out", Text("可以推得，但记录没有写出", "the record leaves out the one of"))
"""In JSON the writer derives the frequency; only reading a table does it for him."""


@RuleSpec(
    code="E104",
    name="update-frequency-missing",
    severity=Severity.ERROR,
    since="0.1",
    over=("update_frequency",),
    absence=True,
    message=Text(
        zh="缺少更新频次：没有写明，公开时限（{text}）{limit}",
        en="the update frequency is missing: none is stated, and {limit} the time limit ({text})",
    ),
    page_zh="""
    条目没有写明更新频次，也不能由公开时限推得。

    各地目录很少单设“更新频次”一栏，所以由公开时限推得：“形成或者变更之日起20个工作日内”
    即随变更更新，“每季度”即按季更新。“长期公开”说的是保留多久，不是多久更新一次；
    空白、“/”和没有来处的“同上”也推不出频次。时限未能识别、无法判断的见 E124。
    只写依申请公开、或者期限自申请起算的条目不要求更新频次。
    读表时自动推得；JSON 由写出的一方推得并写入 updateFrequency。

    处理：写明公开时限（起算事件和期限）或者更新周期。
    """,
    bad={"id": "1", "timeLimit": {"raw": "/"}},
    good={
        "id": "1",
        "timeLimit": {"raw": "/"},
        "updateFrequency": {"code": "quarterly", "source": "stated", "raw": "每季度"},
    },
)
def frequency_missing(
    time_limit: TimeLimit | None, update_frequency: UpdateFrequency | None
) -> Iterator[Hit]:
    """The entry states no update frequency, and none follows from its time limit.

    Catalogs rarely have a column for it, so reading a table derives the
    frequency (更新频次) from the limit: 形成或者变更之日起20个工作日内 means on
    change, 每季度 quarterly. 长期公开 says how long something stays, not how
    often it is updated. A limit that was not understood is E124. A limit that
    speaks of requests only (依申请公开) needs no frequency. In JSON the writer
    derives it and writes updateFrequency.

    Write down the limit with its event, or the cycle of updates.
    """
    if frequency_element(time_limit, update_frequency) == "missing":
        clauses = () if time_limit is None else time_limit.clauses
        limit = LEFT_OUT if any(map(gives_frequency, clauses)) else GIVES_NONE
        yield Hit({"text": shown(time_limit, update_frequency), "limit": limit})


@RuleSpec(
    code="E124",
    name="update-frequency-undecided",
    severity=Severity.ERROR,
    since="0.1",
    over=("update_frequency",),
    leaves="undecided",
    message=Text(
        zh="无法判断更新频次（{reason}）：{text}",
        en="the update frequency cannot be told ({reason}): {text}",
    ),
    page_zh="""
    写有公开时限或者更新频次，但未能识别，无法判断。

    数字被遮盖、单位丢失、前后矛盾、只引用其他文件，或者写法未能识别时，既不猜测，
    也不当作缺少。

    处理：按提示的原因补全或者改写，例如“信息形成或者变更之日起20个工作日内”。
    """,
    bad={
        "id": "1",
        "timeLimit": {
            "raw": "形成后*个工作日内",
            "clauses": [{"kind": "unparsed", "text": "形成后*个工作日内", "reason": "masked"}],
        },
    },
    good={
        "id": "1",
        "timeLimit": {
            "raw": "形成后20个工作日内",
            "clauses": [
                {
                    "kind": "deadline",
                    "relation": "after",
                    "anchor": {"events": ["formed"], "text": "形成"},
                    "duration": {"value": 20, "unit": "working_day"},
                }
            ],
        },
    },
)
def frequency_undecided(
    time_limit: TimeLimit | None, update_frequency: UpdateFrequency | None
) -> Iterator[Hit]:
    """A time limit or an update frequency is written, but could not be understood.

    A masked number, a lost unit, two limits that contradict each other, a mere
    reference or unknown wording: nothing is guessed, and it is not called
    missing either.

    Complete or reword it, for example 信息形成或者变更之日起20个工作日内.
    """
    if frequency_element(time_limit, update_frequency) == "undecided":
        text = shown(time_limit, update_frequency)
        yield Hit({"reason": reason_of(time_limit, update_frequency), "text": text})


@RuleSpec(
    code="E134",
    name="update-frequency-inferred",
    severity=Severity.WARNING,
    since="0.1",
    over=("update_frequency",),
    message=Text(
        zh="更新频次是推断的：公开时限“{text}”没有写明是更新周期",
        en='the update frequency is inferred: the time limit "{text}" does not say that it is '
        "a cycle of updates",
    ),
    page_zh="""
    更新频次由单独的时长或者日期推断而来。

    “6个月”可能是更新周期，也可能是别的期限；“1月31日前”没有写“每年”。
    按通常的意思推断为半年、每年，但请核实。

    处理：写明“每半年更新一次”“每年1月31日前”。
    """,
    bad={
        "id": "1",
        "timeLimit": {
            "raw": "6个月",
            "clauses": [{"kind": "period", "duration": {"value": 6, "unit": "month"}}],
        },
        "updateFrequency": {"code": "semiannual", "source": "inferred", "clause": 0},
    },
    good={
        "id": "1",
        "timeLimit": {
            "raw": "6个月",
            "clauses": [{"kind": "period", "duration": {"value": 6, "unit": "month"}}],
        },
        "updateFrequency": {"code": "semiannual", "source": "stated", "raw": "每半年"},
    },
)
def frequency_inferred(
    time_limit: TimeLimit | None, update_frequency: UpdateFrequency | None
) -> Iterator[Hit]:
    """The update frequency is inferred from a bare period or a calendar date.

    6个月 may be a cycle of updates or something else, and 1月31日前 does not say
    每年. They are read in the usual sense, semiannual and annual.

    Say 每半年更新一次 or 每年1月31日前.
    """
    if update_frequency is None or update_frequency.source != "inferred":
        return
    clause = deciding_clause(time_limit, update_frequency)
    if clause is not None and clause.kind in {"period", "calendar"}:
        yield Hit({"text": shown(time_limit, update_frequency)})
