"""A deadline as paragraphs: what a letter says, and what it must never claim."""

import pytest
from tests.conformance.test_requests import CASES
from tests.conformance.test_requests import answer as conform

from opengov.requests.prose import deadline_prose
from opengov.text import Lang

ALL = """\
关于编号为〔2026〕1号的政府信息公开申请，2026年3月2日收到申请（互联网渠道：以“双方确认”之日为准），\
答复期限为20个工作日，自次日起算（《政府信息公开条例》第31条、《政府信息公开条例》第33条第2款）。\
其间，2026年3月6日要求申请人在10个工作日内补正（《政府信息公开条例》第30条）。\
2026年3月13日收到补正，答复期限自次日起重新计算20个工作日，此前经过的时间不计（《政府信息公开条例》第30条）。\
2026年3月14日至2026年3月18日计3个工作日（第1至第3个）。\
2026年3月18日向甲公司征求意见（2026年3月20日送达），自次日起至收到意见之日止不计入，\
至多至送达后第15个工作日（《政府信息公开条例》第33条第3款）。\
2026年3月20日向某市局征求意见，自次日起至收到意见之日止不计入（《政府信息公开条例》第33条第3款）。\
2026年3月30日收到某市局的意见；另有意见尚未收到，继续停止计算。\
2026年4月8日收到甲公司的意见，自次日起继续计算。\
2026年3月19日至2026年4月8日因征求意见停止计算，其间的14个工作日扣除。\
2026年4月21日告知申请人延长15个工作日（当时的期限2026年5月6日尚未届满），\
答复期限由20个增至35个工作日（《政府信息公开条例》第33条第2款）。\
2026年4月9日至2026年5月26日计32个工作日（第4至第35个），其中5月9日为调休上班日（国办发明电〔2025〕7号），\
5月1日至5月5日（放假，劳动节，国办发明电〔2025〕7号）不计入。\
因此，答复期限为2026年5月26日。以上按截至2026年4月22日的记录计算。
以上日期按下列方法计算：期间开始的当日不计入，自次日起算，只计工作日（《民法典》第201条）；\
征求意见的时间，自发出次日起至收到意见之日止，其间的工作日不计入；重叠的期间只扣除一次；\
第三方、共同制作机关的意见期限自送达次日起计15个工作日，扣除的时间以该期限届满之日为限；法律没有规定意见期限的（其他机关，以及2007年条例下的第三方），扣除的时间至收到意见之日止，不另设上限。"""


def said(name: str, lang: Lang = "zh") -> str:
    return deadline_prose(conform(CASES[name]), lang)


def test_all_together_as_it_stands_in_a_letter() -> None:
    assert said("all-together") == ALL


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize(("lang", "words"), [("zh", "因此，答复期限为"), ("en", "is therefore 2")])
def test_only_a_certain_date_is_given_as_one(name: str, lang: Lang, words: str) -> None:
    assert (words in said(name, lang)) == (conform(CASES[name]).status == "certain")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "third-party-open",
            "尚不能确定，最早为2026年7月6日，最晚为2026年7月21日。意见尚未收到：",
        ),
        ("calendar-bounds", "最早为2027年1月8日，最晚为2027年1月10日。其后的放假安排尚未公布："),
        ("agency-open", "某市局的意见尚未收到，这类意见没有法定期限，答复期限目前不能确定。"),
        ("channel-missing", "收到申请之日尚不能确定。因此，答复期限目前不能确定：没有申请渠道"),
        ("delivered-direct-late", "申请已经办结，适用的答复期限为2026年6月30日。"),
        ("correction-lapsed", "申请已经办结，其时答复期限尚未确定。"),
        ("delay-fixed", "因此，答复期限为2026年8月31日。"),
        ("fee-paid", "其中注明“未经原文核实”的规定尚未与原文核对"),
        ("correction-2007", "其中注明“有争议”之处"),
        (
            "spring-festival-2020-after",
            "1月31日至2月2日（放假，春节，国办发明电〔2020〕1号）不计入",
        ),
        ("extension-late", "2026年7月1日延长答复期限时，期限（2026年6月30日）已经届满，不计入"),
    ],
)
def test_says_what_matters(name: str, words: str) -> None:
    assert words in said(name)


def test_without_any_event_there_is_nothing_to_tell() -> None:
    late = {**CASES["ordinary-2019"], "asOf": "2025-01-01"}
    text = deadline_prose(conform(late))
    assert text.startswith("关于编号为〔2026〕1号的政府信息公开申请，收到申请之日尚不能确定。")
    assert "截至该日没有收到申请的记录" in text


@pytest.mark.parametrize("name", CASES)
def test_is_paragraphs_of_whole_sentences(name: str) -> None:
    for paragraph in said(name).split("\n"):
        assert paragraph.endswith("。")
        assert "。。" not in paragraph
        assert "{" not in paragraph
