"""Findings: what is wrong with data, as opposed to errors, which are wrong use."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from opengov.location import Location
from opengov.patch import Mend, Mending, Patch
from opengov.source import Basis
from opengov.text import Lang, Text

__all__ = ["NOTICES", "Finding", "NoticeSpec", "Severity"]


class Severity(StrEnum):
    """How a finding bears on conformance, gravest first."""

    FATAL = "fatal"
    """The input could not be read or was refused."""
    ERROR = "error"
    """The law, or the profile, says must."""
    WARNING = "warning"
    """The law says should, or the value is doubtful."""
    INFO = "info"
    """Something was understood or kept in a way worth knowing."""

    @property
    def rank(self) -> int:
        """Order of gravity: 0 is the gravest.

        >>> Severity.FATAL.rank < Severity.INFO.rank
        True
        """
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong, or worth knowing, at one place."""

    code: str
    name: str
    severity: Severity
    message: Text
    location: Location
    values: Mapping[str, object] = field(default_factory=dict)
    basis: tuple[Basis, ...] = ()
    subject: str = ""
    """What the finding is about, independent of id and position; feeds the fingerprint."""
    fingerprint: str = ""
    mend: Mend | None = None
    """How to mend it, in the words it is about; validating makes the patch of it."""
    fix: Patch | None = None
    """What to write, and where."""

    def to_json(self, lang: Lang) -> dict[str, object]:
        """Return the finding as it stands in a report."""
        return {
            "code": self.code,
            "name": self.name,
            "severity": self.severity.value,
            "message": self.message.say(lang),
            "location": self.location.to_json(),
            "values": dict(self.values),
            "basis": [basis.to_json() for basis in self.basis],
            "fingerprint": self.fingerprint,
            **({} if self.fix is None else {"fix": self.fix.to_json(lang)}),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeSpec:
    """A finding that reading makes, families F (file), T (table) and S (structure).

    Creating one registers it in `NOTICES`, so that documentation, `opengov
    rules` and `opengov explain` know it.
    """

    code: str
    name: str
    """Kebab-case; names the defect, not the check."""
    severity: Severity
    since: str
    message: Text
    page: Text
    """What it means, why it matters, what to do; first line one sentence."""
    bad: str
    """An input that brings the finding about, in a few words."""
    good: str
    """The same input mended."""
    mending: Mending | None = None
    """What is said of its patches, where there are any."""

    def __post_init__(self) -> None:
        """Register the notice under its code."""
        if self.code in NOTICES:
            raise ValueError(f"{self.code} is already {NOTICES[self.code].name!r}")
        NOTICES[self.code] = self

    def at(self, location: Location, *, subject: str = "", **values: object) -> Finding:
        """Report the notice at a place; `values` fill the message."""
        return self.report(location, values, subject=subject)

    def report(
        self,
        location: Location,
        values: Mapping[str, object],
        *,
        subject: str = "",
        mend: Mend | None = None,
    ) -> Finding:
        """Report the notice at a place, the values given as a mapping."""
        return Finding(
            code=self.code,
            name=self.name,
            severity=self.severity,
            message=self.message.format(**values),
            location=location,
            values=values,
            subject=subject,
            mend=mend,
        )


NOTICES: dict[str, NoticeSpec] = {}
"""Every notice by code; complete once the packages that read have been imported."""
