"""One clause at a time: exactly one core must match all of its words, or none is claimed."""

import re
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from opengov.model.time import Clause, UnparsedClause
from opengov.tables.limits.anchors import events_of
from opengov.tables.limits.calendars import calendar
from opengov.tables.limits.cycles import frequency
from opengov.tables.limits.deadlines import deadline
from opengov.tables.limits.patterns import FREE, HALF, TAIL, WITHIN, amount
from opengov.tables.limits.reasons import Reason, cut_tails, reason
from opengov.tables.limits.standing import (
    display,
    extension,
    on_request,
    pace,
    period,
    retention,
)
from opengov.tables.limits.surface import Surface
from opengov.tables.limits.words import either, section, strings

__all__ = ["Part", "Span", "read_clause", "unparsed"]

Span: TypeAlias = tuple[int, int]

CORES = (on_request, display, retention, extension, calendar, frequency, period, deadline, pace)
LONGEST = 160
"""No limit that can be understood is longer; bounds the work on hostile text."""


@dataclass(frozen=True, slots=True)
class Part:
    """A clause and the stretch of text it was read from."""

    clause: Clause
    span: Span


@cache
def _other_law() -> re.Pattern[str]:
    return re.compile(str(section("grammar", "other_law")["pattern"]))


@cache
def _inert() -> re.Pattern[str]:
    notes = "|".join(strings("grammar", "inert", "note"))
    return re.compile(f"{section('grammar', 'inert')['place']}|{notes}|{TAIL}")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"{either('grammar', 'words', 'label')}(?:(?<=时限)[为是]|:)")


def is_other_law(surface: Surface, span: Span) -> bool:
    """Tell whether a stretch yields to other law (另有规定的，从其规定)."""
    return bool(_other_law().fullmatch(surface.chars, *span))


def is_inert(surface: Surface, span: Span) -> bool:
    """Tell whether a stretch adds nothing about time: 在村公示栏公开."""
    return bool(_inert().fullmatch(surface.chars, *span))


def after_label(surface: Surface, span: Span) -> Span:
    """Return a stretch without a header word that it repeats: 公开时限：."""
    match = _label().match(surface.chars, *span)
    return (match.end(), span[1]) if match and match.end() < span[1] else span


def unparsed(surface: Surface, span: Span, why: Reason | None = None) -> Part:
    """Keep the words of a stretch that could not be read, and say why."""
    text = surface.verbatim(*span)
    why = why or reason(surface.chars[slice(*span)])
    return Part(UnparsedClause(kind="unparsed", text=text, reason=why), span)


def read_clause(surface: Surface, span: Span) -> list[Part] | None:
    """Read a stretch as one clause, with or without a scope; nothing if not all of it fits."""
    if not 0 < span[1] - span[0] <= LONGEST:
        return None
    return _cores(surface, span) or _scoped(surface, span) or _cut(surface, span)


def _cores(surface: Surface, span: Span) -> list[Part] | None:
    for core in CORES:
        clauses = core(surface, *span)
        if clauses:
            return [Part(clause, span) for clause in clauses]
    return None


def _cut(surface: Surface, span: Span) -> list[Part] | None:
    """Keep a limit whose number, unit and 内 are intact although its tail is cut off."""
    match = cut_tails().fullmatch(surface.chars, *span)
    if match is None:
        return None
    intact = match.span("intact")
    parts = _cores(surface, intact) or _scoped(surface, intact)
    return parts and [*parts, unparsed(surface, match.span("tail"), "truncated")]


@cache
def _connectors() -> re.Pattern[str]:
    return re.compile(f"{HALF}|{either('grammar', 'scope', 'connectors')}")


@cache
def _scopes() -> tuple[re.Pattern[str], ...]:
    table = section("grammar", "scope")
    return (
        re.compile(rf"{FREE}{{1,40}}(?:的,{FREE}{{1,40}}|,)?|《{FREE}{{1,40}}》"),
        re.compile(f"{table['bad_start']}"),
        re.compile(f"(?:{table['bad_end']})$"),
        re.compile(f"{table['bad_inside']}"),
    )


def scope_of(surface: Surface, span: Span) -> str | None:
    """Return the contents that a stretch names; "" for all, nothing if it names none."""
    start, end = span
    leads = sorted(strings("grammar", "scope", "lead"), key=len, reverse=True)
    chars = surface.chars
    lead = next((lead for lead in leads if chars.startswith(lead, start, end)), "")
    start += len(lead)
    while end > start and chars[end - 1] == ",":
        end -= 1
    words = chars[start:end]
    labels = strings("grammar", "words", "label")
    if words in labels or words in strings("grammar", "scope", "trivial"):
        return ""
    whole, bad_start, bad_end, bad_inside = _scopes()
    if (
        not whole.fullmatch(words)
        or bad_start.match(words)
        or bad_end.search(words)
        or bad_inside.search(words)
        or events_of(words.removesuffix("的"))
    ):
        return None
    return surface.text(start, end)


def _scoped(surface: Surface, span: Span) -> list[Part] | None:
    """Read a scope before the limit: 特殊情况|于信息生成后10个工作日内."""
    start, end = span
    for match in _connectors().finditer(surface.chars, start + 1, end):
        if match.start() - start > 2 * 40:
            break
        words = scope_of(surface, (start, match.start()))
        parts = None if words is None else _cores(surface, (match.start(), end))
        if parts and words is not None:
            return with_scope(parts, words)
    glued = _glued().fullmatch(surface.chars, start, end)
    if glued is None:
        return None
    parts = _cores(surface, glued.span("limit"))
    return parts and with_scope(parts, surface.text(*glued.span("scope")))


@cache
def _glued() -> re.Pattern[str]:
    known = either("grammar", "scope", "glued")
    return re.compile(rf"(?P<scope>{known})(?P<limit>{amount()}{WITHIN}{TAIL})")


def with_scope(parts: list[Part], scope: str | None) -> list[Part]:
    """Limit clauses that have no scope of their own to some contents."""
    if not scope:
        return parts
    return [
        Part(part.clause.model_copy(update={"scope": scope}), part.span)
        if part.clause.scope is None
        else part
        for part in parts
    ]
