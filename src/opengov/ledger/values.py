"""One value in a cell: read from the words an office writes, and written as it writes them."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from opengov.codelists import codelist
from opengov.ledger.columns import Value, ValueSpec, words
from opengov.text import Lang, Text
from opengov.wording.normalise import compact, fold_width, tidy

__all__ = ["UnreadCell", "choices", "is_blank", "read_value", "write_value"]

DAY = re.compile(
    r"([1-9]\d{3})(?:年(\d{1,2})月(\d{1,2})[日号]?|([-./])(\d{1,2})\4(\d{1,2})|(\d{2})(\d{2}))"
)
"""2026年6月1日, 2026-6-1, 2026.06.01, 2026/6/1, 20260601."""
TIME = re.compile(r"[ T]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$")
"""A time of day, which is left out."""
WHOLE = re.compile(r"(\d{1,100})(?:\.0+)?(?:个?工作日|日|天|元)?")
TOO_GREAT = 10**100
"""Numbers from here on are not written out."""
SEPARATORS = re.compile(r"[、,，;；\n]")

EXPECTED = {
    "date": Text("完整日期，如2026年6月1日或2026-6-1", "a full date such as 2026-06-01"),
    "count": Text("1以上的整数", "a whole number from 1"),
    "amount": Text("整数", "a whole number"),
}


class UnreadCell(Exception):  # noqa: N818 - a cell that says nothing, caught where cells are read
    """A cell does not say what its column asks for."""

    def __init__(self, expected: Text) -> None:
        super().__init__(expected.en)
        self.expected = expected


def is_blank(text: str) -> bool:
    """Tell whether a cell is empty or only holds a stroke.

    >>> is_blank(" — "), is_blank("是")
    (True, False)
    """
    squeezed = compact(text).casefold()
    return not squeezed or squeezed in words("blank")


def read_value(text: str, spec: ValueSpec) -> Value:  # noqa: PLR0911 - one case a kind
    """Read one value that is not blank.

    >>> read_value("2026年6月1日", ValueSpec("date"))
    '2026-06-01'
    >>> read_value("邮寄", ValueSpec("code", "delivery-methods"))
    'post'

    Raises:
        UnreadCell: The text is not what is asked for.
    """
    match spec.kind:
        case "text":
            return tidy(text)
        case "date":
            return _day(text)
        case "count" | "amount":
            return _whole(text, spec)
        case "code":
            return _code(text, spec)
        case "open":
            return _find(text, str(spec.codelist)) or tidy(text)
        case "several":
            pieces = [tidy(piece) for piece in SEPARATORS.split(text)]
            return tuple(_find(each, str(spec.codelist)) or each for each in pieces if each)
        case _:
            return _yes(text, spec)


def _day(text: str) -> str:
    found = DAY.fullmatch(compact(TIME.sub("", tidy(fold_width(text)))))
    if found is not None:
        year, *parts = (part for part in found.groups() if part and part.isdigit())
        try:
            return date(int(year), int(parts[0]), int(parts[1])).isoformat()
        except ValueError:
            pass
    raise UnreadCell(EXPECTED["date"])


def _whole(text: str, spec: ValueSpec) -> int:
    found = WHOLE.fullmatch(compact(text))
    if found is None or (spec.kind == "count" and not int(found[1])):
        raise UnreadCell(EXPECTED[spec.kind])
    return int(found[1])


def _code(text: str, spec: ValueSpec) -> str:
    found = _find(text, str(spec.codelist))
    if found is None:
        raise UnreadCell(Text(*("、".join(choices(spec, lang)) for lang in ("zh", "en"))))
    return found


def _yes(text: str, spec: ValueSpec) -> bool:
    squeezed = compact(text).casefold()
    for name in ("yes", "no"):
        if squeezed in words(name):
            return name == "yes"
    raise UnreadCell(
        Text("或".join(w.zh for w in spec.words), " or ".join(w.en for w in spec.words))
    )


@cache
def _codes(name: str) -> dict[str, str]:
    """Return the ways to write the codes of a codelist: code and titles."""
    return {
        compact(title).casefold(): entry.code
        for entry in codelist(name).entries
        for title in (entry.title.en, entry.title.zh, entry.code)
    }


def _find(text: str, name: str) -> str | None:
    found = _codes(name).get(compact(text).casefold())
    if found is not None:
        return found
    entry = codelist(name).find(text)
    return None if entry is None else entry.code


@cache
def choices(spec: ValueSpec, lang: Lang) -> tuple[str, ...]:
    """Return the words to choose from; none where anything may be written.

    >>> choices(ValueSpec("code", "fee-bases"), "zh")
    ('按件计收', '按量计收')
    """
    if spec.codelist is not None:
        return tuple(entry.title.say(lang) for entry in codelist(spec.codelist).entries)
    return tuple(word.say(lang) for word in spec.words)


def write_value(value: object, spec: ValueSpec, lang: Lang) -> str:
    """Write a value as it stands in JSON in the words of a language.

    >>> write_value("post", ValueSpec("code", "delivery-methods"), "zh")
    '邮寄'
    """
    if spec.kind == "yes":
        return spec.words[0 if value else 1].say(lang)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ("、" if lang == "zh" else ", ").join(
            _title(str(each), str(spec.codelist), lang) for each in value
        )
    if spec.codelist is not None:
        return _title(str(value), spec.codelist, lang)
    if isinstance(value, int) and value >= TOO_GREAT:
        return "∞"
    return str(value)


def _title(code: str, name: str, lang: Lang) -> str:
    known = codelist(name)
    return known.entry(code).title.say(lang) if code in known.codes else code
