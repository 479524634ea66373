"""The scanner: positions, depth, repeated keys."""

import pytest

from opengov.records.scan import (
    DEPTH,
    Cursor,
    Decoder,
    NotJsonError,
    TooDeepError,
    check,
    occurrences,
    repeated,
)


class TestCheck:
    @pytest.mark.parametrize(
        "text", ["{}", "[]", "[ ]", '{"a": []}', "[[],[{}]]", "-1.5e3", '"\\u4e00"', "null"]
    )
    def test_returns_the_end(self, text: str) -> None:
        assert check(f"  {text} tail", 1) == 2 + len(text)

    @pytest.mark.parametrize("opener", ["[", '{"a":'])
    def test_depth(self, opener: str) -> None:
        closer = "]" if opener == "[" else "}"
        assert check(opener * DEPTH + "1" + closer * DEPTH) > DEPTH
        with pytest.raises(TooDeepError) as raised:
            check(opener * DEPTH + "[1]" + closer * DEPTH)
        assert raised.value.position == len(opener) * DEPTH

    @pytest.mark.parametrize(
        ("text", "position", "reason"),
        [
            ('{"a": 1,}', 8, "key"),
            ('{"a": 1, ', 9, "end"),
            ("[1,]", 3, "value"),
            ('{"a" 1}', 5, "colon"),
            ('{"a": "\n"}', 7, "control"),
        ],
    )
    def test_faults(self, text: str, position: int, reason: str) -> None:
        with pytest.raises(NotJsonError) as raised:
            check(text)
        assert (raised.value.position, raised.value.reason) == (position, reason)


class TestDecoder:
    def test_odd_is_about_the_last_value(self) -> None:
        decoder = Decoder()
        decoder.read('{"a": NaN}', 0)
        assert decoder.odd
        decoder.read('{"a": 1}', 0)
        assert not decoder.odd

    def test_numbers_of_too_many_digits_are_infinite(self) -> None:
        decoder = Decoder()
        value, _ = decoder.read(f"[1, -{'9' * 5000}]", 0)
        assert (value, decoder.odd) == ([1, float("-inf")], True)


class TestRepeated:
    def test_value_of_a_shadowed_member_is_not_looked_into(self) -> None:
        text = '{"a": {"b": 1, "b": 2}, "a": 3}'
        assert [path for path, _, _ in repeated(text, 0)] == [("a",)]

    def test_three_times_is_one_fault(self) -> None:
        assert repeated('{"a": 1, "a": 2, "a": 3}', 0) == [(("a",), 6, (22, 23))]

    def test_in_order_of_the_text(self) -> None:
        text = '{"a": [{"x": 1, "x": 1}], "b": {"y": 1, "y": 1}, "c": 1, "c": 1}'
        assert [path for path, _, _ in repeated(text, 0)] == [("a", 0, "x"), ("b", "y"), ("c",)]


def test_empty_containers_have_no_occurrences() -> None:
    assert occurrences("{ }", 0) == occurrences("[ ]", 0) == []


def test_cursor_names_what_is_missing() -> None:
    cursor = Cursor("[1", 0)
    steps = cursor.elements()
    next(steps)
    cursor.pass_value()
    with pytest.raises(NotJsonError) as raised:
        next(steps)
    assert raised.value.reason == "end"
