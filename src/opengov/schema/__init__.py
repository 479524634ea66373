"""JSON Schema 2020-12 and codelists out of the model."""

from opengov.schema.build import profile_names, profile_schema, record_schema, schema_names
from opengov.schema.ids import schema_id
from opengov.schema.offline import registry, validator_for
from opengov.schema.publish import (
    codelist_json,
    file_names,
    published,
    shipped,
    text_of,
    write_all,
)

__all__ = [
    "codelist_json",
    "file_names",
    "profile_names",
    "profile_schema",
    "published",
    "record_schema",
    "registry",
    "schema_id",
    "schema_names",
    "shipped",
    "text_of",
    "validator_for",
    "write_all",
]
