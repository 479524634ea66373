"""What the record schema says at a place: fields, types, codes and near names.

Read off the pydantic models, so that a new field needs no second declaration.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType, UnionType
from typing import Annotated, Literal, NamedTuple, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from opengov.model._base import Doc
from opengov.records.notices import Word
from opengov.text import Text

__all__ = [
    "Place",
    "Shape",
    "codes",
    "expected",
    "field_names",
    "item",
    "kind_of",
    "label",
    "models",
    "printable",
    "shapes",
    "suggest",
    "tags",
    "trace",
]

Shape: TypeAlias = object
"""A type as an annotation spells it, without `Annotated` and `None`."""


def shapes(annotation: object) -> tuple[Shape, ...]:
    """Return the alternatives of an annotation.

    >>> shapes(Annotated[int | None, "words"])
    (<class 'int'>,)
    """
    origin = get_origin(annotation)
    if origin is Annotated:
        return shapes(get_args(annotation)[0])
    if origin in {Union, UnionType}:
        return tuple(s for arg in get_args(annotation) for s in shapes(arg))
    return () if annotation is type(None) else (annotation,)


def models(alternatives: Iterable[Shape]) -> list[type[BaseModel]]:
    """Return the alternatives that are models.

    >>> models((int, Doc, BaseModel))
    [<class 'pydantic.main.BaseModel'>]
    """
    return [s for s in alternatives if isinstance(s, type) and issubclass(s, BaseModel)]


@cache
def _fields(model: type[BaseModel]) -> Mapping[str, tuple[str, FieldInfo]]:
    """Return Python name and declaration of each field, by its wire name."""
    return MappingProxyType(
        {info.alias or name: (name, info) for name, info in model.model_fields.items()}
    )


def tags(alternatives: tuple[Shape, ...], name: str) -> tuple[object, ...]:
    """Return the codes by which a union's models are told apart.

    >>> from opengov.model.time import PaceClause, PeriodClause
    >>> tags((PaceClause, PeriodClause), "kind")
    ('pace', 'period')
    """
    members = [_fields(model)[name][1] for model in models(alternatives)]
    return tuple(c for info in members for s in shapes(info.annotation) for c in codes(s))


def field_names(model: type[BaseModel]) -> Mapping[str, str]:
    """Return the Python names of a model's fields by wire name.

    >>> from opengov.model.catalog import Catalog
    >>> field_names(Catalog)["validFrom"]
    'valid_from'
    """
    return {alias: name for alias, (name, _) in _fields(model).items()}


@cache
def codes(alternative: Shape) -> tuple[object, ...]:
    """Return the values that a `Literal` allows, in its order.

    >>> codes(Literal["on", "before"])
    ('on', 'before')
    """
    return get_args(alternative) if get_origin(alternative) is Literal else ()


@cache
def _tagged(model: type[BaseModel], tag: str | int) -> bool:
    """Tell whether a member of the model can only be `tag`."""
    return any(
        codes(s) == (tag,) for _, info in _fields(model).values() for s in shapes(info.annotation)
    )


class Place(NamedTuple):
    """A place in a record as its models see it."""

    path: tuple[str | int, ...]
    """Keys and indices from the record to the value."""
    here: tuple[Shape, ...]
    """What the schema takes there."""
    around: tuple[Shape, ...]
    """What the container of the value is."""
    field: Word
    """The field that the value belongs to."""

    def below(self, name: str) -> "Place":
        """Return the place of a member of the object here."""
        return trace(self.here, (name,), path=self.path)


def trace(
    start: tuple[Shape, ...], loc: Iterable[str | int], *, path: tuple[str | int, ...] = ()
) -> Place:
    """Follow a pydantic error location through the models.

    Pydantic puts the tag of a discriminated union into the location, and the
    alternative's name of a plain one; neither is in the JSON.

    >>> from opengov.model.time import TimeLimit
    >>> trace((TimeLimit,), ("clauses", 0, "pace", "pace")).path
    ('clauses', 0, 'pace')
    """
    here, field = start, RECORD
    around: tuple[Shape, ...] = ()
    for token in loc:
        known = models(here)
        tagged = tuple(m for m in known if _tagged(m, token)) if len(known) > 1 else ()
        if tagged or (not known and len(here) > 1):
            here = tagged or here
            continue
        path = (*path, token)
        if isinstance(token, str):
            field = label(here, token)
        around, here = here, tuple(dict.fromkeys(s for h in here for s in _below(h, token)))
    if path:
        field = item(field, path[-1])
    return Place(path, here, around, field)


def item(field: Word, token: str | int) -> Word:
    """Say which item of a field is meant, where the token is an index.

    >>> item(RECORD, 0).text.en, item(RECORD, "id") is RECORD
    ('item 1 of the record', True)
    """
    if isinstance(token, str):
        return field
    zh, en = f"{field.text.zh}第{token + 1}项", f"item {token + 1} of {field.text.en}"
    return Word(field.code, Text(zh, en))


@cache
def _below(shape: Shape, token: str | int) -> tuple[Shape, ...]:
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        found = _fields(shape).get(str(token))
        return () if found is None else shapes(found[1].annotation)
    origin, args = get_origin(shape), get_args(shape)
    if origin is tuple:
        return shapes(args[0])
    return shapes(args[1]) if origin is dict else ()


def label(around: tuple[Shape, ...], name: str) -> Word:
    """Name a field as an office would, by its title and its name on the wire.

    >>> from opengov.model.catalog import CatalogEntry
    >>> label((CatalogEntry,), "content").text.zh
    '公开内容（content）'
    """
    for model in models(around):
        if name in _fields(model):
            for item in _fields(model)[name][1].metadata:
                if isinstance(item, Doc):
                    return Word(name, Text(f"{item.zh}（{name}）", name))
    plain = printable(name)
    return Word(plain, Text(plain, plain))


LONGEST_NAME = 40
"""Longer names are cut in messages, and are no misspelling of a field."""


def printable(text: str) -> str:
    r"""Return text for a message: on one line, encodable and short.

    >>> printable("甲\n\ud800")
    '甲\\n\\ud800'
    """
    if len(text) > LONGEST_NAME:
        text = text[:LONGEST_NAME] + "…"
    escaped = json.dumps(text, ensure_ascii=False)[1:-1]
    return escaped.encode("utf-8", "backslashreplace").decode("utf-8")


RECORD = Word("", Text("记录", "the record"))
"""Stands for the field where the fault is the record as a whole."""

TYPES = {
    "object": Text("对象", "an object"),
    "array": Text("数组", "an array"),
    "string": Text("字符串", "a string"),
    "integer": Text("整数", "an integer"),
    "number": Text("数", "a number"),
    "boolean": Text("true或false", "true or false"),
    "null": Text("null", "null"),
}
"""JSON types in words."""

OF_PYTHON = {str: "string", date: "string", int: "integer", float: "number", bool: "boolean"}


def expected(alternatives: tuple[Shape, ...]) -> Word:
    """Name the JSON type that a place takes.

    >>> expected((tuple[str, ...],)).code, expected((int, float)).code
    ('array', 'number')
    """
    found = {_json_type(alternative) for alternative in alternatives}
    if found == {"integer", "number"}:
        found = {"number"}
    code = found.pop() if len(found) == 1 else "object"
    return Word(code, TYPES[code])


def _json_type(alternative: Shape) -> str:
    if isinstance(alternative, type) and alternative in OF_PYTHON:
        return OF_PYTHON[alternative]
    if get_origin(alternative) is Literal:
        return "string"
    return "array" if get_origin(alternative) is tuple else "object"


def kind_of(value: object) -> Word:
    """Name the JSON type of a decoded value.

    >>> kind_of(True).code, kind_of(1.5).text.en
    ('boolean', 'a number')
    """
    code = "object"
    if value is None:
        code = "null"
    elif isinstance(value, bool):
        code = "boolean"
    elif isinstance(value, int | float):
        code = "number"
    elif isinstance(value, str):
        code = "string"
    elif isinstance(value, list):
        code = "array"
    return Word(code, TYPES[code])


def suggest(around: tuple[Shape, ...], name: str) -> str | None:
    """Return the field that a wrong name was meant for, or nothing.

    Case, underscores and one wrong, missing, doubled or swapped letter are
    forgiven, and a field's Chinese title stands for its name.

    >>> from opengov.model.catalog import CatalogEntry
    >>> [suggest((CatalogEntry,), n) for n in ("time_limit", "contnet", "公开主体", "x")]
    ['timeLimit', 'content', 'responsibleUnits', None]
    """
    if len(name) > LONGEST_NAME:
        return None
    folded = _folded(name)
    for model in models(around):
        near = _near_names(model)
        for form in (folded, *_shorter(folded)):
            if form in near:
                return near[form]
    return None


def _folded(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalnum())


def _shorter(name: str) -> Iterator[str]:
    """Yield the name without each of its letters; short names are too alike to compare."""
    if len(name) > len("text"):
        for index in range(len(name)):
            yield name[:index] + name[index + 1 :]


@cache
def _near_names(model: type[BaseModel]) -> Mapping[str, str]:
    near: dict[str, str] = {}
    for alias, (_, info) in _fields(model).items():
        titles = [item.zh for item in info.metadata if isinstance(item, Doc)]
        for form in (_folded(alias), *titles):
            near[form] = alias
    for alias in _fields(model):
        for form in _shorter(_folded(alias)):
            near.setdefault(form, alias)
    return near
