"""What the rules about limits and frequencies ask of the clauses of a time limit."""

from opengov.codelists import codelist
from opengov.model.time import Clause, TimeLimit, UnparsedClause, UpdateFrequency
from opengov.rules._judge import clip
from opengov.rules._registry import Term
from opengov.text import Text
from opengov.wording.signs import is_masked

__all__ = ["BLANK", "deciding_clause", "reason_of", "reason_term", "shown", "unparsed"]

BLANK = Term("", Text("空白", "blank"))
"""Stands for a text that is not there."""


def reason_term(reason: str) -> Term:
    """Name the reason why words could not be read, in both languages.

    >>> reason_term("masked").code
    'masked'
    """
    return Term(reason, codelist("unparsed-reasons").entry(reason).title)


def unparsed(limit: TimeLimit | None) -> list[tuple[int, UnparsedClause]]:
    """Return the clauses that could not be read, with their indexes."""
    clauses = () if limit is None else limit.clauses
    return [(i, clause) for i, clause in enumerate(clauses) if clause.kind == "unparsed"]


def deciding_clause(limit: TimeLimit | None, frequency: UpdateFrequency) -> Clause | None:
    """Return the clause of the limit that the frequency was taken from."""
    if limit is None or frequency.clause is None or frequency.clause >= len(limit.clauses):
        return None
    return limit.clauses[frequency.clause]


def reason_of(limit: TimeLimit | None, frequency: UpdateFrequency | None) -> Term:
    """Say why the frequency could not be told."""
    if frequency is not None:
        return reason_term("masked" if is_masked(frequency.raw or "") else "wording")
    return next((reason_term(c.reason) for _, c in unparsed(limit)), reason_term("wording"))


def shown(limit: TimeLimit | None, frequency: UpdateFrequency | None) -> str | Term:
    """Return the words that the frequency was looked for in, shortened."""
    raw = "" if frequency is None else frequency.raw or ""
    text = clip(raw or ("" if limit is None else limit.raw))
    return text or BLANK
