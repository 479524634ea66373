"""Profile `thorough`, family by family: where a rule begins and where it keeps silent."""

from datetime import date
from pathlib import Path

import pytest
from tests.rules.examples import DAY, VALID_ENTRY, as_json
from tests.rules.test_thorough import (
    BUDGET,
    DRAFT,
    MUTANTS,
    ON_THE_WEB,
    TWICE,
    after,
    basis,
    channel,
    codes,
    consultation,
    found,
    judged,
    limit,
    units,
)

from opengov.model.catalog import Catalog
from opengov.validation import validate


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

    def test_no_length_no_finding(self) -> None:
        clause = {key: value for key, value in after(30, "day").items() if key != "duration"}
        assert not {"E205", "E301"} & set(codes(limit(clause)))

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
            (["标准（含附件）", "说明", "流程（图"], ["E504"]),
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


def levels(*names: str) -> dict[str, object]:
    return {"levels": [{"code": name} for name in names]}


class TestColumns:
    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            (units("某县财政局"), []),
            (units("某县民政局", "某县老龄办"), ["E401"]),
            (units("相关部门"), ["E114"]),
            (units("****局"), ["E112"]),
            (channel("government_website", "部门网站"), []),
            (channel("other", "其他：县广播站", *ON_THE_WEB), []),
            (channel("other", "其他（ ）", *ON_THE_WEB), ["E412"]),
            ({"channels": [{"code": "other"}, *ON_THE_WEB]}, ["E412"]),
            ({"channels": [{"code": "on_site"}]}, ["E413"]),
            ({"channels": [{"text": "某某信息平台"}]}, []),
            ({"channels": [{"text": "某某展板"}]}, ["E413"]),
            (channel("on_site", "入户/现场") | {"audience": {"groups": ["老年人"]}}, []),
            (channel("on_site", "入户/现场") | levels("village"), []),
            (channel("on_site", "入户/现场") | levels("village", "county"), ["E413"]),
            ({"indexNumber": "0142768-8/2022-00185"}, ["E421"]),
            ({"indexNumber": "01427688-8/2022-00185"}, []),
            ({"indexNumber": "11370812004339255B/2020-22849"}, []),
            ({"indexNumber": "/"}, []),
            ({"contacts": []}, ["E451", "E452"]),
            ({"contacts": [{"kind": "enquiry", "text": "/"}]}, ["E451", "E452"]),
            ({"audience": {"public": True, "groups": ["/"]}}, []),
            ({"audience": {"groups": ["参保农户"]}}, []),
            ({"methods": [{"text": "/"}]}, ["E111"]),
            ({"methods": [{"text": "/"}, {"code": "proactive"}]}, []),
            (units("某某镇人民政府", "某县民政局") | levels("county"), []),
            (units("某村村民委员会") | levels("township"), ["E611"]),
            (units("某某镇人民政府") | levels("county", "township"), []),
            (units("某某镇人民政府") | {"levels": [{"text": "某级"}]}, []),
            ({"content": ["办事指南", "发放标准"], "disclosureTypes": [{"code": "result"}]}, []),
            ({"content": ["权力清单"], "disclosureTypes": [{"code": "management"}]}, []),
            ({"content": ["权力清单"], "disclosureTypes": [{"text": "某类"}]}, []),
            ({"items": ["办事指南"], "content": ["高龄津贴"]}, []),
            ({"content": ["办事指南：申请条件、申请材料"]}, ["E631"]),
            ({"domain": {"text": "扶贫救灾"}}, ["C201"]),
            ({"domain": {"code": "health"}}, []),
            ({"domain": {"code": "medical_health"}}, ["C201"]),
            ({"domain": {"text": "就业创业"}}, []),
            ({"domain": {"text": "某某领域"}}, ["C103"]),
        ],
    )
    def test_entry(self, changes: dict[str, object], code: list[str]) -> None:
        assert codes(changes) == code

    def test_disclosure_on_request_that_the_limit_explains(self) -> None:
        both = {"methods": [{"code": "proactive"}, {"code": "on_request"}]}
        part = {"kind": "on_request", "scope": "其他内容"}
        assert codes(both | limit(after(20, "working_day"), part)) == []

    @pytest.mark.parametrize(
        ("day", "code"),
        [
            (date(2017, 5, 8), ["C103"]),
            (date(2018, 6, 1), []),
            (date(2020, 12, 31), []),
            (date(2021, 1, 1), ["C201"]),
            (None, ["C201"]),
        ],
    )
    def test_domain_of_the_day(self, day: date | None, code: list[str]) -> None:
        got = codes({"domain": {"code": "medical_health", "text": "医疗卫生"}}, as_of=day)
        assert sorted({each for each in got if each.startswith("C")}) == code

    def test_no_list_of_organs_no_finding(self) -> None:
        text = as_json({"id": "1", "entries": [VALID_ENTRY | units("某县老龄办")]})
        report = validate(Catalog.model_validate_json(text), profile="thorough", as_of=DAY)
        assert report.findings == ()
        assert report.results["E401"].outcome == "not_applicable"

    def test_placeholders_as_index_numbers_are_not_compared(self) -> None:
        rows = [VALID_ENTRY | {"id": str(i), "indexNumber": "/"} for i in range(2)]
        rows[1] |= {"sequence": "2", "items": ["养老服务", "机构备案"]}
        text = as_json({"id": "1", "entries": rows})
        report = validate(Catalog.model_validate_json(text), profile="thorough", as_of=DAY)
        assert report.findings == ()


def test_a_cell_that_reading_told_of_is_told_once(tmp_path: Path) -> None:
    """T249 says of a table's cell what E412 says of a record."""
    from opengov import read_catalog  # noqa: PLC0415 - needs the tables extra

    table = tmp_path / "目录.csv"
    table.write_text(
        "序号,公开事项,公开内容,公开依据,公开时限,公开主体,公开渠道和载体,公开对象,公开方式\n"
        "1,高龄津贴,发放标准,《政府信息公开条例》,形成之日起20个工作日内,某县民政局,"
        "■政府网站 ■其他____,全社会,主动公开\n",
        encoding="utf-8",
    )
    report = validate(read_catalog(table), profile="thorough", as_of=DAY)
    assert {"T249", "E412"} & {f.code for f in report.findings} == {"T249"}
    alone = validate(read_catalog(table).catalogs[0], profile="thorough", as_of=DAY)
    assert [f.code for f in alone.findings] == ["E412"]
