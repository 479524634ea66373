"""A valid publication of each of the five types, and the catalog they belong to."""

from datetime import date

from tests.rules.examples import entry

from opengov.calendar.registry import get_calendar
from opengov.model.catalog import CatalogEntry
from opengov.rules import Context

SHARED: dict[str, object] = {
    "id": "1",
    "title": "高龄津贴",
    "catalogEntryId": "养老-01",
    "unit": {"name": "某县民政局"},
    "formed": "2026-03-02",
    "published": "2026-03-30",
    "channels": [{"code": "government_website", "text": "政府网站"}],
}
OWN: dict[str, dict[str, object]] = {
    "decision": {
        "major": True,
        "draft": {"title": "高龄津贴发放办法（征求意见稿）"},
        "explanation": {"title": "起草说明"},
        "consultations": [
            {
                "period": {"starts": "2026-01-05", "ends": "2026-02-05"},
                "channels": [{"code": "government_website"}],
            }
        ],
    },
    "execution": {
        "steps": [
            {
                "name": "开展年度审核",
                "units": [{"name": "某县民政局"}],
                "due": "2026-06-30",
                "status": "in_progress",
            }
        ]
    },
    "management": {
        "enforcement": [
            {
                "unit": {"name": "某县民政局"},
                "legalBasis": [{"text": "《养老机构管理办法》"}],
                "process": ["立案", "调查", "决定"],
            }
        ]
    },
    "service": {
        "guide": {
            "legalBasis": [{"text": "《某县高龄津贴发放办法》"}],
            "conditions": ["年满80周岁"],
            "steps": ["申请", "审核", "发放"],
            "result": "发放津贴",
            "contacts": [{"kind": "enquiry", "text": "13800000012"}],
        },
    },
    "result": {"targets": [{"name": "发放津贴", "status": "completed"}]},
}
VALID: dict[str, dict[str, object]] = {
    kind: {**SHARED, "type": kind, **own} for kind, own in OWN.items()
}
"""Publications that every rule is content with, by type."""
CATALOG = {"养老-01": (entry(id="养老-01"),)}
DAY = date(2026, 11, 22)


def context(catalog: dict[str, tuple[CatalogEntry, ...]] | None = None) -> Context:
    """Return all that rules about publications ask for."""
    return Context(as_of=DAY, calendar=get_calendar("CN"), catalog=catalog or CATALOG)
