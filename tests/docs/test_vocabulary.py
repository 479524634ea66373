"""The page of the vocabulary names every keyword, and its programs do what it says."""

import doctest
import os
import re
import subprocess
from pathlib import Path

import pytest
from scripts.docpages.vocabulary import ajv_lines

from opengov.schema.vocabulary import keywords

ROOT = Path(__file__).parents[2]
PAGES = ("docs/reference/vocabulary.md", "docs/reference/vocabulary.zh.md")
BLOCK = re.compile(r"^```(\w+)(?: title=\"([^\"]+)\")?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: str, kind: str) -> list[tuple[str, str]]:
    found = BLOCK.findall((ROOT / page).read_text(encoding="utf-8"))
    return [(title, body) for name, title, body in found if name == kind]


@pytest.mark.parametrize("page", PAGES)
class TestPage:
    def test_has_a_section_for_every_keyword(self, page: str) -> None:
        text = (ROOT / page).read_text(encoding="utf-8")
        rows = re.findall(r"^### `(x-[a-z-]+)` .+ \{#\1\}$", text, re.MULTILINE)
        assert rows == [keyword.name for keyword in keywords()]

    def test_the_python_sessions_run(self, page: str) -> None:
        sessions = blocks(page, "python")
        assert len(sessions) == 3
        for _, body in sessions:
            test = doctest.DocTestParser().get_doctest(body, {}, page, page, 0)
            assert doctest.DocTestRunner().run(test).failed == 0

    def test_the_lines_for_ajv_name_every_keyword(self, page: str) -> None:
        ((_, program),) = blocks(page, "js")
        assert ajv_lines() in program
        assert all(f'"{keyword.name}"' in ajv_lines() for keyword in keywords())

    @pytest.mark.slow
    def test_the_program_prints_what_is_shown(self, page: str, tmp_path: Path) -> None:
        subprocess.run(["bash", ROOT / "scripts" / "node_engines.sh"], check=True)
        ((title, program),) = blocks(page, "js")
        ((_, session),) = blocks(page, "console")
        (tmp_path / title).write_text(program, encoding="utf-8")
        for name in ("schemas", "examples"):
            (tmp_path / name).symlink_to(ROOT / name)
        install, run, *shown = session.splitlines()
        installed = ROOT / ".ci" / "node" / "node_modules"
        version = re.search(r'"version": "([^"]+)"', (installed / "ajv/package.json").read_text())
        assert version
        assert install == f"$ npm install --silent ajv@{version[1]}"
        done = subprocess.run(
            run.removeprefix("$ ").split(),
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | {"NODE_PATH": str(installed)},
        )
        assert (done.stdout.splitlines(), done.stderr) == (shown, "")
