"""Questions about records: what does a profile find wrong with a catalog or a file."""

import binascii
import json
from base64 import b64decode
from collections.abc import Mapping

from opengov.catalogfile import CatalogFile
from opengov.conformance.calendars import calendar_asked
from opengov.conformance.question import Input, InvalidQuestionError
from opengov.reading import read_catalog
from opengov.text import Lang
from opengov.validation import Profile, load_profile, validate
from opengov.validation.profiles import profile_of

__all__ = ["answer"]

INLINE = "own"
"""Name of a profile that stands in the question."""


def answer(asked: Input, lang: Lang = "zh") -> dict[str, object]:
    """Answer a question of the kind `catalog`.

    >>> catalog = {"id": "1", "entries": [{"id": "1", "content": ["标准"]}]}
    >>> found = answer(Input({"kind": "catalog", "catalog": catalog, "asOf": "2026-11-22",
    ...                       "profile": "required-elements"}))
    >>> found["verdict"], [finding["code"] for finding in found["findings"]]
    ('failed', ['E103', 'E102', 'E104'])
    """
    profile, as_of = _profile(asked), asked.day("asOf")
    report = validate(
        _file(asked),
        profile=profile,
        as_of=as_of,
        calendar=calendar_asked(asked) if "calendar" in asked.members else None,
        catalog=_document(asked) if asked.members.get("kind") == "disclosures" else None,
    )
    return {
        "verdict": report.verdict(),
        "entries": report.entries,
        "findings": [finding.to_json(lang) for finding in report.findings],
    }


def _profile(asked: Input) -> Profile:
    given = asked.members.get("profile")
    if isinstance(given, Mapping):
        return profile_of(given, name=INLINE)
    return load_profile(asked.text("profile"))


def _file(asked: Input) -> CatalogFile:
    """Read what is to be judged as if it had come in a file."""
    match asked.choice("kind", "catalog", "disclosures", "text", "file"):
        case "catalog":
            return _catalog(asked)
        case "disclosures":
            lines = map(_json, asked.items("disclosures"))
            return read_catalog("disclosures.jsonl", data=b"\n".join(lines), input_format="jsonl")
        case "text":
            return read_catalog(
                asked.text("name"), data=asked.text("text").encode("utf-8", "surrogatepass")
            )
        case _:
            try:
                data = b64decode(asked.text("base64"), validate=True)
            except binascii.Error as error:
                raise InvalidQuestionError("input member 'base64' is not base64") from error
            return read_catalog(asked.text("name"), data=data)


def _catalog(asked: Input) -> CatalogFile:
    return read_catalog("catalog.json", data=_json(asked.record("catalog")))


def _document(asked: Input) -> CatalogFile | None:
    """Return the catalog that publications fulfil, where the question gives it."""
    return _catalog(asked) if "catalog" in asked.members else None


def _json(record: object) -> bytes:
    return json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogatepass")
