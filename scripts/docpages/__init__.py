"""The generated pages of the documentation, out of the objects that the library itself uses."""

from collections.abc import Mapping

from scripts.docpages import (
    api,
    changelog,
    codelists,
    commands,
    errors,
    migrations,
    profiles,
    rules,
    vocabulary,
)
from scripts.docpages.calendars import places, statutory, years
from scripts.docpages.classes import fields, pointers
from scripts.docpages.classes import pages as classes
from scripts.docpages.law import instruments, periods

__all__ = ["FOLDERS", "NOTE", "generated"]

FOLDERS = ("docs/calendar", "docs/cli", "docs/law", "docs/reference", "docs/rules")
"""Folders that hold generated pages and nothing else."""

SOURCES = (
    rules,
    profiles,
    commands,
    classes,
    fields,
    pointers,
    codelists,
    vocabulary,
    periods,
    instruments,
    years,
    places,
    statutory,
    errors,
    migrations,
    api,
    changelog,
)
"""What writes pages, one module for each kind."""
NOTE = "<!-- Written by scripts/generate.py; do not edit. -->\n\n"


def generated() -> Mapping[str, str]:
    """Return the text of every generated page by its path in the repository."""
    pages: dict[str, str] = {}
    for source in SOURCES:
        for stem, page in source.pages():
            pages[f"docs/{stem}.md"] = NOTE + page.en
            pages[f"docs/{stem}.zh.md"] = NOTE + page.zh
    return pages
