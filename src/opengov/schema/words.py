"""The words of classes and fields: titles, descriptions, level, codelist, deprecation."""

from inspect import cleandoc
from typing import Literal, cast, get_args, get_origin

from pydantic.fields import FieldInfo

from opengov._resources import read_toml
from opengov.model._base import Deprecation, Doc, Model
from opengov.schema.shape import Json

__all__ = ["about_class", "about_field", "about_tag", "titles", "words_of"]


def words_of(name: str) -> dict[str, str]:
    """Return the Chinese title, English title and Chinese description of a class.

    >>> words_of("Organ")["zh"]
    '行政机关'
    """
    return cast("dict[str, dict[str, str]]", read_toml("schema/words.toml"))[name]


def titles(key: str, about: str) -> Json:
    """Return the words of a class or union in both languages.

    >>> titles("Organ", "An organ.")["title"]
    'Organ'
    """
    words = words_of(key)
    return {
        "title": words["en"],
        "x-title-zh": words["zh"],
        "description": about,
        "x-description-zh": words["about"],
    }


def about_class(model: type[Model]) -> Json:
    """Return the words of a class; the English description is its docstring.

    >>> from opengov.model.organs import Organ
    >>> about_class(Organ)["x-title-zh"]
    '行政机关'
    """
    about = cleandoc(model.__doc__ or "").split(">>>")[0]
    return titles(model.__name__, " ".join(about.split()))


def about_field(field: FieldInfo, level: str) -> Json:
    """Return the words of a field; the English description is its docstring.

    >>> from opengov.model.organs import Organ
    >>> about_field(Organ.model_fields["level"], "optional")["x-codelist"]
    'levels'
    """
    doc = next(item for item in field.metadata if isinstance(item, Doc))
    return about_tag(doc, field.description or "", level, is_open=not _closed(field.annotation))


def about_tag(doc: Doc, about: str, level: str, *, is_open: bool = False) -> Json:
    """Return the words of a field that a model or a union declares.

    >>> about_tag(Doc("甲", "A", "甲项"), "The A.", "required")["x-requirement-level"]
    'required'
    """
    codes = (
        {} if doc.codelist is None else {"x-codelist": doc.codelist, "x-codelist-open": is_open}
    )
    return {
        "title": doc.en,
        "x-title-zh": doc.zh,
        "description": " ".join(about.split()),
        "x-description-zh": doc.about,
        "x-requirement-level": level,
        **codes,
        **({} if doc.deprecated is None else _deprecation(doc.deprecated)),
    }


def _deprecation(said: Deprecation) -> Json:
    facts: Json = {
        "since": said.since,
        "removal": said.removal,
        "reason": {"zh": said.reason.zh, "en": said.reason.en},
    }
    return {
        "deprecated": True,
        "x-deprecated": facts if said.use is None else {**facts, "use": said.use},
    }


def _closed(annotation: object) -> bool:
    """Tell whether a field takes the codes of its codelist and nothing else."""
    return get_origin(annotation) is Literal or any(map(_closed, get_args(annotation)))
