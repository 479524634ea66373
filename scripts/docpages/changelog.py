"""The entries of the changelog, as the page of the site shows them."""

import re

from opengov.text import Lang, Text

__all__ = ["KINDS", "entries"]

KINDS = {
    "law": Text("法律", "law"),
    "data": Text("数据", "data"),
    "added": Text("新增", "added"),
    "changed": Text("变更", "changed"),
    "deprecated": Text("停用预告", "deprecated"),
    "removed": Text("移除", "removed"),
    "fixed": Text("修正", "fixed"),
    "security": Text("安全", "security"),
}
"""The kinds of changes, as headings."""
UNRELEASED = Text("未发布", "Unreleased")
HEADINGS = {**KINDS, UNRELEASED.en: UNRELEASED}
HEADING = re.compile(r"^(##+) (.+)$", re.MULTILINE)


def entries(changelog: str, lang: Lang) -> str:
    r"""Return the releases without what stands above them, the headings in a language.

    >>> print(entries("# Changelog\n\nKinds.\n\n## 0.1\n\n### added\n\n- Days.", "zh"))
    ## 0.1
    <BLANKLINE>
    ### 新增
    <BLANKLINE>
    - Days.
    """
    first = HEADING.search(changelog)
    releases = changelog[first.start() :] if first else ""
    return HEADING.sub(lambda found: f"{found[1]} {_heading(found[2], lang)}", releases)


def _heading(words: str, lang: Lang) -> str:
    return HEADINGS[words].say(lang) if words in HEADINGS else words
