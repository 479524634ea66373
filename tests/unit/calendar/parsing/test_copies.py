"""Copies as they go round: other script, width and line breaks, noise between the lines."""

from pathlib import Path

import pytest

from opengov.calendar.parsing import parse_amendment, parse_notice

NOTICES = Path(__file__).parents[3] / "data" / "notices"
FORUM = (
    "t\n)FqE8oN-\n*H\nRxC ",
    "& d/ W. b9 C+ p0\n6 }. s6 ^+ J& F7 g$ L0 P; ~, Z",
    "\n- 2 -\n\n\n",
)
FURNITURE = (
    "\n【广告】双11大促 11月11日零点开抢，满300减40\n",
    "\n发布时间：2013-12-11 10:10 来源：网络 字号：大 中 小 打印\n",
    "\n2014年放假安排时间表\n",
    "\n上一页 1 2 3 下一页\n扫一扫，关注微信公众号\n",
    "\n（编者注：2014年除夕是1月30日，这意味明年除夕要值班）\n",
)
TRADITIONAL = str.maketrans(
    "国务办厅关于节电号劳动庆调与周连补农历为间", "國務辦廳關於節電號勞動慶調與週連補農曆為間"
)
WIDE = str.maketrans("0123456789()", "０１２３４５６７８９（）")


def text_of(name: object) -> str:
    return (NOTICES / f"{name}.txt").read_text(encoding="utf-8")


YEARS = range(2008, 2027)


@pytest.mark.parametrize("year", YEARS)
class TestSameNotice:
    def test_traditional(self, year: int) -> None:
        text = text_of(year)
        assert parse_notice(text.translate(TRADITIONAL)) == parse_notice(text)

    def test_full_width(self, year: int) -> None:
        text = text_of(year)
        assert parse_notice(text.translate(WIDE).replace("：", ":")) == parse_notice(text)

    def test_blanks_and_line_ends(self, year: int) -> None:
        text = text_of(year)
        spaced = text.replace("月", " 月 ").replace("日", "日 ").replace("\n", "\r\n\r\n\u3000 ")
        assert parse_notice(spaced) == parse_notice(text)

    def test_pronunciation(self, year: int) -> None:
        text = text_of(year)
        noisy = (
            text.replace("节", "节(jié)").replace("日", "日(rì)(ri)").replace("共", "共（gòng）")
        )
        assert parse_notice(noisy) == parse_notice(text)

    def test_lines_broken(self, year: int) -> None:
        text = text_of(year)
        assert parse_notice(text.replace("。", "。\n").replace("：", "：\n")) == parse_notice(text)
        assert parse_notice(text.replace("月", "月\n")) == parse_notice(text)

    def test_in_one_line(self, year: int) -> None:
        lines = text_of(year).split("\n")
        one = "\n".join([*lines[:3], "".join(line for line in lines[3:] if line)])
        assert parse_notice(one).holidays == parse_notice(text_of(year)).holidays

    @pytest.mark.parametrize("noise", [*FORUM, *FURNITURE])
    def test_noise(self, year: int, noise: str) -> None:
        text = text_of(year)
        head, _, clauses = text.partition("一、")
        for mark in "二三四五六七":
            clauses = clauses.replace(f"\n{mark}、", f"{noise}{mark}、", 1)
        assert parse_notice(f"{head}一、{clauses}") == parse_notice(text)

    @pytest.mark.parametrize("mark", ["——", "（{}）", "{}. ", "", "①"])
    def test_other_numbering(self, year: int, mark: str) -> None:
        text = text_of(year)
        for number, numeral in enumerate("一二三四五六七", start=1):
            new = mark.format(numeral if "（" in mark else number)
            text = text.replace(f"\n{numeral}、", f"\n{new}")
        assert parse_notice(text).holidays == parse_notice(text_of(year)).holidays


class TestWording:
    def test_no_colon(self) -> None:
        text = text_of(2018)
        assert parse_notice(text.replace("节：", "节")) == parse_notice(text)

    def test_year_in_heading(self) -> None:
        text = text_of(2018)
        assert parse_notice(text.replace("一、元旦", "一、2018年元旦")) == parse_notice(text)

    def test_count_in_words(self) -> None:
        text = text_of(2019)
        assert parse_notice(text.replace("共7天", "共七天")) == parse_notice(text)

    def test_weekday_without_brackets(self) -> None:
        text = text_of(2019)
        plain = text.replace("（星期六）", "周六").replace("（星期日）", "礼拜天")
        assert parse_notice(plain) == parse_notice(text)

    def test_glosses(self) -> None:
        text = text_of(2015)
        glossed = text.replace("2月18日至24日", "2月18日(除夕)至24日(大年初六)")
        assert parse_notice(glossed) == parse_notice(text)

    def test_gloss_that_says_nothing(self) -> None:
        text = text_of(2015)
        assert parse_notice(text.replace("2月18日至", "2月18日（含）至")) == parse_notice(text)

    def test_date_in_words(self) -> None:
        text = text_of(2016)
        for words in ("二〇一五年十二月十日", "二○一五年十二月一十日", "二零一五年十二月十日"):
            assert parse_notice(text.replace("2015年12月10日", words)) == parse_notice(text)

    def test_date_with_single_digit_month_in_words(self) -> None:
        text = text_of(2026)
        signed = text.replace("2025年11月4日", "二〇二五年九月二十四日")
        assert str(parse_notice(signed).issued) == "2025-09-24"

    def test_later_text(self) -> None:
        text = text_of(2014)
        page = text + "\n网友评论\n5月2日也应该放假，大家上班了吗？\n相关阅读：2013年放假安排\n"
        assert parse_notice(page) == parse_notice(text)

    def test_number_of_another_document_before(self) -> None:
        text = text_of(2014)
        assert parse_notice(f"上一篇：国办发明电〔2012〕33号\n{text}") == parse_notice(text)

    def test_amendment_in_traditional_script(self) -> None:
        text = text_of("2020-spring")
        assert parse_amendment(text.translate(TRADITIONAL).replace("长", "長")).changes == (
            parse_amendment(text).changes
        )

    def test_amendment_with_its_other_clauses(self) -> None:
        text = text_of("2019-labour")
        more = "二、各地区、各部门要做好假期调整落实工作。\n三、节日期间，要妥善值班。\n\n国务院"
        assert parse_amendment(text.replace("\n\n国务院", f"\n{more}", 1)) == parse_amendment(text)
