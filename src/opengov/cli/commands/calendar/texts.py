"""What `opengov calendar` says, in both languages."""

from datetime import date
from typing import TYPE_CHECKING

from opengov.text import Lang, Text

if TYPE_CHECKING:
    from opengov.calendar.rulings import DayKind

__all__ = [
    "BAD_YEAR",
    "BEFORE",
    "BY_ACT",
    "CALENDAR",
    "CANNOT_READ",
    "CAUTION",
    "CHANGED",
    "COLON",
    "CORNER",
    "COVERAGE",
    "EARLIEST",
    "EXPORT_EXTENSION",
    "IMPORTED",
    "KIND",
    "KINDS",
    "LATEST",
    "LEAST",
    "LEFT_OUT",
    "LOCAL",
    "LOCAL_ACT",
    "MAKEUP",
    "MISSING",
    "MONTHS",
    "MONTH_NAMES",
    "MOST",
    "NO",
    "NOTHING",
    "NOTICE",
    "NOTICE_REFUSED",
    "NOT_COVERED",
    "NOT_COVERED_BEFORE",
    "N_OFF",
    "N_WORKED",
    "OFF",
    "OPEN",
    "OPEN_DAY",
    "PROVISIONAL_POSSIBLE",
    "REFUSALS",
    "SECONDARY",
    "SOURCE",
    "STATUS",
    "STATUSES",
    "TEXT_REFUSED",
    "TITLE",
    "TOML_EXTENSION",
    "UNDECODABLE",
    "WEEKDAYS",
    "WEEKDAY_HEADS",
    "WEEKEND",
    "WORK",
    "WORKED",
    "WORKS",
    "YES",
    "span_of_days",
]

YES = Text("是", "yes")
NO = Text("否", "no")
CALENDAR = Text("日历", "calendar")

WEEKDAYS = Text(
    "星期一 星期二 星期三 星期四 星期五 星期六 星期日",
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
)
WEEKDAY_HEADS = Text("一 二 三 四 五 六 日", "Mo Tu We Th Fr Sa Su")
MONTHS = Text(
    "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月",
    "January February March April May June July August September October November December",
)
MONTH_NAMES = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

# kinds of days
KINDS: dict["DayKind", Text] = {
    "working_day": Text("工作日", "working day"),
    "weekend": Text("周末休息", "weekend, a day off"),
    "holiday": Text("放假", "day off"),
    "makeup": Text("调休上班", "make-up working day"),
    "local_holiday": Text("本地放假", "local day off"),
    "local_makeup": Text("本地调休上班", "local make-up working day"),
}
WORKED = Text("上班", "working day")
WEEKEND = Text("周末", "weekend")
OFF = Text("放假", "day off")
MAKEUP = Text("调休上班", "make-up working day")
OPEN = Text("待定", "not settled yet")
WORKS = {True: Text("上班", "offices work"), False: Text("不上班", "offices do not work")}

# labels of `explain` and `add`
KIND = Text("性质", "What it is")
STATUS = Text("状态", "Status")
STATUSES = {
    "certain": Text("确定", "certain"),
    "provisional": Text("暂定", "provisional"),
}
NOTICE = Text("依据", "Notice")
TITLE = Text("标题", "Title")
SOURCE = Text("网址", "Source")
BEFORE = Text("原为", "Was before")
BY_ACT = Text("{kind}（{act}）", "{kind} ({act})")
CHANGED = Text("改定", "Changed by")
CAUTION = Text("注意", "Caution")
COLON = Text("：", ": ")
NOTHING = Text("", "")
LOCAL_ACT = Text("地方放假安排", "local arrangement")
LEAST = Text("最少", "At least")
MOST = Text("最多", "At most")
LEFT_OUT = Text("说明", "Note")
MISSING = Text("缺{year}年的放假通知", "the holiday notice for {year} is missing")
EARLIEST = Text("最早", "Earliest")
LATEST = Text("最晚", "Latest")
LOCAL = Text("本地", "Local days")
SECONDARY = Text(
    "发文信息取自二手资料，未对照原文", "read in a secondary source, not in the official text"
)
COVERAGE = {
    "known": Text("本地放假安排已收录原文", "local days are on file, read in the text"),
    "secondary": Text(
        "本地放假安排取自二手资料，未对照原文", "local days come from a secondary source"
    ),
    "partial": Text("本地放假安排只收录一部分", "only some of the local days are on file"),
    "unknown": Text(
        "本地放假安排没有资料，按全国安排回答",
        "nothing is on file about local days; the answer is the nation's",
    ),
}
OPEN_DAY = Text(
    "{year}年的放假通知还可能调整这一天", "the notice for {year} may still rule this day anew"
)

# the year
N_WORKED = Text("全年{n}个工作日", "{n} working days")
N_OFF = Text("（{n}天）", " ({n})")
WORK = Text("上班 ", "work ")
CORNER = Text("右上角：当月工作日数", "in the corner: working days of the month")

# what cannot be done
NOT_COVERED = Text(
    "{calendar} 日历只到 {until}（起于 {since}），所问的日期无法回答：缺{year}年的放假通知；"
    "取得后用 --notice 给出",
    "the calendar {calendar} is known from {since} until {until} and cannot answer this: "
    "the holiday notice for {year} is missing; once published, give it with --notice",
)
NOT_COVERED_BEFORE = Text(
    "{calendar} 日历只有 {since} 至 {until} 的资料，所问的日期无法回答",
    "the calendar {calendar} is known from {since} until {until} and cannot answer this",
)
PROVISIONAL_POSSIBLE = Text(
    "，或用 --provisional 求最早和最晚日期", ", or ask for bounds with --provisional"
)
BAD_YEAR = Text("年份须为四位数字，而不是 {value}", "a year has four digits, not {value}")
CANNOT_READ = Text("无法读取 {path}：{why}", "cannot read {path}: {why}")
UNDECODABLE = Text(
    "无法读取 {path}：不是 UTF-8 或 GB18030 文本（{encoding} 解码出错）；请另存为 UTF-8 文本",
    "cannot read {path}: it is not text in UTF-8 or GB18030 ({encoding} fails); "
    "save it as UTF-8 text",
)
EXPORT_EXTENSION = Text(
    "无法由 {path} 的扩展名看出格式；可用：.ics .json",
    "the extension of {path} does not tell a format; known: .ics .json",
)
TOML_EXTENSION = Text(
    "日历年文件须以 .toml 结尾，而不是 {path}", "a calendar year is a .toml file, not {path}"
)
NOTICE_REFUSED = Text("放假通知不能使用：{why}", "{why}")
TEXT_REFUSED = Text(
    "未能读懂通知：{why}；原句：“{quote}”。请与官方文本核对，或手工编写该年文件",
    "{why}",
)
IMPORTED = Text(
    "已写入 {path}；各命令用 --notice {path} 使用", "wrote {path}; use it with --notice {path}"
)
REFUSALS = {
    "checksum-differs": "放假天数与调休天数之差不等于法定节假日天数",
    "count-differs": "所写天数与起止日期不符",
    "days-contradict": "同一天既放假又上班，或各条互相冲突",
    "holiday-missing": "缺少某个法定节日",
    "holiday-repeated": "同一节日出现两次",
    "impossible-date": "日期不存在",
    "issue-date-implausible": "发文日期与年份不符",
    "issue-date-missing": "没有发文日期，可用 --issued 给出",
    "lunar-day-differs": "农历日期与公历日期不符",
    "makeup-not-on-weekend": "调休上班的日子不在周末",
    "makeup-too-far": "调休上班的日子离假期太远",
    "no-days": "没有写明放假日期",
    "not-a-notice": "不像放假通知",
    "statutory-day-works": "法定节假日没有放假",
    "unread-sentence": "有读不懂的句子",
    "weekday-differs": "所写星期与日期不符",
    "year-differs": "出现不同的年份",
    "year-unknown": "看不出是哪一年的通知，可用 --year 给出",
}
"""The problems of `NoticeParseError` in Chinese."""


def span_of_days(first: date, last: date, lang: Lang) -> str:
    """Write a span of days without the year.

    >>> span_of_days(date(2026, 10, 1), date(2026, 10, 7), "zh")
    '10月1日—7日'
    >>> span_of_days(date(2022, 12, 31), date(2023, 1, 2), "en")
    'Dec 31 – Jan 2'
    """
    start, end = (
        f"{day.month}月{day.day}日" if lang == "zh" else f"{MONTH_NAMES[day.month - 1]} {day.day}"
        for day in (first, last)
    )
    if first == last:
        return start
    if first.month == last.month:
        return f"{start}—{last.day}日" if lang == "zh" else f"{start}–{last.day}"
    return f"{start}—{end}" if lang == "zh" else f"{start} – {end}"
