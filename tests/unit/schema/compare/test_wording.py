"""Every change has a sentence and a note in both languages."""

import re
import string

import pytest

from opengov.schema.compare.change import Kind
from opengov.schema.compare.gap import Reason
from opengov.schema.compare.wording import (
    KINDS,
    MIGRATIONS,
    OTHERS,
    REASONS,
    UNPROVED,
    migration_of,
    sentence_of,
    shown,
)
from opengov.text import Text

CJK = re.compile(r"[\u4e00-\u9fff]")
EVERY = [
    *(text for pair in REASONS.values() for text in pair),
    *OTHERS.values(),
    *MIGRATIONS.values(),
    *UNPROVED.values(),
    *KINDS.values(),
]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("text", EVERY, ids=[text.en for text in EVERY])
def test_both_languages_say_the_same(text: Text) -> None:
    assert CJK.search(text.zh)
    assert not CJK.search(text.en)
    assert placeholders(text.zh) == placeholders(text.en)


def test_every_reason_has_words() -> None:
    assert {*Reason} <= REASONS.keys()
    assert REASONS.keys() == MIGRATIONS.keys()
    assert KINDS.keys() == {kind.value for kind in Kind}


def test_long_values_are_cut() -> None:
    said = sentence_of("values", "narrowing", "narrowing", "", {"values": ["x" * 50] * 9})
    assert len(said.en) < 200
    assert said.en.endswith("…")
    assert shown("甲") == '"甲"'


@pytest.mark.parametrize(
    ("kind", "note"),
    [
        ("narrowing", "add a to the records that lack it"),
        ("widening", "no record has to change; programs that read records must be ready for it"),
        ("unknown", "somebody has to judge it"),
        ("neutral", None),
    ],
)
def test_a_note_says_who_has_to_do_what(kind: str, note: str | None) -> None:
    said = migration_of("required", kind, {"name": "a"})
    assert (said and said.en) == note
