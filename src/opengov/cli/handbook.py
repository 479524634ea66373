"""Rules and notices alike, as `opengov rules` and `opengov explain` show them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module

from pydantic.alias_generators import to_camel

from opengov.cli import messages
from opengov.finding import NOTICES, NoticeSpec, Severity
from opengov.model._base import Doc
from opengov.model.catalog import CatalogEntry
from opengov.patch import Mending
from opengov.rules import RULES, Rule, cite
from opengov.source import LegalRef
from opengov.text import Lang, Text

__all__ = ["Page", "pages", "titles"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """All that is said about one code."""

    code: str
    name: str
    severity: Severity
    since: str
    page: Text
    message: Text
    bad: str
    good: str
    basis: tuple[LegalRef, ...] = ()
    reads: tuple[str, ...] = ()
    """JSON names of the fields of an entry that the rule looks at."""
    mending: Mending | None = None
    """What is said of the patches of its findings."""

    @property
    def title(self) -> Text:
        """The page's first line."""
        return Text(self.page.zh.partition("\n")[0], self.page.en.partition("\n")[0])

    @property
    def body(self) -> Text:
        """The page without its first line."""
        return Text(
            self.page.zh.partition("\n")[2].strip(), self.page.en.partition("\n")[2].strip()
        )

    @property
    def cited(self) -> Text:
        """What the code rests on, in words."""
        cited = [cite(basis) for basis in self.basis] or [messages.PROFILE_ONLY]
        return Text("；".join(each.zh for each in cited), "; ".join(each.en for each in cited))

    @property
    def mended(self) -> Text:
        """Whether a machine can mend it, and how; nothing where none can."""
        if self.mending is None:
            return Text("", "")
        kind = messages.SAFE if self.mending.safe else messages.UNSAFE
        title = self.mending.title
        return Text(kind.zh.format(title=title.zh), kind.en.format(title=title.en))

    def to_json(self) -> dict[str, object]:
        """Return the page for programs, in both languages."""
        return {
            "code": self.code,
            "name": self.name,
            "severity": self.severity.value,
            "since": self.since,
            "title": both(self.title),
            "page": both(self.page),
            "message": both(self.message),
            "basis": [basis.to_json() for basis in self.basis],
            "bad": self.bad,
            "good": self.good,
            "reads": list(self.reads),
            **self._fix(),
        }

    def _fix(self) -> dict[str, object]:
        if self.mending is None:
            return {}
        said = {"name": self.mending.name, "safety": self.mending.safety}
        return {"fix": {**said, "title": both(self.mending.title)}}


def both(text: Text) -> dict[Lang, str]:
    """Return a text as it stands in JSON.

    >>> both(Text("缺失", "missing"))
    {'zh': '缺失', 'en': 'missing'}
    """
    return {"zh": text.zh, "en": text.en}


NOTICE_MODULES = (
    "opengov.files.notices",
    "opengov.ledger.notices",
    "opengov.records.breaches",
    "opengov.records.notices",
    "opengov.requests.notices",
    "opengov.tables.notices",
    "opengov.tables.write.notices",
    "opengov.validation.notices",
    "opengov.cli.failures",
)
"""Where notices are declared: importing them fills `NOTICES`."""


def pages() -> dict[str, Page]:
    """Return the page of every rule and notice, in the order of their codes.

    >>> pages()["E102"].severity.value
    'error'
    """
    for module in NOTICE_MODULES:
        import_module(module)
    found = [_of_rule(rule) for rule in RULES.values()]
    found += [_of_notice(notice) for notice in NOTICES.values()]
    return {page.code: page for page in sorted(found, key=lambda page: page.code)}


def titles(fields: Iterable[str]) -> list[Text]:
    """Return the titles of fields of a catalog entry.

    >>> titles(["responsible_units"])
    [Text(zh='公开主体', en='Responsible units')]
    """
    docs = [
        next(each for each in CatalogEntry.model_fields[name].metadata if isinstance(each, Doc))
        for name in fields
    ]
    return [Text(doc.zh, doc.en) for doc in docs]


def _of_rule(rule: Rule) -> Page:
    spec = rule.spec
    return Page(
        code=spec.code,
        name=spec.name,
        severity=spec.severity,
        since=spec.since,
        page=rule.page,
        message=spec.message,
        bad=_record(spec.bad),
        good=_record(spec.good),
        basis=spec.basis,
        reads=tuple(map(to_camel, rule.reads)),
        mending=spec.mending,
    )


def _of_notice(notice: NoticeSpec) -> Page:
    return Page(
        code=notice.code,
        name=notice.name,
        severity=notice.severity,
        since=notice.since,
        page=notice.page,
        message=notice.message,
        bad=notice.bad,
        good=notice.good,
        mending=notice.mending,
    )


def _record(example: Mapping[str, object]) -> str:
    """Write an example record on one line."""
    return json.dumps(example, ensure_ascii=False)
