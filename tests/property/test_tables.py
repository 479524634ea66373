"""Tables of any content: reading and judging never raise, and every place exists."""

from hypothesis import given
from hypothesis import strategies as st

from opengov.files.grid import Grid, Merge
from opengov.tables.read import read_tables
from opengov.validation import validate

WORDS = [
    "",
    " ",
    "公开事项",
    "一级事项",
    "二级事项",
    "公开内容",
    "公开时限",
    "公开主体",
    "公开",
    "时限",
    "公开渠道和载体",
    "公开对象",
    "全社会",
    "特定群体",
    "公开方式",
    "主动",
    "县级",
    "序号",
    "1",
    "0505",
    "同上",
    "/",
    "****局",
    "某县民政局",
    "■政府网站 □政府公报",
    "□",
    "■",
    "?政府网站",
    "√",
    "□主动",
    "信息形成之日起20个工作日内",
    "及时公开",
    "20内",
    "#REF!",
    "=A1",
    "●甲\n●乙",
    "《",
    "》《",
    "（",
    "某县养老服务领域标准目录",
    "注：说明",
    "发布机关：某局",
    "条目标识",
    "更新频次",
    "过程",
    "决策",
    "\u0000",
    "其他",
    "■其他",
    "1.甲\n1.1乙",
    "3、4",
    "公开时限：长期",
]
CELLS = st.one_of(st.sampled_from(WORDS), st.text(max_size=8))
ROWS = st.lists(st.lists(CELLS, max_size=7), max_size=8)
MERGES = st.lists(
    st.tuples(*[st.integers(0, 7)] * 2, *[st.integers(0, 3)] * 2).map(
        lambda edges: Merge(edges[0], edges[1], edges[0] + edges[2], edges[1] + edges[3])
    ),
    max_size=3,
)


class TestAnyTable:
    """Hostile or broken data never raises: it becomes a finding, and every finding a place."""

    @given(rows=ROWS, merges=MERGES, header=st.booleans(), can_merge=st.booleans())
    def test_reads(
        self, *, rows: list[list[str]], merges: list[Merge], header: bool, can_merge: bool
    ) -> None:
        if header:
            rows = [["序号", "公开事项", "公开内容", "公开时限", "公开主体", "公开渠道"], *rows]
        fitting = [m for m in merges if m.top < len(rows) and m.left < len(rows[m.top])]
        kept = fitting[:1] if can_merge else []
        numbers = list(range(1, len(rows) + 1))
        grid = Grid("t", None, rows, numbers, merges=kept, can_merge=can_merge)
        file = read_tables([grid], source="t", sha256="", file_format="csv")
        for finding in validate(file).findings:
            assert finding.location.row is None or finding.location.row in numbers or not rows
        for c, catalog in enumerate(file.catalogs):
            for e, entry in enumerate(catalog.entries):
                for field in entry.model_dump(by_alias=True):
                    assert file.locate(file.pointer(c, e, field)).row in numbers

    @given(rows=ROWS, first=ROWS)
    def test_reads_several(self, rows: list[list[str]], first: list[list[str]]) -> None:
        grids = [
            Grid("t", f"table {n}", part, list(range(1, len(part) + 1)))
            for n, part in enumerate((first, rows), start=1)
        ]
        file = read_tables(grids, source="t", sha256="", file_format="html")
        assert len(file.tables) >= len(file.catalogs)
