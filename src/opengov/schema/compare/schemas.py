"""Two schemas compared."""

from collections.abc import Iterator
from typing import Final

from opengov.schema.compare.annotations import differences
from opengov.schema.compare.change import Change, Example, Kind, Side
from opengov.schema.compare.document import Document, Schema
from opengov.schema.compare.gap import Gap
from opengov.schema.compare.proof import NONE, counterexample
from opengov.schema.compare.same import equal_values
from opengov.schema.compare.walk import gaps

__all__ = ["compare"]

PLACES: Final = 20
"""Places of one change at which an instance is searched for."""


def compare(old: Schema, new: Schema) -> tuple[Change, ...]:
    """Return what changed from one schema to another, the gravest first.

    A narrowing or a widening comes with an instance that a validator was seen to
    judge differently; where none was found, the change is unknown. Where there is
    neither a narrowing nor an unknown change, whatever is valid under `old` is valid
    under `new`.

    Raises:
        InvalidSchemaError: One of them is no JSON Schema of 2020-12.

    >>> old = {"type": "object", "properties": {"a": {"type": "string"}}}
    >>> change, = compare(old, {**old, "required": ["a"]})
    >>> change.kind.value, change.pointer, change.message.en, change.example.instance
    ('narrowing', '/required', 'the record must have a', {})
    """
    if equal_values(old, new):
        return ()
    before, after = Document("old", old), Document("new", new)
    found = [
        *_directed(before, after, Kind.NARROWING),
        *_directed(after, before, Kind.WIDENING),
    ]
    touched = {pointer for change, gap in found for pointer in (change.pointer, gap.at)}
    changes = [*(change for change, _ in found), *differences(before, after, touched)]
    return tuple(sorted(changes, key=lambda change: change.kind.rank))


def _directed(before: Document, after: Document, kind: Kind) -> Iterator[tuple[Change, Gap]]:
    """Yield what `after` asks beyond `before`, each change once and proved if it can be."""
    groups: dict[tuple[object, ...], list[Gap]] = {}
    for gap in gaps(before, after):
        key = (gap.reason, gap.at, repr(sorted(gap.values.items())))
        groups.setdefault(key, []).append(gap)
    for group in groups.values():
        for gap in group[:PLACES]:
            instance = counterexample(gap, before, after)
            if instance is not NONE:
                yield _change(gap, kind, instance), gap
                break
        else:
            yield _change(group[0], kind, NONE), group[0]


def _change(gap: Gap, kind: Kind, instance: object) -> Change:
    asking: Side = "new" if kind is Kind.NARROWING else "old"
    other: Side = "old" if kind is Kind.NARROWING else "new"
    proved = instance is not NONE
    return Change(
        kind=kind if proved else Kind.UNKNOWN,
        reason=gap.reason.value,
        schema=asking if gap.moved is None else other,
        pointer=gap.at if gap.moved is None else gap.moved,
        path=gap.place.path,
        toward=kind,
        values={"keyword": gap.keyword, **gap.values},
        example=Example(instance, other) if proved else None,
    )
