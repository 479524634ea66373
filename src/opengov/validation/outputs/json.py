"""Reports as JSON, whole or one finding a line."""

import json
from collections.abc import Iterator

from opengov.text import Lang
from opengov.validation.report import Report

__all__ = ["json_chunks", "json_lines"]


def dump(value: object, indent: int | None = None) -> str:
    r"""Write a value as JSON that can be encoded, whatever its texts hold.

    A lone surrogate cannot be encoded; its escape can.

    >>> dump({"text": "公开\ud800"})
    '{"text": "公开\\ud800"}'
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent, default=str)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def json_chunks(report: Report, lang: Lang = "zh") -> Iterator[str]:
    """Write a report as one JSON object, piece by piece.

    >>> from opengov.model.catalog import Catalog
    >>> from opengov.validation import validate
    >>> text = "".join(json_chunks(validate(Catalog(id="1", entries=[]))))
    >>> json.loads(text)["summary"]["entries"]
    0
    """
    head = report.head_to_json(lang)
    for key, value in head.items():
        yield "{\n" if key == "tool" else ",\n"
        if key == "findings":
            yield from _findings(report, lang)
        else:
            yield f'  "{key}": {_indented(dump(value, 2))}'
    yield "\n}\n"


def _findings(report: Report, lang: Lang) -> Iterator[str]:
    yield '  "findings": ['
    for number, finding in enumerate(report.findings):
        yield ",\n    " if number else "\n    "
        yield dump(finding.to_json(lang))
    yield "\n  ]" if report.findings else "]"


def _indented(text: str) -> str:
    return text.replace("\n", "\n  ")


def json_lines(report: Report, lang: Lang = "zh") -> Iterator[str]:
    """Write the findings of a report as JSON Lines, one finding a line."""
    for finding in report.findings:
        yield dump(finding.to_json(lang)) + "\n"
