"""Every notice there is, whichever package declares it."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module

from opengov.finding import NOTICES, NoticeSpec

__all__ = ["every_notice"]

MODULES = (
    "opengov.files.notices",
    "opengov.ledger.notices",
    "opengov.records.breaches",
    "opengov.records.notices",
    "opengov.requests.notices",
    "opengov.tables.notices",
    "opengov.tables.write.notices",
    "opengov.validation.notices",
    "opengov.cli.failures",
)
"""Where notices are declared: importing them fills `NOTICES`."""


@cache
def every_notice() -> Mapping[str, NoticeSpec]:
    """Return every notice by code, also those of packages that nobody has imported yet.

    >>> every_notice()["T231"].name
    'error-cell'
    """
    for module in MODULES:
        import_module(module)
    return NOTICES
