"""Versions of the code, of the data that ship with it, and of the wire format."""

__all__ = ["__version__", "data_version", "schema_version"]

__version__ = "0.1.0"

data_version = "2026.11"
"""Year and month the codelists, wordings and law parameters were last changed."""

schema_version = "1.0.0"
"""Version of the JSON Schemas, part of each `$id`; its major number names `schemas/v1`.

Raise the first number for a narrowing, the second for a widening: `scripts/schema_gate.py` asks
for it.
"""
