"""Why a computed date is what it is: steps that can be read, and followed again to the date."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from opengov.law.instruments import cite
from opengov.source import LegalRef
from opengov.text import Lang, Text

__all__ = ["LABELS", "Effect", "Label", "Skip", "Step", "Trace", "replay"]

Effect: TypeAlias = Literal[
    "convention", "none", "start", "reset", "extend", "count", "fix", "bound", "stop", "close"
]
"""What a step does: states how it is counted, nothing, begins the period, begins it anew, adds
days, counts a stretch, fixes the last day, gives bounds, leaves the date open, closes."""

Label: TypeAlias = Literal["unverified", "contested"]
"""How a rule is known that is not plain law."""


@dataclass(frozen=True, slots=True)
class Skip:
    """A day that did not count, why, and the notice that says so."""

    day: date
    reason: str
    """`weekend`, `holiday`, `local_holiday` or `consultation`."""
    text: Text
    notice: str | None = None

    def to_json(self, lang: Lang) -> dict[str, object]:
        """Return the day as it stands in JSON."""
        return {
            "day": self.day.isoformat(),
            "reason": self.reason,
            "text": self.text.say(lang),
            "notice": self.notice,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a computation."""

    rule: str
    """Name of the rule, of the codes in `data/wording/deadlines.toml`."""
    text: Text
    day: date | None = None
    """Day of the event, or last day of a stretch; absent of a convention."""
    event: str | None = None
    """Type of the event; absent of what follows from the law alone."""
    effect: Effect = "none"
    days: int = 0
    """Working days of the period, or added to it."""
    after: date | None = None
    """Of a stretch, the day before its first."""
    counted: int = 0
    skipped: tuple[Skip, ...] = ()
    latest: date | None = None
    """Of bounds, the later one; `day` is the earlier."""
    basis: tuple[LegalRef, ...] = ()
    label: Label | None = None
    """How the rule is known, where it is not plain law."""

    @property
    def convention(self) -> bool:
        """Whether the step is a way of counting that no provision spells out."""
        return self.effect == "convention"

    def to_json(self, lang: Lang) -> dict[str, object]:
        """Return the step as it stands in JSON."""
        return {
            "day": None if self.day is None else self.day.isoformat(),
            "event": self.event,
            "rule": self.rule,
            "effect": self.effect,
            "text": self.text.say(lang),
            "days": self.days,
            "after": None if self.after is None else self.after.isoformat(),
            "counted": self.counted,
            "skipped": [skip.to_json(lang) for skip in self.skipped],
            "latest": None if self.latest is None else self.latest.isoformat(),
            "basis": [basis.to_json() for basis in self.basis],
            "convention": self.convention,
            "label": self.label,
        }


LABELS: dict[Label, Text] = {
    "unverified": Text("（未经原文核实）", " (not verified in the text)"),
    "contested": Text("（有争议）", " (contested)"),
}
SKIPPED = Text("；其间不计入：", "; not counted: ")
COLUMNS = {
    "zh": ("序号", "日期", "说明", "计入", "不计入", "依据"),
    "en": ("no.", "day", "step", "counted", "not counted", "basis"),
}


@dataclass(frozen=True, slots=True)
class Trace:
    """The steps that lead to a date, in order."""

    steps: tuple[Step, ...] = ()

    def __iter__(self) -> Iterator[Step]:
        """Go through the steps."""
        return iter(self.steps)

    def __len__(self) -> int:
        """Count the steps."""
        return len(self.steps)

    def to_json(self, lang: Lang = "zh") -> list[dict[str, object]]:
        """Return the steps as they stand in JSON."""
        return [step.to_json(lang) for step in self.steps]

    def lines(self, lang: Lang = "zh") -> tuple[str, ...]:
        """Return the steps as sentences."""
        return tuple(_sentence(step, lang) for step in self.steps)

    def to_text(self, lang: Lang = "zh") -> str:
        """Return the steps as numbered lines, each with what it rests on.

        >>> step = Step(rule="start", day=date(2026, 6, 1), text=Text("收到申请", "received"),
        ...             basis=(LegalRef("cn-ogi-2019", 31),))
        >>> print(Trace((step,)).to_text("zh"))
        1. 收到申请（《政府信息公开条例》第31条）。
        """
        return "\n".join(f"{n}. {line}" for n, line in enumerate(self.lines(lang), 1))

    def table(self, lang: Lang = "zh") -> tuple[tuple[str, ...], ...]:
        """Return the steps as rows of a table, the header first."""
        rows = [COLUMNS[lang]]
        for number, step in enumerate(self.steps, 1):
            rows.append(
                (
                    str(number),
                    "" if step.day is None else step.day.isoformat(),
                    step.text.say(lang) + (LABELS[step.label].say(lang) if step.label else ""),
                    str(step.counted) if step.effect == "count" else "",
                    _skips(step.skipped, lang),
                    _cited(step.basis, lang),
                )
            )
        return tuple(rows)


def _sentence(step: Step, lang: Lang) -> str:
    text = step.text.say(lang)
    if step.label is not None:
        text += LABELS[step.label].say(lang)
    if step.skipped:
        text += SKIPPED.say(lang) + _skips(step.skipped, lang)
    cited = _cited(step.basis, lang)
    if lang == "zh":
        return f"{text}（{cited}）。" if cited else f"{text}。"
    return f"{text} [{cited}]." if cited else f"{text}."


def _cited(basis: tuple[LegalRef, ...], lang: Lang) -> str:
    return ("、" if lang == "zh" else ", ").join(cite(each).say(lang) for each in basis)


def _skips(skips: tuple[Skip, ...], lang: Lang) -> str:
    """Say which days were left out, days of one reason together."""
    reasons: dict[str, list[date]] = {}
    for skip in skips:
        reasons.setdefault(skip.text.say(lang), []).append(skip.day)
    parts = []
    for words, those in reasons.items():
        days = [_run(first, last, lang) for first, last in _runs(those)]
        parts.append(f"{'、'.join(days)}{words}" if lang == "zh" else f"{', '.join(days)} {words}")
    return "；".join(parts) if lang == "zh" else "; ".join(parts)


def _runs(days: list[date]) -> list[tuple[date, date]]:
    """Return first and last day of each run of days that follow each other."""
    runs: list[tuple[date, date]] = []
    for day in days:
        if runs and (day - runs[-1][1]).days == 1:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs


def _run(first: date, last: date, lang: Lang) -> str:
    if lang == "en":
        return f"{first}" if first == last else f"{first} to {last}"
    start = f"{first.month}月{first.day}日"
    end = f"{last.day}日" if first.month == last.month else f"{last.month}月{last.day}日"
    return start if first == last else f"{start}至{end}"


def replay(trace: Trace) -> tuple[date, date] | None:
    """Follow the steps of a trace without calendar or law to the date they give.

    Returns:
        The earliest and the latest day, the same where the date is certain; nothing where the
        trace gives none.

    Raises:
        ValueError: The steps do not add up.

    >>> start = Step(rule="start", day=date(2026, 6, 1), effect="start", days=2, text=Text("", ""))
    >>> count = Step(rule="count", day=date(2026, 6, 3), after=date(2026, 6, 1), counted=2,
    ...              effect="count", text=Text("", ""))
    >>> str(replay(Trace((start, count)))[0])
    '2026-06-03'
    """
    position: date | None = None
    left = 0
    end: tuple[date, date] | None = None
    fixed: date | None = None
    for step in trace.steps:
        match step:
            case Step(effect="start" | "reset", day=date() as day):
                position, left, end = day, step.days, None
            case Step(effect="extend"):
                left += step.days
            case Step(effect="fix"):
                fixed = step.latest
            case Step(effect="stop"):
                return None
            case Step(effect="bound", day=date() as day, latest=date() as latest):
                end = (day, latest)
            case Step(effect="count", day=date() as day):
                left -= _counted(step, position, day)
                position = day
                end = (day, day) if left == 0 else None
            case _:
                pass
    if left < 0:
        raise ValueError("the trace counts more days than the period has")
    return end if fixed is None else (fixed, fixed)


def _counted(step: Step, position: date | None, day: date) -> int:
    """Return the days a stretch counts, having seen that it follows on and names every day."""
    if position is None or step.after != position:
        raise ValueError(f"the stretch that ends on {day} does not follow on")
    if (day - position).days != step.counted + len(step.skipped):
        raise ValueError(f"the stretch that ends on {day} does not name all its days")
    return step.counted
