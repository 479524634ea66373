from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from opengov.cli.wrapping import CLOSING, OPENING, line_breaks


def wrapped(text: str, width: int) -> list[str]:
    offsets = [0, *line_breaks(text, width), len(text)]
    return [text[a:b] for a, b in pairwise(offsets)]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("缺少公开主体", 12, ["缺少公开主体"]),
        ("缺少公开主体", 11, ["缺少公开主", "体"]),
        ("没有写明（长期公开）也不能", 18, ["没有写明（长期公", "开）也不能"]),
        ("见规则集 required-elements）。", 24, ["见规则集 ", "required-elements）。"]),
        ("one two three", 8, ["one two ", "three"]),
        ("one    two", 5, ["one    ", "two"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("公开《目录》", 6, ["公开", "《目", "录》"]),
    ],
)
def test_where_lines_break(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


@given(
    st.text(alphabet="缺少主体ab1 -" + OPENING[:3] + CLOSING[:4], max_size=80), st.integers(2, 40)
)
def test_nothing_is_lost_and_every_line_fits(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert "".join(lines) == text
    assert all(cell_len(line.rstrip()) <= width for line in lines)
