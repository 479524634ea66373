"""`opengov fix` as a clerk meets it."""

import gzip
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import pytest

from opengov.cli.commands import fix as command
from opengov.fixes import Outcome as Judged
from opengov.fixes import Plan, judged

EXAMPLE = Path("examples/elder-care-defects.xlsx").resolve()


class Outcome(Protocol):
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def book(folder: Path) -> Path:
    (folder / "a.xlsx").write_bytes(EXAMPLE.read_bytes())
    return folder


@pytest.mark.usefixtures("book")
class TestFix:
    def test_shows_what_would_change(self, folder: Path, opengov: Run) -> None:
        done = opengov("fix", "a.xlsx", "--dry-run", "--unsafe", "--lang", "en")
        assert done.code == 0
        assert "+ 青禾县民政局、青禾县发展和改革局" in done.out
        assert "a misspelling T245 (may change the meaning)" in done.out
        assert "4 places can be mended; findings 33 before, 29 after" in done.out
        assert {path.name for path in folder.iterdir()} == {
            "a.xlsx", "clean.json", "defective.json",
        }  # fmt: skip

    def test_writes_a_copy(self, folder: Path, opengov: Run) -> None:
        assert opengov("fix", "a.xlsx", "--write", "b.xlsx").code == 0
        again = opengov("fix", "b.xlsx", "--lang", "zh")
        assert again.out == "没有可自动修正的内容\n"
        assert (folder / "a.xlsx").read_bytes() == EXAMPLE.read_bytes()

    def test_json(self, opengov: Run) -> None:
        plan = json.loads(opengov("fix", "a.xlsx", "--format", "json").out)
        assert [patch["location"]["cell"] for patch in plan["patches"]] == ["G7", "F14", "H14"]
        assert plan["findings"]["new"] == []
        assert plan["left"] == []
        assert {op["op"] for op in plan["operations"]} == {"test", "replace"}

    def test_choice_by_code(self, opengov: Run) -> None:
        plan = json.loads(opengov("fix", "a.xlsx", "--format", "json", "--select", "t24").out)
        assert len(plan["patches"]) == 3
        plan = json.loads(opengov("fix", "a.xlsx", "--format", "json", "--ignore", "T24").out)
        assert plan["patches"] == []

    def test_profile_that_leaves_a_code_out(self, folder: Path, opengov: Run) -> None:
        own = 'extends = "thorough"\nwithout = ["T241"]\n'
        (folder / "own.toml").write_text(own, encoding="utf-8")
        done = opengov("fix", "a.xlsx", "--format", "json", "--profile", "own.toml")
        assert [p["location"]["cell"] for p in json.loads(done.out)["patches"]] == ["F14", "H14"]

    def test_json_and_lines(self, folder: Path, opengov: Run) -> None:
        text = (folder / "clean.json").read_text(encoding="utf-8")
        (folder / "null.json").write_text(text.replace('{"id": "1"', '{"url": null, "id": "1"'))
        done = opengov("fix", "null.json", "--write", "copy.json", "--lang", "en")
        assert (done.code, (folder / "copy.json").read_text(encoding="utf-8")) == (0, text)
        assert "the null removed S204" in done.out
        assert "1 place can be mended" in done.out
        assert "1:26" in done.out

    def test_packed(self, folder: Path, opengov: Run) -> None:
        text = "序号,公开事项,公开内容,公开主体\n1,甲,标准,甲局２"
        (folder / "a.csv.gz").write_bytes(gzip.compress(text.encode()))
        for name in ("b.csv.gz", "b.csv"):
            assert opengov("fix", "a.csv.gz", "--write", name).code == 0
        assert (folder / "b.csv").read_text(encoding="utf-8") == text.replace("２", "2")
        assert gzip.decompress((folder / "b.csv.gz").read_bytes()).decode().endswith("甲局2")

    def test_cells_that_stay(self, folder: Path, opengov: Run) -> None:
        rows = "".join(f"{n},甲{n},某\ue826类,甲局\n" for n in range(1, 13))
        text = f"序号,公开事项,公开内容,公开主体\n{rows}"
        (folder / "gb.csv").write_bytes(text.encode("gb18030"))
        done = opengov("fix", "gb.csv", "--lang", "en")
        assert "12 cells stay as they are" in done.out
        assert "C11 …" in done.out

    @pytest.mark.parametrize(
        ("arguments", "code", "said"),
        [
            ("a.xlsx --dry-run --write b.xlsx", 2, "not both"),
            ("a.xlsx --write a.xlsx", 2, "cannot overwrite"),
            ("none.xlsx", 3, "cannot be read"),
            ("page.html", 3, "opengov convert"),
            ("a.xlsx --select E999", 2, "E999"),
            ("bad.xlsx", 3, "F0"),
            ("a.xlsx --write no/such/b.xlsx", 3, "b.xlsx"),
        ],
    )
    def test_refused(
        self, folder: Path, opengov: Run, arguments: str, code: int, said: str
    ) -> None:
        (folder / "bad.xlsx").write_bytes(b"PK\x03\x04 broken")
        page = "<table><tr><td>公开事项<td>公开内容<td>公开主体<tr><td>甲<td>乙<td>丙局</table>"
        (folder / "page.html").write_text(page, encoding="utf-8")
        done = opengov("fix", *arguments.split(), "--lang", "en")
        assert done.code == code
        assert said in done.err

    def test_worse_copy_is_not_written(
        self, folder: Path, opengov: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def worse(plan: Plan, profile: str) -> Judged:
            outcome = judged(plan, profile)
            return replace(outcome, new=outcome.before.findings[:1])

        monkeypatch.setattr("opengov.fixes.judged", worse)
        done = opengov("fix", "a.xlsx", "--write", "b.xlsx", "--lang", "en")
        assert done.code == 3
        assert "nothing was written" in done.err
        assert not (folder / "b.xlsx").exists()
        assert command.fix.__doc__
