"""What the READMEs and the documentation show is what happens."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from scripts.docpages.classes.dictionary import classes
from scripts.docpages.classes.examples import example
from scripts.docpages.errors import EXAMPLES
from tests.docs.blocks import DOCS, ROOT, Block, blocks, is_generated, pages, prose
from tests.docs.console import agrees, needs_node
from tests.docs.reader import RUNNING, Reader

from opengov.cli.handbook import pages as handbook

READMES = ("README.md", "README.zh-CN.md")
WRITTEN = [page for page in pages() if not is_generated(page)]
"""Pages that people wrote."""
CHINESE = (".zh.md", ".zh-CN.md")
SHOWING = [
    page for page in pages() if blocks(page, *RUNNING) or (page in WRITTEN and blocks(page))
]
"""Pages with something to do: all that people wrote, and sessions on generated pages."""


def _examples(block: Block) -> bool:
    """Tell whether a rule's page shows the rule's own examples, which `tests/rules` runs."""
    page = handbook()[Path(block.page).name.partition(".")[0]]
    return json.loads(block.body) in [json.loads(text) for text in (page.bad, page.good)]


def _words(block: Block) -> bool:
    """Tell whether a rule's page shows what `opengov explain` shows."""
    page = handbook()[Path(block.page).name.partition(".")[0]]
    messages = f"{page.message.zh}\n{page.message.en}"
    return block.body.removesuffix("\n") in {messages, page.bad, page.good}


def _help(block: Block) -> bool:
    """Tell whether it is the help of a command, which `test_docpages` compares."""
    return block.body.startswith("Usage: opengov ")


def _record(block: Block) -> bool:
    """Tell whether it is one of the examples, which are held to schema and model."""
    return json.loads(block.body) in RECORDS


def _error(block: Block) -> bool:
    """Tell whether it is the message of an error."""
    return block.body.removesuffix("\n") in map(str, EXAMPLES.values())


RECORDS = [example(each) for each in classes().values() if each.model is not None]
MADE: dict[tuple[str, str], Callable[[Block], bool]] = {
    ("docs/rules", "json"): _examples,
    ("docs/rules", "text"): _words,
    ("docs/reference/classes", "json"): _record,
    ("docs/reference", "text"): _error,
    ("docs/cli", "text"): _help,
    ("docs", "text"): _help,
}
"""Blocks of generated pages that are not run: what they are made of is run or compared."""


def _param(page: str) -> object:
    node = any(needs_node(block) for block in blocks(page, "console"))
    return pytest.param(page, marks=[pytest.mark.node] if node else [])


@pytest.mark.parametrize("page", [_param(page) for page in SHOWING])
def test_blocks_run_in_the_order_of_the_page(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files that a page shows are saved, its commands and Python sessions are run."""
    monkeypatch.chdir(tmp_path)
    Reader(page, tmp_path).read()


@pytest.mark.shell
@pytest.mark.parametrize("page", [page for page in SHOWING if not page.endswith(CHINESE)])
def test_blocks_run_in_a_shell(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same, every command as its reader types it, in a process of its own.

    The Chinese pages have the same commands; they are run above.
    """
    monkeypatch.chdir(tmp_path)
    Reader(page, tmp_path, in_shell=True).read()


@pytest.mark.slow
def test_every_block_of_a_generated_page_is_accounted_for() -> None:
    unknown = []
    for page in set(pages()) - set(SHOWING):
        folder = Path(page).parent.as_posix()
        for block in blocks(page):
            made = MADE.get((folder, block.kind))
            if made is None or not made(block):
                unknown.append(str(block))
    assert unknown == []


class TestReader:
    """The tests of pages can fail."""

    def page(self, folder: Path, text: str) -> Reader:
        path = folder / "page.md"
        path.write_text(text, encoding="utf-8")
        return Reader(str(path), folder)

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            ("```console\n$ echo a\nb\n```\n", r"\$ echo a"),
            ("```console\n$ echo a\n…\n```\n", "nothing is compared"),
            ("```console\n$ opengov nothing\n```\n", "exit 2|opengov nothing"),
            ("```cobol\nSTOP RUN.\n```\n", "nothing reads blocks of this language"),
            ("```\nplain\n```\n", "no language"),
            ("```sh\nmake coffee\n```\n", "nothing here knows the program make"),
            ("```sh\npython scripts/none.py\n```\n", "none.py"),
            ('```csv title="a.csv"\na,b\n```\n', "nothing on the page reads a.csv"),
            ('```json\n{"what": 1}\n```\n', "no schema is for such a record"),
            ('```json\n{"id": "1", "items": "one"}\n```\n', "is not of type 'array'"),
            ('```toml title="p.toml"\nrequires = ["none"]\n```\n', "`requires` names"),
            ('```toml title="opengov.toml"\ncolour = "red"\n```\n', "colour"),
            ("```toml\nname = 'p'\n```\n", "a file without a title"),
            ("```python\n>>> 1\n2\n```\n", "Expected"),
            ("```python\nprint(1)\n```\n", "not a session"),
            ("```console\n$ echo a\na\n", "not closed"),
        ],
    )
    def test_what_is_wrong_fails(self, text: str, why: str, tmp_path: Path) -> None:
        with pytest.raises(Exception, match=why):
            self.page(tmp_path, text).read()

    def test_what_is_right_passes(self, tmp_path: Path) -> None:
        session = "```console\n$ false\n$ echo $?\n1\n$ printf 'a\\nb\\nc\\n'\na\n…\nc\n```\n"
        self.page(tmp_path, session).read()

    @pytest.mark.parametrize(
        ("shown", "printed", "same"),
        [
            (["a", "…", "c"], "a\nb\nc\n", True),
            (["a", "…"], "a\nb\nc\n", True),
            (["a", "…", "d"], "a\nb\nc\n", False),
            (["a.c"], "abc", False),
            (["a… c"], "ab c", False),
        ],
    )
    def test_an_elision_is_a_line(self, shown: list[str], printed: str, *, same: bool) -> None:
        assert agrees(shown, printed) is same


class TestReadmes:
    @pytest.mark.parametrize("name", READMES)
    def test_the_first_two_shell_commands_are_one_line_each(self, name: str) -> None:
        first, second = (block.body for block in blocks(name, "sh")[:2])
        assert len(first.splitlines()) == len(second.splitlines()) == 1
        assert first.startswith("python3 -m venv ")
        assert "opengov validate examples/" in first
        assert "pytest" in second

    def test_both_show_the_same_two_commands(self) -> None:
        english, chinese = ([block.body for block in blocks(name, "sh")[:2]] for name in READMES)
        assert english[1] == chinese[1]
        assert english[0].replace(" --lang en", "") == chinese[0].replace(" --lang zh", "")


def test_the_pages_that_show_something_are_found() -> None:
    assert {*READMES, "docs/tutorial.md", "docs/tutorial.zh.md", "examples/README.md"} <= set(
        SHOWING
    )


def test_every_page_has_its_pair_in_the_other_language() -> None:
    names = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}
    chinese = {name.removesuffix(".zh.md") for name in names if name.endswith(".zh.md")}
    english = {name.removesuffix(".md") for name in names if not name.endswith(".zh.md")}
    assert sorted(english ^ chinese) == []


@pytest.mark.parametrize("page", [page for page in WRITTEN if page.startswith("docs/")])
def test_a_line_holds_one_sentence(page: str) -> None:
    lines = [line for line in prose(page) if not line.startswith(("#", "|", "- "))]
    assert [line for line in lines if re.search(r"[a-z)`][.?!] +[A-Z]|[。？！].", line)] == []


@pytest.mark.parametrize("page", [page for page in WRITTEN if page.startswith("docs/")])
def test_both_languages_show_the_same(page: str) -> None:
    """The blocks of a page and its pair are of the same languages and the same files."""
    if page.endswith(".zh.md"):
        return
    pair = page.removesuffix(".md") + ".zh.md"
    shown = [[(block.kind, block.title) for block in blocks(name)] for name in (page, pair)]
    assert shown[0] == shown[1]
    assert (ROOT / pair).is_file()
