"""An empty official table (空白模板), with the columns that a profile asks for."""

from dataclasses import replace

from opengov.errors import UnknownCodeError
from opengov.model.catalog import Catalog, CatalogEntry
from opengov.schema.build import profile_names, required_by
from opengov.tables.write import TABLE_FORMATS
from opengov.tables.write.layout import lay_out

__all__ = ["template"]

TITLE = "（  ）领域基层政务公开标准目录"
ROWS = 30
"""Blank rows to be filled in."""
SAMPLE: dict[str, object] = {
    "id": "1",
    "sequence": "1",
    "items": ["一级事项", "二级事项"],
    "content": ["内容"],
    "legalBasis": [{"text": "《依据》"}],
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
    "responsibleUnits": [{"name": "某县某局"}],
    "channels": [{"code": "government_website", "text": "政府网站"}],
    "audience": {"public": True},
    "methods": [{"code": "proactive"}],
    "levels": [{"code": "county"}],
}
"""An entry with everything the official layout has a column for."""
FREQUENCY: dict[str, object] = {"code": "monthly", "source": "stated", "raw": "每月"}


def template(profile: str, file_format: str) -> bytes:
    """Return an empty table in the official layout.

    A profile that requires the update frequency (更新频次) gets a column for it beside the
    limit.

    Args:
        profile: Name of a built-in profile.
        file_format: xlsx, csv or html.

    Raises:
        UnknownCodeError: There is no such profile, or the format cannot be written.
        MissingExtraError: The extra `tables` is not installed.

    >>> template("national-2019", "csv").decode("utf-8-sig").splitlines()[1][:12]
    '序号,一级事项,二级事项'
    """
    if profile not in profile_names():
        raise UnknownCodeError("profile", profile, known=profile_names())
    if file_format not in TABLE_FORMATS:
        raise UnknownCodeError("format", file_format, known=tuple(TABLE_FORMATS))
    record = dict(SAMPLE)
    if "update_frequency" in required_by(profile):
        record["updateFrequency"] = FREQUENCY
    entry = CatalogEntry.model_validate(record)
    (table,) = lay_out([Catalog(id="1", title=TITLE, entries=(entry,))], with_ids=frozenset())
    blank = ("",) * len(table.columns)
    return TABLE_FORMATS[file_format]([replace(table, rows=[blank] * ROWS)])
