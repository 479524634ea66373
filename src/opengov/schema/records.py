"""Which records are published: a class that joins is named here and in `schema/words.toml`."""

from collections.abc import Iterator
from typing import Final, NamedTuple, get_args

from opengov.model import catalog, disclosures, legal, organs, requests, time
from opengov.model._base import Doc, Model

__all__ = ["RECORDS", "UNIONS", "UnionWords", "models_in"]

RECORDS: Final[dict[str, object]] = {
    "audience": catalog.Audience,
    "catalog": catalog.Catalog,
    "catalog-entry": catalog.CatalogEntry,
    "catalog-set": catalog.CatalogSet,
    "channel": catalog.Channel,
    "contact": organs.Contact,
    "decision-disclosure": disclosures.DecisionDisclosure,
    "disclosure": disclosures.Disclosure,
    "execution-disclosure": disclosures.ExecutionDisclosure,
    "information-request": requests.InformationRequest,
    "legal-basis": legal.LegalBasis,
    "management-disclosure": disclosures.ManagementDisclosure,
    "organ": organs.Organ,
    "responsible-unit": organs.ResponsibleUnit,
    "result-disclosure": disclosures.ResultDisclosure,
    "service-disclosure": disclosures.ServiceDisclosure,
    "time-limit": time.TimeLimit,
    "update-frequency": time.UpdateFrequency,
}
"""Name of the schema, the class in kebab case, to the type it describes."""


class UnionWords(NamedTuple):
    """What a published type that is no class says of itself."""

    key: str
    """Key of its words."""
    about: str
    """English description."""
    tag: Doc
    """Words of the field that tells its members apart."""
    tag_about: str
    """English description of that field."""


UNIONS: Final[dict[str, UnionWords]] = {
    "disclosure": UnionWords(
        "Disclosure",
        "A piece of disclosed information of one of the five types, told apart by `type`.",
        Doc("类别", "Type", "五公开类别，决定其余字段", codelist="disclosure-types"),
        "Which of the five types it is, and so which other fields it has.",
    ),
}
"""Published types that are no class, by the name of the schema."""


def models_in(annotation: object) -> Iterator[type[Model]]:
    """Yield the models that a type is made of, each once, the outermost first.

    >>> [model.__name__ for model in models_in(organs.Organ)]
    ['Organ']
    """
    seen: set[type[Model]] = set()
    waiting = [annotation]
    while waiting:
        kind = waiting.pop(0)
        if isinstance(kind, type) and issubclass(kind, Model):
            if kind not in seen:
                seen.add(kind)
                yield kind
                waiting.extend(field.annotation for field in kind.model_fields.values())
        else:
            waiting.extend(get_args(kind))
