"""Lines, columns, bytes and pointers."""

import pytest

from opengov.jsonpointer import pointer_of, split_pointer
from opengov.records import read_json
from opengov.records.places import BLOCK, Places


class TestPlaces:
    @pytest.mark.parametrize("sign", ["a", "é", "甲", "\U00020bb7", "\ud842"])
    def test_bytes_across_blocks(self, sign: str) -> None:
        text = sign * (2 * BLOCK + 5)
        places = Places(text, source="a")
        size = len(sign.encode("utf-8", "surrogatepass"))
        for position in (0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, len(text)):
            assert places.location(None, 0, position).byte_length == size * position

    def test_given_byte_offset_wins(self) -> None:
        place = Places("甲乙", source="a", byte_offset=lambda p: 2 * p).location(None, 1, 2)
        assert (place.byte_offset, place.byte_length) == (2, 2)

    def test_lines(self) -> None:
        places = Places("ab\r\nc\n\nd", source="a")
        assert [places.line_column(p) for p in (0, 3, 4, 6, 7)] == [
            (1, 1), (1, 4), (2, 1), (3, 1), (4, 1),
        ]  # fmt: skip

    def test_byte_order_mark_has_no_column(self) -> None:
        places = Places("\ufeffab\nc", source="a")
        assert [places.line_column(p) for p in (0, 1, 2, 4)] == [(1, 1), (1, 1), (1, 2), (2, 1)]


class TestPointers:
    @pytest.mark.parametrize("path", [(), ("",), ("a/b", "~", "~1"), ("entries", "0", "甲")])
    def test_round_trip(self, path: tuple[str, ...]) -> None:
        assert split_pointer(pointer_of(*path)) == path


TEXT = """{"catalogs": [
{"id": "a", "entries": []},
{"id": "b", "level": {"code": "county"}, "entries": [{"id": "1", "content": ["x", "y"]}]}
], "extra": 1}"""


class TestLocator:
    @pytest.mark.parametrize(
        ("pointer", "start", "end"),
        [
            ("", "{", "}"),
            ("/catalogs", "[", "]"),
            ("/catalogs/1", '{"id": "b"', "}"),
            ("/catalogs/1/id", '"b"', '"b"'),
            ("/catalogs/1/level/code", '"county"', '"county"'),
            ("/catalogs/1/level/text", '{"code"', "}"),
            ("/catalogs/1/level/code/x", '{"code"', "}"),
            ("/catalogs/1/title", '{"id": "b"', "}"),
            ("/catalogs/1/entries", '[{"id": "1"', "]"),
            ("/catalogs/1/entries/0", '{"id": "1"', "}"),
            ("/catalogs/1/entries/0/content/1", '"y"', '"y"'),
            ("/catalogs/1/entries/0/content/7", '{"id": "1"', "}"),
            ("/catalogs/1/entries/0/channels/0/text", '{"id": "1"', "}"),
            ("/catalogs/1/entries/1/id", '{"id": "b"', "}"),
            ("/catalogs/1/entries/-", '{"id": "b"', "}"),
            ("/catalogs/1/entries/01", '{"id": "b"', "}"),
            ("/catalogs/9/id", '{"catalogs"', "}"),
            ("/catalogs/x/id", '{"catalogs"', "}"),
            ("/catalogs/" + "9" * 5000, '{"catalogs"', "}"),
            ("/entries/0", '{"catalogs"', "}"),
            ("/extra", "1", "1"),
        ],
    )
    def test_several_catalogs(self, pointer: str, start: str, end: str) -> None:
        place = read_json(TEXT, source="a.json", sha256="").locate(pointer)
        assert place.pointer == pointer
        assert place.byte_offset is not None
        assert place.byte_length is not None
        cut = TEXT[place.byte_offset : place.byte_offset + place.byte_length]
        assert cut.startswith(start)
        assert cut.endswith(end)
        assert cut.count("{") == cut.count("}")

    def test_one_catalog_in_a_set_is_found_without_naming_it(self) -> None:
        text = '{"catalogs": [{"id": "a", "entries": [{"id": "1"}]}]}'
        file = read_json(text, source="a.json", sha256="")
        place = file.locate(file.pointer(0, 0, "id"))
        assert (place.pointer, place.byte_offset) == ("/entries/0/id", text.index('"1"'))
        assert file.locate("/catalogs/0/entries/0/id").byte_offset == place.byte_offset
