"""The data that vendors get with the conformance kit, out of the data that the library uses."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from opengov import _resources
from opengov._version import data_version
from opengov.calendar.notice import YearNotice
from opengov.calendar.overlay import LocalYear
from opengov.calendar.registry import get_calendar, local_years, places
from opengov.calendar.series import first_day
from opengov.calendar.statutory import statutes, statutory_days
from opengov.codelists import codelist
from opengov.requests.decisions import decision_kind

__all__ = ["FOLDERS", "generated"]

CALENDARS = "conformance/calendars/data"
REQUESTS = "conformance/requests/data"
FOLDERS = (CALENDARS, REQUESTS)
"""Folders that hold these files and nothing else."""

WIDTH = 99
NATION = "CN"
MEMBERS = {"last_checked": "lastChecked", "recheck_after_days": "recheckAfterDays"}


def generated() -> Mapping[str, str]:
    """Return the text of every file by its path in the repository."""
    files: dict[str, object] = {
        f"{CALENDARS}/{NATION}.json": _nation(),
        f"{CALENDARS}/statutory.json": _statutory(),
        f"{REQUESTS}/law.json": _law(),
    }
    for place in places():
        years = local_years(place.id)
        if years:
            files[f"{CALENDARS}/{place.id}.json"] = _local(place.id, years)
    return {name: f"{_text(value)}\n" for name, value in files.items()}


def _nation() -> dict[str, object]:
    notices = get_calendar(NATION).notices
    return {
        "calendar": NATION,
        "dataVersion": data_version,
        "notices": [_notice(notice) for notice in notices],
    }


def _notice(notice: YearNotice) -> dict[str, object]:
    spans = [(span.first, span.last, span.name.zh) for span in notice.holidays]
    return {
        "year": notice.year,
        "number": notice.number,
        "knownOn": notice.published or notice.issued or first_day(notice),
        "off": [{"from": first, "to": last, "name": name} for first, last, name in spans],
        "makeup": sorted(day for span in notice.holidays for day in span.makeup),
        "amendments": [
            {
                "number": each.number,
                "knownOn": each.published,
                "days": [{"date": change.day, "works": change.works} for change in each.changes],
            }
            for each in notice.amendments
        ],
    }


def _local(place: str, years: tuple[LocalYear, ...]) -> dict[str, object]:
    return {
        "calendar": place,
        "dataVersion": data_version,
        "years": [
            {
                "year": each.year,
                "number": each.number,
                "knownOn": each.published or min((*each.off, *each.work), default=None),
                "off": each.off,
                "work": each.work,
            }
            for each in years
        ],
    }


def _statutory() -> dict[str, object]:
    """Return the statutory days of every year under each version, as it was known first."""
    last = max(year for year in range(2008, 2100) if statutory_days(year))
    versions = []
    for version in statutes():
        years = range(version.start.year, last + 1)
        days = {
            year: [item.day for item in statutory_days(year, known_on=version.issued)]
            for year in years
        }
        versions.append(
            {
                "number": version.number,
                "knownOn": version.issued,
                "from": version.start,
                "days": days,
            }
        )
    return {"dataVersion": data_version, "versions": versions}


def _law() -> dict[str, object]:
    """Return the law of requests as it stands on file, and what a decision's kind entails."""
    table = _resources.read_toml("law/requests.toml")
    return {
        "dataVersion": data_version,
        **_camel(table),
        "decisionKinds": {
            code: decision_kind(code).suability for code in codelist("decision-kinds").codes
        },
    }


def _camel(value: Any) -> Any:  # noqa: ANN401 - whatever TOML holds
    """Write the keys that are members, not codes, as JSON has them."""
    if isinstance(value, dict):
        return {MEMBERS.get(k, k): _camel(v) for k, v in value.items()}
    return [_camel(item) for item in value] if isinstance(value, list) else value


def _text(value: object, indent: int = 0, head: str = "") -> str:
    """Write JSON so that what fits on a line stands on one."""
    one = json.dumps(value, ensure_ascii=False, default=date.isoformat)
    if not value or not isinstance(value, dict | list | tuple):
        return one
    if indent and indent + len(head) + len(one) < WIDTH:
        return one
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    body = ",\n".join(_members(value, indent + 2))
    return f"{opening}\n{body}\n{' ' * indent}{closing}"


def _members(value: object, indent: int) -> Iterator[str]:
    pad = " " * indent
    if isinstance(value, dict):
        for name, member in value.items():
            head = f"{json.dumps(str(name), ensure_ascii=False)}: "
            yield f"{pad}{head}{_text(member, indent, head)}"
    elif isinstance(value, list | tuple):
        for item in value:
            yield f"{pad}{_text(item, indent)}"
