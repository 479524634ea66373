"""The event a limit is counted from (起算点); a code needs a full match of its words."""

import re
from functools import cache, lru_cache

from opengov._resources import read_toml
from opengov.model.time import Anchor, Event
from opengov.tables.limits.patterns import FREE, LEAD, fill, free
from opengov.tables.limits.surface import Surface
from opengov.tables.limits.words import either, section, strings

__all__ = ["EVENT", "anchor", "companion", "events_of", "is_occasion"]

EVENT = (
    rf"(?P<event>(?P<what>(?:{FREE}|\({FREE}{{1,15}}\)){{1,60}}?)"
    r"(?:之日|当日|之当日|之时|日)?)"
)
"""The words of an event; what follows must mark it as one."""

NEGATED = ("未", "不", "没", "没有", "无", "非")


@cache
def _verbs() -> dict[str, Event]:
    table: dict[str, Event] = {}
    for code, words in section("events", "verbs").items():
        assert isinstance(words, list)  # noqa: S101 - package data, tested
        table |= dict.fromkeys(map(str, words), code)  # type: ignore[arg-type]  # tested
    return table


@cache
def _wordings() -> tuple[tuple[re.Pattern[str], tuple[Event, ...]], ...]:
    wordings = read_toml("wording/limits/events.toml")["wordings"]
    assert isinstance(wordings, list)  # noqa: S101 - package data, tested
    return tuple((re.compile(fill(w["pattern"])), tuple(w["events"])) for w in wordings)


@cache
def _verb_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = sorted(_verbs(), key=len, reverse=True)
    verb = f"(?:{'|'.join(map(re.escape, words))})"
    joiner = either("events", "joiners", "words")
    # 形成变更 without a word between is common; other verbs side by side are one compound.
    changed = either("events", "verbs", "changed")
    joined = rf"(?:{joiner}{verb}|{joiner}?\((?:{joiner}?{verb}){{1,4}}\)|(?<=成){changed})"
    verbs = f"(?P<verbs>{verb}{joined}{{0,4}})"
    subject = rf"(?P<subject>(?:{FREE}|\({FREE}{{1,15}}\)){{0,40}}?)"
    final = re.compile(f"{subject}{verbs}")
    first = re.compile(f"{verbs}(?:该|本|的)?(?!后|前|时|起|之|内){free(1, 30)}")
    return final, first, re.compile(verb)


@lru_cache(maxsize=8192)
def events_of(words: str) -> tuple[Event, ...]:
    """Return the codes of an event's words; none unless the words are known in full.

    >>> events_of("信息形成或者变更"), events_of("合同签订")
    (('formed', 'changed'), ())
    """
    for pattern, events in _wordings():
        if pattern.fullmatch(words):
            return events
    final, first, verb = _verb_patterns()
    match = final.fullmatch(words)
    if match:
        if match["subject"].endswith(NEGATED):
            return ()
    else:
        match = first.fullmatch(words)
        if not match:
            return ()
        found = verb.findall(match["verbs"])
        if found[-1] not in strings("events", "objects", "verbs"):
            return ()
    codes = _verbs()
    return tuple(dict.fromkeys(codes[word] for word in verb.findall(match["verbs"])))


def anchor(surface: Surface, match: re.Match[str]) -> Anchor:
    """Return the event that a pattern with the slot `EVENT` matched."""
    events = events_of(match["what"]) or ("other",)
    return Anchor(events=events, text=surface.text(*match.span("event")))


def companion(surface: Surface, match: re.Match[str]) -> Anchor:
    """Return what the information is published together with: 与政策文件同步."""
    words = match["event"]
    known = re.compile(fill(str(section("events", "companions")["published"])))
    events = ("published",) if known.fullmatch(words) else events_of(words)
    return Anchor(events=events or ("other",), text=surface.text(*match.span("event")))


@cache
def _occasions() -> re.Pattern[str]:
    words = either("events", "not_events", "words")
    return re.compile(f"{section('events', 'not_events')['ending']}$|^{LEAD}{words}?$")


def is_occasion(words: str) -> bool:
    """Tell whether words name no event: a part of the calendar (本月), or 提 of 提前.

    >>> is_occasion("本月"), is_occasion("至少"), is_occasion("会议召开")
    (True, True, False)
    """
    return bool(_occasions().search(words))
