"""A deadline as a drawing (SVG): the days, what counts, what does not, and why."""

from collections.abc import Iterator
from datetime import date
from xml.sax.saxutils import escape

from opengov.calendar.workcalendar import WorkCalendar
from opengov.finding import Severity
from opengov.law.trace import LABELS
from opengov.requests.deadline import Deadline
from opengov.requests.drawing import labels, style
from opengov.requests.drawing.canvas import element, label, safe, shortened, wrapped
from opengov.requests.drawing.legend import legend
from opengov.requests.drawing.panel import GUTTER, Panel
from opengov.requests.drawing.plot import Plot, plot
from opengov.requests.drawing.scale import Row, rows
from opengov.requests.drawing.words import say
from opengov.requests.wording import day_in_words
from opengov.text import Lang

__all__ = ["timeline_svg"]

MARGIN = 24.0
NARROWEST = 860.0
BETWEEN = 26.0
"""Space between two rows."""
NEAR = 28
"""Days after the last one of interest within which today is still drawn in its place."""
TITLE = 19.0
STATUS = 15.0
PLAIN = 13.0
LINE = 20.0


def timeline_svg(deadline: Deadline, calendar: WorkCalendar, lang: Lang = "zh") -> str:
    """Return the deadline as a drawing that needs nothing else: no network, no script, no font.

    Above the days stand the events, in the lane of the reply the running numbers of the working
    days that count, below it the consultations and the periods of others. The same deadline gives
    the same bytes.

    Args:
        deadline: What `reply_deadline` gave.
        calendar: The calendar it was computed with, for the days off.
        lang: Language of the words.

    >>> from datetime import date
    >>> from opengov.calendar.registry import get_calendar
    >>> from opengov.model.requests import InformationRequest
    >>> from opengov.requests.engine import reply_deadline
    >>> request = InformationRequest.model_validate(
    ...     {"id": "1", "events": [{"type": "received", "on": "2026-06-01"}]})
    >>> calendar = get_calendar("CN")
    >>> deadline = reply_deadline(request, calendar, as_of=date(2026, 6, 2))
    >>> timeline_svg(deadline, calendar, "en").startswith("<svg")
    True
    """
    drawn = plot(deadline, lang)
    spread = () if drawn is None else rows(drawn.core, _days(drawn))
    inner = max([NARROWEST, *(GUTTER + row.width + labels.WIDEST for row in spread)])
    elements: list[str] = []
    y = MARGIN
    for text, class_, size in _head(deadline, lang, inner):
        y += size + (LINE - PLAIN)
        elements.append(label(text, MARGIN, y, class_))
    y += LINE
    if drawn is not None:
        body, y = _rows(drawn, spread, calendar, y, inner)
        elements += body
    wide, high = inner + 2 * MARGIN, y + MARGIN
    return _document(elements, wide, high, deadline, lang)


def _days(drawn: Plot) -> list[date]:
    """Return the days that are to be seen, today only where it is not far off."""
    near = drawn.core[1].toordinal() + NEAR
    days = [
        mark.day for mark in drawn.marks if mark.kind != "as_of" or mark.day.toordinal() <= near
    ]
    for bar in drawn.bars:
        days += [bar.after, bar.latest or bar.through]
    return days


def _rows(
    drawn: Plot, spread: tuple[Row, ...], calendar: WorkCalendar, y: float, inner: float
) -> tuple[list[str], float]:
    """Draw the rows below each other and the legend under them."""
    used: set[str] = set()
    elements: list[str] = []
    for row in spread:
        panel = Panel(drawn, row, calendar, y, used)
        moved = f"translate({MARGIN:g} 0)"
        elements.append(element("g", "".join(panel.draw()), class_="row", transform=moved))
        y += panel.height + BETWEEN
    samples, high = legend(used, MARGIN, y, inner, drawn.lang)
    elements.append(element("g", "".join(samples), class_="legend"))
    return elements, y + high


def _head(deadline: Deadline, lang: Lang, room: float) -> Iterator[tuple[str, str, float]]:
    """Give the lines above the drawing with their classes and sizes."""
    title = say("drawing", "title", lang, id=safe(deadline.request))
    yield shortened(title, room, TITLE), "h1", TITLE
    yield _status(deadline, lang), "h2", STATUS
    for reason in _reasons(deadline, lang):
        for line in wrapped(safe(reason), room, PLAIN):
            yield line, "p", PLAIN
    yield say("drawing", "as_of", lang, on=day_in_words(deadline.as_of, lang)), "p", PLAIN


def _status(deadline: Deadline, lang: Lang) -> str:
    """Say how far the date is known, in one line."""
    if deadline.status == "closed":
        if deadline.due is None:
            return say("drawing", "closed_open", lang)
        return say("drawing", "closed", lang, due=day_in_words(deadline.due, lang))
    if deadline.due is not None:
        return say("drawing", "certain", lang, due=day_in_words(deadline.due, lang))
    if deadline.earliest is None or deadline.latest is None:
        return say("drawing", "indeterminate", lang)
    bounds = {
        "earliest": day_in_words(deadline.earliest, lang),
        "latest": day_in_words(deadline.latest, lang),
    }
    return say("drawing", "provisional", lang, **bounds)


def _reasons(deadline: Deadline, lang: Lang) -> Iterator[str]:
    """Say why there is no certain date, and which rules are not plain law."""
    for step in deadline.trace:
        if step.effect in {"stop", "bound"}:
            yield step.text.say(lang)
        elif step.label is not None:
            yield step.text.say(lang) + LABELS[step.label].say(lang)
    if deadline.case is None:
        for finding in deadline.findings:
            if finding.severity in {Severity.ERROR, Severity.WARNING}:
                yield finding.message.say(lang)


def _document(
    elements: list[str], wide: float, high: float, deadline: Deadline, lang: Lang
) -> str:
    """Put the elements into a document with a title and a description for screen readers."""
    title = say("drawing", "title", lang, id=deadline.request)
    words = "\n".join((_status(deadline, lang), *deadline.trace.lines(lang)))
    head = (
        element("title", escape(safe(title)), id="og-title")
        + element("desc", escape("\n".join(map(safe, words.splitlines()))), id="og-desc")
        + element("style", style.STYLE)
        + element("defs", style.DEFS)
        + f'<rect width="{wide:g}" height="{high:g}" class="sheet"/>'
    )
    drawn = "\n".join(("", head, *elements, ""))
    return (
        element(
            "svg",
            drawn,
            xmlns="http://www.w3.org/2000/svg",
            width=wide,
            height=high,
            viewBox=f"0 0 {wide:g} {high:g}",
            class_="og-all",
            lang="zh-CN" if lang == "zh" else "en",
            role="img",
            aria_labelledby="og-title og-desc",
        )
        + "\n"
    )
