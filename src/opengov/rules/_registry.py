"""The one place where all that is known about a rule meets."""

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from opengov.finding import Severity
from opengov.law.instruments import instrument
from opengov.model.catalog import Catalog, CatalogEntry
from opengov.model.disclosures import Disclosure
from opengov.patch import Mending, Rewording
from opengov.source import LegalRef
from opengov.text import Text

if TYPE_CHECKING:
    from opengov.calendar.workcalendar import WorkCalendar

__all__ = [
    "RULES",
    "Check",
    "Context",
    "Element",
    "Hit",
    "Need",
    "Probe",
    "Row",
    "Rule",
    "RuleSpec",
    "Standing",
    "Target",
    "Term",
    "Values",
]


@dataclass(frozen=True, slots=True)
class Term:
    """A value that is a code in JSON and words in a message.

    >>> Term("masked", Text("被遮盖", "masked")).words.zh
    '被遮盖'
    """

    code: str
    words: Text


Values: TypeAlias = Mapping[str, "str | int | Term"]
"""What fills the placeholders of a message."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check yields: the values of one finding and, if need be, where it is."""

    values: Values = field(default_factory=dict)
    field: str = ""
    """Python name of the field concerned; by default the one the rule judges."""
    path: tuple[str | int, ...] = ()
    """Where in the field: wire names and indexes."""
    entry: int | None = None
    """Catalog checks: index of the entry concerned."""
    rewording: Rewording | None = None
    """The words at that place as they should be; the rule says in `mending` what this does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """All a rule may look at besides the record. No hidden clock, no globals."""

    requires: frozenset[str] = frozenset()
    """Python names of the fields that the profile requires."""
    as_of: date | None = None
    """The day the record is judged on, where the caller named one."""
    calendar: "WorkCalendar | None" = None
    """The working days to count with, where the caller gave a calendar."""
    organs: frozenset[str] = frozenset()
    """Names of the organs there are, blanks and width apart, where the profile lists them."""
    catalog: Mapping[str, tuple[CatalogEntry, ...]] | None = None
    """The entries that publications may fulfil, by id, where the caller gave catalogs.

    Several catalogs may use one id, each for an entry of its own.
    """


class Element(NamedTuple):
    """One field of an entry: what a check that judges several fields alike is given."""

    field: str
    value: object


class Row(NamedTuple):
    """One entry and where it stands: what a catalog check goes through."""

    position: int
    """Index of the entry in the catalog, from 0."""
    entry: CatalogEntry


class Target(StrEnum):
    """What a check is called for."""

    ENTRY = "entry"
    CATALOG = "catalog"
    DISCLOSURE = "disclosure"


Standing: TypeAlias = Literal["missing", "undecided"]
"""What a required element of an entry amounts to where it is not simply there."""

Need: TypeAlias = Literal["calendar", "catalog"]
"""What of the context a rule cannot do without."""

Check: TypeAlias = Callable[..., Iterable[Hit]]
"""A check's parameters name what it reads.

The name of a field stands for its value; `element` for each of the fields in
`over`, one at a time; `entries` for the rows of a catalog; `disclosure` for the whole
of a publication; and `ctx`, as the last one, for the `Context`.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSpec:
    """What is said about a rule; as a decorator, it turns a check into a `Rule`."""

    code: str
    name: str
    """Kebab-case; names the defect, not the check."""
    severity: Severity
    since: str
    message: Text
    """`{field}` is filled with the title of the field; the check yields the rest."""
    page_zh: str
    """The page in Chinese; the check's docstring is the page in English."""
    bad: Mapping[str, object]
    """A minimal record, as JSON, that the rule finds fault with."""
    good: Mapping[str, object]
    """The same record mended in one field."""
    basis: tuple[LegalRef, ...] = ()
    """What the rule rests on; empty where only the profile asks for it."""
    earlier: tuple[LegalRef, ...] = ()
    """What it rested on before that; a day in the past is judged by the law of that day."""
    over: tuple[str, ...] = ()
    """Fields the rule judges; it runs for those that the profile requires, or no profile can.

    A rule without any runs whenever the profile lists it.
    """
    absence: bool = False
    """Whether the rule reports that its field is absent; T211 stands in for it."""
    leaves: Standing | None = None
    """What the element amounts to where the rule hits; an absence leaves it missing."""
    concerns: Callable[..., bool] | None = None
    """Whether a record could break the rule; it takes what the check takes.

    By default, whether any of the fields read is there; for absences, always.
    """
    told_by: tuple[str, ...] = ()
    """Notices of reading that say the same; where one stands, the rule keeps silent."""
    on: tuple[Target, ...] = (Target.ENTRY,)
    rows: tuple[str, ...] = ()
    """Fields of the records that a check with `entries` or `disclosure` cannot do without."""
    types: tuple[str, ...] = ()
    """Types of the publications that are judged; empty: all five."""
    needs: tuple[Need, ...] = ()
    """What of the context has to be given; without it the rule is skipped, with that reason."""
    partition: tuple[str, ...] = ()
    """Only entries that are equal in these fields are judged together, never one alone.

    So a bulk run may spread a catalog over machines by this key. Empty: the
    whole catalog is judged at once.
    """
    effective_from: date | None = None
    effective_to: date | None = None
    """Last day the rule applies."""
    deprecated: str | None = None
    """Version that deprecated the rule."""
    replaced_by: str | None = None
    mending: Mending | None = None
    """What is said of the patches of its hits, where they have any."""

    def __call__(self, check: Check) -> "Rule":
        """Register `check` under this code."""
        if self.code in RULES:
            raise ValueError(f"{self.code} is already {RULES[self.code].spec.name!r}")
        RULES[self.code] = Rule(self, check)
        return RULES[self.code]

    def in_force(self, day: date | None) -> bool:
        """Tell whether the rule applies on a day; without a day it does."""
        if day is None:
            return True
        return (self.effective_from is None or self.effective_from <= day) and (
            self.effective_to is None or day <= self.effective_to
        )

    def basis_on(self, day: date | None) -> tuple[LegalRef, ...]:
        """Return the provisions it rests on by the law of a day; without a day, of today."""
        if day is None:
            return self.basis
        known = (*self.basis, *self.earlier)
        return tuple(each for each in known if instrument(each.law).in_force(day))


@dataclass(frozen=True, slots=True, eq=False)
class Probe:
    """One way in which a rule reads a record; the engine calls it once per distinct value."""

    rule: "Rule"
    target: Target
    reads: tuple[str, ...]
    """Fields of the record, in the order of their values."""
    element: bool = False
    """Whether the one field is handed over as an `Element`."""

    def of(self, record: CatalogEntry | Catalog | Disclosure) -> tuple[object, ...]:
        """Return the values that the check is given of a record."""
        return tuple(record if n == "disclosure" else getattr(record, n) for n in self.reads)

    def judges(self, disclosure: Disclosure) -> bool:
        """Tell whether the rule is about publications of this type."""
        types = self.rule.spec.types
        return self.target is Target.DISCLOSURE and (not types or disclosure.type in types)

    @property
    def field(self) -> str:
        """The field a hit concerns that does not name one."""
        return self.reads[0] if self.element else (*self.rule.spec.over, *self.reads)[0]

    def call(self, values: tuple[object, ...], ctx: Context) -> Iterable[Hit]:
        """Run the check on the values of the fields it reads."""
        return self.rule.check(*self._given(values, ctx))

    def concerns(self, values: tuple[object, ...], ctx: Context) -> bool:
        """Tell whether a record with these values could break the rule."""
        spec = self.rule.spec
        if spec.concerns is not None:
            return spec.concerns(*self._given(values, ctx))
        return spec.absence or any(values)

    def _given(self, values: tuple[object, ...], ctx: Context) -> tuple[object, ...]:
        given = (Element(self.reads[0], values[0]),) if self.element else values
        return (*given, ctx) if self.rule.needs_context else given


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A check and what is said about it.

    Because the parameters say what the check reads, a mutant test knows what
    to mutate, and a table that repeats the same units, channels and limits in
    thousands of rows is judged once per distinct value.
    """

    spec: RuleSpec
    check: Check
    parameters: tuple[str, ...] = field(init=False)
    needs_context: bool = field(init=False)
    """Whether the check asks for the context, always as its last parameter."""
    probes: tuple[Probe, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Work out from the check's signature what it reads."""
        object.__setattr__(self, "parameters", tuple(inspect.signature(self.check).parameters))
        object.__setattr__(self, "needs_context", self.parameters[-1:] == ("ctx",))
        object.__setattr__(self, "probes", tuple(self._probes()))

    def _probes(self) -> Iterator[Probe]:
        fields = tuple(name for name in self.parameters if name != "ctx")
        for target in self.spec.on:
            if fields == ("element",):
                for name in self.spec.over:
                    yield Probe(self, target, (name,), element=True)
            else:
                yield Probe(self, target, fields)

    @property
    def reads(self) -> tuple[str, ...]:
        """Fields of a record that the rule reads."""
        if "entries" in self.parameters or "disclosure" in self.parameters:
            return self.spec.rows
        return tuple(dict.fromkeys(name for probe in self.probes for name in probe.reads))

    @property
    def leaves(self) -> Standing | None:
        """What the required element amounts to where the rule hits."""
        return "missing" if self.spec.absence else self.spec.leaves

    @property
    def page(self) -> Text:
        """The documentation page: first line one sentence, then why, then what to do."""
        return Text(inspect.cleandoc(self.spec.page_zh), inspect.getdoc(self.check) or "")

    @property
    def summary(self) -> Text:
        """The page's first sentence."""
        page = self.page
        return Text(page.zh.partition("\n")[0], page.en.partition("\n")[0])

    def run(self, record: CatalogEntry | Catalog | Disclosure, ctx: Context) -> Iterator[Hit]:
        """Call the check on one record, without memory and without a profile's choice."""
        for probe in self.probes:
            match record:
                case Catalog():
                    judged = probe.target is Target.CATALOG
                case CatalogEntry():
                    judged = probe.target is Target.ENTRY
                case _:
                    judged = probe.judges(record)
            if not judged:
                continue
            if "entries" in probe.reads and isinstance(record, Catalog):
                for rows in self.groups(record, frozenset()):
                    yield from probe.call((rows,), ctx)
            else:
                yield from probe.call(probe.of(record), ctx)

    def groups(self, catalog: Catalog, left_out: frozenset[int]) -> Iterator[tuple[Row, ...]]:
        """Sort the entries of a catalog by the rule's partition key.

        Args:
            catalog: The catalog.
            left_out: Indexes of entries of which a field the rule reads is not known.
        """
        if not self.spec.partition:
            yield tuple(Row(i, e) for i, e in enumerate(catalog.entries) if i not in left_out)
            return
        fields = tuple(map(attrgetter, self.spec.partition))
        groups: dict[tuple[object, ...], list[int]] = {}
        for index, entry in enumerate(catalog.entries):
            if index not in left_out:
                groups.setdefault(tuple(get(entry) for get in fields), []).append(index)
        for indexes in groups.values():
            if len(indexes) > 1:
                yield tuple(Row(index, catalog.entries[index]) for index in indexes)


RULES: dict[str, Rule] = {}
"""Every rule by code; complete once `opengov.rules` has been imported."""
