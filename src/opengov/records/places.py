"""From positions in the text to lines, bytes and JSON Pointers, and back."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from opengov.jsonpatch import Operation
from opengov.jsonpointer import split_pointer
from opengov.location import Location
from opengov.patch import (
    CellMend,
    Change,
    Edit,
    Form,
    MemberMend,
    Mend,
    Record,
    Steps,
    WordsMend,
    reword,
)
from opengov.records.mending import literal, member_operations, passage, string_at
from opengov.records.scan import Span, occurrences

__all__ = ["CatalogPlaces", "Places", "RecordLocator"]

BEFORE = 20
"""Characters of a long line that are quoted before the place itself."""
QUOTED = 160
"""Characters of a line that are quoted at most."""
BLOCK = 4096
"""Characters between two positions whose byte offset is kept."""


class Places:
    r"""Lines, columns and bytes of one text.

    >>> places = Places("甲\n乙丙", source="a.json")
    >>> place = places.location("/x", 3, 4)
    >>> place.line, place.line_column, place.byte_offset, place.byte_length
    (2, 2, 7, 3)
    """

    def __init__(
        self, text: str, *, source: str, byte_offset: Callable[[int], int] | None = None
    ) -> None:
        self.text = text
        self.source = source
        self._byte_offset = byte_offset or self._utf8_offset
        self._lines: array[int] | None = None
        self._blocks: array[int] | None = None
        # A byte order mark left in the text has no column.
        self._unseen = int(text.startswith("\ufeff"))

    def location(self, pointer: str | None, start: int, end: int) -> Location:
        """Return the place of the text from `start` to `end`."""
        line, column = self.line_column(start)
        offset = self._byte_offset(start)
        return Location(
            source=self.source,
            pointer=pointer,
            line=line,
            line_column=column,
            byte_offset=offset,
            byte_length=self._byte_offset(end) - offset,
        )

    def line_column(self, position: int) -> tuple[int, int]:
        """Return line and column of a position, both from 1; columns count characters."""
        if self._lines is None:
            starts = (m.end() for m in re.finditer("\n", self.text))
            self._lines = array("q", [self._unseen, *starts])
        line = max(bisect_right(self._lines, position), 1)
        return line, max(position - self._lines[line - 1], 0) + 1

    def quote(self, place: Location) -> tuple[str, ...]:
        r"""Return the line of a place, or the part of a long one.

        >>> places = Places('{"id": "1",\n "x": 2}', source="a.json")
        >>> places.quote(Location(source="a.json", line=2, line_column=2))
        ('"x": 2}',)
        """
        if place.line is None:
            return ()
        self.line_column(0)
        starts = self._lines or array("q", [0])
        if place.line > len(starts):
            return ()
        start = starts[place.line - 1]
        end = starts[place.line] - 1 if place.line < len(starts) else len(self.text)
        at = start + (place.line_column or 1) - 1
        begin = max(start, at - BEFORE)
        line = self.text[begin : min(end, begin + QUOTED)]
        cut = "…" * (begin + QUOTED < end)
        return ("…" * (begin > start) + line.strip() + cut,)

    def _utf8_offset(self, position: int) -> int:
        if self._blocks is None:
            self._blocks = array("q", [0])
            if not self.text.isascii():
                for start in range(0, len(self.text), BLOCK):
                    size = _utf8_length(self.text[start : start + BLOCK])
                    self._blocks.append(self._blocks[-1] + size)
        if len(self._blocks) == 1:
            return position
        block = position // BLOCK
        return self._blocks[block] + _utf8_length(self.text[block * BLOCK : position])


def _utf8_length(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


@dataclass(slots=True)
class CatalogPlaces:
    """Where a catalog, its members and its entries stand, noted while it was read."""

    span: Span
    members: dict[str, Span] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def add(self, start: int, end: int) -> None:
        """Note the place of the next entry."""
        self.starts.append(start)
        self.ends.append(end)


class RecordLocator:
    """Finds the place of a value by its pointer, reading only the record it is in.

    Below a catalog, a pointer names a list of records, `entries` or
    `disclosures`. A file of several catalogs says which one first, as in
    `/catalogs/1/entries/3`.
    """

    def __init__(
        self,
        places: Places,
        catalogs: list[CatalogPlaces],
        *,
        root: CatalogPlaces | None = None,
        records: str = "entries",
    ) -> None:
        self.places = places
        self.catalogs = catalogs
        self.root = root or CatalogPlaces((0, len(places.text)))
        self.records = records
        self._kept: dict[int, tuple[int, dict[str, Span]]] = {}

    def locate(self, pointer: str) -> Location:
        """Return the place of a value; for an absent one, of the object it would be in."""
        return self.places.location(pointer, *self.span(*self._path(pointer)))

    def _path(self, pointer: str) -> tuple[int | None, tuple[str | int, ...]]:
        """Return the catalog that a pointer leads to, and the path in it."""
        path: tuple[str | int, ...] = split_pointer(pointer)
        number = 0 if len(self.catalogs) == 1 else None
        if path[:1] == ("catalogs",) and len(path) > 1:
            return _index(path[1]), path[2:]
        return number, path

    def steps(self, mend: Mend, record: Callable[[], Record], head: str) -> Steps | None:
        """Return what mends the text and the catalog; None where that cannot be told."""
        match mend:
            case WordsMend():
                operations = reword(mend, record(), head)
                if operations is None:
                    return None
                replaced = [op for op in operations if op.op == "replace"]
                tested = [op for op in operations if op.op == "test"]
                edits = [self._string(a, b) for a, b in zip(tested, replaced, strict=True)]
                # Its first operation is on the words; members beside them are replaced outright.
                if any(edit is None for edit in edits):
                    return None
                found = [edit for edit in edits if edit is not None]
                words = replace(found[0], changes=mend.rewording.changes)
                return Steps((words, *found[1:]), operations)
            case MemberMend():
                container = self.span(mend.catalog, mend.path[:-1])[0]
                found_at = passage(self.places.text, container, mend)
                if found_at is None:
                    return None
                edit = self._edit(found_at.span, "source", new=found_at.new)
                return Steps((edit,), member_operations(head, mend))
        return None

    def _string(self, tested: Operation, replaced: Operation) -> Edit | None:
        """Return the edit of a string of the text; None where another one stands there."""
        span = self.span(*self._path(tested.path))
        old = string_at(self.places.text, span)
        if old is None or old != tested.value or not isinstance(replaced.value, str):
            return None
        return self._edit(span, "string", old=old, new=replaced.value)

    def _edit(self, span: Span, form: Form, *, new: str, old: str | None = None) -> Edit:
        source = self.places.text[slice(*span)]
        line, column = self.places.line_column(span[1])
        return Edit(
            location=self.places.location(None, *span),
            old=source if old is None else old,
            new=new,
            written=new if old is None else literal(new, escaped=source.isascii()),
            end_line=line,
            end_column=column,
            form=form,
            source=source,
            changes=(Change(0, len(source if old is None else old), new),),
        )

    def shared(self, catalog: int, entry: int, path: tuple[str | int, ...]) -> None:
        """Return None: every record holds its own values."""

    def covered(self, _: WordsMend | CellMend, /) -> tuple[int, ...]:
        """Return nothing: every record holds its own values."""
        return ()

    def letter_boxes(self) -> Iterator[tuple[Location, str, CellMend]]:
        """Yield nothing: records have no boxes."""
        return iter(())

    def span(self, catalog: int | None, path: tuple[str | int, ...]) -> Span:
        """Return the place of a value by its path in a catalog, or in what is around them."""
        if catalog is None or catalog >= len(self.catalogs):
            inside = self.root
        else:
            inside = self.catalogs[catalog]
        if path[:1] == (self.records,) and len(path) > 1:
            index = _index(path[1])
            if index is None or index >= len(inside.starts):
                return inside.span
            return self.within((inside.starts[index], inside.ends[index]), path[2:])
        if path and str(path[0]) in inside.members:
            return self.within(inside.members[str(path[0])], path[1:], outer=inside.span)
        return inside.span

    def quote(self, place: Location) -> tuple[str, ...]:
        """Return the line of a place, or the part of a long one."""
        return self.places.quote(place)

    def within(
        self, span: Span, path: tuple[str | int, ...], *, outer: Span | None = None
    ) -> Span:
        """Return the place of a value inside a sound one.

        Where there is no such value: the nearest object around it, or `outer`.
        """
        nearest = outer or span
        for depth, token in enumerate(path):
            if self.places.text.startswith("{", span[0]):
                nearest = span
            child = self._members(span[0], depth).get(str(token))
            if child is None:
                return nearest
            span = child
        return span

    def _members(self, position: int, depth: int) -> dict[str, Span]:
        """Return the places of a container's members.

        The last container of each depth is kept, since findings on one record
        come together: many faults in one long list are found in one pass.
        """
        kept = self._kept.get(depth)
        if kept is not None and kept[0] == position:
            return kept[1]
        found = occurrences(self.places.text, position)
        members = {str(step): (start, end) for step, start, end in found}
        self._kept[depth] = (position, members)
        return members


INDEX = re.compile(r"0|[1-9][0-9]{0,15}")
"""An array index of a JSON Pointer."""


def _index(token: str | int) -> int | None:
    return int(token) if INDEX.fullmatch(str(token)) else None
