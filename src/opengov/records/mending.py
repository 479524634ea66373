"""Editing JSON as text: one string or one member, and everything else as it was."""

import json
from typing import NamedTuple

from opengov.jsonpatch import Operation
from opengov.patch import MemberMend
from opengov.records.scan import SCALARS, Span, members, occurrences

__all__ = ["Passage", "literal", "member_operations", "passage", "string_at"]


class Passage(NamedTuple):
    """A stretch of the text and what takes its place."""

    span: Span
    new: str


def literal(text: str, *, escaped: bool) -> str:
    r"""Write a string of JSON, in a file of ASCII with escapes.

    >>> print(literal("甲", escaped=False), literal("甲", escaped=True))
    "甲" "\u7532"
    """
    return json.dumps(text, ensure_ascii=escaped)


def string_at(text: str, span: Span) -> str | None:
    """Return the string that stands at a place; None where it is no string.

    >>> string_at('{"a": "甲"}', (6, 9)), string_at("[7]", (1, 2))
    ('甲', None)
    """
    if not text.startswith('"', span[0]):
        return None
    value, end = SCALARS.raw_decode(text, span[0])
    return value if isinstance(value, str) and end == span[1] else None


def passage(text: str, container: int, mend: MemberMend) -> Passage | None:
    """Return what removes or renames a member of the container at a position.

    A member goes with its comma. None where there is no such member, or two of
    them.

    >>> passage('{"a": 1, "b": null}', 0, MemberMend(catalog=0, path=("b",)))
    Passage(span=(7, 18), new='')
    >>> passage('{"a": null, "b": 1}', 0, MemberMend(catalog=0, path=("a",)))
    Passage(span=(1, 12), new='')
    """
    step = mend.path[-1]
    every: list[tuple[str | int, int, int]]
    if text.startswith("{", container):
        every = [(key, begin, end) for key, begin, _, end in members(text, container)]
    else:
        every = occurrences(text, container)
    places = [index for index, (key, _, _) in enumerate(every) if key == step]
    if len(places) != 1:
        return None
    place = places[0]
    _, begin, end = every[place]
    if mend.rename is not None:
        if any(key == mend.rename for key, _, _ in every):
            return None
        _, stop = SCALARS.raw_decode(text, begin)
        return Passage((begin, stop), literal(mend.rename, escaped=text.isascii()))
    if place + 1 < len(every):
        end = every[place + 1][1]
    elif place:
        begin = every[place - 1][2]
    return Passage((begin, end), "")


def member_operations(pointer: str, mend: MemberMend) -> tuple[Operation, ...]:
    """Return the operations that remove a null, or rename a member, of the catalog.

    >>> mend = MemberMend(catalog=0, path=("contnt",), rename="content")
    >>> [op.to_json() for op in member_operations("/entries/0/contnt", mend)]
    [{'op': 'move', 'from': '/entries/0/contnt', 'path': '/entries/0/content'}]
    """
    if mend.rename is None:
        return (
            Operation(op="test", path=pointer, value=None),
            Operation(op="remove", path=pointer),
        )
    around = pointer.rpartition("/")[0]
    return (Operation(op="move", path=f"{around}/{mend.rename}", origin=pointer),)
