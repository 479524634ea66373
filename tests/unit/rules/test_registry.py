"""The mechanism that makes a rule of a check."""

from collections.abc import Iterator
from datetime import date

import pytest

from opengov.finding import Severity
from opengov.model.catalog import Catalog, CatalogEntry
from opengov.model.coded import Coded
from opengov.rules import RULES, Context, Hit, Rule, RuleSpec, Target
from opengov.text import Text


def spec(code: str = "E998", **options: object) -> RuleSpec:
    values: dict[str, object] = {
        "code": code,
        "name": "some-defect",
        "severity": Severity.ERROR,
        "since": "0.1",
        "message": Text("坏", "bad"),
        "page_zh": "坏。",
        "bad": {},
        "good": {},
    }
    return RuleSpec(**{**values, **options})  # type: ignore[arg-type] # options of the test


def url_given(url: str | None, ctx: Context) -> Iterator[Hit]:
    """Some URL is given.

    Take it away.
    """
    if url and ctx.as_of is None:
        yield Hit()


class TestRegistration:
    def test_a_code_is_taken_once(self) -> None:
        with pytest.raises(ValueError, match="E101 is already 'content-missing'"):
            spec("E101")(url_given)

    def test_decorator_registers(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delitem(RULES, "E101")
        rule = spec("E101")(url_given)
        assert RULES["E101"] is rule


class TestRule:
    rule = Rule(spec(), url_given)

    def test_reads_what_the_signature_says(self) -> None:
        assert self.rule.reads == ("url",)
        assert self.rule.needs_context

    def test_page_and_summary(self) -> None:
        assert self.rule.summary == Text("坏。", "Some URL is given.")
        assert self.rule.page.en.endswith("Take it away.")

    def test_run_hands_the_context_over(self) -> None:
        entry = CatalogEntry(id="1", url="x")
        assert list(self.rule.run(entry, Context())) == [Hit()]
        assert list(self.rule.run(entry, Context(as_of=date(2026, 1, 1)))) == []

    def test_run_passes_records_of_another_kind_by(self) -> None:
        assert list(self.rule.run(Catalog(id="1", entries=()), Context())) == []

    def test_rule_on_both_kinds(self) -> None:
        rule = RULES["C103"]
        unknown = Coded(text="某某领域")
        assert list(rule.run(CatalogEntry(id="1", domain=unknown), Context()))
        assert list(rule.run(Catalog(id="1", domain=unknown, entries=()), Context()))

    def test_element_rule_reads_each_field_it_judges(self) -> None:
        rule = RULES["E111"]
        assert rule.reads == rule.spec.over
        assert [probe.field for probe in rule.probes] == list(rule.spec.over)


class TestGroups:
    catalog = Catalog(
        id="1",
        entries=tuple(CatalogEntry(id=str(i), items=(n,)) for i, n in enumerate("甲乙甲丙乙甲")),
    )

    def positions(self, code: str, left_out: frozenset[int]) -> list[list[int]]:
        groups = RULES[code].groups(self.catalog, left_out)
        return [[row.position for row in rows] for rows in groups]

    def test_partition(self) -> None:
        assert self.positions("C101", frozenset()) == [[0, 2, 5], [1, 4]]

    def test_left_out(self) -> None:
        assert self.positions("C101", frozenset({0, 1})) == [[2, 5]]

    def test_whole_catalog(self) -> None:
        assert self.positions("C102", frozenset({3})) == [[0, 1, 2, 4, 5]]


class TestForce:
    @pytest.mark.parametrize(
        ("day", "applies"),
        [
            (None, True),
            (date(2019, 12, 31), False),
            (date(2020, 1, 1), True),
            (date(2024, 12, 31), True),
            (date(2025, 1, 1), False),
        ],
    )
    def test_bounds(self, day: date | None, *, applies: bool) -> None:
        some = spec(effective_from=date(2020, 1, 1), effective_to=date(2024, 12, 31))
        assert some.in_force(day) is applies

    def test_no_bounds(self) -> None:
        assert spec().in_force(date(1900, 1, 1))

    def test_targets(self) -> None:
        assert spec().on == (Target.ENTRY,)
