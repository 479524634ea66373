"""What the calendar answers when a bare date or number would say too little."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from opengov.calendar.overlay import LocalCoverage
from opengov.calendar.rulings import Act, DayKind, Ruling, works
from opengov.text import Text

__all__ = [
    "EXCLUDED",
    "DayInfo",
    "DayStatus",
    "ProvisionalCount",
    "ProvisionalDate",
    "say_ruling",
]

DayStatus: TypeAlias = Literal["certain", "provisional"]
"""Whether a notice still to come may rule a day anew as a matter of course."""

EXCLUDED = Text(
    "未计入临时性特别通知（如2015年抗战胜利纪念日、2020年春节延长）和尚未公布的地方放假安排",
    "extraordinary notices (such as the victory day of 2015 and the extension of 2020) "
    "and local days off not yet published are not reckoned with",
)
"""What the bounds of a provisional answer leave out."""

KINDS: dict[DayKind, Text] = {
    "working_day": Text("工作日", "working day"),
    "weekend": Text("周末休息日", "weekend"),
    "holiday": Text("放假", "day off"),
    "makeup": Text("调休上班日", "make-up working day"),
    "local_holiday": Text("地方放假", "local day off"),
    "local_makeup": Text("地方调休上班日", "local make-up working day"),
}


@dataclass(frozen=True, slots=True)
class ProvisionalDate:
    """A date between two bounds; a certain one has both bounds equal.

    >>> answer = ProvisionalDate("certain", date(2026, 3, 2), date(2026, 3, 2), "national")
    >>> answer.date
    datetime.date(2026, 3, 2)
    """

    status: DayStatus
    earliest: date
    latest: date
    local: LocalCoverage
    excluded: Text | None = None

    @property
    def date(self) -> date | None:
        """The date when it is certain."""
        return self.earliest if self.status == "certain" else None


@dataclass(frozen=True, slots=True)
class ProvisionalCount:
    """A number of working days between two bounds; a certain one has both bounds equal.

    Backwards the number is negative, and `least` is the one further from zero.

    >>> ProvisionalCount("provisional", 17, 19, "national").count is None
    True
    """

    status: DayStatus
    least: int
    most: int
    local: LocalCoverage
    excluded: Text | None = None

    @property
    def count(self) -> int | None:
        """The number when it is certain."""
        return self.least if self.status == "certain" else None


@dataclass(frozen=True, slots=True)
class DayInfo:
    """What a day is, under which act, and everything it had been before, oldest first.

    >>> from opengov.calendar.registry import get_calendar
    >>> info = get_calendar("CN").explain(date(2020, 2, 1))
    >>> info.works, info.kind, info.act.number, info.before.kind
    (False, 'holiday', '国办发明电〔2020〕1号', 'makeup')
    """

    day: date
    status: DayStatus
    local: LocalCoverage
    history: tuple[Ruling, ...]

    @property
    def ruling(self) -> Ruling:
        """What was ruled last."""
        return self.history[-1]

    @property
    def works(self) -> bool:
        """Whether offices work on the day."""
        return works(self.ruling)

    @property
    def kind(self) -> DayKind:
        """What the day is."""
        return self.ruling.kind

    @property
    def holiday(self) -> Text | None:
        """The holiday for which the day is off or worked."""
        return self.ruling.holiday

    @property
    def act(self) -> Act | None:
        """The act that ruled the day; none for a day that no act names."""
        return self.ruling.act

    @property
    def notice(self) -> str | None:
        """The number of that act."""
        return None if self.act is None else self.act.number

    @property
    def before(self) -> Ruling | None:
        """What the day was before that act."""
        return self.history[-2] if len(self.history) > 1 else None

    @property
    def sentence(self) -> Text:
        """The day in one sentence.

        >>> from opengov.calendar.registry import get_calendar
        >>> print(get_calendar("CN").explain(date(2020, 2, 1)).sentence.en)
        2020-02-01: day off (Spring Festival, 国办发明电〔2020〕1号); before: make-up working day
        (Spring Festival, 国办发明电〔2019〕16号)
        """
        said = say_ruling(self.ruling)
        zh, en = said.zh, said.en
        if self.before is not None:
            before = say_ruling(self.before)
            zh, en = f"{zh}；此前为{before.zh}", f"{en}; before: {before.en}"
        if self.status == "provisional":
            zh += "；尚待下一年度节假日安排通知确定"
            en += "; the notice for the next year may still change it"
        return Text(f"{self.day}：{zh}", f"{self.day}: {en}")


def say_ruling(ruling: Ruling, *, act: bool = True) -> Text:
    """Say what a day is, for which holiday and, by default, under which act.

    >>> from opengov.calendar.registry import get_calendar
    >>> print(say_ruling(get_calendar("CN").explain(date(2026, 10, 10)).ruling).zh)
    调休上班日（国庆节，国办发明电〔2025〕7号）
    """
    kind = KINDS[ruling.kind]
    if ruling.holiday is None:
        return kind
    number = ruling.act.number if act and ruling.act is not None else ""
    zh = "，".join(filter(None, (ruling.holiday.zh, number)))
    en = ", ".join(filter(None, (ruling.holiday.en, number)))
    return Text(f"{kind.zh}（{zh}）", f"{kind.en} ({en})")
