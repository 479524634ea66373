"""Fifty-two published tables, in our own words: what is special in each (28 to 51)."""

from tests.tables.drawing import draw, grid_of, judge, read, standard

FULL_BOXES = (
    "■政府网站 □政府公报 □两微一端 □发布会/听证会 □广播电视 □纸质媒体 ■公开查阅点 □政务服务中心 "
    "□便民服务站 □入户/现场 ■社区/企事业单位/村公示栏（电子屏） □精准推送 □其他____"
)


def within(text: str) -> tuple[int, str] | None:
    """Return the bound of the only entry's update frequency."""
    frequency = judge(standard(公开时限=text)).entry.update_frequency
    if frequency is None or frequency.within is None:
        return None
    return frequency.within.value, frequency.within.unit


def test_place_28_legend_scoped_limit() -> None:
    text = "1.除处罚决定外其他内容：长期公开（动态调整）；2.处罚决定：20个工作日内。"
    limit = read(standard(公开时限=text)).entry.time_limit
    assert limit is not None
    assert {clause.scope for clause in limit.clauses} == {"除处罚决定外其他内容", "处罚决定"}


def test_place_29_symbol_font_thorn_and_extension() -> None:
    text = "作出决定之日起7个工作日内；情况复杂的，经本单位负责人批准，可延长7个工作日"
    result = judge(standard(公开渠道和载体="þ政府网站 □政府公报", 公开时限=text))
    assert result.channels() == [("government_website", "政府网站")]
    assert result.entry.time_limit is not None
    assert [c.kind for c in result.entry.time_limit.clauses] == ["deadline", "extension"]


def test_place_30_letters_for_boxes_and_a_slip_of_the_pen() -> None:
    text = "信息形成个20个工作日内公开"
    result = judge(standard(公开渠道和载体="R政府网站 £政府公报", 公开时限=text))
    assert result.channels() == [("government_website", "政府网站")]
    assert result.entry.time_limit is not None
    assert result.entry.time_limit.raw == text


def test_place_31_process_column() -> None:
    result = judge(standard(headers={"公开层级": "过程"}, 公开层级="决策"))
    assert [value.code for value in result.entry.disclosure_types] == ["decision"]
    assert result.findings == ()


def test_place_32_level_typed_in_words() -> None:
    assert [x.code for x in read(standard(公开层级="区级")).entry.levels] == ["county"]


def test_place_42_result_settled() -> None:
    result = judge(standard(公开时限="分配结果确定后20个工作日内"))
    assert result.frequency() == ("on_event", "derived")


def test_place_45_blank_basis_is_no_matter_of_the_default_profile() -> None:
    assert judge(standard(公开依据="")).findings == ()
    assert judge(standard(公开依据=""), profile="national-2019").findings == (("E106", "E2"),)


def test_place_33_six_further_columns() -> None:
    extra = ["对应职责", "事项类型", "条款内容", "依据效力位阶", "备注", "填报人"]
    header = ["公开事项", "公开内容", "公开时限", "公开主体", "公开渠道和载体", *extra]
    row = [
        "甲",
        "标准",
        "每月5日前",
        "某区应急管理局",
        "■政府网站",
        "一",
        "二",
        "三",
        "四",
        "五",
        "六",
    ]
    result = judge(grid_of([header, row]))
    assert list(result.entry.extra) == extra
    assert set(result.codes) == {"T221"}


def test_place_41_other_order_of_columns_and_long_term_beside_a_limit() -> None:
    grid = draw("""
        公开主体 | 公开内容 | 公开事项 | 公开渠道和载体 | 公开时限
        某市应急管理局 | 标准 | 甲 | ■政府网站 | 信息产生、变更之日起20个工作日内公开，保持长期公开（相关政策法规另有规定的应从其规定）
    """)  # noqa: E501 - one line a row
    result = judge(grid)
    assert result.entry.time_limit is not None
    assert [c.kind for c in result.entry.time_limit.clauses] == ["deadline", "retention"]
    assert result.entry.time_limit.unless_other_law
    assert result.findings == ()


def test_place_34_phone_columns_and_full_text() -> None:
    headers = {"公开层级": "监督举报电话", "公开方式": "公开属性", "公开依据": "咨询电话"}
    result = judge(standard(headers=headers, 公开层级="0000-1", 公开依据="0000-2"))
    assert [c.kind for c in result.entry.contacts] == ["enquiry", "supervision"]
    assert result.entry.methods[0].code == "proactive"


def test_place_35_repeated_columns() -> None:
    headers = {"公开层级": "公开主体"}
    assert read(standard(headers=headers, 公开层级="某县住建局")).units() == [
        "某县民政局",
        "某县住建局",
    ]


def test_place_36_other_is_ticked_and_names_nothing() -> None:
    result = judge(
        standard(公开渠道和载体="■政府网站 ■其他_", 公开时限="自收到申请之日起20个工作日内公开")
    )
    assert result.findings == (("T249", "H2"),)
    assert result.entry.update_frequency is None


def test_place_44_cells_cut_at_their_end() -> None:
    text = "信息形成或者变更之日起20个工作日内予以公"
    result = judge(standard(公开时限=text))
    assert result.entry.time_limit is not None
    assert result.entry.time_limit.clauses[0].kind == "deadline"
    assert result.frequency() == ("on_change", "derived")


def test_place_37_masked_digits_and_names() -> None:
    result = judge(standard(公开时限="信息形成或者变更之日起 * 个工作日内", 公开主体="******局"))
    assert result.findings == (("E112", "G2"), ("E124", "F2"))


def test_place_38_diamonds() -> None:
    result = judge(standard(公开渠道和载体="◆政府网站 □政府公报"))
    assert result.channels() == [("government_website", "政府网站")]


def test_place_39_issued_to_the_unit() -> None:
    assert within("信息形成（变更）下发至本单位20个工作日内") == (20, "working_day")


def test_place_40_lost_header_cells() -> None:
    grid = draw("""
        公开事项 | 公开内容 | 公开主体 |  | 公开渠道和载体
        甲 | 标准 | 某县乡村振兴局 | 信息形成（变更）20个工作日内 | ■政府网站
        乙 | 办法 | 某县乡村振兴局 | 信息形成（变更）20个工作日内 | ■政府网站
    """)
    result = judge(grid)
    assert result.findings == (("T222", "D1"),)


def test_place_43_anchors_that_name_the_object() -> None:
    for text in ("制定或获取扶持政策措施之日起10个工作日内", "制定或获取指南之日起10个工作日内"):
        assert within(text) == (10, "working_day")


def test_place_46_seven_columns_and_quarterly() -> None:
    grid = draw("""
        序号 | 公开事项 | 公开内容 | 公开形式 | 公开时限 | 责任单位 | 公开范围
        1 | 村务 | 收支账目 | 村务公开栏 | 每季度的首个月20日 | 某村村民委员会 | 本村村民
        2 | 村务 | 工程项目 | 村务公开栏 | 随时公布 | 某村村民委员会 | 本村村民
    """)
    first, second = judge(grid).entries
    assert first.update_frequency is not None
    assert first.update_frequency.code == "quarterly"
    assert first.channels[0].code == "notice_board"
    assert first.audience is not None
    assert first.audience.groups == ("本村村民",)
    assert second.update_frequency is not None
    assert judge(grid).codes == ["E202"]


def test_place_47_frequency_in_the_place_of_the_limit() -> None:
    for text, code in (("1年", "annual"), ("6个月", "semiannual"), ("1个月", "monthly")):
        result = judge(standard(公开时限=text))
        assert result.frequency() == (code, "inferred")
        assert result.findings == (("E134", "F2"),)


def test_place_48_every_year_before_a_date() -> None:
    result = judge(standard(公开时限="每年4月1日之前"))
    assert result.frequency() == ("annual", "derived")
    assert result.findings == ()


def test_place_49_tree_of_five_types_and_realtime() -> None:
    grid = draw("""
        一级目录 | 二级目录 | 三级目录 | 公开内容 | 公开时限 | 责任单位 | 公开渠道
        决策公开 | 会议 | 常务会议 | 议题 | 实时更新 | 某区政府办公室 | 政府网站
    """)
    result = judge(grid)
    assert result.entry.items == ("决策公开", "会议", "常务会议")
    assert result.frequency() == ("realtime", "derived")
    assert result.findings == (("E202", "E2"),)


def test_place_50_no_cell_boundaries_are_refused() -> None:
    grid = grid_of(
        [["序号公开事项公开内容公开依据公开时限公开主体公开渠道和载体"], ["1就业信息岗位信息"]]
    )
    assert read(grid).codes == ["T204"]


def test_place_51_no_glyphs_survived() -> None:
    """All thirteen names without a mark: undecided, never all chosen."""
    result = judge(standard(公开渠道和载体=FULL_BOXES.replace("■", "").replace("□", "")))
    assert result.findings == (("E123", "H2"),)
