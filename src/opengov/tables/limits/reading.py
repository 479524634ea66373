"""A cell's time limit: the clauses that were understood, and the words that were not."""

from dataclasses import dataclass
from functools import lru_cache

from opengov.model.time import TimeLimit, UpdateFrequency
from opengov.tables.limits.clauses import Part, unparsed
from opengov.tables.limits.cycles import column_frequency
from opengov.tables.limits.derive import combine
from opengov.tables.limits.sentences import Reading, read_sentences
from opengov.tables.limits.surface import Note, NoteCode, Surface
from opengov.wording.signs import is_ditto, is_placeholder

__all__ = ["LimitReading", "parse_frequency", "parse_limit"]

LONGEST = 2000
"""Longer texts are documents that slipped into a cell; they stay unread."""

ONE_OF = {
    "deadline": "limit",
    "calendar": "limit",
    "frequency": "frequency",
    "retention": "retention",
    "extension": "extension",
    "display": "display",
    "period": "limit",
}
"""Clauses of which one scope can have but one; pace goes with anything."""


@dataclass(frozen=True, slots=True)
class LimitReading:
    """A time limit and the repairs that were made to read it."""

    limit: TimeLimit
    repairs: tuple[Note, ...] = ()

    @property
    def notes(self) -> frozenset[NoteCode]:
        """What kinds of repair were made: `digits_joined`, `typo`, `doubled`."""
        return frozenset(note.code for note in self.repairs)


@lru_cache(maxsize=65536)
def parse_limit(text: str) -> LimitReading:
    """Read a time limit (公开时限); what cannot be read is kept as an `unparsed` clause.

    >>> parse_limit("信息形成之日起20个工作日内").limit.clauses[0].duration
    Duration(value=20, unit='working_day')
    >>> parse_limit("批准后20内").limit.clauses[0].reason
    'unit_missing'
    """
    if not text.strip() or is_placeholder(text) or is_ditto(text):
        return LimitReading(TimeLimit(raw=text))
    surface, reading = _read(text)
    parts, doubled = _settle(surface, reading.parts)
    limit = TimeLimit(
        raw=text,
        clauses=tuple(part.clause for part in parts),
        unless_other_law=reading.unless_other_law,
    )
    return LimitReading(limit, tuple(dict.fromkeys((*surface.notes, *doubled))))


@lru_cache(maxsize=65536)
def parse_frequency(text: str) -> UpdateFrequency:
    """Read a cell of an update-frequency column (更新频次).

    >>> parse_frequency("每季度").code, parse_frequency("待核实").code
    ('quarterly', None)
    """
    if not text.strip() or is_placeholder(text) or is_ditto(text):
        return UpdateFrequency(source="stated", raw=text)
    surface, reading = _read(text)
    word = column_frequency(surface.chars.strip(",;."))
    clauses = (word,) if word else tuple(p.clause for p in _settle(surface, reading.parts)[0])
    found = combine(clauses)
    if found is None:
        return UpdateFrequency(source="stated", raw=text)
    # The column itself says that 1年 and 1月31日前 recur; it does not say since when 20 days run.
    source = found.source if found.within and found.source == "inferred" else "stated"
    return found.model_copy(update={"source": source, "raw": text, "clause": None})


def _read(text: str) -> tuple[Surface, Reading]:
    """Read a text; where words stay unread, try its lines and then its blanks as commas."""
    surface = Surface.of(text)
    if len(text) > LONGEST:
        return surface, Reading([unparsed(surface, (0, len(surface.chars)), "wording")])
    reading = read_sentences(surface)
    if reading.complete:
        return surface, reading
    for cut in ("\n", " \n"):
        if any(char in text.strip() for char in "\r\n \t\u3000"[: 2 if cut == "\n" else None]):
            other = Surface.of(text, cut=cut)
            again = read_sentences(other)
            if again.complete and again.parts:
                return other, again
    return surface, reading


def _settle(surface: Surface, parts: list[Part]) -> tuple[list[Part], list[Note]]:
    """Drop what is said twice; of two limits that contradict each other the second is unread."""
    kept: list[Part] = []
    notes: list[Note] = []
    taken: dict[tuple[str, str | None], Part] = {}
    said: set[str] = set()
    for part in parts:
        clause = part.clause
        shown = clause.model_dump_json()
        if shown in said:
            notes.append(Note("doubled", surface.verbatim(*part.span)))
            continue
        said.add(shown)
        key = (_subject(part), clause.scope)
        other = taken.setdefault(key, part) if key[0] else part
        if other is part or other.span == part.span:
            kept.append(part)
        elif _same(other, part):
            notes.append(Note("doubled", surface.verbatim(*part.span)))
        else:
            kept.append(unparsed(surface, part.span, "conflict"))
    return kept, notes


def _subject(part: Part) -> str:
    """Return what a clause lays down, of which there can be but one."""
    clause = part.clause
    if clause.kind == "frequency" and clause.at_least:
        return "ceiling"
    if clause.kind == "display":
        return clause.purpose
    return ONE_OF.get(clause.kind, "")


def _same(one: Part, other: Part) -> bool:
    """Tell whether two clauses differ in the words of their event only."""
    bare = [
        part.clause.model_copy(update={"anchor": part.clause.anchor.events})
        if part.clause.kind == "deadline" and part.clause.anchor
        else part.clause
        for part in (one, other)
    ]
    return bare[0] == bare[1]
