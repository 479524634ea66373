"""A change from one schema to another, and what it does to what is valid."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, TypeAlias

from opengov.schema.compare.wording import migration_of, sentence_of
from opengov.text import Lang, Text

__all__ = ["Change", "Example", "Kind", "Side", "worst"]

Side: TypeAlias = Literal["old", "new"]


class Kind(StrEnum):
    """What a change does to what is valid, the gravest first."""

    NARROWING = "narrowing"
    """Something that was valid no longer is."""
    UNKNOWN = "unknown"
    """It was not found out; somebody has to look at it."""
    WIDENING = "widening"
    """Something is valid that was not."""
    NEUTRAL = "neutral"
    """Whatever was valid is valid, and nothing else."""

    @property
    def rank(self) -> int:
        """Order of gravity: 0 is the gravest.

        >>> Kind.NARROWING.rank < Kind.NEUTRAL.rank
        True
        """
        return list(Kind).index(self)


@dataclass(frozen=True, slots=True)
class Example:
    """An instance that the two schemas judge differently."""

    instance: object
    valid_under: Side

    def to_json(self) -> dict[str, object]:
        """Return the example as it stands in a report."""
        other = "new" if self.valid_under == "old" else "old"
        return {
            "instance": self.instance,
            "validUnder": self.valid_under,
            "invalidUnder": other,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change from an old schema to a new one."""

    kind: Kind
    reason: str
    """What has changed, as a word: `required`, `values`, `bound`…"""
    schema: Side
    """The schema in which the pointer leads somewhere."""
    pointer: str
    """JSON Pointer of the keyword, or of the member that came or went."""
    path: str
    """Path of the values that it bears on, with `*` for any member or item."""
    toward: Kind = Kind.NEUTRAL
    """The kind it would be if it were proved: the kind itself, where it is known."""
    values: Mapping[str, object] = field(default_factory=dict)
    example: Example | None = None
    """Proof of a narrowing or a widening."""
    file: str = ""
    """File of the schema or codelist, in a comparison of whole sets."""

    @property
    def message(self) -> Text:
        """The change in a sentence."""
        return sentence_of(self.reason, self.kind, self.toward, self.path, self.values)

    @property
    def migration(self) -> Text | None:
        """What has to be done about it, or None where nothing has."""
        return migration_of(self.reason, self.kind, self.values)

    def to_json(self, lang: Lang) -> dict[str, object]:
        """Return the change as it stands in a report; what does not apply is left out."""
        note = self.migration
        values: dict[str, object] = {
            "file": self.file or None,
            "kind": self.kind.value,
            "reason": self.reason,
            "schema": self.schema,
            "pointer": self.pointer,
            "path": self.path,
            "message": self.message.say(lang),
            "migration": None if note is None else note.say(lang),
            "counterexample": None if self.example is None else self.example.to_json(),
        }
        return {key: value for key, value in values.items() if value is not None}


def worst(changes: Iterable[Change]) -> Kind:
    """Return the gravest kind of some changes; without any it is neutral.

    >>> worst([])
    <Kind.NEUTRAL: 'neutral'>
    """
    return min((change.kind for change in changes), key=lambda kind: kind.rank,
               default=Kind.NEUTRAL)  # fmt: skip
