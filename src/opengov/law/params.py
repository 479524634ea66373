"""What the law sets, each value with the days it applies and where it was read."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from itertools import pairwise
from typing import Final, Generic, Literal, TypeAlias, TypeVar

from opengov._resources import read_toml
from opengov.law.instruments import citable
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
        """Whether it was read in the text of its instrument."""
        return self.status == "text"

    def stale(self, day: date, recheck_after_days: int | None) -> bool:
        """Tell whether nobody compared it with its source for so long before a day.

        >>> reply = law_book().figure("reply").at(date(2026, 6, 1))
        >>> reply.stale(date(2026, 12, 1), 731), reply.stale(date(2030, 1, 1), 731)
        (False, True)
        """
        if recheck_after_days is None:
            return False
        return day - self.last_checked > timedelta(recheck_after_days)


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
    under: "Param[V] | None" = None
    """What applies on the days for which there is no value here."""

    def at(self, day: date) -> Dated[V] | None:
        """Return the value that applies on `day`, or nothing where the law sets none."""
        newest = self.values[-1]
        if newest.start <= day and newest.end is None:
            return newest  # as nearly always
        for dated in reversed(self.values):
            if dated.start <= day:
                if dated.end is None or day <= dated.end:
                    return dated
                break
        return None if self.under is None else self.under.at(day)

    @property
    def first(self) -> Dated[V]:
        """The oldest value of all."""
        own = self.values[0]
        return own if self.under is None else min(own, self.under.first, key=lambda v: v.start)


@dataclass(frozen=True, slots=True)
class LawBook:
    """The law on requests as data; local rules are laid over the national ones."""

    figures: Mapping[str, Param[int]]
    effects: Mapping[str, Param[str]]
    receipts: Mapping[str, Param[str]]
    recheck_after_days: int | None = None
    """Days after which strict mode wants a value compared with its source again."""

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
        """Return the book with local rules over the national ones of the same name.

        A local rule applies on its own days, the national one on all others.

        Raises:
            ValueError: The local book has a rule, or an effect, that the book does not know.

        >>> local = law_book_from_toml({"figure": {"reply": {
        ...     "label": {"zh": "答复期限", "en": "period for the reply"},
        ...     "value": [{"from": date(2020, 1, 1), "value": 15, "status": "unverified",
        ...                "basis": {"law": "某省政府信息公开规定", "article": 12},
        ...                "last_checked": date(2026, 11, 22)}]}}})
        >>> reply = law_book().layered(local).figure("reply")
        >>> reply.at(date(2026, 6, 1)).value, reply.at(date(2019, 6, 1)).value
        (15, 20)
        """
        return replace(
            self,
            figures=_over(self.figures, local.figures, "figure"),
            effects=_over(self.effects, local.effects, "effect", EFFECTS),
            receipts=_over(self.receipts, local.receipts, "receipt", RECEIPTS),
        )


EFFECTS: Final[Mapping[str, tuple[str, ...]]] = {
    "correction": ("reset", "contested", "none"),
    "third_party": ("suspend", "none"),
    "agency": ("suspend", "none"),
    "delay": ("fix", "none"),
    "payment": ("reset", "none"),
    "refusal": ("reconsideration_first", "none"),
}
"""What each kind of event may do: the engine knows how, the data say which."""

RECEIPTS: Final = ("submitted", "signedFor", "confirmed")
"""Types of the events that may make the day of receipt."""


def _over(
    national: Mapping[str, Param[V]],
    local: Mapping[str, Param[V]],
    group: str,
    allowed: Mapping[str, tuple[str, ...]] | tuple[str, ...] | None = None,
) -> dict[str, Param[V]]:
    """Return the national rules with the local ones over them.

    Raises:
        ValueError: A local rule or its effect is not known.
    """
    found = dict(national)
    for name, param in local.items():
        where = f"{group}.{name}"
        if name not in national:
            raise ValueError(f"{where}: there is no such rule; known: {', '.join(national)}")
        words = allowed[name] if isinstance(allowed, Mapping) else allowed
        for dated in param.values:
            if dated.value == 0:
                raise ValueError(f"{where}: 0 is no length; give a whole number from 1")
            if words is not None and dated.value not in words:
                known = ", ".join(words)
                raise ValueError(f"{where}: {dated.value!r} is no effect of it; known: {known}")
        found[name] = replace(param, under=national[name])
    return found


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
    recheck = table.get("recheck_after_days")
    if not isinstance(recheck, int | None):
        raise ValueError("recheck_after_days: a whole number is expected")  # noqa: TRY004 - as below
    return LawBook(
        figures=_params(table, "figure", int),
        effects=_params(table, "effect", str),
        receipts=_params(table, "receipt", str),
        recheck_after_days=recheck,
    )


def _params(table: Mapping[str, object], group: str, kind: type[V]) -> dict[str, Param[V]]:
    found: dict[str, Param[V]] = {}
    for name, entry in _members(table.get(group, {}), group).items():
        where = f"{group}.{name}"
        match entry:
            case {"label": {"zh": str(zh), "en": str(en)}, "value": [_, *_] as values}:
                dated = tuple(_dated(value, where, kind) for value in values)
            case _:
                raise ValueError(f"{where}: it needs a label in both languages and its values")
        for earlier, later in pairwise(dated):
            if earlier.end is None or not earlier.start <= earlier.end < later.start:
                raise ValueError(f"{where}: its values do not follow each other")
        found[name] = Param(name, Text(zh, en), dated)
    return found


LONGEST: Final = 10_000
"""Working days; a longer figure is a slip of the pen."""


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
            times = any(isinstance(day, datetime) for day in (start, end, checked))
            if not times and isinstance(article, int | None) and isinstance(paragraph, int | None):
                _sound(figure, law, where)
                basis = LegalRef(law, article, paragraph)
                return Dated(start, end, figure, basis, status, checked)
    raise ValueError(f"{where}: a value lacks a key or holds one of the wrong type")


def _sound(figure: object, law: str, where: str) -> None:
    """Refuse a figure that is no length, and a basis that nobody could look up.

    Raises:
        ValueError: It is one of these.
    """
    if isinstance(figure, int) and (isinstance(figure, bool) or not 0 <= figure <= LONGEST):
        raise ValueError(f"{where}: {figure} is no length; give a whole number up to {LONGEST}")
    if not citable(law):
        raise ValueError(
            f"{where}: there is no instrument {law!r}; give a key on file, or the title in full"
        )


def _members(table: object, where: str) -> Mapping[str, object]:
    if not isinstance(table, Mapping):
        raise ValueError(f"{where}: a table is expected")  # noqa: TRY004 - a fault of the file
    return table
