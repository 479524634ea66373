"""Numbers that belong to persons: found by check digit and pattern, shown masked."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from stdnum import luhn
from stdnum.cn import ric
from stdnum.exceptions import ValidationError

from opengov.rules._lists import alternation, text_of, words

__all__ = ["Found", "Search", "bank_cards", "mask_personal", "mobiles", "resident_ids"]

BLANKS = "\u00a0\u2002\u2003\u2009\u3000"
DASHES = "\u2010\u2011\u2012\u2013\u2014\uff0d"
WIDE = MappingProxyType(
    {code: chr(code - 0xFEE0) for code in range(0xFF10, 0xFF5B)}
    | {ord(char): " " for char in BLANKS}
    | {ord(char): "-" for char in DASHES}
    | {0xFF0B: "+"}
)
"""Full-width forms to half-width ones, character by character, so that positions stay."""
SEPARATORS = re.compile(r"[ +-]")
ESCAPED = re.compile(r"\\u(00[23][0-9a-fA-F]|[fF][fF]1[0-9])")
HEAD, TAIL = 3, 2
REACH = 24
"""How many characters before a number tell whose it is."""


class Found(NamedTuple):
    """A number in a text."""

    start: int
    end: int
    number: str
    """Without blanks and hyphens."""

    @property
    def masked(self) -> str:
        """The number with all but its ends hidden.

        >>> Found(0, 11, "13800000012").masked
        '138******12'
        """
        return (
            self.number[:HEAD]
            + "*" * (len(self.number) - HEAD - TAIL)
            + self.number[len(self.number) - TAIL :]
        )


Search: TypeAlias = Callable[[str], tuple[Found, ...]]


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(text_of("privacy", name))


def _candidates(name: str, text: str) -> Iterator[Found]:
    for match in _pattern(name).finditer(text):
        yield Found(match.start(), match.end(), SEPARATORS.sub("", match.group()))


def _before(text: str, found: Found) -> str:
    """Return the words before a number that can speak of it."""
    near = text[max(found.start - REACH, 0) : found.start]
    return re.split(f"[{text_of('privacy', 'stops')}]", near)[-1]


def _outside(found: Iterable[Found], others: Iterable[tuple[int, int]]) -> tuple[Found, ...]:
    """Leave out what overlaps something else."""
    candidates = tuple(found)
    taken = bytearray(max((each.end for each in candidates), default=0))
    for start, end in others:
        taken[start:end] = b"\1" * len(taken[start:end])
    return tuple(each for each in candidates if not any(taken[each.start : each.end]))


def _spans(found: Iterable[Found]) -> tuple[tuple[int, int], ...]:
    return tuple((each.start, each.end) for each in found)


@lru_cache(maxsize=256)
def resident_ids(text: str) -> tuple[Found, ...]:
    """Find numbers of residents: a province, a day of birth, and the check digit of GB 11643.

    >>> [each.masked for each in resident_ids("公民65999919000101005X，编号659999190001010051")]
    ['659*************5X']
    """
    return tuple(each for each in _candidates("resident_id", text.translate(WIDE)) if _is_id(each))


def _is_id(found: Found) -> bool:
    number = found.number.upper()
    if number[:2] not in words("privacy", "provinces"):
        return False
    try:
        ric.get_birth_date(number)
    except ValidationError:
        return False
    return bool(ric.calc_check_digit(number) == number[-1])


@lru_cache(maxsize=256)
def bank_cards(text: str) -> tuple[Found, ...]:
    """Find numbers of bank cards: length, beginning, and the check digit of Luhn.

    >>> [each.masked for each in bank_cards("打入6299 9900 0000 0000 004，合同号4000000000000002")]
    ['629**************04']
    """
    plain = text.translate(WIDE)
    cards = (each for each in _candidates("bank_card", plain) if _is_card(plain, each))
    return _outside(cards, (*_spans(resident_ids(text)), *_addresses(plain)))


def _is_card(text: str, found: Found) -> bool:
    number = found.number
    if number.startswith(words("privacy", "card_heads_beside_words")):
        if not alternation("privacy", "card_words").search(_before(text, found)):
            return False
    elif not number.startswith(words("privacy", "card_heads")):
        return False
    return bool(luhn.is_valid(number))


def mobiles(text: str) -> tuple[Found, ...]:
    """Find numbers of mobile telephones, unless words before them make them an office's.

    >>> [each.masked for each in mobiles("户主13800000012，咨询电话：13800000013")]
    ['138******12']
    """
    plain = text.translate(WIDE)
    office = alternation("privacy", "office_words")
    found = _all_mobiles(text, plain)
    return tuple(each for each in found if not office.search(_before(plain, each)))


def _all_mobiles(text: str, plain: str) -> tuple[Found, ...]:
    stricter = (*resident_ids(text), *bank_cards(text))
    return _outside(_candidates("mobile", plain), (*_spans(stricter), *_addresses(plain)))


def _addresses(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in _pattern("address").finditer(text))


def mask_personal(text: str) -> str:
    """Hide every number of a person in a text that is shown, such as a line of the input.

    >>> mask_personal('{"summary": "户主13800000012"}')
    '{"summary": "户主138******12"}'
    """
    text = ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), text)
    found = (*resident_ids(text), *bank_cards(text), *_all_mobiles(text, text.translate(WIDE)))
    for each in sorted(found, reverse=True):
        text = text[: each.start] + each.masked + text[each.end :]
    return text
