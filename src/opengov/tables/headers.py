"""Finding the header of a table by meaning, not by position."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from opengov.files.grid import Grid
from opengov.tables.columns import HeaderWord, header_word
from opengov.wording.normalise import compact

__all__ = ["Column", "Header", "MergeMap", "find_headers", "is_header_row", "nearest_row"]

MIN_ROLES = 3
ENOUGH_KNOWN = 5
"""Known words from which on a header may have any number of unknown ones."""
MIN_STRONG = 2
DEEPEST = 3
"""Most rows a header has."""
LONGEST_HEADER_CELL = 120


class MergeMap:
    """Which cell's text covers a cell: its own, or the first of its merged range."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.covered: dict[int, list[tuple[int, int, int]]] = {}
        """Per row, its covered cells: column, and row and column of the cell with the text."""
        rows = len(grid.rows)
        self.anchor: dict[tuple[int, int], tuple[int, int]] = {}
        for merge in grid.merges:
            for row in range(merge.top, min(merge.bottom, rows - 1) + 1):
                covered = self.covered.setdefault(row, [])
                for column in range(merge.left, merge.right + 1):
                    self.anchor[row, column] = (merge.top, merge.left)
                    if (row, column) != (merge.top, merge.left):
                        covered.append((column, merge.top, merge.left))

    def at(self, row: int, column: int) -> tuple[int, int]:
        """Return the cell that carries the text of a cell."""
        return self.anchor.get((row, column), (row, column))

    def is_tall(self, row: int, column: int) -> bool:
        """Tell whether a cell that carries a text covers the row below it."""
        return self.anchor.get((row + 1, column)) == (row, column)

    def text(self, row: int, column: int) -> str:
        """Return the text that covers a cell."""
        return self.grid.text(*self.at(row, column))


@dataclass(frozen=True, slots=True)
class Column:
    """One column and what it means."""

    index: int
    role: str
    header: str
    """The lowest header word as printed, or the joined fragments."""
    path: str
    """All header words above the column, top first."""
    level: int = 0
    guessed: bool = False
    """The values gave the role, not the header."""


@dataclass(frozen=True, slots=True)
class Header:
    """A header: rows `top` to `bottom` of the grid, and the columns it names."""

    top: int
    bottom: int
    columns: tuple[Column, ...]
    strong: int

    @property
    def roles(self) -> frozenset[str]:
        """Roles that the header gives, extras left out."""
        return frozenset(c.role.rstrip("?") for c in self.columns) - {"extra", "tick", ""}

    @property
    def usable(self) -> bool:
        """Whether it has enough roles and enough strong words to be trusted."""
        return len(self.roles) >= MIN_ROLES and self.strong >= MIN_STRONG

    def words(self) -> tuple[str, ...]:
        """Return the columns' words in a comparable form."""
        return tuple(compact(column.path) for column in self.columns)


def _known(text: str) -> HeaderWord | None:
    return header_word(text) if 0 < len(text) <= LONGEST_HEADER_CELL else None


def _strong_in(row: Sequence[str]) -> int:
    """Count the different strong words of a row."""
    found = {word for text in row if text and (word := _known(text)) is not None and word.strong}
    return len(found)


def _width(grid: Grid, rows: range) -> int:
    return max((len(grid.rows[r]) for r in rows), default=0)


def _is_below(grid: Grid, merges: MergeMap, top: int, row: int) -> bool:
    """Tell whether a row continues the header above it and holds no data."""
    if _reaches_down(merges, top, row):
        return True
    seen, contrary = False, 0
    for column, text in enumerate(grid.rows[row]):
        if not text.strip():
            continue
        above = merges.text(row - 1, column)
        contrary += _contradicts(_known(above), _known(text))
        joined = _known(compact(above) + compact(text)) if above else None
        if _known(text) is not None or joined is not None:
            seen = True
        elif not _may_be_choice(text, _known(merges.text(top, column))):
            return False
    return seen and contrary < MIN_STRONG


def _reaches_down(merges: MergeMap, top: int, row: int) -> bool:
    """Tell whether words of the header above are merged down over a row."""
    covered = merges.covered.get(row, ())
    known = [
        _known(merges.grid.text(anchor, left))
        for _, anchor, left in covered
        if top <= anchor < row
    ]
    return sum(word is not None for word in known) >= MIN_STRONG


def _may_be_choice(text: str, parent: HeaderWord | None) -> bool:
    """Tell whether unknown words may name a sub-column of the word above."""
    return len(compact(text)) <= SHORT_CHILD and parent_of_choices(parent)


def _contradicts(upper: HeaderWord | None, lower: HeaderWord | None) -> bool:
    """Tell whether two unmistakable words in one column mean different things."""
    if upper is None or lower is None or not (upper.strong and lower.strong):
        return False
    return upper.role.rstrip("?") != lower.role.rstrip("?")


SHORT_CHILD = 12


def parent_of_choices(word: HeaderWord | None) -> bool:
    """Tell whether a header word stands above sub-columns of its own."""
    return word is not None and word.role.rstrip("?") in {"audience", "method", "level", "item"}


def _columns(grid: Grid, merges: MergeMap, rows: range) -> Iterator[tuple[Column, bool]]:
    """Yield the columns of a header band, with whether the word is strong."""
    for index in range(_width(grid, rows)):
        words: list[str] = []
        for row in rows:
            text = merges.text(row, index).strip()
            if text and (not words or words[-1] != text):
                words.append(text)
        if not words:
            continue
        yield _column(index, words)


def _column(index: int, words: list[str]) -> tuple[Column, bool]:
    """Read one column: its lowest word, else the joined fragments, else its parent."""
    path = "/".join(words)
    lowest = _known(words[-1])
    joined = _known("".join(map(compact, words))) if len(words) > 1 else None
    parent = next((w for w in map(_known, words[-2::-1]) if w is not None), None)
    if joined is not None and (lowest is None or not lowest.strong):
        return Column(index, joined.role, "".join(words), path, joined.level), joined.strong
    if lowest is not None:
        found = _in_context(lowest, parent)
        strong = lowest.strong or (parent is not None and parent.strong)
        return Column(index, found.role, words[-1], path, found.level), strong
    if parent is not None:
        role = parent.role.rstrip("?")
        return Column(index, role, words[-1], path, parent.level), parent.strong
    return Column(index, "", words[-1], path), False


def _in_context(word: HeaderWord, parent: HeaderWord | None) -> HeaderWord:
    """Let the parent decide where the lowest word is weak and could be several things."""
    if parent is None or word.strong:
        return word
    if parent.role == "item" and word.role not in {"item", "sequence"}:
        return replace(word, role="item", level=0)
    family = word.role.partition("_")[0].rstrip("?")
    if family in CHOICES and family != parent.role.rstrip("?"):
        return replace(parent, role=parent.role.rstrip("?"))
    return word


CHOICES = frozenset({"audience", "method", "level", "tick"})
"""Families of words that also stand under other parents: 县级 | 乡级 under 公开主体."""


def _band(grid: Grid, merges: MergeMap, top: int) -> Header | None:
    """Return the best header that begins at a row, or None."""
    best: Header | None = None
    for depth in range(1, DEEPEST + 1):
        bottom = top + depth - 1
        if bottom >= len(grid.rows):
            break
        if depth > 1 and not _is_below(grid, merges, top, bottom):
            break
        pairs = list(_columns(grid, merges, range(top, bottom + 1)))
        columns = tuple(column for column, _ in pairs)
        strong = len({c.path for c, is_strong in pairs if is_strong and c.role})
        header = Header(top, bottom, columns, strong)
        better = best is None or len(header.roles) >= len(best.roles)
        if better and _mostly_known(header):
            best = header
    return best


def _mostly_known(header: Header) -> bool:
    """Refuse rows of "word, value, word, value": page metadata, not a header."""
    paths = {c.path: bool(c.role) for c in header.columns}
    known = sum(paths.values())
    return known * 2 > len(paths) or known >= ENOUGH_KNOWN


def _is_pairs(row: Sequence[str]) -> bool:
    """Tell whether a row reads "word, value, word, value": page metadata, not a header."""
    known = [_known(text) for text in row if text.strip()]
    words, values = known[::2], known[1::2]
    return (
        len(words) == len(values)
        and all(word is not None and word.strong for word in words)
        and not any(value is not None and value.strong for value in values)
        and values.count(None) * 2 >= len(values)
    )


def is_header_row(row: Sequence[str]) -> bool:
    """Tell quickly whether a row may begin a header."""
    strong = 0
    for text in row:
        if text and len(text) <= LONGEST_HEADER_CELL:
            word = header_word(text)
            if word is not None and word.strong:
                strong += 1
                if strong >= MIN_STRONG:
                    return True
    return False


def find_headers(grid: Grid, merges: MergeMap) -> list[Header]:
    """Return every usable header of a grid, top first; repeated ones too."""
    headers: list[Header] = []
    watched: tuple[int, ...] = ()
    row = 0
    while row < len(grid.rows):
        if headers and not _says_header(grid.rows[row], watched):
            row += 1
            continue
        may_split = not headers and row + 1 < len(grid.rows) and _fragments(grid, row)
        if (is_header_row(grid.rows[row]) or may_split) and not _is_pairs(grid.rows[row]):
            header = _band(grid, merges, row)
            if header is not None and header.usable:
                headers.append(header)
                row = header.bottom
                watched = _watched(header)
        row += 1
    return headers


def _watched(header: Header) -> tuple[int, ...]:
    """Return the columns by which a later header is noticed: those of strong words."""
    strong = [c.index for c in header.columns if c.role in WATCHED_ROLES]
    return tuple(strong) or tuple(c.index for c in header.columns)


WATCHED_ROLES = frozenset({"content", "unit", "limit"})


def _says_header(row: Sequence[str], columns: tuple[int, ...]) -> bool:
    """Tell quickly whether a row below a header may be another header."""
    for index in columns:
        text = row[index] if index < len(row) else ""
        if text and len(text) <= LONGEST_HEADER_CELL and header_word(text) is not None:
            return True
    return False


def _fragments(grid: Grid, row: int) -> bool:
    """Tell whether a row and the next one hold header words cut in two (公开 / 时限)."""
    upper, lower = grid.rows[row], grid.rows[row + 1]
    joined = [compact(a) + compact(b) for a, b in zip(upper, lower, strict=False) if a and b]
    return _strong_in([*joined, *upper]) >= MIN_STRONG


def nearest_row(grid: Grid) -> tuple[int, int] | None:
    """Return the row that comes nearest to a header and how many words of it are known."""
    best: tuple[int, int] | None = None
    for index, row in enumerate(grid.rows):
        known = sum(1 for text in row if text and _known(text) is not None)
        if known and (best is None or known > best[1]):
            best = (index, known)
    return best
