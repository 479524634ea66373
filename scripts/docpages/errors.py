"""The page of the errors: every class with its code and bases."""

import inspect
from collections.abc import Iterator, Mapping
from datetime import datetime

from scripts.docpages.markdown import both, code, fence, heading, paragraphs, table

from opengov import errors, get_calendar
from opengov.errors import OpenGovError
from opengov.text import Lang, Text

__all__ = ["pages"]

TITLE = Text("错误", "Errors")
INTRODUCTION = Text(
    "用法错误抛出 `OpenGovError`；数据有问题不抛错误，而是成为[检查结果](../rules/index.md)。\n"
    '每个错误也是标准库的一种错误，并有自己的 `code`，例如 `error.code == "unknown-code"`。\n'
    "错误信息用英文写明：什么不对、为什么、怎么办。",
    "Wrong use raises an `OpenGovError`; "
    "wrong data raises nothing and becomes a [finding](../rules/index.md).\n"
    "Every error is an error of the standard library too, and has a `code`, "
    'such as `error.code == "unknown-code"`.\n'
    "A message says what is wrong, why, and what to do.",
)
CHINESE = {
    "opengov": "本库有意抛出的所有错误的基类。",
    "missing-extra": "没有安装可选依赖；信息中写明应安装哪一个。",
    "resource-not-found": "安装包中没有这个数据文件。",
    "unknown-code": "登记表中没有这个名称（规则、代码表、规则集、数据模式等）。",
    "invalid-profile": "规则集文件不能使用。",
    "invalid-law": "地方规定文件不能使用。",
    "invalid-report": "报告或基线文件不能使用。",
    "invalid-schema": "应为数据模式或代码表的文件不能使用。",
    "invalid-notice": "放假通知或保存它的文件与公布的内容不可能一致。",
    "contradictory-notice": "日历中的两项内容相互矛盾。",
    "notice-parse": "读不懂放假通知的文字，或者其中的天数、日期对不上。",
    "calendar-not-covered": "所问的日期超出已公布放假安排的范围。",
    "zoneless-datetime": "不带时区的时间点，不能确定是哪一天。",
    "unsupported-value": "参数的类型不对。",
    "negative-number": "个数小于零。",
}
"""What the docstrings say; a class without an entry is shown in English."""
EXAMPLES: Mapping[type[OpenGovError], OpenGovError] = {
    type(example): example
    for example in (
        errors.MissingExtraError("tables", needed_for="reading XLSX"),
        errors.ResourceNotFoundError("codelists/colours.csv"),
        errors.UnknownCodeError("codelist", "colours", known=("channels", "domains")),
        errors.InvalidProfileError("ours", "it has the unknown key `rule`; known: rules"),
        errors.InvalidLawError("local.toml", "figure.reply: its values do not follow each other"),
        errors.InvalidReportError("old.json", "it is no report that opengov wrote"),
        errors.InvalidSchemaError("our.schema.json", "it is not JSON: …"),
        errors.InvalidNoticeError("2027.toml", ("year is missing",)),
        errors.ContradictoryNoticeError("CN-GX 2024", "2024-04-11 is off without it"),
        errors.NoticeParseError(
            "weekday-differs", quote="1月1日（周六）", why="2027-01-01 is a Friday"
        ),
        errors.CalendarNotCoveredError(
            "2027-01-04",
            calendar="CN",
            known_from=get_calendar("CN").known_from,
            known_until=get_calendar("CN").known_until,
            missing_year=get_calendar("CN").known_until.year + 1,
        ),
        errors.ZonelessDatetimeError(datetime(2026, 3, 1, 9, 30)),  # noqa: DTZ001 - meant
        errors.NegativeNumberError("working_days", -1),
        errors.UnsupportedValueError("the calendar", 20260301, takes="a date"),
    )
}
"""One of each class, for what its message says."""
MESSAGE = Text("信息，例如：", "Message, for example:")
BASES = Text("继承", "Bases")
CODE = Text("代码", "Code")


def pages() -> Iterator[tuple[str, Text]]:
    """Give the page of the errors."""
    yield "reference/errors", both(_page)


def _page(lang: Lang) -> str:
    parts = [f"# {TITLE.say(lang)}", INTRODUCTION.say(lang)]
    heads = (CODE.say(lang), BASES.say(lang))
    for kind in _classes():
        about = inspect.cleandoc(kind.__doc__ or "")
        if lang == "zh":
            about = CHINESE.get(kind.code, about)
        bases = ", ".join(code(base.__name__) for base in kind.__bases__)
        parts += [
            heading(2, kind.__name__, kind.__name__.lower()),
            paragraphs(about),
            table(heads, [(code(kind.code), bases)]),
        ]
        if kind in EXAMPLES:
            parts += [MESSAGE.say(lang), fence(str(EXAMPLES[kind]))]
    return "\n\n".join(parts) + "\n"


def _classes() -> list[type[OpenGovError]]:
    """Return the public error classes, the base first."""
    found = [getattr(errors, name) for name in errors.__all__]
    return sorted(found, key=lambda kind: (kind is not OpenGovError, kind.__name__))
