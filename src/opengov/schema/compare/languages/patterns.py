r"""Patterns read as automata, with the meaning that `re.search` gives them.

Read are characters, classes, groups, alternatives, repetition and the anchors `^`, `$`,
`\A` and `\Z`; what looks around or back is refused.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from typing import Final

from opengov.schema.compare.languages.characters import (
    ANY,
    Characters,
    category,
    complement,
    union,
)

__all__ = ["Anchor", "Automaton", "UnsupportedPatternError", "automaton"]

LARGEST: Final = 4000
"""States that an automaton may have."""
ESCAPES: Final = {"t": 9, "n": 10, "v": 11, "f": 12, "r": 13, "a": 7, "0": 0}
HEXADECIMAL: Final = {"x": 2, "u": 4, "U": 8}
NAMED_GROUP: Final = re.compile(r"\?(?::|P?<[A-Za-z_]\w*>)")
COUNTS: Final = re.compile(r"\{(\d*)(,?)(\d*)\}")
CATEGORIES: Final = frozenset("dDsSwW")


class UnsupportedPatternError(ValueError):
    """A pattern that is not read here: it looks around or back, or is no pattern."""


class Anchor(Enum):
    """A place in the text rather than a character."""

    START = "^"
    LINE_END = "$"
    """The end, or before a line feed that ends the text."""
    END = "Z"


SIGNS: Final[Mapping[str, Characters | Anchor]] = {
    "^": Anchor.START,
    "$": Anchor.LINE_END,
    ".": complement(((10, 10),)),
}


@dataclass
class Automaton:
    """States joined by edges; a text fits when it leads from the first state to the last."""

    edges: list[list[tuple[Characters | Anchor | None, int]]] = field(default_factory=list)
    """What each state goes on with: a character of a set, a place, or nothing at all."""
    start: int = 0
    end: int = 0

    def state(self) -> int:
        """Add a state and return its number."""
        if len(self.edges) >= LARGEST:
            raise UnsupportedPatternError("the pattern repeats too much")
        self.edges.append([])
        return len(self.edges) - 1

    def edge(self, source: int, label: Characters | Anchor | None, target: int) -> None:
        """Join two states."""
        self.edges[source].append((label, target))


@cache
def automaton(pattern: str) -> Automaton:
    """Return the automaton of the texts in which a pattern is found.

    Raises:
        UnsupportedPatternError: The pattern looks around or back, or is no pattern.

    >>> automaton("(?=a)")
    Traceback (most recent call last):
    opengov.schema.compare.languages.patterns.UnsupportedPatternError: a group that looks ...
    """
    try:
        re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        raise UnsupportedPatternError(str(error)) from error
    reader = _Reader(pattern)
    machine = reader.machine
    machine.start = machine.state()
    first, last = reader.alternatives()
    machine.end = machine.state()
    machine.edge(machine.start, ANY, machine.start)
    machine.edge(machine.start, None, first)
    machine.edge(last, None, machine.end)
    machine.edge(machine.end, ANY, machine.end)
    return machine


class _Reader:
    """Reads one pattern from left to right; `re` has already said that it is one."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0
        self.machine = Automaton()

    def peek(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def take(self) -> str:
        self.at += 1
        return self.pattern[self.at - 1]

    def alternatives(self) -> tuple[int, int]:
        """Read up to the end of a group, and return its first and last state."""
        start, end = self.machine.state(), self.machine.state()
        while True:
            first, last = self.sequence()
            self.machine.edge(start, None, first)
            self.machine.edge(last, None, end)
            if self.peek() != "|":
                return start, end
            self.take()

    def sequence(self) -> tuple[int, int]:
        start = end = self.machine.state()
        while self.peek() not in {"", "|", ")"}:
            first, last = self.repeated()
            self.machine.edge(end, None, first)
            end = last
        return start, end

    def repeated(self) -> tuple[int, int]:
        """Read an item and how often it stands; an item is read anew for each time."""
        begin = self.at
        first, last = self.item()
        after = self.at
        least, most = self.counts()
        stop = self.at
        if (least, most) == (1, 1):
            return first, last
        start = end = self.machine.state()
        exit_state = self.machine.state()
        for number in range(max(least, most or 0, 1)):
            if number:
                self.at = begin
                first, last = self.item()
            if number >= least:
                self.machine.edge(end, None, exit_state)
            if most == 0:
                break
            self.machine.edge(end, None, first)
            end = last
        if most is None:
            self.machine.edge(end, None, first)
        self.machine.edge(end, None, exit_state)
        if least == 0:
            self.machine.edge(start, None, exit_state)
        self.at = max(stop, after)
        return start, exit_state

    def counts(self) -> tuple[int, int | None]:
        """Read a quantifier; a lazy one finds the same texts as a greedy one."""
        sign = self.peek()
        found: tuple[int, int | None] = (1, 1)
        if sign in {"*", "+", "?"} and sign:
            self.take()
            found = {"*": (0, None), "+": (1, None), "?": (0, 1)}[sign]
        elif match := COUNTS.match(self.pattern, self.at):
            low, comma, high = match.groups()
            if not (low or high):
                return found  # braces that stand for themselves
            self.at = match.end()
            least = int(low or 0)
            found = (least, (int(high) if high else None) if comma else least)
        else:
            return found
        if self.peek() == "?":
            self.take()
        elif self.peek() == "+":
            raise UnsupportedPatternError("a possessive quantifier")
        return found

    def item(self) -> tuple[int, int]:
        sign = self.take()
        if sign == "(":
            return self.group()
        if sign == "[":
            return self.single(self.character_class())
        if sign == "\\":
            return self.single(self.escape())
        plain: Characters = ((ord(sign), ord(sign)),)
        return self.single(SIGNS.get(sign, plain))

    def single(self, label: Characters | Anchor) -> tuple[int, int]:
        start, end = self.machine.state(), self.machine.state()
        self.machine.edge(start, label, end)
        return start, end

    def group(self) -> tuple[int, int]:
        if self.peek() == "?":
            match = NAMED_GROUP.match(self.pattern, self.at)
            if match is None:
                raise UnsupportedPatternError("a group that looks around or sets flags")
            self.at = match.end()
        found = self.alternatives()
        self.take()
        return found

    def escape(self) -> Characters | Anchor:
        letter = self.peek()
        if letter in {"A", "Z"} and letter:
            self.take()
            return Anchor.START if letter == "A" else Anchor.END
        if letter in {"b", "B"} or letter in set("123456789"):
            raise UnsupportedPatternError(f"the escape \\{letter}")
        return self.escaped()

    def escaped(self) -> Characters:
        """Read what follows a backslash and stands for characters, in a class or outside."""
        letter = self.take()
        if letter in CATEGORIES:
            return category(letter)
        if letter in HEXADECIMAL:
            digits = self.pattern[self.at : self.at + HEXADECIMAL[letter]]
            self.at += len(digits)
            point = int(digits, 16)
        elif letter in ESCAPES:
            if letter == "0" and self.peek().isdigit():
                raise UnsupportedPatternError("an octal escape")
            point = ESCAPES[letter]
        elif letter.isalnum():
            raise UnsupportedPatternError(f"the escape \\{letter}")
        else:
            point = ord(letter)
        return ((point, point),)

    def character_class(self) -> Characters:
        negated = self.peek() == "^"
        if negated:
            self.take()
        ranges: list[tuple[int, int]] = []
        begin = self.at
        while self.peek() != "]" or self.at == begin:
            member = self.class_member()
            if self.peek() == "-" and self.pattern[self.at + 1 : self.at + 2] != "]":
                self.take()
                member = ((member[0][0], self.class_member()[0][0]),)
            ranges += member
        self.take()
        characters = union(ranges)
        return complement(characters) if negated else characters

    def class_member(self) -> Characters:
        sign = self.take()
        if sign != "\\":
            return ((ord(sign), ord(sign)),)
        if self.peek() == "b":
            self.take()
            return ((8, 8),)
        if self.peek() in set("123456789"):
            raise UnsupportedPatternError("an octal escape")
        return self.escaped()
