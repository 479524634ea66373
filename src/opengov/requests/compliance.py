"""Whether a decision tells the remedies that fit its kind and its day."""

from datetime import date
from typing import cast

from opengov.codelists import codelist
from opengov.law.params import LawBook
from opengov.model.requestevents import Decided
from opengov.requests.decisions import decision_kind
from opengov.requests.fold import Breach
from opengov.requests.timeline import Placed

__all__ = ["judge_decision"]

FIRST = "reconsideration_first"


def judge_decision(placed: Placed, day: date, law: LawBook) -> list[Breach]:
    """Return the findings on a decision whose act counts from `day`.

    Refusals under Arts 14 to 16 must tell that reconsideration comes first, from the day the
    law says so; other decisions, and earlier ones, must not.
    """
    event = cast("Decided", placed.event)
    values: dict[str, object] = {"on": day}
    if event.kind not in codelist("decision-kinds").codes:
        return [Breach("decision-kind-unknown", placed.index, {"kind": event.kind})]
    kind = decision_kind(event.kind)
    rule = law.effect("refusal").at(day)
    first = rule is not None and kind.suability == "reconsider_first"
    basis = () if rule is None else (rule.basis,)
    told = event.remedies_told
    if first:
        if FIRST in told:
            return []
        return [Breach("reconsideration-first-not-told", placed.index, values, basis)]
    if FIRST in told and (rule is None or kind.suability != "partly_reconsider_first"):
        title = codelist("told-remedies").entry(FIRST).title
        values |= {"kind": kind.title, "told": title}
        return [Breach("remedy-misfit", placed.index, values, basis)]
    return []
