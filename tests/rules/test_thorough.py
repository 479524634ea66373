"""Profile `thorough`: one thing of a valid record is spoilt, and exactly one rule says so."""

import copy
import itertools
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.rules.examples import DAY, OTHER_ENTRY, VALID_ENTRY, as_json

from opengov.model.catalog import Catalog, CatalogEntry
from opengov.reading import read_catalog
from opengov.rules import RULES
from opengov.validation import Report, load_profile, validate

EXAMPLES = Path(__file__).parents[2] / "examples"


PROFILE = replace(
    load_profile("thorough"),
    name="own",
    rules=(*load_profile("thorough").rules, "E45"),
    organs=("某县民政局", "某县 财政局", "某某镇人民政府", "某村村民委员会"),
)
"""All there is: with the telephones and the list of organs that only some offices have."""
INDEXED = {"indexNumber": "000014349/2017-00110"}


def judged(changes: Mapping[str, object], *, as_of: date | None = DAY) -> Report:
    """Validate a catalog of which the first entry is spoilt."""
    spoilt = copy.deepcopy(VALID_ENTRY) | dict(changes)
    text = as_json({"id": "1", "entries": [spoilt, OTHER_ENTRY | INDEXED]})
    return validate(Catalog.model_validate_json(text), profile=PROFILE, as_of=as_of)


def found(changes: Mapping[str, object], *, as_of: date | None = DAY) -> list[tuple[str, str]]:
    report = judged(changes, as_of=as_of)
    return [(f.code, str(f.location.pointer).removeprefix("/entries/0/")) for f in report.findings]


def codes(changes: Mapping[str, object], *, as_of: date | None = DAY) -> list[str]:
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


def units(*names: str) -> dict[str, object]:
    return {"responsibleUnits": [{"name": name} for name in names]}


def channel(code: str, text: str, *others: Mapping[str, str]) -> dict[str, object]:
    return {"channels": [{"code": code, "text": text}, *others]}


ON_THE_WEB = ({"code": "government_website", "text": "政府网站"},)
CODED = {"name": "某县民政局", "creditCode": "1100000000000100XW"}
OTHERWISE_CODED = {"name": "某县民政局", "creditCode": "1100000000000200X4"}
TYPED = {"content": ["办事指南"], "disclosureTypes": [{"code": "decision", "text": "决策"}]}
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
    "E506": ({"items": ["养老服务", "高龄津贴Ａ类"]}, "items/1"),
    "E401": (units("某县老龄办"), "responsibleUnits/0"),
    "E411": (channel("service_center", "行政服务中心", *ON_THE_WEB), "channels/0"),
    "E412": (channel("other", "其他", *ON_THE_WEB), "channels/0"),
    "E413": (channel("on_site", "入户/现场"), "channels"),
    "E421": ({"indexNumber": "某政-2017-110"}, "indexNumber"),
    "E451": ({"contacts": [{"kind": "supervision", "text": "12345"}]}, "contacts"),
    "E452": ({"contacts": [{"kind": "enquiry", "text": "12345"}]}, "contacts"),
    "E601": ({"audience": {"public": True, "groups": ["老年人"]}}, "audience"),
    "E602": ({"audience": {"groups": ["社会公众"]}}, "audience/groups/0"),
    "E603": ({"methods": [{"code": "proactive"}, {"code": "on_request"}]}, "methods"),
    "E604": ({"methods": [{"code": "proactive"}, {"text": "全文发布"}]}, "methods/1"),
    "E605": ({"methods": [{"code": "on_request"}]}, "methods"),
    "E611": (units("某某镇人民政府") | {"levels": [{"code": "county"}]}, "levels"),
    "E621": (TYPED, "disclosureTypes"),
    "E631": ({"items": ["办事指南"], "content": ["申请条件", "申请材料", "办理流程"]}, "content"),
    "C201": ({"domain": {"code": "health", "text": "医疗卫生"}}, "domain"),
    "C202": ({"id": "2"}, "/entries/1/id"),
    "C203": ({"responsibleUnits": [CODED, OTHERWISE_CODED]}, "responsibleUnits/1"),
    "C204": ({"indexNumber": "000014349/2017-00110"}, "/entries/1/indexNumber"),
}
"""What is spoilt, and where the one finding stands."""


def test_the_valid_record_is_clean() -> None:
    assert found({}) == []


def test_every_rule_that_only_this_profile_lists_has_a_mutant() -> None:
    national = load_profile("national-2019")
    own = {code for code in RULES if PROFILE.lists(code) and not national.lists(code)}
    assert own == set(MUTANTS) - {"E205"}


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
    report = validate(read_catalog(EXAMPLES / name), profile="thorough", as_of=DAY)
    assert [f.code for f in report.findings if f.code[0] in "EC"] == []


FIELDS = [
    pytest.param(code, field, id=f"{code}-{field}")
    for code in MUTANTS
    if code[0] == "E"
    for field in RULES[code].reads
    if CatalogEntry.model_fields[field].alias or field in MUTANTS[code][0]
]


@pytest.mark.parametrize(("code", "field"), FIELDS)
def test_no_rule_judges_what_the_schema_rejects(code: str, field: str, tmp_path: Path) -> None:
    """A value of the wrong type is a finding of S; the rules that read it keep silent."""
    wire = CatalogEntry.model_fields[field].alias or field
    spoilt = VALID_ENTRY | dict(MUTANTS[code][0]) | {wire: 12345}
    path = tmp_path / "catalog.json"
    path.write_text(as_json({"id": "1", "entries": [spoilt]}), encoding="utf-8")
    report = validate(read_catalog(path), profile=PROFILE, as_of=DAY)
    found = [f.code for f in report.findings if wire in str(f.location.pointer)]
    assert [each[0] for each in found] == ["S"]
    if "element" not in RULES[code].parameters:
        assert code not in {f.code for f in report.findings}
        assert report.results[code].applicable == 0
