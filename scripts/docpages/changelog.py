"""The changelog as a page of the site."""

import re
from collections.abc import Iterator
from pathlib import Path

from opengov.text import Text

__all__ = ["pages"]

CHANGELOG = Path(__file__).parents[2] / "CHANGELOG.md"
TITLE = Text("# 更新记录 {#changelog}", "# Changelog {#changelog}")
INTRODUCTION = Text("更新记录只有英文，法律、数据和标准的名称附有中文。", "")
HEADING = re.compile(r"^(#{2,}) (.+)$", re.MULTILINE)


def pages() -> Iterator[tuple[str, Text]]:
    """Give the page of the changelog."""
    title, _, rest = CHANGELOG.read_text(encoding="utf-8").partition("\n")
    assert title == "# Changelog"  # noqa: S101 - the heading it has on the site
    text = _anchored(rest.strip())
    yield (
        "changelog",
        Text(f"{TITLE.zh}\n\n{INTRODUCTION.zh}\n\n{text}\n", f"{TITLE.en}\n\n{text}\n"),
    )


def _anchored(text: str) -> str:
    """Give each heading an anchor that tells the version, too."""
    version = ""

    def anchored(match: re.Match[str]) -> str:
        nonlocal version
        marks, words = match.groups()
        name = words.partition(" ")[0].strip("[]").lower().replace(".", "-")
        version = name if marks == "##" else version
        anchor = name if marks == "##" else f"{version}-{name}"
        return f"{marks} {words} {{#{anchor}}}"

    return HEADING.sub(anchored, text)
