"""Which places of a file can be mended, and what the file is then."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from opengov.catalogfile import CatalogFile
from opengov.files.gzipped import gunzip, is_gzip
from opengov.files.unreadable import UnreadableError
from opengov.finding import Finding
from opengov.fixes.choose import Chosen, Correction, Key, choose, key_of, merged
from opengov.fixes.write import WRITABLE, new_text, unwritable, written
from opengov.jsonpatch import Operation, difference
from opengov.reading import read_catalog
from opengov.text import Text
from opengov.validation import validate
from opengov.validation.mending import mendings
from opengov.validation.profiles import Profile, requirable
from opengov.validation.selection import Selection

__all__ = ["Plan", "plan_fixes"]

EVERY_RULE = Profile(
    name="fix",
    title=Text("可由机器修正的", "What a machine can mend"),
    requires=tuple(sorted(requirable())),
    rules=("F", "T", "S", "E", "C"),
)
ROUNDS = 10
"""After so many readings of a copy, what is not settled stays as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A file that was read, the copy with all corrections, and what they are."""

    file: CatalogFile
    data: bytes
    """The content of the file; of one packed by gzip, unpacked."""
    copy: bytes
    copied: CatalogFile
    """The copy as it is read."""
    corrections: tuple[Correction, ...]
    left: tuple[Correction, ...] = ()
    """What could be mended but for the cell: it holds a formula."""

    def operations(self) -> tuple[Operation, ...]:
        """Return the JSON Patch that makes the catalog of the copy of the file's."""
        return tuple(self._operations())

    def _operations(self) -> Iterator[Operation]:
        pairs = zip(self.file.catalogs, self.copied.catalogs, strict=True)
        for number, (old, new) in enumerate(pairs):
            for index, (one, other) in enumerate(zip(old.entries, new.entries, strict=True)):
                if one != other:
                    head = self.file.pointer(number, index)
                    yield from difference(
                        one.model_dump(mode="json"), other.model_dump(mode="json"), head
                    )


def plan_fixes(
    path: str,
    data: bytes,
    *,
    unsafe: bool = False,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> Plan:
    """Read a file and mend what can be mended in a copy of it.

    Patches are those of the findings of every rule, whatever a profile asks
    for. Two that are about the same words are written one after the other.

    Args:
        path: Name of the file.
        data: Its content.
        unsafe: Whether to take patches that may change the meaning.
        select: Codes and prefixes of findings to mend; none means all.
        ignore: Codes and prefixes of findings to leave as they are.

    Raises:
        MissingExtraError: The format needs the extra `tables`.
        UnknownCodeError: There is no such rule.
    """
    data = _unpacked(data)
    file = current = read_catalog(path, data=data)
    copy = data
    rounds: list[list[tuple[Key, Correction]]] = []
    kept: dict[Key, Correction] = {}
    while len(rounds) < ROUNDS:
        found = _findings(current, select, ignore)
        chosen = choose((f for f in found if not _stays(f, kept)), unsafe=unsafe)
        if chosen and file.format in WRITABLE:
            for key in unwritable(copy, file.format, chosen):
                kept[key] = _correction(chosen.pop(key))
        if not chosen:
            break
        rounds.append([(key, _correction(place)) for key, place in chosen.items()])
        if file.format not in WRITABLE:
            break
        copy = written(copy, file.format, chosen)
        current = read_catalog(path, data=copy)
    return Plan(
        file=file,
        data=data,
        copy=copy,
        copied=current,
        corrections=merged(rounds),
        left=tuple(kept.values()),
    )


def _unpacked(data: bytes) -> bytes:
    """Return the content of a file; one that cannot be unpacked is left to the reader."""
    try:
        return gunzip(data) if is_gzip(data) else data
    except UnreadableError:
        return data


def _findings(
    file: CatalogFile, select: Sequence[str], ignore: Sequence[str]
) -> Iterator[Finding]:
    """Yield the findings that have a patch."""
    asked = Selection(select=select, ignore=ignore)
    codes = [code for code in mendings() if asked.why_not(code) is None]
    if codes:
        report = validate(file, profile=EVERY_RULE, select=codes)
        yield from (finding for finding in report.findings if finding.fix is not None)


def _stays(finding: Finding, kept: Collection[Key]) -> bool:
    """Tell whether a finding's patch writes into a place that must stay as it is."""
    edits = () if finding.fix is None else finding.fix.edits
    return any(key_of(edit) in kept for edit in edits)


def _correction(place: Chosen) -> Correction:
    return Correction(
        location=place.edit.location,
        old=place.edit.old,
        new=new_text(place),
        patches=tuple(place.patches.items()),
    )
