"""What two states of a calendar say differently: days ruled anew, days settled since."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Literal, TypeAlias

from opengov.calendar.answers import DayInfo, say_ruling
from opengov.calendar.days import ONE_DAY
from opengov.calendar.workcalendar import WorkCalendar
from opengov.text import Lang, Text

__all__ = ["ChangeKind", "DayChange", "calendar_changes", "explain_changes"]

ChangeKind: TypeAlias = Literal["ruled_anew", "settled", "unsettled"]
"""Known in both and not the same, not known before, known before only."""

DECEMBER_TAIL = (12, 29)
"""From here on the notice of the next year rules (元旦 takes days of December)."""

NOT_KNOWN = Text("尚未公布", "not gazetted")
ANEW = Text("{day}：原为{was}，现为{now}", "{day}: {was} before, {now} now")
ANEW_UNDER = Text("（{notice}）", " ({notice})")
SETTLED = Text(
    "{first}至{last}原未公布安排，现由{notice}确定",
    "{first} to {last}: not gazetted before, settled now by {notice}",
)
UNSETTLED = Text(
    "{first}至{last}的安排（{notice}）现不在日历之内",
    "{first} to {last}: settled before by {notice}, not known now",
)
SETTLED_DAY = Text(
    "{first}原未公布安排，现由{notice}确定",
    "{first}: not gazetted before, settled now by {notice}",
)
UNSETTLED_DAY = Text(
    "{first}的安排（{notice}）现不在日历之内",
    "{first}: settled before by {notice}, not known now",
)
STRETCH = Text("{first}至{last}{what}", "{first} to {last} {what}")
ONE = Text("{first}{what}", "{first} {what}")
PLAIN = frozenset({"working_day", "weekend"})
"""What a day is when no act names it."""
A_NOTICE = Text("放假通知", "a holiday notice")


@dataclass(frozen=True, slots=True)
class DayChange:
    """A day of which two states of a calendar know different things."""

    day: date
    before: DayInfo | None
    """What it was; nothing where that was not certain."""
    after: DayInfo | None
    notice: str | None
    """Number of the act that makes the difference, where it has one."""

    @property
    def kind(self) -> ChangeKind:
        """Whether the day was ruled anew, or came into the calendar, or left it."""
        if self.before is None:
            return "settled"
        return "unsettled" if self.after is None else "ruled_anew"

    @property
    def text(self) -> Text:
        """The change in a sentence.

        >>> from opengov.calendar.registry import get_calendar
        >>> old, new = get_calendar("CN").as_of(date(2020, 1, 20)), get_calendar("CN")
        >>> print(calendar_changes(old, new)[0].text.en)
        2020-01-31: working day before, day off (Spring Festival, 国办发明电〔2020〕1号) now
        """
        was, now = _said(self.before), _said(self.after)
        text = Text(
            ANEW.zh.format(day=self.day, was=was.zh, now=now.zh),
            ANEW.en.format(day=self.day, was=was.en, now=now.en),
        )
        if self.notice is None or self.notice in text.zh:
            return text
        under = ANEW_UNDER.format(notice=self.notice)
        return Text(text.zh + under.zh, text.en + under.en)

    def to_json(self, lang: Lang) -> dict[str, object]:
        """Return the change as it stands in JSON."""
        return {
            "day": self.day.isoformat(),
            "change": self.kind,
            "before": _state(self.before, lang),
            "after": _state(self.after, lang),
            "notice": self.notice,
            "text": self.text.say(lang),
        }


def calendar_changes(before: WorkCalendar, after: WorkCalendar) -> tuple[DayChange, ...]:
    """Return the days of which two calendars know different things, in order.

    A day counts as known where its answer is certain. A day that an act names but leaves
    as it was, such as a Sunday declared off, is no change.

    >>> from opengov.calendar.registry import get_calendar
    >>> calendar = get_calendar("CN")
    >>> [str(each.day) for each in calendar_changes(calendar.as_of(date(2020, 1, 20)), calendar)
    ...  if each.kind == "ruled_anew"]
    ['2020-01-31', '2020-02-01']
    >>> calendar_changes(calendar, calendar)
    ()
    """
    first = min(before.known_from, after.known_from).toordinal()
    last = max(before.known_until, after.known_until).toordinal()
    old, new = _certain(before, first, last), _certain(after, first, last)
    return tuple(
        _change(date.fromordinal(first + n), was, now, before, after)
        for n, (was, now) in enumerate(zip(old, new, strict=True))
        if was != now
    )


def explain_changes(changes: Iterable[DayChange]) -> tuple[Text, ...]:
    """Say what changed: each day ruled anew, and what came in or fell out as stretches.

    >>> from opengov.calendar.registry import get_calendar
    >>> old, new = get_calendar("CN").as_of(date(2025, 10, 1)), get_calendar("CN")
    >>> changes = calendar_changes(old, new)[:8]
    >>> for text in explain_changes(changes):
    ...     print(text.en)
    2025-12-29 to 2026-01-05: not gazetted before, settled now by 国办发明电〔2025〕7号:
    2026-01-01 to 2026-01-03 day off (New Year's Day); 2026-01-04 make-up working day
    (New Year's Day)
    """
    said: list[Text] = []
    for (kind, notice), run in groupby(changes, key=lambda each: (each.kind, each.notice)):
        days = tuple(run)
        if kind == "ruled_anew":
            said += [each.text for each in days]
        else:
            said.append(_stretch(kind, notice, days))
    return tuple(said)


def _certain(calendar: WorkCalendar, first: int, last: int) -> Iterator[int | None]:
    """Yield 1 or 0 for each day whose answer is certain, nothing for the others."""
    start, end = calendar.known_from.toordinal(), calendar.known_until.toordinal()
    flags = calendar.flags
    for day in range(first, last + 1):
        yield flags[day - start] if start <= day <= end else None


def _change(
    day: date, was: int | None, now: int | None, before: WorkCalendar, after: WorkCalendar
) -> DayChange:
    old = None if was is None else before.explain(day)
    new = None if now is None else after.explain(day)
    if old is not None and new is not None:
        # Without an act of its own now, the day lost the one that it had.
        return DayChange(day, old, new, new.notice or old.notice or None)
    holder = after if old is None else before
    info = new if old is None else old
    number = None if info is None else info.notice
    return DayChange(day, old, new, number or _ruling_notice(holder, day))


def _ruling_notice(calendar: WorkCalendar, day: date) -> str | None:
    """Return the number of the notice that rules the days around a day."""
    year = day.year + ((day.month, day.day) >= DECEMBER_TAIL)
    return next((each.number for each in calendar.notices if each.year == year), None) or None


def _stretch(kind: ChangeKind, notice: str | None, days: tuple[DayChange, ...]) -> Text:
    """Say that a stretch of days came in or fell out, with those that an act names."""
    first, last = days[0].day, days[-1].day
    one, many = (SETTLED_DAY, SETTLED) if kind == "settled" else (UNSETTLED_DAY, UNSETTLED)
    text = one if first == last else many
    zh, en = notice or A_NOTICE.zh, notice or A_NOTICE.en
    head = Text(
        text.zh.format(first=first, last=last, notice=zh),
        text.en.format(first=first, last=last, notice=en),
    )
    named = tuple(_named(days))
    if not named:
        return head
    return Text(
        f"{head.zh}：{'；'.join(each.zh for each in named)}",
        f"{head.en}: {'; '.join(each.en for each in named)}",
    )


def _named(days: tuple[DayChange, ...]) -> Iterator[Text]:
    """Say what the days are that an act names, those next to each other together."""
    known = ((each.day, each.after or each.before) for each in days)
    named = [(day, info) for day, info in known if info is not None and info.kind not in PLAIN]
    runs: list[list[tuple[date, DayInfo]]] = []
    for day, info in named:
        last = runs[-1][-1] if runs else None
        same = last is not None and (last[1].kind, last[1].holiday) == (info.kind, info.holiday)
        if last is not None and same and last[0] + ONE_DAY == day:
            runs[-1].append((day, info))
        else:
            runs.append([(day, info)])
    for run in runs:
        first, info = run[0]
        what = say_ruling(info.ruling, act=False)
        text = ONE if len(run) == 1 else STRETCH
        yield Text(
            text.zh.format(first=first, last=run[-1][0], what=what.zh),
            text.en.format(first=first, last=run[-1][0], what=what.en),
        )


def _said(info: DayInfo | None) -> Text:
    return NOT_KNOWN if info is None else say_ruling(info.ruling)


def _state(info: DayInfo | None, lang: Lang) -> dict[str, object] | None:
    if info is None:
        return None
    return {
        "works": info.works,
        "kind": info.kind,
        "holiday": None if info.holiday is None else info.holiday.say(lang),
        "notice": info.notice or None,
    }
