from datetime import date

import pytest

from opengov._resources import read_toml
from opengov.law.instruments import instruments
from opengov.law.params import law_book_from_toml
from opengov.requests.provisions import figure

REMEDIES = "law/remedies.toml"


class TestFigure:
    @pytest.mark.parametrize(
        ("name", "day", "value", "status"),
        [
            ("reconsideration", date(2010, 1, 1), 60, "unverified"),
            ("reconsideration", date(2018, 1, 1), 60, "text"),
            ("reconsideration", date(2024, 1, 1), 60, "text"),
            ("suit", date(2015, 4, 30), 3, "unverified"),
            ("suit", date(2015, 5, 1), 6, "unverified"),
            ("suit", date(2017, 7, 1), 6, "text"),
        ],
    )
    def test_value_and_how_it_is_known(
        self, name: str, day: date, value: int, status: str
    ) -> None:
        found = figure(REMEDIES, name, day)
        assert found is not None
        assert (found.value, found.status) == (value, status)

    @pytest.mark.parametrize(
        ("name", "day"),
        [
            ("reconsideration_untold", date(2023, 12, 31)),
            ("reconsideration_long_stop", date(2023, 12, 31)),
            ("suit_untold", date(2018, 2, 7)),
            ("review_simple", date(2023, 12, 31)),
        ],
    )
    def test_none_where_no_law_is_on_file(self, name: str, day: date) -> None:
        assert figure(REMEDIES, name, day) is None

    @pytest.mark.parametrize("path", [REMEDIES, "law/fees.toml"])
    def test_every_value_cites_an_instrument_in_force_on_its_first_day(self, path: str) -> None:
        book = law_book_from_toml(read_toml(path))
        for name, param in book.figures.items():
            for value in param.values:
                assert instruments()[value.basis.law].in_force(value.start), name
