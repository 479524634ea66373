from collections import Counter
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov.errors import NegativeNumberError
from opengov.requests.abuse import Receipt, concentration, stated_share
from opengov.requests.spread import Window

YEAR = (date(2017, 1, 1), date(2017, 12, 31))


def burst(applicant: str | None, start: date, n: int) -> list[Receipt]:
    return [Receipt(applicant, start + timedelta(days=i)) for i in range(n)]


class TestConcentration:
    def test_a_burst_across_the_year_counts_by_its_part(self) -> None:
        receipts = burst("A", date(2016, 12, 5), 57) + burst("B", date(2017, 3, 1), 10)
        found = concentration(receipts, first=YEAR[0], last=YEAR[1])
        top = found.shares[0]
        assert (top.applicant, top.count, top.total, top.outside) == ("A", 30, 40, 27)
        assert (top.percent, top.ratio) == ("75.0%", Fraction(3, 4))
        assert (top.first, top.last) == (date(2017, 1, 1), date(2017, 1, 30))
        assert [each.code for each in top.warnings] == [
            "outside-the-period",
            "densest-beyond-period",
        ]
        assert found.shares[1].warnings == ()

    def test_the_published_case_of_91_of_164(self) -> None:
        """One applicant's 91 requests ran from December 2016 into January 2017."""
        before = burst("A", date(2016, 12, 5), 27)
        within = burst("A", date(2017, 1, 1), 31) + burst("A", date(2017, 1, 1), 31)
        others = burst("B", date(2017, 2, 1), 2) + burst(None, date(2017, 3, 1), 71)
        receipts = before + within + [Receipt("A", date(2017, 1, 31))] * 2 + others
        assert sum(each.applicant == "A" for each in receipts) == 91
        year = concentration(receipts, first=YEAR[0], last=YEAR[1])
        top = year.shares[0]
        # Of the year alone it is 64 of 137, neither 91 nor 55.5%.
        assert (top.count, top.total, top.percent, top.outside) == (64, 137, "46.7%", 27)
        assert top.months == (("2017-01", 64),)
        assert "27 件" in top.warnings[0].text.zh
        both = concentration(receipts, first=date(2016, 12, 5), last=YEAR[1], window=60)
        top = both.shares[0]
        assert (top.count, top.total, top.percent, top.outside) == (91, 164, "55.5%", 0)
        assert top.months == (("2016-12", 27), ("2017-01", 64))
        assert top.densest == Window(date(2016, 12, 5), date(2017, 1, 31), 91)
        assert top.densest.crosses_year
        assert [each.code for each in both.warnings] == ["period-crosses-year", "unmarked"]

    def test_json_says_the_figures_and_the_caveat(self) -> None:
        receipts = [*burst("A", date(2016, 12, 30), 4), Receipt("B", date(2017, 5, 2))]
        record = concentration(receipts, first=YEAR[0], last=YEAR[1], window=7).to_json()
        applicants = record["applicants"]
        assert isinstance(applicants, list)
        assert [(each["applicant"], each["count"]) for each in applicants] == [("A", 2), ("B", 1)]
        assert applicants[0]["densest"] == {
            "first": "2016-12-30",
            "last": "2017-01-02",
            "count": 4,
            "crossesYear": True,
        }
        assert applicants[0]["months"] == {"2017-01": 2}
        assert [each["code"] for each in applicants[0]["warnings"]] == [
            "outside-the-period",
            "densest-beyond-period",
        ]
        assert (record["total"], record["window"]) == (3, 7)
        assert "要求申请人说明理由" in str(record["note"])

    def test_a_period_across_the_year_is_not_comparable(self) -> None:
        found = concentration([], first=date(2016, 12, 5), last=date(2017, 1, 31))
        assert (found.total, found.shares) == (0, ())
        assert [each.code for each in found.warnings] == ["period-crosses-year"]

    def test_unmarked_requests_count_in_the_total_alone(self) -> None:
        receipts = burst(None, date(2017, 1, 1), 3) + burst("A", date(2017, 1, 1), 1)
        found = concentration(
            [*receipts, Receipt(None, date(2018, 1, 1))], first=YEAR[0], last=YEAR[1]
        )
        assert (found.total, found.unmarked, found.shares[0].percent) == (4, 3, "25.0%")
        assert [each.code for each in found.warnings] == ["unmarked"]

    def test_it_never_refuses(self) -> None:
        found = concentration(burst("A", YEAR[0], 300), first=YEAR[0], last=YEAR[1])
        assert "不构成不予处理的理由" in found.note.zh

    @given(
        st.lists(
            st.builds(
                Receipt,
                st.sampled_from(["A", "B", None]),
                st.dates(min_value=date(2016, 11, 1), max_value=date(2018, 2, 1)),
            )
        )
    )
    def test_nobody_is_lost(self, receipts: list[Receipt]) -> None:
        found = concentration(receipts, first=YEAR[0], last=YEAR[1])
        assert found.total == sum(each.received.year == 2017 for each in receipts)
        assert sum(each.count for each in found.shares) + found.unmarked == found.total
        counts = Counter(each.applicant for each in receipts)
        for share in found.shares:
            assert share.count + share.outside == counts[share.applicant]


class TestStatedShare:
    def test_within_the_year_it_is_one_figure(self) -> None:
        window = (date(2017, 1, 4), date(2017, 1, 31))
        found = stated_share(91, 164, year=2017, window=window)
        assert (found.certain, found.lowest, found.warnings) == (True, Fraction(91, 164), ())
        assert stated_share(91, 164, year=2017).certain

    def test_across_the_year_the_share_is_not_known(self) -> None:
        window = (date(2016, 12, 5), date(2017, 1, 31))
        found = stated_share(91, 164, year=2017, window=window)
        assert not found.certain
        assert "55.5%" in found.warnings[0].text.zh

    @pytest.mark.parametrize(("count", "total", "codes"), [(5, 4, ["more-than-all"]), (0, 0, [])])
    def test_no_share(self, count: int, total: int, codes: list[str]) -> None:
        found = stated_share(count, total, year=2017)
        assert (found.lowest, found.highest, found.certain) == (None, None, False)
        assert [each.code for each in found.warnings] == codes

    def test_negative(self) -> None:
        with pytest.raises(NegativeNumberError):
            stated_share(-1, 4, year=2017)
