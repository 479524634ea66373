"""Catalogs to JSON and JSONL, such that reading gives them back."""

from collections.abc import Sequence

from opengov.jsonpointer import pointer_of
from opengov.model.catalog import Catalog, CatalogSet
from opengov.records.shape import field_names

__all__ = ["dump_json", "dump_jsonl", "jsonl_losses"]


def dump_json(catalogs: Sequence[Catalog]) -> str:
    """Return catalog JSON: of one catalog its object, of several `{"catalogs": […]}`.

    >>> print(dump_json([Catalog(id="1", entries=[])]), end="")
    {
      "id": "1",
      "entries": []
    }
    """
    whole = catalogs[0] if len(catalogs) == 1 else CatalogSet(catalogs=tuple(catalogs))
    return whole.model_dump_json(indent=2) + "\n"


def dump_jsonl(catalogs: Sequence[Catalog]) -> str:
    r"""Return the entries of all catalogs, one a line; `jsonl_losses` tells what is left out.

    >>> from opengov.model.catalog import CatalogEntry
    >>> dump_jsonl([Catalog(id="1", entries=[CatalogEntry(id="7", url="a")])])
    '{"id":"7","url":"a"}\n'
    """
    return "".join(
        f"{entry.model_dump_json()}\n" for catalog in catalogs for entry in catalog.entries
    )


def jsonl_losses(catalogs: Sequence[Catalog]) -> tuple[str, ...]:
    """Return JSON Pointers to what JSONL cannot carry.

    JSONL holds entries only, and reading makes one catalog with the id "1" of
    them. So the members of a catalog other than its entries are lost, of
    several catalogs also which entries belong to which (`/catalogs`), and a
    catalog without entries altogether (`/entries`).

    >>> jsonl_losses([Catalog(id="1", title="某县目录", entries=[])])
    ('/title', '/entries')
    >>> jsonl_losses([])
    ()
    """
    several = len(catalogs) > 1
    losses = ["/catalogs"] if several else []
    for number, catalog in enumerate(catalogs):
        head = ("catalogs", number) if several else ()
        for alias, name in field_names(Catalog).items():
            value = getattr(catalog, name)
            kept = value is None or (name == "id" and not several and value == "1")
            if (not value) if name == "entries" else (not kept):
                losses.append(pointer_of(*head, alias))
    return tuple(losses)
