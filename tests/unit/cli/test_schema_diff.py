"""`opengov schema-diff` as a vendor meets it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import pytest

SCHEMAS = Path(__file__).parents[3] / "schemas" / "v1"


class Outcome(Protocol):
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def versions(folder: Path) -> Path:
    """Make two small folders of schemas: the newer one has a field less, one more, a new title."""
    old: dict[str, Any] = json.loads((SCHEMAS / "organ.schema.json").read_text(encoding="utf-8"))
    new = json.loads(json.dumps(old))
    del new["properties"]["adcode"]
    wider = json.loads(json.dumps(old))
    wider["properties"]["fax"] = {"type": "string"}
    for name, schema in (("old", old), ("new", new), ("wider", wider)):
        (folder / name / "codelists").mkdir(parents=True)
        (folder / name / "organ.schema.json").write_text(json.dumps(schema), encoding="utf-8")
        shutil.copy(SCHEMAS / "codelists/levels.csv", folder / name / "codelists")
    (folder / "titled").mkdir()
    titled = json.dumps(old | {"title": "Body"})
    (folder / "titled/organ.schema.json").write_text(titled, encoding="utf-8")
    return folder


@pytest.mark.usefixtures("versions")
class TestExit:
    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            ("old old", 0),
            ("old new", 1),
            ("new old", 0),
            ("new old --fail-on widening", 1),
            ("old wider", 0),
            ("old wider --fail-on widening", 1),
            ("old new --fail-on never", 0),
            ("old/organ.schema.json titled/organ.schema.json --fail-on widening", 0),
            ("old/organ.schema.json new/organ.schema.json", 1),
            ("old/organ.schema.json new", 1),
            ("1.0.0 current --fail-on never", 0),
            ("1.0.0 titled/organ.schema.json", 0),
            ("1 1.0", 0),
            ("old missing", 3),
            ("old clean.json/x", 3),
            ("old/codelists old", 3),
            ("old old/codelists/levels.csv", 3),
            ("old 99.0.0", 2),
            ("old clean.json", 2),
            ("old", 2),
            ("old new --fail-on neutral", 2),
        ],
    )
    def test_code(self, opengov: Run, arguments: str, code: int) -> None:
        assert opengov("schema-diff", *arguments.split()).code == code

    def test_a_change_that_nobody_could_judge_counts_as_a_narrowing(
        self, opengov: Run, folder: Path
    ) -> None:
        (folder / "a.schema.json").write_text("{}", encoding="utf-8")
        (folder / "b.schema.json").write_text('{"format": "unheard-of"}', encoding="utf-8")
        done = opengov("schema-diff", "a.schema.json", "b.schema.json", "--lang", "en")
        assert done.code == 1
        assert "0 narrowing, 1 unknown, 0 widening, 0 neutral" in done.out


@pytest.mark.usefixtures("versions")
class TestText:
    def test_english(self, opengov: Run) -> None:
        said = opengov("schema-diff", "old", "new", "--lang", "en").out
        assert said == (
            "narrowing  organ.schema.json  /properties/adcode\n"
            "    the record no longer has the member adcode\n"
            '    valid before, invalid now: {"name": "a", "adcode": "a"}\n'
            "    migration: take adcode out, "
            "or move what it holds to the member that replaces it\n"
            "\n"
            "1 narrowing, 0 unknown, 0 widening, 0 neutral\n"
        )

    def test_chinese(self, opengov: Run) -> None:
        said = opengov("schema-diff", "old", "wider", "--lang", "zh").out
        assert said.startswith(
            "放宽  organ.schema.json  /properties/fax\n    整条记录 增加了字段 fax\n"
        )
        assert said.endswith("收窄 0，未定 0，放宽 1，无影响 0\n")

    def test_nothing_changed(self, opengov: Run) -> None:
        said = opengov("schema-diff", "old", "old", "--lang", "zh").out
        assert said == "没有变化\n收窄 0，未定 0，放宽 0，无影响 0\n"

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            ("old 99.0.0", "there is no released schema version '99.0.0'; did you mean 1.0.0?"),
            ("old missing", "missing cannot be read: No such file or directory"),
            ("old/codelists old", "it holds no file that ends in .schema.json"),
            ("old clean.json", "there is no schema clean.json in old; give two files"),
        ],
    )
    def test_what_cannot_be_compared_is_said(
        self, opengov: Run, arguments: str, message: str
    ) -> None:
        done = opengov("schema-diff", *arguments.split(), "--lang", "en")
        assert message in done.err
        assert done.out == ""


def test_a_code_removed_from_the_json_of_a_codelist_only(opengov: Run, versions: Path) -> None:
    for name in ("old", "new"):
        shutil.copy(SCHEMAS / "codelists/levels.json", versions / name / "codelists")
    path = versions / "new/codelists/levels.json"
    levels = json.loads(path.read_text(encoding="utf-8"))
    levels["codes"].pop()
    path.write_text(json.dumps(levels), encoding="utf-8")
    done = opengov("schema-diff", "old", "new", "--lang", "en")
    assert (done.code, done.out) == (3, "")
    assert "codelists/levels.csv has the code 'village', and codelists/levels.json" in done.err


@pytest.mark.usefixtures("versions")
class TestJson:
    def test_is_for_programs(self, opengov: Run) -> None:
        done = opengov("schema-diff", "old", "new", "--format", "json", "--lang", "en")
        report = json.loads(done.out)
        assert report["summary"] == {"narrowing": 1, "unknown": 0, "widening": 0, "neutral": 0}
        (change,) = report["changes"]
        assert change["kind"] == "narrowing"
        assert change["counterexample"]["validUnder"] == "old"
        assert (report["old"], report["new"]) == ("old", "new")

    def test_speaks_chinese_unless_asked(self, opengov: Run) -> None:
        report = json.loads(opengov("schema-diff", "old", "new", "--format", "json").out)
        assert report["changes"][0]["message"] == "整条记录 不再有字段 adcode"
