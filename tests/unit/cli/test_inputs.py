from pathlib import Path

import pytest

from opengov.cli.inputs import expand, is_same_file
from opengov.cli.usage import WrongUseError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in (
        "b.xlsx",
        "a.csv",
        "~$b.xlsx",
        ".hidden.csv",
        "notes.txt",
        "old.doc",
        "scan.PDF",
        "sub/c.JSON",
        ".git/d.json",
        "empty/readme.md",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    return tmp_path


@pytest.mark.usefixtures("folder")
class TestExpand:
    def test_a_folder_gives_its_readable_files_in_order(self) -> None:
        assert expand(["."]).paths == ("./a.csv", "./b.xlsx", "./sub/c.JSON")

    def test_files_of_other_kinds_are_counted(self) -> None:
        (note,) = expand(["."]).notes
        assert note.en == ".: skipped 2 file(s) of other kinds (such as old.doc)"

    def test_no_note_where_nothing_was_skipped(self) -> None:
        assert expand(["sub"]).notes == ()

    def test_a_folder_without_readable_files_is_left_to_the_reader(self) -> None:
        assert expand(["empty"]).paths == ("empty",)

    def test_the_order_of_the_call_does_not_matter_and_each_file_comes_once(self) -> None:
        assert expand(["sub", "a.csv", "sub/c.JSON", "a.csv"]).paths == ("a.csv", "sub/c.JSON")

    @pytest.mark.parametrize(
        ("pattern", "expected"),
        [
            ("*.xlsx", ("b.xlsx",)),
            ("**/*.JSON", ("sub/c.JSON",)),
            ("s?b", ("sub/c.JSON",)),
            ("*.ods", ("*.ods",)),
        ],
    )
    def test_patterns_the_shell_left_alone(self, pattern: str, expected: tuple[str, ...]) -> None:
        assert expand([pattern]).paths == expected

    def test_a_name_with_brackets_is_a_name_first(self, folder: Path) -> None:
        (folder / "a[1].csv").touch()
        assert expand(["a[1].csv"]).paths == ("a[1].csv",)

    def test_an_old_file_named_in_the_call_is_read(self) -> None:
        assert expand(["old.doc", "~$b.xlsx"]).paths == ("old.doc", "~$b.xlsx")

    def test_standard_input(self) -> None:
        assert expand(["-", "a.csv"], input_format="csv").paths == ("-", "a.csv")

    @pytest.mark.parametrize(("arguments", "input_format"), [(["-"], None), (["-", "-"], "csv")])
    def test_standard_input_needs_a_format_and_comes_once(
        self, arguments: list[str], input_format: str | None
    ) -> None:
        with pytest.raises(WrongUseError, match="standard input"):
            expand(arguments, input_format=input_format)


BASELINE = b'{\n  "baseline": 1,\n  "known": []\n}\n'
REPORT = b'{\n  "tool": {\n    "name": "opengov",\n    "version": "1"\n  }\n}\n'
FINDING = b'{"code": "E101", "name": "content-missing", "severity": "error"}\n'


class TestOwnFiles:
    @pytest.mark.parametrize("argument", [".", "*", "./*", "**"])
    def test_files_of_the_call_are_no_catalogs(self, folder: Path, argument: str) -> None:
        (folder / "opengov.toml").touch()
        found = expand([argument], own=["b.xlsx", None, folder / "sub" / "c.JSON"])
        assert not [path for path in found.paths if path.endswith(("xlsx", ".JSON", ".toml"))]
        assert any(path.endswith("a.csv") for path in found.paths)

    @pytest.mark.parametrize(
        ("name", "data"),
        [
            ("known.json", BASELINE),
            ("known.JSON", b"\xef\xbb\xbf" + BASELINE),
            ("report.json", REPORT),
            ("report.json", REPORT.replace(b"\n", b"").replace(b" ", b"")),
            ("report.jsonl", FINDING),
        ],
    )
    def test_what_opengov_wrote_is_passed_over_and_noted(
        self, folder: Path, name: str, data: bytes
    ) -> None:
        (folder / "sub" / "c.JSON").unlink()
        (folder / "sub" / name).write_bytes(data)
        found = expand([".", "sub/*"])
        assert found.paths == ("./a.csv", "./b.xlsx", "sub/*")
        assert found.notes[-1].en.startswith("left out 2 file(s)")
        assert name in found.notes[-1].en
        assert expand([f"sub/{name}"]).paths == (f"sub/{name}",)

    def test_a_catalog_that_speaks_of_a_baseline_is_read(self, folder: Path) -> None:
        (folder / "sub" / "c.JSON").write_bytes(b'{"id": "1", "tool": {"name": "opengov"}}')
        assert expand(["sub"]).paths == ("sub/c.JSON",)

    def test_a_file_of_the_call_that_is_named_is_read(self) -> None:
        assert expand(["a.csv"], own=["a.csv"]).paths == ("a.csv",)


class TestIsSameFile:
    def test_links_lead_to_the_same_file(self, tmp_path: Path) -> None:
        real = tmp_path / "a.json"
        real.touch()
        link = tmp_path / "b.json"
        link.symlink_to(real)
        assert is_same_file(str(real), link)

    def test_files_that_do_not_exist_are_compared_by_path(self, tmp_path: Path) -> None:
        assert is_same_file(str(tmp_path / "x" / ".." / "a"), tmp_path / "a")
        assert not is_same_file(str(tmp_path / "b"), tmp_path / "a")
