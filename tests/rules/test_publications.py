"""Publications: one thing of a valid one is spoilt, and exactly the intended rule says so."""

import copy
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from tests.rules.examples import as_json, entry
from tests.rules.publications import DAY, VALID

from opengov.calendar.registry import get_calendar
from opengov.catalogfile import CatalogFile
from opengov.finding import Severity
from opengov.model.catalog import Catalog
from opengov.records import read_jsonl
from opengov.rules import RULES, Target
from opengov.validation import Report, load_profile, validate

RESIDENT = "65999919000101005X"
CARD = "6299990000000000004"
MOBILE = "13800000012"
ABSENT = object()


def spoilt(kind: str, changes: Mapping[str, object]) -> str:
    """Return a valid publication with members changed, as a line of JSONL."""
    record = copy.deepcopy(VALID[kind]) | dict(changes)
    return as_json({key: value for key, value in record.items() if value is not ABSENT})


def read(*lines: str) -> CatalogFile:
    return read_jsonl("\n".join(lines), source="p.jsonl", sha256="")


def judged(kind: str, changes: Mapping[str, object], *, as_of: date | None = DAY) -> Report:
    """Validate a sound publication and one that is spoilt."""
    catalog = Catalog(
        id="1",
        entries=(entry(id="养老-01"), entry(id="预算-01", legalBasis=[{"text": "《预算法》"}])),
    )
    file = read(as_json(VALID["result"] | {"id": "0"}), spoilt(kind, changes))
    return validate(file, as_of=as_of, calendar=get_calendar("CN"), catalog=catalog)


def found(kind: str, changes: Mapping[str, object]) -> list[tuple[str, str]]:
    report = judged(kind, changes)
    head = "/disclosures/1/"
    return [(f.code, str(f.location.pointer).removeprefix(head)) for f in report.findings]


STEP = {"name": "开展年度审核", "units": [{"name": "某县民政局"}], "due": "2026-06-30"}
ROUND = {"period": {"starts": "2026-01-05"}, "channels": [{"code": "government_website"}]}
CREDIT = {"kind": "penalty", "decided": "2026-03-02"}

MUTANTS: dict[str, tuple[str, Mapping[str, object], str]] = {
    "P101": ("result", {"outcome": f"补贴对象：{RESIDENT}"}, "outcome"),
    "P102": ("result", {"outcome": f"打入{CARD}"}, "outcome"),
    "P103": ("result", {"outcome": f"户主{MOBILE}"}, "outcome"),
    "P201": ("result", {"published": "2026-03-31"}, "published"),
    "P202": ("result", {"published": "2026-03-01"}, "published"),
    "P203": (
        "management",
        {"creditRecords": [CREDIT | {"published": "2026-03-12"}]},
        "creditRecords/0/published",
    ),
    "P301": ("result", {"targets": ABSENT}, "targets"),
    "P302": ("decision", {"draft": ABSENT}, "draft"),
    "P303": ("execution", {"steps": [STEP]}, "steps/0/status"),
    "P304": ("management", {"enforcement": [{"unit": {"name": "某局"}, "process": ["立案"]}]},
             "enforcement/0/legalBasis"),
    "P305": ("service", {"guide": ABSENT, "serviceChannels": [{"kind": "window"}]}, "guide"),
    "P306": ("result", {"targets": [{"name": "发放津贴"}]}, "targets/0"),
    "P307": (
        "decision",
        {"consultations": [ROUND | {"period": {"starts": "2026-01-05", "ends": "2026-01-19"}}]},
        "consultations/0/period",
    ),
    "P401": ("result", {"catalogEntryId": "养老-99"}, "catalogEntryId"),
}  # fmt: skip
"""What is spoilt, and where the one finding stands."""


def test_every_rule_on_publications_has_a_mutant() -> None:
    own = {code for code, rule in RULES.items() if Target.DISCLOSURE in rule.spec.on}
    assert own == set(MUTANTS)


@pytest.mark.parametrize("kind", VALID)
def test_the_valid_records_are_clean(kind: str) -> None:
    report = judged(kind, {})
    assert (report.findings, report.skipped) == ((), ())
    assert report.disclosures == 2
    assert report.entries == 0


@pytest.mark.parametrize("code", MUTANTS)
def test_mutant_hits_exactly_its_rule(code: str) -> None:
    kind, changes, pointer = MUTANTS[code]
    assert found(kind, changes) == [(code, pointer)]


@pytest.mark.parametrize("code", MUTANTS)
def test_result_has_a_denominator(code: str) -> None:
    kind, changes, _ = MUTANTS[code]
    result = judged(kind, changes).results[code]
    assert (result.outcome, result.failed) == ("fail", 1)
    assert result.applicable >= 1


class TestPersonalNumbers:
    @pytest.mark.parametrize(
        ("text", "codes"),
        [
            (RESIDENT, ["P101"]),
            (RESIDENT.lower(), ["P101"]),
            ("６５９９９９１９０００１０１００５Ｘ", ["P101"]),
            ("659999 19000101 005X", ["P101"]),
            ("编号659999190001010051", []),  # the check digit is wrong
            ("659999190013010057", []),  # there is no thirteenth month
            ("009999190001010052", []),  # no province begins so
            (f"1{RESIDENT}", []),
            ("659***********005X", []),
            ("6299 9900 0000 0000 004", ["P102"]),
            ("6299990000000000005", []),  # the check digit is wrong
            ("合同号4000000000000002", []),  # other numbers begin so too
            ("卡号4000000000000002", ["P102"]),
            (f"https://example.org/{CARD}", []),
            (MOBILE, ["P103"]),
            ("+86 138-0000-0012", ["P103"]),
            ("12800000012", []),
            ("13800000012元", []),
            ("138000000123", []),
            (f"咨询电话：{MOBILE}", []),
            (f"咨询电话：0000-12345；联系人{MOBILE}", ["P103"]),
            (f"联系电话：{MOBILE}", ["P103"]),
            (f"{RESIDENT}，卡号{CARD}，电话{MOBILE}", ["P101", "P102", "P103"]),
        ],
    )
    def test_where_a_number_is_one(self, text: str, codes: list[str]) -> None:
        assert [code for code, _ in found("result", {"outcome": text})] == codes

    @pytest.mark.parametrize(
        ("field", "text", "codes"),
        [
            ("documentNumber", CARD, []),
            ("documentNumber", RESIDENT, ["P101"]),  # a resident's number is one anywhere
            ("url", f"https://example.org/?id={RESIDENT}", ["P101"]),
            ("summary", MOBILE, ["P103"]),
        ],
    )
    def test_fields_of_numbers(self, field: str, text: str, codes: list[str]) -> None:
        assert [code for code, _ in found("result", {field: text})] == codes

    def test_deep_inside(self) -> None:
        guide = {**VALID["service"]["guide"], "steps": ["申请", f"打{MOBILE}"]}  # type: ignore[dict-item] # the sample's guide is a mapping
        assert found("service", {"guide": guide}) == [("P103", "guide/steps/1")]

    def test_code_of_an_organ_is_none(self) -> None:
        unit = {"name": "某县民政局", "creditCode": "1100000000000100XW"}
        assert found("result", {"unit": unit}) == []

    def test_one_finding_a_text(self) -> None:
        report = judged("result", {"outcome": f"{RESIDENT}、{RESIDENT}"})
        [finding] = report.findings
        assert finding.values["count"] == 2

    @pytest.mark.parametrize("changes", [
        {"outcome": f"{RESIDENT}，卡号{CARD}，电话{MOBILE}", "formed": f"{MOBILE}"},
        {"outcome": [RESIDENT], "id": ""},
        {"targets": [{"name": f"户主{MOBILE}"}], "catalogEntryId": RESIDENT},
        {RESIDENT: 1},
    ])  # fmt: skip
    @pytest.mark.parametrize("output", ["json", "quotes"])
    def test_no_number_leaves_the_file(self, changes: dict[str, object], output: str) -> None:
        report = judged("result", changes)
        shown = str(report.quotes) if output == "quotes" else as_json(report.to_json("zh"))
        assert report.findings
        for number in (RESIDENT, CARD, MOBILE):
            assert number not in shown


class TestLateness:
    @pytest.mark.parametrize(
        ("days", "codes"),
        [
            ({"formed": "2026-03-02", "published": "2026-03-30"}, []),
            ({"formed": "2026-03-02", "published": "2026-03-31"}, ["P201"]),
            ({"formed": "2026-03-02", "changed": "2026-03-20", "published": "2026-03-31"}, []),
            # What was changed after publishing is judged by what came before.
            (
                {"formed": "2026-03-02", "changed": "2026-04-20", "published": "2026-03-31"},
                ["P201"],
            ),
            ({"formed": ABSENT, "changed": "2026-03-02", "published": "2026-03-31"}, ["P201"]),
            ({"formed": ABSENT}, []),
            ({"published": ABSENT}, []),
            # Nothing is known before 2008, nor after 2026.
            ({"formed": "2007-03-02", "published": "2007-12-31"}, []),
            ({"formed": "2026-12-20", "published": "2027-03-01"}, []),
            ({"formed": "2018-03-02", "published": "2018-05-31"}, ["P201"]),
            ({"published": "2026-05-29", "catalogEntryId": "预算-01"}, []),
            ({"published": "2026-05-29", "summary": "依据《预算法》第十四条公开"}, []),
            ({"published": "2026-05-29", "summary": "学习《预算法》"}, ["P201"]),
            ({"published": "2026-05-29", "summary": "依据《某某通知》第一条公开"}, ["P201"]),
        ],
    )
    def test_twenty_working_days(self, days: dict[str, object], codes: list[str]) -> None:
        assert [code for code, _ in found("result", days)] == codes

    def test_day_before_2008_is_refused_by_no_exception(self) -> None:
        report = judged("result", {"formed": "2008-05-02", "published": "2008-05-05"})
        assert report.findings == ()

    @pytest.mark.parametrize(
        ("record", "late"),
        [
            ({"decided": "2026-03-02", "published": "2026-03-11"}, False),
            ({"decided": "2026-03-02", "published": "2026-03-12"}, True),
            ({"decided": "2018-03-02", "published": "2018-05-31"}, False),  # no such limit yet
            ({"decided": "2026-03-12", "published": "2026-03-02"}, False),
            ({"decided": "2026-12-20", "published": "2027-03-02"}, False),
            ({"decided": "2026-03-02"}, False),
            ({"published": "2026-03-02"}, False),
        ],
    )
    def test_seven_working_days(self, record: dict[str, object], *, late: bool) -> None:
        record = {"kind": "licensing", **record}
        got = [code for code, _ in found("management", {"creditRecords": [record]})]
        assert got == (["P203"] if late else [])

    def test_law_of_the_day(self) -> None:
        report = judged("result", {"published": "2026-03-31"}, as_of=date(2018, 6, 1))
        late = next(each for each in report.findings if each.code == "P201")
        assert [str(each) for each in late.basis] == ["cn-ogi-2007 art. 18"]


class TestElements:
    def test_one_finding_names_all_that_would_do(self) -> None:
        [finding] = judged("execution", {"steps": ABSENT}).findings
        assert finding.message.en.startswith("Execution without any of its own elements: Plan, ")
        assert finding.values["element"] == "plan|steps|supervision|results|nextSteps"

    @pytest.mark.parametrize(
        ("changes", "lacking"),
        [
            ({"major": False}, []),
            ({"explanation": ABSENT}, ["explanation"]),
            ({"consultations": []}, []),
            ({"consultations": [{"channels": [{"code": "other"}]}]}, ["consultations/0/period"]),
            (
                {"consultations": [{"period": {"ends": "2026-02-05"}}]},
                ["consultations/0/channels"],
            ),
        ],
    )
    def test_consultation(self, changes: dict[str, object], lacking: list[str]) -> None:
        assert found("decision", changes) == [("P302", each) for each in lacking]

    @pytest.mark.parametrize(
        ("changes", "short"),
        [
            ({"period": {"starts": "2026-01-05", "ends": "2026-02-03"}}, False),
            ({"period": {"starts": "2026-01-05", "ends": "2026-02-02"}}, True),
            ({"period": {"starts": "2026-01-05"}}, False),
            ({"period": {"ends": "2026-01-05"}}, False),
            (
                {
                    "period": {"starts": "2026-01-05", "ends": "2026-01-11"},
                    "shortenedBecause": "防汛抢险",
                },
                False,
            ),
        ],
    )
    def test_thirty_days(self, changes: dict[str, object], *, short: bool) -> None:
        got = [code for code, _ in found("decision", {"consultations": [ROUND | changes]})]
        assert got == (["P307"] if short else [])

    def test_no_major_decision_no_thirty_days(self) -> None:
        short = [ROUND | {"period": {"starts": "2026-01-05", "ends": "2026-01-06"}}]
        assert found("decision", {"major": False, "consultations": short}) == []

    @pytest.mark.parametrize(
        ("step", "lacking"),
        [
            ({"name": "甲"}, ["units", "due", "status"]),
            (STEP | {"progress": {"raw": "过半"}}, []),
            (STEP | {"note": "已完成"}, []),
            (STEP | {"completed": "2026-06-01"}, []),
            ({"name": "甲", "units": STEP["units"], "period": {"starts": "2026-01-01"},
              "note": "进行中"}, []),
        ],
    )  # fmt: skip
    def test_step(self, step: dict[str, object], lacking: list[str]) -> None:
        assert sorted(found("execution", {"steps": [step]})) == sorted(
            ("P303", f"steps/0/{each}") for each in lacking
        )

    @pytest.mark.parametrize("name", ["legalBasis", "conditions", "steps", "result"])
    def test_guide(self, name: str) -> None:
        guide = dict(VALID["service"]["guide"])  # type: ignore[call-overload] # the sample's guide is a mapping
        del guide[name]
        assert found("service", {"guide": guide}) == [("P305", f"guide/{name}")]


class TestWhatIsGiven:
    def test_without_calendar_and_catalog_rules_are_skipped_and_say_so(self) -> None:
        report = validate(read(spoilt("result", {"published": "2026-05-29"})), as_of=DAY)
        assert [(each.rule, each.reason.en) for each in report.skipped] == [
            ("P201", "no calendar of working days was given"),
            ("P203", "no calendar of working days was given"),
            ("P401", "no catalog was given (--catalog)"),
        ]
        assert report.results["P201"].outcome == "not_applicable"

    def test_catalogs_need_neither(self) -> None:
        report = validate(Catalog(id="1", entries=(entry(),)))
        assert report.skipped == ()
        assert report.results["P201"].outcome == "not_applicable"

    def test_one_record_by_itself(self) -> None:
        record = read(spoilt("result", {"outcome": RESIDENT})).disclosures[0]
        [finding] = validate(record).findings
        assert (finding.code, finding.location.pointer) == ("P101", "/outcome")

    def test_catalogs_that_share_an_id(self) -> None:
        one = Catalog(id="1", entries=(entry(id="1"),))
        other = Catalog(id="2", entries=(entry(id="1", legalBasis=[{"text": "《预算法》"}]),))
        file = CatalogFile(source="c", sha256="", format="json", catalogs=(one, other))
        late = read(spoilt("result", {"published": "2026-05-29", "catalogEntryId": "1"}))
        calendar = get_calendar("CN")
        assert validate(late, calendar=calendar, catalog=file).findings == ()
        [finding] = validate(late, calendar=calendar, catalog=one).findings
        assert finding.code == "P201"


class TestOfAFile:
    def test_faulty_field_is_not_judged(self) -> None:
        report = judged("result", {"published": "2026年3月"})
        assert [each.code for each in report.findings] == ["S207"]

    def test_numbers_count_lines_that_are_no_records(self) -> None:
        file = read("{", spoilt("result", {"outcome": RESIDENT}))
        found = validate(file).findings
        assert [(f.code, f.location.pointer, f.location.line) for f in found] == [
            ("S102", "/disclosures/0", 1),
            ("P101", "/disclosures/1/outcome", 2),
        ]

    def test_limit_holds_and_numbers_stay_exact(self) -> None:
        lines = [spoilt("result", {"outcome": RESIDENT, "id": str(n)}) for n in range(30)]
        report = validate(read(*lines), max_findings_per_rule=7)
        assert len(report.findings) == 7
        assert report.truncated == {"P101": 30}
        assert report.results["P101"].failed == 30
        assert report.findings[6].location.pointer == "/disclosures/6/outcome"

    def test_fingerprint_survives_another_id_and_place(self) -> None:
        changes = {"outcome": RESIDENT}
        before = validate(read(spoilt("result", changes | {"id": "7"}))).findings
        after = validate(read(spoilt("result", {"id": "0"}), spoilt("result", changes))).findings
        assert [each.fingerprint for each in before] == [each.fingerprint for each in after]

    def test_profile_sets_the_severity(self) -> None:
        own = replace(load_profile("required-elements"), severity={"P103": Severity.ERROR})
        report = validate(read(spoilt("result", {"outcome": MOBILE})), profile=own)
        assert report.exit_code() == 1
