"""Cells into sentences, sentences into clauses; a comma cuts only between readable clauses."""

import re
from dataclasses import dataclass, field
from functools import cache

from opengov.tables.limits.clauses import (
    Part,
    Span,
    after_label,
    is_inert,
    is_other_law,
    read_clause,
    scope_of,
    unparsed,
    with_scope,
)
from opengov.tables.limits.surface import Surface
from opengov.tables.limits.words import section

__all__ = ["Reading", "read_sentences"]

JOINED = frozenset({"pace", "retention", "on_request"})
"""Clauses that 、 and / may join: 实时更新、动态调整."""
LONGEST = 400
"""Longer sentences stay unread, which bounds the search."""
MOST_CUTS = 12
"""Commas tried in one sentence; more are kept unread rather than searched."""


@dataclass(slots=True)
class Reading:
    """Clauses of a stretch and whether it yields to other law."""

    parts: list[Part] = field(default_factory=list)
    unless_other_law: bool = False

    @property
    def complete(self) -> bool:
        """Whether every word was understood."""
        return all(part.clause.kind != "unparsed" for part in self.parts)

    def add(self, other: "Reading") -> None:
        """Append what another stretch says."""
        self.parts += other.parts
        self.unless_other_law |= other.unless_other_law


def _trim(surface: Surface, span: Span) -> Span:
    start, end = span
    while start < end and surface.chars[start] in ",;:、.,)":
        start += 1
    while end > start and surface.chars[end - 1] in ",;:、.,(":
        end -= 1
    return start, end


@cache
def _marks() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = section("surface", "list_marks")
    signs = f"(?<!\\d)[{table['circled']}]|(?:(?<=;)|(?<=^))[{table['bullets']}]"
    numbered = (
        r"(?:\((?P<a>\d{1,2})\)|(?P<b>\d{1,2})[.、)]"
        r"|(?P<c>[一二三四五六七八九])、|\((?P<d>[一二三四五六七八九])\))"
    )
    return re.compile(signs), re.compile(numbered)


def read_sentences(surface: Surface) -> Reading:
    """Read all sentences of a cell."""
    reading = Reading()
    for span in _cut_sentences(surface):
        reading.add(read_sentence(surface, span))
    return reading


def _cut_sentences(surface: Surface) -> list[Span]:
    """Cut at ； 。 and list marks; the marks themselves are left out."""
    signs, _ = _marks()
    cuts: list[Span] = [match.span() for match in signs.finditer(surface.chars)]
    depth = 0
    for place, char in enumerate(surface.chars):
        depth = max(0, depth + (char == "(") - (char == ")"))
        if char == ";" and not depth:
            cuts.append((place, place + 1))
    spans: list[Span] = []
    start = 0
    for low, high in [*sorted(cuts), (len(surface.chars), len(surface.chars))]:
        spans.append((start, low))
        start = high
    spans = [span for span in (_trim(surface, s) for s in spans) if span[0] < span[1]]
    return _without_numbers(surface, spans)


def _without_numbers(surface: Surface, spans: list[Span]) -> list[Span]:
    """Leave out 1. 2. 3.; a lone "1.20个工作日" may be a number and stays whole."""
    _, numbered = _marks()
    spans = [piece for span in spans for piece in _cut_inside(surface, span)]
    found = [numbered.match(surface.chars, *span) for span in spans]
    values = [_value(match) for match in found if match]
    row = len(values) > 1 and values == list(range(1, len(values) + 1))
    result = []
    for span, match in zip(spans, found, strict=True):
        start = span[0]
        if match and match.end() < span[1]:
            # 二、三个工作日 is two or three days, not the second item of a list.
            digit_next = surface.chars[match.end()].isdigit() and (match["b"] or match["c"])
            alone = _value(match) == 1 or match["c"] or match["d"]
            if row or (alone and not digit_next):
                start = match.end()
        result.append((start, span[1]))
    return [span for span in (_trim(surface, s) for s in result) if span[0] < span[1]]


def _cut_inside(surface: Surface, span: Span) -> list[Span]:
    """Cut before 2. 3. in the middle of a sentence that starts with 1."""
    _, numbered = _marks()
    first = numbered.match(surface.chars, *span)
    if not first or _value(first) != 1:
        return [span]
    starts, wanted = [span[0]], 2
    for match in re.finditer(r"(?<=[^\d\x00.])" + numbered.pattern, surface.chars[: span[1]]):
        if match.start() > first.end() and _value(match) == wanted:
            starts.append(match.start())
            wanted += 1
    return list(zip(starts, [*starts[1:], span[1]], strict=True))


def _value(match: re.Match[str]) -> int:
    digits = match["a"] or match["b"]
    return int(digits) if digits else "一二三四五六七八九".index(match["c"] or match["d"]) + 1


def read_sentence(surface: Surface, span: Span, *, first: bool = True) -> Reading:
    """Read a sentence: as one clause, or as a bracket, a scope with colon, or comma parts."""
    span = _trim(surface, span)
    if span[0] >= span[1]:
        return Reading()
    if span[1] - span[0] > LONGEST:
        return Reading([unparsed(surface, span)])
    whole = _alone(surface, span, first=first)
    if whole is None and (inner := after_label(surface, span)) != span:
        return read_sentence(surface, inner, first=first)
    if whole:
        return whole
    for read in (_with_bracket, _with_colon):
        reading = read(surface, span)
        if reading:
            return reading
    return _by_commas(surface, span, first=first)


def _alone(surface: Surface, span: Span, *, first: bool) -> Reading | None:
    if is_other_law(surface, span):
        return Reading(unless_other_law=True)
    parts = read_clause(surface, span)
    if parts:
        return Reading(parts)
    return None if first or not is_inert(surface, span) else Reading()


def _with_bracket(surface: Surface, span: Span) -> Reading | None:
    """Read 长期公开(动态调整): the bracket at the end shares the scope before it."""
    start, end = span
    if surface.chars[end - 1] != ")":
        return None
    opening = surface.chars.rfind("(", start, end)
    if opening <= start:
        return None
    reading = read_sentence(surface, (start, opening))
    if not reading.complete or not (reading.parts or reading.unless_other_law):
        return None
    inner = read_sentence(surface, (opening + 1, end - 1), first=False)
    scope = reading.parts[-1].clause.scope if reading.parts else None
    inner.parts = with_scope(inner.parts, scope)
    reading.add(inner)
    return reading


def _with_colon(surface: Surface, span: Span) -> Reading | None:
    """Read 处罚决定：20个工作日内."""
    colon = surface.chars.find(":", *span)
    if colon <= span[0]:
        return None
    scope = scope_of(surface, (span[0], colon))
    if scope is None:
        return None
    reading = read_sentence(surface, (colon + 1, span[1]))
    reading.parts = with_scope(reading.parts, scope)
    return reading


def _by_commas(surface: Surface, span: Span, *, first: bool) -> Reading:
    """Cut at commas so that every part reads alone; else keep what reads before the rest."""
    for comma in _commas(surface, span)[:MOST_CUTS]:
        left = _alone(surface, _trim(surface, (span[0], comma)), first=first)
        if left is None:
            left = _with_bracket(surface, (span[0], comma)) if comma > span[0] else None
        if left is None or not left.complete:
            continue
        weak = surface.chars[comma] != ","
        right = read_sentence(surface, (comma + 1, span[1]), first=False)
        if left.parts:
            right.parts = with_scope(right.parts, left.parts[-1].clause.scope)
        left.add(right)
        if weak and any(part.clause.kind not in JOINED for part in left.parts):
            continue
        # Of partial readings the first leaves the most words unread; nothing is guessed.
        return left
    return _after_vague(surface, span) or Reading([unparsed(surface, span)])


@cache
def _vague() -> re.Pattern[str]:
    return re.compile(f"(?P<vague>{section('grammar', 'vague')['pattern']}),(?P<rest>.+)")


def _after_vague(surface: Surface, span: Span) -> Reading | None:
    """Keep 定期更新 unread, but read the frequency after it."""
    match = _vague().fullmatch(surface.chars, *span)
    rest = match and _alone(surface, match.span("rest"), first=True)
    if not match or not rest or {part.clause.kind for part in rest.parts} != {"frequency"}:
        return None
    return Reading([unparsed(surface, match.span("vague"), "wording"), *rest.parts])


def _commas(surface: Surface, span: Span) -> list[int]:
    """Return the commas outside brackets, and 、 and / as weaker ones after them."""
    depth = 0
    strong: list[int] = []
    weak: list[int] = []
    for place in range(*span):
        char = surface.chars[place]
        depth = max(0, depth + (char == "(") - (char == ")"))
        if not depth and char in ",、/":
            (strong if char == "," else weak).append(place)
    return strong + weak
