"""Rules that say a machine can mend what they find: their own examples are mended."""

from collections.abc import Mapping

import pytest
from tests.patching import apply
from tests.rules.examples import DAY, as_json

from opengov.model.catalog import Catalog, CatalogEntry
from opengov.reading import read_catalog
from opengov.rules import RULES, Rule, Target
from opengov.validation import Profile, Report, validate
from opengov.validation.mending import mending_of, mendings
from opengov.validation.profiles import requirable

mendable = pytest.mark.parametrize(
    "rule", [pytest.param(r, id=c) for c, r in RULES.items() if r.spec.mending is not None]
)
EVERY = Profile(
    name="every",
    title=next(iter(RULES.values())).spec.message,
    requires=tuple(sorted(requirable())),
    rules=("E", "C", "S", "T"),
)
EXAMPLES: Mapping[str, Mapping[str, object]] = {
    "E505": {"id": "1", "responsibleUnits": [{"name": "某\ue81e镇人民政府"}]},
}
"""Where the example of the page is one that nobody can mend without looking."""
UNSAFE = {"E312", "E503", "E504", "C201", "T245", "S202"}


def judge(record: Mapping[str, object], code: str) -> Report:
    return validate(
        CatalogEntry.model_validate_json(as_json(record)),
        profile=EVERY,
        as_of=DAY,
        select=[code],
    )


@mendable
def test_the_bad_example_is_mended(rule: Rule) -> None:
    assert Target.ENTRY in rule.spec.on
    code = rule.spec.code
    bad = EXAMPLES.get(code, rule.spec.bad)
    [finding] = judge(bad, code).findings
    assert finding.mend is None
    assert finding.fix is not None
    said = finding.fix.to_json("zh")
    assert said["safety"] == ("unsafe" if code in UNSAFE else "safe")
    mended = apply(dict(bad), said["operations"])  # type: ignore[arg-type] # JSON of the patch
    assert mended != bad
    assert judge(mended, code).findings == ()


@mendable
def test_the_good_example_is_what_the_bad_one_becomes(rule: Rule) -> None:
    """The page shows what the machine writes, except where it shows more than that."""
    if rule.spec.code in EXAMPLES:
        return
    [finding] = judge(rule.spec.bad, rule.spec.code).findings
    assert finding.fix is not None
    said = finding.fix.to_json("zh")["operations"]
    assert apply(dict(rule.spec.bad), said) == rule.spec.good  # type: ignore[arg-type] # as above


def test_every_mending_has_a_name_of_its_own_and_both_titles() -> None:
    read_catalog("a.csv", data="序号,公开事项\n".encode())
    every = mendings()
    assert set(every) == {
        "C201", "E311", "E312", "E411", "E414", "E503", "E504", "E505", "E506",
        "S202", "S204", "T241", "T242", "T244", "T245",
    }  # fmt: skip
    assert len({each.name for each in every.values()}) == len(every)
    assert all(each.title.zh and each.title.en for each in every.values())
    assert {code for code, each in every.items() if not each.safe} == UNSAFE
    assert mending_of("E101") is None
    assert mending_of("Z999") is None


class TestWhatIsInDoubtIsLeft:
    @pytest.mark.parametrize(
        ("code", "record"),
        [
            pytest.param(
                "E411",
                {
                    "channels": [
                        {"code": "service_center", "text": "行政服务中心"},
                        {"code": "service_center", "text": "政务服务中心"},
                    ]
                },
                id="E411 beside the standard name",
            ),
            pytest.param(
                "C201",
                {"domain": {"code": "poverty_relief", "text": "扶贫救灾"}},
                id="C201 with two successors",
            ),
            pytest.param("C201", {"domain": {"code": "environmental_protection"}}, id="C201 bare"),
            pytest.param("E504", {"content": ["发放标准（含金额"]}, id="E504 cut short"),
            pytest.param(
                "E504", {"content": ["发放标准）及（金额"]}, id="E504 the wrong way round"
            ),
            pytest.param("E505", {"content": ["某\ue5e5类"]}, id="E505 of nobody's"),
            pytest.param(
                "E311",
                {"legalBasis": [{"text": "《通知》（某政发\u200b[2019]54号）"}]},
                id="E311 with a blank without width",
            ),
            pytest.param(
                "E312", {"legalBasis": [{"text": "某县高龄 津贴发放办法"}]}, id="E312 in pieces"
            ),
        ],
    )
    def test_no_patch(self, code: str, record: Mapping[str, object]) -> None:
        [finding] = judge({"id": "1", **record}, code).findings
        assert finding.fix is None


class TestWhatGoesWithTheWords:
    def test_number_beside_the_citation(self) -> None:
        """E311: the member that repeats the number follows."""
        text = "《某通知》（某政发[2019]54号、某政办（2020）3号）"
        basis = {"text": text, "documentNumber": "某政发[2019]54号"}
        record = {"id": "1", "legalBasis": [basis]}
        [finding] = judge(record, "E311").findings
        assert finding.fix is not None
        said = apply(record, finding.fix.to_json("zh")["operations"])  # type: ignore[arg-type] # JSON
        assert said["legalBasis"][0] == {
            "text": "《某通知》（某政发〔2019〕54号、某政办〔2020〕3号）",
            "documentNumber": "某政发〔2019〕54号",
        }

    def test_number_that_the_citation_does_not_repeat_stays(self) -> None:
        basis = {"text": "《某通知》（某政发[2019]54号）", "documentNumber": "某政发（2019）54号"}
        [finding] = judge({"id": "1", "legalBasis": [basis]}, "E311").findings
        assert finding.fix is not None
        assert len(finding.fix.operations) == 2

    def test_title_is_left_where_it_is_unchanged(self) -> None:
        basis = {"text": "《某通知》（某政发[2019]54号）", "title": "某通知"}
        [finding] = judge({"id": "1", "legalBasis": [basis]}, "E311").findings
        assert finding.fix is not None
        assert len(finding.fix.operations) == 2

    def test_bracket_of_another_kind(self) -> None:
        """E504: a bracket that was closed by one of another kind."""
        record = {"id": "1", "content": ["发放标准（含金额〕"]}
        [finding] = judge(record, "E504").findings
        assert finding.fix is not None
        assert finding.fix.proposal == "发放标准（含金额）"
        [finding] = judge({"id": "1", "content": ["标准（甲）、《乙〉"]}, "E504").findings
        assert finding.fix is not None
        assert finding.fix.proposal == "标准（甲）、《乙》"

    def test_doubled_mark(self) -> None:
        """E503: every doubled word of a text is mended at once."""
        [finding] = judge({"id": "1", "content": ["标准，，以及以及金额"]}, "E503").findings
        assert finding.fix is not None
        assert finding.fix.proposal == "标准，以及金额"

    def test_full_width_in_every_field(self) -> None:
        """E506: all fields that hold words, whether or not a profile can require them."""
        record = {
            "id": "1",
            "items": ["１"], "content": ["Ａ类"], "responsibleUnits": [{"name": "２局"}],
            "channels": [{"text": "３栏"}], "timeLimit": {"raw": "２０日内"},
            "legalBasis": [{"text": "《４》"}], "domain": {"text": "５"},
            "updateFrequency": {"source": "stated", "raw": "６次"},
            "contacts": [{"kind": "enquiry", "text": "０１"}],
        }  # fmt: skip
        report = judge(record, "E506")
        assert len(report.findings) == 9
        mended = record
        for finding in report.findings:
            assert finding.fix is not None
            mended = apply(mended, finding.fix.to_json("zh")["operations"])  # type: ignore[arg-type] # JSON
        assert mended["contacts"] == [{"kind": "enquiry", "text": "01"}]
        assert judge(mended, "E506").findings == ()

    def test_private_use_characters_of_the_older_standard(self) -> None:
        """E505: what GB 18030-2000 had to put into the private use area."""
        [finding] = judge({"id": "1", "content": ["\ue81e\ue831"]}, "E505").findings
        assert finding.fix is not None
        assert finding.fix.proposal == "龴\U000215d7"

    def test_domain_of_the_catalog(self) -> None:
        """C201 on the catalog itself."""
        domain = {"code": "environmental_protection", "text": "环境保护"}
        record = {"id": "1", "domain": domain, "entries": []}
        catalog = Catalog.model_validate_json(as_json(record))
        [finding] = validate(catalog, profile=EVERY, as_of=DAY, select=["C201"]).findings
        assert finding.fix is not None
        mended = apply(record, finding.fix.to_json("zh")["operations"])  # type: ignore[arg-type] # JSON
        assert mended["domain"] == {"code": "ecology_environment", "text": "生态环境"}
