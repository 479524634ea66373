"""Our annotation keywords are a vocabulary that every published schema fits."""

from copy import deepcopy
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from opengov.schema import file_names, shipped
from opengov.schema.vocabulary import NAME, keywords, vocabulary_schema

JUDGE = Draft202012Validator(vocabulary_schema())
PUBLISHED = [name for name in file_names() if name != NAME]


def used(node: object) -> set[str]:
    if isinstance(node, list):
        return {key for item in node for key in used(item)}
    if not isinstance(node, dict):
        return set()
    below = {key for value in node.values() for key in used(value)}
    return below | {key for key in node if key.startswith("x-")}


class TestVocabulary:
    @pytest.mark.parametrize("name", PUBLISHED)
    def test_every_published_schema_fits(self, name: str) -> None:
        assert [error.message for error in JUDGE.iter_errors(shipped(name))] == []

    def test_is_a_schema_of_2020_12_that_refers_to_nothing_outside(self) -> None:
        schema = vocabulary_schema()
        Draft202012Validator.check_schema(schema)
        assert schema["$id"] == "urn:opengov-cn:schema:v1.0.0:meta:vocabulary"

    def test_describes_every_keyword_in_use_and_no_other(self) -> None:
        found = {key for name in PUBLISHED for key in used(shipped(name))}
        names = {keyword.name for keyword in keywords()}
        assert found == names - {"x-deprecated"}  # no field is deprecated yet

    def test_has_words_in_both_languages(self) -> None:
        for keyword in keywords():
            for text in (keyword.title, keyword.about):
                assert text.zh.strip()
                assert text.en.strip()
                assert text.zh != text.en

    @pytest.mark.parametrize(
        ("path", "key", "value"),
        [
            ((), "x-title-zh", ""),
            ((), "x-titel-zh", "机关"),
            ((), "$id", "urn:opengov-cn:schema:v2.0.0:organ"),
            ((), "x-requirement-level", "required"),
            (("properties", "name"), "x-requirement-level", "mandatory"),
            (("properties", "name"), "x-profile", "national-2019"),
            (("properties", "name"), "x-codelist", "levels"),
            (("properties", "name"), "x-codelist-open", True),
            (("properties", "name"), "deprecated", True),
            (("properties", "name"), "deprecated", False),
            (("properties", "name"), "x-deprecated", {"since": "1.1.0", "removal": "2.0.0"}),
            (("properties", "name"), "x-title-zh", None),
            (("properties", "name"), "description", None),
        ],
    )
    def test_refuses_what_is_misspelt_misplaced_or_lacking(
        self, path: tuple[str, ...], key: str, value: object
    ) -> None:
        schema: Any = deepcopy(shipped("organ"))
        node = schema
        for step in path:
            node = node[step]
        if value is None:
            del node[key]
        else:
            node[key] = value
        assert not JUDGE.is_valid(schema)

    def test_takes_a_deprecated_field(self) -> None:
        schema: Any = deepcopy(shipped("organ"))
        reason = {"zh": "改用代码", "en": "the code is used"}
        schema["properties"]["adcode"] |= {
            "deprecated": True,
            "x-deprecated": {"since": "1.1.0", "removal": "2.0.0", "reason": reason},
        }
        assert JUDGE.is_valid(schema)
