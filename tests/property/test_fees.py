from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from opengov.requests.fees import ChargedRequest, fee_by_item, fee_by_page, monthly_charges

DAY = date(2026, 3, 2)
numbers = st.integers(min_value=0, max_value=400)


def price_of_item(n: int) -> int:
    """The rate of the n-th item, from the words of Art. 4 alone."""
    if n <= 10:
        return 0
    if n <= 30:
        return 100
    return 200 + (n - 31) // 10 * 100


def price_of_page(n: int) -> int:
    """The rate of the n-th page, from the words of Art. 5 alone."""
    return 0 if n <= 30 else 10 if n <= 100 else 20 if n <= 200 else 40


class TestFees:
    """国办函〔2020〕109号 Arts 3 to 5: what exceeds a bracket pays the rate of the next."""

    @given(numbers, numbers)
    def test_each_item_pays_its_own_rate(self, items: int, before: int) -> None:
        expected = sum(price_of_item(n) for n in range(before + 1, before + items + 1))
        assert fee_by_item(items, on=DAY, before=before).amount == expected

    @given(numbers)
    def test_each_page_pays_its_own_rate(self, pages: int) -> None:
        assert fee_by_page(pages, on=DAY).amount == sum(
            price_of_page(n) for n in range(1, pages + 1)
        )

    @given(numbers, numbers)
    def test_additive_over_any_cut(self, first: int, second: int) -> None:
        whole = fee_by_item(first + second, on=DAY).amount
        parts = (fee_by_item(first, on=DAY), fee_by_item(second, on=DAY, before=first))
        assert whole == sum(part.amount or 0 for part in parts)

    @given(numbers, numbers)
    def test_more_never_costs_less(self, some: int, more: int) -> None:
        for fee in (fee_by_item, fee_by_page):
            less, much = fee(some, on=DAY).amount, fee(some + more, on=DAY).amount
            assert less is not None
            assert much is not None
            assert less <= much

    @given(numbers, numbers)
    def test_lines_cover_every_number_once(self, items: int, before: int) -> None:
        lines = fee_by_item(items, on=DAY, before=before).lines
        covered = [n for line in lines for n in range(line.first, line.last + 1)]
        assert covered == list(range(before + 1, before + items + 1))

    @given(
        st.lists(
            st.tuples(
                st.sampled_from("AB"),
                st.integers(min_value=0, max_value=70),
                st.integers(min_value=1, max_value=25),
            ),
            max_size=25,
        )
    )
    def test_a_month_costs_the_same_in_one_piece(
        self, entries: list[tuple[str, int, int]]
    ) -> None:
        requests = [
            ChargedRequest(id=str(n), applicant=who, received=DAY + timedelta(offset), items=items)
            for n, (who, offset, items) in enumerate(entries)
        ]
        paid: dict[tuple[str | None, date], int] = {}
        total: dict[tuple[str | None, date], int] = {}
        for charge in monthly_charges(requests):
            key = (charge.applicant, charge.month)
            assert charge.fee is not None
            paid[key] = paid.get(key, 0) + (charge.fee.amount or 0)
            total[key] = total.get(key, 0) + requests[int(charge.id)].items
        for key, items in total.items():
            assert fee_by_item(items, on=DAY).amount == paid[key]
