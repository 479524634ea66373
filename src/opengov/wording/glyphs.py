"""Checkbox cells: which of the listed names are chosen, decided cell by cell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from opengov._resources import read_csv, read_toml
from opengov.wording.normalise import compact, fold_width, tidy

__all__ = [
    "CHOICE",
    "Boxes",
    "Selection",
    "glyph_pattern",
    "is_tick",
    "letter_boxes",
    "read_boxes",
    "selection",
    "split_known",
]


SYMBOL_FONT = {0xF000 + code: code for code in range(0x20, 0x100)}
"""Private-use characters by which Word stores letters of symbol fonts."""


class Selection(StrEnum):
    """What the boxes of a cell say, taken together."""

    CHOSEN = "chosen"
    """Some names are marked as chosen."""
    NONE_CHOSEN = "none_chosen"
    """There are boxes and every one is empty."""
    UNDECIDABLE = "undecidable"
    """Glyphs were lost: nobody can tell what is chosen."""
    PLAIN = "plain"
    """No boxes at all."""


@dataclass(frozen=True, slots=True)
class Boxes:
    """A checkbox cell, decoded."""

    selection: Selection
    chosen: tuple[str, ...] = ()
    """Chosen names as printed, without their glyphs; all names of a plain list."""
    first_lost: bool = False
    """The first name had lost its glyph and was taken as chosen."""


def _letters(name: str) -> str:
    return str(read_toml("wording/glyphs.toml")[name])


@cache
def _chosen() -> frozenset[str]:
    return frozenset(_letters("chosen") + _letters("chosen_letters"))


HOTLINE = r"[0-9]{5}[\u4e00-\u9fff]"
"""A name that begins with a number: 12345政务服务热线."""


@cache
def glyph_pattern() -> re.Pattern[str]:
    """Match a glyph where it may stand: signs anywhere, letters and the like before a name."""
    signs = re.escape(_letters("chosen") + _letters("empty"))
    letters = re.escape(_letters("chosen_letters") + _letters("empty_letters"))
    lookalike = re.escape(_letters("empty_lookalike"))
    lost = re.escape(_letters("lost"))
    name = r"[\u4e00-\u9fff“\"0-9]"
    words = read_toml("wording/glyphs.toml")["lookalike_words"]
    assert isinstance(words, list)  # noqa: S101 - package data, tested
    before = "".join(f"(?<!{word[0]})" for word in words)
    return re.compile(
        rf"[{signs}]"
        rf"|(?<![0-9A-Za-z])[{letters}](?=\s*{name})(?![0-9])"
        rf"|(?<![0-9A-Za-z])[{letters}](?<!0)(?={HOTLINE})"
        rf"|{before}[{lookalike}](?=\s*{name})"
        rf"|[{lost}](?=\s*{name})"
    )


@cache
def _legend() -> re.Pattern[str]:
    return re.compile(_letters("legend"))


@cache
def _known() -> frozenset[str]:
    """Every channel name and alias, compacted; the longest cells are made of these."""
    titles = (row["title_zh"] for row in read_csv("codelists/channels.csv"))
    aliases = (row["alias"] for row in read_csv("aliases/channels.csv"))
    return frozenset(compact(name) for name in (*titles, *aliases))


@cache
def _open_names() -> tuple[str, ...]:
    """Names of the box that asks for words of one's own: 其他."""
    rows = [*read_csv("codelists/channels.csv"), *read_csv("aliases/channels.csv")]
    return tuple(compact(r.get("title_zh") or r["alias"]) for r in rows if r["code"] == "other")


@cache
def _official() -> frozenset[str]:
    return frozenset(compact(row["title_zh"]) for row in read_csv("codelists/channels.csv"))


MARK = re.compile(r"(?:(?:^|(?<=[\s;；。、，,]))(?:[(（]?\d{1,2}[)）.、．]|[●•·])(?!\d)|[①-⑳])\s*")
SEPARATORS = re.compile(r"[、，,;；\n]+")
TRIM = " \t\n、，,;；。.:：_"


def split_known(text: str) -> list[str] | None:
    """Split words that run together into known channel names, or return None.

    >>> split_known("政府网站政府公报")
    ['政府网站', '政府公报']
    >>> split_known("某某平台") is None
    True
    """
    known = _known()
    longest = max(map(len, known))
    best: list[list[str] | None] = [[]] + [None] * len(text)
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            head = best[start]
            if head is not None and text[start:end] in known:
                best[end] = [*head, text[start:end]]
                break
    return best[-1]


def _plain(text: str) -> Boxes:
    """Read a cell without boxes: a list, unless all its glyphs were lost."""
    whole = compact(text)
    if whole in _known():
        return Boxes(Selection.PLAIN, (_join(text),))
    glued = split_known(whole) if len(whole) < MAX_GLUED else None
    if glued and len(glued) > 1 and not SEPARATORS.search(text) and " " not in text.strip():
        return Boxes(Selection.UNDECIDABLE)
    names = _regroup([p for p in SEPARATORS.split(MARK.sub("\n", text)) if p.strip(TRIM)])
    names = [part for name in names for part in _blanks(name)]
    if len(_official() & {compact(n) for n in names}) >= int(
        _letters("unmarked_names_that_mean_loss")
    ):
        return Boxes(Selection.UNDECIDABLE)
    return Boxes(Selection.PLAIN, tuple(_join(name) for name in names))


MAX_GLUED = 400


def _regroup(parts: list[str]) -> list[str]:
    """Put together what a separator or a line break cut: 社区/企事业单位、村公示栏."""
    names: list[str] = []
    index = 0
    while index < len(parts):
        for end in range(min(len(parts), index + 4), index + 1, -1):
            joined = "、".join(p.strip(TRIM) for p in parts[index:end])
            tight = "".join(p.strip(TRIM) for p in parts[index:end])
            if compact(joined) in _known() or compact(tight) in _known():
                names.append(joined if compact(joined) in _known() else tight)
                index = end
                break
        else:
            names.append(parts[index])
            index += 1
    return names


def _blanks(name: str) -> list[str]:
    """Split at blanks only where every part is a known name."""
    parts = name.split()
    if len(parts) > 1 and _all_known(parts):
        return parts
    return [name]


def _join(name: str) -> str:
    """Join a name that was broken over lines."""
    return re.sub(r"\s*\n\s*", "", tidy(name)).strip(TRIM.replace("_", "").replace(".", ""))


@lru_cache(maxsize=65536)
def read_boxes(text: str) -> Boxes:
    """Decode a checkbox cell by the alphabet of its own glyphs; names keep their width.

    >>> read_boxes("■政府网站 □政府公报 ■公开查阅点").chosen
    ('政府网站', '公开查阅点')
    >>> read_boxes("R政府网站£政府公报").chosen
    ('政府网站',)
    >>> read_boxes("政府网站口政府公报口两微一端")
    Boxes(selection=<Selection.CHOSEN: 'chosen'>, chosen=('政府网站',), first_lost=True)
    >>> read_boxes("□政府网站 □政府公报").selection.value
    'none_chosen'
    """
    body = _unbracketed(_legend().sub("\n", tidy(text.translate(SYMBOL_FONT))))
    marks = list(glyph_pattern().finditer(fold_width(body)))
    if not marks:
        return _plain(body) if body.strip() or not text.strip() else Boxes(Selection.UNDECIDABLE)
    head = body[: marks[0].start()]
    if not body[marks[-1].end() :].strip(TRIM) and head.strip(TRIM):
        names = _suffixed(body, marks)
    else:
        ends = [*(m.start() for m in marks[1:]), len(body)]
        names = [(m.group(), body[m.end() : end]) for m, end in zip(marks, ends, strict=True)]
    return _decide(head, _ticked_behind(names))


BRACKETED = re.compile(r"[(\[][^\S\n]*([√✓✔☑■●◆▲vVxX×✕✗✘]?)[^\S\n]*[)\]]")
CHOICE, NO_CHOICE, UNKNOWN = "■", "□", "?"
NO = "×✕✗✘"


def _unbracketed(body: str) -> str:
    """Write boxes made of brackets as signs: (√)政府网站 ( )政府公报, [x] [ ].

    Brackets beside other boxes are room for words, as in 其他（ ）.
    """
    folded = fold_width(body)
    found = list(BRACKETED.finditer(folded))
    marked = any(match[1] for match in found)
    if not marked and len(found) < 2:  # noqa: PLR2004 - one pair of brackets is no alphabet
        return body
    if len(folded) != len(body) or glyph_pattern().search(BRACKETED.sub("", folded)):
        return body
    pieces: list[str] = []
    done = 0
    for match in found:
        pieces += (body[done : match.start()], _sign(match))
        done = match.end()
    return "".join((*pieces, body[done:]))


def _sign(match: re.Match[str]) -> str:
    mark = match[1]
    if not mark or mark in NO:
        return NO_CHOICE
    if mark in "xX":
        # Between square brackets a cross is a tick; between round ones it may say no.
        return CHOICE if match[0][0] == "[" else UNKNOWN
    return CHOICE


def _ticked_behind(names: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Take a tick that stands behind the name of an empty box for its choice: □政府网站√."""
    found: list[tuple[str, str]] = []
    for glyph, name in names:
        behind = glyph in "√✓✔" and not name.strip(TRIM) and found
        if behind and found[-1][0] in _letters("empty") + _letters("empty_lookalike"):
            found[-1] = (glyph, found[-1][1])
        else:
            found.append((glyph, name))
    return found


def _suffixed(body: str, marks: list[re.Match[str]]) -> list[tuple[str, str]]:
    """Pair glyphs that stand behind their names."""
    starts = [0, *(m.end() for m in marks[:-1])]
    return [
        (m.group(), _last_name(body[at : m.start()])) for m, at in zip(marks, starts, strict=True)
    ]


def _last_name(segment: str) -> str:
    """Return the name a glyph stands behind; names before it have no glyph of their own."""
    parts = [part for part in re.split(r"[\s、，,;；]+", tidy(segment)) if part]
    if len(parts) > 1 and compact("".join(parts)) not in _known() and _all_known(parts[-1:]):
        return parts[-1]
    return segment


def _decide(head: str, names: list[tuple[str, str]]) -> Boxes:
    """Judge each name by its glyph, and the first, unmarked one by the glyphs of the others."""
    alphabet = {glyph for glyph, name in names if name.strip(TRIM)}
    lost = alphabet & set(_letters("lost"))
    taken = [_first_name(name) for glyph, name in names if glyph in _chosen()]
    chosen = [name for name in taken if name]
    suffixed = bool(names) and head.strip(TRIM) != "" and names[0][1] == head
    leading = "" if suffixed else head
    if chosen:
        return Boxes(Selection.CHOSEN, tuple(chosen))
    if lost or any(_unmarked_inside(name) for _, name in names):
        return Boxes(Selection.UNDECIDABLE)
    if leading.strip(TRIM):
        first = _plain(leading)
        if first.selection is Selection.PLAIN and len(first.chosen) == 1:
            return Boxes(Selection.CHOSEN, first.chosen, first_lost=True)
        return Boxes(Selection.UNDECIDABLE)
    return Boxes(Selection.NONE_CHOSEN)


def _first_name(segment: str) -> str:
    """Return the marked name; a second, unmarked name behind it is not chosen."""
    name = _join(segment)
    if compact(name) in _known() or compact(name).startswith(_open_names()):
        return name
    parts = [part for part in re.split(r"\s{1,}|\n", tidy(segment)) if part]
    for count in range(len(parts) - 1, 0, -1):
        if compact("".join(parts[:count])) in _known() and _all_known(parts[count:]):
            return _join("".join(parts[:count]))
    return name


def _all_known(parts: list[str]) -> bool:
    return all(compact(part.strip(TRIM)) in _known() for part in parts)


def _unmarked_inside(segment: str) -> bool:
    """Tell whether an unmarked name follows an empty box: its glyph may be a lost choice."""
    parts = [part.strip(TRIM) for part in tidy(segment).split("\n") if part.strip(TRIM)]
    return (
        len(parts) > 1
        and compact("".join(parts)) not in _known()
        and compact(parts[0]) in _known()
        and all(compact(part) in _known() for part in parts[1:])
    )


def letter_boxes(text: str) -> Iterator[tuple[int, str]]:
    """Yield where a box is a letter, or looks like a character, and the sign it stands for.

    >>> list(letter_boxes("R政府网站 £政府公报 □其他"))
    [(0, '■'), (6, '□')]
    """
    shown = fold_width(text.translate(SYMBOL_FONT))
    if len(shown) != len(text):  # places would be off
        return
    chosen = _letters("chosen_letters")
    empty = _letters("empty_letters") + _letters("empty_lookalike")
    for found in glyph_pattern().finditer(shown):
        glyph = found.group()
        if glyph in chosen or glyph in empty:
            yield found.start(), CHOICE if glyph in chosen else NO_CHOICE


def selection(text: str) -> Selection:
    """Tell what the boxes of a cell say, taken together.

    >>> selection("?政府网站 ?政府公报").value
    'undecidable'
    >>> selection("县电视台").value
    'plain'
    """
    return read_boxes(text).selection


@cache
def _ticks(name: str) -> frozenset[str]:
    values = read_toml("wording/glyphs.toml")[name]
    assert isinstance(values, list)  # noqa: S101 - package data, tested
    return frozenset(str(value) for value in values)


def is_tick(text: str) -> bool | None:
    """Tell whether a cell of a tick column is ticked; None if it says something else.

    >>> is_tick(" √ "), is_tick(""), is_tick("申请人")
    (True, False, None)
    """
    mark = compact(text)
    if mark in _ticks("tick_yes"):
        return True
    return False if mark in _ticks("tick_no") else None
