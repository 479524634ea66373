"""To whom an application for reconsideration goes (行政复议管辖)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, TypeAlias

from pydantic import TypeAdapter

from opengov._resources import read_toml
from opengov.law.params import LawStatus
from opengov.model.organs import Level, Organ
from opengov.requests.provisions import InForce
from opengov.source import LegalRef
from opengov.text import Text

__all__ = ["Authority", "OrganKind", "OrganPosition", "authorities", "position_of"]

OrganKind: TypeAlias = Literal[
    "government",
    "department",
    "ministry",
    "vertical",
    "justice",
    "dispatched_organ",
    "branch",
    "authorised_organisation",
]
"""What an organ is to the reconsideration law: 人民政府, 工作部门, 国务院部门, 垂直领导的机关
(customs, finance, foreign exchange, tax, state security), 司法行政部门, 派出机关, 派出机构,
授权的组织."""

PATH = "law/remedies.toml"
WITH_DEPARTMENTS: frozenset[Level | None] = frozenset({"province", "city", "county", None})


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganPosition:
    """Where an organ stands in the state."""

    kind: OrganKind
    level: Level | None = None
    inferred: bool = False
    """Whether the kind was read off the organ's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """A body that takes the application (行政复议机关)."""

    code: str
    title: Text
    basis: tuple[LegalRef, ...]
    status: LawStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class _Name:
    kind: OrganKind | Literal["unclear"]
    endings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Target:
    to: tuple[str, ...]
    article: int
    paragraph: int | None = None


@dataclass(frozen=True, kw_only=True)
class _Jurisdiction(InForce):
    status: LawStatus
    law: str
    table: Mapping[str, _Target]


NAMES = TypeAdapter(tuple[_Name, ...])
JURISDICTIONS = TypeAdapter(tuple[_Jurisdiction, ...])
TITLES = TypeAdapter(dict[str, Text])


@cache
def _tables() -> tuple[tuple[_Name, ...], tuple[_Jurisdiction, ...], Mapping[str, Text]]:
    data = read_toml(PATH)
    return (
        NAMES.validate_python(data["name"]),
        JURISDICTIONS.validate_python(data["jurisdiction"]),
        TITLES.validate_python(data["authority"]),
    )


def position_of(organ: Organ | OrganPosition | None) -> OrganPosition | None:
    """Return where an organ stands, read off its name where only that is known.

    Names that may stand for several kinds (分局, 管委会) tell nothing.

    >>> position_of(Organ(name="某县民政局", level="county"))
    OrganPosition(kind='department', level='county', inferred=True)
    >>> position_of(Organ(name="某市公安局某分局")) is None
    True
    """
    if organ is None or isinstance(organ, OrganPosition):
        return organ
    for name in _tables()[0]:
        if organ.name.endswith(name.endings):
            if name.kind == "unclear":
                return None
            return OrganPosition(kind=name.kind, level=organ.level, inferred=True)
    return None


def authorities(position: OrganPosition | None, day: date) -> tuple[Authority, ...]:
    """Return where reconsideration of an act of `day` may be applied for; several are a choice.

    Nothing comes back where the law of the day is not on file, or where the answer hangs on the
    level of the organ and the level is unknown.

    >>> county_bureau = OrganPosition(kind="department", level="county")
    >>> [each.title.zh for each in authorities(county_bureau, date(2026, 3, 2))]
    ['本级人民政府']
    >>> [each.title.zh for each in authorities(county_bureau, date(2023, 3, 2))]
    ['本级人民政府', '上一级主管部门']
    """
    key = None if position is None else _key(position)
    _, jurisdictions, titles = _tables()
    law = next((each for each in jurisdictions if each.applies(day)), None)
    if key is None or law is None:
        return ()
    target = law.table[key]
    basis = (LegalRef(law.law, target.article, target.paragraph),)
    return tuple(
        Authority(code=code, title=titles[code], basis=basis, status=law.status)
        for code in target.to
    )


def _key(position: OrganPosition) -> str | None:
    """Return the row of the table for an organ."""
    if position.kind == "government":
        if position.level in {None, "village"}:
            return None
        return "provincial_government" if position.level == "province" else "government"
    if position.kind == "branch":
        # Of a city with districts or of a municipality under the State Council.
        return "city_branch" if position.level in {"province", "city"} else "branch"
    if position.kind == "department" and position.level not in WITH_DEPARTMENTS:
        return None
    return position.kind
