"""Files that opengov wrote, read again: reports and baselines."""

import json
from collections.abc import Iterator, Mapping

from opengov.errors import InvalidReportError

__all__ = ["clipped", "read_object", "rows_of"]

LONGEST = 80


def read_object(data: bytes, path: str) -> Mapping[str, object]:
    """Return the JSON object that a file holds.

    Raises:
        InvalidReportError: It holds none.
    """
    try:
        table = json.loads(data.decode("utf-8-sig", "surrogatepass"))
    except (ValueError, RecursionError) as error:
        why = f"it is not JSON in UTF-8 ({error}); give a file that opengov wrote"
        raise InvalidReportError(path, why) from error
    if not isinstance(table, dict):
        raise InvalidReportError(path, "it is no JSON object; give a file that opengov wrote")
    return table


def rows_of(table: Mapping[str, object], key: str, path: str) -> Iterator[object]:
    """Go through the list under a key.

    Raises:
        InvalidReportError: There is no list.
    """
    rows = table.get(key)
    if not isinstance(rows, list):
        raise InvalidReportError(path, f"`{key}` is no list; give a file that opengov wrote")
    yield from rows


def clipped(item: object) -> str:
    """Show the beginning of a JSON value.

    >>> clipped({"code": 1})
    '{"code": 1}'
    """
    text = json.dumps(item, ensure_ascii=False)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
