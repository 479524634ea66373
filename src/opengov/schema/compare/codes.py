"""Codelists compared: codes that came and went, their validity and their successors.

A codelist is closed where a schema lists its codes: there a code more or less
changes what is valid, and the schemas prove it. To an open codelist a schema
gives no heed, so that nothing valid changes; a code that leaves it has lost its
meaning all the same, and somebody has to look at that.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import cast

from opengov.jsonpointer import pointer_of
from opengov.schema.compare.change import Change, Kind
from opengov.schema.compare.folders import SchemaSet
from opengov.schema.compare.gap import Reason
from opengov.schema.compare.rows import Row
from opengov.schema.shape import Json

__all__ = ["closed_codelists", "compare_codes"]

WORDS = ("title_zh", "title_en", "description_zh", "description_en", "source")


def closed_codelists(files: SchemaSet) -> frozenset[str]:
    """Return the names of the codelists of which a schema lists the codes.

    >>> from opengov.schema import published
    >>> from opengov.schema.compare.folders import schema_set
    >>> sorted(closed_codelists(schema_set(published())))[:2]
    ['applicant-kinds', 'attendee-kinds']
    """
    return frozenset(
        str(each["x-codelist"])
        for schema in files.schemas.values()
        for each in _objects(schema)
        if each.get("x-codelist-open") is False
    )


def _objects(value: object) -> Iterator[Json]:
    if isinstance(value, dict):
        yield value
    members = value.values() if isinstance(value, dict) else value
    if isinstance(value, dict | list):
        for member in cast("Iterable[object]", members):
            yield from _objects(member)


def compare_codes(
    file: str,
    old: Mapping[str, Row],
    new: Mapping[str, Row],
    *,
    closed: bool,
    proofs: Sequence[Change],
) -> Iterator[Change]:
    """Yield what changed in a codelist.

    Args:
        file: Path of the codelist.
        old: Codes before.
        new: Codes now.
        closed: Whether a schema lists the codes.
        proofs: Changes of the schemas, of which those about the codes prove what is said.
    """
    for code in dict.fromkeys((*old, *new)):
        if code not in new:
            yield _gone(file, code, Kind.NARROWING, closed=closed, proofs=proofs)
        elif code not in old:
            yield _gone(file, code, Kind.WIDENING, closed=closed, proofs=proofs)
        else:
            yield from _kept(file, code, old[code], new[code])


def _gone(file: str, code: str, toward: Kind, *, closed: bool, proofs: Sequence[Change]) -> Change:
    """Describe a code that left a codelist, or seen the other way round, that joined it."""
    left = toward is Kind.NARROWING
    example = next(
        (
            change.example
            for change in proofs
            if change.kind is toward
            and change.reason == Reason.VALUES
            and code in cast("list[object]", change.values["values"])
        ),
        None,
    )
    if closed:
        kind, reason = (toward if example else Kind.UNKNOWN), "code"
    else:
        kind, reason = (
            (Kind.UNKNOWN, "open-code-removed") if left else (Kind.NEUTRAL, "open-code-added")
        )
    return Change(
        kind=kind,
        reason=reason,
        schema="old" if left else "new",
        pointer=pointer_of(code),
        path="",
        toward=toward,
        values={"name": code},
        example=example if closed else None,
        file=file,
    )


def _kept(file: str, code: str, old: Row, new: Row) -> Iterator[Change]:
    def described(reason: str, before: str | None, after: str | None) -> Change:
        return Change(
            kind=Kind.NEUTRAL,
            reason=reason,
            schema="new",
            pointer=pointer_of(code),
            path="",
            values={"name": code, "before": before or None, "after": after or None},
            file=file,
        )

    validity = [f"{row['valid_from']}–{row['valid_to']}" for row in (old, new)]
    if validity[0] != validity[1]:
        yield described("code-validity", *validity)
    if old["replaced_by"] != new["replaced_by"]:
        yield described("code-successor", old["replaced_by"], new["replaced_by"])
    if any(old[column] != new[column] for column in WORDS):
        yield described("code-words", None, None)
