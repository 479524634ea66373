"""What the law says about redress besides the periods: ways, readings, authorities, counting."""

from collections.abc import Iterator, Mapping
from typing import cast

from scripts.docpages.anchors import code_anchor, link
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
from scripts.docpages.law.decisions import SUABILITY
from scripts.docpages.markdown import day, heading, prose, table

from opengov._resources import read_toml
from opengov.cli.commands.remedies import ROUTES, SILENCE
from opengov.codelists import codelist
from opengov.requests.decisions import Suability
from opengov.text import Lang, Text

__all__ = ["blocks"]

WAYS = Text("救济途径", "Ways")
DECISION = Text("决定", "Decision")
WAY = Text("途径", "Way")
REASON = Text("说明", "Reason")
READINGS = Text("有争议之处的理解", "Readings of contested points")
POINT = Text("争议", "Point")
READING = Text("理解", "Reading")
AUTHORITIES = Text("复议机关", "To whom an application goes")
ORGAN = Text("被申请人", "Against")
AUTHORITY = Text("复议机关", "Authority")
NAMES = Text("由名称推断机关性质", "What an organ's name tells")
ENDINGS = Text("名称结尾", "Name ends in")
KIND = Text("性质", "It is")
COUNTING = Text("期间的计算", "How days are counted")
REMEDY = Text("程序", "Procedure")
OR = Text("或者", " or ")
REMEDIES = {
    "reconsideration": Text("行政复议", "reconsideration"),
    "litigation": Text("行政诉讼", "suit"),
}
ORGANS = {
    "provincial_government": Text("省级人民政府", "a provincial government"),
    "government": Text("人民政府", "a government"),
    "department": Text("人民政府工作部门", "a department of a government"),
    "ministry": Text("国务院部门", "a department of the State Council"),
    "vertical": Text("实行垂直领导的机关", "an organ under vertical leadership"),
    "justice": Text("司法行政部门", "a judicial department"),
    "dispatched_organ": Text("派出机关", "an organ sent out by a government"),
    "branch": Text("派出机构", "a branch of a department"),
    "city_branch": Text("设区的市的派出机构", "a branch of a city's department"),
    "authorised_organisation": Text(
        "法律、法规授权的组织", "an organisation that the law authorises"
    ),
    "unclear": Text("不能由名称判断", "not to be told from the name"),
}


def blocks(page: str, lang: Lang) -> Iterator[str]:
    """Give the ways, the readings, the authorities, the names and the counting."""
    data = read_toml("law/remedies.toml")
    for title, anchor, heads, rows in (
        (WAYS, "ways", (DECISION, WAY, FROM, TO, BASIS, STATUS, REASON), _ways),
        (READINGS, "readings", (POINT, READING, FROM, TO, BASIS, REASON), _readings),
        (AUTHORITIES, "authorities", (ORGAN, AUTHORITY, FROM, TO, BASIS, STATUS), _authorities),
        (NAMES, "names", (ENDINGS, KIND), _names),
        (COUNTING, "counting", (REMEDY, FROM, TO, BASIS), _counting),
    ):
        yield heading(2, title.say(lang), anchor)
        yield table((head.say(lang) for head in heads), rows(data, page, lang))


Data = Mapping[str, object]


def _bounds(entry: Entry) -> tuple[str, str]:
    return day(entry["from"]), day(entry.get("to"))


def _ways(data: Data, page: str, lang: Lang) -> Iterator[tuple[str, ...]]:
    """Give a row for each group of decisions by the law of some days, silence first."""
    titles = {each.code: each.title for each in codelist("decision-kinds").entries}
    for entry in entries(data["way"]):
        common = (
            *_bounds(entry),
            rests(entry["basis"], page, lang),
            mark(entry["status"], lang),
            prose(bilingual(entry["reason"]).say(lang)),
        )
        yield SILENCE.say(lang), ROUTES[str(entry["no_reply"])].say(lang), *common
        for kind, way in cast("Mapping[str, str]", entry.get("kind", {})).items():
            yield _linked(titles[kind], kind, page, lang), ROUTES[way].say(lang), *common
        for group, way in cast("Mapping[Suability, str]", entry["route"]).items():
            yield SUABILITY[group].say(lang), ROUTES[way].say(lang), *common


def _linked(title: Text, code: str, page: str, lang: Lang) -> str:
    to = "reference/codelists/decision-kinds"
    return link(prose(title.say(lang)), to, page=page, anchor=code_anchor(code))


def _readings(data: Data, page: str, lang: Lang) -> Iterator[tuple[str, ...]]:
    titles = {each.code: each.title for each in codelist("decision-kinds").entries}
    for entry in entries(data["reading"]):
        point = str(entry["point"])
        yield (
            SILENCE.say(lang)
            if point == "no_reply"
            else _linked(titles[point], point, page, lang),
            ROUTES[str(entry["code"])].say(lang),
            *_bounds(entry),
            rests(entry["basis"], page, lang),
            prose(bilingual(entry["text"]).say(lang)),
        )


def _authorities(data: Data, page: str, lang: Lang) -> Iterator[tuple[str, ...]]:
    titles = cast("Mapping[str, object]", data["authority"])
    for entry in entries(data["jurisdiction"]):
        for organ, target in cast("Mapping[str, Entry]", entry["table"]).items():
            to = (bilingual(titles[code]).say(lang) for code in cast("list[str]", target["to"]))
            yield (
                ORGANS[organ].say(lang),
                OR.say(lang).join(to),
                *_bounds(entry),
                rests({**target, "law": entry["law"]}, page, lang),
                mark(entry["status"], lang),
            )


def _names(data: Data, _page: str, lang: Lang) -> Iterator[tuple[str, ...]]:
    for entry in entries(data["name"]):
        endings = cast("list[str]", entry["endings"])
        yield "、".join(endings), ORGANS[str(entry["kind"])].say(lang)


def _counting(data: Data, page: str, lang: Lang) -> Iterator[tuple[str, ...]]:
    for entry in entries(data["counting"]):
        basis = rests(entry["basis"], page, lang)
        yield REMEDIES[str(entry["remedy"])].say(lang), *_bounds(entry), basis
