"""Reference library for China's government-information disclosure (政务公开).

Importing this package loads next to nothing; each name is loaded when it is used.

>>> from opengov import CatalogEntry
>>> CatalogEntry(id="1", content=["办理结果"]).content
('办理结果',)
"""

from importlib import import_module
from typing import TYPE_CHECKING

from opengov._version import __version__

if TYPE_CHECKING:
    from opengov.calendar.registry import get_calendar
    from opengov.calendar.workcalendar import WorkCalendar
    from opengov.catalogfile import CatalogFile
    from opengov.codelists import codelist
    from opengov.errors import OpenGovError
    from opengov.finding import Finding, Severity
    from opengov.location import Location
    from opengov.model.catalog import Audience, Catalog, CatalogEntry, CatalogSet, Channel
    from opengov.model.coded import Coded
    from opengov.model.disclosures import (
        DecisionDisclosure,
        Disclosure,
        DisclosureType,
        ExecutionDisclosure,
        ManagementDisclosure,
        ResultDisclosure,
        ServiceDisclosure,
    )
    from opengov.model.legal import LegalBasis
    from opengov.model.organs import Contact, Organ, ResponsibleUnit
    from opengov.model.requests import InformationRequest
    from opengov.model.time import Duration, TimeLimit, UpdateFrequency
    from opengov.reading import read_catalog, read_request
    from opengov.requestfile import RequestFile
    from opengov.requests.deadline import Deadline
    from opengov.requests.engine import reply_deadline
    from opengov.validation import Report, validate
    from opengov.writing import write_catalog

__all__ = [
    "Audience",
    "Catalog",
    "CatalogEntry",
    "CatalogFile",
    "CatalogSet",
    "Channel",
    "Coded",
    "Contact",
    "Deadline",
    "DecisionDisclosure",
    "Disclosure",
    "DisclosureType",
    "Duration",
    "ExecutionDisclosure",
    "Finding",
    "InformationRequest",
    "LegalBasis",
    "Location",
    "ManagementDisclosure",
    "OpenGovError",
    "Organ",
    "Report",
    "RequestFile",
    "ResponsibleUnit",
    "ResultDisclosure",
    "ServiceDisclosure",
    "Severity",
    "TimeLimit",
    "UpdateFrequency",
    "WorkCalendar",
    "__version__",
    "codelist",
    "get_calendar",
    "read_catalog",
    "read_request",
    "reply_deadline",
    "validate",
    "write_catalog",
]

HOMES = {
    "opengov.calendar.registry": ("get_calendar",),
    "opengov.calendar.workcalendar": ("WorkCalendar",),
    "opengov.catalogfile": ("CatalogFile",),
    "opengov.codelists": ("codelist",),
    "opengov.errors": ("OpenGovError",),
    "opengov.finding": ("Finding", "Severity"),
    "opengov.location": ("Location",),
    "opengov.model.catalog": ("Audience", "Catalog", "CatalogEntry", "CatalogSet", "Channel"),
    "opengov.model.coded": ("Coded",),
    "opengov.model.disclosures": (
        "DecisionDisclosure",
        "Disclosure",
        "DisclosureType",
        "ExecutionDisclosure",
        "ManagementDisclosure",
        "ResultDisclosure",
        "ServiceDisclosure",
    ),
    "opengov.model.legal": ("LegalBasis",),
    "opengov.model.organs": ("Contact", "Organ", "ResponsibleUnit"),
    "opengov.model.requests": ("InformationRequest",),
    "opengov.model.time": ("Duration", "TimeLimit", "UpdateFrequency"),
    "opengov.reading": ("read_catalog", "read_request"),
    "opengov.requestfile": ("RequestFile",),
    "opengov.requests.deadline": ("Deadline",),
    "opengov.requests.engine": ("reply_deadline",),
    "opengov.validation": ("Report", "validate"),
    "opengov.writing": ("write_catalog",),
}
"""Where each public name lives, so that it is imported on first use."""
HOME = {name: module for module, names in HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used."""
    if name not in HOME:
        raise AttributeError(f"module 'opengov' has no attribute {name!r}")
    value: object = getattr(import_module(HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return __all__
