from datetime import date

import pytest

from opengov.conformance.question import Input, InvalidQuestionError


class TestInput:
    def test_members_of_the_right_type(self) -> None:
        asked = Input({"a": "x", "n": 3, "f": True, "d": "2026-06-01", "o": {}, "l": []})
        assert asked.text("a") == "x"
        assert asked.choice("a", "x", "y") == "x"
        assert asked.choice("b", "x", "y", default="y") == "y"
        assert asked.integer("n") == 3
        assert asked.flag("f") is True
        assert asked.flag("absent") is False
        assert asked.day("d") == date(2026, 6, 1)
        assert (asked.record("o"), asked.items("l")) == ({}, [])

    @pytest.mark.parametrize(
        ("ask", "value", "wanted"),
        [
            ("text", 3, "a text"),
            ("text", None, "a text"),
            ("integer", True, "a whole number"),
            ("integer", 2.5, "a whole number"),
            ("flag", "yes", "true or false"),
            ("day", "2026-6-1", "a date such as"),
            ("day", "20260601", "a date such as"),
            ("day", 20260601, "a date such as"),
            ("day", "2026-02-30", "a date of the calendar"),
            ("record", [], "an object"),
            ("items", {}, "an array"),
        ],
    )
    def test_members_of_another_type(self, ask: str, value: object, wanted: str) -> None:
        with pytest.raises(InvalidQuestionError, match=f"input member 'x' is not {wanted}"):
            getattr(Input({"x": value}), ask)("x")

    def test_a_word_that_is_not_known(self) -> None:
        with pytest.raises(InvalidQuestionError, match="one of add, count"):
            Input({"query": "divide"}).choice("query", "add", "count")
