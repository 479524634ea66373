"""Settings shared by every model, and the bilingual words beside each field."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError, core_schema
from typing_extensions import override

from opengov.text import Text

__all__ = ["Count", "Deprecation", "Doc", "FullDate", "Identifier", "Index", "Model"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deprecation:
    """That a field goes away: still read, no longer to be written."""

    since: str
    """Version of the schemas from which it is deprecated."""
    removal: str
    """Version that has it no more: the next major one at the earliest."""
    reason: Text
    """Why, in both languages."""
    use: str | None = None
    """Wire name of the field to use instead; None where nothing takes its place."""


@dataclass(frozen=True, slots=True)
class Doc:
    """Words of a field that its docstring, the English description, leaves open."""

    zh: str
    """Chinese title."""
    en: str
    """English title."""
    about: str
    """Chinese description."""
    codelist: str | None = None
    """Name of the codelist the field's codes come from."""
    values: tuple[tuple[str, Text], ...] = ()
    """What each value means, of a field that has only so many and no codelist."""
    since: str = "0.1"
    """Version that brought the field."""
    deprecated: Deprecation | None = None
    """Set where the field goes away."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Refuse null in JSON: None is how Python says that a field is absent."""
        schema = handler(source)
        if schema["type"] != "nullable":
            return schema
        # Of lax and strict, pydantic serializes by the strict one, which knows None.
        present = core_schema.lax_or_strict_schema(schema["schema"], schema)
        return core_schema.json_or_python_schema(present, schema)


LEAP = "(0[48]|[2468][048]|[13579][26])"
"""Two digits of a multiple of four, 00 apart."""

FULL_DATE = (
    "^([1-9][0-9]{3}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])"
    "|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
    f"|([1-9][0-9]{LEAP}|([2468][048]|[13579][26])00)-02-29)$"
)
"""Every day from the year 1000 on and no other, 29 February in leap years alone.

JSON Schema asserts `format` only where an engine is told to; a pattern all engines assert,
and so all of them refuse the same dates. `date.fromisoformat` would also take 2026-W01-1.
"""

BLANK = r"\s\x1c-\x1f\x85\ufeff"
"""Blanks, spelled out where the regular expressions of Python, Rust and JSON Schema differ."""


def _full_date(value: object) -> date:
    """Accept a `date` or a full-date string, never a time or a number."""
    if type(value) is date:
        return value
    if isinstance(value, str) and re.fullmatch(FULL_DATE, value) and not value.endswith("\n"):
        return date.fromisoformat(value)
    raise PydanticCustomError(
        "full_date", "must be a full date such as 2026-11-22, not {value}", {"value": repr(value)}
    )


def _whole(value: object) -> object:
    """Accept a whole number; 20.0 is one in JSON, true and "20" are not."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if type(value) is int:
        return value
    raise PydanticCustomError(
        "whole_number", "must be a whole number, not {value}", {"value": repr(value)}
    )


FullDate = Annotated[
    date,
    BeforeValidator(_full_date, json_schema_input_type=str),
    WithJsonSchema({"type": "string", "format": "date", "pattern": FULL_DATE, "maxLength": 10}),
]
"""A civil date; on the wire a full-date string (RFC 3339) and nothing else."""

Identifier = Annotated[str, StringConstraints(pattern=f"[^{BLANK}]")]
"""Any text that is not blank."""

Count = Annotated[int, Field(ge=1), BeforeValidator(_whole)]
"""A whole number from 1."""

Index = Annotated[int, Field(ge=0), BeforeValidator(_whole)]
"""A whole number from 0."""

DROP_DEFAULTS = {"by_alias": True, "exclude_defaults": True, "exclude_none": True}


class Model(BaseModel):
    """Immutable and closed; camelCase on the wire, snake_case in Python.

    What is absent is not written: neither null nor a value that is the default.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=to_camel,
        validate_by_name=True,
        validate_by_alias=True,
        use_attribute_docstrings=True,
    )

    @override
    @classmethod
    def model_validate_json(
        cls,
        json_data: str | bytes | bytearray,
        **options: Any,
    ) -> Self:
        """Read JSON by its wire names only, as the published schema does."""
        names = {"by_alias": True, "by_name": False}
        return super().model_validate_json(json_data, **(names | options))

    @override
    def model_dump(self, **options: Any) -> dict[str, Any]:
        """Return the record as it stands on the wire, unless `options` say otherwise."""
        return super().model_dump(**(DROP_DEFAULTS | options))

    @override
    def model_dump_json(self, **options: Any) -> str:
        """Return the record as JSON, unless `options` say otherwise."""
        return super().model_dump_json(**(DROP_DEFAULTS | options))
