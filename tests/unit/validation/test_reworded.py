"""What a report says in one language, said in both."""

from pathlib import Path

import pytest

from opengov.finding import Finding
from opengov.reading import read_catalog
from opengov.text import Lang
from opengov.validation import validate
from opengov.validation.reworded import both_languages

EXAMPLES = ("elder-care-defects.xlsx", "publications.jsonl", "housing.docx", "two-domains.html")


def findings() -> list[Finding]:
    found: list[Finding] = []
    for name in EXAMPLES:
        found += validate(read_catalog(Path("examples") / name), profile="thorough").findings
    return found


JOINED = {"P303", "E631"}
"""Rules whose values can join several words; the report's own sentence stands for both."""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_as_it_was_said(lang: Lang) -> None:
    seen = findings()
    assert len({finding.code for finding in seen} - JOINED) > 20
    for finding in seen:
        said = both_languages(
            finding.code,
            finding.message.say(lang),
            dict(finding.values),
            [basis.to_json() for basis in finding.basis],
        )
        assert said.say(lang) == finding.message.say(lang)
        assert said == finding.message or finding.code in JOINED


@pytest.mark.parametrize("code", ["E101", "T241", "Z999"])
def test_words_that_are_not_ours_stand_for_both(code: str) -> None:
    said = both_languages(
        code, "别的话", {"a": 1.5, "b": None}, ["?", {"law": "x", "article": "y"}]
    )
    assert (said.zh, said.en) == ("别的话", "别的话")
