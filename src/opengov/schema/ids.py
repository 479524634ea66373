"""Names of the published schemas: the file under `schemas/v1`, and the URN that is its `$id`."""

import re
from typing import Final

from opengov._version import schema_version

__all__ = ["DIALECT", "LINE", "line_id", "schema_id"]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
LINE: Final = f"v{schema_version.partition('.')[0]}"
"""Folder of the schemas, and the part of a URN that stands for the newest of a major version."""


def schema_id(name: str) -> str:
    """Return the `$id` of the schema in a file: one version, and so one content, for ever.

    The whole version stands in it, since a cache, a registry or a validator that holds two
    releases could not tell them apart by their major number.

    >>> schema_id("catalog-entry")
    'urn:opengov-cn:schema:v1.0.0:catalog-entry'
    >>> schema_id("profiles/national-2019.catalog-entry")
    'urn:opengov-cn:schema:v1.0.0:profile:national-2019:catalog-entry'
    """
    return _urn(f"v{schema_version}", name)


def line_id(name: str) -> str:
    """Return the URN under which `registry` also gives the schema, whatever its minor version.

    >>> line_id("catalog-entry")
    'urn:opengov-cn:schema:v1:catalog-entry'
    """
    return _urn(LINE, name)


def _urn(version: str, name: str) -> str:
    tail = re.sub(r"[/.]", ":", name.replace("profiles/", "profile/"))
    return f"urn:opengov-cn:schema:{version}:{tail}"
