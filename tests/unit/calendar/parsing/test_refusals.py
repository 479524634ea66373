"""What does not fit is refused, with the sentence and the reason."""

from datetime import date
from pathlib import Path

import pytest

from opengov.calendar.parsing import parse_amendment, parse_notice
from opengov.errors import NoticeParseError, OpenGovError

NOTICES = Path(__file__).parents[3] / "data" / "notices"


def text_of(name: object) -> str:
    return (NOTICES / f"{name}.txt").read_text(encoding="utf-8")


EDITS = [
    # What is printed, what a damaged or wrong copy says, what does not fit, what is quoted.
    (2026, "10月1日（周四）至7日", "0月1日至8日", "impossible-date", "0月1日"),
    (2026, "2月15日（农历腊月二十八、周日）", "2月30日", "impossible-date", "2月30日"),
    (2019, "2月4日至10日", "至10日", "unread-sentence", "至10日"),
    (2019, "2月4日至10日", "4日至10日", "impossible-date", "4日"),
    (2019, "2月4日至10日", "2月10日至4日", "days-contradict", "2月10日至4日"),
    (2019, "2月4日至10日", "2月4日至", "unread-sentence", "2月4日至"),
    (2019, "2月2日（星期六）", "2月2日（星期五）", "weekday-differs", "2月2日(星期五)"),
    (2019, "2月2日（星期六）", "2月2日（期六）", "unread-sentence", "(期六)"),
    (2019, "2月2日（星期六）", "2月2日（星期六、周日）", "weekday-differs", "(星期六、周日)"),
    (2019, "2月2日（星期六）", "2月3日（星期日）", "days-contradict", "2月3日(星期日)、2月3日"),
    (2019, "2月2日（星期六）", "2月9日（星期六）", "days-contradict", "二、春节"),
    (2019, "2月2日（星期六）", "2月1日（星期五）", "makeup-not-on-weekend", "二、春节"),
    (2019, "9月29日（星期日）", "9月22日（星期日）", "makeup-too-far", "七、国庆节"),
    (2019, "9月29日（星期日）、", "", "checksum-differs", "二、春节"),
    (2019, "共7天。2月2日", "共8天。2月2日", "count-differs", "共8天"),
    (2019, "4月5日放假，与周末连休", "放假，与周末连休", "no-days", "三、清明节"),
    (2019, "5月1日放假", "5月2日放假", "statutory-day-works", "四、劳动节"),
    (2019, "5月1日放假", "5月1日放假，与周末连休", "weekday-differs", "四、劳动节"),
    (2019, "5月1日放假", "5月1日放假，5月2日补休", "days-contradict", "四、劳动节"),
    (
        2019,
        "5月1日放假",
        "5月1日放假，5月1日至3日放假，5月4日放假",
        "days-contradict",
        "四、劳动节",
    ),
    (2019, "5月1日放假", "5月1日放假，5月6日上课", "unread-sentence", "5月6日上课"),
    (2019, "5月1日放假", "5月1日放假，节后6日起照常上班", "unread-sentence", "节后6日"),
    (2019, "5月1日放假", "5月1日放假，?月5日上班", "unread-sentence", "月5日上班"),
    (2019, "5月1日放假", "5月1日放假，连带总共4天", "unread-sentence", "总共4天"),
    (2019, "6月7日放假", "6月14日放假", "statutory-day-works", "五、端午节"),
    (2019, "四、劳动节", "四、端午节", "holiday-missing", "四、端午节"),
    (2019, "四、劳动节：5月1日放假。\n", "", "holiday-missing", "三、清明节"),
    (2019, "四、劳动节", "四、劳动节、春节", "holiday-repeated", "二、春节"),
    (2019, "四、劳动节", "四、劳动节、劳动节", "holiday-repeated", "四、劳动节、劳动节"),
    (2019, "关于2019年", "关于2018年", "issue-date-implausible", "2018-12-04"),
    (2019, "2018年12月30日", "2017年12月30日", "year-differs", "2017年12月30日"),
    (2019, "二、春节", "二、2018年春节", "year-differs", "2018、2019"),
    (2019, "关于2019年", "关于", "year-unknown", "关于部分节假日"),
    (2019, "〔2018〕", "〔2017〕", "issue-date-implausible", "国办发明电〔2017〕15号"),
    (2019, "2018年12月4日", "2018年13月4日", "impossible-date", "2018年13月4日"),
    (2016, "2月6日（星期六）", "2月13日（星期六）", "days-contradict", "二、春节"),
    (2018, "9月29日（星期六）", "9月22日（星期六）", "days-contradict", "六、中秋节"),
    (2010, "6月12日（星期六）", "6月19日（星期六）", "count-differs", "五、端午节"),
    (2018, "4月8日（星期日）", "4月1日（星期日）", "count-differs", "三、清明节"),
    (2018, "4月8日（星期日）", "4月28日（星期六）", "days-contradict", "三、清明节"),
    (2018, "4月28日（星期六）上班", "4月22日（星期日）上班", "count-differs", "四、劳动节"),
    (
        2017,
        "4月2日至4日放假调休，共3天",
        "4月2日放假，4月4日放假",
        "days-contradict",
        "三、清明节",
    ),
    (2014, "4月7日（星期一）补休", "4月8日（星期二）补休", "days-contradict", "三、清明节"),
    (
        2014,
        "5月4日（星期日）上班",
        "5月4日（星期日）上班，5月4日上班",
        "days-contradict",
        "四、劳动节",
    ),
    (
        2025,
        "放假1天，不调休。",
        "放假1天，不调休。12月29日（周日）上班。",
        "days-contradict",
        "一、元旦",
    ),
    (2025, "农历除夕", "农历初一", "lunar-day-differs", "农历初一"),
    (2025, "正月初七", "正月初八", "lunar-day-differs", "正月初八"),
    (2025, "（农历除夕、周二）", "（农历腊月二十七、周二）", "lunar-day-differs", "腊月二十七"),
    (2025, "农历正月初七", "除夕", "lunar-day-differs", "除夕"),
    (2008, "公休日调至12月31日（星期一）", "公休日调至", "unread-sentence", "12月29日"),
    (2008, "、2月12日（星期二），", "。", "count-differs", "2月11日(星期一)"),
    (2019, "9月29日（星期日）", "2月10日（星期日）", "days-contradict", "二、春节"),
    (2026, "9月25日（周五）至27日（周日）", "6月19日至21日", "days-contradict", "五、端午节"),
    (2019, "2018年12月4日", "2018年12月30日", "days-contradict", "关于2019年"),
    (2008, "公休日调至6月9日（星期一）", "公休日调至下周", "unread-sentence", "下周"),
    (2008, "6月9日（星期一）。", "6月7日（星期六）。", "days-contradict", "公休日调至6月7日"),
    (
        2008,
        "5月4日（星期日）公休日调至",
        "5月11日（星期日）公休日调至",
        "days-contradict",
        "5月11日",
    ),
    (2008, "5月4日（星期日）公休日调至", "5月5日公休日调至", "weekday-differs", "5月5日"),
    (2008, "、2月12日（星期二），", "，", "days-contradict", ""),
    (2008, "其中，5月1日为法定节假日", "其中，5月4日为法定节假日", "days-contradict", "5月4日"),
    (2008, "5月3日（星期六）为公休日", "5月2日为公休日", "days-contradict", "5月2日"),
]


class TestParseNotice:
    @pytest.mark.parametrize(("year", "printed", "copied", "problem", "quoted"), EDITS)
    def test_edit(self, year: int, printed: str, copied: str, problem: str, quoted: str) -> None:
        text = text_of(year)
        assert text.count(printed) >= 1
        with pytest.raises(NoticeParseError) as caught:
            parse_notice(text.replace(printed, copied, 1))
        assert caught.value.problem == problem
        assert quoted in caught.value.quote
        assert caught.value.why in str(caught.value)

    def test_error(self) -> None:
        with pytest.raises(NoticeParseError, match="compare the copy with the official") as caught:
            parse_notice("一、元旦：")
        assert isinstance(caught.value, (OpenGovError, ValueError))
        assert caught.value.code == "notice-parse"

    def test_long_quotes_are_cut(self) -> None:
        with pytest.raises(NoticeParseError) as caught:
            parse_notice(text_of(2019).replace("劳动节：", f"劳动节：5月{'某' * 400}3日放假，"))
        assert len(caught.value.quote) == 120

    def test_no_notice(self) -> None:
        with pytest.raises(NoticeParseError, match="not-a-notice"):
            parse_notice("各有关单位：明年放假另行通知。", year=2027)

    def test_given_year_differs(self) -> None:
        with pytest.raises(NoticeParseError, match="year-differs"):
            parse_notice(text_of(2019), year=2018)

    def test_given_date_differs(self) -> None:
        with pytest.raises(NoticeParseError, match="issue-date-implausible"):
            parse_notice(text_of(2019), issued=date(2018, 12, 6))

    @pytest.mark.parametrize("year", [0, 1999, 2007, 2150, 99999])
    def test_statute_unknown(self, year: int) -> None:
        text = text_of(2008).split("\n", 1)[1]
        with pytest.raises(NoticeParseError, match="are not on file"):
            parse_notice(text, year=year)


AMENDED = [
    ("2019-labour", "的通知", "的意见", "not-a-notice"),
    ("2019-labour", "2019年3月22日", "", "issue-date-missing"),
    ("2019-labour", "〔2019〕3号", "〔2018〕3号", "issue-date-implausible"),
    ("2019-labour", "2019年5月1日", "2018年5月1日", "year-unknown"),
    ("2019-labour", "5月5日（星期日）", "5月12日（星期日）", "makeup-too-far"),
    ("2019-labour", "5月1日至4日", "5月2日至5日", "days-contradict"),
    ("2019-labour", "5月1日至4日放假调休，共4天", "5月2日至3日放假", "statutory-day-works"),
    ("2019-labour", "4月28日（星期日）、", "", "checksum-differs"),
    ("2015-victory", "全国放假1天", "放假1天", "checksum-differs"),
    ("2020-spring", "至2月2日（农历正月初九，星期日）", "至1月30日", "days-contradict"),
    ("2020-spring", "2月3日（星期一）", "2月4日（星期二）", "days-contradict"),
    ("2020-spring", "2月3日（星期一）", "2月1日（星期六）", "days-contradict"),
    ("2020-spring", "正月初九", "正月初八", "lunar-day-differs"),
]


class TestParseAmendment:
    @pytest.mark.parametrize(("name", "printed", "copied", "problem"), AMENDED)
    def test_edit(self, name: str, printed: str, copied: str, problem: str) -> None:
        text = text_of(name)
        assert printed in text
        with pytest.raises(NoticeParseError) as caught:
            parse_amendment(text.replace(printed, copied, 1))
        assert caught.value.problem == problem

    def test_year_not_on_file(self) -> None:
        text = text_of("2019-labour").replace("2019", "2007")
        with pytest.raises(NoticeParseError, match="not on file"):
            parse_amendment(text)

    def test_notice_of_another_year(self) -> None:
        with pytest.raises(NoticeParseError, match="year-differs"):
            parse_amendment(text_of("2019-labour"), amends=parse_notice(text_of(2018)))
