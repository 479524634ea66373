"""What a conjunction of schemas is known to ask of a value; never more than it asks."""

from collections.abc import Collection, Iterator
from functools import cached_property
from typing import Final, cast

from opengov.schema.compare.conditions import listed, members_of, settle
from opengov.schema.compare.document import Conjunction, Node, evaluated
from opengov.schema.shape import Json

__all__ = ["TYPES", "Facts", "kind_of", "types_of"]

TYPES: Final = ("string", "integer", "fraction", "boolean", "array", "object", "null")
"""Kinds of values; a number is an integer or a fraction."""
SMALL: Final[dict[str, list[object]]] = {"boolean": [False, True], "null": [None]}
"""Types with a few values."""
DEPTH: Final = 3
"""Levels of required members looked at to see that nothing fits."""


def types_of(named: object) -> frozenset[str]:
    """Return the kinds of values that the keyword `type` lets through.

    >>> sorted(types_of(["number", "null"]))
    ['fraction', 'integer', 'null']
    """
    names = cast("list[str]", named if isinstance(named, list) else [named])
    return frozenset(
        kind
        for name in names
        for kind in (("integer", "fraction") if name == "number" else (name,))
    )


class Facts:
    """What a conjunction of schemas asks, condition by condition.

    What is not understood is left out, so that the values that these facts
    allow are at least those that the schemas allow.
    """

    def __init__(self, conjunction: Conjunction, *, depth: int = DEPTH) -> None:
        self.conjunction = conjunction
        self._depth = depth
        self.parts, self.open_conditions = settle(conjunction)
        self.objects = tuple(part for part in self.parts if isinstance(part.schema, dict))

    @cached_property
    def never(self) -> bool:
        """Whether nothing fits, as far as is seen."""
        if any(part.schema is False and not part.wished for part in self.parts):
            return True
        if not self.types or self.values == ():
            return True
        if self.types != {"object"} or self._depth == 0:
            return False
        return any(
            Facts(self.member(name), depth=self._depth - 1).never
            for name in self._names("required", wished=False)
        )

    @cached_property
    def types(self) -> frozenset[str]:
        """Kinds of values that are allowed."""
        found = frozenset(TYPES)
        for part in self.objects:
            if "type" in cast("Json", part.schema):
                narrower = found & types_of(part.get("type"))
                found = narrower if narrower or not part.wished else found
        if self._listed is not None:
            found &= {kind_of(value) for value in self._listed}
        return found

    @cached_property
    def _listed(self) -> list[object] | None:
        """Values that are listed, of which some may be excluded; None where none are."""
        asked = [values for part in self.objects if not part.wished for values in listed(part)]
        wished = [values for part in self.objects if part.wished for values in listed(part)]
        return min(asked or wished, key=len, default=None)

    @cached_property
    def values(self) -> tuple[object, ...] | None:
        """All values that fit, where they are few; None where they cannot be listed."""
        listed = self._listed
        if listed is None:
            if not self.types <= SMALL.keys():
                return None
            listed = [value for kind in TYPES if kind in self.types for value in SMALL[kind]]
        return tuple(value for value in listed if self.takes(value))

    def takes(self, value: object) -> bool:
        """Tell whether a value is valid under all schemas, wishes apart."""
        return all(node.takes(value) for node in self.conjunction if not node.wished)

    def numbers(self, keyword: str) -> list[float]:
        """Return what a keyword with a number says, wherever it stands."""
        return [
            cast("float", part.get(keyword))
            for part in self.objects
            if part.get(keyword) is not None
        ]

    def greatest(self, keyword: str) -> int:
        """Return the strictest of lower bounds, 0 where there is none."""
        return int(max(self.numbers(keyword), default=0))

    def least(self, keyword: str) -> int | None:
        """Return the strictest of upper bounds, None where there is none."""
        found = min(self.numbers(keyword), default=None)
        return None if found is None else int(found)

    @cached_property
    def patterns(self) -> tuple[str, ...]:
        """Patterns that a text must hold."""
        return tuple(dict.fromkeys(self._texts("pattern")))

    @cached_property
    def excluded_patterns(self) -> tuple[str, ...]:
        """Patterns that a text must not hold."""
        return tuple(
            str(inner["pattern"])
            for node in self.exclusions
            if isinstance(inner := node.schema, dict) and inner.keys() == {"pattern"}
        )

    @cached_property
    def formats(self) -> tuple[str, ...]:
        """Formats that a text must have."""
        return tuple(dict.fromkeys(self._texts("format")))

    def _texts(self, keyword: str) -> Iterator[str]:
        return (str(part.get(keyword)) for part in self.objects if part.get(keyword) is not None)

    @cached_property
    def required(self) -> tuple[str, ...]:
        """Members that an object must have."""
        return tuple(dict.fromkeys(self._names("required")))

    @cached_property
    def listed_members(self) -> tuple[str, ...]:
        """Members that are named by a schema."""
        return tuple(dict.fromkeys(self._names("properties")))

    def _names(self, keyword: str, *, wished: bool = True) -> Iterator[str]:
        for part in self.objects:
            if wished or not part.wished:
                yield from cast("list[str]", part.get(keyword, []))

    @cached_property
    def exclusions(self) -> tuple[Node, ...]:
        """Schemas that a value must not fit."""
        return tuple(part.child("not") for part in self.objects if part.get("not") is not None)

    @cached_property
    def choices(self) -> tuple[tuple[Node, ...], ...]:
        """Lists of schemas, of each of which a value must fit one."""
        return tuple(
            tuple(part.child(keyword, i) for i in range(len(cast("list[object]", listed))))
            for part in self.objects
            for keyword in ("anyOf", "oneOf")
            if (listed := part.get(keyword)) is not None
        )

    def member(self, name: str) -> Conjunction:
        """Return what the member of an object with a name must fit."""
        return tuple(
            dict.fromkeys(child for part in self.objects for child in members_of(part, name))
        )

    def other_members(self, patterns: Collection[str] = ()) -> Conjunction:
        """Return what members must fit that no schema lists and whose names hold no pattern."""
        return tuple(
            part.child(keyword)
            for part in self.objects
            for keyword in ("additionalProperties", "unevaluatedProperties")
            if part.get(keyword) is not None
            and all(name in patterns for name in cast("Json", part.get("patternProperties", {})))
            and (keyword == "additionalProperties" or evaluated(part) is not None)
        )

    def patterned_members(self, pattern: str) -> Conjunction:
        """Return what members must fit that no schema lists and whose names hold a pattern."""
        found: list[Node] = []
        for part in self.objects:
            patterns = cast("Json", part.get("patternProperties", {}))
            if pattern in patterns:
                found.append(part.child("patternProperties", pattern))
            elif not patterns and part.get("additionalProperties") is not None:
                found.append(part.child("additionalProperties"))
        return tuple(found)

    def item(self, index: int) -> Conjunction:
        """Return what the item of a list at an index must fit."""
        found = []
        for part in self.objects:
            if index < len(cast("list[object]", part.get("prefixItems", []))):
                found.append(part.child("prefixItems", index))
            elif part.get("items") is not None:
                found.append(part.child("items"))
        return tuple(dict.fromkeys(found))

    @cached_property
    def leading_items(self) -> int:
        """Number of items that have schemas of their own."""
        return max(
            (len(cast("list[object]", part.get("prefixItems", []))) for part in self.objects),
            default=0,
        )

    @cached_property
    def most_items(self) -> int | None:
        """Greatest number of items, None where there is none."""
        bounds = [int(bound) for bound in self.numbers("maxItems")]
        bounds += [
            len(cast("list[object]", part.get("prefixItems", [])))
            for part in self.objects
            if part.get("items") is False
        ]
        return min(bounds, default=None)

    @cached_property
    def most_members(self) -> int | None:
        """Greatest number of members, None where there is none."""
        bounds = [int(bound) for bound in self.numbers("maxProperties")]
        bounds += [
            len(cast("Json", part.get("properties", {})))
            for part in self.objects
            if part.get("additionalProperties") is False and part.get("patternProperties") is None
        ]
        return min(bounds, default=None)


def kind_of(value: object) -> str:
    """Return the kind of a value.

    >>> kind_of(1.0), kind_of(1.5), kind_of(True)
    ('integer', 'fraction', 'boolean')
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return "integer" if float(value).is_integer() else "fraction"
    kinds: dict[type, str] = {bool: "boolean", str: "string", list: "array", dict: "object"}
    return kinds.get(type(value), "null")
