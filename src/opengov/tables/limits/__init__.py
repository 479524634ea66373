"""The grammar of time limits (公开时限) and update frequencies (更新频次).

A limit is claimed only when one rule matches all words of a clause; anything else stays
`unparsed` with its reason. `surface` makes the text ready, `sentences` cuts it, `clauses`
applies the cores (`deadlines`, `calendars`, `cycles`, `standing`), `derive` concludes.
"""

from opengov.tables.limits.derive import derive_frequency
from opengov.tables.limits.reading import LimitReading, parse_frequency, parse_limit
from opengov.tables.limits.surface import Note, NoteCode

__all__ = [
    "LimitReading",
    "Note",
    "NoteCode",
    "derive_frequency",
    "parse_frequency",
    "parse_limit",
]
