import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from opengov.model.quantity import Quantity


class TestParse:
    """Figures as the reports of domain.md §9 print them."""

    @pytest.mark.parametrize(
        ("text", "value", "qualifier", "unit"),
        [
            ("1184件", 1184, "exact", "件"),
            ("9000余次", 9000, "more_than", "次"),
            ("90%以上", 90, "at_least", "%"),
            ("12.26万", 122600, "exact", None),
            ("12.26万条", 122600, "exact", "条"),
            ("23.6万条", 236000, "exact", "条"),
            ("1300多人次", 1300, "more_than", "人次"),
            ("1000多万元", 10_000_000, "more_than", "元"),
            ("100余万元", 1_000_000, "more_than", "元"),
            ("5千万元", 50_000_000, "exact", "元"),
            ("3亿", 300_000_000, "exact", None),
            ("近3000人", 3000, "nearly", "人"),
            ("约50%", 50, "about", "%"),
            ("50%左右", 50, "about", "%"),
            ("不少于2次", 2, "at_least", "次"),
            ("不超过5个", 5, "at_most", "个"),
            ("不足100件", 100, "less_than", "件"),
            ("超过1,600条", 1600, "more_than", "条"),
            ("98.9%", 98.9, "exact", "%"),
            ("+18.72%", 18.72, "exact", "%"),
            ("-3.5‰", -3.5, "exact", "‰"),
            ("０", 0, "exact", None),
            ("9 000 余 次", 9000, "more_than", "次"),
            ("1.23456亿", 123_456_000, "exact", None),
            ("5万以上", 50_000, "at_least", None),
        ],
    )
    def test_reads(self, text: str, value: float, qualifier: str, unit: str | None) -> None:
        quantity = Quantity.parse(text)
        assert (quantity.value, quantity.qualifier, quantity.unit) == (value, qualifier, unit)
        assert type(quantity.value) is type(value)
        assert quantity.raw == text

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "/",
            "若干",
            "三百余件",
            "30-40件",
            "30—40件",
            "3分之1",
            "0505",
            "1,60条",
            "1.2.3",
            "近200余次",
            "**件",
            "535条/回复209条",
            "①7件",
        ],
    )
    def test_keeps_the_words_it_cannot_read(self, text: str) -> None:
        assert Quantity.parse(text) == Quantity(raw=text)

    @given(st.text())
    def test_never_raises_and_keeps_the_words(self, text: str) -> None:
        assert Quantity.parse(text).raw == text

    @given(st.integers(min_value=0, max_value=10**18 - 1), st.sampled_from(["条", "%", "人次"]))
    def test_a_plain_number_is_itself(self, number: int, unit: str) -> None:
        assert Quantity.parse(f"{number}{unit}") == Quantity(
            value=number, unit=unit, raw=f"{number}{unit}"
        )


class TestValue:
    @pytest.mark.parametrize("value", ["12", True, None, [1]])
    def test_json_takes_numbers_only(self, value: object) -> None:
        with pytest.raises(ValidationError):
            Quantity.model_validate_json(json.dumps({"value": value}))

    @pytest.mark.parametrize("value", [float("inf"), float("nan")])
    def test_a_value_is_finite(self, value: float) -> None:
        with pytest.raises(ValidationError):
            Quantity(value=value)

    @pytest.mark.parametrize("text", ['{"value":0}', '{"value":98.9,"unit":"%"}', "{}"])
    def test_round_trip(self, text: str) -> None:
        assert Quantity.model_validate_json(text).model_dump_json() == text
