"""The drawing is read back as XML: what it names, that nothing covers anything, escaping."""

import re
import xml.etree.ElementTree as ET
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conformance.test_requests import CASES
from tests.conformance.test_requests import answer as conform
from tests.examples import examples

from opengov.calendar.registry import get_calendar
from opengov.model.requests import InformationRequest
from opengov.requests.drawing import timeline_svg
from opengov.requests.drawing.labels import GAP, stacked
from opengov.requests.drawing.plot import Mark, plot
from opengov.requests.drawing.scale import DETAILED, MOST_DAYS, Row, rows
from opengov.requests.engine import reply_deadline
from opengov.text import Lang

CN = get_calendar("CN")
SVG = "{http://www.w3.org/2000/svg}"
GOLDEN = Path(__file__).parents[3] / "data" / "requests" / "all-together.svg"
RECEIVED = {"type": "received", "on": "2026-06-01"}


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own output


def drawn(*events: dict[str, Any], as_of: str, id: str = "1", lang: Lang = "zh") -> ET.Element:  # noqa: A002 - as in the record
    request = InformationRequest.model_validate({"id": id, "events": list(events)})
    deadline = reply_deadline(request, CN, as_of=date.fromisoformat(as_of))
    return parsed(timeline_svg(deadline, CN, lang))


def case(name: str, lang: Lang = "zh") -> ET.Element:
    calendar = CN.as_of(date.fromisoformat(CASES[name]["calendarAsOf"]))
    return parsed(timeline_svg(conform(CASES[name]), calendar, lang))


def texts(root: ET.Element, class_: str = "") -> list[str]:
    return [
        re.sub(r"^.*</title>", "", "".join(part for part in element.itertext()))
        for element in root.iter(f"{SVG}text")
        if class_ in element.get("class", "").split() or not class_
    ]


def classes(root: ET.Element) -> set[str]:
    return {each.get("class", "") for row in root.iter(f"{SVG}g") for each in row}


class TestAllTogether:
    def test_is_drawn_as_it_was_looked_at(self) -> None:
        calendar = CN.as_of(date(2026, 11, 22))
        text = timeline_svg(conform(CASES["all-together"]), calendar)
        assert text == GOLDEN.read_text(encoding="utf-8")

    def test_names_every_event_and_clock(self) -> None:
        words = texts(case("all-together"))
        for expected in (
            "提交申请",
            "收到申请（双方确认）",
            "要求补正",
            "收到补正：重新计算",
            "征求意见：甲公司",
            "征求意见：某市局",
            "收到意见：甲公司",
            "收到意见：某市局",
            "告知延长15个工作日",
            "答复期限届满（第35个）",
            "计算基准日",
            "至4月13日",
        ):
            assert expected in words
        assert any(word.endswith("意见期限：甲公司") for word in words)
        assert any("申请人补正期限" in word for word in words)

    def test_numbers_every_working_day_that_counts(self) -> None:
        assert texts(case("all-together"), "n") == [str(n) for n in range(1, 36)]

    def test_marks_what_does_not_count(self) -> None:
        root = case("all-together")
        # Fourteen working days of the two consultations, their bars, and the sample in the legend.
        excluded = [each for each in root.iter(f"{SVG}rect") if each.get("class") == "excluded"]
        assert len([each for each in excluded if len(each)]) == 14
        assert classes(root) >= {"void", "weekend", "holiday", "makeup", "clock", "answered"}

    def test_can_be_read_aloud(self) -> None:
        root = case("all-together")
        assert root.get("role") == "img"
        ids = (root.get("aria-labelledby") or "").split()
        told = {each.get("id"): each.text or "" for each in root if each.get("id")}
        assert told[ids[0]] == "申请〔2026〕1号的答复期限"
        assert "答复期限：2026年5月26日" in told[ids[1]]
        assert "第35个工作日为2026年5月26日" in told[ids[1]]

    def test_needs_nothing_else(self) -> None:
        calendar = CN.as_of(date(2026, 11, 22))
        text = timeline_svg(conform(CASES["all-together"]), calendar)
        assert re.findall(r"https?://[^\"' ]*", text) == ["http://www.w3.org/2000/svg"]
        assert "<script" not in text
        assert "href" not in text

    def test_gives_the_same_bytes(self) -> None:
        calendar = CN.as_of(date(2026, 11, 22))
        first, second = (timeline_svg(conform(CASES["all-together"]), calendar) for _ in "ab")
        assert first == second

    def test_in_english(self) -> None:
        words = texts(case("all-together", "en"))
        assert "reply due (day 35)" in words
        assert "Last day for the reply: 2026-05-26" in words


class TestStatuses:
    @pytest.mark.parametrize("lang", ["zh", pytest.param("en", marks=pytest.mark.slow)])
    @pytest.mark.parametrize("name", CASES)
    def test_every_case_can_be_drawn(self, name: str, lang: Lang) -> None:
        root = case(name, lang)
        deadline = conform(CASES[name])
        said = texts(root, "h2")[0]
        certain = re.compile("^(答复期限：|Last day for the reply: )")
        assert bool(certain.match(said)) == (deadline.status == "certain")

    def test_provisional_shows_both_bounds(self) -> None:
        root = case("third-party-open")
        words = texts(root)
        assert {"答复期限最早", "答复期限最晚"} <= set(words)
        assert "答复期限尚不确定：最早2026年7月6日，最晚2026年7月21日" in words
        assert {"bounds", "frame bound"} <= classes(root)
        assert not any(kind.endswith("due") for kind in classes(root))
        assert "进行中" in words

    def test_days_not_gazetted_are_marked(self) -> None:
        root = case("calendar-bounds")
        assert "unsettled" in classes(root)
        assert texts(root, "n") == [str(n) for n in range(1, 13)]

    @pytest.mark.parametrize(
        ("name", "why"),
        [
            ("agency-open", "某市局的意见尚未收到，这类意见没有法定期限，答复期限目前不能确定"),
            ("channel-missing", "无法确定收到申请之日"),
            ("received-twice", "记录互相矛盾"),
        ],
    )
    def test_indeterminate_says_why(self, name: str, why: str) -> None:
        root = case(name)
        assert "答复期限目前不能确定" in texts(root, "h2")
        assert any(why in text for text in texts(root, "p"))
        assert not any(kind.endswith(("due", "bound")) for kind in classes(root))

    def test_what_is_only_told_is_no_reason(self) -> None:
        events = CASES["channel-missing"]["request"]["events"]
        root = drawn(
            *events,
            {"type": "decided", "on": "2026-11-20", "kind": "disclose"},
            as_of="2026-06-02",
        )
        assert len(texts(root, "p")) == 2

    def test_long_reasons_are_broken_into_lines(self) -> None:
        party = "某市某局" * 25
        consulted = {"type": "agencyConsulted", "on": "2026-06-03", "party": party}
        root = drawn(RECEIVED, consulted, as_of="2026-06-08")
        *why, _ = texts(root, "p")
        assert len(why) > 1
        assert "".join(why).startswith(f"{party}的意见尚未收到")

    @pytest.mark.parametrize(
        ("name", "said"),
        [
            ("delivered-direct-late", "申请已办结；适用的答复期限：2026年6月30日"),
            ("correction-lapsed", "申请已办结；答复期限未曾确定"),
        ],
    )
    def test_closed(self, name: str, said: str) -> None:
        assert texts(case(name), "h2") == [said]

    def test_a_day_that_was_fixed(self) -> None:
        root = case("delay-fixed")
        assert "delay" in classes(root)
        assert "确定延至2026年8月31日" in texts(root)

    def test_a_day_fixed_where_the_ordinary_one_is_not_known(self) -> None:
        root = drawn(
            RECEIVED,
            {"type": "agencyConsulted", "on": "2026-06-03", "party": "某市局"},
            {"type": "delayFixed", "on": "2026-06-05", "until": "2026-09-01"},
            as_of="2026-06-08",
        )
        assert "delay" in classes(root)

    def test_what_is_not_plain_law_is_said(self) -> None:
        assert any(line.endswith("（未经原文核实）") for line in texts(case("fee-paid"), "p"))
        assert any(line.endswith("（有争议）") for line in texts(case("correction-2007"), "p"))

    def test_a_period_of_others_that_is_not_known_to_the_day(self) -> None:
        root = drawn(
            {"type": "received", "on": "2026-12-01"},
            {"type": "thirdPartyConsulted", "on": "2026-12-14", "party": "甲公司"},
            as_of="2026-12-15",
        )
        assert any(re.fullmatch("至1月.*日或1月.*日", word) for word in texts(root))
        assert "later" in classes(root)

    def test_a_correction_without_a_length(self) -> None:
        root = drawn(
            RECEIVED, {"type": "correctionRequested", "on": "2026-06-03"}, as_of="2026-06-09"
        )
        assert "未定期限" in texts(root)


class TestHostile:
    PARTY = "</text><script>alert(1)</script>\u202e甲\x00&\"'"

    def test_texts_are_escaped(self) -> None:
        consulted = {"type": "thirdPartyConsulted", "on": "2026-06-03", "party": self.PARTY}
        root = drawn(RECEIVED, consulted, as_of="2026-06-08", id="<b>&\"'\n]]>")
        tags = {element.tag.removeprefix(SVG) for element in root.iter()}
        assert tags <= {
            *("svg", "title", "desc", "style", "defs", "pattern", "rect", "circle"),
            *("path", "g", "text", "line"),
        }
        assert "申请<b>&\"' ]]>的答复期限" in texts(root, "h1")

    def test_a_long_name_is_cut_and_told_whole(self) -> None:
        party = "很长的名称" * 20
        consulted = {"type": "thirdPartyConsulted", "on": "2026-06-03", "party": party}
        root = drawn(RECEIVED, consulted, as_of="2026-06-08")
        assert any(party in (title.text or "") for title in root.iter(f"{SVG}title"))
        assert not any(party in text for text in texts(root, "l2"))

    def test_far_days_stand_at_the_edge(self) -> None:
        root = drawn(
            {"type": "extended", "on": "1990-01-01", "workingDays": 5},
            {"type": "received", "on": "2026-01-10"},
            {"type": "delayFixed", "on": "2026-01-12", "until": "9999-12-31"},
            as_of="2026-01-15",
        )
        assert "← 1990-01-01" in texts(root)
        assert "→ 9999-12-31" in texts(drawn(RECEIVED, as_of="9999-12-31"))
        root = drawn(
            {"type": "received", "on": "2026-01-10"},
            {"type": "delayFixed", "on": "2026-01-12", "until": "9999-12-31"},
            as_of="2026-01-15",
            lang="en",
        )
        assert "→ 9999-12-31" in texts(root)
        assert "reply due" in texts(root)

    def test_many_days_get_narrower(self) -> None:
        root = drawn(
            {"type": "received", "on": "2024-01-10"},
            {"type": "correctionRequested", "on": "2024-01-12"},
            {"type": "correctionReceived", "on": "2025-11-20"},
            as_of="2025-12-01",
        )
        assert texts(root, "n") == ["5", "10", "15", "20"]
        told = [title.text or "" for title in root.iter(f"{SVG}title")]
        assert [text for text in told if "个工作日" in text][-1].endswith("第20个工作日")


def boxes(root: ET.Element) -> dict[int, list[tuple[float, float, float, float]]]:
    """Return the boxes of the labels of each row: left, top, right, bottom."""
    found: dict[int, list[tuple[float, float, float, float]]] = {}
    for number, row in enumerate(g for g in root.iter(f"{SVG}g") if g.get("class") == "row"):
        for rect in row.iter(f"{SVG}rect"):
            if rect.get("class", "").startswith("box"):
                x, y, w, h = (float(rect.get(key, "")) for key in ("x", "y", "width", "height"))
                found.setdefault(number, []).append((x, y, x + w, y + h))
    return found


class TestLabels:
    @pytest.mark.parametrize("name", CASES)
    def test_none_covers_another(self, name: str) -> None:
        for row in boxes(case(name)).values():
            for one, other in combinations(row, 2):
                apart = one[2] <= other[0] or other[2] <= one[0]
                assert apart or one[3] <= other[1] or other[3] <= one[1]

    @pytest.mark.parametrize("name", CASES)
    def test_all_stand_on_the_sheet(self, name: str) -> None:
        root = case(name)
        edge = float(root.get("width", ""))
        assert all(box[0] >= 0 and box[2] <= edge for row in boxes(root).values() for box in row)

    @given(
        st.lists(
            st.tuples(st.integers(0, 55), st.text("甲a公", min_size=1, max_size=20)), max_size=30
        )
    )
    @settings(max_examples=examples(60))
    def test_no_line_runs_through_a_label(self, marks: list[tuple[int, str]]) -> None:
        first = date(2026, 3, 2).toordinal()
        row = Row(first, first + 55, 17, begins=True, ends=True)
        placed = stacked(
            [Mark(date.fromordinal(first + day), text, "event") for day, text in marks], row, "zh"
        )
        assert len(placed) == len(marks)
        for one in placed:
            for other in placed:
                if one is not other and other.x < one.x < other.x + other.width + GAP:
                    assert other.level > one.level


class TestRows:
    @given(st.dates(date(1900, 1, 1)), st.integers(0, 4000), st.lists(st.dates(), max_size=5))
    @settings(max_examples=examples(80))
    def test_follow_each_other_in_whole_weeks(
        self, start: date, length: int, others: list[date]
    ) -> None:
        end = date.fromordinal(min(start.toordinal() + length, date.max.toordinal()))
        spread = rows((start, end), others)
        assert spread[0].begins
        assert spread[-1].ends
        assert all(date.fromordinal(row.first).weekday() == 0 for row in spread)
        assert all(one.last + 1 == two.first for one, two in pairwise(spread))
        assert spread[-1].last - spread[0].first <= MOST_DAYS + 14
        for day in (start, end, *others):
            assert sum(row.holds(day.toordinal()) for row in spread) == 1

    def test_ten_weeks_can_be_read_day_by_day(self) -> None:
        spread = rows((date(2026, 3, 2), date(2026, 5, 10)), [])
        assert [row.detailed for row in spread] == [True, True]
        assert spread[0].px > DETAILED


def test_there_is_nothing_to_plot_without_receipt() -> None:
    assert plot(conform(CASES["channel-missing"]), "zh") is None
