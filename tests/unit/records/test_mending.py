"""Editing JSON as text: strings, keys and members, by position."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov.catalogfile import CatalogFile
from opengov.patch import CellMend, Change, MemberMend, Rewording, WordsMend
from opengov.reading import read_catalog
from opengov.records.mending import literal, passage, string_at


def removed(text: str, *path: str | int, rename: str | None = None) -> str | None:
    found = passage(text, 0, MemberMend(catalog=0, path=path, rename=rename))
    if found is None:
        return None
    (start, end), new = found
    return text[:start] + new + text[end:]


class TestPassage:
    @pytest.mark.parametrize(
        ("text", "step", "left"),
        [
            ('{"a": null}', "a", "{}"),
            ('{"a": null, "b": 1}', "a", '{"b": 1}'),
            ('{"b": 1, "a": null}', "a", '{"b": 1}'),
            ('{\n  "b": 1,\n  "a": null\n}', "a", '{\n  "b": 1\n}'),
            ('{"a\\u0062": null, "c": 1}', "ab", '{"c": 1}'),
            ("[null, 1, 2]", 0, "[1, 2]"),
            ("[1, null, 2]", 1, "[1, 2]"),
            ("[1, null]", 1, "[1]"),
            ("[null]", 0, "[]"),
            ('{"a": null, "a": 1}', "a", None),
            ('{"b": 1}', "a", None),
        ],
    )
    def test_removed(self, text: str, step: str | int, left: str | None) -> None:
        assert removed(text, step) == left

    @pytest.mark.parametrize(
        ("text", "left"),
        [
            ('{"contnt": ["x"]}', '{"content": ["x"]}'),
            ('{"contnt": 1, "content": 2}', None),
            ('{"contnt": 1, "contnt": 2}', None),
        ],
    )
    def test_renamed(self, text: str, left: str | None) -> None:
        assert removed(text, "contnt", rename="content") == left

    @given(st.dictionaries(st.text(max_size=3), st.integers() | st.none(), min_size=1))
    def test_any_member_of_any_object(self, value: dict[str, int | None]) -> None:
        for key in value:
            left = removed(json.dumps(value), key)
            assert left is not None
            assert json.loads(left) == {k: v for k, v in value.items() if k != key}


class TestStrings:
    @given(text=st.text(), escaped=st.booleans())
    def test_a_literal_says_what_it_was_made_of(self, text: str, *, escaped: bool) -> None:
        written = literal(text, escaped=escaped)
        assert string_at(f" {written} ", (1, 1 + len(written))) == text
        assert not escaped or written.isascii()

    def test_of_another_end(self) -> None:
        assert string_at('"ab"', (0, 3)) is None


class TestSteps:
    def steps(self, text: str, mend: WordsMend | CellMend | MemberMend) -> object:
        file: CatalogFile = read_catalog("a.json", data=text.encode())
        assert file.locator is not None
        record = file.catalogs[0].entries[0].model_dump(mode="json")
        assert list(file.locator.letter_boxes()) == []
        return file.locator.steps(mend, lambda: record, "/entries/0")

    def words(self, *path: str | int) -> WordsMend:
        return WordsMend(catalog=0, entry=0, path=path, rewording=Rewording((Change(0, 1, "X"),)))

    def test_nothing_is_proposed_where_the_text_says_something_else(self) -> None:
        half = '{"id": "1", "entries": [{"id": "1", "url": "\\ud800", "content": ["a"]}]}'
        assert self.steps(half, self.words("content", 3)) is None
        twice = '{"id": "1", "entries": [{"id": "1", "content": ["a"], "content": ["b"]}]}'
        assert self.steps(twice, MemberMend(catalog=0, path=("entries", 0, "content"))) is None

    def test_cells_are_of_tables(self) -> None:
        text = '{"id": "1", "entries": [{"id": "1", "content": ["a"]}]}'
        assert self.steps(text, CellMend(catalog=0, entry=0, column=0, changes=())) is None
        assert self.steps(text, self.words("content", 0)) is not None

    def test_of_the_object_around_catalogs(self) -> None:
        text = (
            '{"catalogs": [{"id": "1", "entries": []}, {"id": "2", "title": null, "entries": []}]}'
        )
        file = read_catalog("a.json", data=text.encode())
        (finding,) = file.findings
        assert finding.mend == MemberMend(catalog=1, path=("title",))
        assert file.locator is not None
        steps = file.locator.steps(finding.mend, dict, str(finding.location.pointer))
        assert steps is not None
        assert steps.operations[1].path == "/catalogs/1/title"
        assert steps.edits[0].old == '"title": null, '


def test_broken_characters_in_a_key_are_left_to_people() -> None:
    text = '{"id": "1", "entries": [{"id": "1", "extra": {"\\ud800": null}}]}'
    assert [f.mend for f in read_catalog("a.json", data=text.encode()).findings] == [None]
