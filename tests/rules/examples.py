"""A valid catalog, and how a test asks a rule about a record."""

import json
from collections.abc import Mapping
from datetime import date

from opengov.calendar.registry import get_calendar
from opengov.model.catalog import Catalog, CatalogEntry
from opengov.model.disclosures import Disclosure, read_disclosure_json
from opengov.rules import Context, Hit, Rule, Target

VALID_ENTRY: dict[str, object] = {
    "id": "1",
    "sequence": "1",
    "items": ["养老服务", "高龄津贴"],
    "domain": {"code": "elderly_care", "text": "养老服务"},
    "content": ["发放标准", "申领流程"],
    "responsibleUnits": [{"name": "某县民政局"}],
    "channels": [{"code": "government_website", "text": "政府网站"}],
    "timeLimit": {
        "raw": "信息形成之日起20个工作日内",
        "clauses": [
            {
                "kind": "deadline",
                "relation": "after",
                "anchor": {"events": ["formed"], "text": "信息形成之日"},
                "duration": {"value": 20, "unit": "working_day"},
            }
        ],
    },
    "updateFrequency": {
        "code": "on_change",
        "source": "derived",
        "within": {"value": 20, "unit": "working_day"},
        "clause": 0,
    },
    "legalBasis": [{"text": "《中华人民共和国政府信息公开条例》"}],
    "audience": {"public": True},
    "methods": [{"code": "proactive", "text": "主动公开"}],
    "contacts": [
        {"kind": "enquiry", "text": "0000-12345"},
        {"kind": "supervision", "text": "0000-12346"},
    ],
}
"""An entry that every rule of every profile is content with."""

OTHER_ENTRY: dict[str, object] = VALID_ENTRY | {
    "id": "2",
    "sequence": "2",
    "items": ["养老服务", "机构备案"],
}

DAY = date(2026, 11, 22)
"""The day on which examples are judged."""
ORGANS = frozenset({"某县民政局"})
"""The organs there are, where a profile lists them."""


def entry(**changes: object) -> CatalogEntry:
    """Return the valid entry with members changed; `None` takes one away."""
    record = {key: value for key, value in (VALID_ENTRY | changes).items() if value is not None}
    return CatalogEntry.model_validate(record)


def catalog(*entries: Mapping[str, object], **members: object) -> Catalog:
    """Return a catalog of the entries."""
    return Catalog.model_validate({"id": "1", "entries": list(entries), **members})


def context(rule: Rule) -> Context:
    """Return all that a rule may ask for."""
    return Context(
        requires=frozenset(rule.spec.over),
        as_of=DAY,
        organs=ORGANS,
        calendar=get_calendar("CN"),
        catalog={"养老-01": (entry(id="养老-01"),)},
    )


def read(rule: Rule, record: Mapping[str, object]) -> Catalog | CatalogEntry | Disclosure:
    """Read a record of the kind that a rule judges, as a user's would be."""
    if rule.spec.on == (Target.DISCLOSURE,):
        return read_disclosure_json(as_json(record))
    model = Catalog if rule.spec.on == (Target.CATALOG,) else CatalogEntry
    return model.model_validate_json(as_json(record))


def hits(rule: Rule, record: Mapping[str, object]) -> list[Hit]:
    """Ask a rule about an example of its own."""
    return list(rule.run(read(rule, record), context(rule)))


def as_json(record: Mapping[str, object]) -> str:
    """Write a record as JSON, so that examples are read as a user's would be."""
    return json.dumps(record, ensure_ascii=False)
