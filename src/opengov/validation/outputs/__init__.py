"""Reports as machines read them: JSON, JSON Lines, CSV."""

from opengov.validation.outputs.csv import csv_lines
from opengov.validation.outputs.json import json_chunks, json_lines

__all__ = ["csv_lines", "json_chunks", "json_lines"]
