"""Suits after a reconsideration: from receipt of the decision, or from the lapse of the review."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from opengov.calendar.workcalendar import WorkCalendar
from opengov.errors import CalendarNotCoveredError
from opengov.requests.provisions import Figure, figure
from opengov.requests.remedies.periods import End, Period, run
from opengov.requests.remedies.result import Note, Review, Route
from opengov.text import Text

__all__ = ["after_review"]

PATH = "law/remedies.toml"
LAPSING = frozenset({"pending", "lapsed"})
MANDATORY = frozenset({"reconsideration_first", "partly_reconsideration_first", "contested"})
PROCEDURES = {
    "simple": Text("适用简易程序的", "where the simple procedure applies"),
    "ordinary": Text("适用普通程序的", "where the ordinary procedure applies"),
}
SUIT_TOLD = Text("复议决定告知了起诉期限的", "where the decision told the period to sue")
SUIT_UNTOLD = Text(
    "复议决定未告知起诉期限的，自知道起诉期限之日起计算，但不超过该日",
    "where it did not: from the day the applicant learns of the period, not beyond that day",
)
NO_SUIT = Text(
    "该类答复不属于法院受理范围，是否立案由法院审查",
    "a court does not take this kind of case itself; whether it admits the suit is for it to say",
)
NOT_RECEIVED = Note(
    "review-not-received",
    Text(
        "缺少收到复议决定之日，无法计算十五日起诉期限",
        "the day the reconsideration decision was received is missing: the 15 days cannot be run",
    ),
)
NOT_APPLIED = Note(
    "review-undated",
    Text(
        "缺少申请或者受理行政复议之日，无法计算复议期限",
        "neither application nor acceptance has a day: the period of review cannot be run",
    ),
)
LAW_UNKNOWN = Note(
    "review-law-not-on-file",
    Text("当时的复议、起诉期限规定未收录", "the law on review of that day is not on file"),
)
NOT_COVERED = Note(
    "review-not-covered",
    Text(
        "受理日期超出现有日历，无法推算",
        "the day of acceptance lies beyond the calendar",
    ),
)
OVER_CAP = Text(
    "复议延长{n}日，超过上限{cap}日", "extended by {n} days, more than the {cap} allowed"
)


def after_review(
    review: Review, *, chosen: Route, calendar: WorkCalendar, as_of: date
) -> tuple[tuple[Period, ...], tuple[Note, ...]]:
    """Return the periods that a reconsideration sets going, and what to mind.

    >>> from opengov.calendar.registry import get_calendar
    >>> done = Review(outcome="decided", received=date(2026, 9, 18), told_suit=True)
    >>> periods, _ = after_review(
    ...     done, chosen="choice", calendar=get_calendar("CN"), as_of=date(2026, 9, 20))
    >>> str(periods[0].raw_end), str(periods[0].last_day)
    ('2026-10-03', '2026-10-08')
    """
    notes: list[Note] = []
    if review.outcome in LAPSING:
        periods = tuple(_lapsing(review, chosen, calendar, as_of, notes))
    else:
        periods = tuple(_decided(review, chosen, calendar, as_of, notes))
    return periods, tuple(notes)


def _decided(
    review: Review, chosen: Route, calendar: WorkCalendar, as_of: date, notes: list[Note]
) -> Iterator[Period]:
    """Count from the day the applicant received the decision."""
    start = review.received
    if start is None:
        notes.append(NOT_RECEIVED)
        return
    ordinary = _suit_figure(chosen, start, refused=review.outcome != "decided")
    if ordinary is None:
        notes.append(LAW_UNKNOWN)
        return
    longest = figure(PATH, "suit_after_review_untold", start)
    untold = review.told_suit is False and longest is not None
    if not untold:
        open_point = review.told_suit is None and longest is not None
        condition = _both(
            NO_SUIT if chosen == "no_suit" else None, SUIT_TOLD if open_point else None
        )
        yield run(
            "suit_after_review",
            "litigation",
            start=start,
            figure=ordinary,
            calendar=calendar,
            as_of=as_of,
            condition=condition,
        )
    if review.told_suit is not True and longest is not None:
        yield run(
            "suit_after_review_untold",
            "litigation",
            start=start,
            figure=longest,
            calendar=calendar,
            as_of=as_of,
            condition=_both(NO_SUIT if chosen == "no_suit" else None, SUIT_UNTOLD),
            at_most=True,
        )


def _suit_figure(chosen: Route, day: date, *, refused: bool) -> Figure | None:
    """Return the period to sue: of the law on reconsideration where that comes first."""
    special = figure(PATH, "suit_after_refused_review", day)
    if refused and chosen in MANDATORY and special is not None:
        return special
    return figure(PATH, "suit_after_review", day)


def _lapsing(
    review: Review, chosen: Route, calendar: WorkCalendar, as_of: date, notes: list[Note]
) -> Iterator[Period]:
    """Count the review to its end, and from there the period to sue."""
    accepted = _accepted(review, calendar, notes)
    if accepted is None:
        return
    day = accepted.raw
    found = {name: figure(PATH, f"review_{name}", day) for name in PROCEDURES}
    possible = {
        name: length
        for name, length in found.items()
        if length is not None and review.procedure in {None, name}
    }
    suit = _suit_figure(chosen, day, refused=True)
    if suit is None or not possible:
        notes.append(LAW_UNKNOWN)
        return
    for name, length in possible.items():
        condition = PROCEDURES[name] if len(possible) > 1 else None
        if name == "ordinary":
            length = _extended(length, review, day, notes)  # noqa: PLW2901 - the same period, longer
        lapse = run(
            f"review_{name}",
            "reconsideration",
            start=accepted,
            figure=length,
            calendar=calendar,
            as_of=as_of,
            condition=condition,
        )
        yield lapse
        yield run(
            "suit_after_lapse",
            "litigation",
            start=lapse.end,
            figure=suit,
            calendar=calendar,
            as_of=as_of,
            condition=_both(NO_SUIT if chosen == "no_suit" else None, condition),
            after=True,
        )


def _accepted(review: Review, calendar: WorkCalendar, notes: list[Note]) -> End | None:
    """Return the day of acceptance; silence for the days of examination is acceptance."""
    if review.accepted is not None:
        return End(review.accepted, review.accepted, review.accepted, "certain")
    if review.applied is None:
        notes.append(NOT_APPLIED)
        return None
    admission = figure(PATH, "review_admission", review.applied)
    if admission is None:
        notes.append(LAW_UNKNOWN)
        return None
    try:
        found = calendar.add_working_days(review.applied, admission.value, provisional=True)
    except CalendarNotCoveredError:
        notes.append(NOT_COVERED)
        return None
    return End(found.earliest, found.earliest, found.latest, found.status)


def _extended(length: Figure, review: Review, day: date, notes: list[Note]) -> Figure:
    longest = figure(PATH, "review_extension", day)
    if longest is not None and review.extended_days > longest.value:
        text = OVER_CAP.format(n=review.extended_days, cap=longest.value)
        notes.append(Note("review-extension-over-cap", text, (longest.basis,)))
    return replace(length, value=length.value + review.extended_days)


def _both(*conditions: Text | None) -> Text | None:
    found = [each for each in conditions if each is not None]
    if not found:
        return None
    return Text("；".join(each.zh for each in found), "; ".join(each.en for each in found))
