"""The project file: nearest one wins, an option on the command line wins over it."""

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest

from opengov.cli.commands.validate import validate
from opengov.cli.project import KEYS, Project, find_project, load_project
from opengov.cli.usage import WrongUseError


class Outcome(Protocol):
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


class TestFind:
    def test_nearest(self, tmp_path: Path) -> None:
        write(tmp_path / "opengov.toml", 'lang = "en"')
        near = write(tmp_path / "a" / "opengov.toml", 'lang = "zh"')
        found = find_project(tmp_path / "a")
        assert found is not None
        assert (found.path, found.options) == (near, {"lang": "zh"})

    def test_own_file_wins_over_pyproject(self, tmp_path: Path) -> None:
        write(tmp_path / "pyproject.toml", '[tool.opengov]\nlang = "en"')
        own = write(tmp_path / "opengov.toml", 'lang = "zh"')
        found = find_project(tmp_path)
        assert found is not None
        assert found.path == own

    def test_pyproject_above(self, tmp_path: Path) -> None:
        above = write(tmp_path / "pyproject.toml", '[tool.opengov]\nlang = "en"')
        write(tmp_path / "a" / "pyproject.toml", "[project]\n")
        found = find_project(tmp_path / "a")
        assert found is not None
        assert found.path == above

    def test_search_ends_at_the_repository(self, tmp_path: Path) -> None:
        write(tmp_path / "opengov.toml", 'lang = "en"')
        (tmp_path / "a" / ".git").mkdir(parents=True)
        assert find_project(tmp_path / "a") is None

    def test_root(self) -> None:
        assert find_project(Path("/")) is None


class TestRefused:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("profil = 'x'", "no option profil"),
            ("profile = 1", "a text such as"),
            ("select = 'E1'", "a list of texts"),
            ("fail-on = 'fatal'", "one of error, warning, never"),
            ("max-findings-per-rule = 1.5", "from 0 up"),
            ("max-findings-per-rule = true", "from 0 up"),
            ("max-findings-per-rule = -1", "from 0 up"),
            ("paths = ['']", "a list of texts"),
            ("profile = ", "cannot be read"),
        ],
    )
    def test_what_and_where(self, tmp_path: Path, text: str, said: str) -> None:
        path = write(tmp_path / "opengov.toml", text)
        with pytest.raises(WrongUseError) as caught:
            load_project(path)
        assert said in caught.value.message.en
        assert str(path) in caught.value.message.zh

    @pytest.mark.parametrize("text", ["tool = 1", "[tool]\nopengov = 1"])
    def test_pyproject_of_another_shape(self, tmp_path: Path, text: str) -> None:
        path = write(tmp_path / "pyproject.toml", text)
        if "opengov" in text:
            with pytest.raises(WrongUseError, match=r"tool\.opengov"):
                load_project(path)
        else:
            assert load_project(path).options == {}

    def test_not_utf8(self, tmp_path: Path) -> None:
        path = tmp_path / "opengov.toml"
        path.write_bytes(b"lang = '\xff'")
        with pytest.raises(WrongUseError, match="cannot be read"):
            load_project(path)

    def test_missing(self, tmp_path: Path) -> None:
        with pytest.raises(WrongUseError, match="cannot be read"):
            load_project(tmp_path / "none.toml")


class TestValidate:
    def test_options_are_defaults(self, folder: Path, opengov: Run) -> None:
        write(
            folder / "opengov.toml", 'ignore = ["E102"]\nlang = "en"\npaths = ["defective.json"]'
        )
        done = opengov("validate")
        assert done.code == 0
        assert "options of opengov.toml: ignore, lang, paths" in done.err
        assert "ignored on request" in done.out

    def test_command_line_wins(self, folder: Path, opengov: Run) -> None:
        write(folder / "opengov.toml", 'fail-on = "never"')
        assert opengov("validate", "defective.json").code == 0
        assert opengov("validate", "defective.json", "--fail-on", "error").code == 1

    def test_no_config(self, folder: Path, opengov: Run) -> None:
        write(folder / "opengov.toml", "nonsense = 1")
        assert opengov("validate", "defective.json").code == 2
        assert opengov("validate", "defective.json", "--no-config").code == 1

    def test_named_file(self, folder: Path, opengov: Run) -> None:
        write(folder / "sub" / "other.toml", 'profile = "own.toml"\nbaseline = "known.json"')
        write(folder / "sub" / "own.toml", 'extends = "required-elements"\nwithout = ["E102"]')
        write(folder / "sub" / "known.json", '{"baseline": 1, "known": []}')
        done = opengov("validate", "defective.json", "--config", "sub/other.toml", "--lang", "en")
        assert done.code == 0
        assert "own" in done.out

    def test_every_key_is_an_option(self, folder: Path, opengov: Run) -> None:
        parameters = set(inspect.signature(validate).parameters)
        project = Project(Path("x"), dict.fromkeys(KEYS))
        assert set(project.defaults()) <= parameters
        write(folder / "opengov.toml", 'profile = "national-2019"\nmax-findings-per-rule = 1')
        assert "national-2019" in opengov("validate", "clean.json").out

    def test_empty_file_says_nothing(self, folder: Path, opengov: Run) -> None:
        write(folder / "opengov.toml", "")
        assert opengov("validate", "clean.json").err == ""
