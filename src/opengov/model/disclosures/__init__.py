"""The five disclosure types (五公开): decision, execution, management, service, result."""

from opengov.model.disclosures.base import (
    DatePeriod,
    DisclosureBase,
    DocumentLink,
    Evaluation,
    Figure,
)
from opengov.model.disclosures.decision import DecisionDisclosure
from opengov.model.disclosures.execution import ExecutionDisclosure
from opengov.model.disclosures.management import ManagementDisclosure
from opengov.model.disclosures.result import ResultDisclosure
from opengov.model.disclosures.service import ServiceDisclosure
from opengov.model.disclosures.types import Disclosure, DisclosureType, read_disclosure_json

__all__ = [
    "DatePeriod",
    "DecisionDisclosure",
    "Disclosure",
    "DisclosureBase",
    "DisclosureType",
    "DocumentLink",
    "Evaluation",
    "ExecutionDisclosure",
    "Figure",
    "ManagementDisclosure",
    "ResultDisclosure",
    "ServiceDisclosure",
    "read_disclosure_json",
]
