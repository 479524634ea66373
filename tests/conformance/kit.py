"""The kit as it lies in the repository: its cases, questions and schemas, and its runner."""

import base64
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

KIT = Path(__file__).parents[2] / "conformance"
FOLDERS = {
    "calendar": "calendars",
    "deadline": "requests",
    "time-limit": "time-limits",
    "catalog": "catalogs",
}
Json = dict[str, Any]


@dataclass(frozen=True)
class Question:
    """One question of a case, whole."""

    id: str
    kind: str
    input: Json
    expected: Json

    @property
    def line(self) -> Json:
        return {"id": self.id, "kind": self.kind, "input": self.input}


def case_files() -> list[Path]:
    return [path for name in FOLDERS.values() for path in sorted((KIT / name).glob("*.json"))]


CASES: dict[str, Json] = {
    f"{path.parent.name}/{path.stem}": json.loads(path.read_text(encoding="utf-8"))
    for path in case_files()
}
"""Every case by folder and name."""


def cases(kind: str) -> dict[str, Json]:
    return {name: case for name, case in CASES.items() if case["kind"] == kind}


def questions(name: str) -> Iterator[Question]:
    case = CASES[name]
    for number, asked in enumerate(case.get("questions", [case]), 1):
        mark = f"#{number}" if "questions" in case else ""
        given = {**case.get("shared", {}), **asked["input"]}
        if "file" in given:
            path = KIT / FOLDERS[case["kind"]] / given.pop("file")
            given |= {"name": path.name, "base64": base64.b64encode(path.read_bytes()).decode()}
        yield Question(name + mark, case["kind"], given, asked["expected"])


def schema(name: str) -> Json:
    read: Json = json.loads((KIT / f"{name}.schema.json").read_text(encoding="utf-8"))
    return read


SCHEMAS = {name: schema(name) for name in ("protocol", "case", "report")}
REGISTRY: Registry[Any] = Registry().with_resources(
    (each["$id"], Resource.from_contents(each)) for each in SCHEMAS.values()
)


def validator(name: str, part: str = "") -> Draft202012Validator:
    return Draft202012Validator({"$ref": SCHEMAS[name]["$id"] + part}, registry=REGISTRY)


def node() -> str:
    found = shutil.which("node")
    assert found, "the tests of the conformance kit need Node 18 or later"
    return found


def run_kit(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run the runner of the kit as a vendor does."""
    return subprocess.run(
        [node(), str(KIT / "run.mjs"), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"},
        check=False,
    )
