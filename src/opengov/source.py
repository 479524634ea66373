"""Where a fact comes from."""

from dataclasses import dataclass
from typing import TypeAlias

from typing_extensions import override

__all__ = ["Basis", "LegalRef", "ProfileRef"]


@dataclass(frozen=True, slots=True)
class LegalRef:
    """A pinpoint citation; `law` is a key of `data/laws/instruments.toml`.

    >>> str(LegalRef("cn-ogi-2019", article=33, paragraph=2))
    'cn-ogi-2019 art. 33(2)'
    """

    law: str
    article: int | None = None
    paragraph: int | None = None

    @override
    def __str__(self) -> str:
        """Cite the provision in one line."""
        article = "" if self.article is None else f" art. {self.article}"
        paragraph = "" if self.paragraph is None else f"({self.paragraph})"
        return f"{self.law}{article}{paragraph}"

    def to_json(self) -> dict[str, str | int]:
        """Return the citation as it stands in a report, absent parts left out."""
        parts = {"law": self.law, "article": self.article, "paragraph": self.paragraph}
        return {key: value for key, value in parts.items() if value is not None}


@dataclass(frozen=True, slots=True)
class ProfileRef:
    """A requirement that no instrument makes: the profile itself asks for it.

    >>> str(ProfileRef("required-elements"))
    'profile required-elements'
    """

    profile: str

    @override
    def __str__(self) -> str:
        """Name the profile."""
        return f"profile {self.profile}"

    def to_json(self) -> dict[str, str | int]:
        """Return the reference as it stands in a report."""
        return {"profile": self.profile}


Basis: TypeAlias = LegalRef | ProfileRef
"""What a finding rests on: a provision of law, or a profile."""
