"""Publications (公开信息) of the elder-care catalog: one of each type, some with a defect."""

import json

__all__ = ["publications"]

UNIT = {"name": "青禾县民政局"}
WEBSITE = [{"code": "government_website", "text": "政府网站"}]
RECORDS: tuple[dict[str, object], ...] = (
    {
        "id": "2026-001",
        "type": "decision",
        "title": "青禾县高龄津贴发放办法",
        "catalogEntryId": "1",
        "unit": UNIT,
        "formed": "2026-03-02",
        "published": "2026-03-20",
        "channels": WEBSITE,
        "major": True,
        "draft": {"title": "青禾县高龄津贴发放办法（征求意见稿）"},
        "explanation": {"title": "起草说明"},
        "consultations": [
            {"period": {"starts": "2026-01-05", "ends": "2026-02-05"}, "channels": WEBSITE}
        ],
    },
    {
        "id": "2026-002",
        "type": "execution",
        "title": "高龄津贴年度审核",
        "catalogEntryId": "2",
        "unit": UNIT,
        "formed": "2026-04-01",
        "published": "2026-04-10",
        "steps": [{"name": "入户核查", "units": [UNIT], "due": "2026-06-30"}],
    },
    {
        "id": "2026-003",
        "type": "management",
        "title": "养老机构行政处罚公示",
        "catalogEntryId": "3",
        "unit": UNIT,
        "formed": "2026-03-02",
        "published": "2026-03-12",
        "creditRecords": [{"kind": "penalty", "decided": "2026-03-02", "published": "2026-03-12"}],
    },
    {
        "id": "2026-004",
        "type": "service",
        "title": "高龄津贴申领办事指南",
        "catalogEntryId": "99",
        "unit": UNIT,
        "formed": "2026-03-02",
        "published": "2026-03-31",
        "guide": {
            "legalBasis": [{"text": "《青禾县高龄津贴发放办法》"}],
            "conditions": ["年满80周岁"],
            "steps": ["申请", "审核", "发放"],
            "result": "按月发放津贴",
            "contacts": [{"kind": "enquiry", "text": "0000-12345"}],
        },
    },
    {
        "id": "2026-005",
        "type": "result",
        "title": "2026年一季度高龄津贴发放名单",
        "catalogEntryId": "4",
        "unit": UNIT,
        "formed": "2026-04-01",
        "published": "2026-04-13",
        "outcome": "共发放12人，经办人13800000012",
        "targets": [{"name": "补贴对象65999919000101005X", "status": "completed"}],
    },
)


def publications() -> bytes:
    """Return the publications as JSONL; the numbers of a person in the last one are made up."""
    lines = (json.dumps(record, ensure_ascii=False) for record in RECORDS)
    return ("\n".join(lines) + "\n").encode()
