"""Reading what was written gives the same catalogs, in every format."""

import json
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.examples import examples

from opengov.files.grid import Grid
from opengov.model.catalog import Audience, Catalog, CatalogEntry, Channel
from opengov.model.coded import Coded
from opengov.model.legal import LegalBasis
from opengov.model.organs import Contact, ResponsibleUnit
from opengov.model.time import TimeLimit, UpdateFrequency
from opengov.reading import read_catalog
from opengov.records import dump_json
from opengov.tables.limits import derive_frequency, parse_frequency, parse_limit
from opengov.tables.read import read_tables
from opengov.writing import write_catalog

T = TypeVar("T")
FORMATS = ("xlsx", "csv", "html")
EXAMPLES = Path(__file__).parents[2] / "examples"
QUICK = settings(
    max_examples=examples(40),
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=True,
)

# Words that a cell can hold, odd ones among them: what a spreadsheet would run, quotes,
# full-width and traditional forms, markup, blanks inside.
WORDS = st.sampled_from([
    "办事指南", "=SUM(A1:A9)", "+86", "-1", "@某某", "'引号", "''=1", '"双引号"',
    "０５０５", "公開時限",
    "<b>粗体</b>&amp;等", "a  b", "_x0041_", "5%", "1e5", "TRUE", "2020-01-01", "0505", "\\n",
    "某县,甲", "𠮷野家", "√", "县民政局（社会救助股、老龄办）",
])  # fmt: skip
NAMES = st.sampled_from([
    "某县民政局", "各乡镇人民政府", "=某局", "某某中心", "县民政局（社会救助股、老龄办）",
])  # fmt: skip
CHANNELS = st.sampled_from([
    Channel(code="government_website", text="政府网站"),
    Channel(code="new_media", text="两微一端"),
    Channel(code="notice_board", text="社区/企事业单位/村公示栏（电子屏）"),
    Channel(code="other", text="其他 村广播"),
    Channel(text="某某平台"),
])  # fmt: skip
BASES = st.sampled_from([
    LegalBasis(text="《甲法》", title="甲法"),
    LegalBasis(text="《乙》（甲办〔2019〕54号）", title="乙", document_number="甲办〔2019〕54号"),
    LegalBasis(text="《丙〈丁〉条例》第三条", title="丙〈丁〉条例"),
])  # fmt: skip
LIMITS = st.sampled_from([
    "信息形成或者变更之日起20个工作日内", "及时公开", "每年1月31日前", "长期公开", "/", "6个月",
    "随便写的=期限", "1.甲：7个工作日内；\n2.乙：20个工作日内。",
])  # fmt: skip
FREQUENCIES = st.sampled_from(["每月", "每季度更新一次", "实时", "随便"])


def coded(*pairs: tuple[str, str]) -> st.SearchStrategy[tuple[Coded, ...]]:
    """Return subsets of values in the order given."""
    values = [Coded(code=code, text=text) for code, text in pairs]
    return st.lists(st.booleans(), min_size=len(values), max_size=len(values)).map(
        lambda chosen: tuple(v for v, yes in zip(values, chosen, strict=True) if yes)
    )


def several(values: st.SearchStrategy[T]) -> st.SearchStrategy[list[T]]:
    return st.lists(values, max_size=3, unique_by=str)


@st.composite
def times(draw: st.DrawFn) -> tuple[TimeLimit | None, UpdateFrequency | None]:
    """Return limit and frequency as the reader of tables relates them."""
    limit = draw(st.none() | LIMITS.map(lambda raw: parse_limit(raw).limit))
    derived = None if limit is None else derive_frequency(limit)
    raw = draw(st.none() | FREQUENCIES)
    if raw is None:
        return limit, derived
    stated = parse_frequency(raw)
    if stated.code is None and derived is not None:
        stated = derived.model_copy(update={"raw": raw})
    return limit, stated


@st.composite
def entries(draw: st.DrawFn, number: int) -> CatalogEntry:
    limit, frequency = draw(times())
    extra = draw(st.dictionaries(st.sampled_from(["备注", "满意度", "=栏目"]), WORDS, max_size=2))
    groups = draw(st.sampled_from([(), ("特定群体",), ("低保对象", "特困人员"), ("=申请人",)]))
    public = draw(st.booleans())
    kinds = sorted(draw(several(st.sampled_from(["enquiry", "supervision", "office"]))), key=str)
    order = ("enquiry", "supervision", "office")
    contacts = [
        Contact.model_validate({"kind": k, "text": draw(WORDS)}) for k in order if k in kinds
    ]
    return CatalogEntry(
        id=draw(st.sampled_from([str(number + 1), f"甲{number}"])),
        sequence=draw(st.none() | st.sampled_from(["0505", "1", "十一", "=1"])),
        items=draw(st.lists(WORDS, min_size=0, max_size=3, unique=True)),
        domain=draw(st.none() | st.just(Coded(code="elderly_care", text="养老服务"))),
        content=draw(several(WORDS)),
        responsible_units=[ResponsibleUnit(name=name) for name in draw(several(NAMES))],
        channels=draw(several(CHANNELS)),
        update_frequency=frequency,
        time_limit=limit,
        legal_basis=draw(several(BASES)),
        disclosure_types=draw(coded(("decision", "决策"), ("result", "结果公开"))),
        audience=Audience(public=public, groups=groups) if public or groups else None,
        methods=draw(coded(("proactive", "主动"), ("on_request", "依申请公开"))),
        levels=draw(coded(("county", "县级"), ("township", "镇级"), ("village", "村级"))),
        contacts=contacts,
        url=draw(st.none() | st.just("http://www.example.gov.cn/a?b=1&c=2")),
        index_number=draw(st.none() | st.just("000014349/2017-00110")),
        extra=extra,
    )


TITLES: st.SearchStrategy[dict[str, object]] = st.sampled_from([
    {"title": "某县养老服务领域基层政务公开标准目录（2020年版）"},
    {"title": "某事项表", "publisher": "某县政务公开办公室"},
    {"title": "某县政务公开目录", "place": "某县", "level": {"code": "county", "text": "县"}},
    {"place": "某县某镇", "domain": {"code": "employment", "text": "就业"}},
    {"validFrom": "2020-01-01", "place": "某县"},
    {"edition": "2020年版", "id": "甲/乙 {number}"},
    {},
])  # fmt: skip


@st.composite
def catalogs(draw: st.DrawFn) -> list[Catalog]:
    made = []
    for number in range(draw(st.integers(1, 3))):
        count = draw(st.integers(1, 3))
        values: dict[str, object] = {"id": str(number + 1)}
        values.update(draw(TITLES))
        values["id"] = str(values["id"]).format(number=number)
        made.append(
            Catalog.model_validate(
                values | {"entries": [draw(entries(index)) for index in range(count)]}
            )
        )
    return made


def written(made: Sequence[Catalog], file_format: str) -> tuple[bytes, list[str]]:
    stream = BytesIO()
    findings = write_catalog(made, stream, file_format=file_format)
    return stream.getvalue(), [f"{f.location.pointer}: {f.message.en}" for f in findings]


def as_json(made: Sequence[Catalog]) -> object:
    return json.loads(dump_json(made))


# What a published cell may hold, defects and all; 同上 is left out, since after a
# second header it points to no row above.
CELLS = {
    "序号": ["1", "0505", "", "1.", "3、4"],
    "一级事项": ["养老\n机构", "", "─", "1.政策", "1.政策\n1.1备案", "（一）机构"],
    "二级事项": ["备案", "", "2.办事指南"],
    "公开内容（要素）": [
        "●机构名称\n●服务内\n容", "1.政策文件；2.办事指南", "", "①甲②乙", "=SUM(A1)", "'丁",
        "公開内容要素", "注：说明", "甲；乙", "申请条件（含年龄、\n户籍）\n办理流程",
    ],
    "公开依据": [
        "《甲法》（国令第711号）、《乙办法》", "《甲条例》第三条，第四条；《乙》", "",
        "甲文件、乙文件", "1.《甲》\n2.《乙》", "《甲〈乙〉办法》和《丙》",
    ],
    "公开时限": [
        "信息形成之日起20个工作日内", "及时公开", "", "/", "信息形成之日起 * 个工作日内",
        "①甲7个工作日内；②乙20个工作日内",
    ],
    "更新频次": ["每月", "", "/", "随便"],
    "公开主体": [
        "某县民\n政局、各乡镇人民政府", "", "****局", "甲局 乙局", "1.甲局\n2.乙局", "某某单位。",
    ],
    "公开渠道和载体": [
        "■政府网站 □政府公报", "□政府网站 □政府公报", "?政府网站 ?政府公报", "政府网站□政府公报",
        "■其他____", "R政府网站 £政府公报", "", "政府网站政府公报", "政务服务窗口",
        "政府网站口政府公报",
    ],
    "全社会": ["√", "", "社会公众"],
    "特定群体": ["√", "", "低保对象、特困人员", "√ 申请人", "无"],
    "公开方式": ["主动公开", "", "主动公开、依申请公开", "■主动 □依申请"],
    "公开层级": ["县级", "乡、村级", "", "厅级"],
    "过程": ["决策", "□决策 ■执行", "", "某过程"],
    "公开领域": ["养老服务", "", "某某事务"],
    "咨询电话": ["0877-1234567", "", "甲\n乙"],
    "条目标识": ["x1", "x2", ""],
    "备注": ["说明", "", "=1"],
    "满意度": ["高", "", "某县民政局"],
}  # fmt: skip
ABOVE = [
    "某县养老服务领域基层政务公开标准目录（2020年版）",
    "附件1",
    "某事项表",
    "某市某区政务公开目录",
]
ALWAYS = ["公开主体", "公开时限", "公开内容（要素）"]


@st.composite
def tables(draw: st.DrawFn) -> list[Grid]:
    """Return published tables, a sheet each, whose cells are as odd as they are found."""
    sheets = []
    for number in range(draw(st.integers(1, 2))):
        others = draw(st.lists(st.sampled_from(sorted(set(CELLS) - set(ALWAYS))), unique=True))
        headers = [*ALWAYS, *others]
        rows = [[draw(st.sampled_from(ABOVE))], headers]
        rows.extend(
            [draw(st.sampled_from(CELLS[header])) for header in headers]
            for _ in range(draw(st.integers(1, 4)))
        )
        sheets.append(Grid("a", f"表{number}", rows, range(1, len(rows) + 1)))
    return sheets


class TestRoundTrip:
    """Reading what was written gives the same catalog (the contract of `opengov convert`)."""

    @pytest.mark.parametrize("file_format", FORMATS)
    @QUICK
    @given(made=catalogs())
    def test_catalogs_come_back(self, file_format: str, made: list[Catalog]) -> None:
        data, findings = written(made, file_format)
        assert not findings
        again = read_catalog(f"again.{file_format}", data=data).catalogs
        assert as_json(again) == as_json(made)

    @pytest.mark.parametrize("file_format", FORMATS)
    @QUICK
    @given(sheets=tables())
    def test_what_was_read_comes_back(self, file_format: str, sheets: list[Grid]) -> None:
        read = read_tables(sheets, source="a", sha256="", file_format="xlsx").catalogs
        data, findings = written(read, file_format)
        assert not findings
        again = read_catalog(f"again.{file_format}", data=data).catalogs
        assert as_json(again) == as_json(read)

    @pytest.mark.parametrize("file_format", FORMATS)
    @QUICK
    @given(cells=st.lists(st.text(max_size=12), min_size=4, max_size=4))
    def test_any_text_comes_back_or_is_reported(self, file_format: str, cells: list[str]) -> None:
        unit, basis, content, note = (text if text.strip() else "甲" for text in cells)
        entry = CatalogEntry(
            id="1",
            sequence="1",
            content=(content,),
            responsible_units=(ResponsibleUnit(name=unit),),
            legal_basis=(LegalBasis(text=basis),),
            extra={"说明": note},
        )
        made = [Catalog(id="1", entries=(entry,))]
        data, findings = written(made, file_format)
        if data:
            again = read_catalog(f"again.{file_format}", data=data).catalogs
            assert (as_json(again) == as_json(made)) is not bool(findings)
        else:
            assert findings


EXAMPLE_TABLES = sorted(
    path for path in EXAMPLES.rglob("*") if path.suffix in {".xlsx", ".csv", ".html", ".docx"}
)


@pytest.mark.parametrize("path", EXAMPLE_TABLES, ids=lambda path: path.name)
@pytest.mark.parametrize("file_format", FORMATS)
def test_examples_come_back(path: Path, file_format: str) -> None:
    read = read_catalog(path).catalogs
    if read:
        data, findings = written(read, file_format)
        assert not findings
        assert as_json(read_catalog(f"again.{file_format}", data=data).catalogs) == as_json(read)
