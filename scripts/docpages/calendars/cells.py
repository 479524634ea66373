"""What the pages of the calendars have in common: days with their weekday, facts of an act."""

from collections.abc import Iterable
from datetime import date

from scripts.docpages.markdown import code, day, prose

from opengov.calendar.notice import Amendment, YearNotice
from opengov.cli.commands.calendar import texts
from opengov.text import Lang, Text

__all__ = ["INDEX", "NUMBER", "PUBLISHED", "STATUS", "act", "listed", "weekdays"]

INDEX = "calendar/index"
NUMBER = Text("文号", "Number")
TITLE = Text("标题", "Title")
ISSUED = Text("发文", "Issued")
PUBLISHED = Text("公布", "Published")
ADDRESS = Text("网址", "Address")
STATUS = Text("核对情况", "Status")
DAY = Text("{day}（{weekday}）", "{day} ({weekday})")
COMMA = Text("、", ", ")


def weekdays(days: Iterable[date], lang: Lang) -> str:
    """List days, each with its weekday."""
    names = texts.WEEKDAYS.say(lang).split()
    words = (DAY.say(lang).format(day=day(d), weekday=names[d.weekday()]) for d in days)
    return listed(words, lang)


def listed(words: Iterable[str], lang: Lang) -> str:
    """List words as the language does."""
    return COMMA.say(lang).join(words)


def act(notice: YearNotice | Amendment) -> list[tuple[Text, str]]:
    """Return what identifies a notice; its address is text, for no page asks another host."""
    return [
        (TITLE, prose(notice.title)),
        (NUMBER, prose(notice.number)),
        (ISSUED, day(notice.issued)),
        (PUBLISHED, day(notice.published)),
        (ADDRESS, code(notice.url or "")),
    ]
