"""A gap: something that one schema asks and another does not, at a place in an instance."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final, TypeAlias

from opengov.jsonpointer import escaped
from opengov.schema.compare.document import Conjunction, Node, asked
from opengov.schema.compare.facts import Facts
from opengov.schema.shape import Json

__all__ = ["ANY_STEP", "Further", "Gap", "Level", "Place", "Question", "Reason", "Step"]

Step: TypeAlias = str | int
"""A member by its name or an item by its number."""
ANY_STEP: Final = "*"
"""Stands in a path for any member or item."""


class Reason(StrEnum):
    """What is asked of a value."""

    TYPE = "type"
    VALUES = "values"
    LIST = "list"
    REQUIRED = "required"
    MEMBER = "member"
    OTHER_MEMBERS = "other-members"
    ITEMS = "items"
    BOUND = "bound"
    PATTERN = "pattern"
    FORMAT = "format"
    CHOICE = "choice"
    KEYWORD = "keyword"


@dataclass(frozen=True, slots=True)
class Level:
    """An object or a list on the way to a value, and the step that leads on."""

    before: Conjunction
    after: Conjunction
    step: Step
    shown: str
    """The step as it stands in a path."""


@dataclass(frozen=True, slots=True)
class Place:
    """A value in an instance: what is known of it, and the way to it."""

    before: Conjunction
    """What one schema asks of it, and what was assumed on the way."""
    after: Conjunction = ()
    """What the other asks of it, as far as it has been looked at."""
    levels: tuple[Level, ...] = ()

    @property
    def path(self) -> str:
        """Path of the value, like a JSON Pointer, with `*` for any member or item."""
        return "".join(f"/{level.shown}" for level in self.levels)

    def assuming(self, *nodes: Node) -> "Place":
        """Return the same value, of which more is known."""
        return replace(self, before=tuple(dict.fromkeys((*self.before, *nodes))))

    def inside(self, step: Step, before: Conjunction, shown: str = "") -> "Place":
        """Return a member or an item of the value."""
        level = Level(self.before, self.after, step, shown or escaped(str(step)))
        return Place(before, (), (*self.levels, level))


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something asked by one schema that the other seems not to ask."""

    reason: Reason
    keyword: str
    """The keyword that asks, or a path below the schema; empty for the schema `false`."""
    node: Node
    """The schema that asks."""
    place: Place
    query: Conjunction
    """What fits the one schema, as far as known, and this as well does not fit the other."""
    values: Mapping[str, object] = field(default_factory=dict)
    """What a sentence about it tells."""
    moved: str | None = None
    """Pointer in the schema that does not ask, where a reader looks for the change."""
    instead: tuple["Gap", ...] = ()
    """Gaps of the branches of a choice: what shows one of them may show this one."""

    @property
    def at(self) -> str:
        """Pointer of the keyword that asks."""
        return f"{self.node.pointer}/{self.keyword}" if self.keyword else self.node.pointer


@dataclass(frozen=True, slots=True)
class Further:
    """A value that is still to be compared with a schema."""

    place: Place
    node: Node


@dataclass(frozen=True, slots=True)
class Question:
    """One schema put to a value of which something is known."""

    facts: Facts
    node: Node
    """The schema, without what its references and `allOf` draw in."""
    place: Place
    walk: Callable[[Place, Node], Iterator[Gap]]
    """Compares a value with another schema within the same comparison."""

    def implies(self, place: Place, node: Node) -> bool:
        """Tell whether what is known of a value makes it fit a schema, as far as is seen."""
        return next(self.walk(place, node), None) is None

    def gap(
        self, reason: Reason, keyword: str, query: Json | Conjunction, **values: object
    ) -> Gap:
        """Return a gap at the value."""
        return Gap(
            reason=reason,
            keyword=keyword,
            node=self.node,
            place=self.place,
            query=(asked(query),) if isinstance(query, dict) else query,
            values=values,
        )
