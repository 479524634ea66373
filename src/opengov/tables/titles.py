"""Place, level, domain and edition from titles and sheet names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from opengov._resources import read_csv, read_toml
from opengov.model.coded import Coded
from opengov.tables.cells import code_of
from opengov.tables.script import simplified
from opengov.wording.normalise import compact, lines

__all__ = ["TableTitle", "is_title", "read_titles", "stated_labels"]


@dataclass(frozen=True, slots=True)
class TableTitle:
    """What the words above a table, or its sheet name, say."""

    title: str | None = None
    place: str | None = None
    level: Coded | None = None
    domain: Coded | None = None
    edition: str | None = None
    publisher: str | None = None
    valid_from: date | None = None
    id: str | None = None

    @property
    def sets_apart(self) -> bool:
        """Whether it names a catalog of its own."""
        return bool(self.domain or self.place or self.id)


@cache
def stated_labels() -> Mapping[str, str]:
    """Return the words by which a line states a field outright: 发布机关：某县人民政府.

    >>> stated_labels()["publisher"]
    '发布机关'
    """
    table = read_toml("wording/titles.toml")["stated"]
    assert isinstance(table, dict)  # noqa: S101 - package data, tested
    return {str(name): str(label) for name, label in table.items()}


@cache
def _stated() -> re.Pattern[str]:
    return re.compile(rf"({'|'.join(stated_labels().values())})[:：](.*)")


DAY = re.compile(r"(\d{4})[-年.](\d{1,2})[-月.](\d{1,2})日?")


def _day(text: str) -> date | None:
    match = DAY.fullmatch(text)
    try:
        return None if match is None else date(*map(int, match.groups()))
    except ValueError:
        return None


EDITION = re.compile(r"[(（]?((?:19|20)\d{2}年?(?:修订|更新)?版|(?:试行|修订)版?)[)）]?")
NAMED_DOMAIN = re.compile(r"([\u4e00-\u9fff、]{2,16}?)领域")
NO_DOMAIN = (
    "试点",
    "重点",
    "各",
    "个",
    "有关",
    "相关",
    "公开",
    "所有",
    "涉及",
    "其他",
    "等",
    "基层政务公开",
)
CATALOG = re.compile(r"目录|清单|标准|一览表|政务公开|信息公开")
SHORTEST_DOMAIN = 4


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    table = read_toml("wording/titles.toml")["place"]
    assert isinstance(table, dict)  # noqa: S101 - package data, tested
    pairs = [(ending, level) for level, endings in table.items() for ending in endings]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def _place() -> re.Pattern[str]:
    endings = "|".join(re.escape(ending) for ending, _ in _endings())
    return re.compile(rf"(?:[\u4e00-\u9fffXx×*]{{1,8}}?(?:{endings}))")


NOT_A_PLACE = re.compile(
    r"^(?:基层|全国|国有|农村|城市|城乡|乡村|街道社区|政务|社会|保障|公共|试点|领域|市政|村务|社区|农村集体)"
)


def read_place(text: str) -> tuple[str | None, Coded | None]:
    """Return the place a title begins with, and its level.

    >>> read_place("某县某镇养老服务领域基层政务公开标准目录")
    ('某县某镇', Coded(code='township', text='镇'))
    """
    rest = simplified(compact(text))
    rest = re.sub(
        r"^(?:附件|附表|附)?[\d一二三四五六七八九十]*[:：.、-]?(?:\d{4}年度?)?", "", rest
    )
    place, last = "", ""
    while rest and not NOT_A_PLACE.match(rest):
        match = _place().match(rest)
        if match is None or _domain_at(rest, match.group()):
            break
        place += match.group()
        last = match.group()
        rest = rest[match.end() :]
    if not place:
        return None, None
    ending, level = next(pair for pair in _endings() if last.endswith(pair[0]))
    return place, Coded(code=level, text=ending)


def _domain_at(rest: str, match: str) -> bool:
    """Tell whether a domain's name stands where a place was matched (城市综合执法)."""
    return any(rest.startswith(name) and len(name) >= len(match) for name in _domains())


@cache
def _domains() -> tuple[str, ...]:
    titles = {compact(row["title_zh"]) for row in read_csv("codelists/domains.csv")}
    aliases = {compact(row["alias"]) for row in read_csv("aliases/domains.csv")}
    return tuple(sorted(titles | aliases, key=lambda name: (-len(name), name)))


def read_domain(text: str) -> Coded | None:
    """Return the domain a title or sheet name tells.

    >>> read_domain("某县养老服务领域基层政务公开标准目录").text
    '养老服务'
    >>> read_domain("26个试点领域标准目录") is None
    True
    """
    words = simplified(compact(text))
    bare = re.sub(r"^[(（]?[\d一二三四五六七八九十]+[)）.、\-]*|领域.*$|(?:标准)?目录$", "", words)
    whole = code_of("domains", bare) if bare else None
    if whole is not None:
        return Coded(code=whole, text=bare)
    for name in _domains():
        at = words.find(name)
        followed = at >= 0 and words[at + len(name) :].startswith("领域")
        if at >= 0 and (len(name) >= SHORTEST_DOMAIN or followed):
            return Coded(code=code_of("domains", name), text=name)
    place, _ = read_place(text)
    match = NAMED_DOMAIN.search(words[len(place or "") :])
    if match and not match.group(1).endswith(NO_DOMAIN):
        return Coded(text=match.group(1))
    return None


def is_title(line: str) -> bool:
    """Tell whether a line reads as the title of a catalog.

    >>> is_title("某县养老服务领域基层政务公开标准目录"), is_title("养老服务")
    (True, False)
    """
    return bool(CATALOG.search(simplified(compact(line))))


def read_titles(above: list[str], sheet: str | None) -> TableTitle:
    """Read the lines above a table, nearest last, and its sheet name.

    >>> title = "某县养老服务领域基层政务公开标准目录（2020年版）"
    >>> found = read_titles(["附件1", title, "发布机关：某县民政局"], "Sheet1")
    >>> found.place, found.domain, found.edition, found.publisher
    ('某县', Coded(code='elderly_care', text='养老服务'), '2020年版', '某县民政局')
    """
    candidates = [line for text in above for line in lines(text)]
    said = [match for line in candidates if (match := _stated().fullmatch(line))]
    words = {match.group(1): match.group(2).strip() for match in said}
    nearest = [line for line in reversed(candidates) if not _stated().fullmatch(line)]
    title = next((line for line in nearest if is_title(line)), None)
    ordered = ([title] if title else []) + [line for line in nearest if line != title]
    place, level = None, None
    for line in ordered:
        if is_title(line):
            place, level = read_place(line)
            if place:
                break
    named = [*ordered, sheet or ""]
    domain = next((found for line in named if line and (found := read_domain(line))), None)
    edition = next((m.group(1) for line in ordered if (m := EDITION.search(line))), None)
    told = TableTitle(title, place, level, domain, edition)
    return _with_stated(told, words) if words else told


def _with_stated(found: TableTitle, words: Mapping[str, str]) -> TableTitle:
    """Let what lines state outright, blanks too, stand above what the title tells."""
    values: dict[str, Any] = {}
    for name, label in stated_labels().items():
        text = words.get(label)
        if text is None:
            continue
        match name:
            case "level" | "domain":
                code = code_of(f"{name}s", text)
                values[name] = Coded(code=code, text=text) if text else None
            case "valid_from":
                values[name] = _day(text)
            case _:
                values[name] = text or None
    return replace(found, **values)
