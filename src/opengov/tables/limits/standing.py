"""Clauses without a deadline: pace, retention, display, extension, on request, bare periods."""

import re
from functools import cache

from opengov.model.time import (
    Anchor,
    Clause,
    DisplayClause,
    ExtensionClause,
    OnRequestClause,
    PaceClause,
    PeriodClause,
    RetentionClause,
)
from opengov.tables.limits.anchors import EVENT, anchor, events_of, is_occasion
from opengov.tables.limits.patterns import ACT, LEAD, TAIL, amount, duration, free
from opengov.tables.limits.surface import Surface
from opengov.tables.limits.words import either

__all__ = ["display", "extension", "on_request", "pace", "period", "retention"]

PACES = ("realtime", "promptly", "anytime", "as_needed", "irregular", "dynamic")
TERMS = ("permanent", "long_term", "while_in_office")
BOUNDS = ("at_least", "at_most", "exactly")


def _groups(table: str, names: tuple[str, ...]) -> str:
    return "|".join(f"(?P<{name}>{either('grammar', table, name)})" for name in names)


def _named(match: re.Match[str], names: tuple[str, ...]) -> str | None:
    return next((name for name in names if match[name]), None)


@cache
def _paces() -> re.Pattern[str]:
    mark = r"(?:起|后|之后|以后|时|的|的,|时,|后,|之后,|起,|,)?"
    return re.compile(
        rf"(?:{LEAD}(?:自|从|在|于)?{EVENT}(?P<mark>{mark})(?:应|应当|须|要|需|的)?|{LEAD})"
        rf"(?:{_groups('paces', PACES)})(?:地)?{TAIL}(?:[、/]{ACT})?"
    )


@cache
def _progress() -> re.Pattern[str]:
    by, of = either("grammar", "progress", "by"), either("grammar", "progress", "of")
    return re.compile(
        rf"{LEAD}{by}{free(0, 15)}?{of}"
        rf"(?:,?(?:及时|适时|实时|随时|动态|分阶段|逐步|定期|分期))?{TAIL}"
    )


def pace(surface: Surface, start: int, end: int) -> list[Clause] | None:
    """Read a pace in words: 及时公开, 重大决策作出后及时公开, 按进展情况及时公开."""
    if _progress().fullmatch(surface.chars, start, end):
        return [PaceClause(kind="pace", pace="by_progress")]
    match = _paces().fullmatch(surface.chars, start, end)
    if match is None:
        return None
    event: Anchor | None = None
    if match["event"]:
        # A comma or 的 alone marks no event unless the words are known to be one.
        marked = match["mark"].strip(",") in {"起", "后", "之后", "以后"}
        known = events_of(match["what"])
        changed = known == ("changed",) and re.match(
            "(?:如|若|凡|一旦)?(?:有|发生)", match["what"]
        )
        if is_occasion(match["what"]) or not (marked or (match["mark"] and known) or changed):
            return None
        event = anchor(surface, match)
    return [
        PaceClause.model_validate({"kind": "pace", "pace": _named(match, PACES), "anchor": event})
    ]


@cache
def _retentions() -> tuple[re.Pattern[str], re.Pattern[str]]:
    keep, act = either("grammar", "retention", "keep"), either("grammar", "retention", "act")
    fixed = either("grammar", "retention", "fixed")
    return (
        re.compile(
            rf"{LEAD}(?:{keep})?(?:为)?(?:{_groups('retention', TERMS)})(?:内)?"
            rf"(?:予以|进行|主动|向社会)?(?:{act})?"
        ),
        re.compile(rf"{LEAD}{fixed}(?:为|是|应为|一般为|满)?{amount()}"),
    )


def retention(surface: Surface, start: int, end: int) -> list[Clause] | None:
    """Read how long something stays published: 长期公开, 保留3年."""
    worded, fixed = _retentions()
    match = worded.fullmatch(surface.chars, start, end)
    if match:
        term = _named(match, TERMS)
        return [RetentionClause.model_validate({"kind": "retention", "term": term})]
    match = fixed.fullmatch(surface.chars, start, end)
    length = match and duration(match)
    return [RetentionClause(kind="retention", term="fixed", duration=length)] if length else None


@cache
def _displays() -> re.Pattern[str]:
    purposes = _groups("display", ("consultation", "public_notice"))
    span = either("grammar", "display", "span")
    return re.compile(
        rf"{LEAD}(?:{purposes})(?:的)?(?:{span})?(?:一般|原则上|应|应当|须|,)?"
        rf"(?:{_groups('display', BOUNDS)})?{amount()}(?P<or_more>以上|及以上)?"
    )


def display(surface: Surface, start: int, end: int) -> list[Clause] | None:
    """Read how long something is shown: 公示期不少于5个工作日."""
    match = _displays().fullmatch(surface.chars, start, end)
    length = match and duration(match)
    if not match or not length:
        return None
    bound = _named(match, BOUNDS)
    if match["or_more"]:
        if bound in {"at_least", "at_most"}:
            return None
        bound = "at_least"
    purpose = _named(match, ("consultation", "public_notice"))
    return [
        DisplayClause.model_validate(
            {
                "kind": "display",
                "purpose": purpose,
                "bound": bound or "exactly",
                "duration": length,
            }
        )
    ]


@cache
def _extensions() -> re.Pattern[str]:
    condition = rf"(?:{free(1, 30)},?){{0,3}}?"
    return re.compile(
        rf"{condition}(?:可以|可|可适当|最多可|最长可)(?:适当|再|依法)?(?:延长|延期)"
        rf"(?:期限|时限|公开)?(?:不超过|不得超过|至多|最长|最多)?{amount()}"
    )


def extension(surface: Surface, start: int, end: int) -> list[Clause] | None:
    """Read by how much a limit may be extended: 可延长7个工作日."""
    if "延" not in surface.chars[start:end]:
        return None
    match = _extensions().fullmatch(surface.chars, start, end)
    length = match and duration(match)
    return [ExtensionClause(kind="extension", duration=length)] if length else None


@cache
def _requests() -> re.Pattern[str]:
    return re.compile(rf"{LEAD}{either('grammar', 'requests', 'words')}(?:方式|的)?")


def on_request(surface: Surface, start: int, end: int) -> list[Clause] | None:
    """Read disclosure on request (依申请公开)."""
    if _requests().fullmatch(surface.chars, start, end):
        return [OnRequestClause(kind="on_request")]
    return None


@cache
def _periods() -> re.Pattern[str]:
    return re.compile(amount())


def period(surface: Surface, start: int, end: int) -> list[Clause] | None:
    """Read a bare length: 6个月. A bare 7日 could be a date and is not read."""
    match = _periods().fullmatch(surface.chars, start, end)
    length = match and duration(match)
    if not length or length.unit not in {"month", "year"}:
        return None
    return [PeriodClause(kind="period", duration=length)]
