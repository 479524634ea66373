"""Settings shared by every model, and the bilingual words beside each field."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError
from typing_extensions import override

__all__ = ["Count", "Doc", "FullDate", "Identifier", "Model"]


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


FULL_DATE_LENGTH = len("2026-11-22")


def _full_date(value: object) -> date:
    """Accept a `date` or a full-date string, never a time or a number."""
    if type(value) is date:
        return value
    if isinstance(value, str) and len(value) == FULL_DATE_LENGTH and value.isascii():
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError(
        "full_date", "must be a full date such as 2026-11-22, not {value}", {"value": repr(value)}
    )


FullDate = Annotated[
    date,
    BeforeValidator(_full_date, json_schema_input_type=str),
]
"""A civil date; on the wire a full-date string (RFC 3339) and nothing else."""

Identifier = Annotated[str, StringConstraints(pattern=r"\S")]
"""Any text that is not blank."""

Count = Annotated[int, Field(strict=True, ge=1)]
"""A whole number from 1."""

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
