"""How often something is updated: 每季度, 半年至少更新1次, 更新间隔不超过3天."""

import re
from functools import cache
from typing import NamedTuple

from opengov.model.time import Anchor, Clause, DeadlineClause, Duration, FrequencyClause
from opengov.tables.limits.patterns import (
    ACT,
    ADVERBS,
    LEAD,
    TAIL,
    WITHIN,
    amount,
    duration,
)
from opengov.tables.limits.surface import Surface
from opengov.tables.limits.words import either, section, strings

__all__ = ["column_frequency", "frequency"]

CYCLES = (
    "daily",
    "working_daily",
    "weekly",
    "semimonthly",
    "monthly",
    "quarterly",
    "semiannual",
    "annual",
)
COUNTED = ("semimonthly", "quarterly", "semiannual")
SETTLED = {"季": "quarterly", "月": "monthly", "年": "annual", "半": "semiannual", "周": "weekly"}
TIMES = r"(?P<times>\d{1,3})(?:次|回)"


class Cycle(NamedTuple):
    """A cycle and how often it is due within it."""

    every: Duration
    times: int = 1


@cache
def _cycle(name: str) -> Cycle:
    value, unit = strings("grammar", "cycles", name)
    every = Duration.model_validate({"value": int(value), "unit": unit})
    return Cycle(every, 2 if name == "semimonthly" else 1)


@cache
def _named() -> str:
    return "|".join(f"(?P<{name}>{either('grammar', 'frequency', name)})" for name in CYCLES)


@cache
def _counted() -> str:
    words = section("grammar", "frequency")["counted"]
    assert isinstance(words, dict)  # noqa: S101 - package data, tested
    return "|".join(f"(?P<counted_{name}>{'|'.join(words[name])})" for name in COUNTED)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    at_least = f"(?P<least>{either('grammar', 'frequency', 'at_least')})"
    at_least_after = at_least.replace("<least>", "<least_after>")
    every = rf"(?:每隔?{amount()}|{_named()})"
    counted = rf"(?:{amount()}|{_counted()})"
    inside = r"(?:内|中)?(?:应|应当|须|需|必须|要|都|均|,|原则上|一般|确保)*"
    done = rf"{ADVERBS}(?:{ACT})?"
    interval = (
        r"(?:信息|内容)?(?:更新|公开|发布|维护)?(?:的)?(?:时间)?(?:间隔|周期)(?:时间|期)?"
        r"(?:一般|原则上|应|应当)?"
    )
    ceiling = r"(?:不得超过|不超过|不超|不得大于|不大于|不得多于|最长不超过|最长为|最长)"
    return {
        "every": re.compile(
            rf"{LEAD}{every}{inside}(?:(?:{at_least})?{done}(?:{at_least_after})?{TIMES}"
            rf"(?P<more>以上|及以上)?{TAIL}|{TAIL}(?:[、/]{ACT})?)"
        ),
        "counted": re.compile(
            rf"{LEAD}{counted}{inside}(?:{at_least})?{done}(?:{at_least_after})?{TIMES}"
            rf"(?P<more>以上|及以上)?{TAIL}"
        ),
        "rate": re.compile(rf"{LEAD}(?:{at_least})?{TIMES}(?:/|每)(?:{amount()}|{_plain()})"),
        "ceiling": re.compile(
            rf"{LEAD}(?:至少|最长)?{amount()}{WITHIN}(?:,)?(?:必须|至少|应|应当|须|要|需|必)*"
            rf"(?:要|必)?(?P<have>有)(?:所|1次)?{ACT}"
        ),
        "interval": re.compile(
            rf"{LEAD}(?:最大|最长|最多)?{interval}(?:(?P<limit>{ceiling})|为|是){amount()}"
        ),
        "settled": re.compile(
            rf"{LEAD}每(?P<cycle>季度|月度|月|年度|年|季|半年|周)(?:结束|终了|末)?(?:后|之后|以后)"
            rf"(?:的)?{amount()}{WITHIN}{TAIL}"
        ),
    }


@cache
def _plain() -> str:
    words = {"daily": "日|天", "weekly": "周", "monthly": "月", "quarterly": "季度|季"}
    words |= {"semiannual": "半年", "annual": "年度|年"}
    return "|".join(f"(?P<{name}>{text})" for name, text in words.items())


def _read_cycle(match: re.Match[str]) -> Cycle | None:
    found = {name for name, text in match.groupdict().items() if text}
    for name in CYCLES:
        if name in found or f"counted_{name}" in found:
            return _cycle(name)
    length = duration(match)
    return Cycle(length) if length else None


def frequency(surface: Surface, start: int, end: int) -> list[Clause] | None:
    """Read a stretch of text as a frequency, or not at all."""
    patterns, chars = _patterns(), surface.chars
    for name in ("every", "counted", "rate"):
        match = patterns[name].fullmatch(chars, start, end)
        if match:
            # 20个工作日内公开1次 is a deadline and not a cycle of 20 days.
            short = match["n"] and not match["u"].endswith(("月", "年", "周", "期", "拜"))
            if name == "counted" and short and "内" in match[0]:
                return None
            return _counted_clause(match)
    match = patterns["ceiling"].fullmatch(chars, start, end)
    length = match and duration(match)
    if length:
        return [FrequencyClause(kind="frequency", every=length, at_least=True)]
    match = patterns["interval"].fullmatch(chars, start, end)
    length = match and duration(match)
    if match and length:
        return [FrequencyClause(kind="frequency", every=length, at_least=bool(match["limit"]))]
    return _settled(surface, start, end)


def _counted_clause(match: re.Match[str]) -> list[Clause] | None:
    cycle = _read_cycle(match)
    groups = match.groupdict()
    count = groups.get("times")
    if cycle is None or (count is not None and not int(count)):
        return None
    times = cycle.times * int(count or 1)
    least = any(groups.get(name) for name in ("least", "least_after", "more"))
    return [FrequencyClause(kind="frequency", every=cycle.every, times=times, at_least=least)]


def _settled(surface: Surface, start: int, end: int) -> list[Clause] | None:
    """Read a limit that runs after each cycle: 每季度结束后15日内."""
    match = _patterns()["settled"].fullmatch(surface.chars, start, end)
    length = match and duration(match)
    if not match or not length:
        return None
    cycle = _cycle(SETTLED[match["cycle"][0]])
    words = surface.text(match.start("cycle") - 1, match.start("n") or match.end("cycle"))
    event = Anchor(events=("ended",), text=words.rstrip("的").removesuffix("后"))
    return [
        FrequencyClause(kind="frequency", every=cycle.every),
        DeadlineClause(kind="deadline", relation="after", anchor=event, duration=length),
    ]


def column_frequency(words: str) -> FrequencyClause | None:
    """Read a single word that says a frequency in a column of its own.

    >>> column_frequency("月").every
    Duration(value=1, unit='month')
    """
    for name in CYCLES:
        if name in section("grammar", "column") and words in strings("grammar", "column", name):
            return FrequencyClause(kind="frequency", every=_cycle(name).every)
    return None
