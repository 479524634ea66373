"""What the written table looks like: title, columns and cell texts, whatever the format."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from opengov.model.catalog import Catalog, CatalogEntry
from opengov.model.coded import Coded
from opengov.tables.columns import header_word
from opengov.tables.guess import choose_role
from opengov.tables.titles import TableTitle, read_titles, stated_labels
from opengov.tables.write import fields
from opengov.tables.write.forms import Cells, Form, OutColumn, single

__all__ = ["HeaderCell", "Table", "lay_out"]

SAMPLE = 200
SHEET_NAME = "目录"


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """One cell of the header, its place counted from the header's first row and column 0."""

    row: int
    column: int
    rows: int
    columns: int
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """One catalog as a table."""

    title: str | None
    stated: tuple[str, ...]
    """Lines under the title that state what it does not tell."""
    sheet: str
    """What to call the sheet, before a format's own rules."""
    columns: tuple[OutColumn, ...]
    rows: Sequence[Cells]
    left_out: tuple[str, ...] = ()
    """Headers of extra columns that would be read as something else."""
    above: tuple[str, ...] = field(init=False)
    """Title and stated lines, each the text of a row."""

    def __post_init__(self) -> None:
        """Gather the rows above the header."""
        title = () if self.title is None else (self.title,)
        stated = ("\n".join(self.stated),) if self.stated else ()
        object.__setattr__(self, "above", title + stated)

    @property
    def depth(self) -> int:
        """Rows of the header in a format that merges cells."""
        return 2 if any(column.parent for column in self.columns) else 1

    def header(self) -> Iterator[HeaderCell]:
        """Yield the header's cells, merged where several columns share a word, top first."""
        depth, lower = self.depth, list[HeaderCell]()
        at = 0
        while at < len(self.columns):
            column = self.columns[at]
            if not column.parent:
                yield HeaderCell(0, at, depth, 1, column.header)
                at += 1
                continue
            end = at
            while end < len(self.columns) and self.columns[end].parent == column.parent:
                lower.append(HeaderCell(1, end, 1, 1, self.columns[end].header))
                end += 1
            yield HeaderCell(0, at, 1, end - at, column.parent)
            at = end
        yield from lower


def lay_out(catalogs: Sequence[Catalog], *, with_ids: frozenset[int]) -> list[Table]:
    """Lay out catalogs, the ids of the entries shown in those of `with_ids` and where they differ.

    >>> table, = lay_out([Catalog(id="1", entries=[CatalogEntry(id="1")])], with_ids=frozenset())
    >>> [cell.text for cell in table.header()][:3]
    ['条目标识', '公开事项', '公开内容（要素）']
    """
    tables: list[Table] = []
    keys: set[tuple[str | None, ...]] = set()
    for index, catalog in enumerate(catalogs):
        tables.append(_table(catalog, index, keys, shown=index in with_ids))
    return tables


def _table(
    catalog: Catalog, index: int, keys: set[tuple[str | None, ...]], *, shown: bool
) -> Table:
    sheet = catalog.domain.text if catalog.domain and catalog.domain.text else SHEET_NAME
    title, stated = _title(catalog, sheet)
    key = (catalog.place, _word(catalog.level), _word(catalog.domain))
    alone = index == 0 or catalog.place or catalog.domain
    if catalog.id != str(index + 1) or key in keys or not alone:
        stated = (f"{stated_labels()['id']}：{catalog.id}", *stated)
    keys.add(key)
    forms, extras, left_out = _forms(catalog.entries, shown=shown)
    columns = tuple(column for form in forms for column in form.columns)
    columns += tuple(OutColumn("extra", header) for header in extras)
    rows = [
        tuple(text for form in forms for text in form.write(entry)[0])
        + tuple(_tidy_lines(entry.extra.get(header, "")) for header in extras)
        for entry in catalog.entries
    ]
    return Table(title, stated, sheet, columns, rows, left_out)


def _word(value: Coded | None) -> str | None:
    return None if value is None else value.code or value.text


def _tidy_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _title(catalog: Catalog, sheet: str) -> tuple[str | None, tuple[str, ...]]:
    """Return the title's row, and lines that state what reading it would not give."""
    title = catalog.title
    if read_titles([title or ""], None).title != title:
        title = None
    # Not every format has sheet names, so the words above must do without them too.
    above = [title or ""]
    readings = [read_titles(above, None), read_titles(above, sheet)]
    wanted = TableTitle(
        title=catalog.title,
        place=catalog.place,
        level=catalog.level,
        domain=catalog.domain,
        edition=catalog.edition,
        publisher=catalog.publisher,
        valid_from=catalog.valid_from,
    )
    stated = []
    for name, label in stated_labels().items():
        value: object = getattr(wanted, name)
        if name == "id" or all(getattr(found, name) == value for found in readings):
            continue
        text = fields.text_of(value, f"{name}s") if isinstance(value, Coded) else str(value or "")
        stated.append(f"{label}：{text}")
    return title, tuple(stated)


def _forms(
    entries: Sequence[CatalogEntry], *, shown: bool
) -> tuple[list[Form], list[str], tuple[str, ...]]:
    """Return the forms of the columns in their order, and the headers of the extra columns."""
    named = any(entry.id != str(index) for index, entry in enumerate(entries, 1))
    bare = any(not entry.sequence and not entry.items for entry in entries)
    ids = single("id", OutColumn("id", "条目标识", look="narrow"))
    forms = (
        ids if named or bare or shown else None,
        fields.sequence(entries),
        fields.domain(entries),
        fields.items(entries),
        fields.types(entries),
        fields.content(),
        fields.basis(),
        fields.time(entries),
        fields.units(),
        fields.channels(),
        fields.audience(entries),
        fields.methods(entries),
        fields.levels(entries),
        fields.contacts(entries),
        fields.url(entries),
        fields.index_number(entries),
    )
    headers = list(dict.fromkeys(header for entry in entries for header in entry.extra))
    extras = [header for header in headers if _stays_extra(header, entries)]
    left_out = tuple(header for header in headers if header not in extras)
    return [form for form in forms if form is not None], extras, left_out


def _stays_extra(header: str, entries: Sequence[CatalogEntry]) -> bool:
    """Tell whether the reader would take a header for a column of no standard kind."""
    word = header_word(header)
    if word is None or not word.role.endswith("?"):
        return bool(header.strip()) and (word is None or word.role == "extra")
    texts = [entry.extra.get(header, "") for entry in entries[:SAMPLE]]
    return choose_role(word.role, texts) == "extra"
