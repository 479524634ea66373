"""C102: which numberings are broken, and where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov.model.catalog import CatalogEntry
from opengov.rules import Row
from opengov.rules._sequence import misnumbered


def broken(*sequence: str | None, items: tuple[str, ...] = ()) -> list[tuple[int, int, int]]:
    names = items or tuple(f"事项{i}" for i in range(len(sequence)))
    rows = [
        Row(i, CatalogEntry(id=str(i), sequence=s, items=(names[i],)))
        for i, s in enumerate(sequence)
    ]
    return list(misnumbered(rows))


class TestFine:
    @pytest.mark.parametrize(
        "sequence",
        [
            pytest.param((), id="nothing"),
            pytest.param((None, ""), id="no numbers"),
            pytest.param(("1", "2", "3"), id="plain"),
            pytest.param(("１", "２", "（3）", "4.", "5、"), id="decorated"),
            pytest.param(("01", "02", "03"), id="padded"),
            pytest.param(("11", "12", "13"), id="begins at 11"),
            pytest.param(("22", "23"), id="begins at 22"),
            pytest.param(("1", "2", "1", "2", "3"), id="begins again on each page"),
            pytest.param(("1", "1", "1"), id="one row a page"),
            pytest.param(("0505", "0507", "0612"), id="codes"),
            pytest.param(("101", "102", "201"), id="codes in steps"),
            pytest.param(("10", "20", "30", "40"), id="tens"),
            pytest.param(("1", None, "3"), id="a blank takes one number"),
            pytest.param(("1", "二", "3"), id="a word takes one number"),
            pytest.param(("1", "3", "2", "4"), id="out of order, but complete"),
            pytest.param(("一", "二", "四"), id="words"),
        ],
    )
    def test_fine(self, sequence: tuple[str | None, ...]) -> None:
        assert broken(*sequence) == []

    def test_one_number_over_the_rows_of_one_matter(self) -> None:
        assert broken("1", "2", "2", "3", items=("甲", "乙", "乙", "丙")) == []


class TestBroken:
    @pytest.mark.parametrize(
        ("sequence", "where"),
        [
            (("1", "2", "4"), [(2, 3, 4)]),
            (("1", "3"), [(1, 2, 3)]),
            (("1", "2", "5", "6", "8"), [(2, 3, 5), (4, 7, 8)]),
            (("1", "2", "2", "3"), [(2, 3, 2)]),
            (("1", "2", "3", "2", "4"), [(3, 4, 2)]),
            (("11", "12", "14"), [(2, 13, 14)]),
            (("1", "2", "1", "2", "4"), [(4, 3, 4)]),
            (("1", None, "4", "5"), [(2, 2, 4)]),
        ],
    )
    def test_broken(
        self, sequence: tuple[str | None, ...], where: list[tuple[int, int, int]]
    ) -> None:
        assert broken(*sequence) == where

    def test_equal_numbers_without_items_are_repeated(self) -> None:
        rows = [Row(i, CatalogEntry(id=str(i), sequence=s)) for i, s in enumerate("1223")]
        assert list(misnumbered(rows)) == [(2, 3, 2)]

    def test_entries_left_out_count_as_blanks(self) -> None:
        rows = [Row(i, CatalogEntry(id=str(i), sequence=str(i + 1))) for i in (0, 1, 3, 4)]
        assert list(misnumbered(rows)) == []


@given(start=st.integers(1, 99), length=st.integers(4, 40), data=st.data())
def test_a_row_taken_out_is_found(start: int, length: int, data: st.DataObject) -> None:
    numbers = [str(n) for n in range(start, start + length)]
    lost = data.draw(st.integers(1, length - 2))
    expected = int(numbers[lost])
    assert broken(*numbers[:lost], *numbers[lost + 1 :]) == [(lost, expected, expected + 1)]
