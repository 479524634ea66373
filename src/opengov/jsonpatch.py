"""JSON Patch (RFC 6902) as findings carry it: what makes one JSON value of another."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, Literal, TypeAlias, get_args

from typing_extensions import TypeIs

from opengov.jsonpointer import pointer_of

__all__ = [
    "Op",
    "Operation",
    "Path",
    "below",
    "difference",
    "is_operation",
    "replacing",
    "value_at",
]

Path: TypeAlias = tuple[str | int, ...]
"""Keys and indexes from a value to one inside it."""

Op: TypeAlias = Literal["test", "replace", "add", "remove", "move"]


class _Absent(Enum):
    """No value, which null is; sent to another process, it is still the same."""

    ABSENT = auto()


ABSENT: Final = _Absent.ABSENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One operation; `test` says what must stand there for the next to be right."""

    op: Op
    path: str
    value: object = ABSENT
    origin: str | None = None
    """Of a move, where the value was; `from` in JSON."""

    def to_json(self) -> dict[str, object]:
        """Return the operation as it stands in a JSON Patch.

        >>> Operation(op="move", path="/content", origin="/contnt").to_json()
        {'op': 'move', 'from': '/contnt', 'path': '/content'}
        """
        said: dict[str, object] = {"op": self.op}
        if self.origin is not None:
            said["from"] = self.origin
        said["path"] = self.path
        if self.value is not ABSENT:
            said["value"] = self.value
        return said


def is_operation(name: str) -> TypeIs[Op]:
    """Tell whether a text names an operation that patches use.

    >>> is_operation("replace"), is_operation("copy")
    (True, False)
    """
    return name in get_args(Op)


def below(head: str, operations: Iterable[Operation]) -> tuple[Operation, ...]:
    """Return operations on a value as operations on what holds it at a pointer.

    >>> below("/entries/3", [Operation(op="remove", path="/url")])[0].path
    '/entries/3/url'
    """
    return tuple(
        Operation(
            op=each.op,
            path=head + each.path,
            value=each.value,
            origin=None if each.origin is None else head + each.origin,
        )
        for each in operations
    )


def value_at(value: object, path: Path) -> object:
    """Return the value at a path; None where there is none.

    >>> value_at({"units": [{"name": "甲局"}]}, ("units", 0, "name"))
    '甲局'
    """
    for step in path:
        match value, step:
            case Mapping(), str():
                value = value.get(step)
            case Sequence(), int() if step < len(value):
                value = value[step]
            case _:
                return None
    return value


def replacing(path: str, old: object, new: object) -> tuple[Operation, ...]:
    """Return the operations that put a value in the place of another, and of no other."""
    return (
        Operation(op="test", path=path, value=old),
        Operation(op="replace", path=path, value=new),
    )


def difference(old: object, new: object, path: str = "") -> Iterator[Operation]:
    """Yield what makes the one value of the other, as far down as it is the same.

    Arrays of different length are replaced as a whole.

    >>> [each.to_json() for each in difference({"a": [1, 2]}, {"a": [1, 3], "b": 4})][1:]
    [{'op': 'replace', 'path': '/a/1', 'value': 3}, {'op': 'add', 'path': '/b', 'value': 4}]
    """
    if old == new:
        return
    match old, new:
        case dict(), dict():
            for key in [*old, *(key for key in new if key not in old)]:
                place = path + pointer_of(key)
                if key not in new:
                    yield Operation(op="test", path=place, value=old[key])
                    yield Operation(op="remove", path=place)
                elif key not in old:
                    yield Operation(op="add", path=place, value=new[key])
                else:
                    yield from difference(old[key], new[key], place)
        case list(), list() if len(old) == len(new):
            for index, (one, other) in enumerate(zip(old, new, strict=True)):
                yield from difference(one, other, f"{path}/{index}")
        case _:
            yield from replacing(path, old, new)
