"""JSON Patch (RFC 6902) applied as the standard says, sharing no code with the library."""

import copy
import json
from collections.abc import Mapping, Sequence
from typing import Any

__all__ = ["TestFailedError", "apply"]


class TestFailedError(Exception):
    """What a `test` operation names does not stand there."""

    __test__ = False


def _steps(pointer: str) -> list[str]:
    return [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]


def _go(document: Any, steps: Sequence[str]) -> Any:  # noqa: ANN401 - JSON
    for step in steps:
        document = document[int(step)] if isinstance(document, list) else document[step]
    return document


def apply(document: Any, operations: Sequence[Mapping[str, Any]]) -> Any:  # noqa: ANN401 - JSON
    """Return a document with the operations carried out, the original as it was."""
    document = copy.deepcopy(document)
    for operation in operations:
        *around, last = _steps(operation["path"])
        holder = _go(document, around)
        key: Any = int(last) if isinstance(holder, list) and last != "-" else last
        match operation["op"]:
            case "test":
                if key not in holder and not isinstance(holder, list):
                    raise TestFailedError(operation["path"])
                if json.dumps(holder[key], sort_keys=True) != json.dumps(
                    operation["value"], sort_keys=True
                ):
                    raise TestFailedError(operation["path"])
            case "replace":
                holder[key]
                holder[key] = operation["value"]
            case "remove":
                del holder[key]
            case "add" if isinstance(holder, list):
                holder.insert(len(holder) if key == "-" else key, operation["value"])
            case "add":
                holder[key] = operation["value"]
            case "move":
                *origin, name = _steps(operation["from"])
                source = _go(document, origin)
                value = source.pop(int(name) if isinstance(source, list) else name)
                holder[key] = value
    return document
