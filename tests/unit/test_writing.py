"""`write_catalog`: formats, targets and files that are replaced whole or not at all."""

import os
from io import BytesIO
from pathlib import Path

import pytest

from opengov import Catalog, CatalogEntry, CatalogSet, read_catalog, write_catalog
from opengov.errors import UnknownCodeError
from opengov.writing import OUTPUT_FORMATS

CATALOG = Catalog(id="1", entries=(CatalogEntry(id="1", sequence="0505", items=("办事指南",)),))
BAD = Catalog(id="1", entries=(CatalogEntry(id="1", items=("\x00",)),))


@pytest.mark.parametrize("file_format", OUTPUT_FORMATS)
def test_every_format_reads_back(tmp_path: Path, file_format: str) -> None:
    path = tmp_path / f"目录.{file_format}"
    assert write_catalog([CATALOG], path) == ()
    assert read_catalog(path).catalogs == (CATALOG,)


def test_one_catalog_a_set_and_a_file_that_was_read(tmp_path: Path) -> None:
    path = tmp_path / "目录.htm"
    for given in (CATALOG, CatalogSet(catalogs=(CATALOG,))):
        write_catalog(given, str(path))
        assert read_catalog(path).catalogs == (CATALOG,)
    write_catalog(read_catalog(path), tmp_path / "目录.csv")
    assert read_catalog(tmp_path / "目录.csv").catalogs == (CATALOG,)


def test_a_stream_needs_a_format() -> None:
    stream = BytesIO()
    with pytest.raises(UnknownCodeError, match="output format"):
        write_catalog([CATALOG], stream)
    write_catalog([CATALOG], stream, file_format="JSON")
    assert stream.getvalue().startswith(b"{")


def test_formats_that_are_only_read_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownCodeError, match="known: xlsx, csv, html, json, jsonl"):
        write_catalog([CATALOG], tmp_path / "目录.docx")


def test_jsonl_says_what_it_leaves_out(tmp_path: Path) -> None:
    titled = CATALOG.model_copy(update={"title": "某县目录"})
    findings = write_catalog([titled], tmp_path / "a.jsonl")
    assert [(f.code, f.location.pointer) for f in findings] == [("T256", "/title")]


def test_a_refused_text_leaves_the_older_file(tmp_path: Path) -> None:
    path = tmp_path / "目录.xlsx"
    path.write_bytes(b"old")
    assert [f.code for f in write_catalog([BAD], path)] == ["T258"]
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_while_writing_leaves_the_older_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "目录.json"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "chmod", fail)
    with pytest.raises(OSError, match="disk full"):
        write_catalog([CATALOG], path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_permissions_are_kept_and_links_are_followed(tmp_path: Path) -> None:
    path, link = tmp_path / "目录.json", tmp_path / "link.json"
    write_catalog([CATALOG], path)
    mask = os.umask(0)
    os.umask(mask)
    assert path.stat().st_mode & 0o777 == 0o666 & ~mask
    path.chmod(0o640)
    link.symlink_to(path)
    write_catalog([CATALOG], link)
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_device_is_written_to_as_it_is() -> None:
    assert write_catalog([CATALOG], os.devnull, file_format="csv") == ()
    assert not Path(os.devnull).is_file()
