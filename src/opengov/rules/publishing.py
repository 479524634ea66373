"""P201 to P203 and P401: when something was published, and which entry it fulfils."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from opengov.errors import CalendarNotCoveredError
from opengov.finding import Severity
from opengov.model.disclosures.management import CreditRecord
from opengov.model.legal import LegalBasis
from opengov.rules._citing import cites_other_law
from opengov.rules._disclosures import shown
from opengov.rules._lists import figure
from opengov.rules._registry import Context, Hit, RuleSpec, Target
from opengov.source import LegalRef
from opengov.text import Text

__all__ = [
    "credit_record_late",
    "published_before_formed",
    "published_late",
    "unknown_catalog_entry",
]

CITED = re.compile(r"《[^《》]{1,200}》(?:[(（][^()（）]{1,40}[)）])?第[^第条]{1,12}条")
"""An instrument with an article, as a text says what it rests on."""


class Span(NamedTuple):
    """From the day something was formed or changed to the day it was published."""

    start: date
    working_days: int
    limit: int
    """How many working days the law allowed on the first day."""


def _start(formed: date | None, changed: date | None, published: date) -> date | None:
    """Return the last day before publishing on which the information was formed or changed."""
    return max((day for day in (formed, changed) if day and day <= published), default=None)


def _other_law(summary: str | None, catalog_entry_id: str | None, ctx: Context) -> bool:
    """Tell whether a law is cited that may set a limit of its own."""
    entries = (ctx.catalog or {}).get(catalog_entry_id or "", ())
    cited = (basis for entry in entries for basis in entry.legal_basis)
    named = tuple(LegalBasis(text=text) for text in CITED.findall(summary or ""))
    return cites_other_law((*cited, *named))


def _span(  # noqa: PLR0917 - a check is given the values of fields, in order
    formed: date | None,
    changed: date | None,
    published: date | None,
    summary: str | None,
    catalog_entry_id: str | None,
    ctx: Context,
) -> Span | None:
    """Count the working days; None where that cannot be said, or another law may rule."""
    start = _start(formed, changed, published) if published else None
    limit = figure("publication", start) if start else None
    if not published or not start or limit is None or _other_law(summary, catalog_entry_id, ctx):
        return None
    count = _working_days(start, published, ctx)
    return None if count is None else Span(start, count, limit)


def _working_days(start: date, end: date, ctx: Context) -> int | None:
    """Count the working days; None where there is no calendar, or it does not know them all."""
    if ctx.calendar is None:
        return None
    try:
        return ctx.calendar.count_working_days(start, end, provisional=True).count
    except CalendarNotCoveredError:
        return None


def _can_be_late(  # noqa: PLR0917 - a check is given the values of fields, in order
    formed: date | None,
    changed: date | None,
    published: date | None,
    summary: str | None,
    catalog_entry_id: str | None,
    ctx: Context,
) -> bool:
    return _span(formed, changed, published, summary, catalog_entry_id, ctx) is not None


@RuleSpec(
    code="P201",
    name="published-late",
    severity=Severity.ERROR,
    since="0.1",
    basis=(LegalRef("cn-ogi-2019", article=26),),
    earlier=(LegalRef("cn-ogi-2007", article=18),),
    on=(Target.DISCLOSURE,),
    needs=("calendar",),
    concerns=_can_be_late,
    message=Text(
        zh="{start}形成或者变更，{published}才公开，历时{count}个工作日，超过{limit}个工作日",
        en="formed or changed on {start}, published on {published}: {count} working days, "
        "more than {limit}",
    ),
    page_zh="""
    信息形成或者变更后超过20个工作日才公开。

    条例第二十六条要求自形成或者变更之日起20个工作日内公开。按给出的工作日历计算，当日不计；
    既有形成日期又有变更日期的，从公开前的最后一个日期起算。法律、法规另有期限的从其规定，
    所以目录条目或者内容概述引用了其他法律、法规的，不作判断；超出日历范围的日子也不作判断。

    处理：核对日期；确实超期的，查明原因，以后及时公开。
    """,
    bad={"id": "1", "type": "result", "formed": "2026-03-02", "published": "2026-03-31"},
    good={"id": "1", "type": "result", "formed": "2026-03-02", "published": "2026-03-30"},
)
def published_late(  # noqa: PLR0917 - a check is given the values of fields, in order
    formed: date | None,
    changed: date | None,
    published: date | None,
    summary: str | None,
    catalog_entry_id: str | None,
    ctx: Context,
) -> Iterator[Hit]:
    """Something was published later than 20 working days after it was formed or changed.

    Article 26 allows 20 working days. They are counted by the calendar given,
    the first day left out; where it was both formed and changed, from the last
    of these days before it was published. Another law or regulation may set
    its own limit, so what cites one, in the catalog entry or the summary, is
    not judged; neither is a day that the calendar does not know.

    Check the dates; if it was late, find out why, and publish in time.
    """
    span = _span(formed, changed, published, summary, catalog_entry_id, ctx)
    if span and span.working_days > span.limit:
        days = {"start": span.start.isoformat(), "published": str(published)}
        yield Hit(days | {"count": span.working_days, "limit": span.limit}, "published")


def _has_both(formed: date | None, published: date | None) -> bool:
    return formed is not None and published is not None


@RuleSpec(
    code="P202",
    name="published-before-formed",
    severity=Severity.ERROR,
    since="0.1",
    on=(Target.DISCLOSURE,),
    concerns=_has_both,
    message=Text(
        zh="公开日期{published}早于形成日期{formed}",
        en="published on {published}, before it was formed on {formed}",
    ),
    page_zh="""
    公开日期早于形成日期。

    信息还没有形成就已经公开，两个日期总有一个写错。写错日期的，公开是否及时也就无法判断。

    处理：核对形成日期和公开日期。
    """,
    bad={"id": "1", "type": "result", "formed": "2026-03-02", "published": "2026-02-03"},
    good={"id": "1", "type": "result", "formed": "2026-03-02", "published": "2026-03-02"},
)
def published_before_formed(formed: date | None, published: date | None) -> Iterator[Hit]:
    """Something was published before it was formed.

    One of the two dates has to be wrong, and then nobody can tell whether it
    was published in time.

    Check both dates.
    """
    if formed and published and published < formed:
        yield Hit({"formed": str(formed), "published": str(published)}, "published")


def _records(
    credit_records: tuple[CreditRecord, ...], ctx: Context
) -> Iterator[tuple[int, CreditRecord, int, int]]:
    """Yield the records of which it can be said how many working days passed, and the limit."""
    for index, record in enumerate(credit_records):
        decided, published = record.decided, record.published
        limit = figure("double_publicity", decided) if decided else None
        if decided and published and limit is not None and decided <= published:
            count = _working_days(decided, published, ctx)
            if count is not None:
                yield index, record, count, limit


def _can_be_overdue(credit_records: tuple[CreditRecord, ...], ctx: Context) -> bool:
    return any(_records(credit_records, ctx))


@RuleSpec(
    code="P203",
    name="credit-record-late",
    severity=Severity.WARNING,
    since="0.1",
    on=(Target.DISCLOSURE,),
    types=("management",),
    needs=("calendar",),
    concerns=_can_be_overdue,
    message=Text(
        zh="{decided}作出决定，{published}才公示，历时{count}个工作日，超过{limit}个工作日",
        en="decided on {decided}, published on {published}: {count} working days, "
        "more than {limit}",
    ),
    page_zh="""
    行政许可、行政处罚在作出决定后超过7个工作日才公示。

    双公示要求自作出决定之日起7个工作日内公示。这一期限见于国务院关于信用信息的文件，
    库中未收录其全文，所以只作警告，依据为规则集。按给出的工作日历计算，当日不计。

    处理：核对决定日期和公示日期；确实超期的，以后及时公示。
    """,
    bad={
        "id": "1",
        "type": "management",
        "creditRecords": [
            {"kind": "licensing", "decided": "2026-03-02", "published": "2026-03-12"}
        ],
    },
    good={
        "id": "1",
        "type": "management",
        "creditRecords": [
            {"kind": "licensing", "decided": "2026-03-02", "published": "2026-03-11"}
        ],
    },
)
def credit_record_late(credit_records: tuple[CreditRecord, ...], ctx: Context) -> Iterator[Hit]:
    """A licence or penalty was published later than 7 working days after the decision.

    Double publicity (双公示) asks for 7 working days from the decision. The
    period stands in State Council documents on credit information, whose text
    is not on file here, so this is a warning that rests on the profile. The
    days are counted by the calendar given, the first one left out.

    Check both dates; if it was late, publish in time from now on.
    """
    for index, record, count, limit in _records(credit_records, ctx):
        if count > limit:
            days = {"decided": str(record.decided), "published": str(record.published)}
            path = (index, "published")
            yield Hit(days | {"count": count, "limit": limit}, "credit_records", path)


def _has_catalog(catalog_entry_id: str | None, ctx: Context) -> bool:
    return bool(catalog_entry_id) and ctx.catalog is not None


@RuleSpec(
    code="P401",
    name="unknown-catalog-entry",
    severity=Severity.ERROR,
    since="0.1",
    on=(Target.DISCLOSURE,),
    needs=("catalog",),
    concerns=_has_catalog,
    message=Text(
        zh="目录中没有标识为“{text}”的条目",
        en='the catalog has no entry with the id "{text}"',
    ),
    page_zh="""
    公开信息所属的目录条目在目录中不存在。

    目录修订以后条目的标识可能已经变动，写错的标识使信息找不到依据。
    用 --catalog 给出目录时才作判断。

    处理：改为目录中条目的标识（id），或者在目录中补上条目。
    """,
    bad={"id": "1", "type": "result", "catalogEntryId": "养老-99"},
    good={"id": "1", "type": "result", "catalogEntryId": "养老-01"},
)
def unknown_catalog_entry(catalog_entry_id: str | None, ctx: Context) -> Iterator[Hit]:
    """A publication names a catalog entry that the catalog does not have.

    When a catalog is revised its ids may change, and a wrong id leaves the
    publication without the entry it fulfils. Judged where a catalog is given
    (--catalog).

    Write the id of an entry of the catalog, or add the entry.
    """
    if catalog_entry_id and ctx.catalog is not None and catalog_entry_id not in ctx.catalog:
        yield Hit({"text": shown(catalog_entry_id)})
