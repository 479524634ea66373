"""What is written, and what JSONL cannot carry."""

import json

import pytest

from opengov.model.catalog import Audience, Catalog, CatalogEntry
from opengov.records import dump_json, dump_jsonl, jsonl_losses, read_json

PLAIN = Catalog(id="1", entries=(CatalogEntry(id="1"),))


class TestJson:
    def test_one_catalog_is_an_object(self) -> None:
        text = dump_json([Catalog(id="甲", entries=(CatalogEntry(id="1", audience=Audience()),))])
        assert text == (
            '{\n  "id": "甲",\n  "entries": [\n    {\n      "id": "1",\n'
            '      "audience": {}\n    }\n  ]\n}\n'
        )

    @pytest.mark.parametrize("number", [0, 2])
    def test_otherwise_a_set(self, number: int) -> None:
        data = json.loads(dump_json([PLAIN] * number))
        assert data == {"catalogs": [{"id": "1", "entries": [{"id": "1"}]}] * number}

    def test_line_separators_stay(self) -> None:
        odd = Catalog(id="1", entries=(CatalogEntry(id="a\u2028b\r\nc"),))
        assert read_json(dump_json([odd]), source="", sha256="").catalogs == (odd,)


class TestJsonl:
    def test_a_line_each(self) -> None:
        entries = (CatalogEntry(id="a\nb"), CatalogEntry(id="甲"))
        text = dump_jsonl([Catalog(id="1", entries=entries), PLAIN])
        assert text == '{"id":"a\\nb"}\n{"id":"甲"}\n{"id":"1"}\n'

    @pytest.mark.parametrize(
        ("catalogs", "losses"),
        [
            ([PLAIN], ()),
            ([], ()),
            ([PLAIN.model_copy(update={"id": "x", "place": "某县"})], ("/id", "/place")),
            ([PLAIN, PLAIN], ("/catalogs", "/catalogs/0/id", "/catalogs/1/id")),
            ([Catalog(id="1", entries=())], ("/entries",)),
        ],
    )
    def test_losses(self, catalogs: list[Catalog], losses: tuple[str, ...]) -> None:
        assert jsonl_losses(catalogs) == losses
