"""Reading the entries of a calendar file, each fault named by where it stands."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TypeVar

from opengov.errors import InvalidNoticeError
from opengov.text import Text

__all__ = ["Fields"]

T = TypeVar("T")


class Fields:
    """One table of a TOML file, taken apart key by key.

    >>> fields = Fields({"year": 2026}, "2026.toml")
    >>> fields.integer("year"), fields.text_or_none("url")
    (2026, None)
    >>> fields.day("issued")
    Traceback (most recent call last):
        ...
    opengov.errors.InvalidNoticeError: notice '2026.toml' cannot be used: issued is missing; ...
    """

    def __init__(self, table: Mapping[str, object], source: str, path: str = "") -> None:
        self._table = table
        self._source = source
        self._path = path
        self._taken: set[str] = set()

    def text(self, key: str) -> str:
        """Return a text."""
        return self._need(key, self.text_or_none(key))

    def text_or_none(self, key: str) -> str | None:
        """Return a text, or nothing when the key is absent."""
        value = self._take(key)
        if value is None or isinstance(value, str):
            return value
        raise self._fault(key, value, "a text")

    def choice(self, key: str, allowed: tuple[str, ...]) -> str:
        """Return a text that is one of a few."""
        value = self.text(key)
        if value not in allowed:
            raise self._fault(key, value, f"one of {', '.join(allowed)}")
        return value

    def both(self, key: str) -> Text:
        """Return a text in both languages."""
        table = self.table(key)
        text = Text(table.text("zh"), table.text("en"))
        table.nothing_else()
        return text

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty when the key is absent."""
        return tuple(
            self._each(key, item, str, "a text") for item in self._items(key, self._take(key))
        )

    def integer(self, key: str) -> int:
        """Return an integer."""
        return self._need(key, self.integer_or_none(key))

    def integer_or_none(self, key: str) -> int | None:
        """Return an integer, or nothing when the key is absent."""
        value = self._take(key)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        raise self._fault(key, value, "an integer")

    def flag(self, key: str) -> bool:
        """Return true or false."""
        value = self._need(key, self._take(key))
        return self._each(key, value, bool, "true or false")

    def flag_or(self, key: str, *, default: bool) -> bool:
        """Return true or false, `default` when the key is absent."""
        return self.flag(key) if key in self._table else default

    def day(self, key: str) -> date:
        """Return a date."""
        return self._need(key, self.day_or_none(key))

    def day_or_none(self, key: str) -> date | None:
        """Return a date, or nothing when the key is absent."""
        value = self._take(key)
        return None if value is None else self._day(key, value)

    def days(self, key: str) -> tuple[date, ...]:
        """Return a list of dates, empty when the key is absent."""
        return tuple(self._day(key, item) for item in self._items(key, self._take(key)))

    def table(self, key: str) -> "Fields":
        """Return a table."""
        return self._fields(key, self._need(key, self._take(key)), self._at(key))

    def tables(self, key: str) -> tuple["Fields", ...]:
        """Return a list of tables, empty when the key is absent."""
        items = self._items(key, self._take(key))
        return tuple(
            self._fields(key, item, f"{self._at(key)}[{number}]")
            for number, item in enumerate(items, start=1)
        )

    def nothing_else(self) -> None:
        """Refuse keys that nobody asked for: they are misspelt or not understood.

        Raises:
            InvalidNoticeError: A key was not taken.
        """
        unknown = sorted(set(self._table) - self._taken)
        if unknown:
            raise InvalidNoticeError(
                self._source, tuple(f"{self._at(key)} is not a known entry" for key in unknown)
            )

    def _take(self, key: str) -> object | None:
        self._taken.add(key)
        return self._table.get(key)

    def _need(self, key: str, value: T | None) -> T:
        if value is None:
            raise InvalidNoticeError(self._source, (f"{self._at(key)} is missing",))
        return value

    def _items(self, key: str, value: object | None) -> list[object]:
        if value is None:
            return []
        return self._each(key, value, list, "a list")

    def _day(self, key: str, value: object) -> date:
        if isinstance(value, datetime):
            raise self._fault(key, value, "a date without a time")
        return self._each(key, value, date, "a date")

    def _each(self, key: str, value: object, kind: type[T], takes: str) -> T:
        if not isinstance(value, kind):
            raise self._fault(key, value, takes)
        return value

    def _fields(self, key: str, value: object, path: str) -> "Fields":
        if not isinstance(value, Mapping):
            raise self._fault(key, value, "a table")
        return Fields(value, self._source, path)

    def _at(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key

    def _fault(self, key: str, value: object, takes: str) -> InvalidNoticeError:
        return InvalidNoticeError(self._source, (f"{self._at(key)} = {value!r} is not {takes}",))
