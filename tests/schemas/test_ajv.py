"""ajv in strict mode, with the lines of the documentation, says what the other engines say."""

import json
import os
import subprocess
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from scripts.fixtures import NAMES
from tests.schemas.awkward import awkward
from tests.schemas.kit import INVALID, ROOT, VALID, agrees, expected, rust_engine

from opengov.schema import file_names, shipped
from opengov.schema.vocabulary import NAME, keywords

pytestmark = pytest.mark.slow

PROGRAM = Path(__file__).with_name("ajv.cjs")
MANY = 10_000
"""Awkward records tried."""


def ask(records: Iterable[tuple[str, object]], *, formats: bool) -> Any:  # noqa: ANN401 - the answer as JSON
    """Let ajv judge records, installing it where it is not there yet."""
    subprocess.run(["bash", ROOT / "scripts" / "node_engines.sh"], check=True)
    question = {
        "vocabulary": [keyword.name for keyword in keywords()],
        "formats": formats,
        "schemas": {name: shipped(name) for name in file_names()},
        "records": list(records),
    }
    done = subprocess.run(
        ["node", PROGRAM],
        input=json.dumps(question),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=os.environ | {"NODE_PATH": str(ROOT / ".ci" / "node" / "node_modules")},
    )
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


@cache
def fixtures(*, formats: bool) -> dict[str, Any]:
    """What ajv says of each fixture, by its path."""
    files = (*VALID, *INVALID)
    answer = ask([(file.schema, file.value) for file in files], formats=formats)
    said = zip(map(str, files), answer["records"], strict=True)
    return {"schemas": answer["schemas"], **dict(said)}


def whole(at: str, case: Mapping[str, Any]) -> str:
    """Return the pointer into the schema; ajv starts anew at some references."""
    part, pointer = at.removeprefix("#"), str(case["schemaPointer"])
    return pointer if pointer.endswith(part) else part


@pytest.mark.parametrize("formats", [False, True], ids=["pattern-alone", "ajv-formats"])
class TestFixtures:
    def test_the_schemas_are_strict_and_fit_2020_12(self, *, formats: bool) -> None:
        assert fixtures(formats=formats)["schemas"] == dict.fromkeys(file_names())

    def test_takes_the_valid(self, *, formats: bool) -> None:
        for record in VALID:
            assert fixtures(formats=formats)[str(record)] == [], record

    @pytest.mark.parametrize("name", NAMES)
    def test_finds_the_same_fault(self, name: str, *, formats: bool) -> None:
        for file, case in expected(name)["invalid"].items():
            said = fixtures(formats=formats)[f"{name}/invalid/{file}"]
            agrees([(key, place, whole(at, case)) for key, place, at in said], case)


class TestVocabulary:
    def test_takes_every_published_schema(self) -> None:
        names = [name for name in file_names() if name != NAME]
        answer = ask([(NAME, shipped(name)) for name in names], formats=False)
        assert answer["records"] == [[] for _ in names]


class TestAwkwardValues:
    @pytest.mark.parametrize("formats", [False, True])
    def test_agrees_with_rust(self, *, formats: bool) -> None:
        records = list(awkward(MANY))
        said = ask(records, formats=formats)["records"]
        differing = [
            (schema, record)
            for (schema, record), faults in zip(records, said, strict=True)
            if rust_engine(schema, formats=formats).is_valid(record) != (not faults)
        ]
        assert differing == []
