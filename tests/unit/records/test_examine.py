"""What no record may hold: nulls, halves of characters, numbers that are none."""

import pytest

from opengov.records.examine import examine
from opengov.records.scan import DEPTH, TooDeepError


def test_finite_numbers_are_fine() -> None:
    assert examine({"a": 1.5, "b": [0, True, "x", {}]}, ()) == []


def test_broken_text_is_mended_in_place() -> None:
    record: dict[str, object] = {"\ud800": 1, "a": {"b": ["\udfff", "x"]}, "c": "\ud800"}
    faults = examine(record, ())
    assert [fault.path for fault in faults] == [("\ud800",), ("c",), ("a", "b", 0)]
    assert record == {"a": {"b": ["\ufffd", "x"]}, "c": "\ufffd"}


@pytest.mark.parametrize("depth", [DEPTH, DEPTH + 1])
def test_depth_counts_the_record_itself(depth: int) -> None:
    value: object = 1
    for _ in range(depth - 1):
        value = [value]
    record = {"a": value}
    if depth <= DEPTH:
        assert examine(record, ()) == []
    else:
        with pytest.raises(TooDeepError):
            examine(record, ())
