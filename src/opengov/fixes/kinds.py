"""The fixes: each turns the text of a cell into the same thing written plainly.

To add one, write a function of a cell and list it in `FIXES`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

from opengov._resources import read_csv, read_toml
from opengov.codelists import codelist
from opengov.finding import Finding
from opengov.model.catalog import CatalogEntry
from opengov.model.coded import Coded
from opengov.model.legal import LegalBasis
from opengov.model.organs import ResponsibleUnit
from opengov.model.time import TimeLimit
from opengov.tables.limits.surface import typo_patterns
from opengov.text import Text
from opengov.wording.glyphs import Selection, glyph_pattern, read_boxes
from opengov.wording.normalise import fold_width, tidy

__all__ = ["FIXES", "Cell", "Fix"]

FULL_WIDTH = {
    0xFF01 + n: 0x21 + n
    for n in range(0x5E)
    if chr(0x21 + n).isascii() and chr(0x21 + n).isalnum()
}
"""Letters and digits only: full-width punctuation is right in Chinese."""
GAP = re.compile(r"(?<!\d)(?<!\d[ ])(\d) (\d)(?!\d)(?![ ]\d)")
CHOSEN, EMPTY = "■", "□"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of an entry and what is known about it."""

    text: str
    name: str
    """Python name of the field that is read from the cell."""
    entry: CatalogEntry
    findings: Mapping[str, Finding] = field(default_factory=dict)
    """Findings of reading, by code."""


@dataclass(frozen=True, slots=True)
class Fix:
    """One kind of fix."""

    name: str
    title: Text
    apply: Callable[[Cell], str]
    safe: bool = True
    """Whether the meaning that was read before stays the same beyond doubt."""


def full_width(cell: Cell) -> str:
    """Write full-width digits and letters as plain ones.

    >>> full_width(Cell("２０个工作日（ＡＢ）", "time_limit", CatalogEntry(id="1")))
    '20个工作日（AB）'
    """
    return cell.text.translate(FULL_WIDTH)


def digit_gaps(cell: Cell) -> str:
    """Close a gap between two digits that was read as one number."""
    return GAP.sub(r"\1\2", cell.text) if "T244" in cell.findings else cell.text


def ditto(cell: Cell) -> str:
    """Write out what 同上 was read as."""
    if "T241" not in cell.findings:
        return cell.text
    value = getattr(cell.entry, cell.name)
    match value:
        case TimeLimit(raw=raw):
            return raw
        case tuple():
            words = [_words(part) for part in value]
            joint = "、" if cell.name == "responsible_units" else "\n"
            return joint.join(words) if words and all(words) else cell.text
    return cell.text


def _words(part: object) -> str:
    match part:
        case str():
            return part
        case ResponsibleUnit(name=text) | LegalBasis(text=text):
            return text
        case Coded(text=str(text)):
            return text
    return ""


def lost_glyph(cell: Cell) -> str:
    """Give the first channel back its box, and write all boxes in one alphabet."""
    return _boxes(cell) if "T242" in cell.findings else cell.text


def glyph_alphabet(cell: Cell) -> str:
    """Write boxes of symbol fonts (R and £) as ■ and □."""
    if cell.name != "channels" or not cell.text[:1] or cell.text[0] in CHOSEN + EMPTY:
        return cell.text
    return _boxes(cell) if _symbols().search(cell.text) else cell.text


def channel_name(cell: Cell) -> str:
    """Write a chosen channel by its name in the codelist."""
    if cell.name != "channels":
        return cell.text
    text = cell.text
    for channel in cell.entry.channels:
        title = None if channel.code is None else _titles().get(channel.code)
        alias = channel.text
        if title and alias and alias != title and alias in _aliases() and title not in text:
            text = text.replace(alias, title, 1) if text.count(alias) == 1 else text
    return text


def misspelling(cell: Cell) -> str:
    """Mend a misspelling in a limit that was read as meant."""
    if "T245" not in cell.findings:
        return cell.text
    text = cell.text
    for pattern, right in typo_patterns():
        text = pattern.sub(right, text)
    return text


def _boxes(cell: Cell) -> str:
    """Write every option of a checkbox cell with ■ or □; unchanged where that is in doubt."""
    before = read_boxes(cell.text)
    if before.selection is not Selection.CHOSEN:
        return cell.text
    raw = tidy(cell.text)
    # Folding the width keeps every place, so that names are cut from the words as they stand.
    marks = [match.span() for match in glyph_pattern().finditer(fold_width(raw))]
    starts, ends = [0, *(end for _, end in marks)], [*(start for start, _ in marks), len(raw)]
    pieces = [raw[a:b] for a, b in zip(starts, ends, strict=True) if raw[a:b].strip()]
    names = [re.sub(r"\s+", " ", piece).strip() for piece in pieces]
    chosen = set(before.chosen)
    text = " ".join(f"{CHOSEN if name in chosen else EMPTY}{name}" for name in names)
    return text if read_boxes(text).chosen == before.chosen else cell.text


@cache
def _symbols() -> re.Pattern[str]:
    words = read_toml("wording/glyphs.toml")
    letters = re.escape(f"{words['chosen_letters']}{words['empty_letters']}")
    return re.compile(rf"^\s*[{letters}](?=[\u4e00-\u9fff])")


@cache
def _titles() -> Mapping[str, str]:
    return {code: codelist("channels").entry(code).title.zh for code in codelist("channels").codes}


@cache
def _aliases() -> frozenset[str]:
    return frozenset(row["alias"] for row in read_csv("aliases/channels.csv"))


FIXES: tuple[Fix, ...] = (
    Fix("ditto", Text("同上写成实际内容", "同上 written out"), ditto),
    Fix("full-width", Text("全角数字、字母改为半角", "full-width letters and digits"), full_width),
    Fix("digit-gap", Text("去除数字中间的空格", "a gap inside a number closed"), digit_gaps),
    Fix("lost-glyph", Text("补回首个选项的方框", "the box of the first option"), lost_glyph),
    Fix("glyph-alphabet", Text("方框改用■和□", "boxes written as ■ and □"), glyph_alphabet),
    Fix("channel-name", Text("渠道改用标准名称", "a channel by its standard name"), channel_name),
    Fix("misspelling", Text("改正错字", "a misspelling"), misspelling, safe=False),
)
"""In the order in which they are applied to a cell."""
