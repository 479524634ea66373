"""Faults of one record against the schema: where they are and what they are called."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from math import isinf
from types import MappingProxyType
from typing import TypeAlias

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from opengov.finding import NoticeSpec
from opengov.model._base import BLANK
from opengov.records import breaches
from opengov.records.notices import Word
from opengov.records.shape import (
    Place,
    Shape,
    codes,
    expected,
    kind_of,
    printable,
    suggest,
    tags,
    trace,
)
from opengov.text import Text

__all__ = ["HOLDABLE", "TABLE", "Fault", "explain", "show"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One fault at one place of a record."""

    spec: NoticeSpec
    path: tuple[str | int, ...] = ()
    """Keys and indices from the record to the value, which may be absent."""
    values: Mapping[str, object | Word] = field(default_factory=dict)
    meant: str | None = None
    """Of an unknown field: the known one it was meant for."""

    @property
    def subject(self) -> str:
        """What is wrong, whatever its position: the path without indices, and the value."""
        names = "/".join(printable(token) for token in self.path if isinstance(token, str))
        return f"{names}={self.values.get('value', '')}"


HOLDABLE = Word("finite", Text("在可表示的范围内", "a number that can be held"))

GREATEST = 10.0**300
"""Numbers beyond are shown as infinite: they may have thousands of digits."""


def show(value: object) -> str:
    r"""Return a value for a message: on one line, encodable and short.

    >>> print(show("甲\n乙"), show("\ud800"), show([1]), show(10**5000), show(True))
    "甲\n乙" "\ud800" […] ∞ true
    """
    if isinstance(value, str):
        return f'"{printable(value)}"'
    if isinstance(value, dict | list):
        return "{…}" if isinstance(value, dict) else "[…]"
    if isinstance(value, int | float) and abs(value) > GREATEST:
        return "∞"
    return json.dumps(value)


Details: TypeAlias = ErrorDetails
Explain: TypeAlias = Callable[[Place, Details], Fault]


def _fault(spec: NoticeSpec, place: Place, value: object, **values: object | Word) -> Fault:
    return Fault(
        path=place.path,
        spec=spec,
        values={"field": place.field, "value": show(value)} | values,
    )


def _plain(spec: NoticeSpec) -> Explain:
    return lambda place, details: _fault(spec, place, details["input"])


def _missing(place: Place, _details: Details) -> Fault:
    return Fault(path=place.path, spec=breaches.MISSING_MEMBER, values={"field": place.field})


def _unknown_member(place: Place, _details: Details) -> Fault:
    key = str(place.path[-1])
    meant = suggest(place.around, key)
    hint = Text("", "")
    if meant is not None:
        hint = Text(f"；是否应为“{meant}”？", f"; did you mean {meant}?")
    return Fault(
        path=place.path,
        spec=breaches.UNKNOWN_MEMBER,
        values={"key": printable(key), "hint": Word(meant or "", hint)},
        meant=meant,
    )


def _wrong_type(place: Place, details: Details) -> Fault:
    return _type_fault(place, details["input"])


def _type_fault(place: Place, value: object) -> Fault:
    if isinstance(value, float) and isinf(value):
        return _fault(breaches.NUMBER_OUT_OF_RANGE, place, value, bound=HOLDABLE)
    return _fault(
        breaches.WRONG_TYPE,
        place,
        value,
        expected=expected(place.here),
        actual=kind_of(value),
    )


def _of_string(spec: NoticeSpec, *passed: str) -> Explain:
    """Report what only a string can get wrong; `passed` are values pydantic knows better."""

    def explain_string(place: Place, details: Details) -> Fault:
        value = details["input"]
        if not isinstance(value, str):
            return _type_fault(place, value)
        context = details.get("ctx", {})
        return _fault(spec, place, value, **{name: context[name] for name in passed})

    return explain_string


def _unknown_code(place: Place, details: Details) -> Fault:
    value = details["input"]
    if not isinstance(value, str):
        return _type_fault(place, value)
    allowed = ", ".join(str(code) for shape in place.here for code in codes(shape))
    return _fault(breaches.UNKNOWN_CODE, place, value, allowed=allowed)


def _unknown_tag(place: Place, details: Details) -> Fault:
    """Point at the member that tells the alternatives apart, not at the whole object."""
    name = str(details["ctx"]["discriminator"]).strip("'")
    value = details["input"][name]
    allowed = ", ".join(map(str, tags(place.here, name)))
    tag = place.below(name)
    if not isinstance(value, str):
        return _type_fault(tag, value)
    return _fault(breaches.UNKNOWN_CODE, tag, value, allowed=allowed)


def _missing_tag(place: Place, details: Details) -> Fault:
    return _missing(place.below(str(details["ctx"]["discriminator"]).strip("'")), details)


def _pattern(place: Place, details: Details) -> Fault:
    if details["ctx"]["pattern"] == NOT_BLANK:
        return _fault(breaches.BLANK_TEXT, place, details["input"])
    return _fault(
        breaches.MALFORMED_TEXT, place, details["input"], pattern=details["ctx"]["pattern"]
    )


def _bounded(sign: str, limit: str, zh: str, en: str) -> Explain:
    def explain_bound(place: Place, details: Details) -> Fault:
        bound = details["ctx"][limit]
        word = Word(f"{sign} {bound}", Text(f"{zh}{bound}", f"{en} {bound}"))
        value = details["input"]
        if isinstance(value, int | float):
            return _fault(breaches.NUMBER_OUT_OF_RANGE, place, value, bound=word)
        return _fault(breaches.WRONG_LENGTH, place, value, bound=word, length=len(value))

    return explain_bound


NOT_BLANK = f"[^{BLANK}]"
"""Pattern of `Identifier`."""

LEAST = (">=", "不小于", "at least")
MOST = ("<=", "不大于", "at most")

TABLE: Mapping[str, Explain] = MappingProxyType(
    {
        "missing": _missing,
        "union_tag_not_found": _missing_tag,
        "extra_forbidden": _unknown_member,
        "literal_error": _unknown_code,
        "union_tag_invalid": _unknown_tag,
        "string_type": _wrong_type,
        "bool_type": _wrong_type,
        "int_type": _wrong_type,
        "float_type": _wrong_type,
        "tuple_type": _wrong_type,
        "dict_type": _wrong_type,
        "model_type": _wrong_type,
        "model_attributes_type": _wrong_type,
        "string_pattern_mismatch": _pattern,
        "whole_number": _wrong_type,
        "full_date": _of_string(breaches.MALFORMED_DATE),
        "credit_code": _plain(breaches.MALFORMED_CREDIT_CODE),
        "credit_code_check": _of_string(breaches.WRONG_CHECK_CHARACTER, "expected"),
        "greater_than_equal": _bounded(LEAST[0], "ge", *LEAST[1:]),
        "less_than_equal": _bounded(MOST[0], "le", *MOST[1:]),
        "greater_than": _bounded(">", "gt", "大于", "greater than"),
        "less_than": _bounded("<", "lt", "小于", "less than"),
        "too_short": _bounded(LEAST[0], "min_length", *LEAST[1:]),
        "too_long": _bounded(MOST[0], "max_length", *MOST[1:]),
        "string_too_short": _bounded(LEAST[0], "min_length", *LEAST[1:]),
        "string_too_long": _bounded(MOST[0], "max_length", *MOST[1:]),
    }
)
"""How each of pydantic's types of error is reported; others are `schema-broken`."""


def explain(error: ValidationError, start: tuple[Shape, ...]) -> Iterator[Fault]:
    """Yield the faults pydantic found, none of them in pydantic's words.

    >>> from opengov.model.time import Duration
    >>> try:
    ...     Duration.model_validate({"value": 0, "unit": "day"})
    ... except ValidationError as error:
    ...     [(fault.path, fault.spec.name) for fault in explain(error, (Duration,))]
    [(('value',), 'number-out-of-range')]
    """
    for details in error.errors(include_url=False):
        place = trace(start, details["loc"])
        known = TABLE.get(details["type"])
        if known is not None:
            yield known(place, details)
        else:
            yield _fault(breaches.SCHEMA_BROKEN, place, details["input"], rule=details["type"])
