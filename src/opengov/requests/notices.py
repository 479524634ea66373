"""Findings of family D: what is wrong with a request's log, and what broke the procedure."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import TypeAlias, cast

from opengov._resources import read_toml
from opengov.finding import Finding, NoticeSpec, Severity
from opengov.location import Location
from opengov.source import LegalRef
from opengov.text import Text

__all__ = ["Locate", "report", "specs"]

Locate: TypeAlias = Callable[[str], Location]
"""Tells where the value of a JSON Pointer stands."""

SINCE = "0.1"
PATH = "wording/deadlines.toml"


@cache
def specs() -> Mapping[str, NoticeSpec]:
    """Return every notice of family D by its name.

    >>> specs()["late-reply"].code
    'D371'
    """
    notices = cast("dict[str, dict[str, str]]", read_toml(PATH)["notice"])
    return {entry["name"]: _spec(code, entry) for code, entry in notices.items()}


def _spec(code: str, entry: Mapping[str, str]) -> NoticeSpec:
    return NoticeSpec(
        code=code,
        name=entry["name"],
        severity=Severity(entry["severity"]),
        since=SINCE,
        message=Text(entry["zh"], entry["en"]),
        page=Text(entry["page_zh"], entry["page_en"]),
        bad=entry["bad"],
        good=entry["good"],
    )


def report(
    name: str,
    location: Location,
    values: Mapping[str, object | Text],
    basis: tuple[LegalRef, ...] = (),
) -> Finding:
    """Report a notice whose values may differ by language; reports carry the English one.

    >>> values = {"on": "2026-07-02", "due": "2026-06-30"}
    >>> report("late-reply", Location(source="1"), values).message.en
    'the reply was delivered on 2026-07-02, after the due date, 2026-06-30'
    """
    spec = specs()[name]
    zh, en = (
        {
            key: value.say(lang) if isinstance(value, Text) else value
            for key, value in values.items()
        }
        for lang in ("zh", "en")
    )
    message = Text(spec.message.zh.format(**zh), spec.message.en.format(**en))
    return replace(spec.report(location, en, subject=name), message=message, basis=basis)


specs()
