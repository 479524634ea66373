"""Fifty-two published tables, in our own words: what is special in each (01 to 27, 52)."""

from tests.tables.drawing import draw, grid_of, judge, read, standard

from opengov.wording.normalise import compact

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


def test_place_01_traditional_script_with_pronunciation_noise() -> None:
    headers = {"公开时限": "公開(kāi)時(shí)限", "公开主体": "公開主體(tǐ)"}
    result = judge(
        standard(
            {"二级事项": "丁", "公开时限": "信息形成或變更之日起20個(gè)工作日內(nèi)"},
            headers=headers,
            公开时限="信息形成或者變更之日起3個工作日內",
            公开主体="某鎮(zhèn)人民政府",
        )
    )
    bounds = [e.update_frequency.within.value for e in result.entries]  # type: ignore[union-attr]  # both present
    assert bounds == [3, 20]
    assert result.entries[0].responsible_units[0].name == "某鎮(zhèn)人民政府"
    assert result.findings == ()


def test_place_02_one_item_level_and_all_thirteen_boxes() -> None:
    headers = {"一级事项": "公开事项", "二级事项": ""}
    result = judge(standard(headers=headers, 公开渠道和载体=FULL_BOXES))
    assert result.entry.items == ("补贴发放",)
    assert [code for code, _ in result.channels()] == [
        "government_website",
        "public_reading_point",
        "notice_board",
    ]
    assert result.findings == ()


def test_place_03_symbol_font_t_bare_limit_and_hotline() -> None:
    result = judge(
        standard(公开渠道和载体="t政府网站 □政府公报 t12345政务服务热线", 公开时限="20工作日")
    )
    assert result.channels() == [
        ("government_website", "政府网站"),
        (None, "12345政务服务热线"),
    ]
    assert result.findings == (("E201", "F2"), ("T243", "H2"))


def test_place_04_mouth_for_box_and_words_broken_over_lines() -> None:
    result = judge(
        standard(
            公开渠道和载体="■政府⏎网站 口政府⏎公报 ■公开查⏎阅点", 公开主体="某旗卫生⏎健康委⏎员会"
        )
    )
    assert [text for _, text in result.channels()] == ["政府网站", "公开查阅点"]
    assert result.units() == ["某旗卫生健康委员会"]
    assert result.findings == ()


def test_place_05_realtime_promptly_and_ditto() -> None:
    result = judge(
        standard(
            {"二级事项": "丁", "公开时限": "及时公开"},
            {"二级事项": "戊", "公开时限": "同上"},
            公开时限="实时公开",
        )
    )
    codes = [e.update_frequency and e.update_frequency.code for e in result.entries]
    assert codes == ["realtime", "on_change", "on_change"]
    assert ("T241", "F4") in result.findings
    assert result.codes == ["E202", "E202", "E202", "T241"]


def test_place_06_five_types_and_ditto_in_basis_and_channel() -> None:
    result = judge(
        standard(
            {"二级事项": "丁", "公开依据": "同上", "公开渠道和载体": "同上"},
            headers={"公开层级": "五公开"},
            公开层级="□决策 ■服务",
        )
    )
    second = result.entries[1]
    assert [value.code for value in second.disclosure_types] == ["service"]
    assert second.legal_basis[0].title == "某办法"
    assert second.channels[0].code == "government_website"
    assert result.findings == (("T241", "E3"), ("T241", "H3"))


def test_place_07_blank_limit_and_permanent() -> None:
    grid = draw("""
        公开事项 | 公开内容 | 公开主体 | 公开时限 | 公开渠道和载体
        场馆 | 开放时间 | 某区文化局 | 永久公开 | ■政府网站
        ^ | 活动安排 | ^ | | ■政府网站
        ^ | 服务项目 | ^ | ^ | ■政府网站
    """)
    result = judge(grid)
    assert [entry.items for entry in result.entries] == [("场馆",)] * 3
    assert result.findings == (("E104", "D2"), ("E104", "D3"))


def test_place_08_ditto_without_antecedent() -> None:
    result = judge(standard(公开依据="同上", 公开主体="同上", 公开时限="同上"))
    assert result.entry.legal_basis[0].text == "同上"
    assert result.findings == (("E104", "F2"), ("E113", "G2"))


def test_place_09_thirteen_domains_and_a_note_on_those_left_out() -> None:
    header = ["公开事项", "公开内容", "公开主体"]
    care = grid_of([header, ["甲", "标准", "某镇人民政府"]], sheet="养老服务")
    homes = grid_of([header, ["乙", "标准", "某镇人民政府"]], sheet="农村危房改造")
    note = grid_of([["未涉及领域事项说明"], ["本镇不涉及税收管理等领域"]], sheet="说明")
    result = read(care, homes, note)
    assert [c.domain and c.domain.text for c in result.file.catalogs] == [
        "养老服务",
        "农村危房改造",
    ]
    assert result.findings == ()


def test_place_10_blanks_inside_words() -> None:
    headers = {"公开时限": "公 开 时 限", "公开主体": "公 开 主 体"}
    result = judge(standard(headers=headers, 公开主体="某 乡 人民 政府", 公开对象="全 社 会"))
    assert compact(result.units()[0]) == "某乡人民政府"
    assert result.entry.audience is not None
    assert result.entry.audience.public
    assert result.findings == ()


def test_place_11_limit_with_public_notice() -> None:
    result = judge(standard(公开时限="制定或获取信息之日起10个工作日内，公示7个工作日"))
    assert result.entry.time_limit is not None
    assert [c.kind for c in result.entry.time_limit.clauses] == ["deadline", "display"]
    assert result.findings == ()


def test_place_12_dotted_lists_of_elements() -> None:
    result = read(standard(cells={"公开内容（要素）": "●对象范围⏎●救助标⏎准⏎●申请材料"}))
    assert result.entry.content == ("对象范围", "救助标准", "申请材料")


def test_place_13_collapsed_columns_keep_the_entry() -> None:
    """Only four columns survived; the rest is absent, not blank."""
    grid = draw("""
        公开事项 | 公开内容（要素） | 公开时限 | 公开主体
        甲 | ●标准 | 及时公开 | 某市民政局
    """)
    assert judge(grid).codes == ["E202", "T211"]


def test_place_14_channel_copied_from_another_domain() -> None:
    result = read(standard(公开渠道和载体="■政府网站 ■征地信息公开平台"))
    assert [code for code, _ in result.channels()] == ["government_website", None]
    assert result.findings == (("T243", "H2"),)


def test_place_27_vertical_text_one_character_a_line() -> None:
    headers = {"公开主体": "公⏎开⏎主⏎体"}
    result = judge(standard(headers=headers, 一级事项="社⏎会⏎救⏎助", 公开主体="某⏎县⏎民⏎政⏎局"))
    assert result.entry.items == ("社会救助", "高龄津贴")
    assert result.units() == ["某县民政局"]
    assert result.findings == ()


def test_place_15_numbers_lost() -> None:
    result = judge(standard({"序号": "", "二级事项": "丁"}, {"序号": "3", "二级事项": "戊"}))
    assert [entry.sequence for entry in result.entries] == ["1", None, "3"]
    assert result.findings == ()


def test_place_16_domain_column_and_seven_days() -> None:
    result = judge(
        standard(
            headers={"公开层级": "公开领域"},
            公开层级="食品药品监管",
            公开时限="信息形成或变更之日起7个工作日内",
        )
    )
    assert result.entry.domain is not None
    assert result.entry.domain.code == "food_drug_supervision"
    assert within("信息形成或变更之日起7个工作日内") == (7, "working_day")


def test_place_17_url_column() -> None:
    url = "http://www.example.gov.cn/spyp/"
    result = judge(standard(headers={"公开层级": "政府网站（URL）"}, 公开层级=url))
    assert result.entry.url == url
    assert result.findings == ()


def test_place_18_spam_words_stay_as_printed() -> None:
    """A gambling site's name replaced 关于: kept in the text, nothing is dropped."""
    basis = "《某体育app官网加强监管的意见》"
    result = read(standard(公开依据=basis))
    assert result.entry.legal_basis[0].text == basis


def test_place_19_triangles_and_an_event_of_its_own() -> None:
    result = judge(
        standard(
            公开渠道和载体="▲政府网站 □政府公报",
            公开时限="收到征地批准文件之日起10个工作日内公开。",
        )
    )
    assert result.channels() == [("government_website", "政府网站")]
    frequency = result.entry.update_frequency
    assert frequency is not None
    assert frequency.code == "on_event"
    assert result.findings == ()


def test_place_20_limit_before_an_event_with_on_request_rest() -> None:
    text = "①《听证通知书》在组织听证7个工作日前予以公开;②其他听证公开内容为依申请公开。"
    limit = read(standard(公开时限=text)).entry.time_limit
    assert limit is not None
    deadline, rest = limit.clauses
    assert deadline.kind == "deadline"
    assert (deadline.relation, rest.kind) == ("before", "on_request")


def test_place_21_address_in_the_channel() -> None:
    cell = "■政府网站（http://www.example.gov.cn/zs） ■征地信息公开平台"
    result = judge(standard(公开渠道和载体=cell))
    assert result.channels()[0] == (
        "government_website",
        "政府网站（http://www.example.gov.cn/zs）",
    )


def test_place_22_days_after_approval_and_continuation_rows() -> None:
    grid = draw("""
        序号 | 公开事项 | 公开内容 | 公开时限 | 公开主体 | 公开渠道和载体
        1 | 预算 | 收支总表、 | 本级人民代表大会批准后20日内 | 某镇财政所 | ■政府网站
         |  | 说明 |  |  |
        2 | 决算 | 收支总表 | 本级人民代表大会批准后20日内 | 某镇财政所 | ■政府网站
    """)
    result = judge(grid)
    assert result.entries[0].content == ("收支总表、说明",)
    frequency = result.entries[0].update_frequency
    assert frequency is not None
    assert frequency.within is not None
    assert frequency.within.unit == "day"
    assert result.findings == ()


def test_place_23_numbers_begin_at_eleven() -> None:
    result = judge(standard({"序号": "12", "二级事项": "丁"}, 序号="11"))
    assert result.findings == ()


def test_place_24_codes_for_numbers() -> None:
    result = judge(standard({"序号": "0507", "二级事项": "丁"}, 序号="0505"))
    assert [entry.sequence for entry in result.entries] == ["0505", "0507"]
    assert result.findings == ()


def test_place_25_numbered_channels() -> None:
    result = judge(standard(公开渠道和载体="1.政府网站 2.政务新媒体 3.公开查阅点"))
    assert [code for code, _ in result.channels()] == [
        "government_website",
        "new_media",
        "public_reading_point",
    ]


def test_place_26_one_row_made_of_many() -> None:
    """One row of the table is nine rows of the file; only the content goes on."""
    rows = [["1", "许可", "目录", "每月5日前", "某县生态环境局", "■政府网站"]]
    rows += [["^", "^", f"要素{n}", "^", "^", "^"] for n in range(2, 10)]
    header = ["序号", "公开事项", "公开内容", "公开时限", "公开主体", "公开渠道和载体"]
    result = judge(grid_of([header, *rows]))
    assert result.entry.content == ("目录", *(f"要素{n}" for n in range(2, 10)))
    assert result.findings == ()


def test_place_52_traditional_without_measure_word() -> None:
    assert within("信息形成或變更之日起20工作日內") == (20, "working_day")
