"""Deadlines counted from an event: after, before or at it, and bare ones."""

import re
from functools import cache

from opengov.model.time import Clause, DeadlineClause, Event
from opengov.tables.limits.anchors import EVENT, anchor, companion, events_of, is_occasion
from opengov.tables.limits.patterns import (
    BEFORE,
    LEAD,
    TAIL,
    WITHIN,
    amount,
    duration,
    free,
)
from opengov.tables.limits.surface import Surface
from opengov.tables.limits.words import either

__all__ = ["deadline"]

UNMARKED: frozenset[Event] = frozenset(
    {"formed", "changed", "made", "acquired", "issued", "received"}
)
"""Events after which a number needs no mark: 信息形成20个工作日内."""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    mark = either("grammar", "words", "mark")
    at_most = either("grammar", "words", "at_most")
    start = rf"{LEAD}(?:自|从)?(?:在|于)?{EVENT}"
    distance = r"(?:时间跨度|跨度|时间间隔|间隔时间|间隔|时间差|相差|相隔)"
    return {
        "after": re.compile(rf"{start}{mark},?{LEAD}(?:{at_most})?{amount()}{WITHIN}?{TAIL}"),
        "unmarked": re.compile(rf"{start}(?:的|在|于)?{amount()}{WITHIN}{TAIL}"),
        "bare": re.compile(rf"{LEAD}{amount()}{WITHIN}{TAIL}"),
        "alone": re.compile(
            rf"(?:(?:最迟|最晚|至迟)(?:不超过|不得超过)?|(?P<most>不超过|不得超过))?{amount()}"
        ),
        "before": re.compile(
            rf"{start}(?:的|开始)?(?:至少|提前|至少提前|不少于)?{amount()}{BEFORE}{TAIL}"
        ),
        "ahead": re.compile(
            rf"{start}(?:{BEFORE}|{BEFORE}?(?:应|应当|须|需)?(?:至少)?提前)(?:至少|不少于)?"
            rf"{amount()}{TAIL}"
        ),
        "at": re.compile(
            rf"{LEAD}(?:在|于)?{EVENT}(?:(?<![及实随即适按临届定准])时|之时|当日|当天|同时|的同时|之日|后当日|后当天),?"
            rf"(?:应|应当|须)?(?:同步|同时|一并)?{TAIL}"
        ),
        "with": re.compile(
            rf"{LEAD}(?:与|同|和|随)(?P<event>(?P<what>{free(1, 40)}?))"
            rf"(?:同步|同时|一并|一同|同期){TAIL}"
            rf"(?:,?{distance}(?:不超过|不得超过|不超|不大于|不得大于)(?P<span>{amount()}))?"
        ),
    }


def deadline(surface: Surface, start: int, end: int) -> list[Clause] | None:
    """Read a stretch of text as one deadline, or not at all."""
    for read in (_after, _bare, _before, _at, _with):
        clause = read(surface, start, end)
        if clause:
            return [clause]
    return None


def _after(surface: Surface, start: int, end: int) -> DeadlineClause | None:
    match = _patterns()["after"].fullmatch(surface.chars, start, end)
    if match is None:
        match = _patterns()["unmarked"].fullmatch(surface.chars, start, end)
        if match is None or not UNMARKED.issuperset(events_of(match["what"]) or ("other",)):
            return None
    if is_occasion(match["what"]):
        return None
    length = duration(match)
    if length is None:
        return None
    return DeadlineClause(
        kind="deadline", relation="after", anchor=anchor(surface, match), duration=length
    )


def _bare(surface: Surface, start: int, end: int) -> DeadlineClause | None:
    match = _patterns()["bare"].fullmatch(surface.chars, start, end)
    alone = match is None
    if match is None:
        match = _patterns()["alone"].fullmatch(surface.chars, start, end)
    length = match and duration(match)
    if not match or not length or (alone and length.unit != "working_day"):
        return None
    # After other words 不超过 may bound something else: 公示，不超过20个工作日.
    if alone and match["most"] and start:
        return None
    return DeadlineClause(kind="deadline", relation="after", duration=length)


def _before(surface: Surface, start: int, end: int) -> DeadlineClause | None:
    match = _patterns()["before"].fullmatch(surface.chars, start, end)
    if match is None:
        match = _patterns()["ahead"].fullmatch(surface.chars, start, end)
    if match is None or is_occasion(match["what"]):
        return None
    length = duration(match)
    # 15日前 and 31日前 are dates of the calendar, unless a known event stands before them.
    if length is None or (length.unit in {"day", "year"} and not events_of(match["what"])):
        return None
    return DeadlineClause(
        kind="deadline", relation="before", anchor=anchor(surface, match), duration=length
    )


def _at(surface: Surface, start: int, end: int) -> DeadlineClause | None:
    match = _patterns()["at"].fullmatch(surface.chars, start, end)
    if match is None or not events_of(match["what"]):
        return None
    return DeadlineClause(kind="deadline", relation="at", anchor=anchor(surface, match))


def _with(surface: Surface, start: int, end: int) -> DeadlineClause | None:
    match = _patterns()["with"].fullmatch(surface.chars, start, end)
    if match is None or is_occasion(match["what"]):
        return None
    length = duration(match)
    if match["span"] and length is None:
        return None
    return DeadlineClause(
        kind="deadline", relation="at", anchor=companion(surface, match), duration=length
    )
