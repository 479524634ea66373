"""A cell's text made ready for reading, each character tied to its place in the raw text."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, Self, TypeAlias

from opengov.tables.limits.numerals import NUMERAL, numeral
from opengov.tables.limits.words import section, strings
from opengov.tables.script import simplified
from opengov.wording.normalise import WIDTH

__all__ = ["BARRIER", "Note", "NoteCode", "Surface"]

BARRIER = "\x00"
"""Stands between digits whose gap cannot be explained; no rule of the grammar crosses it."""

NoteCode: TypeAlias = Literal["digits_joined", "typo", "doubled"]
"""Repairs that are worth reporting."""

INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
LINE_ENDS = frozenset("\n\r\v\f\x85\u2028\u2029")
PINYIN_LETTERS = "a-zɡāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ"
PINYIN = re.compile(rf"(?<!\d)\([{PINYIN_LETTERS}]{{1,7}}\)|\([{PINYIN_LETTERS}]{{1,7}}\)(?!\d)")
"""Not between two digits, which would then become one number."""
SINGLE_GAP = re.compile(r"(?<!\d)(?<!\d[ \n])(\d) (\d)(?!\d)(?![ \n]\d)")
DIGIT_GAP = re.compile(r"(?<=\d)[ \n](?=\d)")
NUMERAL_RANGE = re.compile(
    "一两|二三|两三|三四|三五|四五|五六|六七|七八|八九|[一两二三四五六七八九]到"
)
SIGNS = (
    (re.compile("…{2,}|\\.{3,}|。{3,}"), "…"),
    (re.compile("[。!｡]"), ";"),
    (re.compile("[〔【［﹙\\[]"), "("),
    (re.compile("[〕】］﹚\\]]"), ")"),
    (re.compile(",{2,}|﹐"), ","),
    (re.compile(":{2,}|︰"), ":"),
)
"""Punctuation that says the same."""


@dataclass(frozen=True, slots=True)
class Note:
    """A repair made for reading, and the words it was made on."""

    code: NoteCode
    text: str


@dataclass(slots=True)
class Surface:
    """Normalised characters with their spans in the raw text.

    >>> Surface.of("自信息形 成之曰起２ ０个工作日內").chars
    '自信息形成之日起20个工作日内'
    """

    raw: str
    chars: str
    spans: list[tuple[int, int]]
    kept: list[int]
    notes: list[Note] = field(default_factory=list)

    @classmethod
    def of(cls, raw: str, *, cut: str = "") -> Self:
        """Prepare a text; the blanks named in `cut` count as commas, all others are dropped."""
        folded = simplified_same_length(raw.translate(WIDTH))
        kept = [i for i, char in enumerate(folded) if char not in INVISIBLE]
        surface = cls(
            raw,
            "".join(_blank(folded[i]) if folded[i].isspace() else folded[i] for i in kept),
            [(i, i + 1) for i in kept],
            kept,
        )
        surface._repair(cut)
        return surface

    def text(self, start: int, end: int) -> str:
        """Return the raw words of a stretch, without blanks and pronunciation noise."""
        if start >= end:
            return ""
        low, high = self.spans[start][0], self.spans[end - 1][1]
        return "".join(self.raw[i] for i in self.kept if low <= i < high)

    def verbatim(self, start: int, end: int) -> str:
        """Return the raw words of a stretch exactly as they stand."""
        return self.raw[self.spans[start][0] : self.spans[end - 1][1]].strip()

    def _sub(self, pattern: re.Pattern[str], new: str | None, note: NoteCode | None) -> None:
        """Replace each match, remembering where the characters came from.

        The replacement None reads the match as a Chinese numeral.
        """
        pieces: list[str] = []
        spans: list[tuple[int, int]] = []
        done = 0
        for match in pattern.finditer(self.chars):
            start, end = match.span()
            word = match.expand(new) if new is not None else _digits(match.group())
            pieces += (self.chars[done:start], word)
            origin = (self.spans[start][0], self.spans[end - 1][1])
            spans += self.spans[done:start]
            spans += [origin] * len(word)
            done = end
            if note:
                self.notes.append(Note(note, self.raw[origin[0] : origin[1]]))
        if done:
            self.chars = "".join(pieces) + self.chars[done:]
            self.spans = spans + self.spans[done:]

    def _drop(self, pattern: re.Pattern[str]) -> None:
        gone = {
            i for match in pattern.finditer(self.chars) for i in range(match.start(), match.end())
        }
        if gone:
            dropped = {self.spans[i][0] for i in gone}
            self.kept = [i for i in self.kept if i not in dropped]
            left = [i for i in range(len(self.chars)) if i not in gone]
            self.chars = "".join(self.chars[i] for i in left)
            self.spans = [self.spans[i] for i in left]

    def _repair(self, cut: str) -> None:
        """Undo what mirrors, typists and converters did to the words."""
        if "(" in self.chars:
            self._drop(PINYIN)
        if " " in self.chars or "\n" in self.chars:
            self._close_gaps(cut)
        for pattern, sign in SIGNS:
            self._sub(pattern, sign, None)
        for pattern, word in typo_patterns():
            self._sub(pattern, word, "typo")
        self._sub(doubled_pattern(), r"\1", "doubled")
        self._sub(NUMERAL_RANGE, BARRIER, None)
        self._sub(numeral_pattern(), None, None)

    def _close_gaps(self, cut: str) -> None:
        self._sub(re.compile(" *\n[ \n]*"), "\n", None)
        self._sub(re.compile(" {2,}"), " ", None)
        self._sub(SINGLE_GAP, r"\1\2", "digits_joined")
        self._sub(DIGIT_GAP, BARRIER, None)
        if cut:
            self._sub(re.compile(f"[{cut}]"), ",", None)
        self._drop(re.compile("[ \n]"))
        self._drop(PINYIN)


def _blank(char: str) -> str:
    return "\n" if char in LINE_ENDS else " "


def _digits(text: str) -> str:
    value = numeral(text)
    return BARRIER if not value else str(value)


def simplified_same_length(text: str) -> str:
    """Return a text in simplified script, character for character."""
    whole = simplified(text)
    return whole if len(whole) == len(text) else "".join(simplified(c)[:1] or c for c in text)


@cache
def typo_patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the scribal slips and what they stand for."""
    typos = section("surface", "typos")
    stray = str(section("surface", "stray")["pattern"])
    listed = tuple((re.compile(re.escape(slip)), str(word)) for slip, word in typos.items())
    return (*listed, (re.compile(stray), ""))


@cache
def doubled_pattern() -> re.Pattern[str]:
    """Return the pattern of a word that stands twice."""
    words = sorted(strings("surface", "doubled", "words"), key=len, reverse=True)
    return re.compile(f"({'|'.join(map(re.escape, words))})\\1+")


@cache
def numeral_pattern() -> re.Pattern[str]:
    """Return the pattern of a Chinese numeral before a unit."""
    table = section("surface", "numerals")
    units = "|".join(strings("surface", "numerals", "units"))
    return re.compile(f"(?<![{table['not_after']}\\d]){NUMERAL}{{1,7}}(?={units})")
