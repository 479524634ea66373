"""What mends a cell that was read with a reservation: the stretches of its text to write anew.

Nothing is mended unless the text, read again, gives the same without the reservation.
"""

import re

from opengov.patch import Change, changed
from opengov.tables.limits import parse_limit
from opengov.tables.limits.surface import typo_patterns
from opengov.wording.glyphs import CHOICE, Selection, letter_boxes, read_boxes

__all__ = ["digit_gaps", "lost_glyph", "misspellings", "plain_boxes"]

GAP = re.compile(r"(?<!\d)(?<!\d )\d( )\d(?!\d)(?! \d)")


def digit_gaps(text: str) -> tuple[Change, ...]:
    """Close the gaps inside numbers.

    >>> digit_gaps("形成之日起2 0个工作日内")
    (Change(start=6, end=7, new=''),)
    """
    changes = tuple(Change(*gap.span(1), "") for gap in GAP.finditer(text))
    return changes if _reads_well(text, changes, "digits_joined") else ()


def misspellings(text: str) -> tuple[Change, ...]:
    """Write words as they were meant.

    >>> misspellings("信息行成之日起20个工作日内")
    (Change(start=0, end=4, new='信息形成'),)
    """
    changes: list[Change] = []
    for pattern, right in typo_patterns():
        for found in pattern.finditer(text):
            if all(found.end() <= c.start or c.end <= found.start() for c in changes):
                changes.append(Change(*found.span(), right))
    return tuple(changes) if _reads_well(text, tuple(changes), "typo") else ()


def _reads_well(text: str, changes: tuple[Change, ...], note: str) -> bool:
    """Tell whether a limit is read without a note once it is mended, and with as many clauses."""
    before, after = parse_limit(text.strip()), parse_limit(changed(text, changes).strip())
    kinds = [[clause.kind for clause in each.limit.clauses] for each in (before, after)]
    return note not in after.notes and kinds[0] == kinds[1]


def lost_glyph(text: str) -> tuple[Change, ...]:
    """Give the first name back its box, and write the others in the same alphabet.

    >>> lost_glyph("政府网站 □政府公报")
    (Change(start=0, end=0, new='■'),)
    """
    first = len(text) - len(text.lstrip())
    changes = (Change(first, first, CHOICE), *_signs(text))
    before, after = read_boxes(text), read_boxes(changed(text, changes))
    well = after.selection is Selection.CHOSEN and not after.first_lost
    return changes if well and before.chosen == after.chosen else ()


def plain_boxes(text: str) -> tuple[Change, ...]:
    """Write the boxes of a cell that begins with a letter for a box as ■ and □.

    >>> plain_boxes("R政府网站 £政府公报")
    (Change(start=0, end=1, new='■'), Change(start=6, end=7, new='□'))
    >>> plain_boxes("RSS订阅")
    ()
    """
    changes = _signs(text)
    if not changes or text[: changes[0].start].strip():
        return ()
    before, after = read_boxes(text), read_boxes(changed(text, changes))
    return changes if before == after else ()


def _signs(text: str) -> tuple[Change, ...]:
    return tuple(Change(at, at + 1, sign) for at, sign in letter_boxes(text))
