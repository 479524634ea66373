"""Events as the lines of a row's cells: the k-th line tells of the k-th event of its type."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TypeAlias, cast

from opengov.ledger.columns import PARTY, Value, ValueSpec, pair_of, row_columns
from opengov.ledger.values import is_blank, read_value, write_value
from opengov.text import Lang

__all__ = ["NOTHING", "Line", "Lines", "Record", "cell_text", "group_of", "lines_of", "read_lines"]

Record: TypeAlias = Mapping[str, object]
"""An event as it stands in JSON."""
Line: TypeAlias = dict[str, Value]
"""What one line of the cells of a group says, by what the columns hold."""
Lines: TypeAlias = dict[str, list[Line]]
"""Lines by group: a type of event, or the first type of a pair."""

NOTHING = "—"
"""Stands in a cell of several lines where one says nothing."""


@cache
def group_of(kind: str) -> str:
    """Return the group of a type of event.

    >>> group_of("thirdPartyReplied"), group_of("decided")
    ('thirdPartyConsulted', 'decided')
    """
    pair = pair_of(kind)
    return kind if pair is None else pair.first


def lines_of(events: Iterable[Record]) -> Lines:
    """Lay events out in lines; an answer goes on the line of the first open question to its party.

    >>> lines_of([{"type": "received", "on": "2026-06-01"}])
    {'received': [{'received.on': '2026-06-01'}]}
    """
    lines: Lines = {}
    for event in events:
        kind = str(event["type"])
        values = {f"{kind}.{name}": value for name, value in event.items() if name != "type"}
        line = cast("Line", values)
        there = lines.setdefault(group_of(kind), [])
        pair = pair_of(kind)
        if pair is None or kind == pair.first:
            there.append(line)
            continue
        line[pair.party] = line.pop(f"{kind}.{PARTY}")
        answered = f"{pair.second}.on"
        same = (o for o in there if o[pair.party] == line[pair.party] and answered not in o)
        question = next(same, None)
        if question is None:
            there.append(line)
        else:
            question.update(line)
    return lines


def cell_text(lines: Sequence[Line], holds: str, lang: Lang) -> str:
    r"""Write a column's cell.

    >>> cell_text([{"extended.on": "2026-06-01"}, {}], "extended.on", "zh")
    '2026-06-01\n—'
    """
    spec = _spec(holds)
    texts = [
        " ".join(write_value(line[holds], spec, lang).split("\n")) if holds in line else ""
        for line in lines
    ]
    if len(texts) == 1 or not any(texts):
        return "".join(texts)
    return "\n".join(text or NOTHING for text in texts)


@cache
def _spec(holds: str) -> ValueSpec:
    return next(column.value for column in row_columns() if column.holds == holds)


def read_lines(text: str, spec: ValueSpec) -> list[Value | None]:
    r"""Read a column's cell, one value a line.

    >>> read_lines("2026年6月1日\n—\n2026.6.3", ValueSpec("date"))
    ['2026-06-01', None, '2026-06-03']

    Raises:
        UnreadCell: A line is not what is asked for.
    """
    values: list[Value | None] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        value = None if is_blank(line) else read_value(line, spec)
        values.append(None if value == spec.absent else value)
    while values and values[-1] is None:
        values.pop()
    return values
