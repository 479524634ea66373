"""The order of findings, and the first of each rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.validation.sample import catalog, entry, file, note

from opengov.finding import Finding, Severity
from opengov.validation import Report, run, validate
from opengov.validation.order import Gathered


def places(findings: list[Finding]) -> list[tuple[str, int | None]]:
    return [(finding.code, finding.location.row) for finding in findings]


class TestGathered:
    def test_by_row_then_by_code(self) -> None:
        gathered = Gathered(file())
        gathered.add([note("T9", place={"row": 2}), note("T1", place={"row": 1})])
        gathered.add([note("T1", place={"row": 2})])
        assert places(gathered.in_order()) == [("T1", 1), ("T1", 2), ("T9", 2)]

    @pytest.mark.parametrize("limit", [0, 1, 3])
    def test_the_first_of_each_rule_whatever_order_they_come_in(
        self, limit: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("opengov.validation.order.SLACK", 1)
        gathered = Gathered(file(), limit)
        gathered.add(note("T1", place={"row": row}) for row in range(20, 0, -1))
        assert places(gathered.in_order()) == [("T1", row + 1) for row in range(limit)]
        assert gathered.totals == {("T1", Severity.WARNING): 20}


DEFECTS: list[dict[str, object]] = [
    {},
    {"content": None},
    {"content": None, "responsibleUnits": None},
    {"responsibleUnits": [{"name": "相关部门"}], "channels": None},
    {"items": ["高龄津贴"], "content": ["标准"]},
]


def shown(report: Report) -> tuple[object, ...]:
    """Return what a limit must not change."""
    listed = [(f.code, f.location.pointer, f.fingerprint) for f in report.findings]
    return listed, dict(report.totals), dict(report.truncated), report.exit_code()


class TestLimitDuringTheRun:
    """A limit gives the same report as cutting afterwards, but holds less meanwhile."""

    @given(
        catalogs=st.lists(
            st.lists(st.integers(0, len(DEFECTS) - 1), max_size=12), min_size=1, max_size=3
        ),
        limit=st.integers(0, 5),
    )
    def test_same_as_cutting_afterwards(self, catalogs: list[list[int]], limit: int) -> None:
        read = file(
            *(
                catalog(
                    *(entry(id=str(n), **DEFECTS[kind]) for n, kind in enumerate(kinds)),
                    id=str(number),
                )
                for number, kinds in enumerate(catalogs)
            ),
            findings=tuple(note("T1", place={"row": row}) for row in (3, 1, 2)),
        )
        whole = validate(read).limited(limit)
        assert shown(validate(read, max_findings_per_rule=limit)) == shown(whole)

    def test_no_limit_lists_all(self) -> None:
        many = catalog(*(entry(id=str(number), content=None) for number in range(50)))
        assert len(validate(many).findings) == 50
        assert validate(many).truncated == {}

    def test_memory_is_given_up_where_nothing_repeats(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        many = catalog(
            *(entry(id=str(n), content=[f"标准{n % 7}"], channels=None) for n in range(30))
        )
        before = shown(validate(many))
        monkeypatch.setattr(run, "REMEMBERED", 2)
        assert shown(validate(many)) == before
