"""Versions of the schemas that were released: what a new one is compared with.

One file holds one version, `data/schema/released/<version>.json`. It is written
by `scripts/release_schemas.py` and never changed afterwards. A definition that
several schemas share stands in it once.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple, Self, cast

from opengov._resources import names, read_text
from opengov._version import schema_version
from opengov.errors import UnknownCodeError
from opengov.schema.compare.folders import SchemaSet, schema_set
from opengov.schema.publish import published
from opengov.schema.shape import Json

__all__ = ["FOLDER", "Version", "current", "pack", "released", "released_versions", "unpack"]

FOLDER: Final = "schema/released"
"""Where the released versions stand among the data of the package."""


class Version(NamedTuple):
    """Version of the schemas, in the order of SemVer."""

    major: int
    minor: int
    patch: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a version such as 1.0.0; the last numbers may be left out.

        >>> Version.parse("1.2") < Version.parse("1.10.0")
        True

        Raises:
            UnknownCodeError: It is no version.
        """
        numbers = text.split(".")
        if not 1 <= len(numbers) <= len(cls._fields) or not all(
            number.isascii() and number.isdigit() for number in numbers
        ):
            raise UnknownCodeError("schema version", text, known=released_versions())
        return cls(*map(int, [*numbers, "0", "0"][: len(cls._fields)]))

    @property
    def text(self) -> str:
        """The version as it is written.

        >>> Version.parse("1").text
        '1.0.0'
        """
        return ".".join(map(str, self))


def released_versions() -> tuple[str, ...]:
    """Return the versions that were released, the oldest first.

    >>> released_versions()[0]
    '1.0.0'
    """
    found = [name.split(".") for name in names(FOLDER, ".json")]
    return tuple(".".join(each) for each in sorted(found, key=lambda each: [*map(int, each)]))


def released(version: str) -> SchemaSet:
    """Return the schemas and codelists of a released version.

    >>> sorted(released("1.0.0").schemas)[0]
    'audience.schema.json'

    Raises:
        UnknownCodeError: No such version was released.
    """
    wanted = Version.parse(version).text
    if wanted not in released_versions():
        raise UnknownCodeError("released schema version", version, known=released_versions())
    return unpack(read_text(f"{FOLDER}/{wanted}.json"))


def current() -> SchemaSet:
    """Return the schemas and codelists as they are now.

    >>> "catalog.schema.json" in current().schemas
    True
    """
    return schema_set(published())


def pack(files: Mapping[str, str], version: str = schema_version) -> str:
    """Return published files in the form of a released version, a line for each thing.

    >>> schemas = {"a.schema.json": '{"$ref": "#/$defs/A", "$defs": {"A": {"type": "null"}}}'}
    >>> print(pack(schemas, "1.0.0"))
    {"version":"1.0.0",
    "definitions":{
    "A":{"type":"null"}},
    "schemas":{
    "a.schema.json":{"$ref":"#/$defs/A","$defs":{"A":null}}},
    "codelists":{}}
    <BLANKLINE>
    """
    schemas = schema_set(files).schemas
    shared: dict[str, object] = {}
    for schema in schemas.values():
        for name, body in cast("Json", schema.get("$defs", {})).items():
            shared.setdefault(name, body)
    kept = {path: _shortened(schema, shared) for path, schema in schemas.items()}
    codelists = {
        path: text
        for path, text in sorted(files.items())
        if path.startswith("codelists/") and path.endswith(".csv")
    }
    groups: dict[str, Mapping[str, object]] = {
        "definitions": dict(sorted(shared.items())),
        "schemas": kept,
        "codelists": codelists,
    }
    body = ",\n".join(
        [
            f'{{"version":{_line(version)}',
            *(f'"{key}":{_lines(each)}' for key, each in groups.items()),
        ]
    )
    return f"{body}}}\n"


def unpack(text: str) -> SchemaSet:
    """Return the schemas and codelists in the text of a released version.

    >>> list(unpack(pack({"a.schema.json": "{}"}, "1.0.0")).schemas)
    ['a.schema.json']
    """
    data = cast("dict[str, Json]", json.loads(text))
    shared = data["definitions"]
    files = {path: json.dumps(_restored(schema, shared)) for path, schema in _schemas(data)}
    return schema_set(files | cast("dict[str, str]", data["codelists"]))


def _schemas(data: Mapping[str, Json]) -> Iterator[tuple[str, Json]]:
    yield from cast("dict[str, Json]", data["schemas"]).items()


def _shortened(schema: Json, shared: Mapping[str, object]) -> Json:
    """Leave out the definitions that are shared; null stands for them."""
    if "$defs" not in schema:
        return schema
    definitions = cast("Json", schema["$defs"])
    own = {name: None if shared[name] == body else body for name, body in definitions.items()}
    return {**schema, "$defs": own}


def _restored(schema: Json, shared: Json) -> Json:
    if "$defs" not in schema:
        return schema
    definitions = cast("Json", schema["$defs"])
    own = {name: shared[name] if body is None else body for name, body in definitions.items()}
    return {**schema, "$defs": own}


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _lines(values: Mapping[str, object]) -> str:
    """Write an object with a line for each member."""
    lines = ",\n".join(f"{_line(key)}:{_line(value)}" for key, value in values.items())
    return f"{{\n{lines}}}" if lines else "{}"
