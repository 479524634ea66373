"""What the columns of a ledger hold and what they are called, from `data/ledger/columns.toml`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias, cast

from opengov._resources import read_toml
from opengov.text import Text
from opengov.wording.normalise import compact

__all__ = [
    "COMPUTED",
    "PARTY",
    "Column",
    "Kind",
    "Pair",
    "Value",
    "ValueSpec",
    "event_columns",
    "field_spec",
    "group_title",
    "pair_of",
    "pairs",
    "row_columns",
    "sheet_title",
    "words",
]

PATH = "ledger/columns.toml"
COMPUTED = "now"
"""What a column that is computed and never read begins with."""
PARTY = "party"
WIDTH = 13

Kind: TypeAlias = Literal["text", "date", "count", "amount", "code", "open", "several", "yes"]
"""How a value is written; `open` and `several` keep words that the codelist does not know."""


@dataclass(frozen=True, slots=True)
class ValueSpec:
    """How a value is written in a cell."""

    kind: Kind
    codelist: str | None = None
    words: tuple[Text, ...] = ()
    """Of yes and no."""
    absent: bool | None = None
    """What a blank cell says, where it says something."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet."""

    holds: str
    """`id`, `organ.name` … of a request, `<type>.<field>` or, among events, `<field>`."""
    heading: Text
    aliases: tuple[str, ...]
    value: ValueSpec
    group: str = ""
    note: Text | None = None
    width: int = WIDTH

    @property
    def owner(self) -> str:
        """The type of event, or the part of the request, that the column belongs to."""
        return self.holds.partition(".")[0]

    @property
    def computed(self) -> bool:
        """Whether it is written for people and never read."""
        return self.owner == COMPUTED

    @property
    def of_request(self) -> bool:
        """Whether it holds a value of the request itself."""
        return self.holds in _table("request")

    @property
    def of_events(self) -> bool:
        """Whether it holds values of events."""
        return not (self.computed or self.of_request)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two types of events, a question and its answer, that share the lines of their columns."""

    first: str
    second: str
    label: str
    """Names, with a number, a party that the row leaves blank."""

    @property
    def party(self) -> str:
        """The column by which they are put together."""
        return f"{self.first}.{PARTY}"


def _table(name: str) -> Mapping[str, Mapping[str, object]]:
    return cast("Mapping[str, Mapping[str, object]]", read_toml(PATH)[name])


def _rows(name: str) -> Sequence[Mapping[str, object]]:
    return cast("Sequence[Mapping[str, object]]", read_toml(PATH)[name])


def _text(entry: object) -> Text:
    both = cast("Mapping[str, str]", entry)
    return Text(both["zh"], both["en"])


def _spec(entry: Mapping[str, object]) -> ValueSpec:
    return ValueSpec(
        cast("Kind", entry["kind"]),
        cast("str | None", entry.get("codelist")),
        tuple(_text(word) for word in cast("Sequence[object]", entry.get("words", ()))),
        cast("bool | None", entry.get("absent")),
    )


@cache
def field_spec(name: str) -> ValueSpec:
    """Return how a field of events is written, by its name in JSON.

    >>> field_spec("deliveredOn").kind
    'date'
    """
    return _spec(_table("fields")[name])


@cache
def row_columns() -> tuple[Column, ...]:
    """Return the columns of the sheet with one row a request, in order.

    >>> [column.heading.zh for column in row_columns()[:3]]
    ['编号', '状态', '答复期限']
    """
    return tuple(_column(entry, _row_spec(str(entry["holds"]))) for entry in _rows("column"))


def _row_spec(holds: str) -> ValueSpec:
    known = _table("request")
    if holds in known:
        return _spec(known[holds])
    owner, _, name = holds.partition(".")
    return ValueSpec("text") if owner == COMPUTED else field_spec(name)


@cache
def event_columns() -> tuple[Column, ...]:
    """Return the columns of the sheet with one row an event, in order.

    >>> [column.heading.zh for column in event_columns()[:4]]
    ['编号', '序号', '事件', '日期']
    """
    known = _table("fields")
    return tuple(
        _column(
            entry,
            _spec(known[str(entry["holds"])]) if entry["holds"] in known else ValueSpec("text"),
        )
        for entry in _rows("event_column")
    )


def _column(entry: Mapping[str, object], spec: ValueSpec) -> Column:
    note = Text(str(entry["note_zh"]), str(entry["note_en"])) if "note_zh" in entry else None
    return Column(
        holds=str(entry["holds"]),
        heading=Text(str(entry["zh"]), str(entry["en"])),
        aliases=tuple(cast("Sequence[str]", entry["aliases"])),
        value=spec,
        group=str(entry.get("group", "")),
        note=note,
        width=cast("int", entry.get("width", WIDTH)),
    )


@cache
def pairs() -> tuple[Pair, ...]:
    """Return the pairs of types that share lines.

    >>> [pair.first for pair in pairs()]
    ['thirdPartyConsulted', 'agencyConsulted']
    """
    return tuple(
        Pair(str(entry["first"]), str(entry["second"]), str(entry["label"]))
        for entry in _rows("pair")
    )


def pair_of(kind: str) -> Pair | None:
    """Return the pair that a type of event belongs to.

    >>> pair_of("agencyReplied").first, pair_of("received")
    ('agencyConsulted', None)
    """
    return next((pair for pair in pairs() if kind in {pair.first, pair.second}), None)


def sheet_title(name: str) -> Text:
    """Return the name of a sheet.

    >>> sheet_title("events").zh
    '事件'
    """
    return _text(_table("sheets")[name])


def group_title(name: str) -> Text:
    """Return what stands above a group of columns.

    >>> group_title("fee").zh
    '信息处理费'
    """
    return _text(_table("groups")[name])


@cache
def words(name: str) -> frozenset[str]:
    """Return the words that mean `yes`, `no` or `blank`, in the form that is compared.

    >>> "—" in words("blank")
    True
    """
    values = cast("Sequence[str]", read_toml(PATH)[name])
    return frozenset(compact(value).casefold() for value in values)


Value: TypeAlias = str | int | tuple[str, ...]
"""What a cell says, as it stands in JSON; days are full-date strings, yes and no are truths."""
