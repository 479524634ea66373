"""Single cells of a ledger: what an office writes, and what is not guessed."""

import pytest

from opengov.ledger.columns import ValueSpec
from opengov.ledger.values import UnreadCell, choices, is_blank, read_value, write_value
from opengov.text import Text

DATE = ValueSpec("date")
COUNT = ValueSpec("count")
CHANNEL = ValueSpec("code", "request-channels")
AGREES = ValueSpec("yes", words=(Text("同意", "agrees"), Text("不同意", "refuses")))


class TestDates:
    @pytest.mark.parametrize(
        "text",
        [
            "2026-06-01", "2026年6月1日", "2026-6-1", "2026.06.01", "2026/6/1", "20260601",
            " ２０２６年６月１日 ", "2026 年 6 月 1 日", "2026-06-01 08:30:00", "2026-6-1 8:30",
            "2026-06-01T00:00:00", "2026年6月1号",
        ],
    )  # fmt: skip
    def test_the_usual_forms(self, text: str) -> None:
        assert read_value(text, DATE) == "2026-06-01"

    @pytest.mark.parametrize(
        "text",
        ["6月1日", "2026年6月", "2026-13-01", "2026-02-30", "26.6.1", "46174", "六月", "2026.6-1",
         "2026年6月1日、2日", "0026-06-01"],
    )  # fmt: skip
    def test_nothing_is_guessed(self, text: str) -> None:
        with pytest.raises(UnreadCell, match="full date"):
            read_value(text, DATE)


class TestNumbers:
    @pytest.mark.parametrize(
        ("text", "number"), [("20", 20), ("２０个工作日", 20), ("20.0", 20), ("10 工作日", 10)]
    )
    def test_with_their_unit(self, text: str, number: int) -> None:
        assert read_value(text, COUNT) == number

    @pytest.mark.parametrize("text", ["0", "-1", "1.5", "二十", "1e3"])
    def test_others_are_refused(self, text: str) -> None:
        with pytest.raises(UnreadCell, match="from 1"):
            read_value(text, COUNT)

    def test_an_amount_may_be_nothing(self) -> None:
        assert read_value("0元", ValueSpec("amount")) == 0
        with pytest.raises(UnreadCell, match=r"whole number$"):
            read_value("12.5元", ValueSpec("amount"))

    def test_what_no_cell_can_hold(self) -> None:
        assert write_value(10**100, COUNT, "zh") == "∞"


class TestCodes:
    @pytest.mark.parametrize(
        "text", ["post_signed", "邮寄（需签收）", "Signed-for post", "邮寄(需签收)"]
    )
    def test_titles_and_codes(self, text: str) -> None:
        assert read_value(text, CHANNEL) == "post_signed"

    def test_others_are_refused_with_the_choices(self) -> None:
        with pytest.raises(UnreadCell) as refused:
            read_value("飞鸽", CHANNEL)
        assert refused.value.expected.zh.startswith("当面提交、邮寄（需签收）")

    def test_an_open_list_keeps_other_words(self) -> None:
        kind = ValueSpec("open", "decision-kinds")
        assert [read_value(text, kind) for text in ("予以公开", " 另行答复 ")] == [
            "disclosed",
            "另行答复",
        ]
        assert write_value("另行答复", kind, "zh") == "另行答复"

    def test_an_alias_of_the_codelist(self) -> None:
        assert read_value("公开查询点", ValueSpec("code", "channels")) == "public_reading_point"

    def test_several(self) -> None:
        told = ValueSpec("several", "told-remedies")
        assert read_value("可以申请行政复议；可以提起行政诉讼、其他", told) == (
            "reconsideration",
            "litigation",
            "其他",
        )
        assert write_value(["reconsideration", "其他"], told, "en") == "Reconsideration, 其他"


class TestYesAndNo:
    @pytest.mark.parametrize(("text", "yes"), [("同意", True), ("否", False), ("Agrees", True)])
    def test_words(self, text: str, yes: bool) -> None:  # noqa: FBT001 - a parameter
        assert read_value(text, AGREES) is yes

    def test_others_are_refused(self) -> None:
        with pytest.raises(UnreadCell, match="agrees or refuses"):
            read_value("也许", AGREES)

    def test_written(self) -> None:
        assert [write_value(value, AGREES, "zh") for value in (True, False)] == ["同意", "不同意"]

    def test_choices(self) -> None:
        assert choices(AGREES, "zh") == ("同意", "不同意")
        assert choices(DATE, "zh") == ()


@pytest.mark.parametrize("text", ["", " ", "—", "／", "无", "\n"])
def test_strokes_are_blank(text: str) -> None:
    assert is_blank(text)
