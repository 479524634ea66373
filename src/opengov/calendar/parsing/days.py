"""Days as a notice writes them: 2022年12月31日至2023年1月2日, 9月29日（周一）、30日（周二）."""

import re
from dataclasses import dataclass
from functools import cache

from opengov.calendar.parsing.refusal import refusal
from opengov.calendar.parsing.words import alternatives, words

__all__ = ["WrittenDay", "WrittenSpan", "read_spans"]

RANGE = re.compile(r"\n?(?:至|到|-{1,2})\n?")
SEPARATOR = re.compile(r"[、,\n和及]+")
UNTIL = re.compile(r"即.*至")


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day with the parts that are written; `weekday` counts from Monday = 0."""

    year: int | None
    month: int | None
    day: int
    weekday: int | None
    lunar: str
    text: str


@dataclass(frozen=True, slots=True)
class WrittenSpan:
    """Days from `first` to `last`; one day has only `first`."""

    first: WrittenDay
    last: WrittenDay | None
    text: str


@cache
def _weekday_word() -> str:
    letters = "".join(words("weekdays"))
    return rf"{alternatives(words('weekday_words'))}[{letters}]"


@cache
def _day() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?P<year>\d{4})年)?(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})(?:日|(?=至|到|-))"
        rf"(?:\((?P<gloss>[^()]*)\)|(?P<weekday>{_weekday_word()}))?"
    )


@cache
def _like_a_weekday() -> re.Pattern[str]:
    return re.compile(rf"[{''.join(words('weekday_words'))}]")


@cache
def _lunar() -> re.Pattern[str]:
    return re.compile(rf"{alternatives(words('glosses'))}")


def read_spans(
    text: str, at: int, *, most: int | None = None
) -> tuple[tuple[WrittenSpan, ...], int]:
    """Read a list of days and spans that begins at a place; return it and where it ends.

    At `most` so many are read, because the days of the next sentence may follow a comma.

    >>> spans, end = read_spans("9月29日(星期一)、30日(星期二),休息", 0)
    >>> [(span.first.month, span.first.day, span.first.weekday) for span in spans], end
    ([(9, 29, 0), (None, 30, 1)], 19)
    >>> read_spans("共3天", 0)
    ((), 0)
    """
    spans: list[WrittenSpan] = []
    end = at
    while True:
        first, after = _read_day(text, at)
        if first is None:
            return tuple(spans), end
        to = RANGE.match(text, after)
        last = None
        if to is not None:
            last, after = _read_day(text, to.end())
            if last is None:
                raise refusal("unread-sentence", text[at : after + 12], "a span has no end")
        spans.append(WrittenSpan(first, last, text[at:after]))
        end = after
        separator = SEPARATOR.match(text, after)
        if separator is None or len(spans) == most:
            return tuple(spans), end
        at = separator.end()


def _read_day(text: str, at: int) -> tuple[WrittenDay | None, int]:
    match = _day().match(text, at)
    if match is None:
        return None, at
    gloss = match["gloss"] or match["weekday"] or ""
    weekday, lunar = _read_gloss(gloss, match.group())
    day = WrittenDay(
        year=int(match["year"]) if match["year"] else None,
        month=int(match["month"]) if match["month"] else None,
        day=int(match["day"]),
        weekday=weekday,
        lunar=lunar,
        text=match.group(),
    )
    return day, match.end()


def _read_gloss(gloss: str, quote: str) -> tuple[int | None, str]:
    """Return the day of the week and what else a gloss says of the lunar year."""
    weekday: int | None = None
    lunar = ""
    for part in filter(None, re.split("[、,;]", gloss)):
        if re.fullmatch(_weekday_word(), part):
            stated = next(n for n, letters in enumerate(words("weekdays")) if part[-1] in letters)
            if weekday not in {None, stated}:
                raise refusal("weekday-differs", quote, "two days of the week are stated")
            weekday = stated
        elif _lunar().search(part) is not None:
            lunar = UNTIL.sub("", part)
        elif _like_a_weekday().search(part) is not None or re.search(r"\d", part):
            raise refusal("unread-sentence", quote, f"{part!r} is no day of the week")
    return weekday, lunar
