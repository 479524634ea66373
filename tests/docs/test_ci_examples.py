"""The files of `examples/ci` are the ones the pages show, and their commands work."""

import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from opengov.cli.inputs import READABLE

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "examples" / "ci").iterdir())
PAGES = ("docs/how-to/validate-in-ci.md", "docs/how-to/validate-in-ci.zh.md")
COMMAND = re.compile(r"opengov (validate .*?)'?$", re.MULTILINE)
OUTPUT = re.compile(r"--output (\S+)")


@pytest.mark.parametrize("page", PAGES)
def test_the_pages_show_the_files(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    shown = dict(
        re.findall(r"^```\w+ title=\"([^\"]+)\"\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    )
    assert shown == {path.name: path.read_text(encoding="utf-8") for path in FILES}


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_the_readme_shows_the_job_for_github(page: str) -> None:
    job = (ROOT / "examples" / "ci" / "catalogs.yml").read_text(encoding="utf-8")
    assert f'```yaml title="catalogs.yml"\n{job}```' in (ROOT / page).read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@pytest.mark.parametrize(
    ("example", "code"), [("township.csv", 0), ("elder-care-defects.xlsx", 1)]
)
def test_the_commands_work_and_write_what_is_kept(
    path: Path, example: str, code: int, tmp_path: Path
) -> None:
    text = path.read_text(encoding="utf-8")
    (tmp_path / "catalogs").mkdir()
    shutil.copy(ROOT / "examples" / example, tmp_path / "catalogs")
    for command in COMMAND.findall(text):
        call = [sys.executable, "-m", "opengov", *shlex.split(command)]
        assert (
            subprocess.run(call, cwd=tmp_path, capture_output=True, check=False).returncode == code
        )
        (kept,) = OUTPUT.findall(command)
        assert text.count(kept) == 2
        assert (tmp_path / kept).stat().st_size > 0


def test_the_hook_is_one_of_this_repository() -> None:
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    config = (ROOT / "examples" / "ci" / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    (wanted,) = re.findall(r"- id: (\S+)", config)
    assert re.findall(r"- id: (\S+)", hooks) == [wanted]
    assert "entry: opengov validate\n" in hooks


def test_the_hook_installs_what_the_command_and_its_tables_need() -> None:
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "optional-dependencies"
    ]
    (listed,) = re.findall(r"additional_dependencies: \[(.+)\]", hooks)
    needed = [re.split("[>=<]", each)[0] for each in (*extras["cli"], *extras["tables"])]
    assert sorted(listed.split(", ")) == sorted(needed)


@pytest.mark.parametrize("packed", ["", ".gz"])
def test_the_hook_takes_what_validate_reads_and_no_plain_json(packed: str) -> None:
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    (pattern,) = re.findall(r"^  files: '(.+)'$", hooks, re.MULTILINE)
    taken = {each for each in READABLE if re.search(pattern, f"catalogs/a{each}{packed}")}
    assert taken == READABLE - {".json"}
    assert re.search(pattern, f"A{packed}.XLSX")
    assert not re.search(pattern, f"package.json{packed}")
    assert not re.search(pattern, "archive.tar.gz")
