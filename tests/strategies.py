"""Hypothesis strategies for records, derived from the models: new fields join by themselves."""

from datetime import date
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from pydantic import AfterValidator, BaseModel
from stdnum.cn import uscc

from opengov.model.catalog import Catalog, CatalogEntry
from opengov.model.disclosures import Disclosure

__all__ = ["catalogs", "disclosures", "entries", "records"]

M = TypeVar("M", bound=BaseModel)

TEXT = st.text(max_size=8)
"""Any text but halves of surrogate pairs, which are no characters."""

CREDIT_CODES = st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=17, max_size=17).map(
    lambda stem: stem + uscc.calc_check_digit(stem)
)
FIRST_DATE = date(1000, 1, 1)


def records(model: type[M], text: SearchStrategy[str] = TEXT) -> SearchStrategy[M]:
    """Draw records of a model, their texts from `text`; absent fields are common."""
    hints = get_type_hints(model, include_extras=True)
    required: dict[str, SearchStrategy[object]] = {}
    optional: dict[str, SearchStrategy[object]] = {}
    for name, field in model.model_fields.items():
        target = required if field.is_required() else optional
        target[name] = _values(hints[name], text)
    return st.fixed_dictionaries(required, optional=optional).map(lambda data: model(**data))


def entries(text: SearchStrategy[str] = TEXT) -> SearchStrategy[CatalogEntry]:
    """Draw entries of catalogs."""
    return records(CatalogEntry, text)


def catalogs(text: SearchStrategy[str] = TEXT) -> SearchStrategy[Catalog]:
    """Draw catalogs of up to three entries."""
    return records(Catalog, text)


def disclosures(text: SearchStrategy[str] = TEXT) -> SearchStrategy[Disclosure]:
    """Draw disclosures of the five types."""
    drawn: SearchStrategy[Disclosure] = _values(Disclosure, text)
    return drawn


def _values(hint: object, text: SearchStrategy[str]) -> SearchStrategy[Any]:
    """Draw values of a type, which is known at run time only."""
    origin, args = get_origin(hint), get_args(hint)
    drawn: SearchStrategy[Any]
    if origin is Annotated:
        drawn = _annotated(args[0], args[1:], text)
    elif origin in {Union, UnionType}:
        drawn = st.one_of(*(_values(arg, text) for arg in args if arg is not type(None)))
    elif origin is Literal:
        drawn = st.sampled_from(args)
    elif origin is tuple:
        drawn = st.lists(_values(args[0], text), max_size=3).map(tuple)
    elif origin is dict:
        drawn = st.dictionaries(_values(args[0], text), _values(args[1], text), max_size=3)
    elif isinstance(hint, type) and issubclass(hint, BaseModel):
        drawn = st.deferred(lambda: records(hint, text))
    else:
        drawn = _plain(hint, text)
    return drawn


def _plain(hint: object, text: SearchStrategy[str]) -> SearchStrategy[Any]:
    plain: dict[object, SearchStrategy[Any]] = {
        str: text,
        bool: st.booleans(),
        int: st.integers(1, 10**6),
        float: st.floats(allow_nan=False, allow_infinity=False),
        date: st.dates(FIRST_DATE),
    }
    return plain[hint]


def _annotated(
    hint: object, metadata: tuple[object, ...], text: SearchStrategy[str]
) -> SearchStrategy[Any]:
    drawn = _values(hint, text)
    for item in metadata:
        limits = [item, *getattr(item, "metadata", ())]
        pattern = next((p for x in limits if (p := getattr(x, "pattern", None))), None)
        if isinstance(item, AfterValidator):
            drawn = CREDIT_CODES
        elif pattern is not None and pattern.startswith("^"):
            drawn = st.from_regex(pattern.replace("$", r"\Z"), fullmatch=True)
        elif pattern is not None:
            drawn = text.map(lambda words: f"字{words}")
        elif any(getattr(x, "min_length", None) for x in limits):
            drawn = drawn.filter(bool)
    return drawn
