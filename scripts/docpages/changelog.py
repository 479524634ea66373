"""The changelog as a page of the site."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from opengov.text import Text

__all__ = ["pages"]

CHANGELOG = Path(__file__).parents[2] / "CHANGELOG.md"
TITLE = Text("# 更新日志 {#changelog}", "# Changelog {#changelog}")
INTRODUCTION = Text("条目用英文书写，法律、数据和标准的名称附有中文。", "")
HEADINGS = {
    "Unreleased": "未发布",
    "law": "法律",
    "data": "数据",
    "added": "新增",
    "changed": "变更",
    "deprecated": "停用预告",
    "removed": "移除",
    "fixed": "修正",
    "security": "安全",
}
"""What headings are called in Chinese; versions are called the same."""
HEADING = re.compile(r"^(#{2,}) (.+)$", re.MULTILINE)


def pages() -> Iterator[tuple[str, Text]]:
    """Give the page of the changelog."""
    title, _, rest = CHANGELOG.read_text(encoding="utf-8").partition("\n")
    assert title == "# Changelog"  # noqa: S101 - the heading it has on the site
    english, chinese = (_anchored(rest.strip(), names) for names in ({}, HEADINGS))
    yield (
        "changelog",
        Text(f"{TITLE.zh}\n\n{INTRODUCTION.zh}\n\n{chinese}\n", f"{TITLE.en}\n\n{english}\n"),
    )


def _anchored(text: str, names: Mapping[str, str]) -> str:
    """Give each heading its name and an anchor that tells the version, too."""
    version = ""

    def anchored(match: re.Match[str]) -> str:
        nonlocal version
        marks, words = match.groups()
        name = words.partition(" ")[0].strip("[]").lower().replace(".", "-")
        version = name if marks == "##" else version
        anchor = name if marks == "##" else f"{version}-{name}"
        return f"{marks} {names.get(words, words)} {{#{anchor}}}"

    return HEADING.sub(anchored, text)
