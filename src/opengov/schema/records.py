"""Which records are published, and the words beside them."""

from collections.abc import Iterator
from typing import Final, cast, get_args

from opengov._resources import read_toml
from opengov.model import catalog, disclosures, legal, organs, requests, time
from opengov.model._base import Model

__all__ = ["RECORDS", "UNIONS", "models_in", "words_of"]

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

UNIONS: Final[dict[str, tuple[str, str]]] = {
    "disclosure": (
        "Disclosure",
        "A piece of disclosed information of one of the five types, told apart by `type`.",
    ),
}
"""Published types that are no class: the key of their words, and their description."""


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


def words_of(name: str) -> dict[str, str]:
    """Return the Chinese title, English title and Chinese description of a class.

    >>> words_of("Organ")["zh"]
    '行政机关'
    """
    return cast("dict[str, dict[str, str]]", read_toml("schema/words.toml"))[name]
