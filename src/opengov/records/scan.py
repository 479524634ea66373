"""JSON text by position: values decoded in C, structure walked without recursion.

The decoder of the standard library says neither where a value stands nor
which keys came twice, and it gives up on deep nesting with `RecursionError`.
So values go through its C scanner, which is fast, and only what must be
reported or located is walked here.
"""

import re
from collections.abc import Iterator
from json import JSONDecodeError, JSONDecoder
from math import nan
from typing import TypeAlias

__all__ = [
    "DEPTH",
    "Cursor",
    "Decoder",
    "NotJsonError",
    "Span",
    "TooDeepError",
    "check",
    "expect_end",
    "members",
    "occurrences",
    "repeated",
    "skip",
    "too_deep",
]

DEPTH = 200
"""How deep objects and arrays may be nested; records go no deeper than ten."""

Span: TypeAlias = tuple[int, int]
"""First position of a value in the text and the position after its last."""

Path: TypeAlias = tuple[str | int, ...]

BLANK = re.compile(r"[ \t\n\r]*")
CLOSERS = {"{": "}", "[": "]"}


class NotJsonError(Exception):
    """The text is not JSON from a position on; `reason` is a key of `notices.REASONS`."""

    def __init__(self, position: int, reason: str) -> None:
        self.position = position
        self.reason = reason
        super().__init__(f"{reason} at {position}")


class TooDeepError(Exception):
    """Objects and arrays are nested deeper than `DEPTH`."""

    def __init__(self, position: int) -> None:
        self.position = position
        super().__init__(f"nested too deep at {position}")


def skip(text: str, position: int) -> int:
    r"""Return the position of the next sign that is not white space.

    >>> skip('{ \r\n "a"', 1)
    5
    """
    if text[position : position + 1] > " ":
        return position
    match = BLANK.match(text, position)
    return position if match is None else match.end()


def _whole(digits: str) -> int | float:
    try:
        return int(digits)
    except ValueError:
        # int() refuses more than 4,300 digits; float() takes them as infinite.
        return float(digits)


def expect_end(text: str, position: int) -> None:
    """Insist that nothing but white space follows.

    Raises:
        NotJsonError: Something does.
    """
    position = skip(text, position)
    if position < len(text):
        raise NotJsonError(position, "extra")


SCALARS = JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)
"""Skips values: numbers stay text, so that none is too long."""


def _scalar(text: str, position: int) -> tuple[object, int]:
    """Decode a value that is not a container, saying why where it cannot be done."""
    try:
        return SCALARS.raw_decode(text, position)
    except JSONDecodeError as error:
        if error.msg.startswith("Unterminated"):
            raise NotJsonError(error.pos, "string") from None
        if error.msg.startswith("Invalid control"):
            raise NotJsonError(error.pos, "control") from None
        if error.msg.startswith("Invalid"):
            raise NotJsonError(error.pos, "escape") from None
        raise NotJsonError(position, "value" if position < len(text) else "end") from None


def _key(text: str, position: int) -> tuple[str, int]:
    """Decode a key and return it with the position of its value."""
    if not text.startswith('"', position):
        raise NotJsonError(position, "key" if position < len(text) else "end")
    key, end = _scalar(text, position)
    end = skip(text, end)
    if not text.startswith(":", end):
        raise NotJsonError(end, "colon" if end < len(text) else "end")
    return str(key), skip(text, end + 1)


def check(text: str, position: int = 0) -> int:
    """Return where the value at a position ends; the value need not be sound.

    >>> check('[1, {"a": 2}] x')
    13

    Raises:
        NotJsonError: It is not JSON.
        TooDeepError: It is nested deeper than `DEPTH`.
    """
    closers: list[str] = []
    position = skip(text, position)
    while True:
        closer = CLOSERS.get(text[position : position + 1])
        if closer is None:
            _, position = _scalar(text, position)
        else:
            if len(closers) == DEPTH:
                raise TooDeepError(position)
            closers.append(closer)
            position = skip(text, position + 1)
            if not text.startswith(closer, position):
                position = _key(text, position)[1] if closer == "}" else position
                continue
            closers.pop()
            position += 1
        while closers:
            position = skip(text, position)
            if text.startswith(",", position):
                position = skip(text, position + 1)
                position = _key(text, position)[1] if closers[-1] == "}" else position
                break
            if not text.startswith(closers[-1], position):
                raise NotJsonError(position, "comma" if position < len(text) else "end")
            closers.pop()
            position += 1
        else:
            return position


def too_deep(text: str, position: int) -> TooDeepError:
    """Return the error for a value that is nested too deep, at the place where it is.

    >>> too_deep("[" * 300, 0).position
    200
    """
    try:
        check(text, position)
    except TooDeepError as error:
        return error
    # Within our limit, but the caller's own stack is nearly full.
    return TooDeepError(position)


class Cursor:
    """A place in the text that moves over one level of structure.

    >>> cursor = Cursor('{"a": 1, "b": [2]}', 0)
    >>> for key in cursor.members():
    ...     print(key, cursor.position)
    ...     cursor.pass_value()
    a 6
    b 14
    """

    __slots__ = ("position", "text")

    def __init__(self, text: str, position: int) -> None:
        self.text = text
        self.position = position

    def members(self) -> Iterator[str]:
        """Yield the keys of an object, standing at the value; the caller passes it."""
        position = skip(self.text, self.position + 1)
        if self.text.startswith("}", position):
            self.position = position + 1
            return
        while True:
            key, self.position = _key(self.text, position)
            yield key
            if self._closed_by("}"):
                return
            position = self.position

    def elements(self) -> Iterator[int]:
        """Yield the indices of an array, standing at the value; the caller passes it."""
        position = skip(self.text, self.position + 1)
        if self.text.startswith("]", position):
            self.position = position + 1
            return
        self.position = position
        index = 0
        while True:
            yield index
            if self._closed_by("]"):
                return
            index += 1

    def _closed_by(self, closer: str) -> bool:
        position = skip(self.text, self.position)
        if self.text.startswith(closer, position):
            self.position = position + 1
            return True
        if not self.text.startswith(",", position):
            raise NotJsonError(position, "comma" if position < len(self.text) else "end")
        self.position = skip(self.text, position + 1)
        return False

    def pass_value(self) -> None:
        """Move past a value that is known to be sound."""
        _, self.position = SCALARS.raw_decode(self.text, self.position)


class Decoder:
    """Decodes values and notices what the standard decoder passes over.

    >>> decoder = Decoder()
    >>> decoder.read('{"a": 1, "a": 2}', 0), decoder.odd
    (({'a': 2}, 16), True)
    """

    def __init__(self) -> None:
        self.odd = False
        """Whether the last value has a repeated key, or a number that JSON or int() refuses.

        NaN and Infinity are NaN in the value, numbers of too many digits infinite.
        """
        self._fast = JSONDecoder(
            object_pairs_hook=self._object, parse_constant=self._constant
        ).raw_decode
        self._patient = JSONDecoder(
            object_pairs_hook=self._object, parse_constant=self._constant, parse_int=_whole
        ).raw_decode

    def _object(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        members = dict(pairs)
        if len(members) != len(pairs):
            self.odd = True
        return members

    def _constant(self, _name: str) -> float:
        self.odd = True
        return nan

    def read(self, text: str, position: int) -> tuple[object, int]:
        """Return the value at a position and where it ends.

        Raises:
            NotJsonError: It is not JSON.
            TooDeepError: It is nested too deep.
        """
        self.odd = False
        try:
            return self._fast(text, position)
        except RecursionError:
            raise too_deep(text, position) from None
        except JSONDecodeError:
            # Says why: what the decoder refuses, the check refuses.
            return None, check(text, position)
        except ValueError:
            self.odd = True
            return self._patient(text, position)


def occurrences(text: str, position: int) -> list[tuple[str | int, int, int]]:
    """Return key or index, start and end of each member of a sound container.

    >>> occurrences('{"a": 1, "a": [2]}', 0)
    [('a', 6, 7), ('a', 14, 17)]
    >>> occurrences("7", 0)
    []
    """
    cursor = Cursor(text, position)
    found: list[tuple[str | int, int, int]] = []
    steps: Iterator[str | int]
    if text.startswith("{", position):
        steps = cursor.members()
    elif text.startswith("[", position):
        steps = cursor.elements()
    else:
        return found
    for step in steps:
        start = cursor.position
        cursor.pass_value()
        found.append((step, start, cursor.position))
    return found


def members(text: str, position: int) -> list[tuple[str, int, int, int]]:
    """Return key, start of the key, and start and end of the value of each member of an object.

    >>> members('{"a": 1, "b": [2]}', 0)
    [('a', 1, 6, 7), ('b', 9, 14, 17)]
    """
    found: list[tuple[str, int, int, int]] = []
    place = skip(text, position + 1)
    while text.startswith('"', place):
        key, start = _key(text, place)
        _, end = SCALARS.raw_decode(text, start)
        found.append((key, place, start, end))
        place = skip(text, end)
        if text.startswith(",", place):
            place = skip(text, place + 1)
    return found


def repeated(text: str, position: int) -> list[tuple[Path, int, Span]]:
    """Return path, first position and last span of every key that came twice.

    >>> repeated('{"a": [{"b": 1, "b": 2}]}', 0)
    [(('a', 0, 'b'), 13, (21, 22))]
    """
    found: list[tuple[Path, int, Span]] = []
    waiting: list[tuple[Path, int]] = [((), position)]
    while waiting:
        path, start = waiting.pop()
        firsts: dict[str | int, int] = {}
        lasts: dict[str | int, Span] = {}
        again: dict[str | int, None] = {}
        for step, begin, end in occurrences(text, start):
            if firsts.setdefault(step, begin) != begin:
                again[step] = None
            lasts[step] = (begin, end)
        found.extend(((*path, step), firsts[step], lasts[step]) for step in again)
        waiting.extend(
            ((*path, step), begin) for step, (begin, _) in lasts.items() if text[begin] in CLOSERS
        )
    return sorted(found, key=lambda item: item[2])
