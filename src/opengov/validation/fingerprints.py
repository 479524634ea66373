"""Fingerprints: the same finding keeps its name from one edition of a file to the next."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from opengov.finding import Finding
from opengov.model.catalog import CatalogEntry
from opengov.model.disclosures import Disclosure

__all__ = ["base_of", "fingerprint", "numbered", "subject_of"]

LENGTH = 16
VOLATILE = {
    "id": True,
    "sequence": True,
    "time_limit": {"clauses": True, "unless_other_law": True},
}
"""Id and position say nothing about content; clauses depend on the version that read them."""


def subject_of(record: CatalogEntry | Disclosure) -> str:
    """Return the content of an entry or a publication, without id and position.

    >>> a = CatalogEntry(id="1", sequence="1", content=("办理结果",))
    >>> b = CatalogEntry(id="9", sequence="9", content=("办理结果",))
    >>> subject_of(a) == subject_of(b)
    True
    """
    if isinstance(record, CatalogEntry):
        return record.model_dump_json(exclude=VOLATILE | _derived(record))
    return record.model_dump_json(exclude={"id"})


def _derived(entry: CatalogEntry) -> dict[str, bool]:
    """Leave out a frequency that was taken from the limit, which is there in its own words."""
    frequency = entry.update_frequency
    return {"update_frequency": True} if frequency and frequency.source != "stated" else {}


def fingerprint(code: str, field: str, subject: str) -> str:
    """Hash what makes a finding the same finding.

    >>> fingerprint("E102", "responsibleUnits", "")
    'e152f8c8c77e98e2'
    """
    key = f"{code}\n{field}\n{subject}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(key).hexdigest()[:LENGTH]


def base_of(name: str) -> str:
    """Return a fingerprint without its running number.

    >>> base_of("e152f8c8c77e98e2-3")
    'e152f8c8c77e98e2'
    """
    return name.partition("-")[0]


def numbered(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Tell equal findings apart by a running number: `…`, `…-2`, `…-3`."""
    seen: Counter[str] = Counter()
    for finding in findings:
        base = base_of(finding.fingerprint)
        seen[base] += 1
        name = base if seen[base] == 1 else f"{base}-{seen[base]}"
        yield finding if name == finding.fingerprint else replace(finding, fingerprint=name)
