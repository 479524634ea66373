"""JSON Schema 2020-12 and codelists out of the model."""

from opengov.schema.build import profile_names, profile_schema, record_schema, schema_names
from opengov.schema.publish import published, shipped, write_all

__all__ = [
    "profile_names",
    "profile_schema",
    "published",
    "record_schema",
    "schema_names",
    "shipped",
    "write_all",
]
