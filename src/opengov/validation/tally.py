"""Counts, rule by rule, how many entries could have broken it and how many did."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from operator import attrgetter

from opengov.catalogfile import CatalogFile
from opengov.model.catalog import Catalog, CatalogEntry
from opengov.rules import Context, Probe, Rule, Target
from opengov.validation.absent import AbsentColumns
from opengov.validation.results import RuleResult

__all__ = ["Tally"]

Values = tuple[object, ...]


class Tally:
    """The counts of one run.

    What could have broken a rule is counted once per distinct combination of
    values, so that denominators cost next to nothing in tables that repeat them.
    """

    def __init__(
        self, file: CatalogFile, probes: Iterable[Probe], ctx: Context, absent: AbsentColumns
    ) -> None:
        self.file = file
        self.probes = tuple(probes)
        self.ctx = ctx
        self.absent = absent
        self.applicable: Counter[str] = Counter()
        self.failed: Counter[str] = Counter()
        self.marks: dict[str, bytearray] = {}
        """The entries of the present catalog, or the publications, that broke a rule."""

    def mark(self, code: str, number: int, index: int) -> None:
        """Note that an entry of a catalog, or a publication, broke a rule."""
        marked = self.marks.get(code)
        if marked is None:
            file = self.file
            records = file.disclosures or file.catalogs[number].entries
            marked = self.marks[code] = bytearray(len(records))
        marked[index] = 1

    def end_catalog(self) -> None:
        """Add up what was marked; the next marks are of another catalog."""
        for code, marked in self.marks.items():
            self.failed[code] += sum(marked)
        self.marks.clear()

    def add(self, probes: Iterable[Probe], values: Values, times: int) -> None:
        """Count so many records that have these values in the fields the probes read."""
        there = any(values)
        for probe in probes:
            spec = probe.rule.spec
            if not probe.element and self._concerns(probe, values, there=there):
                self.applicable[spec.code] += times

    def _concerns(self, probe: Probe, values: Values, *, there: bool) -> bool:
        spec = probe.rule.spec
        if spec.concerns is None:
            return there or spec.absence
        try:
            return probe.concerns(values, self.ctx)
        except Exception:  # noqa: BLE001 - the check fails on these values too, and says so
            return False

    def finish(self) -> None:
        """Count what depends on whole catalogs, and take away what was not judged."""
        for probe in self.probes:
            if probe.target is Target.CATALOG:
                for catalog in self.file.catalogs:
                    self._add_catalog(probe, catalog)
        for rule, fields in self._over_fields():
            entries = (e for catalog in self.file.catalogs for e in catalog.entries)
            self.applicable[rule.spec.code] += _with_any(fields, tuple(entries))
        self._take_away()

    def _add_catalog(self, probe: Probe, catalog: Catalog) -> None:
        if "entries" in probe.reads:
            first = probe.rule.spec.rows[0]
            self.applicable[probe.rule.spec.code] += _with_any((first,), catalog.entries)
        else:
            self.add((probe,), tuple(getattr(catalog, name) for name in probe.reads), 1)

    def _over_fields(self) -> Iterator[tuple[Rule, tuple[str, ...]]]:
        """Yield the rules that judge several fields alike, and which of them they judge."""
        fields: dict[str, list[str]] = {}
        rules: dict[str, Rule] = {}
        for probe in self.probes:
            if probe.element:
                rules[probe.rule.spec.code] = probe.rule
                fields.setdefault(probe.rule.spec.code, []).append(probe.field)
        for code, names in fields.items():
            yield rules[code], tuple(names)

    def _take_away(self) -> None:
        """Leave out entries whose fields broke the schema, and columns that are not there."""
        groups: dict[tuple[str, ...], list[Probe]] = {}
        for probe in self.probes:
            if probe.target is Target.ENTRY and not probe.element:
                groups.setdefault(probe.reads, []).append(probe)
            if probe.rule.spec.absence:
                self.applicable[probe.rule.spec.code] -= self.absent.rows(probe.field)
        whole = [probe.rule.spec for probe in self.probes if "entries" in probe.reads]
        for entry, fields in self._faulty():
            for reads, probes in groups.items():
                if not fields.isdisjoint(reads):
                    self.add(probes, tuple(getattr(entry, name) for name in reads), -1)
            for spec in whole:
                if not fields.isdisjoint(spec.rows):
                    self.applicable[spec.code] -= bool(getattr(entry, spec.rows[0]))

    def _faulty(self) -> Iterator[tuple[CatalogEntry, frozenset[str]]]:
        for (number, index), fields in self.file.faulty.items():
            if number < len(self.file.catalogs):
                yield self.file.catalogs[number].entries[index], fields

    def results(self, failures: Collection[str]) -> dict[str, RuleResult]:
        """Return what became of each rule; those that failed to run have passed nothing."""
        codes = {probe.rule.spec.code for probe in self.probes} - set(failures)
        return {
            code: RuleResult(applicable=self.applicable[code], failed=self.failed[code])
            for code in codes
        }


def _with_any(fields: tuple[str, ...], entries: tuple[CatalogEntry, ...]) -> int:
    """Count the entries of which at least one of the fields is there."""
    first = attrgetter(fields[0])
    count = sum(map(bool, map(first, entries)))
    if count == len(entries) or len(fields) == 1:
        return count
    others = attrgetter(*fields)
    # attrgetter gives no tuple for a single name, which is excluded above.
    return sum(map(any, map(others, entries)))
