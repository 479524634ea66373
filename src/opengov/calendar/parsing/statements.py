"""The sentences of one clause, each a list of days and what is said of them."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias, cast

from opengov.calendar.parsing.days import WrittenSpan, read_spans
from opengov.calendar.parsing.refusal import refusal
from opengov.calendar.parsing.words import alternatives, holiday_names, table, verbs, words

__all__ = ["Kind", "Statement", "read_statements"]

Kind: TypeAlias = Literal[
    "moved", "statutory", "weekend", "off", "substitute", "work", "joined", "plain"
]
"""What is said of days: rest days moved elsewhere (公休日调至), days off by statute (法定节假日),
ordinary rest days (照常公休), days off (放假), substitutes (补休), days worked (上班); and the two
remarks 与周末连休 and 不调休."""

NUMERALS = {c: n for n, c in enumerate("零一二三四五六七八九十")} | {"两": 2}
COUNT = re.compile(r"[,;。]?\n?(?:共|共计|总共)?(\d{1,2}|[一二两三四五六七八九十])天")
FILLER = re.compile(r"[一二三四五六七八九十]{1,2}、|[、,;:。.\n]|其中|同时|另外|将|并")
PART_END = re.compile(r"[,。;\n]|$")
SENTENCE_END = re.compile(r"[。;]|$")
ADVICE_END = re.compile(r"[。\n]|$")
YEAR_ALONE = re.compile(r"(?<!\d)\d{4}(?:年|-|$)")
JUNK = re.compile(r"[!-'*+./<-@\[-`{-~A-Za-z -]|\d{1,3}(?= [!-/:-~])")
"""Signs that forums strew over a text against copying, and numerals among such signs."""
MASKED = "?*_-"
IDEOGRAPH = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Statement:
    """What a sentence says of its days; `targets` are the days that rest days are moved to.

    `count` is the number of days stated, `also` tells that a festival is moved too
    (公休日及中秋节分别调至).
    """

    kind: Kind
    spans: tuple[WrittenSpan, ...]
    text: str
    count: int | None = None
    targets: tuple[WrittenSpan, ...] = ()
    also: int = 0


@cache
def _verb() -> re.Pattern[str]:
    names = holiday_names()
    before = {"statutory": rf"为?(?:{names})?", "weekend": "为?", "moved": ""}
    parts = [
        rf"(?P<{kind}>{before.get(kind, '')}{_forms(kind, forms)})"
        for kind, forms in verbs().items()
    ]
    return re.compile(rf"[,\n]?(?:{'|'.join(parts)})")


def _forms(kind: str, forms: tuple[str, ...]) -> str:
    if kind != "moved":
        return alternatives(forms)
    # 公休日及中秋节分别调至: the festival that falls on a rest day is moved with it.
    inside = [
        re.escape(form).replace("公休日", rf"公休日(?:及{holiday_names()})?") for form in forms
    ]
    return f"(?:{'|'.join(inside)})"


@cache
def _remark() -> re.Pattern[str]:
    parts = [rf"(?P<{kind}>{alternatives(forms)})" for kind, forms in table("remarks").items()]
    return re.compile("|".join(parts))


@cache
def _of_the_schedule() -> re.Pattern[str]:
    return re.compile(alternatives(words("schedule")))


@cache
def _advice() -> re.Pattern[str]:
    return re.compile(alternatives(words("advice")))


def read_statements(text: str) -> tuple[Statement, ...]:
    """Read the body of a clause; what is neither a statement nor noise is refused.

    >>> [(s.kind, s.count) for s in read_statements("5月1日至5日放假,共5天。4月27日上班。")]
    [('off', 5), ('work', None)]
    >>> [s.kind for s in read_statements("5月1日放假,与周末连休。")]
    ['off', 'joined']
    """
    statements: list[Statement] = []
    at = 0
    while at < len(text):
        statement, end = _read(text, at)
        if statement is not None:
            statements.append(statement)
        at = end
    return tuple(statements)


def _read(text: str, at: int) -> tuple[Statement | None, int]:
    """Read one statement, or pass over a filler or noise."""
    if _advice().match(text, at):
        return None, _end(ADVICE_END, text, at)
    if filler := FILLER.match(text, at):
        return None, filler.end()
    if remark := _remark().match(text, at):
        kind = cast("Kind", remark.lastgroup)
        return Statement(kind, (), remark.group()), remark.end()
    spans, after = read_spans(text, at)
    if not spans:
        return None, _pass_over(text, at)
    verb = _verb().match(text, after)
    if verb is None:
        raise refusal(
            "unread-sentence",
            _sentence(text, at),
            "what it orders for these days is not understood",
        )
    return _complete(text, at, verb, spans)


def _complete(
    text: str, at: int, verb: re.Match[str], spans: tuple[WrittenSpan, ...]
) -> tuple[Statement, int]:
    kind = cast("Kind", next(name for name, value in verb.groupdict().items() if value))
    end = verb.end()
    targets: tuple[WrittenSpan, ...] = ()
    count = None
    also = int("日及" in verb.group())
    if kind == "moved":
        targets, end = read_spans(text, end, most=len(spans) + also)
        if not targets:
            raise refusal("unread-sentence", _sentence(text, at), "rest days are moved nowhere")
    elif kind == "off" and (counted := COUNT.match(text, end)):
        count = int(counted[1]) if counted[1].isdigit() else NUMERALS[counted[1]]
        end = counted.end()
    return Statement(kind, spans, text[at:end], count, targets, also), end


def _pass_over(text: str, at: int) -> int:
    """Pass over noise, which has no date or orders nothing; refuse what may be a sentence."""
    masked = text[at] in MASKED and text[at + 1 : at + 2].isdigit()
    if (junk := JUNK.match(text, at)) and not masked:
        return junk.end()
    end = _end(PART_END, text, at)
    chunk = text[at:end]
    if not IDEOGRAPH.search(chunk):
        return max(end, at + 1)
    plain = YEAR_ALONE.sub("", chunk)
    dated = re.search(r"\d", plain) is not None
    ordering = _of_the_schedule().search(chunk) is not None
    counted = "共" in chunk and "天" in chunk
    if (dated and (ordering or masked or re.match(r"\d|[月日]", chunk))) or counted:
        raise refusal("unread-sentence", _sentence(text, at), "this part of it is not understood")
    return max(end, at + 1)


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.search(text, at)
    return len(text) if match is None else match.end()


def _sentence(text: str, at: int) -> str:
    """Return the sentence that holds a place."""
    start = max(text.rfind(mark, 0, at) for mark in "。;") + 1
    return text[start : _end(SENTENCE_END, text, at)]
