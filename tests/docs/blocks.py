"""The pages of the repository and the blocks of code that they show."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from typing_extensions import override

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
GENERATED = "<!-- Written by scripts/generate.py; do not edit. -->"
FENCE = re.compile(r"(?P<indent> *)(?P<fence>`{3,}|~{3,}) *(?P<kind>[^\s`]*)(?P<more>[^`]*)")
TITLE = re.compile(r'title="([^"]+)"')
ELSEWHERE = {".ci", ".git", ".venv", "node_modules", "site"}
"""Folders whose pages are not ours."""


@dataclass(frozen=True)
class Block:
    """A fenced block of code: its language, the name of the file it shows, its text."""

    page: str
    line: int
    kind: str
    title: str
    body: str

    @override
    def __str__(self) -> str:
        return f"{self.page}:{self.line} ({self.kind or 'no language'})"


def pages() -> list[str]:
    """Return every page of the repository."""
    found = (path.relative_to(ROOT) for path in ROOT.rglob("*.md"))
    return sorted(path.as_posix() for path in found if not ELSEWHERE & set(path.parts))


def text_of(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def is_generated(page: str) -> bool:
    return text_of(page).startswith(GENERATED)


def blocks(page: str, *kinds: str) -> list[Block]:
    """Return the blocks of a page, or those of some languages."""
    found = _found(page, text_of(page).splitlines())
    return [block for block in found if not kinds or block.kind in kinds]


def prose(page: str) -> list[str]:
    """Return the lines of a page that stand outside its blocks."""
    lines = text_of(page).splitlines()
    for block in blocks(page):
        last = block.line + block.body.count("\n") + 1
        lines[block.line - 1 : last] = [""] * (last - block.line + 1)
    return lines


def _found(page: str, lines: list[str]) -> Iterator[Block]:
    rest = iter(enumerate(lines, start=1))
    for number, line in rest:
        opening = FENCE.fullmatch(line)
        if opening is None:
            continue
        indent, fence = len(opening["indent"]), opening["fence"]
        body: list[str] = []
        for _, inside in rest:
            if inside.strip().startswith(fence) and not inside.strip().strip(fence[0]):
                break
            body.append(inside[indent:] + "\n")
        else:
            raise AssertionError(f"{page}:{number}: the block is not closed")
        title = TITLE.search(opening["more"])
        yield Block(page, number, opening["kind"], title[1] if title else "", "".join(body))
