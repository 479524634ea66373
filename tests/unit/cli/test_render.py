import io
import re

import pytest
from typing_extensions import override

from opengov.cli import render
from opengov.cli.render import Line, Screen, cell_len, pad, plain, severity, shorten
from opengov.finding import Severity
from opengov.text import Lang, Text


class Terminal(io.StringIO):
    """A terminal of a given width."""

    @override
    def isatty(self) -> bool:
        return True


def on_terminal(lines: list[Line], width: int, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("TERM", "xterm-256color")
    stream = Terminal()
    Screen(stream).show(lines)
    return stream.getvalue()


LONG = Line((("F7  ", "bold"), ("错误 E102  ", "red")), (("缺少公开主体：" + "某某" * 30, ""),))


class TestWidths:
    def test_a_chinese_character_takes_two_cells(self) -> None:
        assert pad("主体", 6) == "主体  "
        assert pad("abcdef", 4) == "abcdef"

    @pytest.mark.parametrize(
        ("text", "width", "expected"),
        [
            ("公开内容\n(要素)", 20, "公开内容 (要素)"),
            ("公开内容\r\n （要素）", 20, "公开内容（要素）"),
            ("公开内容", 8, "公开内容"),
            ("公开内容", 7, "公开内…"),
            ("公开内容", 6, "公开…"),
            ("abcdef", 4, "abc…"),
        ],
    )
    def test_a_long_text_is_shortened_to_its_width(
        self, text: str, width: int, expected: str
    ) -> None:
        assert shorten(text, width) == expected

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_all_severities_are_equally_wide(self, lang: Lang) -> None:
        assert len({cell_len(severity(each, lang)[0]) for each in Severity}) == 1


class TestPipe:
    def test_nothing_is_styled_or_wrapped(self) -> None:
        stream = io.StringIO()
        Screen(stream).show([LONG, Line()])
        assert stream.getvalue() == f"F7  错误 E102  缺少公开主体：{'某某' * 30}\n\n"

    def test_blanks_at_the_end_are_dropped(self) -> None:
        assert plain([Line((("a   ", ""),))]) == "a\n"


class TestTerminal:
    @pytest.mark.parametrize("width", [60, 80, 120])
    def test_a_long_text_hangs_beside_its_label(
        self, width: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        styled = on_terminal([LONG], width, monkeypatch)
        first, *rest = re.sub(r"\x1b\[[0-9;]*m", "", styled).splitlines()
        assert first.startswith("F7  错误 E102  缺少公开主体：")
        assert all(line.startswith(" " * 15 + "某") for line in rest)
        assert all(cell_len(line) <= width for line in [first, *rest])
        assert "".join([first, *(line.strip() for line in rest)]).count("某") == 60

    def test_below_its_label_where_there_is_no_room(self, monkeypatch: pytest.MonkeyPatch) -> None:
        line = Line((("/entries/0/responsibleUnits/0  ", ""),), (("缺少" * 20, ""),))
        first, *rest = on_terminal([line], 50, monkeypatch).splitlines()
        assert first == "/entries/0/responsibleUnits/0"
        assert [each[:4].isspace() and each[4] in "缺少" for each in rest] == [True, True]

    def test_a_short_line_stays_one(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert on_terminal([Line(body=(("短", ""),))], 80, monkeypatch) == "短\n"

    def test_a_long_label_alone_is_not_broken(self, monkeypatch: pytest.MonkeyPatch) -> None:
        line = Line((("x" * 200, ""),))
        assert on_terminal([line], 80, monkeypatch) == "x" * 200 + "\n"

    def test_colours(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("NO_COLOR", raising=False)
        assert "\x1b[31m" in on_terminal([LONG], 80, monkeypatch)
        monkeypatch.setenv("NO_COLOR", "1")
        assert "\x1b[31m" not in on_terminal([LONG], 80, monkeypatch)

    def test_brackets_are_no_markup(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert "[bold]a[/]" in on_terminal([Line(body=(("[bold]a[/]", ""),))], 80, monkeypatch)


def test_nobody_listens_on_standard_error(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone(io.StringIO):
        @override
        def write(self, text: str, /) -> int:
            raise BrokenPipeError(text)

    monkeypatch.setattr("sys.stderr", Gone())
    render.note(Text("一", "one"), "en")
    render.error(Text("一", "one"), "en")
