"""What the law says about the processing fee besides the period to pay."""

from collections.abc import Iterator
from typing import cast

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
from scripts.docpages.markdown import day, heading, prose, table

from opengov._resources import read_toml
from opengov.text import Lang, Text

__all__ = ["blocks"]

SCHEDULES = Text("收费标准", "Rates")
WAY = Text("计收方式", "Way of charging")
BRACKET = Text("数量", "Number")
RATE = Text("单价（元）", "Yuan each")
UP_TO = Text("{first}—{last} {unit}", "{unit} {first} to {last}")
BEYOND = Text("{first} {unit}以上", "{unit} from {first}")
RISING = Text(
    "{rate}，每多 {size} {unit}再加 {increase}",
    "{rate}, and {increase} more for every further {size}",
)
ELEMENTS = Text("收费通知须写明", "What a notice of the fee must state")
CAVEATS = Text("未见原文的条款", "Clauses that were not seen in the text")
CLAUSE = Text("条款", "Clause")


def blocks(page: str, lang: Lang) -> Iterator[str]:
    """Give the rates, the elements of a notice and the caveats."""
    data = read_toml("law/fees.toml")
    yield heading(2, SCHEDULES.say(lang), "rates")
    heads = (WAY, BRACKET, RATE, FROM, TO, BASIS, STATUS)
    rows = (row for each in entries(data["schedule"]) for row in _schedule(each, page, lang))
    yield table((head.say(lang) for head in heads), rows)
    yield heading(2, ELEMENTS.say(lang), "notice-elements")
    titles = (bilingual(each["title"]) for each in entries(data["notice_element"]))
    yield "\n".join(f"- {prose(title.say(lang))}" for title in titles)
    yield heading(2, CAVEATS.say(lang), "caveats")
    rows = (
        (prose(bilingual(each["text"]).say(lang)), mark(each["status"], lang))
        for each in entries(data["caveat"])
    )
    yield table((CLAUSE.say(lang), STATUS.say(lang)), rows)


def _schedule(each: Entry, page: str, lang: Lang) -> Iterator[tuple[str, ...]]:
    """Give a row for each bracket; what is the same for all stands once."""
    unit = bilingual(each["unit"]).say(lang)
    label = prose(bilingual(each["title"]).say(lang))
    rest = (
        day(each["from"]),
        day(each.get("to")),
        rests(each["basis"], page, lang),
        mark(each["status"], lang),
    )
    first = 1
    for bracket in entries(each["brackets"]):
        number = UP_TO.say(lang).format(first=first, last=bracket["to"], unit=unit)
        yield (label, number, str(bracket["rate"]), *rest)
        label, rest = "", ("", "", "", "")
        first = int(str(bracket["to"])) + 1
    beyond = cast("Entry", each["beyond"])
    rate = str(beyond["rate"])
    if beyond["increase"]:
        rate = RISING.say(lang).format(**beyond, unit=unit)
    yield (label, BEYOND.say(lang).format(first=first, unit=unit), rate, *rest)
