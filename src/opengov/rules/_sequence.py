"""Sequence numbers (序号) of a catalog: where one is missing or given twice."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from opengov.rules._registry import Row
from opengov.wording.normalise import compact

__all__ = ["misnumbered"]

NUMBER = re.compile(r"[(]?([0-9]{1,6})[).、．]?")
LAST_PLAIN_START = 99
"""A table that begins at a larger number holds codes, not sequence numbers."""
SEVERAL = 2
"""So many steps without a single pair of neighbours are no numbering."""


@dataclass(slots=True)
class Run:
    """Numbers that continue each other; a 1 begins a new run."""

    numbers: list[tuple[int, int]] = field(default_factory=list)
    """Index of the entry, and its number."""
    blanks: int = 0
    """Entries without a number that is known: each may stand for a missing one."""


def misnumbered(rows: Iterable[Row]) -> Iterator[tuple[int, int, int]]:
    """Yield the index of each entry that breaks the numbering, the number expected, and its own.

    Args:
        rows: Entries of one catalog, in order.
    """
    runs = list(_runs(rows))
    if not _is_numbering([number for run in runs for _, number in run.numbers]):
        return
    for run in runs:
        yield from _breaks(run)


def _runs(rows: Iterable[Row]) -> Iterator[Run]:
    run = Run()
    last: tuple[int, str] | None = None
    expected = 0
    for row in rows:
        run.blanks += row.position - expected
        expected = row.position + 1
        number = _number(row.entry.sequence)
        if number is None:
            run.blanks += 1
            continue
        here = (number, row.entry.items[0] if row.entry.items else "")
        # One number over the rows of one matter is a merged cell.
        if here == last and here[1]:
            continue
        last = here
        if number == 1:
            yield run
            run = Run()
        run.numbers.append((row.position, number))
    yield run


def _number(sequence: str | None) -> int | None:
    text = sequence or ""
    match = NUMBER.fullmatch(text) or NUMBER.fullmatch(compact(text))
    return None if match is None else int(match[1])


def _is_numbering(numbers: list[int]) -> bool:
    """Tell sequence numbers from codes such as 0505 or 201."""
    if not numbers or numbers[0] > LAST_PLAIN_START:
        return False
    steps = [after - before for before, after in pairwise(numbers)]
    return len(steps) < SEVERAL or 1 in steps


def _breaks(run: Run) -> Iterator[tuple[int, int, int]]:
    """Report numbers given twice where they stand, and gaps at the number behind them."""
    seen: dict[int, int] = {}
    breaks: list[tuple[int, int, int]] = []
    highest = 0
    for index, number in run.numbers:
        if number in seen:
            breaks.append((index, highest + 1, number))
        seen.setdefault(number, index)
        highest = max(highest, number)
    ordered = sorted(seen)
    gaps = [(a, b) for a, b in pairwise(ordered) if b > a + 1]
    if sum(b - a - 1 for a, b in gaps) > run.blanks:
        breaks += [(seen[b], a + 1, b) for a, b in gaps]
    yield from sorted(breaks)
