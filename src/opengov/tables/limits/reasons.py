"""Why a stretch of text could not be read."""

import re
from functools import cache
from typing import Literal, TypeAlias

from opengov.tables.limits.surface import BARRIER
from opengov.tables.limits.words import either, section, strings

__all__ = ["Reason", "cut_tails", "reason"]

Reason: TypeAlias = Literal[
    "masked", "truncated", "unit_missing", "number_unclear", "conflict", "reference", "wording"
]


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Reason], ...]:
    masks = section("surface", "masks")
    units = "|".join(
        re.escape(word) for words in section("grammar", "units").values() for word in _list(words)
    )
    marks, lost = re.escape(str(masks["characters"])), re.escape(str(masks["lost"]))
    unit = f"(?:{units}|半年)"
    return (
        (
            re.compile(rf"[{marks}]+(?:个|(?=\d)|{unit})|\d[{marks}]|[*×_]{{2,}}|\(\)个?{unit}"),
            "masked",
        ),
        (re.compile(r"…|\d个?工作?$|\d个?工$|\d个?自然?$|\d个?小$|\d个?日历$"), "truncated"),
        (
            re.compile(
                rf"{BARRIER}|\d[.~～+-]\d|[{lost}]\d*{unit}|\d[{lost}]|\d[至到或、]\d"
                rf"|(?<![\d半每])个{unit}|[几数若干余多]个?{unit}|(?<!\d)0+个?{unit}|\d{{5}}"
            ),
            "number_unclear",
        ),
        (re.compile(rf"\d(?!\d)(?!{unit}|个?月|号|时|次|[点%条项])"), "unit_missing"),
        (re.compile(str(section("grammar", "reference")["pattern"])), "reference"),
    )


def _list(value: object) -> list[str]:
    assert isinstance(value, list)  # noqa: S101 - package data, tested
    return value


def reason(words: str) -> Reason:
    """Return why words of normalised text could not be read.

    >>> reason("之日起*个工作日内"), reason("批准后20内"), reason("持续推进")
    ('masked', 'unit_missing', 'wording')
    """
    words = _service_hours().sub("", words)
    return next((why for pattern, why in _patterns() if pattern.search(words)), "wording")


@cache
def _service_hours() -> re.Pattern[str]:
    return re.compile(str(section("surface", "service_hours")["pattern"]))


@cache
def cut_tails() -> re.Pattern[str]:
    """Return the pattern of an intact limit (…内) and a tail that was cut off."""
    tails = strings("grammar", "words", "cut_tail")
    starts = {tail[:length] for tail in tails for length in range(1, len(tail))}
    cut = "|".join(sorted(starts - set(tails), key=len, reverse=True))
    within = either("grammar", "words", "within")
    return re.compile(rf"(?P<intact>.*{within})(?P<tail>(?:{cut})…?|,?…)")
