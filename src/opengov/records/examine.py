"""What JSON allows, or its decoder lets pass, and no record may hold."""

from math import isinf, isnan
from typing import TypeAlias

from opengov.finding import NoticeSpec
from opengov.records.breaches import NULL_WRITTEN, NUMBER_OUT_OF_RANGE
from opengov.records.faults import HOLDABLE, Fault, show
from opengov.records.notices import LONE_SURROGATE, NOT_FINITE
from opengov.records.scan import DEPTH, TooDeepError
from opengov.records.shape import Shape, item, label

__all__ = ["examine"]

Container: TypeAlias = dict[str, object] | list[object]


def examine(record: dict[str, object], start: tuple[Shape, ...]) -> list[Fault]:
    r"""Find nulls, halves of characters and numbers that are none.

    Pydantic takes null for an absent field and fails on text that is not
    Unicode. So these are found first, and broken text is mended in place:
    keys go, values get U+FFFD.

    >>> record = {"a": [None], "b": float("nan"), "c": "\ud800"}
    >>> [fault.path for fault in examine(record, ())], record["c"]
    ([('b',), ('c',), ('a', 0)], '\ufffd')

    Raises:
        TooDeepError: The record is nested deeper than `DEPTH`.
    """
    faults: list[Fault] = []
    waiting: list[tuple[tuple[str | int, ...], Container]] = [((), record)]
    while waiting:
        path, container = waiting.pop()
        if len(path) >= DEPTH:
            raise TooDeepError(0)
        for step, value in _members(container):
            inner = (*path, step)
            if isinstance(step, str) and not _is_unicode(step):
                faults.append(_fault(LONE_SURROGATE, inner, start, value))
                _mend(container, step, None)
            elif isinstance(value, dict | list):
                waiting.append((inner, value))
            elif (spec := _forbidden(value)) is not None:
                faults.append(_fault(spec, inner, start, value))
                if isinstance(value, str):
                    _mend(container, step, value)
    return faults


def _members(container: Container) -> list[tuple[str | int, object]]:
    if isinstance(container, dict):
        return list(container.items())
    return list(enumerate(container))


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _forbidden(value: object) -> NoticeSpec | None:
    if value is None:
        return NULL_WRITTEN
    if isinstance(value, str):
        return None if _is_unicode(value) else LONE_SURROGATE
    if isinstance(value, float):
        if isnan(value):
            return NOT_FINITE
        if isinf(value):
            return NUMBER_OUT_OF_RANGE
    return None


def _fault(
    spec: NoticeSpec, path: tuple[str | int, ...], start: tuple[Shape, ...], value: object
) -> Fault:
    name = next(token for token in reversed(path) if isinstance(token, str))
    field = item(label(start if name is path[0] else (), name), path[-1])
    return Fault(
        path=path, spec=spec, values={"field": field, "value": show(value), "bound": HOLDABLE}
    )


def _mend(container: Container, step: str | int, value: str | None) -> None:
    if isinstance(container, list):
        container[int(step)] = "\ufffd"
    elif value is None:
        del container[str(step)]
    else:
        container[str(step)] = "\ufffd"
