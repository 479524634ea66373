"""Rules and notices alike, as `opengov rules` and `opengov explain` show them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from pydantic.alias_generators import to_camel

from opengov._notices import every_notice
from opengov.cli import messages
from opengov.finding import NoticeSpec, Severity
from opengov.model._base import Doc
from opengov.model.catalog import CatalogEntry
from opengov.patch import Mending
from opengov.rules import RULES, Rule, Target, cite
from opengov.source import LegalRef
from opengov.text import Lang, Text

__all__ = ["Page", "pages", "titles"]

InForce: TypeAlias = tuple[date | None, date | None]
"""First and last day; None where there is no such bound."""
ALWAYS: Final[InForce] = (None, None)


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
    earlier: tuple[LegalRef, ...] = ()
    """What it rested on before; a day in the past is judged by the law of that day."""
    reads: tuple[str, ...] = ()
    """JSON names of the fields that the rule looks at."""
    records: tuple[str, ...] = ()
    """Names of the schemas of the records it judges."""
    applies: InForce = ALWAYS
    """The days whose records it judges."""
    deprecated: str | None = None
    """Version that deprecated it."""
    replaced_by: str | None = None
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
        if self.basis:
            return _cited(self.basis)
        return messages.IN_FINDING if self.code.startswith(REQUESTS) else messages.PROFILE_ONLY

    @property
    def cited_earlier(self) -> Text:
        """What it rested on before, in words; empty where there is nothing."""
        return _cited(self.earlier)

    @property
    def in_force(self) -> Text:
        """The days whose records it judges, in words; empty where it judges all."""
        first, last = self.applies
        parts = [] if first is None else [messages.FROM_DAY.format(day=first)]
        parts += [] if last is None else [messages.TO_DAY.format(day=last)]
        return Text("".join(part.zh for part in parts), " ".join(part.en for part in parts))

    @property
    def fate(self) -> Text:
        """What became of a code that is no longer to be used; empty for all others."""
        if self.deprecated is None:
            return Text("", "")
        words = messages.DEPRECATED.format(version=self.deprecated)
        if self.replaced_by is None:
            return words
        taken = messages.REPLACED.format(code=self.replaced_by)
        return Text(words.zh + taken.zh, words.en + taken.en)

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
            **self._life(),
            "bad": self.bad,
            "good": self.good,
            "records": list(self.records),
            "reads": list(self.reads),
            **self._fix(),
        }

    def _fix(self) -> dict[str, object]:
        if self.mending is None:
            return {}
        said = {"name": self.mending.name, "safety": self.mending.safety}
        return {"fix": {**said, "title": both(self.mending.title)}}

    def _life(self) -> dict[str, object]:
        """Return, of what most codes have not, what this one has."""
        first, last = self.applies
        life = {
            "effectiveFrom": None if first is None else first.isoformat(),
            "effectiveTo": None if last is None else last.isoformat(),
            "deprecated": self.deprecated,
            "replacedBy": self.replaced_by,
        }
        return {key: value for key, value in life.items() if value is not None}


def _cited(basis: tuple[LegalRef, ...]) -> Text:
    cited = [cite(each) for each in basis]
    return Text("；".join(each.zh for each in cited), "; ".join(each.en for each in cited))


def both(text: Text) -> dict[Lang, str]:
    """Return a text as it stands in JSON.

    >>> both(Text("缺失", "missing"))
    {'zh': '缺失', 'en': 'missing'}
    """
    return {"zh": text.zh, "en": text.en}


REQUESTS = "D"
"""Family of the notices about requests: no profile lists them."""


def pages() -> dict[str, Page]:
    """Return the page of every rule and notice, in the order of their codes.

    >>> pages()["E102"].severity.value
    'error'
    """
    found = [_of_rule(rule) for rule in RULES.values()]
    found += [_of_notice(notice) for notice in every_notice().values()]
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
        earlier=spec.earlier,
        reads=tuple(map(to_camel, rule.reads)),
        mending=spec.mending,
        records=tuple(record for target in spec.on for record in _records(target, spec.types)),
        applies=(spec.effective_from, spec.effective_to),
        deprecated=spec.deprecated,
        replaced_by=spec.replaced_by,
    )


def _records(target: Target, types: tuple[str, ...]) -> tuple[str, ...]:
    """Name the schemas of what a rule judges."""
    if target is Target.DISCLOSURE:
        return tuple(f"{kind}-disclosure" for kind in types) or ("disclosure",)
    return ("catalog",) if target is Target.CATALOG else ("catalog-entry",)


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
