"""Profile `thorough`: one thing of a valid record is spoilt, and exactly one rule says so."""

import copy
import itertools
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from tests.rules.examples import DAY, OTHER_ENTRY, VALID_ENTRY, as_json

from opengov.model.catalog import Catalog
from opengov.rules import RULES
from opengov.validation import Report, load_profile, validate

EXAMPLES = Path(__file__).parents[2] / "examples"


def judged(changes: Mapping[str, object], *, as_of: date = DAY) -> Report:
    """Validate a catalog of which the first entry is spoilt."""
    spoilt = copy.deepcopy(VALID_ENTRY) | dict(changes)
    text = as_json({"id": "1", "entries": [spoilt, OTHER_ENTRY]})
    return validate(Catalog.model_validate_json(text), profile="thorough", as_of=as_of)


def found(changes: Mapping[str, object], *, as_of: date = DAY) -> list[tuple[str, str]]:
    report = judged(changes, as_of=as_of)
    return [(f.code, str(f.location.pointer).removeprefix("/entries/0/")) for f in report.findings]


def codes(changes: Mapping[str, object], *, as_of: date = DAY) -> list[str]:
    return [code for code, _ in found(changes, as_of=as_of)]


def after(value: int, unit: str, *events: str, **members: object) -> dict[str, object]:
    anchor = {"events": list(events) or ["formed"], "text": "某日"}
    duration = {"value": value, "unit": unit}
    return {
        "kind": "deadline",
        "relation": "after",
        "anchor": anchor,
        "duration": duration,
        **members,
    }


def limit(*clauses: Mapping[str, object], raw: str = "某时限") -> dict[str, object]:
    return {"timeLimit": {"raw": raw, "clauses": list(clauses)}}


def consultation(value: int, unit: str, bound: str = "exactly") -> dict[str, object]:
    duration = {"value": value, "unit": unit}
    return {"kind": "display", "purpose": "consultation", "bound": bound, "duration": duration}


def basis(*texts: str) -> dict[str, object]:
    return {"legalBasis": [{"text": text} for text in texts]}


BUDGET = basis("《中华人民共和国预算法》")
DRAFT = {"content": ["城乡规划草案"]}
TWICE = {"items": ["行政许可和行政处罚双公示"]}

MUTANTS: dict[str, tuple[Mapping[str, object], str]] = {
    "E205": (limit(after(30, "day")), "timeLimit/clauses/0"),
    "E301": (limit(after(21, "working_day")), "timeLimit/clauses/0"),
    "E302": (TWICE | limit(after(20, "working_day", "decided")), "timeLimit/clauses/0"),
    "E303": (BUDGET | limit(after(20, "working_day", "replied")), "timeLimit/clauses/0"),
    "E304": (DRAFT | limit(consultation(15, "day")), "timeLimit/clauses/0"),
    "E311": (basis("《某某通知》（某政发[2019]54号）"), "legalBasis/0"),
    "E312": (basis("某县高龄津贴发放办法"), "legalBasis/0"),
    "E313": (basis("《中华人民共和国政府信息公开条例》（国令第492号）"), "legalBasis/0"),
    "E314": (basis("《期限问题的解释》（国办公开办函〔2015〕207号）"), "legalBasis/0"),
    "E315": (basis("《中华人民共和国政府信息公开条例》第六十二条"), "legalBasis/0"),
    "E501": (basis("《某某体育app官网条例》"), "legalBasis/0"),
    "E502": ({"content": ["发放标准以及"]}, "content/0"),
    "E503": ({"content": ["补贴的的发放标准"]}, "content/0"),
    "E504": (basis("《某县高龄津贴发放办法"), "legalBasis/0"),
    "E505": ({"items": ["养老服务", "某\ue5e5镇津贴"]}, "items/1"),
}
"""What is spoilt, and where the one finding stands."""


def test_the_valid_record_is_clean() -> None:
    assert found({}) == []


def test_every_rule_that_only_this_profile_lists_has_a_mutant() -> None:
    thorough, national = load_profile("thorough"), load_profile("national-2019")
    own = {code for code in RULES if thorough.lists(code) and not national.lists(code)}
    catalog_rules = {code for code in own if code.startswith("C2")}
    assert own - catalog_rules == set(MUTANTS) - {"E205"}


@pytest.mark.parametrize("code", MUTANTS)
def test_mutant_hits_exactly_its_rule(code: str) -> None:
    changes, pointer = MUTANTS[code]
    assert found(changes) == [(code, pointer)]


@pytest.mark.parametrize("pair", [*itertools.combinations(MUTANTS, 2)], ids="-".join)
def test_two_defects_never_share_a_place(pair: tuple[str, str]) -> None:
    """No cell gets two findings that say the same, whatever else is wrong with the entry."""
    (first, _), (second, _) = (MUTANTS[code] for code in pair)
    report = judged({**first, **second})
    places = [str(finding.location.pointer) for finding in report.findings]
    assert len(places) == len(set(places))


@pytest.mark.parametrize("name", ["elder-care.json", "elder-care.xlsx", "township.csv"])
def test_good_examples_are_clean(name: str) -> None:
    from opengov import read_catalog  # noqa: PLC0415 - the tables extra is not needed elsewhere

    report = validate(read_catalog(EXAMPLES / name), profile="thorough", as_of=DAY)
    assert [f.code for f in report.findings if f.code[0] in "EC"] == []


class TestLimits:
    @pytest.mark.parametrize(
        ("value", "unit", "code"),
        [
            (20, "working_day", []),
            (21, "working_day", ["E301"]),
            (25, "day", []),
            (26, "day", ["E205"]),
            (38, "day", ["E205"]),
            (39, "day", ["E301"]),
            (3, "week", []),
            (4, "week", ["E205"]),
            (6, "week", ["E301"]),
            (1, "month", ["E205"]),
            (2, "month", ["E301"]),
            (1, "year", ["E301"]),
            (24, "hour", []),
            (600, "hour", []),
            (601, "hour", ["E205"]),
        ],
    )
    def test_lengths(self, value: int, unit: str, code: list[str]) -> None:
        assert codes(limit(after(value, unit))) == code

    @pytest.mark.parametrize(
        "clause",
        [
            after(30, "working_day", "determined"),
            after(30, "working_day", "acquired"),
            after(30, "working_day", "formed", "approved"),
            after(30, "working_day") | {"relation": "before"},
        ],
    )
    def test_other_events_are_not_judged(self, clause: dict[str, object]) -> None:
        report = judged(limit(clause))
        assert "E301" not in {f.code for f in report.findings}
        assert report.results["E301"].applicable == 1

    @pytest.mark.parametrize(
        ("text", "over"),
        [
            ("《预算法》第十四条", False),
            ("《某某办法（试行）》", False),
            ("预算法", False),
            ("同上", False),
            ("*****条例", False),
            ("《某某实施方案的通知》", True),
            ("《中华人民共和国政府信息公开条例》", True),
            ("/", True),
        ],
    )
    def test_other_law_goes_first(self, text: str, *, over: bool) -> None:
        assert ("E301" in codes(basis(text) | limit(after(30, "working_day")))) == over

    def test_no_regulations_no_limit(self) -> None:
        report = judged(limit(after(30, "working_day")), as_of=date(2008, 4, 30))
        assert report.results["E301"].outcome == "not_applicable"

    def test_before_2019_the_old_regulations_are_cited(self) -> None:
        report = judged(limit(after(30, "working_day")), as_of=date(2018, 6, 1))
        over = next(f for f in report.findings if f.code == "E301")
        assert [str(each) for each in over.basis] == ["cn-ogi-2007 art. 18"]

    @pytest.mark.parametrize(
        ("value", "unit", "late"),
        [
            (7, "working_day", False),
            (8, "working_day", True),
            (21, "day", False),
            (22, "day", True),
        ],
    )
    def test_double_publicity(self, value: int, unit: str, *, late: bool) -> None:
        got = codes(TWICE | limit(after(value, unit, "decided")))
        assert got == (["E302"] if late else [])

    @pytest.mark.parametrize(
        ("value", "unit", "late"),
        [(20, "day", False), (21, "day", True), (19, "working_day", False), (3, "week", True)],
    )
    def test_budget(self, value: int, unit: str, *, late: bool) -> None:
        got = codes(BUDGET | limit(after(value, unit, "approved")))
        assert got == (["E303"] if late else [])

    @pytest.mark.parametrize(
        ("clause", "short"),
        [
            (consultation(30, "day"), False),
            (consultation(29, "day"), True),
            (consultation(30, "day", "at_most"), True),
            (consultation(10, "working_day"), True),
            (consultation(11, "working_day"), False),
            (consultation(1, "month"), False),
            (consultation(1, "day") | {"purpose": "public_notice"}, False),
        ],
    )
    def test_consultation(self, clause: dict[str, object], *, short: bool) -> None:
        assert ("E304" in codes(DRAFT | limit(clause))) == short


class TestCitations:
    @pytest.mark.parametrize(
        "text",
        [
            "《甲》（某发［2019］5号）",
            "《甲》（某发（2019）5号）",
            "《甲》（某发【2019】5号）",
            "《甲》（某发〔2019)5号）",
            "某发 [2019] 第5号",
        ],
    )
    def test_brackets(self, text: str) -> None:
        assert codes(basis(text)) == ["E311"]

    @pytest.mark.parametrize(
        "text",
        [
            "《甲》（某发〔2019〕5号）",
            "《甲》（国令第711号）",
            "《甲》（2019年修订）",
            "有关法律法规规定",
            "国办发〔2019〕54号",
            "按照上级通知",
            "某县人民政府",
            "《民法典》第一千二百六十条",
            "《某某办法》第九百条",
            "《预算法》第一百零一条",
            "《预算法》第五百条、《乙法》第三条",
        ],
    )
    def test_nothing_wrong_or_nothing_known(self, text: str) -> None:
        assert codes(basis(text)) == []

    @pytest.mark.parametrize(
        "text", ["预算法", "政府信息公开条例第二十条", "某县章程（试行）办法"]
    )
    def test_without_brackets(self, text: str) -> None:
        assert codes(basis(text)) == ["E312"]

    @pytest.mark.parametrize(
        ("text", "day", "code"),
        [
            ("国务院令第492号", date(2019, 5, 14), []),
            ("国务院令第492号", date(2019, 5, 15), ["E313"]),
            ("《政府信息公开条例》（2007年）", DAY, ["E313"]),
            ("《政府信息公开条例》（国令第492号公布，国令第711号修订）", DAY, []),
            ("《政府信息公开条例》（国令第711号）", date(2019, 5, 14), ["E314"]),
            ("《民法典》", date(2020, 12, 31), ["E314"]),
            ("《民法典》", date(2021, 1, 1), []),
            ("《预算法（2018年修正）》第一百零二条", DAY, ["E315"]),
            ("《行政复议法》第五十条", date(2023, 12, 31), ["E315"]),
            ("《行政复议法》第五十条", date(2024, 1, 1), []),
            ("《政府信息公开条例》第62条", date(2018, 6, 1), []),
        ],
    )
    def test_the_law_of_the_day(self, text: str, day: date, code: list[str]) -> None:
        assert [c for c in codes(basis(text), as_of=day) if c != "E109"] == code

    def test_unknown_instruments_are_not_applicable(self) -> None:
        report = judged(basis("《某某办法》第三条"))
        # The other entry of the catalog cites the regulations without an article.
        assert report.results["E315"].outcome == "not_applicable"

    def test_without_a_day(self) -> None:
        text = as_json({"id": "1", "entries": [VALID_ENTRY | dict(MUTANTS["E314"][0])]})
        report = validate(Catalog.model_validate_json(text), profile="thorough")
        assert report.results["E314"].outcome == "not_applicable"
        article = VALID_ENTRY | dict(MUTANTS["E315"][0])
        text = as_json({"id": "1", "entries": [article]})
        report = validate(Catalog.model_validate_json(text), profile="thorough")
        assert report.results["E315"].outcome == "fail"


class TestTexts:
    @pytest.mark.parametrize(
        ("content", "code"),
        [
            (["福利彩票公益金使用情况"], []),
            (["手机彩票网全面推进"], ["E501"]),
            (["发放标准、"], ["E502"]),
            (["予以公"], ["E502"]),
            (["发放标准、、"], ["E502"]),
            (["为达到上述目的的措施"], []),
            (["温和和谐"], []),
            (["标准、、流程"], ["E503"]),
            (["20个工作日工作日内的信息"], ["E503"]),
            (["标准（含附件"], ["E504"]),
            (["标准（含附件", "说明）"], []),
            (["标准)"], ["E504"]),
            (["1)标准", "2）流程", "(3)条件"], []),
            (["〔标准)"], ["E504"]),
            (["{标准}[流程]【条件】"], []),
            (["标准\U000f0001"], ["E505"]),
            (["/", "****"], ["E112"]),
        ],
    )
    def test_content(self, content: list[str], code: list[str]) -> None:
        assert codes({"content": content}) == code

    def test_brackets_of_a_document_number_are_told_once(self) -> None:
        assert codes(basis("《甲》（某发〔2019)5号）")) == ["E311"]

    def test_place_of_a_bracket_that_never_closes(self) -> None:
        assert found({"content": ["标准", "流程（含附件"]}) == [("E504", "content/1")]
