"""The five disclosure types (五公开) as one union, told apart by `type`."""

from enum import StrEnum
from functools import cache
from typing import Annotated, TypeAlias

from pydantic import Field, TypeAdapter

from opengov.codelists import codelist
from opengov.model.disclosures.decision import DecisionDisclosure
from opengov.model.disclosures.execution import ExecutionDisclosure
from opengov.model.disclosures.management import ManagementDisclosure
from opengov.model.disclosures.result import ResultDisclosure
from opengov.model.disclosures.service import ServiceDisclosure
from opengov.text import Text

__all__ = ["Disclosure", "DisclosureType", "read_disclosure_json"]

Disclosure: TypeAlias = Annotated[
    DecisionDisclosure
    | ExecutionDisclosure
    | ManagementDisclosure
    | ServiceDisclosure
    | ResultDisclosure,
    Field(discriminator="type"),
]
"""A disclosure of one of the five types, told apart by `type`."""


class DisclosureType(StrEnum):
    """The five disclosure types (五公开): codes of the codelist `disclosure-types`."""

    DECISION = "decision"
    """决策公开."""
    EXECUTION = "execution"
    """执行公开."""
    MANAGEMENT = "management"
    """管理公开."""
    SERVICE = "service"
    """服务公开."""
    RESULT = "result"
    """结果公开."""

    @property
    def label(self) -> Text:
        """Name of the type in both languages.

        >>> DisclosureType.DECISION.label.zh
        '决策公开'
        """
        return codelist("disclosure-types").entry(self.value).title


@cache
def _adapter() -> TypeAdapter[Disclosure]:
    return TypeAdapter(Disclosure)


def read_disclosure_json(text: str | bytes) -> Disclosure:
    """Read one disclosure by its wire names, as the published schema does.

    >>> read_disclosure_json('{"id": "1", "type": "service"}').type
    'service'

    Raises:
        pydantic.ValidationError: The record breaks the schema.
    """
    return _adapter().validate_json(text, by_alias=True, by_name=False)
