"""Building blocks of the grammar: durations, slots and the words around them."""

import re
from functools import cache
from typing import get_args

from opengov.model.time import Duration, TimeUnit
from opengov.tables.limits.words import either, section, strings

__all__ = [
    "ACT",
    "ADVERBS",
    "BEFORE",
    "FREE",
    "HALF",
    "LEAD",
    "TAIL",
    "WITHIN",
    "amount",
    "duration",
    "fill",
    "free",
]

FREE = (
    r"(?:(?!第|每|不少于|不得少于|不低于|超过|间隔|期限|之日起|应(?![急用届对诉聘征税缴收付])"
    r"|自(?![然愿治主我身行建查筹办动营评订])|(?<![关对属位用由基鉴])于"
    r"|(?<![存所正现])在(?![建册编岗职校线役籍地京读]))"
    r"[^\d,;:()≥≤<>*_×✕✖〤□☐█?�…\x00.~+%～-])"
)
"""One character of a slot whose words are free: no digit, no mask, no word of the grammar."""

WITHIN = either("grammar", "words", "within")
BEFORE = either("grammar", "words", "before")
HALF = rf"(?<![{section('grammar', 'words')['half_not_after']}])半年"
"""Half a year as a length."""
LEAD = f"(?:{either('grammar', 'words', 'lead')}){{0,4}}"
ACT = either("grammar", "words", "act")
OBJECT = (
    rf"(?:(?:(?![{section('grammar', 'object')['never']}]){FREE}){{0,20}}?"
    rf"{either('grammar', 'object', 'ending')})"
)
"""What is published, after the verb."""
ADVERBS = f"(?:{either('grammar', 'words', 'adverb')}){{0,4}}"
PLACE = f"(?:(?:在|于|通过|由){FREE}{{1,30}}?)"
TAIL = rf"(?:,?{ADVERBS}(?:{PLACE}{ADVERBS})?{ACT}(?:[、和及并与,]?{ACT})?{OBJECT}?)?"
"""What is to be done with the information; says nothing about time."""


def free(shortest: int, longest: int) -> str:
    """Return the expression of a slot of free words.

    >>> bool(re.fullmatch(free(1, 9), "征地批准文件")), bool(re.fullmatch(free(1, 9), "第20日"))
    (True, False)
    """
    return f"{FREE}{{{shortest},{longest}}}"


def fill(template: str) -> str:
    """Replace the slots named in a pattern of the word lists.

    >>> fill("组织听证")
    '组织听证'
    """
    bracketed = rf"(?:{FREE}|\({FREE}{{1,15}}\)){{1,40}}?"
    return template.replace("{scope_free}", bracketed).replace("{free}", f"(?:{free(1, 40)}?)")


@cache
def _units() -> dict[str, TimeUnit]:
    table = {unit: strings("grammar", "units", unit) for unit in get_args(TimeUnit)}
    return {word: unit for unit, words in table.items() for word in words}


@cache
def amount(tag: str = "") -> str:
    """Return the expression of a number and its unit, in groups that end in `tag`.

    >>> bool(re.fullmatch(amount(), "20个工作日")), bool(re.fullmatch(amount(), "6月"))
    (True, False)
    """
    words = "|".join(map(re.escape, sorted(_units(), key=len, reverse=True)))
    return rf"(?:(?P<n{tag}>\d{{1,4}})(?P<u{tag}>{words})|(?P<h{tag}>{HALF}))"


def duration(match: re.Match[str], tag: str = "") -> Duration | None:
    """Return the duration that an `amount` matched; nothing for a number of 0.

    >>> duration(re.fullmatch(amount(), "半年"))
    Duration(value=6, unit='month')
    """
    if match[f"h{tag}"]:
        return Duration(value=6, unit="month")
    if match[f"n{tag}"] is None:
        return None
    value = int(match[f"n{tag}"])
    return Duration(value=value, unit=_units()[match[f"u{tag}"]]) if value else None
