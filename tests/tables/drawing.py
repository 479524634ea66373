"""Tables drawn as text, for fixtures that show what they are about.

Cells stand between bars. `<` continues the cell to its left, `^` the cell
above (both make a merged range), `⏎` is a line break inside a cell.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from opengov.catalogfile import CatalogFile
from opengov.files.grid import CellMark, Grid, Merge
from opengov.finding import Finding
from opengov.model.catalog import CatalogEntry
from opengov.tables.read import read_tables
from opengov.validation import validate

__all__ = ["STANDARD", "Read", "draw", "grid_of", "judge", "read", "standard"]


def grid_of(
    rows: Sequence[Sequence[str]],
    *,
    title: str = "",
    sheet: str | None = "Sheet1",
    can_merge: bool = True,
    marks: dict[tuple[int, int], CellMark] | None = None,
) -> Grid:
    """Return a grid of rows in which `<` and `^` continue the cell beside or above."""
    root: dict[tuple[int, int], tuple[int, int]] = {}
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            root[r, c] = {
                "<": root.get((r, c - 1), (r, c)),
                "^": root.get((r - 1, c), (r, c)),
            }.get(text, (r, c))
    spans: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for place, top_left in root.items():
        spans.setdefault(top_left, []).append(place)
    merges = [
        Merge(top, left, max(r for r, _ in places), max(c for _, c in places))
        for (top, left), places in spans.items()
        if len(places) > 1
    ]
    texts = [
        [t.replace("⏎", "\n") if root[r, c] == (r, c) else "" for c, t in enumerate(row)]
        for r, row in enumerate(rows)
    ]
    kept = [(i, row) for i, row in enumerate(texts, start=1)]
    return Grid(
        "t.xlsx",
        sheet,
        [row for _, row in kept],
        [number for number, _ in kept],
        merges=merges,
        can_merge=can_merge,
        title=title,
        marks=marks or {},
    )


def draw(
    text: str,
    *,
    title: str = "",
    sheet: str | None = "Sheet1",
    can_merge: bool = True,
    marks: dict[tuple[int, int], CellMark] | None = None,
) -> Grid:
    """Return the grid that a drawing shows."""
    rows = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    return grid_of(rows, title=title, sheet=sheet, can_merge=can_merge, marks=marks)


@dataclass(frozen=True)
class Read:
    """What reading and judging a table gave."""

    file: CatalogFile
    findings: tuple[tuple[str, str | None], ...]
    """Code and cell of every finding, of reading and of the rules, sorted."""
    severities: frozenset[str]

    @property
    def entries(self) -> tuple[CatalogEntry, ...]:
        """The entries of all catalogs."""
        return tuple(entry for catalog in self.file.catalogs for entry in catalog.entries)

    @property
    def entry(self) -> CatalogEntry:
        """The only entry."""
        (entry,) = self.entries
        return entry

    @property
    def codes(self) -> list[str]:
        """Codes of the findings, sorted."""
        return sorted(code for code, _ in self.findings)

    def channels(self) -> list[tuple[str | None, str | None]]:
        """Code and text of the only entry's channels."""
        return [(channel.code, channel.text) for channel in self.entry.channels]

    def units(self) -> list[str]:
        """Names of the only entry's units."""
        return [unit.name for unit in self.entry.responsible_units]

    def frequency(self) -> tuple[str | None, str | None] | None:
        """Code and source of the only entry's update frequency."""
        found = self.entry.update_frequency
        return None if found is None else (found.code, found.source)


def read(*grids: Grid, file_format: str = "xlsx") -> Read:
    """Read grids; the findings are those of reading alone."""
    file = read_tables(grids, source="t.xlsx", sha256="", file_format=file_format)
    return _read(file, file.findings)


def judge(*grids: Grid, profile: str = "required-elements", file_format: str = "xlsx") -> Read:
    """Read grids and judge the entries by a profile."""
    file = read(*grids, file_format=file_format).file
    report = validate(file, profile=profile)
    return _read(file, report.findings)


def _read(file: CatalogFile, findings: Sequence[Finding]) -> Read:
    pairs = [(finding.code, finding.location.cell) for finding in findings]
    places = tuple(sorted(pairs, key=lambda pair: (pair[0], pair[1] or "")))
    return Read(file, places, frozenset(finding.severity.value for finding in findings))


STANDARD = {
    "序号": "1",
    "一级事项": "补贴发放",
    "二级事项": "高龄津贴",
    "公开内容（要素）": "发放标准",
    "公开依据": "《某办法》",
    "公开时限": "信息形成或者变更之日起20个工作日内",
    "公开主体": "某县民政局",
    "公开渠道和载体": "■政府网站 □政府公报",
    "公开对象": "全社会",
    "公开方式": "主动",
    "公开层级": "县级",
}
"""One header row of the standard and one row of values without a defect."""


def standard(
    *others: dict[str, str],
    headers: dict[str, str] | None = None,
    cells: dict[str, str] | None = None,
    **more: str,
) -> Grid:
    """Return the standard table with some cells changed, or some headers reworded.

    `others` are further rows, each the first row with its own cells. A header
    reworded to "" leaves the column out.
    """
    words = headers or {}
    rows = [{**STANDARD, **(cells or {}), **more}]
    rows += [{**rows[0], "序号": str(n), **other} for n, other in enumerate(others, start=2)]
    names = [name for name in rows[0] if words.get(name, name)]
    table = [[words.get(name, name) for name in names]]
    table += [[row[name] for name in names] for row in rows]
    return grid_of(table)
