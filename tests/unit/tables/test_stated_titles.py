"""Lines above a table that state something outright, and titles of later tables of a text file."""

from dataclasses import fields
from datetime import date

import pytest

from opengov.model.coded import Coded
from opengov.reading import read_catalog
from opengov.tables.titles import TableTitle, read_titles

HEADER = "序号,公开事项,公开内容,公开主体"


def vars_of(title: TableTitle) -> dict[str, object]:
    return {field.name: getattr(title, field.name) for field in fields(title)}


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("目录标识：甲", "id", "甲"),
        ("标题：某事项表", "title", "某事项表"),
        ("发布机关:某县政务公开办", "publisher", "某县政务公开办"),
        ("地区：某县", "place", "某县"),
        ("层级：县级", "level", Coded(code="county", text="县级")),
        ("领域：某某事务", "domain", Coded(text="某某事务")),
        ("版本：第一版", "edition", "第一版"),
        ("生效日期：2020年1月31日", "valid_from", date(2020, 1, 31)),
        ("生效日期：2020-01-31", "valid_from", date(2020, 1, 31)),
    ],
)
def test_stated_lines(line: str, field: str, value: object) -> None:
    assert vars_of(read_titles([line], None)) == vars_of(TableTitle()) | {field: value}


@pytest.mark.parametrize("line", ["生效日期：待定", "生效日期：2020年2月31日", "发布机关："])
def test_a_line_that_states_nothing_leaves_the_field_blank(line: str) -> None:
    assert read_titles([line], None) == TableTitle()


def test_stated_lines_stand_above_what_the_title_tells() -> None:
    found = read_titles(["某县养老服务领域政务公开目录", "地区：乙县\n领域："], None)
    assert (found.place, found.domain) == ("乙县", None)


@pytest.mark.parametrize("blank", ["", ",,,"])
def test_a_later_title_of_a_text_file_begins_a_catalog(blank: str) -> None:
    text = (
        f"某县就业领域标准目录\n{HEADER}\n1,甲,乙,某局\n{blank}\n"
        f"某县救灾领域标准目录\n发布机关：某局\n{HEADER}\n1,丙,丁,某局"
    )
    first, second = read_catalog("a.csv", data=text.encode()).catalogs
    assert (len(first.entries), len(second.entries), second.publisher) == (1, 1, "某局")


def test_without_a_blank_row_a_row_of_one_cell_is_no_title() -> None:
    text = f"{HEADER}\n1,甲,乙,某局\n某县救灾事项\n{HEADER}\n2,丙,丁,某局"
    file = read_catalog("a.csv", data=text.encode())
    (only,) = file.catalogs
    assert len(only.entries) == 2
    assert [f.code for f in file.findings] == ["T206"]
