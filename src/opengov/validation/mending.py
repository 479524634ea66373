"""Findings with the patches that mend them.

Rules know words and not files, readers know files and not rules, and the two do
not know each other: here what a finding says of its words meets the reader's
knowledge of where they stand. It is done once for the findings that are listed,
so that what is found and only counted costs nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from opengov._notices import every_notice
from opengov.catalogfile import CatalogFile, Locator
from opengov.finding import NOTICES, Finding
from opengov.patch import (
    CellMend,
    MemberMend,
    Mend,
    Mending,
    Patch,
    Record,
    Steps,
    WordsMend,
    reword,
)
from opengov.rules import RULES
from opengov.validation import notices

__all__ = ["letter_boxes", "mending_of", "mendings", "with_patches"]


def mending_of(code: str) -> Mending | None:
    """Return what is said of the patches of a rule or notice.

    >>> mending_of("E411").safe, mending_of("E101") is None
    (True, True)
    """
    spec = RULES[code].spec if code in RULES else NOTICES.get(code)
    return None if spec is None else spec.mending


def mendings() -> dict[str, Mending]:
    """Return the patches there are, by the codes of the rules and notices that have them.

    >>> mendings()["E411"].name
    'channel-name'
    """
    every = ((code, mending_of(code)) for code in sorted({*RULES, *every_notice()}))
    return {code: mending for code, mending in every if mending is not None}


def with_patches(
    file: CatalogFile, findings: Iterable[Finding], *, single: bool = False
) -> Iterator[Finding]:
    """Yield findings with their patches, as far as there are any.

    Args:
        file: What was validated.
        findings: What was found in it.
        single: Whether it is one entry by itself, to which pointers are relative.
    """
    for finding in findings:
        if finding.mend is None:
            yield finding
            continue
        mending = mending_of(finding.code)
        steps = None if mending is None else _steps(file, finding.mend, finding, single=single)
        if mending is None or steps is None or not (steps.edits or steps.operations):
            yield replace(finding, mend=None)
            continue
        edits = steps.edits
        if file.packed:
            # Nobody can write bytes into the file itself.
            edits = tuple(replace(edit, written=None) for edit in edits)
        patch = Patch(mending=mending, operations=steps.operations, edits=edits)
        yield replace(finding, mend=None, fix=patch)


def _steps(file: CatalogFile, mend: Mend, finding: Finding, *, single: bool) -> Steps | None:
    if isinstance(mend, MemberMend):
        head = finding.location.pointer or ""
        return None if file.locator is None else file.locator.steps(mend, dict, head)
    record = partial(_record, file, mend.catalog, mend.entry)
    head = "" if single else file.pointer(mend.catalog, mend.entry)
    if file.locator is not None:
        steps = file.locator.steps(mend, record, head)
        return None if steps is None else _together(file, file.locator, mend, steps)
    if isinstance(mend, CellMend):
        return None
    operations = reword(mend, record(), head)
    return None if operations is None else Steps((), operations)


def _together(
    file: CatalogFile, locator: Locator, mend: WordsMend | CellMend, steps: Steps
) -> Steps:
    """Add what the same edit of a cell does to the other entries that the cell covers."""
    operations = list(steps.operations)
    for entry in locator.covered(mend):
        record = partial(_record, file, mend.catalog, entry)
        head = file.pointer(mend.catalog, entry)
        other = locator.steps(replace(mend, entry=entry), record, head)
        if other is not None and other.edits == steps.edits:
            operations += other.operations
    return Steps(steps.edits, tuple(operations))


def _record(file: CatalogFile, catalog: int, entry: int | None) -> Record:
    """Return an entry, or the catalog without its entries, as JSON."""
    if file.disclosures and entry is not None:
        return file.disclosures[entry].model_dump(mode="json")
    held = file.catalogs[catalog]
    if entry is None:
        return held.model_dump(mode="json", exclude={"entries"})
    return held.entries[entry].model_dump(mode="json")


def letter_boxes(file: CatalogFile) -> Iterator[Finding]:
    """Report the checkbox cells whose boxes are letters; reading took no offence at them."""
    if file.locator is not None:
        for place, text, mend in file.locator.letter_boxes():
            pointer = file.pointer(mend.catalog, mend.entry, "channels")
            values = {"text": " ".join(text.split())[:QUOTE]}
            yield notices.LETTER_BOXES.report(replace(place, pointer=pointer), values, mend=mend)


QUOTE = 60
"""Characters of a cell that a message quotes."""
