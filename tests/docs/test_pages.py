"""What the READMEs and the documentation show is what happens."""

import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from opengov.model.catalog import CatalogEntry
from opengov.rules import RULES, Context, _registry

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
READMES = ("README.md", "README.zh-CN.md")
GENERATED = re.compile(r"docs/(rules|reference)/|docs/cli\.")
PAGES = (
    *READMES,
    *(
        name
        for path in sorted(DOCS.rglob("*.md"))
        if not GENERATED.match(name := path.relative_to(ROOT).as_posix())
    ),
)
BLOCK = re.compile(
    r"^```(?P<kind>\w+)(?: title=\"(?P<title>[^\"]+)\")?\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
ELLIPSIS = "…"


def blocks(name: str, *kinds: str) -> list[str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return [match["body"] for match in BLOCK.finditer(text) if match["kind"] in kinds]


RUNNABLE = tuple(name for name in PAGES if blocks(name, "console", "python"))


def sessions(block: str) -> list[tuple[str, list[str]]]:
    """Split a console block into commands and the output that follows each."""
    found: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            found[-1][1].append(line)
    return found


def agrees(shown: list[str], printed: list[str]) -> bool:
    """Compare line by line; a line of … stands for any number of lines."""
    pattern = "\n".join(".*?" if line.strip() == ELLIPSIS else re.escape(line) for line in shown)
    return re.fullmatch(pattern, "\n".join(printed).rstrip("\n"), re.DOTALL) is not None


def run_console(block: str, folder: Path) -> None:
    for command, shown in sessions(block):
        words = [word.replace("OUT", str(folder)) for word in shlex.split(command)]
        assert words[0] == "opengov"
        done = subprocess.run(
            [sys.executable, "-m", *words],
            cwd=folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8", "COLUMNS": "100"},
            check=False,
        )
        assert agrees(shown, done.stdout.splitlines()), f"{command}\n{done.stdout}{done.stderr}"


class TestReadmes:
    @pytest.mark.parametrize("name", READMES)
    def test_the_first_two_shell_commands_are_one_line_each(self, name: str) -> None:
        first, second = blocks(name, "sh")[:2]
        assert len(first.splitlines()) == len(second.splitlines()) == 1
        assert first.startswith("python3 -m venv ")
        assert "opengov validate examples/" in first
        assert "pytest" in second

    def test_both_show_the_same_two_commands(self) -> None:
        english, chinese = (blocks(name, "sh")[:2] for name in READMES)
        assert english[1] == chinese[1]
        assert english[0].replace(" --lang en", "") == chinese[0].replace(" --lang zh", "")


def test_the_pages_that_show_something_are_found() -> None:
    assert {*READMES, "docs/tutorial.md", "docs/tutorial.zh.md"} <= set(RUNNABLE)


@pytest.mark.parametrize("name", RUNNABLE)
def test_blocks_run_in_the_order_of_the_page(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files that a page shows are saved, its commands and Python sessions are run."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    names: dict[str, object] = {}
    for match in BLOCK.finditer((ROOT / name).read_text(encoding="utf-8")):
        kind, title, body = match["kind"], match["title"], match["body"]
        if kind == "console":
            run_console(body, tmp_path)
        elif kind == "python":
            session = doctest.DocTestParser().get_doctest(body, names, name, name, 0)
            assert runner.run(session, clear_globs=False).failed == 0
            names = session.globs
        elif title and kind != "py":
            (tmp_path / title).write_text(body, encoding="utf-8")


@pytest.mark.parametrize("name", ["docs/how-to/add-a-rule.md", "docs/how-to/add-a-rule.zh.md"])
def test_the_rule_that_is_shown_works(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (source,) = blocks(name, "py")
    registered: dict[str, object] = {}
    monkeypatch.setattr(_registry, "RULES", registered)
    names: dict[str, object] = {"__name__": "shown"}
    exec(compile(source, name, "exec"), names)  # noqa: S102 - a page of this repository
    ((code, rule),) = registered.items()
    assert isinstance(rule, _registry.Rule)
    assert code not in RULES
    for example, found in ((rule.spec.bad, True), (rule.spec.good, False)):
        assert bool(list(rule.run(CatalogEntry.model_validate(example), Context()))) is found


def test_every_page_has_its_pair_in_the_other_language() -> None:
    pages = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}
    chinese = {name.removesuffix(".zh.md") for name in pages if name.endswith(".zh.md")}
    english = {name.removesuffix(".md") for name in pages if not name.endswith(".zh.md")}
    assert sorted(english ^ chinese) == []


@pytest.mark.parametrize("name", [name for name in PAGES if name.startswith("docs/")])
def test_a_line_holds_one_sentence(name: str) -> None:
    text = BLOCK.sub("", (ROOT / name).read_text(encoding="utf-8"))
    prose = [line for line in text.splitlines() if not line.startswith(("#", "|", "- "))]
    assert [line for line in prose if re.search(r"[a-z)`][.?!] +[A-Z]|[。？！].", line)] == []
