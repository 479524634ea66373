"""Valid records with an awkward value in place of another, at every place of theirs."""

import random
from collections.abc import Iterator
from copy import deepcopy
from itertools import islice

from scripts.fixtures.derive import class_of, patched
from scripts.fixtures.places import walk
from tests.schemas.kit import VALID
from tests.unit.schema.instances import BAD

from opengov.jsonpointer import pointer_of
from opengov.schema import shipped

__all__ = ["awkward"]


def awkward(size: int) -> Iterator[tuple[str, object]]:
    """Give so many of them, each with the name of its schema; the same ones every time."""
    spots = [
        (record, path, bad)
        for record in VALID
        for path in sorted(places(record.schema, record.value), key=str)
        for bad in BAD
    ]
    random.Random(20261128).shuffle(spots)  # noqa: S311 - the same order every time
    for record, path, bad in islice(spots, size):
        change = {"op": "replace", "path": pointer_of(*path), "value": deepcopy(bad)}
        yield record.schema, patched(record.value, change)


def places(schema: str, record: object) -> set[tuple[str | int, ...]]:
    return {place.path for place in walk(shipped(schema), record, class_of(schema))}
