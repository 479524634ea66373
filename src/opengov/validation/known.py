"""Findings that a baseline knows."""

from dataclasses import dataclass

__all__ = ["Held", "Known"]


@dataclass(frozen=True, slots=True, order=True)
class Known:
    """Equal findings of one input that are known."""

    source: str
    code: str
    fingerprint: str
    count: int = 1

    def to_json(self) -> dict[str, object]:
        """Return the findings as they stand in a baseline."""
        return {
            "source": self.source,
            "code": self.code,
            "fingerprint": self.fingerprint,
            "count": self.count,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What became of a baseline in a run; the report itself holds the new findings."""

    known: int
    """How many findings were known, and so are not in the report."""
    fixed: tuple[Known, ...] = ()
    """Known once, looked for, and found no more."""
    unseen: int = 0
    """How many known findings were not looked for: another input, or a rule that did not run."""

    def to_json(self) -> dict[str, object]:
        """Return the numbers as they stand in a report."""
        return {
            "known": self.known,
            "fixed": [each.to_json() for each in self.fixed],
            "unseen": self.unseen,
        }
