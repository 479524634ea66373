"""Containers: nothing is unpacked before its size is known."""

import zipfile

import pytest
from tests.unit.files.making import zipped

from opengov.files import limits
from opengov.files.archive import Archive
from opengov.files.unreadable import UnreadableError


def refused(data: bytes) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        Archive(data)
    return caught.value


class TestArchive:
    def test_names_are_compared_plainly(self) -> None:
        archive = Archive(zipped({"XL\\Workbook.xml": b"x"}))
        assert "/xl/workbook.xml" in archive
        assert archive.read("xl/workbook.xml") == b"x"
        assert archive.names() == ["xl/workbook.xml"]

    def test_a_part_that_is_not_there(self) -> None:
        with pytest.raises(UnreadableError, match="workbook-damaged"):
            Archive(zipped({})).read("a")

    def test_a_declared_size_over_the_total(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(limits, "ARCHIVE_BYTES", 1000)
        error = refused(zipped({"a": b"x" * 600, "b": b"x" * 600}))
        assert error.notice.code == "F023"

    def test_a_ratio_of_bombs(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(limits, "ARCHIVE_RATIO_FREE_BYTES", 1000)
        assert refused(zipped({"a": b"\0" * 1_000_000})).notice.code == "F023"
        assert Archive(zipped({"a": b"\0" * 999})).read("a") == b"\0" * 999

    def test_too_many_parts(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(limits, "ARCHIVE_ENTRIES", 2)
        assert refused(zipped({"a": b"", "b": b"", "c": b""})).notice.code == "F023"

    def test_a_part_larger_than_it_says(self) -> None:
        """What a part really unpacks to counts, not only what it declares."""
        data = zipped({"a": b"x" * 100_000})
        lying = data.replace((100_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
        with pytest.raises(UnreadableError, match="archive-damaged"):
            Archive(lying).read("a")

    @pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
    def test_a_damaged_part(self, method: int) -> None:
        data = bytearray(zipped({"a": b"some text to pack" * 10}, method=method))
        data[40] ^= 0xFF
        with pytest.raises(UnreadableError, match="archive-damaged"):
            Archive(bytes(data)).read("a")

    def test_an_unknown_compression(self) -> None:
        data = bytearray(zipped({"a": b"text"}))
        data[8] = 99
        data[data.index(b"PK\x01\x02") + 10] = 99
        with pytest.raises(UnreadableError, match="archive-damaged"):
            Archive(bytes(data)).read("a")

    def test_no_container_at_all(self) -> None:
        assert refused(b"PK\x03\x04 and no more").notice.code == "F022"

    def test_an_encrypted_part(self) -> None:
        data = bytearray(zipped({"a": b"x"}))
        data[data.index(b"PK\x01\x02") + 8] |= 1
        archive = Archive(bytes(data))
        assert archive.encrypted
        with pytest.raises(UnreadableError, match="file-encrypted"):
            archive.read("a")
