"""Thousands of edits of time limits: never a number, unit or direction the text does not say."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.examples import examples
from tests.property.limit_mutants import (
    PLAIN,
    bases,
    before_or_unclear,
    days_stated,
    destroying,
    preserving,
    stated,
)

from opengov.tables.limits import derive_frequency, parse_frequency, parse_limit

BASES = tuple(dict.fromkeys(bases()))
MOST_UNPARSED = 0.03


def clauses(text: str) -> list[dict[str, Any]]:
    """Return the clauses on the wire without the words they were read from."""
    found: list[dict[str, Any]] = json.loads(parse_limit(text).limit.model_dump_json()).get(
        "clauses", []
    )
    for clause in found:
        clause.pop("text", None)
        if "anchor" in clause:
            clause["anchor"] = clause["anchor"]["events"]
    return found


def durations(found: object) -> Iterator[tuple[int, str]]:
    """Walk through clauses and yield every number with its unit."""
    if isinstance(found, dict):
        if set(found) == {"value", "unit"}:
            yield found["value"], found["unit"]
        for value in found.values():
            yield from durations(value)
    elif isinstance(found, list):
        for value in found:
            yield from durations(value)


def test_bases_are_read_in_full() -> None:
    unread = [text for text in BASES if any(c["kind"] == "unparsed" for c in clauses(text))]
    assert unread == []


def test_edits_that_keep_the_meaning_keep_the_clauses() -> None:
    cases = dict.fromkeys((base, edit) for base in BASES for edit in preserving(base))
    false, unread = [], []
    for base, edit in cases:
        found = clauses(edit)
        if any(clause["kind"] == "unparsed" for clause in found):
            unread.append(edit)
            found = [clause for clause in found if clause["kind"] != "unparsed"]
            if found and found != clauses(base):
                false.append((base, edit, found))
        elif found != clauses(base):
            false.append((base, edit, found))
    assert len(cases) >= 5000
    assert false == []
    assert len(unread) <= MOST_UNPARSED * len(cases), unread


def test_edits_that_spoil_the_meaning_state_nothing_false() -> None:
    edits = dict.fromkeys(edit for base in (*BASES[::4], *PLAIN) for edit in destroying(base))
    false = []
    for edit in edits:
        found = clauses(edit)
        invented = set(durations(found)) - stated(edit)
        turned = [
            clause
            for clause in found
            if clause["kind"] == "deadline"
            and clause["relation"] == "after"
            and before_or_unclear(edit, clause["duration"]["value"])
        ]
        backwards = [
            clause for clause in found if clause.get("relation") == "before" and "前" not in edit
        ]
        dated = [c for c in found if "rrule" in c and not days_stated(edit, c["rrule"])]
        if invented or turned or backwards or dated:
            false.append((edit, invented, turned, backwards, dated))
    assert len(edits) >= 5000
    assert false == []


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("信息形成后20个工作日内", {(20, "working_day")}),
        ("信息形成后2*个工作日内", set()),
        ("1 20日", set()),
        ("半年内", {(6, "month")}),
    ],
)
def test_oracle(text: str, pairs: set[tuple[int, str]]) -> None:
    assert stated(text) == pairs


WORDS = st.sampled_from(
    [
        *"信息形成或者变更之日起内前后每季度公开第半年月个工作按应在于自的及时",
        *",;:、()（）《》。 \n\t…*×?\x00.-/",
        *["20", "5", "1", "0", "个工作日", "之日起", "内", "公示", "长期", "予以公开"],
        *["①", "1.", "更新", "至少", "另有规定"],
    ]
)


@settings(max_examples=examples(300))
@given(st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=40).map("".join)))
def test_no_text_raises_or_loses_its_words(text: str) -> None:
    limit = parse_limit(text).limit
    assert limit.raw == text
    derive_frequency(limit)
    assert parse_frequency(text).raw == text
    assert parse_limit(text).limit == limit


@pytest.mark.parametrize(
    "text",
    [
        "及时," * 600,
        "应" * 1500 + "内",
        "予以公开" * 100 + "x",
        "(变更" * 300,
        "(" * 900 + ")" * 900,
        "信息:" * 500,
        "时限为" * 600,
        "自信息形成或者变更" * 40 + "20个工作日",
        "、".join(["实时更新"] * 80),
        "每年" * 79,
        "20个工作日内,".join(["信息形成后"] * 40),
        "法律、法规" * 30 + "另有规定",
        "公开" * 79 + "!",
        "或者变更" * 39,
        "1." * 700,
        "信" * 5000,
    ],
)
def test_hostile_text_is_read_in_bounded_time(text: str) -> None:
    limit = parse_limit(text).limit
    assert limit.clauses
    assert not set(durations(clauses(text))) - stated(text)
