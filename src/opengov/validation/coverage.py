"""How many entries of each domain have each required element: exact, however few are listed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple, Self

from opengov.catalogfile import CatalogFile
from opengov.codelists import codelist
from opengov.model.catalog import Catalog
from opengov.model.coded import Coded
from opengov.rules import Rule, Standing
from opengov.text import Lang, Text
from opengov.validation.absent import AbsentColumns
from opengov.validation.profiles import wire_name

__all__ = ["Count", "Coverage", "Domain", "DomainCoverage", "add_coverage", "domain_of"]


class Domain(NamedTuple):
    """The domain (领域) that entries belong to."""

    code: str | None
    """Code of the codelist; none for words it does not know."""
    text: str | None
    """The words, where there is no code, or where a report was read again."""

    @property
    def title(self) -> Text | None:
        """What the domain is called; nothing where none is given."""
        if self.text is not None:
            return Text(self.text, self.text)
        return None if self.code is None else codelist("domains").entry(self.code).title


@lru_cache(maxsize=256)
def domain_of(value: Coded | None) -> Domain:
    """Return the domain that a coded value names.

    >>> domain_of(Coded(code="elderly_care", text="养老")).title
    Text(zh='养老服务', en=...)
    """
    if value is not None and value.code in codelist("domains").codes:
        return Domain(value.code, None)
    return Domain(None, None if value is None else value.text or value.code)


@dataclass(frozen=True, slots=True)
class Count:
    """Of so many entries, how many have an element.

    >>> (Count(3, missing=1) + Count(2)).present
    4
    """

    entries: int = 0
    missing: int = 0
    undecided: int = 0
    """Something is there of which nobody can tell what it is."""

    @property
    def present(self) -> int:
        """How many have it."""
        return self.entries - self.missing - self.undecided

    def __add__(self, other: "Count") -> "Count":
        """Add the entries of another input."""
        return Count(
            self.entries + other.entries,
            self.missing + other.missing,
            self.undecided + other.undecided,
        )


@dataclass(frozen=True, slots=True)
class DomainCoverage:
    """The coverage of one domain: its entries, and each required element by its JSON name."""

    domain: Domain
    entries: int
    elements: Mapping[str, Count]

    def to_json(self, lang: Lang) -> dict[str, object]:
        """Return the coverage as it stands in a report."""
        title = self.domain.title
        return {
            "domain": {"code": self.domain.code, "text": title and title.say(lang)},
            "entries": self.entries,
            "elements": {
                name: {
                    "present": count.present,
                    "missing": count.missing,
                    "undecided": count.undecided,
                }
                for name, count in self.elements.items()
            },
        }


def add_coverage(many: Iterable[Sequence[DomainCoverage]]) -> tuple[DomainCoverage, ...]:
    """Add the coverage of several inputs, domain by domain."""
    entries: Counter[Domain] = Counter()
    elements: dict[Domain, dict[str, Count]] = {}
    for rows in many:
        for row in rows:
            entries[row.domain] += row.entries
            counts = elements.setdefault(row.domain, {})
            for name, count in row.elements.items():
                counts[name] = counts.get(name, Count()) + count
    ordered = sorted(entries, key=_order)
    return tuple(DomainCoverage(each, entries[each], elements[each]) for each in ordered)


@cache
def _positions() -> Mapping[str, int]:
    return {code: number for number, code in enumerate(codelist("domains").codes)}


def _order(domain: Domain) -> tuple[int, str]:
    """Sort domains as the codelist does, then those it does not know, then none at all."""
    known = _positions()
    if domain.code is not None:
        return known[domain.code], ""
    return len(known) + (domain.text is None), domain.text or ""


MARKS: Mapping[Standing, int] = MappingProxyType({"missing": 1, "undecided": 2})


@dataclass(slots=True)
class Coverage:
    """Notes during a run which elements of which entries are wanting."""

    file: CatalogFile
    fields: tuple[str, ...]
    """Python names of the elements that are counted."""
    absent: AbsentColumns
    marks: dict[tuple[int, str], bytearray] = field(default_factory=dict)
    """By catalog and field: for each entry 0, or what the element amounts to."""

    @classmethod
    def of(
        cls,
        file: CatalogFile,
        requires: Sequence[str],
        rules: Iterable[Rule],
        absent: AbsentColumns,
    ) -> Self:
        """Count the elements that are required and whose absence some rule reports."""
        judged = {rule.spec.over[0] for rule in rules if rule.spec.absence}
        return cls(file, tuple(name for name in requires if name in judged), absent)

    def mark(self, name: str, standing: Standing, number: int, index: int) -> None:
        """Note what an element of an entry amounts to."""
        self._marked(number, name)[index] = MARKS[standing]

    def _marked(self, number: int, name: str) -> bytearray:
        marked = self.marks.get((number, name))
        if marked is None:
            size = len(self.file.catalogs[number].entries)
            marked = self.marks[number, name] = bytearray(size)
        return marked

    def rows(self) -> tuple[DomainCoverage, ...]:
        """Return the coverage by domain."""
        for (number, index), names in self.file.faulty.items():
            for name in names.intersection(self.fields) if self.file.catalogs else ():
                self.mark(name, "undecided", number, index)
        for name in self.fields:
            for number, first, end in self.absent.spans(name):
                self._marked(number, name)[first:end] = bytes([MARKS["missing"]]) * (end - first)
        catalogs = enumerate(self.file.catalogs)
        return add_coverage(tuple(self._of_catalog(*each)) for each in catalogs)

    def _of_catalog(self, number: int, catalog: Catalog) -> Iterator[DomainCoverage]:
        default = domain_of(catalog.domain)
        own = {i: domain_of(e.domain) for i, e in enumerate(catalog.entries) if e.domain}
        total = Counter(own.values())
        total[default] += len(catalog.entries) - len(own)
        for domain, entries in total.items():
            if entries:
                counts = {
                    wire_name(name): self._count(number, name, domain, default, own, entries)
                    for name in self.fields
                }
                yield DomainCoverage(domain, entries, counts)

    def _count(  # noqa: PLR0917 - what there is to know of one cell of the matrix
        self,
        number: int,
        name: str,
        domain: Domain,
        default: Domain,
        own: Mapping[int, Domain],
        entries: int,
    ) -> Count:
        marked = self.marks.get((number, name), bytearray())
        if own:
            here = (i for i in range(len(marked)) if own.get(i, default) == domain)
            marked = bytearray(marked[i] for i in here)
        missing, undecided = (marked.count(MARKS[each]) for each in ("missing", "undecided"))
        return Count(entries, missing, undecided)
