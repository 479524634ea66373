"""The pages of what the law sets, one for each data file: periods first, then what else it has."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import cast

from scripts.docpages.anchors import kebab, link
from scripts.docpages.law import decisions, fees, remedies
from scripts.docpages.law.cells import (
    BASIS,
    FROM,
    STATUS,
    TO,
    Entry,
    bilingual,
    entries,
    mark,
    rests,
)
from scripts.docpages.markdown import both, day, heading, prose, table

from opengov._resources import read_toml
from opengov.requests.remedies.periods import say
from opengov.schema.words import words_of
from opengov.text import Lang, Text

__all__ = ["pages"]

INDEX = "law/index"
TITLE = Text("法律规定", "What the law sets")
INTRODUCTION = Text(
    "期限、收费等数字只存放在数据文件中：每个数字都有起止日期、依据、核对情况和最近一次核对的日期。\n"
    "程序只负责怎样计算；法律变更时改数据，不改程序。",
    "Periods, fees and other figures stand in data files only, each with the days it applies, "
    "its basis, how its text is known and when it was last checked.\n"
    "The program knows how to count; where the law changes, the data change.",
)
COUNT = Text("{n} 个，其中 {open} 个未核对原文", "{n}, of which {open} not read in the text")
VALUES = Text("数值", "Dated values")
FILES: Mapping[str, Text] = {
    "requests": Text("依申请公开的答复", "Answering requests"),
    "publishing": Text("主动公开", "Publishing"),
    "fees": Text("信息处理费", "The processing fee"),
    "decisions": Text("答复的种类", "Kinds of decisions"),
    "remedies": Text("行政复议和行政诉讼", "Reconsideration and suits"),
}
"""The files of `data/law`, in the order in which they are listed."""
SECTIONS = {
    "figure": Text("期限", "Periods"),
    "effect": Text("事件对答复期限的作用", "What events do to the period for the reply"),
    "receipt": Text("各渠道的收到申请之日", "The day of receipt, by channel"),
}
EFFECTS = {
    "reset": Text("重新计算", "it begins anew"),
    "suspend": Text("停止计算", "it stands still"),
    "fix": Text("以确定的日期为准", "the day fixed takes its place"),
    "none": Text("没有影响", "nothing"),
    "contested": Text("没有明文，有争议", "contested, the text does not say"),
    "reconsideration_first": Text("应当先申请行政复议", "reconsideration comes first"),
}
WHAT = Text("项目", "What")
VALUE = Text("数值", "Value")
CHECKED = Text("最近核对", "Last checked")
ON = Text("以{event}之日为准", "the day of {event}")
INSTRUMENTS = Text("引用的法律和文件", "Instruments")
FURTHER: Mapping[str, Callable[[str, Lang], Iterator[str]]] = {
    "decisions": decisions.blocks,
    "fees": fees.blocks,
    "remedies": remedies.blocks,
}
"""What writes the rest of a file."""


def pages() -> Iterator[tuple[str, Text]]:
    """Give the index and a page for each file."""
    yield INDEX, both(_index)
    for name in FILES:
        yield f"law/{name}", both(partial(_page, name))


def _index(lang: Lang) -> str:
    rows = [
        (link(title.say(lang), f"law/{name}", page=INDEX), _count(name, lang))
        for name, title in FILES.items()
    ]
    rows.append((link(INSTRUMENTS.say(lang), "law/instruments", page=INDEX), ""))
    parts = (
        f"# {TITLE.say(lang)}",
        INTRODUCTION.say(lang),
        table((WHAT.say(lang), VALUES.say(lang)), rows),
    )
    return "\n\n".join(parts) + "\n"


def _params(name: str) -> Iterator[tuple[str, str, Entry]]:
    """Give group, name and entry of everything in a file that has dated values."""
    table = read_toml(f"law/{name}.toml")
    for group in SECTIONS:
        for key, entry in cast("Mapping[str, Entry]", table.get(group, {})).items():
            yield group, key, entry


def _count(name: str, lang: Lang) -> str:
    values = [value for _, _, entry in _params(name) for value in entries(entry["value"])]
    unread = sum(value["status"] != "text" for value in values)
    return COUNT.say(lang).format(n=len(values), open=unread) if values else ""


def _page(name: str, lang: Lang) -> str:
    page = f"law/{name}"
    parts = [f"# {FILES[name].say(lang)}"]
    for group, title in SECTIONS.items():
        rows = [
            row
            for of, key, entry in _params(name)
            if of == group
            for row in _rows(group, key, entry, page, lang)
        ]
        if rows:
            heads = (WHAT, VALUE, FROM, TO, BASIS, STATUS, CHECKED)
            parts.append(heading(2, title.say(lang), f"{group}s"))
            parts.append(table((head.say(lang) for head in heads), rows))
    parts += FURTHER[name](page, lang) if name in FURTHER else ()
    parts.append(link(TITLE.say(lang), INDEX, page=page))
    return "\n\n".join(parts) + "\n"


def _rows(group: str, key: str, entry: Entry, page: str, lang: Lang) -> Iterator[tuple[str, ...]]:
    """Give a row for each dated value; the label stands once, as an anchor."""
    anchor = f"{group}-{kebab(key)}"
    label = f"[{prose(bilingual(entry['label']).say(lang))}](#{anchor}){{#{anchor}}}"
    for value in entries(entry["value"]):
        yield (
            label,
            _value(group, entry, value["value"], page, lang),
            day(value["from"]),
            day(value.get("to")),
            rests(value["basis"], page, lang),
            mark(value["status"], lang),
            day(value["last_checked"]),
        )
        label = ""


def _value(group: str, entry: Entry, value: object, page: str, lang: Lang) -> str:
    """Say a value in words: a length, an effect, or the event that counts."""
    if group == "figure":
        return say(int(str(value)), str(entry["unit"])).say(lang)
    if group == "effect":
        return EFFECTS[str(value)].say(lang)
    name = str(value)[:1].upper() + str(value)[1:]
    words = words_of(name)["zh" if lang == "zh" else "en"]
    event = link(words, "reference/classes/information-request", page=page, anchor=kebab(name))
    return ON.say(lang).format(event=event)
