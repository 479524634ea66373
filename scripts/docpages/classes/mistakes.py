"""Common mistakes in the form of a record: made on the example of each class, and read."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias, cast

from scripts.docpages.anchors import kebab
from scripts.docpages.classes.dictionary import Class
from scripts.docpages.classes.examples import example, member
from scripts.docpages.schemas import NOT_BLANK, codelist_of

from opengov.codelists import codelist
from opengov.location import Location
from opengov.records.notices import report
from opengov.records.record import RecordClass, settle
from opengov.schema.shape import Json
from opengov.text import Text

__all__ = ["Mistake", "mistakes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """What is wrong, what the finding says, and what to write instead."""

    code: str
    field: str
    wrong: Text
    message: Text
    right: Text


Made: TypeAlias = Iterator[tuple[str, Json]]
"""Fields, each with the example in which it is wrong."""

LEFT_OUT = Text("没有 `{field}`", "no `{field}`")
LEAVE_OUT = Text("省去 `{field}`", "leave `{field}` out")


def mistakes(owner: Class) -> Iterator[Mistake]:
    """Make each kind of mistake once, where the example of the class has a place for it."""
    if owner.model is None:
        return
    right = example(owner)
    for make in MADE:
        for field, record in make(owner, right):
            found = _read(owner, record)
            if len(found) == 1:
                ((code, message),) = found
                instead = None if record.get(field, ...) is None else _shown(right, record)
                yield Mistake(
                    code=code,
                    field=field,
                    wrong=_shown(record, right) or LEFT_OUT.format(field=field),
                    message=message,
                    right=instead or LEAVE_OUT.format(field=field),
                )
                break


def _read(owner: Class, record: Json) -> list[tuple[str, Text]]:
    """Return code and message of every finding about a record."""
    model = owner.model
    assert model is not None  # noqa: S101 - asked before
    make = partial(model.model_validate, by_alias=True, by_name=False)
    outcome = settle(deepcopy(record), RecordClass(make, (model,)))
    return [
        (fault.spec.code, report(fault.spec, Location(source=""), fault.values).message)
        for fault in outcome.faults
    ]


def _shown(record: Json, other: Json) -> Text | None:
    """Show the members of a record that the other one has not."""
    differing = [name for name in record if record[name] != other.get(name, ...)]
    text = ", ".join(f"`{member(record, name)}`" for name in differing)
    return Text(text, text) if text else None


def _absent(owner: Class, right: Json) -> Made:
    for field in cast("list[str]", owner.schema.get("required", [])):
        yield field, {name: value for name, value in right.items() if name != field}


def _misnamed(owner: Class, right: Json) -> Made:
    """Name a field as Python does, or else as a table does."""
    names = {field: kebab(field).replace("-", "_") for field in right}
    for field in sorted(right, key=lambda field: names[field] == field):
        wrong = names[field] if names[field] != field else owner.fields[field]["x-title-zh"]
        yield field, {str(wrong) if n == field else n: value for n, value in right.items()}


def _single(_owner: Class, right: Json) -> Made:
    """Write a list of one as its item."""
    for field, value in right.items():
        if isinstance(value, list):
            yield field, {**right, field: value[0]}


def _as_text(_owner: Class, right: Json) -> Made:
    """Write an object as a text."""
    for field, value in right.items():
        if isinstance(value, dict):
            texts = [inner for inner in value.values() if isinstance(inner, str)]
            yield field, {**right, field: texts[-1] if texts else ""}


def _quoted(_owner: Class, right: Json) -> Made:
    """Put a number, or true and false, in quotes."""
    for field, value in right.items():
        if isinstance(value, bool):
            yield field, {**right, field: "是" if value else "否"}
        elif isinstance(value, int | float):
            yield field, {**right, field: str(value)}


def _null(owner: Class, right: Json) -> Made:
    for field in sorted(owner.fields, key=lambda field: field in right):
        if field not in cast("list[str]", owner.schema.get("required", [])):
            yield field, {**right, field: None}


def _title(owner: Class, right: Json) -> Made:
    """Write the Chinese name of a code in place of the code."""
    for field, value in right.items():
        name = codelist_of(owner.fields[field])
        if name and isinstance(value, str) and value in codelist(name).codes:
            yield field, {**right, field: codelist(name).entry(value).title.zh}


def _blank(owner: Class, right: Json) -> Made:
    for field in right:
        if owner.fields[field].get("pattern") == NOT_BLANK:
            yield field, {**right, field: " "}


def _chinese_date(owner: Class, right: Json) -> Made:
    for field, value in right.items():
        if owner.fields[field].get("format") == "date":
            year, month, day = map(int, str(value).split("-"))
            yield field, {**right, field: f"{year}年{month}月{day}日"}


def _cut(owner: Class, right: Json) -> Made:
    """Lose a character of a text that has a fixed form."""
    for field, value in right.items():
        if "maxLength" in owner.fields[field] and owner.fields[field].get("format") != "date":
            yield field, {**right, field: str(value)[1:]}


def _mistyped(owner: Class, right: Json) -> Made:
    """Get the last character of a credit code wrong."""
    for field, value in right.items():
        if "$comment" in owner.fields[field]:
            yield field, {**right, field: str(value)[:-1] + ("0" if str(value)[-1] > "0" else "1")}


def _out_of_range(owner: Class, right: Json) -> Made:
    for field in right:
        least = owner.fields[field].get("minimum")
        if isinstance(least, int):
            yield field, {**right, field: least - 1}


def _empty(owner: Class, right: Json) -> Made:
    for field in right:
        if "minItems" in owner.fields[field]:
            yield field, {**right, field: []}


MADE = (
    _absent,
    _misnamed,
    _single,
    _as_text,
    _quoted,
    _null,
    _title,
    _blank,
    _chinese_date,
    _cut,
    _mistyped,
    _out_of_range,
    _empty,
)
"""The kinds of mistakes, in the order in which they are shown."""
