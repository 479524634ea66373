"""Fingerprints depend on content, never on id or position."""

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.validation.sample import catalog, entry

from opengov.validation import validate
from opengov.validation.fingerprints import subject_of

LIMIT = {"raw": "每季度", "clauses": [{"kind": "frequency"}]}
DERIVED = {"code": "quarterly", "source": "derived", "clause": 0}
BAD = entry(content=None, items=["甲"])
FINE = entry(id="9", items=["乙"])


def prints(*entries: object) -> list[str]:
    report = validate(catalog(*entries), select=("E101",))  # type: ignore[arg-type] # entries
    return [finding.fingerprint for finding in report.findings]


class TestStable:
    def test_against_id_sequence_and_position(self) -> None:
        [alone] = prints(BAD)
        moved = entry(id="77", sequence="77", content=None, items=["甲"])
        assert prints(FINE, moved) == [alone]

    def test_against_how_a_limit_was_read(self) -> None:
        raw_only = entry(timeLimit={"raw": "每季度"}, updateFrequency=None)
        read = entry(timeLimit=LIMIT, updateFrequency=DERIVED)
        assert subject_of(raw_only) == subject_of(read)


class TestDistinct:
    def test_content(self) -> None:
        other = entry(content=None, items=["丙"])
        assert len(set(prints(BAD, other))) == 2

    def test_stated_frequency_is_content(self) -> None:
        assert subject_of(entry()) != subject_of(entry(updateFrequency=None))

    def test_rule_and_field(self) -> None:
        report = validate(entry(content=["/"], channels=[{"text": "/"}], responsibleUnits=None))
        assert len({finding.fingerprint for finding in report.findings}) == 3

    def test_equal_entries_are_numbered(self) -> None:
        first, second, third = prints(BAD, BAD, BAD)
        assert (second, third) == (f"{first}-2", f"{first}-3")


@given(st.permutations(["甲", "乙", "丙", "甲"]))
def test_order_of_entries_changes_no_set_of_fingerprints(names: list[str]) -> None:
    rows = [entry(id=str(i), content=None, items=[name]) for i, name in enumerate(names)]
    straight = [entry(id=str(i), content=None, items=[n]) for i, n in enumerate("甲乙丙甲")]
    assert set(prints(*rows)) == set(prints(*straight))
