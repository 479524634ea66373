"""Records of older versions of the schemas, brought to the present one.

Each step is one small function in a module of its own, registered with `STEPS.step` for
the version that needs it and the record that it changes; import that module here. There
has been one version so far, so that there is no step yet.
"""

from opengov.schema.build import schema_names
from opengov.schema.migrations.steps import Step, Steps, known_versions
from opengov.schema.shape import Json

__all__ = ["STEPS", "Step", "Steps", "migrate"]

STEPS = Steps(kinds=schema_names(), versions=known_versions())
"""The migrations of the published records."""


def migrate(record: Json, kind: str, from_version: str) -> Json:
    """Return a record of an older version in the form of the present one.

    The record itself is left as it is.

    Args:
        record: Decoded JSON.
        kind: Name of its schema, such as `catalog-entry`.
        from_version: Version of the schemas that it was written for.

    Raises:
        UnknownCodeError: There is no such record, or no such version.

    >>> migrate({"id": "1"}, "catalog-entry", "1.0.0")
    {'id': '1'}
    """
    return STEPS.migrate(record, kind, from_version)
