"""Writing patches into a copy: only the cells concerned change, and the result is judged first."""

from dataclasses import dataclass

from opengov.errors import UnsupportedValueError
from opengov.files.csvguard import guard
from opengov.files.encoding import Decoded, decode
from opengov.finding import Finding
from opengov.fixes.plan import Patch, Plan
from opengov.reading import read_catalog
from opengov.validation import Report, validate
from opengov.validation.profiles import Profile

__all__ = ["Outcome", "apply_patches"]

TABLES = ("xlsx", "csv", "tsv")
DELIMITERS = (",", ";", "\t", "|", "，")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the copy is, and whether it is better."""

    data: bytes
    written: tuple[Patch, ...]
    before: Report
    after: Report
    new: tuple[Finding, ...]
    """Findings at the threshold that only the copy has; it should not be written then."""


def apply_patches(plan: Plan, profile: str | Profile) -> Outcome:
    """Return a copy with the patches written, judged by a profile before and after.

    Args:
        plan: What `plan_fixes` gave.
        profile: Name of a profile, or a profile.

    Raises:
        UnsupportedValueError: The file is neither XLSX nor a text table.
    """
    if plan.file.format not in TABLES:
        raise UnsupportedValueError("fix", plan.file.format, takes="an XLSX, CSV or TSV file")
    data = _xlsx(plan) if plan.file.format == "xlsx" else _text(plan)
    before = validate(plan.file, profile=profile)
    after = validate(
        read_catalog(plan.file.source, data=data, input_format=plan.file.format), profile=profile
    )
    # An entry that was mended is another entry to fingerprints: findings are compared by place.
    known = {_place(finding) for finding in before.findings}
    new = tuple(
        f for f in after.findings if f.severity.rank < WORTH_KNOWING and _place(f) not in known
    )
    return Outcome(data=data, written=plan.patches, before=before, after=after, new=new)


WORTH_KNOWING = 2
"""Rank of the severities that say more than info."""


def _place(finding: Finding) -> tuple[str, str | None, str | None, str | None]:
    place = finding.location
    return finding.code, place.sheet, place.cell, place.pointer


def _xlsx(plan: Plan) -> bytes:
    from opengov.files.xlsxedit import NewText, set_texts  # noqa: PLC0415 - needs an extra

    return set_texts(
        plan.data,
        (NewText(patch.location.sheet or "", patch.cell, patch.new) for patch in plan.patches),
    )


def _text(plan: Plan) -> bytes:
    """Replace the bytes of single fields, the last one first."""
    decoded = decode(plan.data)
    assert isinstance(decoded, Decoded)  # noqa: S101 - it was read as a table before
    data = plan.data
    for patch in sorted(plan.patches, key=lambda each: -(each.location.byte_offset or 0)):
        start, length = patch.location.byte_offset, patch.location.byte_length
        assert start is not None  # noqa: S101 - text tables have spans
        assert length is not None  # noqa: S101 - as above
        old = data[start : start + length].decode(decoded.encoding)
        new = _field(patch.new, quoted=old.startswith('"'))
        data = data[:start] + new.encode(decoded.encoding) + data[start + length :]
    return data


def _field(text: str, *, quoted: bool) -> str:
    """Write a field of a text table, in quotes where it had them or needs them."""
    text = guard(text)
    if quoted or any(sign in text for sign in (*DELIMITERS, '"', "\n", "\r")):
        return '"' + text.replace('"', '""') + '"'
    return text
