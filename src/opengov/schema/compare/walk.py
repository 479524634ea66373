"""The comparison of two schemas: through all places where they may judge differently.

`gaps(before, after)` lists what `after` asks and `before` does not; with the two
exchanged, it lists what was given up. Where there is no gap, whatever fits the
one fits the other. A gap may still be none: only an instance that is judged
differently shows that it is one.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, TypeAlias

from opengov.schema.compare.document import Document, Node, parts
from opengov.schema.compare.facts import Facts
from opengov.schema.compare.gap import Further, Gap, Place, Question
from opengov.schema.compare.keywords import asks
from opengov.schema.compare.same import same

__all__ = ["gaps"]

CASES: Final = 300
"""Pairs up to which choices are gone through by branch; beyond, less is known of a value."""
Pair: TypeAlias = tuple[frozenset[Node], Node]


def gaps(before: Document, after: Document) -> Iterator[Gap]:
    """Yield what one schema asks and the other does not, nearest to the root first.

    >>> before, after = Document("old", {"type": "string"}), Document("new", {"maxLength": 5})
    >>> [gap.at for gap in gaps(before, after)], [gap.at for gap in gaps(after, before)]
    (['/maxLength'], ['/type'])
    """
    return _walk(Place((before.root,)), after.root, ())


def _walk(place: Place, node: Node, assumed: tuple[Pair, ...]) -> Iterator[Gap]:
    """Yield the gaps at a value and below it.

    A pair that is being compared further out is taken to have no gap: the smallest
    instance that shows one shows it there.
    """
    start = (frozenset(place.before), node)
    if start in assumed:
        return
    under_way = (*assumed, start)
    seen = {start}
    limit = CASES // 10 ** len(assumed)
    waiting = deque([Further(place, node)])
    while waiting:
        here = waiting.popleft()
        if any(same(known, here.node) for known in here.place.before):
            continue
        facts = Facts(here.place.before)
        if facts.never:
            continue
        cases = _cases(facts, here.place) if len(seen) < limit else ()
        if cases:
            further = (Further(here.place.assuming(case), here.node) for case in cases)
            waiting.extend(each for each in further if _is_new(each, seen))
            continue
        at = replace(here.place, after=(*here.place.after, here.node))
        for part in parts((here.node,)):
            question = Question(facts, part, at, lambda p, n: _walk(p, n, under_way))
            for found in asks(question):
                if isinstance(found, Gap):
                    yield found
                elif _is_new(found, seen):
                    waiting.append(found)


def _is_new(further: Further, seen: set[Pair]) -> bool:
    """Tell whether a pair has not been met, and remember it."""
    pair = (frozenset(further.place.before), further.node)
    new = pair not in seen
    seen.add(pair)
    return new


def _cases(facts: Facts, place: Place) -> tuple[Node, ...]:
    """Return the branches of a choice that is known of a value and not yet made."""
    open_choices = (
        choice for choice in facts.choices if not any(node in place.before for node in choice)
    )
    return next(open_choices, ())
