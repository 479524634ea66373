"""Inputs packed by gzip."""

import gzip
import hashlib
from pathlib import Path

import pytest

from opengov.files import limits, open_source
from opengov.files.gzipped import gunzip
from opengov.files.unreadable import UnreadableError
from opengov.reading import read_catalog

TABLE = "序号,公开事项,公开内容,公开主体\n1,养老,标准,\n"
PACKED = gzip.compress(TABLE.encode(), mtime=0)


class TestGunzip:
    @pytest.mark.parametrize("size", [0, 1, 3 * 1024 * 1024 + 1])
    def test_content_of_any_size(self, size: int) -> None:
        content = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
        assert gunzip(gzip.compress(content)) == content

    def test_members_and_padding(self) -> None:
        assert gunzip(PACKED + PACKED + b"\0" * 20).decode() == TABLE * 2

    @pytest.mark.parametrize(
        "data",
        [PACKED[:-1], PACKED[:12], PACKED[:2], PACKED[:-8] + b"\0" * 8, PACKED + b"junk"],
        ids=["cut", "head", "magic", "checksum", "tail"],
    )
    def test_damaged(self, data: bytes) -> None:
        with pytest.raises(UnreadableError) as caught:
            gunzip(data)
        assert caught.value.notice.code == "F022"

    def test_a_bomb_by_its_ratio(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(limits, "ARCHIVE_RATIO_FREE_BYTES", 1024)
        with pytest.raises(UnreadableError, match="archive-bomb") as caught:
            gunzip(gzip.compress(b"\0" * 10_000_000))
        assert caught.value.values == {"part": "> 200 : 1"}

    def test_a_bomb_by_its_size(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(limits, "FILE_BYTES", 1024 * 1024)
        with pytest.raises(UnreadableError, match="archive-bomb") as caught:
            gunzip(gzip.compress(b"\0" * 2_000_000))
        assert caught.value.values == {"part": "> 1 MiB"}


class TestSource:
    @pytest.mark.parametrize("name", ["目录.csv.gz", "目录.CSV.GZ", "目录.csv", "目录"])
    def test_the_kind_is_that_of_the_content(self, name: str) -> None:
        source = open_source(name, data=PACKED)
        assert (source.kind, source.data.decode(), source.findings) == ("csv", TABLE, ())

    def test_the_digest_is_that_of_the_file(self) -> None:
        source = open_source("a.csv.gz", data=PACKED)
        assert source.sha256 == hashlib.sha256(PACKED).hexdigest()

    def test_locations_are_in_the_content(self) -> None:
        file = read_catalog("a.csv.gz", data=PACKED)
        place = file.locate("/entries/0/content")
        assert place.byte_offset is not None
        span = TABLE.encode()[place.byte_offset :][: place.byte_length]
        assert (place.line, place.cell, span.decode()) == (2, "C2", "标准")

    def test_a_workbook_too(self) -> None:
        path = Path(__file__).parents[3] / "examples" / "elder-care.xlsx"
        plain = read_catalog(path)
        packed = read_catalog("a.xlsx.gz", data=gzip.compress(path.read_bytes()))
        assert packed.catalogs == plain.catalogs

    @pytest.mark.parametrize(
        ("data", "code"),
        [(PACKED[:-4], "F022"), (gzip.compress(PACKED), "F011"), (gzip.compress(b""), "F005")],
        ids=["cut", "packed twice", "empty"],
    )
    def test_what_cannot_be_read_is_a_finding(self, data: bytes, code: str) -> None:
        (finding,) = read_catalog("a.csv.gz", data=data).findings
        assert finding.code == code
