"""E2: what the mutants leave open."""

import pytest

from opengov.model.catalog import Catalog, CatalogEntry
from opengov.model.time import (
    Anchor,
    CalendarClause,
    DeadlineClause,
    Duration,
    FrequencyClause,
    PaceClause,
    TimeLimit,
    UnparsedClause,
    UpdateFrequency,
)
from opengov.rules import RULES, Context

DAYS = Duration(value=7, unit="working_day")
HEARING = Anchor(events=("held",), text="听证")
BEFORE = DeadlineClause(kind="deadline", relation="before", anchor=HEARING, duration=DAYS)
PROMPT = PaceClause(kind="pace", pace="promptly")
MASKED = UnparsedClause(kind="unparsed", text="*", reason="masked")
WORDING = UnparsedClause(kind="unparsed", text="酌情", reason="wording")
DEFAULT = Context(requires=frozenset({"update_frequency"}))
NATIONAL = Context(requires=frozenset({"time_limit"}))


def hits(code: str, ctx: Context = DEFAULT, **fields: object) -> int:
    entry = CatalogEntry.model_validate({"id": "1", **fields})
    return len(list(RULES[code].run(entry, ctx)))


class TestAnchorMissing:
    def test_each_clause_is_reported(self) -> None:
        bare = DeadlineClause(kind="deadline", relation="after", duration=DAYS)
        assert hits("E201", time_limit=TimeLimit(raw="x", clauses=(bare, PROMPT, bare))) == 2

    def test_together_with_something_needs_no_event_of_its_own(self) -> None:
        at = DeadlineClause(kind="deadline", relation="at", duration=DAYS)
        assert hits("E201", time_limit=TimeLimit(raw="同步", clauses=(at,))) == 0

    def test_no_limit(self) -> None:
        assert hits("E201") == 0


class TestNoBound:
    @pytest.mark.parametrize(
        ("code", "expected"),
        [
            ("realtime", 1),
            ("on_change", 1),
            ("on_event", 1),
            ("as_needed", 1),
            ("irregular", 1),
            ("daily", 0),
            ("annual", 0),
            (None, 0),
        ],
    )
    def test_codes(self, code: str | None, expected: int) -> None:
        frequency = {"code": code, "source": "stated", "raw": "x"}
        assert hits("E202", update_frequency=frequency) == expected

    @pytest.mark.parametrize(
        "bound", [{"within": DAYS}, {"max_interval": DAYS}, {"rrule": "FREQ=YEARLY"}]
    )
    def test_bounds(self, bound: dict[str, object]) -> None:
        frequency = {"code": "on_change", "source": "stated", **bound}
        assert hits("E202", update_frequency=frequency) == 0

    def test_a_deadline_before_an_event_is_bound_by_it(self) -> None:
        limit = TimeLimit(raw="听证7个工作日前", clauses=(BEFORE,))
        frequency = UpdateFrequency(code="on_event", source="derived", clause=0)
        assert hits("E202", time_limit=limit, update_frequency=frequency) == 0

    def test_clause_that_is_not_there(self) -> None:
        limit = TimeLimit(raw="及时", clauses=(PROMPT,))
        frequency = UpdateFrequency(code="on_event", source="derived", clause=7)
        assert hits("E202", time_limit=limit, update_frequency=frequency) == 1

    def test_no_frequency(self) -> None:
        assert hits("E202") == 0


class TestPartlyUnparsed:
    derived = UpdateFrequency(code="on_change", source="derived", clause=0)
    partly = TimeLimit(raw="及时，酌情", clauses=(PROMPT, WORDING))
    wholly = TimeLimit(raw="酌情", clauses=(WORDING,))
    masked = TimeLimit(raw="*", clauses=(MASKED,))

    def test_decided(self) -> None:
        assert hits("E203", time_limit=self.partly, update_frequency=self.derived) == 1

    def test_never_beside_e124(self) -> None:
        assert hits("E203", time_limit=self.wholly) == 0
        assert hits("E124", time_limit=self.wholly) == 1

    def test_e124_on_a_stated_frequency_is_another_cell(self) -> None:
        stated = UpdateFrequency(source="stated", raw="看情况")
        assert hits("E203", time_limit=self.wholly, update_frequency=stated) == 1

    def test_where_the_frequency_is_not_required(self) -> None:
        assert hits("E203", NATIONAL, time_limit=self.wholly) == 1
        assert hits("E203", NATIONAL, time_limit=self.masked) == 0
        assert hits("E203", Context(), time_limit=self.masked) == 1

    def test_nothing_unparsed(self) -> None:
        assert hits("E203", time_limit=TimeLimit(raw="及时", clauses=(PROMPT,))) == 0
        assert hits("E203") == 0


class TestFrequencyAsLimit:
    quarterly = FrequencyClause(kind="frequency", every=Duration(value=3, unit="month"))

    @pytest.mark.parametrize(
        ("limit", "expected"),
        [
            (None, 0),
            (TimeLimit(raw="/"), 0),
            (TimeLimit(raw="每季度", clauses=(quarterly,)), 1),
            (TimeLimit(raw="每季度，及时", clauses=(quarterly, PROMPT)), 0),
        ],
    )
    def test_only_a_frequency(self, limit: TimeLimit | None, expected: int) -> None:
        assert hits("E204", time_limit=limit) == expected

    def test_a_day_of_the_year_is_a_limit(self) -> None:
        day = CalendarClause(kind="calendar", relation="before", rrule="FREQ=YEARLY;BYMONTH=4")
        assert hits("E204", time_limit=TimeLimit(raw="每年4月底前", clauses=(day,))) == 0


class TestInferred:
    def test_a_deadline_without_event_is_not_e134(self) -> None:
        bare = DeadlineClause(kind="deadline", relation="after", duration=DAYS)
        limit = TimeLimit(raw="7个工作日", clauses=(bare,))
        frequency = UpdateFrequency(code="on_change", source="inferred", within=DAYS, clause=0)
        assert hits("E134", time_limit=limit, update_frequency=frequency) == 0

    def test_without_its_clause_nothing_is_said(self) -> None:
        frequency = UpdateFrequency(code="annual", source="inferred")
        assert hits("E134", update_frequency=frequency) == 0


class TestIdentity:
    @pytest.mark.parametrize(("items", "expected"), [((), 0), (("",), 0), (("高龄津贴",), 1)])
    def test_entries_that_name_no_item_are_no_duplicates(
        self, items: tuple[str, ...], expected: int
    ) -> None:
        entries = tuple(
            CatalogEntry(id=str(i), items=items, content=("发放标准",)) for i in range(2)
        )
        catalog = Catalog(id="1", entries=entries)
        assert len(list(RULES["C101"].run(catalog, DEFAULT))) == expected

    @pytest.mark.parametrize(
        ("domain", "expected"),
        [
            (None, 0),
            ({"code": "elderly_care"}, 0),
            ({"text": "养老服务"}, 0),
            ({"text": "某某领域"}, 1),
            ({"code": "nonsense"}, 1),
            ({"text": " "}, 0),
            ({}, 0),
        ],
    )
    def test_domain(self, domain: dict[str, str] | None, expected: int) -> None:
        assert hits("C103", domain=domain) == expected
