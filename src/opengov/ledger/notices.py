"""Family T, third part: what reading and writing a ledger has to say."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import cast

from opengov._resources import read_toml
from opengov.finding import Finding, NoticeSpec, Severity
from opengov.location import Location
from opengov.text import Text
from opengov.wording.normalise import tidy

__all__ = ["cell_unread", "report", "specs"]

SINCE = "0.1"
PATH = "ledger/notices.toml"


@cache
def specs() -> Mapping[str, NoticeSpec]:
    """Return the notices on ledgers by name.

    >>> specs()["ledger-cell-unread"].code
    'T272'
    """
    notices = cast("dict[str, dict[str, str]]", read_toml(PATH)["notice"])
    return {
        entry["name"]: NoticeSpec(
            code=code,
            name=entry["name"],
            severity=Severity(entry["severity"]),
            since=SINCE,
            message=Text(entry["zh"], entry["en"]),
            page=Text(entry["page_zh"], entry["page_en"]),
            bad=entry["bad"],
            good=entry["good"],
        )
        for code, entry in notices.items()
    }


def report(name: str, where: Location, **values: object) -> Finding:
    """Report a notice; a value that is a `Text` is said in each language.

    >>> report("ledger-id-absent", Location(source="台账.xlsx", row=9)).message.en
    'the row has no number in the column 编号, so it was not read'
    """
    spec = specs()[name]
    zh, en = (
        {
            key: value.say(lang) if isinstance(value, Text) else value
            for key, value in values.items()
        }
        for lang in ("zh", "en")
    )
    message = Text(spec.message.zh.format(**zh), spec.message.en.format(**en))
    return replace(spec.report(where, en, subject=name), message=message)


def cell_unread(where: Location, header: Text, text: str, expected: Text) -> Finding:
    """Report a cell that does not say what its column asks for."""
    return report("ledger-cell-unread", where, header=header, text=tidy(text), expected=expected)


specs()
