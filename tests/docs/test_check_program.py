"""The program of the how-to “Validate without Python”, on what its readers may feed it."""

import json
import os
import subprocess
from pathlib import Path
from typing import cast

import pytest
from tests.docs.blocks import ROOT, blocks

pytestmark = pytest.mark.node

PAGES = ("docs/how-to/validate-without-python.md", "docs/how-to/validate-without-python.zh.md")
ENTRY: dict[str, object] = {
    "id": "1",
    "content": ["甲"],
    "responsibleUnits": [{"name": "青禾县民政局"}],
    "channels": [{"code": "government_website"}],
    "updateFrequency": {"code": "annual", "source": "stated"},
}


@pytest.fixture(scope="module", params=PAGES)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the program, the schemas and ajv."""
    subprocess.run(["bash", ROOT / "scripts" / "node_engines.sh"], check=True)
    found = tmp_path_factory.mktemp("check")
    (program,) = (block for block in blocks(str(request.param), "js") if "isEntry" in block.body)
    (found / "check.mjs").write_text(program.body, encoding="utf-8")
    (found / "schemas").symlink_to(ROOT / "schemas")
    (found / "node_modules").symlink_to(ROOT / ".ci" / "node" / "node_modules")
    return found


def check(folder: Path, value: object) -> list[str]:
    """Let the program check a value; it has to come to a verdict."""
    (folder / "a.json").write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    run = subprocess.run(
        ["node", "check.mjs", "a.json"],
        cwd=folder,
        env=os.environ,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.stderr == ""
    *faults, verdict = run.stdout.splitlines()
    assert (run.returncode, verdict) in {(0, "valid"), (1, f"{len(faults)} faults")}
    return faults


def catalog(**changed: object) -> dict[str, object]:
    return {"id": "1", "entries": [{**ENTRY, **changed}]}


@pytest.mark.parametrize(
    ("value", "faults"),
    [
        ([], ["(the file)  政务公开标准目录  must be object"]),
        (None, ["(the file)  政务公开标准目录  must be object"]),
        ({"id": "1", "entries": "x"}, ["/entries  条目  must be array"]),
        ({"id": "1", "entries": {}}, ["/entries  条目  must be array"]),
        ({"id": "1", "entries": [None]}, ["/entries/0  目录条目  must be object"]),
    ],
    ids=repr,
)
def test_what_is_no_catalog_is_a_fault(folder: Path, value: object, faults: list[str]) -> None:
    assert check(folder, value) == faults


@pytest.mark.parametrize(
    ("changed", "pointer", "title"),
    [
        ({"extra": {"备注": 1}}, "/entries/0/extra/备注", "其他栏目"),
        ({"content": ["甲", 2]}, "/entries/0/content/1", "公开内容"),
        (
            {"timeLimit": {"raw": "每年", "clauses": [{"kind": "frequency", "times": "1"}]}},
            "/entries/0/timeLimit/clauses/0/times",
            "次数",
        ),
        ({"publicationLimit": "每年"}, "/entries/0/publicationLimit", "(no such field)"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_fault_is_one_line_with_the_name_of_its_field(
    folder: Path, changed: dict[str, object], pointer: str, title: str
) -> None:
    (line,) = check(folder, catalog(**changed))
    assert line.split("  ")[:2] == [pointer, title]


def test_a_frequency_is_asked_for_where_the_condition_leads_to_it(folder: Path) -> None:
    without = {key: value for key, value in ENTRY.items() if key != "updateFrequency"}
    (line,) = check(folder, {"id": "1", "entries": [without]})
    assert line.split("  ")[:2] == ["/entries/0/updateFrequency", "更新频次"]


def test_the_example_with_an_entry_on_request_only_is_valid(folder: Path) -> None:
    example = (ROOT / "examples/elder-care.json").read_text(encoding="utf-8")
    assert check(folder, cast("object", json.loads(example))) == []
