"""Decisions on a request (答复类型): provision, row of the annual report, way to court."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

from pydantic import TypeAdapter

from opengov._resources import read_toml
from opengov.codelists import codelist
from opengov.errors import UnknownCodeError
from opengov.source import LegalRef
from opengov.text import Text

__all__ = [
    "DecisionKind",
    "LeafGroup",
    "NotAccepted",
    "ReportLeaf",
    "Suability",
    "decision_kind",
    "decision_kinds",
    "not_accepted",
    "report_leaves",
]

Suability: TypeAlias = Literal[
    "direct", "reconsider_first", "partly_reconsider_first", "not_accepted", "undetermined"
]
"""Whether a court takes the case, as 法释〔2025〕8号 has it."""

LeafGroup: TypeAlias = Literal[
    "granted", "partly_granted", "refused", "unable", "not_processed", "other"
]
"""Heading of a result in table three of the annual report."""

PATH = "law/decisions.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLeaf:
    """One of the 21 results that the annual report counts (年报表三, form of 2021)."""

    code: str
    number: str
    """Its number in the form."""
    group: LeafGroup
    title: Text

    @property
    def group_title(self) -> Text:
        """The heading it stands under.

        >>> decision_kind("state_secret").leaf.group_title.zh
        '不予公开'
        """
        return _groups()[self.group]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A kind as the data file has it; its title stands in the codelist."""

    code: str
    basis: tuple[LegalRef, ...]
    item: str | None = None
    leaf: str
    suability: Suability
    suit_basis: tuple[LegalRef, ...]
    suit_item: str | None = None
    condition: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionKind:
    """One kind of decision on a request, with its joins."""

    code: str
    title: Text
    description: Text
    basis: tuple[LegalRef, ...]
    """Provision of the regulations of 2019; empty where they have none."""
    item: str | None
    """Item of that provision as printed, such as （一）."""
    leaf: ReportLeaf
    """Row of the annual report that counts it."""
    suability: Suability
    suit_basis: tuple[LegalRef, ...]
    suit_item: str | None
    condition: Text | None
    """What else the court looks at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAccepted:
    """A matter that a court does not take (不予立案), an item of Art. 10 of 法释〔2025〕8号."""

    code: str
    item: str
    title: Text
    basis: tuple[LegalRef, ...]
    kinds: tuple[str, ...]
    """Kinds of decision it concerns; none where the act is no result of a request."""
    conditional: bool = False
    """Whether the kind alone does not settle it."""


ENTRIES = TypeAdapter(tuple[_Entry, ...])
LEAVES = TypeAdapter(tuple[ReportLeaf, ...])
GROUPS = TypeAdapter(dict[LeafGroup, Text])
REFUSALS = TypeAdapter(tuple[NotAccepted, ...])


@cache
def _groups() -> Mapping[LeafGroup, Text]:
    return GROUPS.validate_python(read_toml(PATH)["group"])


@cache
def report_leaves() -> tuple[ReportLeaf, ...]:
    """Return the 21 results of the annual report, in the order of the form.

    >>> len(report_leaves()), report_leaves()[-1].number
    (21, '三（六）3')
    """
    return LEAVES.validate_python(read_toml(PATH)["leaf"])


@cache
def decision_kinds() -> tuple[DecisionKind, ...]:
    """Return the 23 kinds, in the order of the codelist `decision-kinds`.

    >>> len(decision_kinds())
    23
    """
    leaves = {leaf.code: leaf for leaf in report_leaves()}
    entries = {entry.code: entry for entry in ENTRIES.validate_python(read_toml(PATH)["kind"])}
    return tuple(
        _joined(code.title, code.description, entries[code.code], leaves)
        for code in codelist("decision-kinds").entries
    )


def _joined(
    title: Text, description: Text, entry: _Entry, leaves: Mapping[str, ReportLeaf]
) -> DecisionKind:
    return DecisionKind(
        code=entry.code,
        title=title,
        description=description,
        basis=entry.basis,
        item=entry.item,
        leaf=leaves[entry.leaf],
        suability=entry.suability,
        suit_basis=entry.suit_basis,
        suit_item=entry.suit_item,
        condition=entry.condition,
    )


def decision_kind(code: str) -> DecisionKind:
    """Return one kind of decision.

    >>> kind = decision_kind("does_not_exist")
    >>> kind.title.zh, kind.item, kind.leaf.number, kind.suability
    ('政府信息不存在', '（四）', '三（四）1', 'direct')

    Raises:
        UnknownCodeError: The codelist `decision-kinds` has no such code.
    """
    for kind in decision_kinds():
        if kind.code == code:
            return kind
    raise UnknownCodeError(
        "kind of decision", code, known=tuple(kind.code for kind in decision_kinds())
    )


@cache
def not_accepted(kind: str | None = None) -> tuple[NotAccepted, ...]:
    """Return what a court does not take, all of it or what concerns one kind of decision.

    >>> [each.item for each in not_accepted("petition_or_complaint")]
    ['（七）']
    """
    found = REFUSALS.validate_python(read_toml(PATH)["not_accepted"])
    return tuple(each for each in found if kind is None or kind in each.kinds)
