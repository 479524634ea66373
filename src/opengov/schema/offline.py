"""Validators that find every published schema by its `$id` in the package, never on the net."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from opengov.errors import UnknownCodeError
from opengov.schema.ids import line_id, schema_id
from opengov.schema.publish import file_names, shipped
from opengov.schema.shape import Json

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from referencing import Registry

__all__ = ["registry", "spellings", "validator_for"]


@cache
def registry() -> "Registry[Json]":
    """Return every published schema by its `$id`, and by that of its major version.

    Hand it to a validator of `jsonschema`; a schema of your own then refers to ours by `$id`.

    >>> from jsonschema import Draft202012Validator
    >>> mine = {"type": "array", "items": {"$ref": "urn:opengov-cn:schema:v1.0.0:organ"}}
    >>> judge = Draft202012Validator(mine, registry=registry())
    >>> judge.is_valid([{"name": "某县民政局"}]), judge.is_valid([{"title": "某县民政局"}])
    (True, False)
    """
    from referencing import Registry  # noqa: PLC0415 - not for those who only print
    from referencing.jsonschema import DRAFT202012  # noqa: PLC0415

    found: Registry[Json] = Registry()
    for name in file_names():
        resource = DRAFT202012.create_resource(shipped(name))
        found = found.with_resources([(schema_id(name), resource), (line_id(name), resource)])
    return found.crawl()


@cache
def spellings() -> Mapping[str, str]:
    """Return the name of every schema by itself, by its `$id` and by that of the major version.

    >>> spellings()["urn:opengov-cn:schema:v1:organ"]
    'organ'
    """
    return {
        spelling: name
        for name in file_names()
        for spelling in (name, schema_id(name), line_id(name))
    }


def validator_for(schema: str) -> "Draft202012Validator":
    """Return a validator of `jsonschema` for a published schema, by its name or its `$id`.

    It reads nothing but the package. `format` need not be asserted: the patterns beside it
    say the same.

    >>> judge = validator_for("urn:opengov-cn:schema:v1.0.0:catalog-entry")
    >>> [fault.message for fault in judge.iter_errors({"content": []})]
    ["'id' is a required property"]
    >>> validator_for("profiles/required-elements.catalog-entry").is_valid({"id": "1"})
    False

    Raises:
        UnknownCodeError: There is no schema of that name.
    """
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - not for those who only print

    known = spellings()
    if schema not in known:
        raise UnknownCodeError("schema", schema, known=tuple(map(schema_id, file_names())))
    return Draft202012Validator(shipped(known[schema]), registry=registry())
