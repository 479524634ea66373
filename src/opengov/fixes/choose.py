"""Which patches can be written together: no two of them on the same words."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from opengov.finding import Finding
from opengov.location import Location
from opengov.patch import Change, Edit, Mending, overlap
from opengov.text import Lang

__all__ = ["Chosen", "Correction", "Key", "choose", "key_of", "merged"]

Key: TypeAlias = tuple[str | None, str | None, int | None]
"""Sheet and cell, or the byte a stretch of text begins at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A place in the file, what is to stand there, and which patches say so."""

    location: Location
    old: str
    new: str
    patches: tuple[tuple[str, Mending], ...]
    """Code of the finding, and what is said of its patches."""

    @property
    def cell(self) -> str:
        """Address of the cell; blank where the file has none."""
        return self.location.cell or ""

    @property
    def safe(self) -> bool:
        """Whether every patch is safe."""
        return all(mending.safe for _, mending in self.patches)

    def to_json(self, lang: Lang) -> dict[str, object]:
        """Return the correction as it stands in JSON."""
        return {
            "location": self.location.to_json(),
            "old": self.old,
            "new": self.new,
            "safe": self.safe,
            "fixes": [
                {"code": code, "name": each.name, "title": each.title.say(lang)}
                for code, each in self.patches
            ],
        }


@dataclass(slots=True)
class Chosen:
    """One place in a file, and the changes to its text that go together."""

    edit: Edit
    changes: list[Change] = field(default_factory=list)
    patches: dict[str, Mending] = field(default_factory=dict)


def key_of(edit: Edit) -> Key:
    """Return what tells the place of an edit from others."""
    place = edit.location
    if place.cell is not None:
        return place.sheet, place.cell, None
    return None, None, place.byte_offset


def choose(findings: Iterable[Finding], *, unsafe: bool) -> dict[Key, Chosen]:
    """Return the edits that can be made at once, by place; the others wait for the next round.

    Args:
        findings: Those that come first win.
        unsafe: Whether to take patches that may change the meaning.
    """
    chosen: dict[Key, Chosen] = {}
    ends: list[tuple[int, int]] = []
    for finding in findings:
        patch = finding.fix
        if patch is None or not patch.edits or not (patch.mending.safe or unsafe):
            continue
        if not all(_fits(edit, chosen, ends) for edit in patch.edits):
            continue
        for edit in patch.edits:
            place = chosen.setdefault(key_of(edit), Chosen(edit))
            place.changes += (each for each in edit.changes if each not in place.changes)
            place.patches[finding.code] = patch.mending
            if edit.form == "source":
                ends.append(_span(edit))
    return chosen


def _fits(edit: Edit, chosen: dict[Key, Chosen], sources: list[tuple[int, int]]) -> bool:
    """Tell whether an edit goes with those that were chosen before."""
    if edit.form == "source":
        start, end = _span(edit)
        return all(end <= other or stop <= start for other, stop in sources)
    known = chosen.get(key_of(edit))
    if known is None:
        return True
    return not overlap(known.changes, (each for each in edit.changes if each not in known.changes))


def _span(edit: Edit) -> tuple[int, int]:
    start = edit.location.byte_offset or 0
    return start, start + (edit.location.byte_length or 0)


def merged(rounds: Iterable[Iterable[tuple[Key, Correction]]]) -> tuple[Correction, ...]:
    """Join what several rounds made of the same cell, in the order of the first round's places.

    Bytes move from one round to the next, cells do not.
    """
    found: dict[tuple[int, Key] | Key, Correction] = {}
    for number, made in enumerate(rounds):
        for key, each in made:
            name = key if key[1] is not None else (number, key)
            before = found.get(name)
            if before is None:
                found[name] = each
            else:
                patches = dict((*before.patches, *each.patches))
                found[name] = replace(before, new=each.new, patches=tuple(patches.items()))
    return tuple(found.values())
