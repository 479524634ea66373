"""Where an element that a profile requires is not applicable, as a condition of JSON Schema."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from opengov.model.elements import ANSWERING, APPLIED, PROLONGING
from opengov.schema.shape import Json

__all__ = ["WAIVED"]


def _on_request_only() -> Json:
    """Return the schema of an entry whose time limit speaks of requests and nothing else.

    The clauses decide, as they do for the library; what `methods` says does not.
    """
    clause = _with("kind", {"enum": [*ANSWERING, *PROLONGING]})
    events: Json = {"type": "array", "minItems": 1, "items": {"const": APPLIED}}
    clauses: Json = {
        "type": "array",
        "contains": _with("kind", {"enum": [*ANSWERING]}),
        "items": {
            **clause,
            "if": _with("kind", {"const": "deadline"}),
            "then": _with("anchor", _with("events", events)),
        },
    }
    return _with("timeLimit", _with("clauses", clauses))


def _with(name: str, schema: Json) -> Json:
    return {"type": "object", "required": [name], "properties": {name: schema}}


WAIVED: Final[Mapping[str, Callable[[], Json]]] = MappingProxyType(
    {"update_frequency": _on_request_only}
)
"""By the Python name of an element: the schema of the entries that need not have it."""
