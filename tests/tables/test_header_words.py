"""Header words of published tables: every one fills its field."""

import pytest
from tests.tables.drawing import STANDARD, grid_of, judge, read, standard

from opengov.model.catalog import CatalogEntry

STANDARD_WORD = {
    "sequence": "序号",
    "content": "公开内容（要素）",
    "basis": "公开依据",
    "limit": "公开时限",
    "unit": "公开主体",
    "channel": "公开渠道和载体",
    "audience": "公开对象",
    "method": "公开方式",
    "level": "公开层级",
}


def field_values(entry: CatalogEntry) -> dict[str, object]:
    return entry.model_dump(exclude={"id", "extra"})


WORDS = [
    ("sequence", "编号"),
    ("sequence", "序"),
    ("sequence", "事项编码"),
    ("content", "公开内容"),
    ("content", "公开内容（要素）及要求"),
    ("content", "公开内容标题"),
    ("content", "公开要素"),
    ("content", "内容规范"),
    ("content", "内容标准"),
    ("content", "内容描述"),
    ("content", "内容说明"),
    ("content", "具体内容"),
    ("content", "公开内容（●表示必须公开，〇表示可选公开）"),
    ("content", "公开內容（要素）"),
    ("content", "公開(kāi)內(nèi)容（要素）"),
    ("content", "公 开 内 容"),
    ("content", "公开⏎内容"),
    ("basis", "信息公开规定"),
    ("basis", "法律依据"),
    ("basis", "依据"),
    ("limit", "时限要求"),
    ("limit", "提供内容时效标准"),
    ("limit", "公开要求"),
    ("limit", "公开时间"),
    ("limit", "公开期限"),
    ("limit", "公開時限"),
    ("limit", "公开时限（更新频次）"),
    ("unit", "责任单位"),
    ("unit", "责任主体"),
    ("unit", "保障部门"),
    ("unit", "公开责任"),
    ("unit", "责任部门"),
    ("unit", "公开责任单位"),
    ("channel", "公开渠道"),
    ("channel", "公开载体"),
    ("channel", "发布平台"),
    ("channel", "公布方式"),
    ("channel", "公开形式"),
    ("channel", "公开渠道和载体（在标注范围内至少选择其一公开，法律法规规章另有规定的从其规定）"),
    ("channel", "公开渠道和载体（“■”表示必选项，“□”表示可选项）"),
    ("channel", "公开渠道和载体（“■”为必选"),
    ("audience", "公开范围"),
    ("audience", "公开对"),
    ("audience", "对象"),
    ("method", "公开属性"),
    ("level", "公开级别"),
    ("level", "层级"),
]


@pytest.mark.parametrize(("role", "word"), WORDS, ids=[word for _, word in WORDS])
def test_header_words(role: str, word: str) -> None:
    usual = read(standard()).entry
    reworded = read(standard(headers={STANDARD_WORD[role]: word}))
    assert field_values(reworded.entry) == field_values(usual)
    assert reworded.findings == ()


ITEM_PAIRS = [
    ("一级事项", "二级事项"),
    ("一级", "二级"),
    ("一级目录", "二级目录"),
    ("一级栏目", "二级栏目"),
    ("一级分类", "二级分类"),
    ("目录类别", "目录名称"),
    ("版块", "栏目名称"),
    ("类别", "业务事项"),
    ("信息类别", "具体职责"),
    ("公开事项类别", "公开事项名称"),
    ("公开一级事项", "公开二级事项"),
]


@pytest.mark.parametrize(("first", "second"), ITEM_PAIRS, ids=["-".join(p) for p in ITEM_PAIRS])
def test_item_words(first: str, second: str) -> None:
    result = read(standard(headers={"一级事项": first, "二级事项": second}))
    assert result.entry.items == ("补贴发放", "高龄津贴")
    assert result.findings == ()


def test_items_of_five_levels() -> None:
    words = ["一级目录", "二级目录", "三级目录", "四级目录", "五级目录", "公开内容", "公开主体"]
    names = ["民生", "养老", "补贴", "高龄", "百岁", "标准", "某县民政局"]
    result = read(grid_of([words, names]))
    assert result.entry.items == ("民生", "养老", "补贴", "高龄", "百岁")


BARE_LEVELS = [
    ("一级", "二级", "三级"),
    ("四级目录", "五级目录", "六级目录"),
    ("一级栏目", "二级栏目", "三级栏目"),
    ("二级事项", "三级事项", "四级事项"),
]


@pytest.mark.parametrize("words", BARE_LEVELS, ids=["-".join(words) for words in BARE_LEVELS])
def test_three_item_levels(words: tuple[str, str, str]) -> None:
    header = [*words, "公开内容", "公开主体"]
    result = read(grid_of([header, ["民生", "养老", "补贴", "标准", "某县民政局"]]))
    assert result.entry.items == ("民生", "养老", "补贴")
    assert result.findings == ()


def test_full_text_column_beside_the_method() -> None:
    """平武: 全文发布 beside 公开属性."""
    headers = {"公开层级": "全文发布", "公开方式": "公开属性"}
    result = read(standard(headers=headers, 公开层级="是", 公开方式="主动公开"))
    assert result.entry.methods[0].code == "proactive"
    assert result.entry.extra == {"全文发布": "是"}


def test_items_out_of_order_stand_level_1_first() -> None:
    header = ["二级事项", "一级事项", "公开内容", "公开主体"]
    result = read(grid_of([header, ["高龄津贴", "补贴发放", "标准", "某县民政局"]]))
    assert result.entry.items == ("补贴发放", "高龄津贴")


def test_items_one_level_only() -> None:
    result = read(standard(headers={"一级事项": "公开事项", "二级事项": ""}))
    assert result.entry.items == ("补贴发放",)


def test_items_both_levels_in_one_cell() -> None:
    cells = {"一级事项": "1.补贴发放⏎1.1高龄津贴"}
    result = read(
        standard(headers={"一级事项": "公开事项（一级/二级）", "二级事项": ""}, cells=cells)
    )
    assert result.entry.items == ("补贴发放", "高龄津贴")


def test_items_numbered_in_the_cell() -> None:
    result = read(standard(一级事项="1.补贴发放", 二级事项="1.1 高龄津贴"))
    assert result.entry.items == ("1.补贴发放", "1.1 高龄津贴")


def test_items_second_level_is_a_dash() -> None:
    result = judge(standard(二级事项="─"))
    assert result.entry.items == ("补贴发放", "─")
    assert result.findings == ()


DOMAIN_WORDS = ["公开领域", "试点领域", "所属领域", "领域", "相应领域"]


@pytest.mark.parametrize("word", DOMAIN_WORDS)
def test_domain_words(word: str) -> None:
    result = read(standard(headers={"公开层级": word}, 公开层级="养老服务"))
    assert result.entry.domain is not None
    assert result.entry.domain.code == "elderly_care"


PROCESS = [
    ("过程", "决策", ["decision"]),
    ("过程", "执行", ["execution"]),
    ("过程", "管理", ["management"]),
    ("过程", "服务", ["service"]),
    ("过程", "结果", ["result"]),
    ("五公开", "□决策 ■执行 □管理 □服务 ■结果", ["execution", "result"]),
    ("公开（形式）", "决策、结果", ["decision", "result"]),
    ("公开环节", "决策/执行", ["decision", "execution"]),
]


@pytest.mark.parametrize(
    ("word", "cell", "codes"), PROCESS, ids=[f"{w}-{c}" for w, c, _ in PROCESS]
)
def test_disclosure_types(word: str, cell: str, codes: list[str]) -> None:
    result = read(standard(headers={"公开层级": word}, 公开层级=cell))
    assert [value.code for value in result.entry.disclosure_types] == codes
    assert result.findings == ()


def test_five_disclosures_with_the_form_of_the_document() -> None:
    """东阳: a column 五公开 (■决策) beside a column of forms (■文本)."""
    result = read(
        standard(
            headers={"公开方式": "五公开", "公开层级": "公开形式"},
            公开方式="□决策 ■结果",
            公开层级="■文本",
        )
    )
    assert [value.code for value in result.entry.disclosure_types] == ["result"]


EXTRA = [
    ("依据效力位阶", "部门规章"),
    ("条款内容", "第九条"),
    ("对应职责", "负责津贴发放"),
    ("事项类型", "公共服务"),
    ("事项类型/事项类别", "公共服务"),
    ("备注", "每年调整"),
    ("公开时长", "长期"),
    ("满意度", "很好"),
]


@pytest.mark.parametrize(("word", "text"), EXTRA, ids=[word for word, _ in EXTRA])
def test_extra_columns_keep_their_text(word: str, text: str) -> None:
    result = read(standard(headers={"公开层级": word}, 公开层级=text))
    assert result.entry.extra == {word: text}
    assert result.findings == (("T221", "K1"),)


CONTACTS = [
    ("咨询电话", "enquiry"),
    ("联系电话", "enquiry"),
    ("监督电话", "supervision"),
    ("监督举报电话", "supervision"),
    ("责任科室", "office"),
]


@pytest.mark.parametrize(("word", "kind"), CONTACTS, ids=[word for word, _ in CONTACTS])
def test_contact_columns(word: str, kind: str) -> None:
    result = read(standard(headers={"公开层级": word}, 公开层级="养老股 12345"))
    (contact,) = result.entry.contacts
    assert (contact.kind, contact.text) == (kind, "养老股 12345")


@pytest.mark.parametrize("word", ["政府网站（URL）", "网址", "链接"])
def test_url_columns(word: str) -> None:
    result = read(standard(headers={"公开层级": word}, 公开层级="http://www.example.gov.cn/a"))
    assert result.entry.url == "http://www.example.gov.cn/a"


def test_index_number_column_keeps_its_hyphen() -> None:
    result = read(standard(headers={"公开层级": "索引号"}, 公开层级="0142768-8/2022-00185"))
    assert result.entry.index_number == "0142768-8/2022-00185"


def test_basis_in_two_columns_is_joined() -> None:
    headers = {"公开层级": "公开依据", "公开依据": "公开依据"}
    result = read(standard(headers=headers, 公开依据="《甲法》", 公开层级="《乙办法》"))
    assert [basis.title for basis in result.entry.legal_basis] == ["甲法", "乙办法"]


METHOD_OR_CHANNEL = [
    ("公开方式", "■政府网站 □政府公报", "channels", "政府网站"),
    ("公开方式", "政府网站、公开查阅点", "channels", "政府网站"),
    ("公开方式", "主动公开", "methods", "主动公开"),
    ("公开形式", "依申请公开", "methods", "依申请公开"),
    ("公开形式", "政府网站", "channels", "政府网站"),
]


@pytest.mark.parametrize(
    ("word", "cell", "field", "text"),
    METHOD_OR_CHANNEL,
    ids=[f"{w}-{c}" for w, c, _, _ in METHOD_OR_CHANNEL],
)
def test_method_or_channel_by_the_values(word: str, cell: str, field: str, text: str) -> None:
    headers = {"公开渠道和载体": "", "公开方式": word}
    entry = read(standard(headers=headers, 公开方式=cell)).entry
    assert getattr(entry, field)[0].text == text
    assert not getattr(entry, "methods" if field == "channels" else "channels")


FREQUENCY_WORDS = [
    "更新频次", "更新频率", "更新周期", "更新时限", "维护周期", "更新标准", "公开频次", "报送频次",
    "具体要求",
]  # fmt: skip


@pytest.mark.parametrize("word", FREQUENCY_WORDS)
def test_frequency_words(word: str) -> None:
    cells = {"公开层级": "及时更新，最迟6个月内必须有更新"}
    result = read(standard(headers={"公开层级": word}, cells=cells))
    frequency = result.entry.update_frequency
    assert frequency is not None
    assert (frequency.code, frequency.source) == ("on_change", "stated")
    assert frequency.max_interval is not None
    assert (frequency.max_interval.value, frequency.max_interval.unit) == (6, "month")


def test_requirements_that_are_no_frequency_stay_extra() -> None:
    result = read(standard(headers={"公开层级": "具体要求"}, 公开层级="内容应当准确、完整"))
    assert result.entry.extra == {"具体要求": "内容应当准确、完整"}


def test_frequency_beside_an_event_and_a_limit() -> None:
    """公开频次 and 公开时间 as two columns: one is the frequency, the other the limit."""
    headers = {"公开层级": "公开频次", "公开时限": "公开时间"}
    result = read(standard(headers=headers, 公开层级="每季度", 公开时限="每季度首月20日前"))
    assert result.frequency() == ("quarterly", "stated")
    assert result.entry.time_limit is not None
    assert result.entry.time_limit.clauses[0].kind == "calendar"


AUDIENCE = [
    ("全社会", True, ()),
    ("社会", True, ()),
    ("社会公众", True, ()),
    ("申请人", False, ("申请人",)),
    ("在征收范围内", False, ("在征收范围内",)),
    ("面向本村集体成员", False, ("面向本村集体成员",)),
    ("全社会、申请人", True, ("申请人",)),
    ("■全社会 □特定群体", True, ()),
]


@pytest.mark.parametrize(("text", "public", "groups"), AUDIENCE, ids=[a[0] for a in AUDIENCE])
def test_typed_audience(text: str, public: bool, groups: tuple[str, ...]) -> None:  # noqa: FBT001
    audience = read(standard(公开对象=text)).entry.audience
    assert audience is not None
    assert (audience.public, audience.groups) == (public, groups)


LEVELS = [
    ("县级", ["county"]),
    ("乡级", ["township"]),
    ("乡、村级", ["township", "village"]),
    ("区级/街镇级", ["county", "township"]),
    ("市级/镇街级", ["city", "township"]),
    ("镇级/村级", ["township", "village"]),
    ("区县级", ["county"]),
    ("乡镇级", ["township"]),
    ("嘎查（社区）级", ["village"]),
    ("镇街级", ["township"]),
    ("县（区）级", ["county"]),
]


@pytest.mark.parametrize(("text", "codes"), LEVELS, ids=[text for text, _ in LEVELS])
def test_typed_levels(text: str, codes: list[str]) -> None:
    result = read(standard(公开层级=text))
    assert [level.code for level in result.entry.levels] == codes


def test_absent_level_column_is_no_finding() -> None:
    result = judge(standard(headers={"公开层级": ""}))
    assert result.entry.levels == ()
    assert result.findings == ()


@pytest.mark.parametrize("word", ["县级/乡级", "市级/镇街级", "镇级/村级", "区级/街镇级"])
def test_a_tick_column_of_two_levels(word: str) -> None:
    levels = read(standard(headers={"公开层级": word}, 公开层级="√")).entry.levels
    assert [level.text for level in levels] == word.split("/")
    assert all(level.code for level in levels)


def test_words_of_different_roles_are_no_header_word() -> None:
    result = read(standard(headers={"公开层级": "县级/主动"}, 公开层级="√"))
    assert result.entry.extra == {"县级/主动": "√"}


METHODS = [("主动公开", "proactive"), ("依申请公开", "on_request"), ("申请公开", "on_request"),
           ("申请", "on_request")]  # fmt: skip


@pytest.mark.parametrize(("text", "code"), METHODS, ids=[text for text, _ in METHODS])
def test_typed_methods(text: str, code: str) -> None:
    (method,) = read(standard(公开方式=text)).entry.methods
    assert (method.code, method.text) == (code, text)


def test_every_standard_column_is_read() -> None:
    """The fixture of this folder: a row without a defect gives no finding and every field."""
    result = judge(standard())
    assert result.findings == ()
    assert set(STANDARD_WORD.values()) < STANDARD.keys()
    assert result.entry.model_dump(exclude_none=True).keys() >= {
        "sequence", "items", "content", "legalBasis", "timeLimit", "updateFrequency",
        "responsibleUnits", "channels", "audience", "methods", "levels",
    }  # fmt: skip
