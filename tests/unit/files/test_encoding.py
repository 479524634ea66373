"""Decoding: strict, never by a sample, and back to bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov.files import Decoded, Undecodable, decode, decode_source, open_source
from opengov.files.encoding import CHUNK, declared_charset

CHINESE = "序号,公开事项,公开主体\n1,养老服务,某县民政局"
ENCODABLE = st.text(st.characters(codec="utf-8"))


class TestDecode:
    @pytest.mark.parametrize(
        ("codec", "encoding", "bom"),
        [
            ("utf-8", "utf-8", 0),
            ("utf-8-sig", "utf-8", 3),
            ("utf-16", "utf-16-le", 2),
            ("gb18030", "gb18030", 0),
            ("gbk", "gb18030", 0),
            ("gb2312", "gb18030", 0),
        ],
    )
    def test_every_encoding_in_use(self, codec: str, encoding: str, bom: int) -> None:
        decoded = decode(CHINESE.encode(codec))
        assert decoded == Decoded(CHINESE, encoding, bom)

    def test_utf16_big_endian(self) -> None:
        assert decode(b"\xfe\xff" + CHINESE.encode("utf-16-be")) == Decoded(
            CHINESE, "utf-16-be", 2
        )

    def test_the_whole_text_decides_not_a_sample(self) -> None:
        data = ("a,b\n" * 100_000 + "民").encode("gb18030")
        decoded = decode(data)
        assert isinstance(decoded, Decoded)
        assert decoded.text.endswith("民")

    @pytest.mark.parametrize(
        ("data", "encoding", "offset"),
        [
            ("某县".encode("gbk") + b"\xff", "gb18030", 4),
            (b"ok," + "民".encode("gbk")[:1], "gb18030", 3),
            ("某县民政局".encode()[:-1], "utf-8", 12),
            ("某县民政局".encode() + b"\xff" + "民".encode(), "utf-8", 15),
            (b"\xff\xfea", "utf-16-le", 2),
            (b"\xef\xbb\xbfa\xff", "utf-8", 4),
        ],
    )
    def test_the_place_of_what_cannot_be_decoded(
        self, data: bytes, encoding: str, offset: int
    ) -> None:
        result = decode(data)
        assert isinstance(result, Undecodable)
        assert (result.encoding, result.byte_offset) == (encoding, offset)
        assert result.byte_length >= 1

    def test_broken_utf8_is_not_read_as_something_else(self) -> None:
        """The bytes would decode as GB18030, to words that nobody wrote."""
        data = "某县民政".encode() + b"\xb0\xa1"
        data.decode("gb18030")
        assert isinstance(decode(data), Undecodable)

    def test_big5_only_where_it_is_declared(self) -> None:
        data = "縣民政局".encode("big5hkscs")
        assert decode(data, charset="big5hkscs") == Decoded("縣民政局", "big5hkscs")


class TestByteOffset:
    """Positions of characters lead back to the bytes they came from."""

    @given(text=ENCODABLE, codec=st.sampled_from(["utf-8", "utf-16-le", "gb18030"]))
    def test_every_position(self, text: str, codec: str) -> None:
        decoded = Decoded(text, codec, 3)
        for position in range(len(text) + 1):
            assert decoded.byte_offset(position) == 3 + len(text[:position].encode(codec))

    @pytest.mark.parametrize("position", [0, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK])
    def test_long_texts(self, position: int) -> None:
        text = "县a" * (CHUNK * 3 // 2)
        assert Decoded(text, "gb18030").byte_offset(position) == len(
            text[:position].encode("gb18030")
        )


class TestDeclaredCharset:
    @pytest.mark.parametrize(
        ("page", "charset"),
        [
            (b'<meta charset="gbk">', "gb18030"),
            (b"<META http-equiv=x content='text/html; charset=GB2312'>", "gb18030"),
            (b'<meta charset="Big5">', "big5hkscs"),
            (b'<meta charset="utf-8">', "utf-8"),
            (b"<title>charset=gbk</title>", None),
        ],
    )
    def test_what_a_page_says(self, page: bytes, charset: str | None) -> None:
        assert declared_charset(page) == charset


class TestDecodeSource:
    def test_text_and_places(self) -> None:
        text = decode_source(open_source("a.json", data='﻿["县", 1]'.encode()))
        assert text.text == '["县", 1]'
        assert text.byte_offset(3) == 3 + 5
        assert text.findings == ()

    def test_a_finding_with_the_offset(self) -> None:
        text = decode_source(open_source("a.json", data=b'{"a": "\xd6"'))
        assert text.text is None
        assert [f.code for f in text.findings] == ["F031"]
        assert text.findings[0].location.byte_offset == 7
        assert text.findings[0].location.byte_length is not None
        assert "GB18030" in text.findings[0].message.zh
