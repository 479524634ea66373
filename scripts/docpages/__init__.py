"""The generated pages of the documentation, out of the objects that the library itself uses."""

from collections.abc import Mapping

from scripts.docpages import codelists, commands, errors, fields, rules, vocabulary

__all__ = ["FOLDERS", "generated"]

FOLDERS = ("docs/reference", "docs/rules")
"""Folders that hold generated pages and nothing else."""

NOTE = "<!-- Written by scripts/generate.py; do not edit. -->\n\n"


def generated() -> Mapping[str, str]:
    """Return the text of every generated page by its path in the repository."""
    pages: dict[str, str] = {}
    for source in (rules, commands, fields, codelists, vocabulary, errors):
        for stem, page in source.pages():
            pages[f"docs/{stem}.md"] = NOTE + page.en
            pages[f"docs/{stem}.zh.md"] = NOTE + page.zh
    return pages
