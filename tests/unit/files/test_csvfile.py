"""Text tables: cells, delimiters, places and faults."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from opengov.files import Decoded, Grid, decode, guard, open_source, read_grids
from opengov.files.csvfile import read_csv
from opengov.finding import Finding

CELLS = st.text(st.characters(codec="gb18030") | st.sampled_from("\",\n\r\t;，'=县"))
TABLES = st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=5)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "gb18030")


def read(text: str, *, prefer: str = ",") -> tuple[list[list[str]], list[Finding], Grid]:
    grid, findings = read_csv("a.csv", Decoded(text, "utf-8"), prefer=prefer)
    return [list(row) for row in grid.rows], findings, grid


class TestCells:
    @pytest.mark.parametrize(
        ("text", "rows"),
        [
            ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
            ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
            ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
            ('"a,1","b\n2"\nc,d', [["a,1", "b\n2"], ["c", "d"]]),
            ('"say ""x""",b', [['say "x"', "b"]]),
            ('a"b,c""d', [['a"b', 'c""d']]),
            ('"a"b,c', [["ab", "c"]]),
            ('"",""x', [["", "x"]]),
            ("a,b,", [["a", "b", ""]]),
            ('a,"b",\nc,d,e', [["a", "b", ""], ["c", "d", "e"]]),
            ("", []),
        ],
    )
    def test_quoting(self, text: str, rows: list[list[str]]) -> None:
        found, findings, _ = read(text)
        assert (found, findings) == (rows, [])

    def test_blank_rows_are_dropped_and_counted(self) -> None:
        rows, _, grid = read("a,b\n\n , \n,,\n1,2\n")
        assert rows == [["a", "b"], ["1", "2"]]
        assert list(grid.row_numbers) == [1, 5]

    def test_no_merges_and_no_sheet(self) -> None:
        _, _, grid = read("a,b")
        assert (grid.can_merge, grid.sheet, grid.title) == (False, None, "")

    def test_a_cell_of_five_megabytes(self) -> None:
        cell = "县" * 5_000_000
        rows, _, _ = read(f'a,"{cell}"\n1,2')
        assert rows[0][1] == cell

    def test_guarded_cells_are_restored(self) -> None:
        rows, _, _ = read("'=1+1,'局'\n''-2,\"'\tx\"")
        assert rows == [["=1+1", "'局'"], ["'-2", "\tx"]]


class TestDelimiter:
    @pytest.mark.parametrize("delimiter", [",", ";", "\t", "，"])
    def test_told_from_the_content(self, delimiter: str) -> None:
        text = "\n".join(delimiter.join(row) for row in (["序号", "甲", "乙"], ["1", "2", "3"]))
        rows, _, _ = read(text)
        assert rows == [["序号", "甲", "乙"], ["1", "2", "3"]]

    def test_prose_in_cells_does_not_decide(self) -> None:
        rows, _, _ = read("序号,内容,主体\n1,甲，乙，丙;丁,某局\n2,甲，乙，丙;丁,某局")
        assert {len(row) for row in rows} == {3}

    def test_a_title_line_does_not_decide(self) -> None:
        rows, _, _ = read("目录，第一版\n序号;内容;主体\n1;甲,乙;丙\n2;甲,乙;丙")
        assert rows[1:] == [["序号", "内容", "主体"], ["1", "甲,乙", "丙"], ["2", "甲,乙", "丙"]]

    def test_the_name_decides_where_the_content_does_not(self) -> None:
        assert read("a\tb,c", prefer="\t")[0] == [["a", "b,c"]]
        assert read("a\tb,c")[0] == [["a\tb", "c"]]

    def test_a_hint_for_spreadsheets(self) -> None:
        rows, _, grid = read("sep=|\r\na|b,c\r\n")
        assert (rows, list(grid.row_numbers)) == ([["a", "b,c"]], [2])

    @pytest.mark.parametrize("delimiter", ["|", "]", "^", "\\", "-", "*"])
    def test_a_hint_of_any_character(self, delimiter: str) -> None:
        rows, _, _ = read(f'sep={delimiter}\n"a"{delimiter}b\n"c"{delimiter}"d"')
        assert rows == [["a", "b"], ["c", "d"]]

    def test_one_column(self) -> None:
        assert read("甲\n乙")[0] == [["甲"], ["乙"]]


class TestUnclosedQuote:
    def test_nothing_is_lost(self) -> None:
        rows, findings, _ = read('a,b\n1,"某局\n2,乙')
        assert rows == [["a", "b"], ["1", '"某局'], ["2", "乙"]]
        assert [(f.code, f.location.line, f.location.byte_offset) for f in findings] == [
            ("F033", 2, 6)
        ]

    @given(text=st.text(st.sampled_from('",x\n')))
    def test_there_is_one_at_most(self, text: str) -> None:
        """Each costs a search to the end of the text, so more would make reading quadratic."""
        _, findings, grid = read("sep=,\n" + text)
        assert len(findings) <= 1
        assert sum(cell.count("x") for row in grid.rows for cell in row) == text.count("x")


class TestPlaces:
    def test_lines_of_cells_with_line_breaks(self) -> None:
        text = '序号,内容\r\n1,"甲\n乙"\r\n2,丙'
        _, _, grid = read(text)
        place = grid.locate(2, 1)
        assert (place.row, place.line, place.line_column) == (3, 4, 3)
        after = grid.locate(1, 1)
        assert (after.line, after.line_column, after.cell) == (2, 3, "B2")

    def test_a_cell_after_one_with_line_breaks(self) -> None:
        _, _, grid = read('"a\nb",c')
        place = grid.locate(0, 1)
        assert (place.line, place.line_column) == (2, 4)

    def test_spans_are_a_mapping(self) -> None:
        _, _, grid = read("a,b\n\nc")
        spans = grid.spans
        assert spans is not None
        assert list(spans) == [(0, 0), (0, 1), (1, 0)]
        assert len(spans) == 3
        assert (1, 1) not in spans
        assert (-1, 0) not in spans
        assert (2, 0) not in spans

    @given(table=TABLES, encoding=st.sampled_from(ENCODINGS), all_quoted=st.booleans())
    @example(table=[["0", "\r"]], encoding="utf-8", all_quoted=True)
    def test_reading_again_at_the_place_gives_the_cell(
        self, table: list[list[str]], encoding: str, *, all_quoted: bool
    ) -> None:
        buffer = io.StringIO()
        csv.writer(buffer, quoting=csv.QUOTE_ALL if all_quoted else csv.QUOTE_MINIMAL).writerows(
            [[guard(cell) for cell in row] for row in [["甲", "乙"], *table]]
        )
        data = buffer.getvalue().encode(encoding)
        decoded = decode(data)
        assert isinstance(decoded, Decoded)
        if decoded.text != buffer.getvalue():
            return  # bytes that are both GB18030 and UTF-8
        grid, findings = read_csv("a.csv", decoded)
        assert findings == []
        kept = [row for row in [["甲", "乙"], *table] if "".join(row).strip()]
        if grid.spans is None or [len(r) for r in grid.rows] != [len(r) for r in kept]:
            return  # another delimiter is more regular
        for (row, column), span in grid.spans.items():
            raw = data[span.byte_offset : span.byte_offset + span.byte_length]
            again = raw.decode(decoded.encoding)
            if again.startswith('"'):
                again = again[1:-1].replace('""', '"')
            assert again == guard(kept[row][column])

    @given(table=TABLES)
    def test_what_is_written_is_read(self, table: list[list[str]]) -> None:
        buffer = io.StringIO()
        writer = csv.writer(buffer, quoting=csv.QUOTE_ALL)
        writer.writerows([[guard(cell) for cell in row] for row in table])
        grid, findings = read_csv("a.csv", Decoded("sep=,\r\n" + buffer.getvalue(), "utf-8"))
        assert findings == []
        assert [list(row) for row in grid.rows] == [r for r in table if "".join(r).strip()]


class TestReadGrids:
    def test_a_tab_separated_file(self) -> None:
        read = read_grids(open_source("a.tsv", data="序号\t内容".encode("gbk")))
        assert read.grids[0].rows == [["序号", "内容"]]

    def test_undecodable_text(self) -> None:
        read = read_grids(open_source("a.csv", data=b"a,b\n1,\xff"))
        assert read.grids == ()
        assert [(f.code, f.location.byte_offset) for f in read.findings] == [("F031", 6)]

    def test_a_table_of_blanks(self) -> None:
        read = read_grids(open_source("a.csv", data=b",,\n,,"))
        assert [f.code for f in read.findings] == ["F027"]

    def test_an_unreadable_source_gives_nothing_more(self) -> None:
        read = read_grids(open_source("no-such-file.csv"))
        assert (read.grids, read.findings) == ((), ())
