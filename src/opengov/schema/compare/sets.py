"""Two sets of published files compared: what changed, file by file."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from opengov.schema.compare.change import Change, Example, Kind, Side
from opengov.schema.compare.codes import closed_codelists, compare_codes
from opengov.schema.compare.document import Document, lookup
from opengov.schema.compare.folders import SchemaSet
from opengov.schema.compare.proof import NONE, first_instance
from opengov.schema.compare.schemas import compare
from opengov.schema.shape import Json

__all__ = ["compare_sets"]


def compare_sets(old: SchemaSet, new: SchemaSet) -> tuple[Change, ...]:
    """Return what changed between two versions of the schemas, the gravest first.

    A schema that was removed takes nothing any more, and one that was added took
    nothing before; the same goes for the codes of a codelist.

    Raises:
        InvalidSchemaError: A schema is none, or not one of 2020-12.

    >>> from opengov.schema.compare.folders import SchemaSet
    >>> old = SchemaSet({"a.schema.json": {"type": "null"}}, {})
    >>> [(each.kind.value, each.file) for each in compare_sets(old, SchemaSet({}, {}))]
    [('narrowing', 'a.schema.json')]
    """
    changes = [*_schemas(old, new)]
    changes += _codelists(old, new, changes)
    return tuple(sorted(changes, key=lambda change: change.kind.rank))


def _schemas(old: SchemaSet, new: SchemaSet) -> Iterator[Change]:
    for file in sorted({*old.schemas, *new.schemas}):
        if file not in new.schemas:
            yield _whole(file, old.schemas[file], Kind.NARROWING)
        elif file not in old.schemas:
            yield _whole(file, new.schemas[file], Kind.WIDENING)
        else:
            found = compare(old.schemas[file], new.schemas[file])
            yield from (replace(change, file=file) for change in found)


def _whole(file: str, schema: Json, toward: Kind) -> Change:
    """Describe a file that was removed or added, by a value that it takes."""
    side: Side = "old" if toward is Kind.NARROWING else "new"
    instance = first_instance(Document(file, schema))
    proved = instance is not NONE
    return Change(
        kind=toward if proved else Kind.UNKNOWN,
        reason="file",
        schema=side,
        pointer="",
        path="",
        toward=toward,
        values={"name": file},
        example=Example(instance, side) if proved else None,
        file=file,
    )


def _codelists(old: SchemaSet, new: SchemaSet, found: Sequence[Change]) -> Iterator[Change]:
    closed = closed_codelists(old) | closed_codelists(new)
    proofs: dict[str, list[Change]] = {}
    for change in found:
        schemas = (old if change.schema == "old" else new).schemas
        proofs.setdefault(_codelist_at(schemas[change.file], change.pointer), []).append(change)
    for file in sorted({*old.codelists, *new.codelists}):
        name = file.rpartition("/")[2].removesuffix(".csv")
        before, after = old.codelists.get(file), new.codelists.get(file)
        if before is None:
            yield _whole(file, {"enum": list(new.codelists[file])}, Kind.WIDENING)
        elif after is None:
            yield _whole(file, {"enum": list(before)}, Kind.NARROWING)
        else:
            about = proofs.get(name, [])
            yield from compare_codes(file, before, after, closed=name in closed, proofs=about)


def _codelist_at(schema: Json, pointer: str) -> str:
    """Return the codelist of the field that a pointer leads to, or nothing."""
    while pointer:
        pointer = pointer.rpartition("/")[0]
        place = lookup(schema, pointer)
        if isinstance(place, dict) and "x-codelist" in place:
            return str(place["x-codelist"])
    return ""
