"""The standard as tables: the mapping of fields to columns, and empty official tables."""

from opengov.standard.mapping import MappingRow, mapping_csv, mapping_rows, mapping_xlsx
from opengov.standard.template import template

__all__ = ["MappingRow", "mapping_csv", "mapping_rows", "mapping_xlsx", "template"]
