"""One decoded record to the model: whole if it is sound, otherwise its sound fields."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from types import MappingProxyType
from typing import Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from opengov.model.catalog import Catalog, CatalogEntry, CatalogSet
from opengov.model.disclosures import Disclosure
from opengov.records.breaches import MISSING_MEMBER
from opengov.records.examine import examine
from opengov.records.faults import Fault, explain
from opengov.records.shape import Shape, field_names, models, shapes

__all__ = ["CATALOG", "CATALOG_SET", "ENTRY", "Outcome", "RecordClass", "disclosures", "settle"]

R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)


@dataclass(frozen=True, slots=True)
class RecordClass(Generic[R_co]):
    """A class of records: how one is made of decoded JSON, by wire names only."""

    make: Callable[[object], R_co]
    start: tuple[Shape, ...]
    """The model, or those of a union."""

    def python_names(self, aliases: set[str]) -> frozenset[str]:
        """Return the Python names of those wire names that are fields."""
        known: dict[str, str] = {}
        for model in models(self.start):
            known |= field_names(model)
        return frozenset(known[alias] for alias in aliases if alias in known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Generic[R_co]):
    """What became of a record."""

    record: R_co | None
    """The record without its faulty fields; absent where nothing could be made of it."""
    faults: tuple[Fault, ...] = ()
    faulty: frozenset[str] = frozenset()
    """Python names of the fields that were left out."""


CATALOG: RecordClass[Catalog] = RecordClass(
    partial(Catalog.model_validate, by_alias=True, by_name=False), (Catalog,)
)
CATALOG_SET: RecordClass[CatalogSet] = RecordClass(
    partial(CatalogSet.model_validate, by_alias=True, by_name=False), (CatalogSet,)
)
ENTRY: RecordClass[CatalogEntry] = RecordClass(
    partial(CatalogEntry.model_validate, by_alias=True, by_name=False), (CatalogEntry,)
)


@cache
def disclosures() -> RecordClass[Disclosure]:
    """Return the class of disclosures, made when first asked for: it takes a while.

    >>> disclosures().make({"id": "1", "type": "service"}).type
    'service'
    """
    adapter: TypeAdapter[Disclosure] = TypeAdapter(Disclosure)
    return RecordClass(
        partial(adapter.validate_python, by_alias=True, by_name=False), shapes(Disclosure)
    )


def settle(
    data: dict[str, object],
    kind: RecordClass[R],
    defaults: Mapping[str, object] = MappingProxyType({}),
    *,
    suspicious: bool = True,
) -> Outcome[R]:
    """Make a record of decoded JSON; of a faulty one, whatever is sound of it.

    A member of the record that has a fault anywhere inside is left out as a
    whole. `defaults` stand in for required members that are faulty or absent.
    A record that may hold what `examine` looks for is `suspicious`.

    >>> outcome = settle({"id": "1", "url": 5, "content": ["a"]}, ENTRY)
    >>> outcome.record.content, outcome.faulty, outcome.faults[0].spec.name
    (('a',), frozenset({'url'}), 'wrong-type')

    Raises:
        TooDeepError: The record is nested too deep.
    """
    if not suspicious:
        try:
            return Outcome(record=kind.make(data))
        except ValidationError:
            pass
    strange = examine(data, kind.start) if suspicious else []
    faults = {fault.path: fault for fault in strange}
    sound = data
    left_out: set[str] = set()
    while True:
        record, found = _attempt(sound, kind)
        for fault in found:
            faults.setdefault(fault.path, fault)
        bad = {str(path[0]) for path in faults if path}
        if bad == left_out:
            break
        left_out = bad
        sound = {**defaults, **{key: data[key] for key in data if key not in bad}}
    meant = {(*f.path[:-1], f.meant): f for f in faults.values() if f.meant is not None}
    told = [f for f in faults.values() if f.spec is not MISSING_MEMBER or f.path not in meant]
    bad |= {str(path[0]) for path in meant if path[0] not in sound}
    return Outcome(record=record, faults=tuple(told), faulty=kind.python_names(bad))


def _attempt(data: dict[str, object], kind: RecordClass[R]) -> tuple[R | None, list[Fault]]:
    try:
        return kind.make(data), []
    except ValidationError as error:
        return None, list(explain(error, kind.start))
