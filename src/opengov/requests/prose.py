"""A deadline as a paragraph that can stand in a letter to the applicant (答复函)."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from opengov.finding import Severity
from opengov.law.instruments import cite
from opengov.law.trace import LABELS, Skip, Step
from opengov.requests.deadline import Deadline
from opengov.requests.wording import day_in_words, words
from opengov.text import Lang

__all__ = ["deadline_prose"]

SILENT = frozenset({"no_effect", "after_closing", "opinion_noted"})
"""Codes of steps that a letter does not mention, since they move nothing."""
HALVED = frozenset({"correction_asked", "correction_asked_for", "fee_notified", "decided"})
"""Codes of steps whose second half only says that the date is open until the next."""
PLAIN = frozenset({"weekend", "consultation"})
"""Reasons that need no mention beside the number of days."""


def deadline_prose(deadline: Deadline, lang: Lang = "zh") -> str:
    """Return why the date is what it is, in two paragraphs without numbers and tables.

    The first tells what happened and ends with the date; where it is not certain, it says so and
    why. The second names how it was counted, where no provision says it.

    >>> from datetime import date
    >>> from opengov.calendar.registry import get_calendar
    >>> from opengov.model.requests import InformationRequest
    >>> from opengov.requests.engine import reply_deadline
    >>> request = InformationRequest.model_validate(
    ...     {"id": "〔2026〕12号", "events": [{"type": "received", "on": "2026-06-01"}]})
    >>> deadline = reply_deadline(request, get_calendar("CN"), as_of=date(2026, 6, 2))
    >>> deadline_prose(deadline).partition("因此，")[2].partition("。")[0]
    '答复期限为2026年6月30日'
    """
    steps = deadline.trace.steps
    told = [
        step
        for step in steps
        if not step.convention and step.rule not in SILENT and not _closes(step)
    ]
    sentences = [_first(deadline, told[:1], lang)]
    for number, step in enumerate(told[1:]):
        key = "meanwhile" if number == 0 else "then"
        sentences.append(_say(key, lang, step=_clause(step, lang)))
    sentences.append(_ending(deadline, lang))
    sentences.append(_say("as_of", lang, on=day_in_words(deadline.as_of, lang)))
    paragraphs = [_joined(sentences, lang)]
    caveats = [*_labelled(steps, lang), *_conventions(steps, lang)]
    if caveats:
        paragraphs.append(_joined(caveats, lang))
    return "\n".join(paragraphs)


def _closes(step: Step) -> bool:
    return step.effect in {"bound", "stop"} or step.rule == "due"


def _say(key: str, lang: Lang, **values: object) -> str:
    return words("prose", key).say(lang).format(**values)


def _joined(sentences: Sequence[str], lang: Lang) -> str:
    return ("" if lang == "zh" else " ").join(sentences)


def _first(deadline: Deadline, steps: Sequence[Step], lang: Lang) -> str:
    """Say which request it is and when it was received."""
    request = " ".join(deadline.request.split())
    if not steps:
        return _say("unknown", lang, id=request)
    return _say("received", lang, id=request, step=_clause(steps[0], lang))


def _clause(step: Step, lang: Lang) -> str:
    """Say one step, with what it rests on; of the days that did not count, the holidays."""
    text = step.text.say(lang)
    if step.rule in HALVED:
        text = text.partition(_say("half", lang))[0]
    if step.label is not None:
        text += LABELS[step.label].say(lang)
    if step.counted and (holidays := list(_holidays(step.skipped, lang))):
        text += _say("holidays", lang, days=_say("comma", lang).join(holidays))
    if step.basis:
        cited = _say("comma", lang).join(cite(each).say(lang) for each in step.basis)
        text += _say("basis", lang, cited=cited)
    return text


def _holidays(skips: Sequence[Skip], lang: Lang) -> Iterator[str]:
    """Name the days off by notice, those of one holiday together."""
    named = [skip for skip in skips if skip.reason not in PLAIN]
    for why, group in groupby(named, key=lambda skip: skip.text.say(lang)):
        days = [skip.day for skip in group]
        key = "day_off" if len(days) == 1 else "days_off"
        first, last = (
            _say("day", lang, month=day.month, day=day.day) for day in (days[0], days[-1])
        )
        yield _say(key, lang, first=first, last=last, why=why)


def _ending(deadline: Deadline, lang: Lang) -> str:
    """Say the date and how certain it is."""
    if deadline.status == "closed":
        if deadline.due is None:
            return _say("closed_open", lang)
        return _say("closed", lang, due=day_in_words(deadline.due, lang))
    if deadline.due is not None:
        return _say("certain", lang, due=day_in_words(deadline.due, lang))
    why = _why(deadline, lang)
    if deadline.earliest is None or deadline.latest is None:
        key = "unknowable" if deadline.case is None else "indeterminate"
        return _say(key, lang, why=why)
    earliest, latest = (day_in_words(day, lang) for day in (deadline.earliest, deadline.latest))
    return _say("provisional", lang, earliest=earliest, latest=latest, why=why)


def _why(deadline: Deadline, lang: Lang) -> str:
    """Return why there is no certain date: the closing step, or else what was found."""
    for step in deadline.trace:
        if step.effect in {"bound", "stop"}:
            return step.text.say(lang)
    found = [
        finding.message.say(lang)
        for finding in deadline.findings
        if finding.severity is not Severity.INFO
    ]
    return _say("and", lang).join(found) or _say("no_event", lang)


def _labelled(steps: Sequence[Step], lang: Lang) -> Iterator[str]:
    """Warn once of each kind of rule that is not plain law."""
    for label in ("unverified", "contested"):
        if any(step.label == label for step in steps):
            yield _say(label, lang)


def _conventions(steps: Sequence[Step], lang: Lang) -> Iterator[str]:
    told = [
        _clause(step, lang).partition("：" if lang == "zh" else ": ")[2]
        for step in steps
        if step.convention
    ]
    if told:
        yield _say("conventions", lang, told=_say("and", lang).join(told))
