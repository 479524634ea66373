"""The update frequency (更新频次) that a time limit implies."""

from typing import Literal, NamedTuple

from opengov.model.elements import gives_frequency
from opengov.model.time import (
    CalendarClause,
    Clause,
    DeadlineClause,
    Duration,
    FrequencyClause,
    FrequencyCode,
    PaceClause,
    PeriodClause,
    ScopedFrequency,
    TimeLimit,
    UpdateFrequency,
)

__all__ = ["combine", "derive_frequency"]

LIFE = frozenset({"formed", "changed", "made", "acquired"})
"""Events in the life of the information itself."""

PACES: dict[str, FrequencyCode] = {
    "realtime": "realtime",
    "promptly": "on_change",
    "anytime": "as_needed",
    "by_progress": "on_event",
    "dynamic": "on_change",
    "as_needed": "as_needed",
    "irregular": "irregular",
}
CYCLES: dict[tuple[int, str], FrequencyCode] = {
    (1, "day"): "daily",
    (1, "working_day"): "daily",
    (1, "week"): "weekly",
    (1, "month"): "monthly",
    (3, "month"): "quarterly",
    (6, "month"): "semiannual",
    (12, "month"): "annual",
    (1, "year"): "annual",
}
OFTEN: dict[tuple[str, int], FrequencyCode] = {
    ("month", 2): "semimonthly",
    ("year", 2): "semiannual",
    ("year", 4): "quarterly",
    ("year", 12): "monthly",
}
MONTHS: dict[int, FrequencyCode] = {1: "annual", 2: "semiannual", 4: "quarterly", 12: "monthly"}


class Lead(NamedTuple):
    """What one clause says about the frequency, the lower the rank the better."""

    rank: int
    code: FrequencyCode
    within: Duration | None = None
    max_interval: Duration | None = None
    at_least: bool = False
    rrule: str | None = None


def derive_frequency(limit: TimeLimit) -> UpdateFrequency | None:
    """Return the update frequency that a time limit implies, if it implies one.

    >>> from opengov.tables.limits import parse_limit
    >>> derive_frequency(parse_limit("半年至少更新1次").limit).code
    'semiannual'
    >>> derive_frequency(parse_limit("长期公开").limit) is None
    True
    """
    return combine(limit.clauses)


def combine(clauses: tuple[Clause, ...]) -> UpdateFrequency | None:
    """Return what clauses say together: that of all contents first, then of parts of them."""
    groups: dict[str | None, list[tuple[int, Lead]]] = {}
    for index, clause in enumerate(clauses):
        if gives_frequency(clause):
            groups.setdefault(clause.scope, []).append((index, _lead(clause)))
    if not groups:
        return None
    main = None if None in groups else next(iter(groups))
    index, lead = _merge(groups.pop(main))
    scoped = tuple(
        ScopedFrequency.model_validate({"scope": scope, **_values(_merge(group)[1])})
        for scope, group in groups.items()
        if scope
    )
    source: Literal["inferred", "derived"] = "inferred" if lead.rank >= INFERRED else "derived"
    return UpdateFrequency.model_validate(
        {**_values(lead), "source": source, "clause": index, "scoped": scoped}
    )


BOUND, UNBOUND, CEILING, INFERRED = range(4)


def _merge(group: list[tuple[int, Lead]]) -> tuple[int, Lead]:
    """Take the best clause, and the ceiling that another one sets on it."""
    index, best = min(group, key=lambda pair: (pair[1].rank, pair[0]))
    ceiling = next((lead for _, lead in group if lead.rank == CEILING), None)
    if ceiling and best is not ceiling:
        best = best._replace(max_interval=ceiling.max_interval, at_least=True)
    if best.rank == UNBOUND:
        # 及时公开，7个工作日内: a deadline without an event is the bound of the pace.
        bound = next((lead.within for _, lead in group if lead.within), None)
        best = best._replace(within=bound)
    return index, best


def _values(lead: Lead) -> dict[str, object]:
    return {name: value for name, value in lead._asdict().items() if name != "rank"}


def _lead(clause: Clause) -> Lead:
    """Return what a clause that gives a frequency says about it."""
    if isinstance(clause, DeadlineClause):
        return _deadline(clause)
    if isinstance(clause, PaceClause):
        code = PACES[clause.pace]
        if code == "on_change" and clause.anchor and not LIFE.issuperset(clause.anchor.events):
            code = "on_event"
        return Lead(UNBOUND, code)
    if isinstance(clause, CalendarClause):
        rank = BOUND if clause.recurrence == "stated" else INFERRED
        return Lead(rank, _days(str(clause.rrule)), rrule=clause.rrule)
    if isinstance(clause, FrequencyClause):
        return _frequency(clause)
    assert isinstance(clause, PeriodClause)  # noqa: S101 - the last kind that gives one
    code = _cycle(clause.duration)
    longest = clause.duration if code == "interval" else None
    return Lead(INFERRED, code, max_interval=longest)


def _deadline(clause: DeadlineClause) -> Lead:
    if clause.anchor is None:
        return Lead(INFERRED, "on_change", within=clause.duration)
    if clause.relation == "after" and LIFE.issuperset(clause.anchor.events):
        return Lead(BOUND, "on_change", within=clause.duration)
    if clause.relation == "at" and set(clause.anchor.events) == {"changed"}:
        return Lead(BOUND, "on_change", within=clause.duration)
    within = None if clause.relation == "before" else clause.duration
    return Lead(BOUND, "on_event", within=within)


def _frequency(clause: FrequencyClause) -> Lead:
    assert clause.every  # noqa: S101 - `gives_frequency` has looked
    often = OFTEN.get((clause.every.unit, clause.times)) if clause.every.value == 1 else None
    code = often or _cycle(clause.every)
    if clause.at_least:
        longest = None if often else clause.every
        return Lead(CEILING, code, max_interval=longest, at_least=True)
    return Lead(BOUND, code, max_interval=clause.every if code == "interval" else None)


def _cycle(length: Duration) -> FrequencyCode:
    return CYCLES.get((length.value, length.unit), "interval")


def _days(rrule: str) -> FrequencyCode:
    parts = dict(part.split("=", 1) for part in rrule.split(";") if "=" in part)
    if parts.get("FREQ") == "YEARLY":
        return MONTHS.get(len(parts.get("BYMONTH", "1").split(",")), "interval")
    return {"DAILY": "daily", "WEEKLY": "weekly", "MONTHLY": "monthly"}.get(  # type: ignore[return-value]  # codes
        parts.get("FREQ", ""), "interval"
    )
