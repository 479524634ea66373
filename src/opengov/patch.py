"""Machine patches: what to write so that a finding goes away.

Whoever finds a defect knows how to mend it in the words it was given, and leaves
a `Mend` with the finding. Where these words stand is known to the reader of the
file: with it, validating makes a `Patch` of it, which the report carries and
`opengov fix` applies.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from opengov.jsonpatch import Operation, Path, replacing, value_at
from opengov.jsonpointer import pointer_of
from opengov.location import Location
from opengov.text import Lang, Text

__all__ = [
    "CellMend",
    "Change",
    "Edit",
    "Form",
    "MemberMend",
    "Mend",
    "Mending",
    "Patch",
    "Record",
    "Rewording",
    "Steps",
    "WordsMend",
    "changed",
    "overlap",
    "reword",
    "words_at",
]


class Change(NamedTuple):
    """A stretch of a text, and what is to stand in its place."""

    start: int
    end: int
    new: str


def changed(text: str, changes: Iterable[Change]) -> str:
    """Return a text with stretches of it replaced; they must not overlap.

    >>> changed("２ ０个", [Change(0, 1, "2"), Change(1, 2, ""), Change(2, 3, "0")])
    '20个'
    """
    pieces: list[str] = []
    done = 0
    for start, end, new in sorted(changes):
        pieces += (text[done:start], new)
        done = end
    return "".join((*pieces, text[done:]))


def overlap(one: Iterable[Change], other: Iterable[Change]) -> bool:
    """Tell whether two sets of changes to a text are about the same stretch of it.

    >>> overlap([Change(0, 2, "x")], [Change(2, 3, "y")]), overlap([Change(0, 2, "")] * 2, [])
    (False, False)
    """
    others = list(other)
    return any(_touch(a, b) for a in one for b in others)


def _touch(one: Change, other: Change) -> bool:
    if one.start == one.end or other.start == other.end:  # something is put in between
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end


@dataclass(frozen=True, slots=True)
class Mending:
    """What is said of the patches of one rule or notice."""

    name: str
    """Kebab-case; names what was wrong."""
    title: Text
    safe: bool = True
    """Whether the meaning stays the same beyond doubt."""

    @property
    def safety(self) -> str:
        """`safe` or `unsafe`."""
        return "safe" if self.safe else "unsafe"


@dataclass(frozen=True, slots=True)
class Rewording:
    """What a rule knows: the words it judged, written as they should be."""

    changes: tuple[Change, ...]
    """In the text at the place of the hit."""
    also: tuple[tuple[str, str], ...] = ()
    """Members beside the text that go with it: wire name and value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsMend:
    """How to mend words of a record, wherever they were read from."""

    catalog: int
    """Index of the catalog."""
    entry: int | None
    """Index of the entry; none for a member of the catalog itself."""
    path: Path
    """From there to the value, in wire names."""
    rewording: Rewording


@dataclass(frozen=True, slots=True, kw_only=True)
class CellMend:
    """How to mend the cell of a table that the reader said something about."""

    catalog: int
    entry: int
    column: int
    """Index of the column in the grid."""
    changes: tuple[Change, ...]
    """In the text of the cell, which for 同上 is what was read for it."""
    outright: bool = False
    """Whether the cell itself is to hold what was read for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberMend:
    """How to mend a member of a JSON object that should not be there."""

    catalog: int | None
    path: Path
    rename: str | None = None
    """Its right name; without one, it is to go."""


Mend: TypeAlias = WordsMend | CellMend | MemberMend

Form: TypeAlias = Literal["cell", "field", "string", "source"]
"""What an edit is about: a cell, a field of a text table, a string of JSON, or bare source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One place in a file, and what is to be written there."""

    location: Location
    old: str
    new: str
    written: str | None = None
    """Of a text file: what takes the place of the bytes there, with its quotes."""
    end_line: int | None = None
    end_column: int | None = None
    """Where the bytes end: the place behind their last character."""
    form: Form = "cell"
    source: str = ""
    """Of a text file: what stands at the place, with its quotes."""
    changes: tuple[Change, ...] = ()
    """What of `old` is changed."""

    def to_json(self) -> dict[str, object]:
        """Return the edit as it stands in a report, without what does not apply."""
        place = self.location
        said: dict[str, object] = {
            "sheet": place.sheet,
            "cell": place.cell,
            "row": place.row,
            "column": place.column,
            "line": place.line,
            "lineColumn": place.line_column,
            "endLine": self.end_line,
            "endColumn": self.end_column,
            "byteOffset": place.byte_offset,
            "byteLength": place.byte_length,
            "old": self.old,
            "new": self.new,
            "written": self.written,
        }
        return {key: value for key, value in said.items() if value is not None}


class Steps(NamedTuple):
    """What mends a defect: in the file, and in the catalog that is read from it."""

    edits: tuple[Edit, ...]
    operations: tuple[Operation, ...]


Record: TypeAlias = Mapping[str, object]
"""An entry or a catalog, as JSON."""

WORDS = ("text", "name", "raw")
"""Members that hold the words of a channel or basis, of a unit, of a limit."""


def words_at(record: Record, path: Path) -> tuple[Path, str] | None:
    """Return the words at a place of a record, and their own place.

    >>> words_at({"channels": [{"code": "other", "text": "其他"}]}, ("channels", 0))
    (('channels', 0, 'text'), '其他')
    """
    match value_at(record, path):
        case str(text):
            return path, text
        case dict(members):
            held = ((key, members.get(key)) for key in WORDS)
            return next(((*path, key), text) for key, text in held if isinstance(text, str))
    return None


def reword(mend: WordsMend, record: Record, head: str) -> tuple[Operation, ...] | None:
    """Return the operations that mend the words of a record of its own.

    >>> mend = WordsMend(
    ...     catalog=0, entry=0, path=("items", 0), rewording=Rewording((Change(0, 1, "A"),))
    ... )
    >>> [op.to_json() for op in reword(mend, {"items": ["Ａ类"]}, "/entries/0")][1]
    {'op': 'replace', 'path': '/entries/0/items/0', 'value': 'A类'}
    """
    found = words_at(record, mend.path)
    if found is None:
        return None
    place, text = found
    operations = list(
        replacing(head + pointer_of(*place), text, changed(text, mend.rewording.changes))
    )
    around = value_at(record, mend.path)
    beside = around if isinstance(around, dict) else {}
    follow = dict(mend.rewording.also)
    for name in (*REPEATED, *follow):
        old = beside.get(name)
        if isinstance(old, str):
            new = follow.get(name) or _followed(old, text, mend.rewording.changes)
            if new != old:
                operations += replacing(head + pointer_of(*mend.path, name), old, new)
    return tuple(operations)


REPEATED = ("title", "documentNumber")
"""Members of a citation that repeat a part of its words."""


def _followed(part: str, text: str, changes: Iterable[Change]) -> str:
    """Return a part of a text as it is once the text has changed.

    >>> _followed("某发[2019]5号", "《甲》（某发[2019]5号）", [Change(6, 12, "〔2019〕")])
    '某发〔2019〕5号'
    """
    start = text.find(part)
    if start < 0:
        return part
    inside = (c for c in changes if start <= c.start and c.end <= start + len(part))
    return changed(part, (Change(a - start, b - start, new) for a, b, new in inside))


@dataclass(frozen=True, slots=True, kw_only=True)
class Patch:
    """How a machine mends what a finding is about."""

    mending: Mending
    operations: tuple[Operation, ...] = ()
    """On the catalog; none where it says the same before and after."""
    edits: tuple[Edit, ...] = ()
    """In the file; none for a record that was not read from one."""

    @property
    def proposal(self) -> str:
        """What to write in place of what stands there; blank where something is to go.

        >>> new = Operation(op="replace", path="/items/0", value="A类")
        >>> Patch(mending=Mending("x", Text("甲", "a")), operations=(new,)).proposal
        'A类'
        """
        for edit in self.edits:
            return edit.new
        texts = (op.value for op in self.operations if op.op == "replace")
        return next((text for text in texts if isinstance(text, str)), "")

    def to_json(self, lang: Lang) -> dict[str, object]:
        """Return the patch as it stands in a report."""
        return {
            "name": self.mending.name,
            "safety": self.mending.safety,
            "title": self.mending.title.say(lang),
            "operations": [operation.to_json() for operation in self.operations],
            "edits": [edit.to_json() for edit in self.edits],
        }
