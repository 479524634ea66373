"""The shorthand of the phrase files, spelled out as clauses; knows nothing of the parser.

`pub` publish, `+20wd` after, `-7wd` before, `@` at, `keep`, `notice`, `freq`, `cal`, `extend`,
`period`, `onRequest`, `{scope}` in front, `!law`, `?(reason)` unparsed, `note` words aside.
"""

import re
from typing import Any

Wire = dict[str, Any]

EVENTS: dict[str, list[str]] = {
    "formedOrChanged": ["formed", "changed"],
    "madeOrAcquired": ["made", "acquired"],
    "issuedToUnit": ["issued"],
    "documentReceived": ["received"],
    "applicationReceived": ["applied"],
    "policyDocument": ["published"],
    "hearing": ["held"],
}
REASONS = {"cut": "truncated", "unit": "unit_missing", "vague": "wording"}
UNITS = {"wd": "working_day", "d": "day", "w": "week", "mo": "month", "y": "year", "h": "hour"}
CYCLES: dict[str, tuple[int, str]] = {
    "daily": (1, "day"),
    "weekly": (1, "week"),
    "monthly": (1, "month"),
    "quarterly": (3, "month"),
    "semiannual": (6, "month"),
    "annual": (1, "year"),
}
PACES = {
    "byProgress": ["by_progress"],
    "onChange": ["promptly", "dynamic"],
    "asNeeded": ["as_needed"],
    **{pace: [pace] for pace in ("realtime", "promptly", "anytime", "dynamic", "irregular")},
}
TERMS = {"long": "long_term", "permanent": "permanent", "until:term": "while_in_office"}
WHOLE_CELL = {"ditto", "placeholder", "absent"}


def matches(expected: str, wire: Wire) -> bool:
    """Tell whether a time limit on the wire is what the shorthand says."""
    clauses = wire.get("clauses", [])
    if expected in WHOLE_CELL:
        return clauses == [] and "unlessOtherLaw" not in wire
    parts = [part.strip() for part in expected.split(";")]
    law = "!law" in parts
    parts = [part for part in parts if part != "!law"]
    return bool(
        wire.get("unlessOtherLaw", False) is law
        and len(parts) == len(clauses)
        and all(_clause(part, clause) for part, clause in zip(parts, clauses, strict=True))
    )


def _clause(expected: str, clause: Wire) -> bool:
    found = {name: value for name, value in clause.items() if name != "text"}
    scope = None
    if expected.startswith("{"):
        scope, expected = expected[1:].split("} ", 1)
    if found.pop("scope", None) != scope:
        return False
    if expected == "?":
        return bool(found["kind"] == "unparsed")
    anchor = found.pop("anchor", None)
    events = anchor["events"] if anchor else None
    if expected.startswith("freq onChange"):
        return bool(found["kind"] == "pace" and found["pace"] in PACES["onChange"])
    options, wanted_events = _options(expected)
    return bool(found in options and sorted(events or []) == sorted(wanted_events))


def _options(expected: str) -> tuple[list[Wire], list[str]]:
    """Return the wire forms an expression stands for, without words, and its events."""
    if unread := re.fullmatch(r"\?\((\w+)\)", expected):
        return [{"kind": "unparsed", "reason": REASONS.get(unread[1], unread[1])}], []
    kind, *rest = expected.split(" ")
    if kind == "pub":
        return _publish(rest)
    if kind == "freq":
        return _frequency(rest[0]), []
    return [_one(kind, rest)], []


def _one(kind: str, rest: list[str]) -> Wire:
    if kind == "cal":
        return _calendar(*rest)
    if kind == "notice":
        bound = "at_least" if rest[0].startswith(">=") else "exactly"
        display = {"kind": "display", "purpose": "public_notice", "bound": bound}
        return {**display, "duration": _length(rest[0].lstrip(">="))}
    if kind == "keep":
        return {"kind": "retention", "term": TERMS[rest[0]]}
    if kind in {"period", "extend"}:
        name = {"period": "period", "extend": "extension"}[kind]
        return {"kind": name, "duration": _length(rest[0].lstrip("+"))}
    plain: dict[str, Wire] = {
        "note": {"kind": "unparsed", "reason": "wording"},
        "onRequest": {"kind": "on_request"},
    }
    return plain[kind]


def _length(text: str) -> Wire:
    value, unit = re.fullmatch(r"(\d+)([a-z]+)", text).groups()  # type: ignore[union-attr]
    return {"value": int(value), "unit": UNITS[unit]}


def _publish(rest: list[str]) -> tuple[list[Wire], list[str]]:
    anchor = "-" if len(rest) == 1 else rest[0]
    how = rest[-1]
    events = [] if anchor == "-" else EVENTS.get(anchor, anchor.split("/"))
    if how in PACES:
        return [{"kind": "pace", "pace": pace} for pace in PACES[how]], events
    relation = {"+": "after", "-": "before", "@": "at"}[how[0]]
    wire: Wire = {"kind": "deadline", "relation": relation}
    length = how[1:].removeprefix("<=")
    return [wire | ({"duration": _length(length)} if length else {})], events


def _frequency(text: str) -> list[Wire]:
    if text in PACES:
        return [{"kind": "pace", "pace": pace} for pace in PACES[text]]
    cycle, least, times = re.fullmatch(r"(\w+?)(>=)?(\d*)", text).groups()  # type: ignore[union-attr]
    if cycle in CYCLES:
        value, unit = CYCLES[cycle]
        wire: Wire = {"kind": "frequency", "every": {"value": value, "unit": unit}}
    else:
        wire = {"kind": "frequency", "every": _length(cycle)}
    if times:
        wire["times"] = int(times)
    return [wire | ({"atLeast": True} if least else {})]


def _calendar(when: str, relation: str) -> Wire:
    cycle, day = when.split(":")
    wire: Wire = {"kind": "calendar", "relation": relation}
    if cycle.endswith("?"):
        wire["recurrence"] = "inferred"
    if cycle.startswith("next"):
        wire["next"] = True
    return wire | {"rrule": _rule(cycle.rstrip("?"), day)}


def _rule(cycle: str, day: str) -> str:
    if cycle == "yearly":
        month, date = day.split("-")
        return f"FREQ=YEARLY;BYMONTH={int(month)};BYMONTHDAY={int(date)}"
    if cycle == "quarterly":
        month, date = re.fullmatch(r"m(\d)d(\d+)", day).groups()  # type: ignore[union-attr]
        months = ",".join(str(int(month) + quarter) for quarter in (0, 3, 6, 9))
        return f"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={date}"
    if cycle == "nextWeek":
        return f"FREQ=WEEKLY;BYDAY={day}"
    first, _, last = day.removeprefix("d").partition("-")
    days = ",".join(map(str, range(int(first), int(last or first) + 1)))
    return f"FREQ=MONTHLY;BYMONTHDAY={days}"
