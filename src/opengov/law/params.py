"""What the law sets, each value with the days it applies and where it was read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Generic, Literal, TypeAlias, TypeVar

from opengov._resources import read_toml
from opengov.source import LegalRef
from opengov.text import Text

__all__ = ["Dated", "LawBook", "LawStatus", "Param", "law_book", "law_book_from_toml"]

LawStatus: TypeAlias = Literal["text", "unverified"]
"""Whether a value was read in the text of its instrument."""

V = TypeVar("V", int, str)


@dataclass(frozen=True, slots=True)
class Dated(Generic[V]):
    """One value of a parameter, the days it applies, and where it was read."""

    start: date
    end: date | None
    """Last day; absent while the value applies."""
    value: V
    basis: LegalRef
    status: LawStatus
    last_checked: date

    @property
    def verified(self) -> bool:
        """Whether strict mode takes it."""
        return self.status == "text"


@dataclass(frozen=True, slots=True)
class Param(Generic[V]):
    """A parameter and its history, oldest value first.

    >>> reply = law_book().figure("reply")
    >>> reply.at(date(2019, 5, 14)).value, reply.at(date(2019, 5, 15)).value
    (15, 20)
    >>> reply.at(date(2008, 4, 30)) is None
    True
    """

    name: str
    label: Text
    values: tuple[Dated[V], ...]

    def at(self, day: date) -> Dated[V] | None:
        """Return the value that applies on `day`, or nothing where the law sets none."""
        for dated in reversed(self.values):
            if dated.start <= day:
                return dated if dated.end is None or day <= dated.end else None
        return None


@dataclass(frozen=True, slots=True)
class LawBook:
    """The law on requests as data; local rules are laid over the national ones."""

    figures: Mapping[str, Param[int]]
    effects: Mapping[str, Param[str]]
    receipts: Mapping[str, Param[str]]

    def figure(self, name: str) -> Param[int]:
        """Return a number that the law sets."""
        return self.figures[name]

    def effect(self, name: str) -> Param[str]:
        """Return what an event does to the period for the reply."""
        return self.effects[name]

    def receipt(self, channel: str) -> Param[str]:
        """Return the type of the event that makes the day of receipt."""
        return self.receipts[channel]

    def layered(self, local: "LawBook") -> "LawBook":
        """Return the book with local rules in place of the national ones of the same name.

        >>> local = law_book_from_toml({"figure": {"reply": {
        ...     "label": {"zh": "答复期限", "en": "period for the reply"},
        ...     "value": [{"from": date(2019, 5, 15), "value": 15, "status": "unverified",
        ...                "basis": {"law": "local"}, "last_checked": date(2026, 11, 22)}]}}})
        >>> law_book().layered(local).figure("reply").at(date(2026, 6, 1)).value
        15
        """
        return LawBook(
            {**self.figures, **local.figures},
            {**self.effects, **local.effects},
            {**self.receipts, **local.receipts},
        )


PATH = "law/requests.toml"


@cache
def law_book() -> LawBook:
    """Return the national law on requests.

    >>> law_book().receipt("email").at(date(2019, 5, 14)).value
    'submitted'
    """
    return law_book_from_toml(read_toml(PATH))


def law_book_from_toml(table: Mapping[str, object]) -> LawBook:
    """Read a book of law; a table that does not say what it should is refused.

    Raises:
        ValueError: An entry is missing, ill-typed, or its values are not in order.

    >>> law_book_from_toml({"figure": {"reply": {}}})
    Traceback (most recent call last):
        ...
    ValueError: figure.reply: it needs a label in both languages and its values
    """
    return LawBook(
        figures=_params(table, "figure", int),
        effects=_params(table, "effect", str),
        receipts=_params(table, "receipt", str),
    )


def _params(table: Mapping[str, object], group: str, kind: type[V]) -> dict[str, Param[V]]:
    found: dict[str, Param[V]] = {}
    for name, entry in _members(table.get(group, {}), group).items():
        where = f"{group}.{name}"
        match entry:
            case {"label": {"zh": str(zh), "en": str(en)}, "value": list(values)}:
                dated = tuple(_dated(value, where, kind) for value in values)
            case _:
                raise ValueError(f"{where}: it needs a label in both languages and its values")
        for earlier, later in pairwise(dated):
            if earlier.end is None or not earlier.start <= earlier.end < later.start:
                raise ValueError(f"{where}: its values do not follow each other")
        found[name] = Param(name, Text(zh, en), dated)
    return found


def _dated(value: object, where: str, kind: type[V]) -> Dated[V]:
    match value:
        case {
            "from": date() as start,
            "value": figure,
            "basis": {"law": str(law), **pinpoint},
            "status": ("text" | "unverified") as status,
            "last_checked": date() as checked,
            **rest,
        } if isinstance(figure, kind) and isinstance(end := rest.get("to"), date | None):
            article, paragraph = pinpoint.get("article"), pinpoint.get("paragraph")
            if isinstance(article, int | None) and isinstance(paragraph, int | None):
                basis = LegalRef(law, article, paragraph)
                return Dated(start, end, figure, basis, status, checked)
    raise ValueError(f"{where}: a value lacks a key or holds one of the wrong type")


def _members(table: object, where: str) -> Mapping[str, object]:
    if not isinstance(table, Mapping):
        raise ValueError(f"{where}: a table is expected")  # noqa: TRY004 - a fault of the file
    return table
