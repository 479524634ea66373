"""The forms of each field, the official one first."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias, cast

from opengov.codelists import codelist
from opengov.errors import UnknownCodeError
from opengov.model.catalog import Audience, CatalogEntry
from opengov.model.coded import Coded
from opengov.model.legal import LegalBasis
from opengov.model.organs import Contact, ResponsibleUnit
from opengov.model.time import TimeLimit, UpdateFrequency
from opengov.tables.columns import header_word
from opengov.tables.entries import GROUP_WORD
from opengov.tables.guess import choose_role
from opengov.tables.write.forms import Cells, Form, OutColumn, Values, choose, single

__all__ = [
    "audience",
    "basis",
    "channels",
    "contacts",
    "content",
    "domain",
    "items",
    "levels",
    "methods",
    "time",
    "types",
    "units",
]

Entries: TypeAlias = Sequence[CatalogEntry]
TICK = "√"
SAMPLE = 200
"""So many rows the reader looks at to decide what a column means."""
LEVEL_HEADERS = ("一级事项", "二级事项", "三级事项", "四级事项", "五级事项", "六级事项")
DEEPER = "公开事项（第{level}级）"


def items(entries: Entries) -> Form:
    """Return the columns of the items, one a level."""
    depth = max((len(entry.items) for entry in entries), default=0)
    if depth <= 1:
        return Form(("items",), (OutColumn("item", "公开事项"),), _one_item)
    return _levels_of_items(depth)


def _one_item(values: Values) -> Iterator[Cells]:
    names = cast("tuple[str, ...]", values[0])
    yield ("".join(names),)
    yield ("●" + "".join(names),)


def _levels_of_items(depth: int) -> Form:
    def ways(values: Values) -> Iterator[Cells]:
        names = cast("tuple[str, ...]", values[0])
        yield names + ("",) * (depth - len(names))

    columns = []
    for level in range(1, depth + 1):
        named = level <= len(LEVEL_HEADERS)
        header = LEVEL_HEADERS[level - 1] if named else DEEPER.format(level=level)
        columns.append(OutColumn("item", header, "公开事项", level if named else 0))
    return Form(("items",), tuple(columns), ways)


def _listed(
    name: str, column: OutColumn, words: Callable[[object], str], joints: Sequence[str]
) -> Form:
    """Return the form of a list in one cell: joined, or with a mark before each part."""

    def ways(values: Values) -> Iterator[Cells]:
        parts = [words(part) for part in cast("Iterable[object]", values[0])]
        if len(parts) <= 1:
            yield ("".join(parts),)
        for joint in joints:
            mark = joint.strip("\n") if joint.startswith("\n") else ""
            yield (mark + joint.join(parts),)
        yield ("\n".join(f"{n}.{part}" for n, part in enumerate(parts, 1)),)

    return Form((name,), (column,), ways)


def content() -> Form:
    """Return the column of what is disclosed, ● before each of several elements."""
    column = OutColumn("content", "公开内容（要素）", look="wide")
    return _listed("content", column, str, ("\n●", "\n"))


def units() -> Form:
    """Return the column of units."""
    column = OutColumn("unit", "公开主体")
    return _listed(
        "responsible_units", column, lambda u: cast("ResponsibleUnit", u).name, ("、", "\n", "；")
    )


def basis() -> Form:
    """Return the column of instruments."""
    column = OutColumn("basis", "公开依据", look="wide")
    return _listed(
        "legal_basis", column, lambda b: cast("LegalBasis", b).text, ("\n", "；\n", "、", "\n●")
    )


def channels() -> Form:
    """Return the column of channels: boxes, or the words where they read otherwise."""

    def words(channel: object) -> str:
        return text_of(cast("Coded", channel), "channels")

    def ways(values: Values) -> Iterator[Cells]:
        names = [words(channel) for channel in cast("Iterable[object]", values[0])]
        yield ("\n".join(f"■{name}" for name in names),)
        yield ("\n".join(names),)
        yield ("、".join(names),)

    return Form(("channels",), (OutColumn("channel", "公开渠道和载体", look="wide"),), ways)


def text_of(value: Coded, name: str) -> str:
    """Return the words of a codelist value: as printed, else its title.

    >>> text_of(Coded(code="county"), "levels"), text_of(Coded(text="县"), "levels")
    ('县级', '县')
    """
    if value.text is not None:
        return value.text
    try:
        return codelist(name).entry(value.code or "").title.zh
    except UnknownCodeError:
        return value.code or ""


def time(entries: Entries) -> Form:
    """Return the columns of limit and frequency; the latter only where the limit does not tell."""

    def ways(values: Values) -> Iterator[Cells]:
        limit = cast("TimeLimit | None", values[0])
        frequency = cast("UpdateFrequency | None", values[1])
        raw = "" if limit is None else limit.raw
        yield raw, ""
        if frequency is not None:
            stated = Coded(code=frequency.code, text=frequency.raw)
            yield raw, text_of(stated, "frequencies")

    limit = OutColumn("limit", "公开时限")
    fields = ("time_limit", "update_frequency")
    alone = Form(fields, (limit,), lambda values: ((way[0],) for way in ways(values)))
    both = Form(fields, (limit, OutColumn("frequency", "更新频次")), ways)
    return choose((alone, both), entries)


def audience(entries: Entries) -> Form:
    """Return the columns of the audience: ticks and groups, else words."""

    def ticks(values: Values) -> Iterator[Cells]:
        said = cast("Audience | None", values[0]) or Audience()
        public = TICK if said.public else ""
        if said.groups == (GROUP_WORD,):
            yield public, TICK
        yield public, "、".join(said.groups)
        yield public, "\n".join(said.groups)

    def words(values: Values) -> Iterator[Cells]:
        said = cast("Audience | None", values[0])
        names = () if said is None else (*(["全社会"] if said.public else []), *said.groups)
        yield ("、".join(names),)
        yield ("\n".join(names),)
        yield ("\n".join(f"■{name}" for name in names),)

    parent = "公开对象"
    columns = (
        OutColumn("audience_public", "全社会", parent, look="tick"),
        OutColumn("audience_group", "特定群体", parent, look="narrow"),
    )
    forms = (
        Form(("audience",), columns, ticks),
        Form(("audience",), (OutColumn("audience", parent),), words),
    )
    return choose(forms, entries)


def methods(entries: Entries) -> Form:
    """Return the columns of the methods: ticks, else words."""
    standard = {"proactive": "主动", "on_request": "依申请公开"}
    typed = _typed("methods", OutColumn("method", "公开方式"))
    texts = [typed.write(entry)[0][0] for entry in entries[:SAMPLE]]
    if choose_role("method?", texts) != "method":
        typed = _typed("methods", OutColumn("method", "公开属性"))
    return choose([*_ticked("methods", "method", "公开方式", standard, entries), typed], entries)


def levels(entries: Entries) -> Form:
    """Return the columns of the levels: ticks, else words."""
    standard = {"county": "县级", "township": "乡级"}
    typed = _typed("levels", OutColumn("level", "公开层级"))
    return choose([*_ticked("levels", "level", "公开层级", standard, entries), typed], entries)


def _ticked(
    name: str, role: str, parent: str, standard: dict[str, str], entries: Entries
) -> Iterator[Form]:
    """Yield the form with a column to tick for each value, if their words are headers."""
    headers: dict[str, str] = {}
    for entry in entries:
        for value in cast("Iterable[Coded]", getattr(entry, name)):
            header = text_of(value, name)
            if value.code is None or headers.setdefault(value.code, header) != header:
                return
    order = codelist(name).codes
    named = standard | headers
    codes = [code for code in order if code in named]
    words = [header_word(named[code]) for code in codes]
    if not set(headers) <= set(codes) or any(w is None or w.role != role for w in words):
        return

    def ways(values: Values) -> Iterator[Cells]:
        chosen = {value.code for value in cast("Iterable[Coded]", values[0])}
        yield tuple(TICK if code in chosen else "" for code in codes)

    columns = tuple(OutColumn(role, named[code], parent, look="tick") for code in codes)
    yield Form((name,), columns, ways)


def _typed(name: str, column: OutColumn) -> Form:
    """Return the form of codelist values as words in one cell."""
    return _listed(
        name, column, lambda value: text_of(cast("Coded", value), name), ("、", "\n", "/")
    )


def types(entries: Entries) -> Form | None:
    """Return the column of the five disclosure types, if any entry has one."""
    if not any(entry.disclosure_types for entry in entries):
        return None
    column = OutColumn("process", "过程", look="narrow")
    return _listed(
        "disclosure_types",
        column,
        lambda value: text_of(cast("Coded", value), "disclosure-types"),
        ("、", "\n", "/"),
    )


def domain(entries: Entries) -> Form | None:
    """Return the column of the entries' domains, if any entry has one."""
    if not any(entry.domain for entry in entries):
        return None

    def ways(values: Values) -> Iterator[Cells]:
        value = cast("Coded | None", values[0])
        yield ("" if value is None else text_of(value, "domains"),)

    return Form(("domain",), (OutColumn("domain", "公开领域"),), ways)


CONTACTS = (
    ("enquiry", "phone", "咨询电话"),
    ("supervision", "supervision", "监督电话"),
    ("office", "office", "责任科室"),
)


def contacts(entries: Entries) -> Form | None:
    """Return the columns of contacts: of each kind as many as one entry has."""
    columns: list[OutColumn] = []
    counts: dict[str, int] = {}
    for kind, role, header in CONTACTS:
        counts[kind] = max(
            (sum(c.kind == kind for c in entry.contacts) for entry in entries), default=0
        )
        columns.extend([OutColumn(role, header)] * counts[kind])
    if not columns:
        return None

    def ways(values: Values) -> Iterator[Cells]:
        cells: list[str] = []
        for kind, count in counts.items():
            texts = [c.text for c in cast("Iterable[Contact]", values[0]) if c.kind == kind]
            cells += texts + [""] * (count - len(texts))
        yield tuple(cells)

    return Form(("contacts",), tuple(columns), ways)


def _text(name: str, role: str, header: str) -> Callable[[Entries], Form | None]:
    def form(entries: Entries) -> Form | None:
        if not any(getattr(entry, name) for entry in entries):
            return None
        return single(
            name, OutColumn(role, header, look="narrow" if name == "sequence" else "text")
        )

    return form


sequence = _text("sequence", "sequence", "序号")
url = _text("url", "url", "网址")
index_number = _text("index_number", "index", "索引号")
