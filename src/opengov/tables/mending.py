"""Mending a table: from words of the catalog to the cell that holds them, and back.

What a cell would be read as is not guessed: the row is read again with the new
text, and that is what the operations on the catalog are made of.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from opengov.files.csvfile import LINE_END
from opengov.files.csvguard import field as csv_field
from opengov.jsonpatch import Operation, below, difference, value_at
from opengov.location import Location
from opengov.patch import (
    CellMend,
    Change,
    Edit,
    Mend,
    Record,
    Steps,
    WordsMend,
    changed,
    words_at,
)
from opengov.tables.headers import Column
from opengov.tables.places import WIRE_TO_FIELD, EntryPlace
from opengov.tables.repairs import plain_boxes
from opengov.wording.normalise import INVISIBLE
from opengov.wording.signs import is_ditto

__all__ = ["Mender", "letter_boxes"]

TOGETHER = ({"timeLimit", "updateFrequency"},)
"""Fields that are read from the same cells."""


class Holder(NamedTuple):
    """A cell of the grid that carries a text."""

    place: EntryPlace
    row: int
    column: int


class Reading(NamedTuple):
    """How the text of a cell changes, and what becomes of an entry that is read from it."""

    changes: tuple[Change, ...]
    operations: tuple[Operation, ...]


@dataclass(slots=True)
class Mender:
    """Mends the tables of one file."""

    places: Sequence[Sequence[EntryPlace]]
    """Per catalog, the place of every entry."""
    _holders: dict[tuple[int, int, int], Holder | None] = field(default_factory=dict)
    _known: dict[object, Reading | None] = field(default_factory=dict)
    """What was found out about equal cells."""

    def steps(self, mend: Mend, record: Callable[[], Record], head: str) -> Steps | None:
        """Return what mends a cell and its entry; None where that cannot be told."""
        match mend:
            case CellMend(outright=True):
                return self._outright(mend)
            case CellMend(catalog=catalog, entry=int(entry), column=column):
                columns = [column]
            case WordsMend(catalog=catalog, entry=int(entry), path=(str(wire), *_)):
                name = WIRE_TO_FIELD.get(wire)
                columns = [each.index for each in self.places[catalog][entry].columns(name)]
            case _:
                return None
        place = self.places[catalog][entry]
        for column in columns:
            reading = self._reading(place, entry, column, mend, record)
            holder = self._holder(catalog, entry, column)
            if reading is not None and holder is not None:
                edit = _edit(holder, place.texts[column], reading.changes)
                return Steps((edit,), below(head, reading.operations))
        return None

    def _outright(self, mend: CellMend) -> Steps:
        """Write into a cell what was read for it: the catalog stays as it is."""
        place = self.places[mend.catalog][mend.entry]
        holder = Holder(place, *place.merges.at(place.row, mend.column))
        old = place.grid.text(holder.row, holder.column)
        change = Change(0, len(old), place.texts[mend.column])
        return Steps((_edit(holder, old, (change,)),), ())

    def _reading(
        self,
        place: EntryPlace,
        entry: int,
        column: int,
        mend: CellMend | WordsMend,
        record: Callable[[], Record],
    ) -> Reading | None:
        """Read the row of an entry with a cell mended; equal cells are read once."""
        asked = mend.changes if isinstance(mend, CellMend) else (mend.path, mend.rewording)
        texts = place.reader.key(place.texts, column)
        key = None if texts is None else (id(place.section), column, texts, asked)
        if key is not None and key in self._known:
            return self._known[key]
        reading = (
            _in_cell(place, entry, column, mend, record())
            if isinstance(mend, CellMend)
            else _in_words(place, entry, column, mend, record())
        )
        if key is not None:
            self._known[key] = reading
        return reading

    def _holder(self, catalog: int, entry: int, column: int) -> Holder | None:
        """Return the cell that carries a text, in the row or, for 同上, above it.

        None where no one cell does: some texts go on in the rows below.
        """
        passed: list[int] = []
        first = self.places[catalog][entry]
        text = first.texts[column]
        filled = any(each.index == column for each in first.columns("items"))
        holder: Holder | None = None
        while entry >= 0 and (catalog, entry, column) not in self._holders:
            place = self.places[catalog][entry]
            if place.section is not first.section:
                break
            passed.append(entry)
            row, index = place.merges.at(place.row, column)
            printed = place.grid.text(row, index)
            if printed == text:
                holder = Holder(place, row, index)
            if not (is_ditto(printed) if printed.strip() else filled):
                break
            entry -= 1
        else:
            holder = self._holders.get((catalog, entry, column))
        for each in passed:
            self._holders[catalog, each, column] = holder
        return holder


def _in_cell(
    place: EntryPlace, entry: int, column: int, mend: CellMend, record: Record
) -> Reading:
    """Change the text of a cell, whatever becomes of the entry."""
    after = _reread(place, entry, column, changed(place.texts[column], mend.changes))
    return Reading(mend.changes, tuple(difference(record, after)))


def _in_words(
    place: EntryPlace, entry: int, column: int, mend: WordsMend, record: Record
) -> Reading | None:
    """Change words where they stand, if the entry then says just what it should."""
    found = words_at(record, mend.path)
    if found is None:
        return None
    path, words = found
    wanted = changed(words, mend.rewording.changes)
    text = place.texts[column]
    for changes in _carried(words, text, mend.rewording.changes):
        after = _reread(place, entry, column, changed(text, changes))
        if value_at(after, path) == wanted and _only(str(path[0]), record, after):
            return Reading(changes, tuple(difference(record, after)))
    return None


def _reread(place: EntryPlace, entry: int, column: int, text: str) -> Record:
    """Return the entry, as JSON, as it would be read with another text in a cell."""
    cells = list(place.texts)
    cells[column] = text
    return place.reader.read(cells, entry).model_dump(mode="json")


def _only(wire: str, before: Record, after: Record) -> bool:
    """Tell whether nothing but a field changed, and what is read with it."""
    may = next((names for names in TOGETHER if wire in names), {wire})
    return all(before.get(key) == after.get(key) for key in {*before, *after} - may)


def _carried(words: str, text: str, changes: Sequence[Change]) -> Iterator[tuple[Change, ...]]:
    r"""Carry changes of words over to each place of a cell's text where the words stand.

    The cell may break the words over lines.

    >>> list(_carried("某局", "甲、某\n局", [Change(0, 2, "乙")]))
    [(Change(start=2, end=5, new='乙'),)]
    """
    inside, around = _kept(words), _kept(text)
    needle = "".join(words[i] for i in inside)
    hay = "".join(text[i] for i in around)
    if not needle:
        return
    at = hay.find(needle)
    while at >= 0:
        carried = [_carry(change, inside, around, at) for change in changes]
        found = tuple(change for change in carried if change is not None)
        if len(found) == len(changes):
            yield found
        at = hay.find(needle, at + 1)


def _carry(change: Change, inside: list[int], around: list[int], at: int) -> Change | None:
    hit = [at + n for n, place in enumerate(inside) if change.start <= place < change.end]
    if hit:
        return Change(around[hit[0]], around[hit[-1]] + 1, change.new)
    if change.start != change.end:
        return None
    before = sum(place < change.start for place in inside)
    place = around[at + before] if before < len(inside) else around[at + before - 1] + 1
    return Change(place, place, change.new)


def _kept(text: str) -> list[int]:
    """Return where the characters stand that reading never drops."""
    return [i for i, char in enumerate(text) if not char.isspace() and ord(char) not in INVISIBLE]


def _edit(holder: Holder, old: str, changes: tuple[Change, ...]) -> Edit:
    """Return the edit of a cell."""
    place, row, column = holder
    headers = {each.index: each for each in place.section.columns}
    location = place.grid.locate(row, column, header=_header(headers.get(column)))
    new = changed(old, changes)
    if place.grid.spans is None:
        return Edit(location=location, old=old, new=new, changes=changes)
    source = place.grid.spans.source(row, column)
    breaks = list(LINE_END.finditer(source))
    return Edit(
        location=location,
        old=old,
        new=new,
        written=csv_field(new, like=source),
        end_line=(location.line or 0) + len(breaks),
        end_column=len(source) - breaks[-1].end() + 1
        if breaks
        else (location.line_column or 0) + len(source),
        form="field",
        source=source,
        changes=changes,
    )


def _header(column: Column | None) -> str | None:
    return None if column is None else column.path or column.header or None


def letter_boxes(
    places: Sequence[Sequence[EntryPlace]],
) -> Iterator[tuple[Location, str, CellMend]]:
    """Yield the cells of channels whose boxes are letters, with how to write them."""
    known: dict[str, tuple[Change, ...]] = {}
    for catalog, entries in enumerate(places):
        above: EntryPlace | None = None
        for entry, place in enumerate(entries):
            columns = place.columns("channels")
            before, above = above, place
            if len(columns) != 1:
                continue
            (column,) = columns
            if before is not None and before.shares(place, [column.index]):
                continue
            text = place.texts[column.index]
            if text not in known:
                known[text] = plain_boxes(text)
            if known[text]:
                mend = CellMend(
                    catalog=catalog, entry=entry, column=column.index, changes=known[text]
                )
                yield place.cell(column), text, mend
