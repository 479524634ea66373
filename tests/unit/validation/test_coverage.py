"""Coverage by domain and element: exact, whatever is listed, and the same when read again."""

import json
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.validation.sample import catalog, entry, file, table

from opengov.catalogfile import CatalogFile
from opengov.errors import InvalidReportError
from opengov.model.coded import Coded
from opengov.validation import Report, merge_reports, read_report, validate
from opengov.validation.coverage import Count, Domain, domain_of

PERIOD = {"kind": "period", "duration": {"value": 6, "unit": "month"}}
CARE, HOUSING, OTHER = (
    {"code": "elderly_care", "text": "养老服务"},
    {"code": "affordable_housing", "text": "保障性住房"},
    {"text": "某某领域"},
)


def counts(report: Report) -> dict[tuple[str | None, str], tuple[int, int, int]]:
    """Return present, missing and undecided by domain and element."""
    return {
        (row.domain.code or row.domain.text, name): (c.present, c.missing, c.undecided)
        for row in report.coverage
        for name, c in row.elements.items()
    }


class TestStandings:
    @pytest.mark.parametrize(
        ("content", "found"),
        [
            (["标准"], (1, 0, 0)),
            ([], (0, 1, 0)),
            (["/"], (0, 1, 0)),
            (["同上"], (0, 1, 0)),
            (["****局"], (0, 0, 1)),
            (["#REF!"], (0, 0, 1)),
        ],
    )
    def test_what_a_value_amounts_to(
        self, content: list[str], found: tuple[int, int, int]
    ) -> None:
        report = validate(catalog(entry(content=content)))
        assert counts(report)[None, "content"] == found

    def test_generic_unit_and_inferred_frequency_are_there(self) -> None:
        report = validate(
            catalog(
                entry(
                    responsibleUnits=[{"name": "相关部门"}],
                    timeLimit={"raw": "6个月", "clauses": [PERIOD]},
                    updateFrequency={"code": "semiannual", "source": "inferred", "clause": 0},
                )
            )
        )
        assert set(report.by_rule) >= {"E114", "E134"}
        assert counts(report)[None, "responsibleUnits"] == (1, 0, 0)
        assert counts(report)[None, "updateFrequency"] == (1, 0, 0)

    def test_column_absent_is_missing_in_every_row(self) -> None:
        rows = [entry(id=str(n), sequence=str(n + 1), responsibleUnits=None) for n in range(3)]
        columns = {"content", "channels", "update_frequency"}
        whole = table(columns | {"responsible_units"}, entries=1)
        read = file(catalog(*rows), tables=[whole, table(columns, first=1, entries=2)])
        report = validate(read)
        assert report.by_rule == {"E102": 1, "T211": 1}
        assert counts(report)[None, "responsibleUnits"] == (0, 3, 0)

    def test_field_that_broke_the_schema_is_undecided(self) -> None:
        read = CatalogFile(
            source="a",
            sha256="",
            format="json",
            catalogs=(catalog(entry(content=[])),),
            faulty={(0, 0): frozenset({"content"})},
        )
        assert counts(validate(read))[None, "content"] == (0, 0, 1)

    def test_elements_that_were_not_asked_about_are_left_out(self) -> None:
        [row] = validate(catalog(entry(content=[])), ignore=("E101",)).coverage
        assert set(row.elements) == {"responsibleUnits", "channels", "updateFrequency"}


class TestDomains:
    def test_own_domain_before_that_of_the_catalog(self) -> None:
        read = catalog(
            entry(domain=HOUSING),
            entry(id="2", sequence="2", content=[]),
            entry(id="3", sequence="3", domain=OTHER),
            domain=CARE,
        )
        report = validate(read)
        assert [row.domain for row in report.coverage] == [
            Domain("affordable_housing", None),
            Domain("elderly_care", None),
            Domain(None, "某某领域"),
        ]
        assert counts(report)["elderly_care", "content"] == (0, 1, 0)
        assert counts(report)["affordable_housing", "content"] == (1, 0, 0)

    def test_none_at_all_comes_last_and_has_no_words(self) -> None:
        first, last = validate(catalog(entry(domain=OTHER), entry(id="2", sequence="2"))).coverage
        assert first.domain.text == "某某领域"
        assert last.domain.title is None
        assert last.to_json("en")["domain"] == {"code": None, "text": None}

    def test_a_code_that_is_not_on_the_list_is_mere_words(self) -> None:
        assert domain_of(Coded(code="new")) == Domain(None, "new")
        assert domain_of(Coded(code="new", text="新领域")) == Domain(None, "新领域")

    def test_inputs_are_added_domain_by_domain(self) -> None:
        one = validate(catalog(entry(content=[]), domain=CARE))
        two = validate(catalog(entry(), entry(id="2", sequence="2"), domain=CARE))
        [row] = merge_reports([one, two]).coverage
        assert row.elements["content"] == Count(3, missing=1)


class TestReadAgain:
    report = validate(
        catalog(entry(content=[]), entry(id="2", sequence="2", domain=OTHER), domain=CARE)
    )

    def test_same_bytes(self) -> None:
        text = json.dumps(self.report.to_json("en"))
        assert json.dumps(read_report(text.encode()).to_json("en")) == text

    def test_reports_without_it_can_be_read(self) -> None:
        old = self.report.to_json()
        del old["coverage"]
        assert read_report(json.dumps(old).encode()).coverage == ()

    def test_sums_must_agree(self) -> None:
        wrong = json.loads(json.dumps(self.report.to_json()))
        wrong["coverage"][0]["elements"]["content"]["present"] = 7
        with pytest.raises(InvalidReportError, match="does not add up to 1 entries"):
            read_report(json.dumps(wrong).encode())


CONTENT = st.sampled_from([["标准"], [], ["/"], ["****局"], ["#REF!"]])
AMOUNT = {"/": "missing", "****局": "undecided", "#REF!": "undecided", "标准": "present"}
DOMAINS = st.sampled_from([None, CARE, HOUSING, OTHER])


@given(st.lists(st.tuples(CONTENT, DOMAINS), min_size=1, max_size=30), st.integers(0, 3))
def test_counted_one_by_one(rows: list[tuple[list[str], dict[str, str] | None]], cap: int) -> None:
    read = catalog(
        *(
            entry(id=str(n), sequence=str(n + 1), items=[str(n)], content=content, domain=domain)
            for n, (content, domain) in enumerate(rows)
        )
    )
    report = validate(read, max_findings_per_rule=cap)
    expected: Counter[tuple[object, str]] = Counter()
    for content, domain in rows:
        named = None if domain is None else domain.get("code", domain["text"])
        expected[named, AMOUNT[content[0]] if content else "missing"] += 1
    got: Counter[tuple[object, str]] = Counter()
    for (named, element), (present, missing, undecided) in counts(report).items():
        if element == "content":
            got[named, "present"] += present
            got[named, "missing"] += missing
            got[named, "undecided"] += undecided
    assert +got == expected
