"""Reports as machines read them: JSON, JSON Lines, CSV, SARIF, JUnit, GitHub annotations."""

from opengov.validation.outputs.csv import csv_lines
from opengov.validation.outputs.described import Described
from opengov.validation.outputs.github import github_lines
from opengov.validation.outputs.html import html_report
from opengov.validation.outputs.json import json_chunks, json_lines
from opengov.validation.outputs.junit import junit_chunks
from opengov.validation.outputs.sarif import sarif_chunks

__all__ = [
    "Described",
    "csv_lines",
    "github_lines",
    "html_report",
    "json_chunks",
    "json_lines",
    "junit_chunks",
    "sarif_chunks",
]
