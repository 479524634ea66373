"""The page of the instruments: every act that is cited, and how its text is known."""

from collections.abc import Iterator, Mapping
from typing import cast

from scripts.docpages.anchors import link
from scripts.docpages.citing import INSTRUMENTS
from scripts.docpages.law.cells import FROM, STATUS, TO, Entry, entries, mark
from scripts.docpages.markdown import both, day, heading, prose, table

from opengov._resources import read_toml
from opengov.cli.handbook import pages as handbook
from opengov.law.instruments import Instrument, instruments
from opengov.text import Lang, Text

__all__ = ["pages"]

TITLE = Text("引用的法律和文件", "Instruments")
INTRODUCTION = Text(
    "规则、期限所引用的全部法律、法规和文件。\n"
    "“已核对原文”指所引条款读过原文；“转引”“未核对”的，以其为据的结果都带有标记，严格模式不采用。",
    "Every act and document that rules and periods cite.\n"
    "*Read in the text* means that the provisions cited were; "
    "what rests on anything else is marked so, and strict mode refuses it.",
)
HEADS = (
    Text("名称", "Title"),
    Text("发布机关和文号", "Issuer and number"),
    Text("发布", "Issued"),
    FROM,
    TO,
    STATUS,
    Text("以其为据的规则", "Rules that cite it"),
)
VERSIONS = Text("各版本的条数", "Articles of each version")
ABOUT = Text(
    "用于核对目录引用的条号：只列读过文本的版本，版本之间的日期不作判断。",
    "They tell whether an article that a catalog cites exists: only versions whose text was read "
    "are listed, and nothing is said of the days between.",
)
VERSION_HEADS = (
    Text("名称", "Title"),
    Text("最早施行", "First in force"),
    FROM,
    TO,
    Text("条数", "Articles"),
)


def pages() -> Iterator[tuple[str, Text]]:
    """Give the page of the instruments."""
    yield INSTRUMENTS, both(_page)


def _page(lang: Lang) -> str:
    rows = (_row(each, lang) for each in instruments().values())
    parts = [
        f"# {TITLE.say(lang)}",
        INTRODUCTION.say(lang),
        table((head.say(lang) for head in HEADS), rows),
        heading(2, VERSIONS.say(lang), "versions"),
        ABOUT.say(lang),
        table((head.say(lang) for head in VERSION_HEADS), _versions()),
    ]
    return "\n\n".join(parts) + "\n"


def _row(act: Instrument, lang: Lang) -> tuple[str, ...]:
    title = prose(act.title.zh if lang == "zh" else f"{act.title.en} ({act.title.zh})")
    rules = [page.code for page in handbook().values() if _rests_on(page.basis, act.key)]
    return (
        f"[{title}](#{act.key}){{#{act.key}}}",
        f"{prose(act.issuer)} {prose(act.number)}",
        day(act.issued),
        day(act.in_force_from),
        day(act.in_force_to),
        mark(act.status, lang),
        ", ".join(link(code, f"rules/{code}", page=INSTRUMENTS) for code in rules),
    )


def _rests_on(basis: tuple[object, ...], key: str) -> bool:
    return any(getattr(each, "law", None) == key for each in basis)


def _versions() -> Iterator[tuple[str, ...]]:
    """Give a row for each version on file; the title and the first day stand once."""
    for title, entry in cast("Mapping[str, Entry]", read_toml("laws/versions.toml")).items():
        head = (prose(title), day(entry.get("first")))
        for version in entries(entry["versions"]) or [{}]:
            bounds = (day(version.get("from")), day(version.get("to")))
            yield (*head, *bounds, str(version.get("articles", "")))
            head = ("", "")
