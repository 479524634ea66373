"""The classes that schemas are made of, and the page each of them stands on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from scripts.docpages.anchors import field_anchor, kebab, link
from scripts.docpages.markdown import code
from scripts.docpages.schemas import Fields, fields_of, records, references

from opengov.model._base import Doc, Model
from opengov.schema import schema_names
from opengov.schema.records import RECORDS, UNIONS, models_in
from opengov.schema.shape import Json

__all__ = [
    "Class",
    "Use",
    "class_link",
    "classes",
    "codelist_users",
    "field_link",
    "on_page",
    "uses",
]

FOLDER = "reference/classes"


@dataclass(frozen=True, slots=True, eq=False)
class Class:
    """A class of records or of their parts."""

    name: str
    schema: Json
    model: type[Model] | None
    """Nothing for a union."""
    page: str
    """Path of its page below `docs`, without an extension."""

    @property
    def published(self) -> bool:
        """Whether it has a schema of its own."""
        return kebab(self.name) in schema_names()

    @property
    def heads_page(self) -> bool:
        """Whether the page is its own, not that of the record it belongs to."""
        return self.page == f"{FOLDER}/{kebab(self.name)}"

    @property
    def fields(self) -> Fields:
        """Schemas of the fields by their names in JSON."""
        return fields_of(self.schema)

    def since(self, field: str) -> str:
        """Return the version that brought a field."""
        return self.doc(field).since

    def doc(self, field: str) -> Doc:
        """Return the words that the model has beside a field."""
        if self.model is None:
            return UNIONS[kebab(self.name)].tag
        (info,) = (i for n, i in self.model.model_fields.items() if field == (i.alias or n))
        return next(item for item in info.metadata if isinstance(item, Doc))


@dataclass(frozen=True, slots=True)
class Use:
    """A field that holds objects of a class."""

    owner: str
    field: str


@cache
def classes() -> Mapping[str, Class]:
    """Return every class by name: the published ones, then their parts."""
    models = {
        model.__name__: model for annotation in RECORDS.values() for model in models_in(annotation)
    }
    every = records()
    homes = dict(_homes(every))
    return {
        name: Class(name, schema, models.get(name), f"{FOLDER}/{homes[name]}")
        for name, schema in every.items()
    }


def _homes(every: Mapping[str, Json]) -> Iterator[tuple[str, str]]:
    """Give each class its page: a part of one record stands on the record's, others alone."""
    published = [name for name in every if kebab(name) in schema_names()]
    owners: dict[str, set[str]] = {}
    for name in published:
        if kebab(name) not in UNIONS:
            for part in _parts(every, name):
                owners.setdefault(part, set()).add(name)
    for name in every:
        several = sorted(owners.get(name, set()))
        yield name, kebab(several[0] if len(several) == 1 else name)


def _parts(every: Mapping[str, Json], name: str) -> Iterator[str]:
    """Give the parts a record is made of, without those of records inside it."""
    waiting, seen = list(references(every[name])), set()
    while waiting:
        part = waiting.pop(0)
        if part not in seen and kebab(part) not in schema_names():
            seen.add(part)
            yield part
            waiting.extend(references(every[part]))


def on_page(page: str) -> list[Class]:
    """Return the classes that stand on a page, the one it is named after first."""
    here = [each for each in classes().values() if each.page == page]
    (head,) = (each for each in here if each.heads_page)
    order = [head.name, *_parts(records(), head.name)]
    return sorted(here, key=lambda each: order.index(each.name))


@cache
def uses() -> Mapping[str, tuple[Use, ...]]:
    """Return the fields that hold objects of each class."""
    found: dict[str, list[Use]] = {}
    for each in classes().values():
        for field, schema in each.fields.items():
            for part in references(schema):
                found.setdefault(part, []).append(Use(each.name, field))
    return {name: tuple(those) for name, those in found.items()}


@cache
def codelist_users() -> Mapping[str, tuple[Use, ...]]:
    """Return the fields that take their codes from each codelist."""
    found: dict[str, list[Use]] = {}
    for each in classes().values():
        for field, schema in each.fields.items():
            if "x-codelist" in schema:
                found.setdefault(str(schema["x-codelist"]), []).append(Use(each.name, field))
    return {name: tuple(those) for name, those in found.items()}


def class_link(name: str, page: str) -> str:
    """Return a link to a class."""
    return link(name, classes()[name].page, page=page, anchor=kebab(name))


def field_link(owner: str, field: str, page: str, *, short: bool = False) -> str:
    """Return a link to a field; a short one leaves out the class."""
    text = code(field if short else f"{owner}.{field}")
    return link(text, classes()[owner].page, page=page, anchor=field_anchor(owner, field))
