"""Records out of a text, and their faults, kept until the pointers are known."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from opengov.finding import Finding
from opengov.jsonpointer import pointer_of
from opengov.patch import MemberMend
from opengov.records.breaches import NULL_WRITTEN, WRONG_TYPE
from opengov.records.faults import Fault
from opengov.records.notices import DUPLICATE_KEY, report
from opengov.records.places import Places, RecordLocator
from opengov.records.record import Outcome, RecordClass, settle
from opengov.records.scan import DEPTH, Decoder, Span, TooDeepError, check, repeated, too_deep
from opengov.records.shape import RECORD, expected, kind_of, printable

__all__ = ["Notes", "Reader"]

R = TypeVar("R")


class Reader:
    """Reads records at positions of one text."""

    def __init__(self, text: str, places: Places) -> None:
        self.text = text
        self.places = places
        self.decoder = Decoder()
        try:
            text.encode()
        except UnicodeEncodeError:
            self._broken = True
        else:
            self._broken = False

    def record(
        self,
        value: object,
        kind: RecordClass[R],
        defaults: Mapping[str, object],
        *,
        start: int,
        end: int,
        odd: bool,
    ) -> Outcome[R]:
        """Make a record of a value that was decoded from `start` to `end`.

        Raises:
            TooDeepError: It is nested too deep.
        """
        if not isinstance(value, dict):
            check(self.text, start)
            return Outcome(record=None, faults=(not_an_object(value),))
        try:
            outcome = settle(value, kind, defaults, suspicious=odd or self._suspicious(start, end))
        except TooDeepError:
            raise too_deep(self.text, start) from None
        if odd:
            return replace(outcome, faults=(*self.repeats(start), *outcome.faults))
        return outcome

    def _suspicious(self, start: int, end: int) -> bool:
        """Tell whether the text may hold a null, half a character, or too deep a value."""
        find, count = self.text.find, self.text.count
        return (
            self._broken
            or count("{", start, end) + count("[", start, end) > DEPTH
            or find("null", start, end) >= 0
            or find("\\ud", start, end) >= 0
            or find("\\uD", start, end) >= 0
        )

    def repeats(self, start: int, *head: str) -> list[Fault]:
        """Return the repeated keys in the sound value at a position, paths below `head`."""
        found = repeated(self.text, start)
        return [self.repeat((*head, *path), first) for path, first, _ in found]

    def repeat(self, path: tuple[str | int, ...], first: int) -> Fault:
        """Report a key that came before, first at a position."""
        line, _ = self.places.line_column(first)
        values = {"key": printable(str(path[-1])), "first_line": line}
        return Fault(path=path, spec=DUPLICATE_KEY, values=values)


def not_an_object(value: object) -> Fault:
    """Report a record that is no object."""
    values = {"field": RECORD, "expected": expected((dict,)), "actual": kind_of(value)}
    return Fault(path=(), spec=WRONG_TYPE, values=values)


class Notes:
    """Faults with their places; how a place is called depends on how many catalogs there are."""

    def __init__(self) -> None:
        self._noted: list[tuple[int | None, tuple[str | int, ...], Fault, Span | None]] = []

    def add(
        self,
        catalog: int | None,
        head: tuple[str | int, ...],
        *faults: Fault,
        here: Span | None = None,
    ) -> None:
        """Note faults of the record at `head` of a catalog, or of what is around catalogs.

        A fault that is not where its path leads is `here`.
        """
        self._noted.extend((catalog, head, fault, here) for fault in faults)

    def findings(self, locator: RecordLocator, *, several: bool = False) -> tuple[Finding, ...]:
        """Return the findings, pointers naming the catalog where there are several."""
        found = []
        for catalog, head, fault, here in self._noted:
            path = (*head, *fault.path)
            front = ("catalogs", catalog) if several and catalog is not None else ()
            exact = pointer_of(*front, *path)
            pointer = printable_pointer(exact)
            place = locator.places.location(pointer, *(here or locator.span(catalog, path)))
            finding = report(fault.spec, place, fault.values, subject=fault.subject)
            known = pointer == exact and here is None
            mend = _mend(fault, catalog, path) if known else None
            found.append(finding if mend is None else replace(finding, mend=mend))
        return tuple(found)


def _mend(fault: Fault, catalog: int | None, path: tuple[str | int, ...]) -> MemberMend | None:
    """Return how to mend a fault: a null goes, a name that is nearly right is put right."""
    if fault.meant is not None:
        return MemberMend(catalog=catalog, path=path, rename=fault.meant)
    return MemberMend(catalog=catalog, path=path) if fault.spec is NULL_WRITTEN else None


def printable_pointer(pointer: str) -> str:
    r"""Return a pointer that can be encoded, whatever the keys in it.

    >>> printable_pointer("/entries/0/\ud800")
    '/entries/0/\\ud800'
    """
    return pointer.encode("utf-8", "backslashreplace").decode("utf-8")
