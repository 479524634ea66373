"""Marks behind names, private-use characters, outline twins."""

import pytest

from opengov.wording.glyphs import Selection, read_boxes


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("政府网站√ 两微一端 公示栏√", ("政府网站", "公示栏")),
        ("政府网站√\n两微一端\n公示栏√", ("政府网站", "公示栏")),
        ("某平台√ 县级平台√", ("某平台", "县级平台")),
        ("\uf052政府网站\uf0a3政府公报", ("政府网站",)),
        ("\uf0fe政府网站\uf0a8政府公报", ("政府网站",)),
        ("▲政府网站 △两微一端", ("政府网站",)),
        ("★政府网站☆公告栏", ("政府网站",)),
        ("✔政府网站✘公告栏", ("政府网站",)),
        ("◎政府网站 ○公示栏", ("政府网站",)),
    ],
)
def test_chosen_names(text: str, chosen: tuple[str, ...]) -> None:
    assert read_boxes(text).chosen == chosen


def test_private_use_boxes_all_empty() -> None:
    assert read_boxes("\uf0a3政府网站\uf0a3政府公报").selection is Selection.NONE_CHOSEN


class TestBracketsAsBoxes:
    @pytest.mark.parametrize(
        ("text", "chosen"),
        [
            ("(√)政府网站 ( )政府公报 （ ）两微一端", ("政府网站",)),
            ("[x]政府网站 [ ]政府公报", ("政府网站",)),
            ("（√）政府网站\n（）政府公报", ("政府网站",)),
            ("政府网站（√） 政府公报（ ）", ("政府网站",)),
            ("(×)政府网站 (√)政府公报", ("政府公报",)),
            (
                "(√)社区/企事业单位/村公示栏（电子屏） ( )政府公报",
                ("社区/企事业单位/村公示栏（电子屏）",),
            ),
            ("□政府网站√ □政府公报 □两微一端√", ("政府网站", "两微一端")),
            ("口政府网站√ 口政府公报", ("政府网站",)),
            ("■政府网站 □其他（ ）", ("政府网站",)),
            ("政府网站（ ）", ("政府网站（ ）",)),
        ],
    )
    def test_chosen(self, text: str, chosen: tuple[str, ...]) -> None:
        assert read_boxes(text).chosen == chosen

    @pytest.mark.parametrize(
        ("text", "selection"),
        [
            ("(x)政府网站 ( )政府公报", Selection.UNDECIDABLE),
            ("( )政府网站 ( )政府公报", Selection.NONE_CHOSEN),
        ],
    )
    def test_not_chosen(self, text: str, selection: Selection) -> None:
        assert read_boxes(text).selection is selection
