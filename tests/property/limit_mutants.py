"""Edits of time-limit wordings, and what a text literally says, both without the parser."""

import re
from collections.abc import Iterator

WORKING = ("工作日", "工作天")
UNIT_WORDS = {
    "working_day": r"个?工作[日天]",
    "day": r"(?:个?(?:日历日|自然日)|日|天)",
    "week": r"(?:周|个?(?:星期|礼拜))",
    "month": r"个(?:自然)?月",
    "year": r"周?年",
    "hour": r"个?小时",
}
TRADITIONAL = dict(
    zip("内个变规开务门议条决后发时办长", "內個變規開務門議條決後發時辦長", strict=True)
)
PINYIN = {"规": "guī", "个": "gè", "内": "nèi", "开": "kai", "变": "biàn", "日": "ri"}
CHINESE = dict(
    zip(
        (1, 2, 3, 5, 7, 10, 12, 15, 20, 30),
        ["一", "二", "三", "五", "七", "十", "十二", "十五", "二十", "三十"],
        strict=True,
    )
)

EVENTS = (
    "信息形成或变更之日起",
    "信息形成或者变更之日起",
    "自该信息形成或者变更之日起",
    "信息形成之日起",
    "信息形成后",
    "制定或获取信息之日起",
    "自制作或获取该信息之日起",
    "收到征地批准文件之日起",
    "本级人民代表大会批准后",
    "分配结果确定后",
    "会议结束后",
    "作出行政决定之日起",
    "信息形成(变更)后",
    "政策文件印发后",
)
LENGTHS = ["20个工作日", "7个工作日", "15日", "3个月", "2周", "1年", "10天", "24小时", "5个工作日"]
PLAIN = (
    "每季度公布一次",
    "每年1月31日前",
    "每年4月1日之前",
    "每月10日前",
    "半年至少更新1次",
    "每周至少更新1次",
    "公示7个工作日",
    "公示期不少于5个工作日",
    "每季度首月15日前",
    "6月底前",
    "保留3年",
    "可延长7个工作日",
    "更新间隔不超过3天",
    "每半年",
    "实时更新",
    "及时公开",
    "长期公开",
    "依申请公开",
    "动态更新",
    "按进展情况及时公开",
    "次月5日前",
)
TURNED = {
    "内": ["前", "后", "外", "以上", "左右", "-"],
    "后": ["前", "前后", "-"],
    "前": ["后", "内", "前后", "-"],
    "之日起": ["之日前", "之前", "-"],
    "至少": ["至多", "-"],
    "不少于": ["不超过", "-"],
    "每": ["第", "-"],
}
"""Words that carry the direction or bound, and what stands in their place; - for nothing."""


def bases() -> Iterator[str]:
    """Yield wordings that are read in full."""
    for event in EVENTS:
        for length in LENGTHS:
            yield f"{event}{length}内"
            yield f"{event}{length}内予以公开"
    for length in LENGTHS:
        yield f"{length}内公开"
    yield from PLAIN


def preserving(text: str) -> Iterator[str]:
    """Yield edits that leave the meaning as it is."""
    yield from _signs(text)
    yield from _gaps(text)
    yield from _words(text)
    yield from _scripts(text)


def _signs(text: str) -> Iterator[str]:
    yield text.translate({i: i + 0xFEE0 for i in range(0x21, 0x7F)})
    yield text.translate({ord(d): ord(d) + 0xFEE0 for d in "0123456789"})
    for sign in ("。", ";", "；", ",", "。 "):
        yield text + sign
    for mark in ("1.", "1、", "①", "(1)", "一、", "1. "):
        if not (text[0].isdigit() and mark[-1] in ".、 "):
            yield mark + text


def _gaps(text: str) -> Iterator[str]:
    yield f" {text} "
    yield " ".join(re.findall(r"\d+|\D", text))
    for place in range(1, len(text)):
        if not (text[place - 1].isdigit() and text[place].isdigit()):
            yield text[:place] + (" ", "\n", "\u3000")[place % 3] + text[place:]


def _words(text: str) -> Iterator[str]:
    yield text.replace("或者", "或") if "或者" in text else text.replace("或", "或者")
    yield text.replace("个工作日", "工作日")
    yield text.replace("内", "内内")
    yield re.sub(r"\d+(?=个?工作日|[日天周年]|个月|次|小时)", _chinese, text)
    if text.endswith(("日内", "天内")):
        for tail in ("公开", "予以公开", "及时公开", "向社会公开"):
            yield text + tail
    if text.endswith("内予以公开"):
        yield text.removesuffix("予以公开")


def _scripts(text: str) -> Iterator[str]:
    yield text.translate({ord(plain): old for plain, old in TRADITIONAL.items()})
    for plain, old in TRADITIONAL.items():
        yield text.replace(plain, old)
    for char, sound in PINYIN.items():
        yield text.replace(char, f"{char}({sound})")
        yield text.replace(char, f"{char}（{sound}）")


def _chinese(match: re.Match[str]) -> str:
    return CHINESE.get(int(match[0]), match[0])


def destroying(text: str) -> Iterator[str]:
    """Yield edits that change or spoil what is said."""
    for end in range(1, len(text)):
        yield from (text[:end], text[:end] + "…", text[end:])
    for place, char in enumerate(text):
        before, after = text[:place], text[place + 1 :]
        yield before + after
        if char.isdigit():
            yield from (before + mask + after for mask in "*×_？?□9")
            yield from (before + char + gap + char + after for gap in (" ", ".", "-", "、"))
            yield from (before + more + char + after for more in ("3、", "第", "十", "约"))
    yield from _other_units(text)
    for word, others in TURNED.items():
        yield from (text.replace(word, other.strip("-")) for other in others)
    for number in ("5", "30", "12个", "3日"):
        for place in range(0, len(text) + 1, 4):
            yield text[:place] + number + text[place:]


def _other_units(text: str) -> Iterator[str]:
    for unit in ("个工作日", "工作日", "个月", "周", "年", "小时", "天"):
        yield text.replace(unit, "")
        for other in ("日", "个", "月", "季度", "个工作日", "余个工作日", "多天"):
            yield text.replace(unit, other)


def literal(text: str) -> str:
    """Return a text with digits, signs and script in one form; blanks between digits stay."""
    folded = text.translate({0xFF01 + i: 0x21 + i for i in range(0x5E)} | {0x3000: 0x20})
    folded = re.sub(r"\([a-zA-Zāáǎàēéěèīíǐìōóǒòūúǔù]+\)", "", folded)
    folded = folded.translate({ord(old): plain for plain, old in TRADITIONAL.items()})
    folded = re.sub(r"(?<!\d)\s+|\s+(?!\d)", "", folded)
    folded = re.sub(r"(?<![\d\s])(\d) (\d)(?![\d\s])", r"\1\2", folded)
    for value, word in sorted(CHINESE.items(), reverse=True):
        folded = re.sub(rf"{word}(?=个?工作|[日天周年]|个月|次|小时)", str(value), folded)
    return folded


def stated(text: str) -> set[tuple[int, str]]:
    """Return every number with its unit that literally stands in a text."""
    pairs: set[tuple[int, str]] = set()
    for match in re.finditer(r"(?<![\d.*×_?□~-])(?<!\d\s)(\d+)(?=(\D.*)?$)", literal(text)):
        rest = match[2] or ""
        for unit, words in UNIT_WORDS.items():
            if re.match(words, rest):
                pairs.add((int(match[1]), unit))
    if "半年" in text:
        pairs.add((6, "month"))
    for word, pair in CYCLES.items():
        if word in literal(text):
            pairs.add(pair)
    return pairs


CYCLES = {
    **dict.fromkeys(("每个工作日", "每工作日"), (1, "working_day")),
    **dict.fromkeys(("每日", "每天", "逐日"), (1, "day")),
    **dict.fromkeys(("每周", "每星期"), (1, "week")),
    **dict.fromkeys(("每月", "按月", "月度", "半月"), (1, "month")),
    **dict.fromkeys(("每季", "按季", "季度"), (3, "month")),
    **dict.fromkeys(("每年", "按年", "年度"), (1, "year")),
}


def days_stated(text: str, rule: str) -> bool:
    """Tell whether each month and day of a recurrence rule literally stands in a text."""
    words = literal(text)
    parts = dict(part.split("=") for part in rule.split(";"))
    months = parts.get("BYMONTH", "").split(",")
    days = parts.get("BYMONTHDAY", "").split(",")
    named = (
        len(months) > 1 or months == [""] or re.search(rf"(?<!\d){months[0]}月|年[底末终]", words)
    )
    due = len(days) > 1 or days == [""] or re.search(rf"(?<!\d){days[0]}[日号]|[底末终]", words)
    return bool(named and due)


def before_or_unclear(text: str, value: int) -> bool:
    """Tell whether a number of a text is followed by 前, 后 or 外 where 内 would have to stand."""
    units = "|".join(UNIT_WORDS.values())
    found = re.findall(
        rf"(?<!\d){value}(?:{units})(之?[前后外]|以[前后上外]|左右)?", literal(text)
    )
    return bool(found) and all(found)
