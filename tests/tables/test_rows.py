"""Rows: which are entries, what merged cells fill, what single cells may hold."""

from tests.tables.drawing import draw, judge, read, standard

from opengov.files.grid import CellMark, Merge


def test_group_rows_and_notes_are_no_entries() -> None:
    grid = draw("""
        公开事项 | 公开内容 | 公开主体
        一、津贴类 | < | <
        甲 | 标准 | 某县民政局
        注：由各单位动态调整 | < | <
    """)
    result = read(grid)
    assert [entry.items for entry in result.entries] == [("甲",)]
    assert result.findings == (("T206", "A2"), ("T206", "A4"))


def test_note_in_the_first_cell_alone() -> None:
    grid = draw("""
        公开事项 | 公开内容 | 公开主体
        甲 | 标准 | 某县民政局
        注：由各单位动态调整 | |
    """)
    assert read(grid).findings == (("T206", "A3"),)


def test_merged_unit_and_basis_count_for_all_their_rows() -> None:
    grid = draw("""
        序号 | 公开事项 | 公开内容 | 公开主体 | 公开依据
        1 | 甲 | 标准 | 某县民政局 | 《甲法》
        2 | 乙 | 办法 | ^ | ^
    """)
    result = read(grid)
    second = result.entries[1]
    assert [unit.name for unit in second.responsible_units] == ["某县民政局"]
    assert second.legal_basis[0].title == "甲法"
    assert result.file.locate("/entries/1/responsibleUnits").cell == "D2"


def test_merged_cells_across_columns() -> None:
    """One value for both item levels (colspan)."""
    grid = draw("""
        一级事项 | 二级事项 | 公开内容 | 公开主体
        甲 | < | 标准 | 某县民政局
    """)
    assert read(grid).entry.items == ("甲",)


def test_rows_that_continue_the_entry_above() -> None:
    """One entry printed over several rows, without merged cells (页 by spaces)."""
    grid = draw("""
        序号 | 公开事项 | 公开内容 | 公开主体
        1 | 甲 | 标准、 | 某县民
        | | 办法 |
        | | | 政局
        2 | 乙 | 范围 | 某县民政局
    """)
    first, second = read(grid).entries
    assert first.content == ("标准、办法",)
    assert [unit.name for unit in first.responsible_units] == ["某县民政局"]
    assert second.items == ("乙",)


def test_error_cells_and_uncached_formulas_are_reported_not_missing() -> None:
    marks = {(1, 2): CellMark.ERROR, (2, 3): CellMark.FORMULA, (2, 0): CellMark.DATE}
    grid = draw(
        """
        序号 | 公开事项 | 公开内容 | 公开主体
        1 | 甲 | #REF! | 某县民政局
        2 | 乙 | 标准 | =A1&B1
        """,
        marks=marks,
    )
    assert read(grid).findings == (("T231", "C2"), ("T232", "D3"))


def test_two_numbers_in_the_cell_of_one() -> None:
    result = read(standard(序号="3、4"))
    assert result.entry.sequence == "3、4"
    assert result.findings == (("T247", "A2"),)


def test_id_column_names_the_entry() -> None:
    assert read(standard(headers={"公开层级": "条目标识"}, 公开层级="yl-01")).entry.id == "yl-01"


def test_office_stands_for_the_unit_only_without_a_unit_column() -> None:
    office = {"公开主体": "责任科室"}
    result = read(standard(headers=office, 公开主体="养老服务股"))
    assert result.units() == ["养老服务股"]
    assert result.findings == (("T248", "G1"),)
    both = read(standard(headers={"公开层级": "责任科室"}, 公开层级="养老服务股"))
    assert both.units() == ["某县民政局"]


def test_csv_fills_blank_item_levels_only() -> None:
    grid = draw(
        """
        一级事项 | 二级事项 | 公开内容 | 公开主体
        补贴 | 甲 | 标准 | 某县民政局
        | 乙 | 办法 |
        """,
        can_merge=False,
        sheet=None,
    )
    result = judge(grid)
    assert result.entries[1].items == ("补贴", "乙")
    assert result.entries[1].responsible_units == ()
    assert ("T246", "A3") in result.findings
    assert ("E102", "D3") in result.findings


def test_pointer_to_an_extra_column() -> None:
    result = read(standard(headers={"公开层级": "满意度"}, 公开层级="高"))
    assert result.file.locate("/entries/0/extra/满意度").cell == "K2"


def test_words_in_a_tick_column_are_read_as_words() -> None:
    grid = draw("""
        公开事项 | 公开内容 | 公开主体 | 公开对象 | < | 公开方式 | <
        ^ | ^ | ^ | 全社会 | 特定群体 | 主动 | 依申请
        甲 | 标准 | 某县民政局 | 面向全社会 |  | 主动公开 |
        乙 | 标准 | 某县民政局 | 本镇居民 |  |  | 依申请公开
    """)
    first, second = read(grid).entries
    assert first.audience is not None
    assert (first.audience.public, first.audience.groups) == (True, ())
    assert [method.code for method in first.methods] == ["proactive"]
    assert second.audience is not None
    assert (second.audience.public, second.audience.groups) == (False, ("本镇居民",))
    assert [method.code for method in second.methods] == ["on_request"]


def test_empty_boxes_of_a_method_choose_nothing() -> None:
    (method,) = read(standard(公开方式="□主动 □依申请")).entry.methods
    assert (method.code, method.text) == (None, "□主动 □依申请")


def test_a_form_column_that_holds_the_five_types() -> None:
    grid = standard(headers={"公开层级": "公开形式"}, 公开层级="决策")
    assert [value.code for value in read(grid).entry.disclosure_types] == ["decision"]


def test_a_blank_single_item_column() -> None:
    grid = draw("""
        序号 | 公开事项 | 公开内容 | 公开主体
        1 |  | 标准 | 某县民政局
    """)
    assert read(grid).entry.items == ()


def test_a_merge_wider_than_the_table() -> None:
    grid = draw("""
        公开事项 | 公开内容 | 公开主体
        甲 | 标准 | 某县民政局
        乙 | ^ | ^
    """)
    grid.merges = [*grid.merges, Merge(1, 3, 2, 9)]
    assert len(read(grid).entries) == 2


def test_blank_rows_between_entries() -> None:
    grid = draw("""
        公开事项 | 公开内容 | 公开主体
         |  |
        甲 | 标准 | 某县民政局
         |  |
        乙 | 办法 | 某县民政局
    """)
    assert [entry.items for entry in read(grid).entries] == [("甲",), ("乙",)]
