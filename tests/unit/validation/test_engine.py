"""`validate`: which rules run on what, and what becomes of the findings."""

import dataclasses
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from tests.unit.validation.sample import catalog, entry, file, note, table

from opengov.calendar.registry import get_calendar
from opengov.errors import InvalidProfileError, UnknownCodeError, UnsupportedValueError
from opengov.finding import Severity
from opengov.location import Location
from opengov.model.catalog import CatalogSet
from opengov.rules import RULES, Context, Hit, Rule, RuleSpec
from opengov.text import Text
from opengov.validation import Report, load_profile, validate


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings]


def pointers(report: Report) -> list[str | None]:
    return [finding.location.pointer for finding in report.findings]


NO_CONTENT = entry(content=None)


class TestWhatIsTaken:
    def test_entry(self) -> None:
        report = validate(NO_CONTENT)
        assert codes(report) == ["E101"]
        assert pointers(report) == ["/content"]
        assert report.inputs[0].path == "<object>"

    def test_catalog(self) -> None:
        report = validate(catalog(entry(), NO_CONTENT))
        assert pointers(report) == ["/entries/1/content"]
        assert report.inputs[0].sha256 is None

    def test_several_catalogs(self) -> None:
        both = CatalogSet(catalogs=(catalog(entry()), catalog(NO_CONTENT)))
        assert pointers(validate(both)) == ["/catalogs/1/entries/0/content"]

    def test_file(self) -> None:
        report = validate(file(catalog(NO_CONTENT)))
        assert report.inputs[0].to_json() == {
            "path": "a.xlsx",
            "sha256": "00",
            "format": "xlsx",
            "entries": 1,
        }

    @pytest.mark.parametrize("record", [None, {"id": "1"}, [], "a.xlsx"])
    def test_anything_else_is_wrong_use(self, record: object) -> None:
        with pytest.raises(UnsupportedValueError, match=r"validate cannot take a .*: give what"):
            validate(record)  # type: ignore[arg-type] # wrong on purpose

    def test_file_without_catalogs(self) -> None:
        report = validate(file(findings=(note("S101", Severity.ERROR),)))
        assert codes(report) == ["S101"]
        assert report.entries == 0

    def test_empty_catalog(self) -> None:
        report = validate(catalog())
        assert report.findings == ()
        assert report.verdict() == "passed"


class TestDay:
    def test_none_means_every_rule(self) -> None:
        assert validate(catalog()).as_of is None

    def test_date(self) -> None:
        day = date(2026, 11, 22)
        assert validate(catalog(), as_of=day).as_of == day

    @pytest.mark.parametrize(
        ("moment", "day"),
        [
            (datetime(2026, 11, 22, 15, 59, tzinfo=UTC), date(2026, 11, 22)),
            (datetime(2026, 11, 22, 16, 0, tzinfo=UTC), date(2026, 11, 23)),
            (
                datetime(2026, 11, 23, 1, 0, tzinfo=timezone(timedelta(hours=8))),
                date(2026, 11, 23),
            ),
        ],
    )
    def test_a_time_with_a_zone_is_taken_to_china(self, moment: datetime, day: date) -> None:
        assert validate(catalog(), as_of=moment).as_of == day

    @pytest.mark.parametrize("moment", [datetime(2026, 11, 22), "2026-11-22", 20261122])  # noqa: DTZ001 - wrong on purpose
    def test_anything_else_is_wrong_use(self, moment: object) -> None:
        with pytest.raises(UnsupportedValueError, match="give as_of as a date"):
            validate(catalog(), as_of=moment)  # type: ignore[arg-type] # wrong on purpose

    def test_rules_out_of_force_are_skipped(self, monkeypatch: pytest.MonkeyPatch) -> None:
        old = RULES["E201"]
        spec = RuleSpec(
            code="E299",
            name="old-rule",
            severity=Severity.ERROR,
            since="0.1",
            message=Text("旧", "old"),
            page_zh="旧。",
            bad={},
            good={},
            effective_to=date(2020, 1, 1),
        )
        monkeypatch.setitem(RULES, "E299", Rule(spec, old.check))
        report = validate(catalog(), as_of=date(2026, 1, 1))
        assert [n.to_json("en") for n in report.skipped] == [
            {"rule": "E299", "reason": "not in force on 2026-01-01"}
        ]


class TestSelection:
    record = catalog(entry(content=None, domain={"text": "某某"}))

    def test_select(self) -> None:
        report = validate(self.record, select=("E1",))
        assert codes(report) == ["E101"]
        assert "C103" in {skipped.rule for skipped in report.skipped}

    def test_ignore(self) -> None:
        report = validate(self.record, ignore=("E101",))
        assert codes(report) == ["C103"]
        assert [n.to_json("zh") for n in report.skipped] == [
            {"rule": "E101", "reason": "已要求忽略该规则"}
        ]

    def test_notes_left_out_are_counted(self) -> None:
        notes = (note("T221"), note("T221"), note("T231"))
        report = validate(file(catalog(entry()), findings=notes), ignore=("T221",))
        assert codes(report) == ["T231"]
        assert report.skipped[0].to_json("en") == {
            "rule": "T221",
            "reason": "ignored on request; findings left out: 2",
        }

    def test_what_is_fatal_is_never_left_out(self) -> None:
        unreadable = file(findings=(note("F101", Severity.FATAL),))
        assert validate(unreadable, ignore=("F",)).exit_code() == 3
        assert validate(unreadable, select=("E",)).exit_code("never") == 3

    def test_rule_outside_the_profile_is_named(self) -> None:
        report = validate(self.record, select=("E106",))
        assert report.findings == ()
        assert ("E106", "not in the profile required-elements") in {
            (n.rule, n.reason.en) for n in report.skipped
        }

    @pytest.mark.parametrize("text", ["E999", "Q1", "", "e1", "content-missing"])
    def test_no_such_code(self, text: str) -> None:
        with pytest.raises(UnknownCodeError, match="there is no rule"):
            validate(self.record, select=(text,))
        with pytest.raises(UnknownCodeError, match="there is no rule"):
            validate(self.record, ignore=(text,))

    def test_notes_outside_the_profile(self) -> None:
        profile = load_profile("required-elements")
        narrow = dataclasses.replace(profile, rules=("E1",))
        report = validate(file(catalog(entry()), findings=(note("T221"),)), profile=narrow)
        assert report.findings == ()
        assert report.skipped[0].reason.en.startswith("not in the profile required-elements; ")


class TestAbsentColumns:
    """T211 stands in for the findings about each row."""

    columns = frozenset({"content", "responsible_units", "channels", "update_frequency"})

    def test_one_finding_for_the_table(self) -> None:
        rows = [entry(id=str(i), responsibleUnits=None) for i in range(3)]
        where = table(set(self.columns - {"responsible_units"}), entries=3)
        report = validate(file(catalog(*rows), tables=(where,)))
        [finding] = report.findings
        assert finding.code == "T211"
        assert finding.location.row == 2
        assert finding.values == {"field": "responsibleUnits", "header": "公开主体", "rows": 3}
        assert finding.message.zh.endswith("（依据：国办发〔2019〕54号）")
        assert len(finding.fingerprint) == 16

    def test_frequency_and_limit(self) -> None:
        where = table(set(self.columns - {"update_frequency"}))
        rows = file(catalog(entry(updateFrequency=None)), tables=(where,))
        [finding] = validate(rows).findings
        assert finding.values["header"] == "更新频次、公开时限"
        assert finding.message.en.endswith("(basis: profile required-elements)")

    def test_other_tables_of_the_catalog_are_judged_by_row(self) -> None:
        rows = [entry(id=str(i), channels=None) for i in range(3)]
        whole, short = set(self.columns), set(self.columns - {"channels"})
        tables = (table(short, first=1, entries=1), table(whole), table(whole, first=2))
        report = validate(file(catalog(*rows), tables=tables))
        assert pointers(report) == ["/entries/0/channels", "/entries/2/channels", None]

    def test_second_catalog(self) -> None:
        where = table(set(self.columns - {"channels"}), number=1)
        both = (catalog(entry(channels=None)), catalog(entry(channels=None)))
        report = validate(file(*both, tables=(where,)))
        assert codes(report) == ["E103", "T211"]
        assert report.findings[0].location.pointer == "/catalogs/0/entries/0/channels"

    def test_profile_that_does_not_require_the_field(self) -> None:
        where = table(set(self.columns))
        report = validate(file(catalog(entry()), tables=(where,)), profile="national-2019")
        required = {f.values["field"] for f in report.findings}
        assert required == {"items", "legalBasis", "timeLimit", "methods", "audience"}

    def test_not_selected_it_stands_in_for_nothing(self) -> None:
        where = table(set(self.columns - {"channels"}))
        report = validate(file(catalog(entry(channels=None)), tables=(where,)), select=("E1",))
        assert codes(report) == ["E103"]

    def test_ignored_it_takes_the_rows_with_it_and_says_so(self) -> None:
        where = table(set(self.columns - {"channels"}))
        report = validate(file(catalog(entry(channels=None)), tables=(where,)), ignore=("T211",))
        assert report.findings == ()
        assert report.skipped[0].rule == "T211"

    def test_a_value_without_a_column_is_judged(self) -> None:
        where = table(set(self.columns - {"channels"}))
        row = entry(channels=[{"text": "/"}])
        assert codes(validate(file(catalog(row), tables=(where,)))) == ["E111", "T211"]


class TestFaultyFields:
    """What broke the schema is neither missing nor judged; the rest is."""

    def test_field(self) -> None:
        broken = file(
            catalog(entry(content=None, channels=None)), faulty={(0, 0): frozenset({"content"})}
        )
        assert codes(validate(broken)) == ["E103"]

    def test_limit_that_the_frequency_would_follow_from(self) -> None:
        broken = file(
            catalog(entry(updateFrequency=None)), faulty={(0, 0): frozenset({"time_limit"})}
        )
        assert codes(validate(broken)) == []

    def test_catalog_checks_leave_the_entry_out(self) -> None:
        rows = [entry(id=str(i), items=["甲"]) for i in range(3)]
        faulty = {(0, 1): frozenset({"items"}), (1, 2): frozenset({"items"})}
        report = validate(file(catalog(*rows), faulty=faulty))
        assert [(f.code, f.values["first"]) for f in report.findings] == [("C101", 1)]


class TestCatalogFindings:
    def test_domain_of_the_catalog(self) -> None:
        unknown = catalog(entry(), domain={"text": "某某"})
        assert pointers(validate(unknown)) == ["/domain"]
        both = CatalogSet(catalogs=(catalog(entry()), unknown))
        assert pointers(validate(both)) == ["/catalogs/1/domain"]

    def test_repeated_values_are_reported_for_every_entry(self) -> None:
        rows = [entry(id=str(i), items=[str(i)], domain={"text": "某某"}) for i in range(3)]
        assert pointers(validate(catalog(*rows))) == [f"/entries/{i}/domain" for i in range(3)]


class TestFailingRules:
    def rule(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def failing(url: str | None, extra: dict[str, str]) -> Iterator[Hit]:  # noqa: ARG001 - says what it reads
            """Something is wrong."""
            yield Hit()
            raise ZeroDivisionError("boom")

        spec = RuleSpec(
            code="E298",
            name="failing",
            severity=Severity.WARNING,
            since="0.1",
            message=Text("坏", "bad"),
            page_zh="坏。",
            bad={},
            good={},
        )
        monkeypatch.setitem(RULES, "E298", Rule(spec, failing))

    def test_one_fatal_finding_and_the_run_goes_on(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.rule(monkeypatch)
        report = validate(catalog(entry(url="a"), entry(id="2", items=["乙"], content=None)))
        assert codes(report) == ["X901", "E298", "E101", "E298"]
        [failure] = [f for f in report.findings if f.code == "X901"]
        assert failure.severity is Severity.FATAL
        assert failure.location.pointer == "/entries/0"
        assert failure.values == {"rule": "E298", "error": "ZeroDivisionError: boom"}
        assert report.exit_code("never") == 3

    def test_ignoring_the_rule_keeps_it_from_failing(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.rule(monkeypatch)
        assert validate(catalog(entry()), ignore=("E298",)).exit_code() == 0

    def test_a_message_that_lacks_a_value_is_a_failure_too(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def short(entries: object) -> Iterator[Hit]:  # noqa: ARG001 - says what it reads
            """Something is wrong."""
            yield Hit()

        base = RULES["C101"].spec
        monkeypatch.setitem(RULES, "C101", Rule(base, short))
        report = validate(catalog(entry(items=["甲"]), entry(id="2", items=["甲"])))
        assert codes(report) == ["X901"]


class TestSeverity:
    def test_profile_regrades(self) -> None:
        profile = dataclasses.replace(
            load_profile("required-elements"),
            severity={"E101": Severity.WARNING, "T221": Severity.ERROR, "F101": Severity.INFO},
        )
        notes = (note("T221"), note("F101", Severity.FATAL))
        report = validate(file(catalog(NO_CONTENT), findings=notes), profile=profile)
        assert {f.code: f.severity.value for f in report.findings} == {
            "E101": "warning",
            "T221": "error",
            "F101": "fatal",
        }


class TestMemory:
    def test_each_distinct_combination_is_judged_once(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[object] = []

        def counting(content: tuple[str, ...], ctx: Context) -> Iterator[Hit]:
            """Something is wrong."""
            asked.append((content, ctx.calendar))
            yield Hit()

        spec = RULES["E101"].spec
        monkeypatch.setitem(RULES, "E101", Rule(spec, counting))
        # Equal, but not the same objects.
        rows = [
            entry(id=str(i), items=[str(i)], content=["甲" if i % 2 else "乙"]) for i in range(9)
        ]
        given = get_calendar("CN")
        report = validate(catalog(*rows), calendar=given, select=("E101",))
        assert asked == [(("乙",), given), (("甲",), given)]
        assert len(report.findings) == 9


class TestOrder:
    def test_sheet_row_column_pointer_code(self) -> None:
        places: list[dict[str, object]] = [
            {"sheet": "乙", "row": 1},
            {"sheet": "甲", "row": 9, "column": 2},
            {"sheet": "甲", "row": 9, "column": 1},
            {"sheet": "甲", "row": 10},
            {"pointer": "/entries/10"},
            {"pointer": "/entries/9"},
            {"line": 3, "line_column": 2},
            {"line": 3, "line_column": 1},
        ]
        notes = tuple(note("T221", place=place) for place in places)
        where = table(set(TestAbsentColumns.columns))
        report = validate(file(findings=notes, tables=(where,)))
        got = [
            (f.location.sheet, f.location.row or f.location.line, f.location.pointer)
            for f in report.findings
        ]
        assert got == [
            (None, None, "/entries/9"),
            (None, None, "/entries/10"),
            (None, 3, None),
            (None, 3, None),
            ("乙", 1, None),
            ("甲", 9, None),
            ("甲", 9, None),
            ("甲", 10, None),
        ]


class TestLocator:
    class Cells:
        def locate(self, pointer: str) -> Location:
            return Location(source="a.xlsx", pointer=pointer, sheet="表", cell="D3", row=3)

        def quote(self, place: Location) -> tuple[str, ...]:
            return (str(place.row), "")

        def shared(self, *_: object) -> None:
            """Return None: no cell is merged."""

    def test_place_in_the_file(self) -> None:
        read = file(catalog(NO_CONTENT), locator=self.Cells())
        place = validate(read).findings[0].location
        assert (place.cell, place.pointer) == ("D3", "/entries/0/content")
        assert validate(read).quote(place) == ("3", "")


def test_profile_by_path() -> None:
    with pytest.raises(InvalidProfileError, match="cannot be read"):
        validate(catalog(), profile="/nowhere/x.toml")


def test_basis_is_the_profile_where_no_instrument_obliges() -> None:
    [finding] = validate(entry(updateFrequency=None)).findings
    assert [basis.to_json() for basis in finding.basis] == [{"profile": "required-elements"}]
    [finding] = validate(NO_CONTENT).findings
    assert [basis.to_json() for basis in finding.basis] == [{"law": "cn-gb-2019-54"}]
