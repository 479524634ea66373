"""Compatibility of schemas: what a new version refuses or takes that an old one did not."""

from opengov.schema.compare.change import Change, Example, Kind, worst
from opengov.schema.compare.schemas import compare

__all__ = ["Change", "Example", "Kind", "compare", "worst"]
