"""Opening: what is said of files that cannot be read, and of names that mislead."""

import hashlib
import os
from pathlib import Path

import pytest
from tests.unit.files.making import docx, ods, sheet_of, text_cell, xlsx, zipped

from opengov.errors import UnknownCodeError
from opengov.files import limits, open_source
from opengov.files.sniff import KINDS
from opengov.finding import Severity

WORKBOOK = xlsx(sheet_of("1:" + text_cell("A1", "序号")))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
XML_2003 = b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
PAGE = b"<!DOCTYPE html><table><tr><td>x</td></tr></table>"


def compound(*streams: str) -> bytes:
    """A compound file whose directory names these streams."""
    data = OLE + b"\x00" * 504
    for stream in streams:
        name = stream.encode("utf-16-le") + b"\x00\x00"
        data += name.ljust(64, b"\x00") + len(name).to_bytes(2, "little") + b"\x00" * 62
    return data


class TestPaths:
    def test_a_file_is_read_with_its_digest(self, tmp_path: Path) -> None:
        path = tmp_path / "目录.csv"
        path.write_bytes("序号,内容".encode())
        source = open_source(path)
        assert source.readable
        assert source.findings == ()
        assert (source.name, source.kind) == (str(path), "csv")
        assert source.sha256 == hashlib.sha256("序号,内容".encode()).hexdigest()

    @pytest.mark.parametrize("name", ["nothing.xlsx", "file.csv/inside.csv"])
    def test_a_missing_file(self, tmp_path: Path, name: str) -> None:
        (tmp_path / "file.csv").write_text("x")
        source = open_source(tmp_path / name)
        assert [f.code for f in source.findings] == ["F001"]
        assert not source.readable

    def test_a_folder(self, tmp_path: Path) -> None:
        assert open_source(tmp_path).findings[0].code == "F002"

    def test_no_permission(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "a.csv"
        path.write_text("x")

        def refuse(_: Path) -> bytes:
            raise PermissionError

        monkeypatch.setattr(Path, "read_bytes", refuse)
        assert open_source(path).findings[0].code == "F003"

    def test_a_failing_disk(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "a.csv"
        path.write_text("x")

        def fail(_: Path) -> bytes:
            raise OSError(5, "Input/output error")

        monkeypatch.setattr(Path, "read_bytes", fail)
        finding = open_source(path).findings[0]
        assert finding.code == "F004"
        assert "Input/output error" in finding.message.en

    def test_a_path_that_no_system_allows(self) -> None:
        assert open_source("a\0b.csv").findings[0].code == "F004"

    def test_a_file_over_the_limit_is_not_read(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(limits, "FILE_BYTES", 10)
        path = tmp_path / "a.csv"
        path.write_bytes(b"x" * 11)
        finding = open_source(path).findings[0]
        assert (finding.code, finding.values["size"]) == ("F006", 11)
        assert open_source("-", data=b"x" * 11).findings[0].code == "F006"
        assert open_source("a.csv", data=b"x" * 10).readable

    def test_a_lock_file_is_skipped_without_being_fatal(self, tmp_path: Path) -> None:
        path = tmp_path / "~$目录.xlsx"
        path.write_bytes(b"\x00" * 165)
        source = open_source(path)
        assert [(f.code, f.severity) for f in source.findings] == [("F007", Severity.INFO)]
        assert not source.readable

    @pytest.mark.skipif(os.name != "posix", reason="file modes of POSIX")
    def test_findings_name_the_file_and_what_to_do(self, tmp_path: Path) -> None:
        finding = open_source(tmp_path / "无.xlsx").findings[0]
        assert finding.location.source.endswith("无.xlsx")
        assert finding.message.zh.endswith("请核对路径和文件名")


class TestKinds:
    @pytest.mark.parametrize(
        ("name", "data", "kind"),
        [
            ("a.xlsx", WORKBOOK, "xlsx"),
            ("a.xlsm", WORKBOOK, "xlsx"),
            ("a.docx", docx("<w:p/>"), "docx"),
            ("a.ods", ods("<table:table-row/>"), "ods"),
            ("a.xls", compound("Root Entry", "Workbook"), "xls"),
            ("a.xls", compound("Book"), "xls"),
            ("a.xls", compound("Workbook", "WordDocument"), "xls"),
            ("a.et", compound("Workbook", "ETExtData"), "xls"),
            ("a.csv", b"a,b", "csv"),
            ("a.txt", b"a\tb", "csv"),
            ("a.tsv", b"a\tb", "tsv"),
            ("a.html", PAGE, "html"),
            ("a.htm", b"words only", "html"),
            ("a.html", PAGE.decode().encode("utf-16"), "html"),
            ("a.json", b'{"id": 1}', "json"),
            ("a.json", b"not json", "json"),
            ("a.jsonl", b'{"id": 1}\n{"id": 2}', "jsonl"),
            ("a.ndjson", b"{}", "jsonl"),
            ("-", b'{"id": 1}\n{"id": 2}', "jsonl"),
            ("-", b'{"id":\n 1}', "json"),
            ("-", b'{"id": 1}\n\n', "json"),
            ("-", b"[" * 100_000, "json"),
            ("-", "﻿[]".encode(), "json"),
            ("-", b"a,b\n1,2", "csv"),
            ("-", b"a\tb\n1\t2", "tsv"),
            ("-", WORKBOOK, "xlsx"),
            ("-", b"\xef\xbb\xbf  <html><p>", "html"),
            ("-", b"text before <table ><tr>", "html"),
            ("-", "序号,内容".encode("utf-16"), "csv"),
            ("BM25.csv", b"BM25,score", "csv"),
        ],
    )
    def test_told_without_remark(self, name: str, data: bytes, kind: str) -> None:
        source = open_source(name, data=data)
        assert (source.kind, source.findings) == (kind, ())

    @pytest.mark.parametrize(
        ("name", "data", "kind"),
        [
            ("a.xls", PAGE, "html"),
            ("a.xls", b"<table><tr><td>x", "html"),
            ("a.xls", "序号,内容\n1,甲".encode("gbk"), "csv"),
            ("a.xls", b"a\tb\nc\td", "tsv"),
            ("a.xls", WORKBOOK, "xlsx"),
            ("a.xlsx", compound("Workbook"), "xls"),
            ("a.xlsx", b"a,b\n1,2", "csv"),
            ("a.csv", PAGE, "html"),
            ("a.csv", WORKBOOK, "xlsx"),
            ("a.doc", docx("<w:p/>"), "docx"),
            ("a.xlsx", b'{"id": "1"}', "json"),
        ],
    )
    def test_content_wins_over_the_name_with_a_warning(
        self, name: str, data: bytes, kind: str
    ) -> None:
        source = open_source(name, data=data)
        assert source.kind == kind
        assert [(f.code, f.severity) for f in source.findings] == [("F013", Severity.WARNING)]
        assert source.readable

    def test_input_format_decides_among_texts(self) -> None:
        assert open_source("-", data=b"[1]", input_format="csv").kind == "csv"
        assert open_source("a.txt", data=b"a,b", input_format="jsonl").kind == "jsonl"

    def test_input_format_yields_to_unmistakable_content(self) -> None:
        source = open_source("-", data=WORKBOOK, input_format="csv")
        assert (source.kind, source.findings[0].code) == ("xlsx", "F013")

    def test_an_input_format_of_no_kind_is_wrong_use(self) -> None:
        with pytest.raises(UnknownCodeError, match="input format 'pdf'"):
            open_source("-", data=b"", input_format="pdf")
        assert "unknown" not in KINDS

    def test_an_unknown_extension_promises_nothing(self) -> None:
        assert open_source("catalog.dat", data=b"a,b").findings == ()

    def test_a_name_stands_in_for_the_path(self) -> None:
        assert open_source("somewhere/x", data=b"a\tb", name="a.tsv").kind == "tsv"


class TestRefused:
    @pytest.mark.parametrize("data", [b"", b"  \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe", b"\0\0"])
    def test_empty(self, data: bytes) -> None:
        source = open_source("a.xlsx", data=data)
        assert [f.code for f in source.findings] == ["F005"]

    @pytest.mark.parametrize(
        ("name", "data", "words"),
        [
            ("a.pdf", b"%PDF-1.7 x", "PDF"),
            ("a.xlsx", b"%PDF-1.7 x", "PDF"),
            ("a.png", b"\x89PNG\r\n\x1a\n", "PNG"),
            ("a.jpg", b"\xff\xd8\xff\xe0", "JPEG"),
            ("a.bmp", b"BM\x00\x00\x01", "BMP"),
            ("a.rar", b"Rar!\x1a\x07", "RAR"),
            ("a.7z", b"7z\xbc\xaf\x27\x1c", "7z"),
            ("a.rtf", b"{\\rtf1 x}", "RTF"),
            ("a.mht", b"MIME-Version: 1.0\r\n", "MHT"),
            ("a.doc", compound("WordDocument"), ".doc"),
            ("a.wps", compound("WordDocument"), ".wps"),
            ("a.doc", compound("WordDocument", "Workbook"), ".doc"),
            ("a.ppt", compound("PowerPoint Document"), ".ppt"),
            ("a.dps", compound("Something"), ".dps"),
            ("a.et", compound("Something"), ".et"),
            ("a.wps", b"\x01\x02\x03 other", ".wps"),
            ("a.msg", compound("Something"), "OLE"),
            ("a.xlsb", zipped({"xl/workbook.bin": b"x"}), ".xlsb"),
            ("a.pptx", zipped({"ppt/presentation.xml": b"x"}), ".pptx"),
            ("a.ofd", zipped({"OFD.xml": b"x"}), "OFD"),
            ("a.odt", zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "OpenDoc"),
            ("a.zip", zipped({"目录.txt": b"x"}), "ZIP"),
            ("a.zip", zipped({"[Content_Types].xml": b"x"}), "ZIP"),
            ("a.xls", XML_2003, "Excel 2003"),
        ],
    )
    def test_known_formats_are_named(self, name: str, data: bytes, words: str) -> None:
        source = open_source(name, data=data)
        assert [f.code for f in source.findings] == ["F011"]
        message = source.findings[0].message
        assert words in message.zh + message.en
        assert ".docx" in message.zh

    @pytest.mark.parametrize("name", ["a.xlsx", "a.csv", "-"])
    def test_bytes_of_no_format(self, name: str) -> None:
        source = open_source(name, data=b"\x00\x01\x02 noise")
        assert [f.code for f in source.findings] == ["F012"]
        assert not source.readable

    @pytest.mark.parametrize("name", ["a.xlsx", "a.docx", "a.xls"])
    def test_encrypted_office_files(self, name: str) -> None:
        data = compound("EncryptionInfo", "EncryptedPackage")
        assert open_source(name, data=data).findings[0].code == "F021"

    def test_names_of_streams_elsewhere_tell_nothing(self) -> None:
        name = "EncryptedPackage".encode("utf-16-le") + b"\0\0"
        data = compound("Workbook") + b"\0" * 7 + name + b"\0" * 99
        assert open_source("a.xls", data=data).kind == "xls"

    def test_encrypted_ods(self) -> None:
        data = zipped(
            {
                "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                "content.xml": b"noise",
                "META-INF/manifest.xml": "<manifest:encryption-data/>",
            }
        )
        assert open_source("a.ods", data=data).findings[0].code == "F021"

    @pytest.mark.parametrize("part", ["xl/workbook.xml", "content.xml", "other"])
    def test_encrypted_containers(self, part: str) -> None:
        data = bytearray(zipped({part: b"x"}))
        data[6] |= 1
        directory = data.index(b"PK\x01\x02")
        data[directory + 8] |= 1
        assert open_source("a.xlsx", data=bytes(data)).findings[0].code == "F021"

    def test_main_parts_under_other_names(self) -> None:
        for folder, kind in (("xl", "xlsx"), ("word", "docx")):
            data = zipped({"[Content_Types].xml": b"x", f"{folder}/main2.xml": b"x"})
            assert open_source(f"a.{kind}", data=data).kind == kind

    def test_a_container_cut_off(self) -> None:
        source = open_source("a.xlsx", data=WORKBOOK[: len(WORKBOOK) // 2])
        assert [f.code for f in source.findings] == ["F022"]
        assert source.kind == "xlsx"
