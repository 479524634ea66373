from pathlib import Path

from opengov import read_catalog


class TestReadCatalog:
    def test_what_cannot_be_opened_has_findings_only(self, tmp_path: Path) -> None:
        file = read_catalog(tmp_path / "absent.xlsx")
        assert (file.catalogs, [f.code for f in file.findings]) == ((), ["F001"])

    def test_a_page_without_tables(self) -> None:
        file = read_catalog("a.html", data="<p>公开事项</p>".encode())
        assert [f.code for f in file.findings] == ["F027"]

    def test_json_that_is_no_text(self) -> None:
        file = read_catalog("a.json", data=b'{"id": "\xff\xff"}')
        [finding] = file.findings
        assert (finding.code, finding.location.byte_offset) == ("F031", 8)

    def test_findings_of_opening_come_first(self) -> None:
        rows = "公开事项,公开内容,公开主体\n甲,乙,某县民政局\n"
        file = read_catalog("a.xlsx", data=rows.encode())
        assert [f.code for f in file.findings] == ["F013"]
        assert file.catalogs[0].entries[0].items == ("甲",)
