"""What binds the readers: grids, notices, extras."""

import re

import pytest
from tests.unit.files.making import sheet_of, text_cell, xlsx

from opengov.errors import MissingExtraError
from opengov.files import Grid, contentnotices, notices, open_source, read_grids
from opengov.files import read as module
from opengov.finding import NOTICES, NoticeSpec, Severity

SPECS = [
    spec
    for module_ in (notices, contentnotices)
    for spec in vars(module_).values()
    if isinstance(spec, NoticeSpec)
]
PLACEHOLDER = re.compile(r"\{(\w+)")


class TestMissingExtra:
    def test_the_error_names_the_extra(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def missing(name: str) -> None:
            raise ModuleNotFoundError(name=name)

        monkeypatch.setattr(module, "import_module", missing)
        source = open_source("a.xlsx", data=xlsx(sheet_of("1:" + text_cell("A1", "x"))))
        with pytest.raises(MissingExtraError, match="reading XLSX needs the extra 'tables'"):
            read_grids(source)


class TestNotices:
    @pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.code)
    def test_both_languages_say_the_same(self, spec: NoticeSpec) -> None:
        assert NOTICES[spec.code] is spec
        assert re.fullmatch(r"F\d{3}", spec.code)
        zh, en = (set(PLACEHOLDER.findall(text)) for text in (spec.message.zh, spec.message.en))
        assert zh - {"format_zh"} == en - {"format_en"}
        assert not spec.message.en.endswith(".")
        for page in (spec.page.zh, spec.page.en):
            assert "\n\n" in page

    def test_only_the_lock_file_and_doubts_are_not_grave(self) -> None:
        mild = {s.code for s in SPECS if s.severity in (Severity.INFO, Severity.WARNING)}
        assert mild == {"F007", "F013", "F032"}


class TestGrid:
    def test_a_whole_row_has_a_place(self) -> None:
        grid = Grid("a.xlsx", "表", [["x"]], [7])
        place = grid.locate(0)
        assert (place.row, place.cell, place.column) == (7, None, None)
        assert grid.text(0, 5) == ""
