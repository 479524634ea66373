"""Tables as one HTML page that needs nothing else."""

import re
from collections.abc import Iterator, Sequence
from html import escape

from opengov.tables.write.grids import page_title
from opengov.tables.write.layout import HeaderCell, Table

__all__ = ["to_html"]

STYLE = """
body { margin: 2em auto; max-width: 110em; padding: 0 1em; color: #000; background: #fff;
  font: 14px/1.6 "FangSong", "仿宋", "SimSun", "宋体", "Noto Serif CJK SC", serif; }
.table { overflow-x: auto; margin-bottom: 3em; }
table { border-collapse: collapse; width: 100%; }
caption { caption-side: top; padding: 0 0 .8em; text-align: left; }
caption .title { text-align: center; font-size: 1.6em; font-weight: bold; line-height: 1.5; }
pre { margin: 0; font: inherit; white-space: pre-wrap; }
th, td { border: 1px solid #333; padding: .35em .5em; vertical-align: middle;
  overflow-wrap: anywhere; }
th { background: #f2f2f2; font-family: "SimHei", "黑体", "Noto Sans CJK SC", sans-serif;
  font-weight: 600; white-space: nowrap; }
td { min-width: 5em; }
td.wide { min-width: 15em; }
td.narrow { min-width: 3em; text-align: center; }
td.tick { min-width: 2em; text-align: center; }
@media print { body { margin: 0; max-width: none; font-size: 9pt; }
  thead { display: table-header-group; } tr { break-inside: avoid; }
  @page { size: A4 landscape; margin: 12mm; } }
"""
PLAIN_SPACE = re.compile(r" {2,}|[\t\f\xa0]|\n\s*\n|^\s|\s$|\s\n|\n\s")
"""Blanks that a browser would join or drop unless they stand in `pre`."""


def to_html(tables: Sequence[Table]) -> bytes:
    """Return tables as a page in UTF-8.

    >>> from opengov.model.catalog import Catalog
    >>> from opengov.tables.write.layout import lay_out
    >>> page = to_html(lay_out([Catalog(id="1", entries=[])], with_ids=frozenset()))
    >>> b'<th scope="col" rowspan="2">' in page
    True
    """
    head = (
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(page_title(tables))}</title>\n<style>{STYLE}</style>\n"
    )
    parts = [
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n{head}</head>\n<body>\n<main>\n',
    ]
    for table in tables:
        parts.extend(_table(table))
    parts.append("</main>\n</body>\n</html>\n")
    return "".join(parts).encode()


def _table(table: Table) -> Iterator[str]:
    yield '<div class="table">\n<table>\n'
    if table.above:
        title = "" if table.title is None else f'<div class="title">{_text(table.title)}</div>'
        stated = "".join(f"<div>{_text(line)}</div>" for line in table.stated)
        yield f"<caption>{title}{stated}</caption>\n"
    yield "<thead>\n"
    cells = list(table.header())
    for row in range(table.depth):
        yield "<tr>" + "".join(_head(cell) for cell in cells if cell.row == row) + "</tr>\n"
    yield "</thead>\n<tbody>\n"
    opened = ["<td>" if c.look == "text" else f'<td class="{c.look}">' for c in table.columns]
    for texts in table.rows:
        pairs = zip(opened, texts, strict=True)
        yield "<tr>" + "".join(f"{tag}{_cell(text)}</td>" for tag, text in pairs) + "</tr>\n"
    yield "</tbody>\n</table>\n</div>\n"


def _head(cell: HeaderCell) -> str:
    scope = "colgroup" if cell.columns > 1 else "col"
    rows = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    columns = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    return f'<th scope="{scope}"{rows}{columns}>{_text(cell.text)}</th>'


def _cell(text: str) -> str:
    return _text(text) if PLAIN_SPACE.search(text) is None else f"<pre>{escape(text)}</pre>"


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")
