"""The days off and make-up days of a year, notice by notice."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from opengov.cli.commands.calendar import texts
from opengov.cli.render import Line, cell_len, pad
from opengov.text import Lang

if TYPE_CHECKING:
    from opengov.calendar.export import Span
    from opengov.calendar.rulings import Act

__all__ = ["act_lines"]


def act_lines(spans: Sequence["Span"], lang: Lang) -> Iterator[Line]:
    """Write each notice with the holidays it rules, a line each.

    >>> from opengov.calendar.export import year_spans
    >>> from opengov.calendar.registry import get_calendar
    >>> from opengov.cli.render import plain
    >>> spans = year_spans(get_calendar("CN"), 2026, apart_by_act=True)[:2]
    >>> print(plain(act_lines(spans, "zh")), end="")
      国办发明电〔2025〕7号  2025-11-04  国务院办公厅关于2026年部分节假日安排的通知
        元旦  1月1日—3日（3天）  上班 1月4日
    """
    by_act: dict[Act, list[Span]] = {}
    for span in spans:
        by_act.setdefault(span.days[0].act or span.acts[-1], []).append(span)
    for number, (act, those) in enumerate(by_act.items()):
        if number:
            yield Line()
        day = act.issued or act.published
        yield Line(
            (
                (f"  {act.number or texts.LOCAL_ACT.say(lang)}  ", "bold"),
                (f"{day}  " if day else "", ""),
            ),
            ((act.title, "dim"),),
        )
        yield from _holidays(those, lang)


def _holidays(spans: Sequence["Span"], lang: Lang) -> Iterator[Line]:
    """Write the holidays of one act, a line each: the days off, the days worked for them."""
    by_days_off = sorted(spans, key=lambda span: (span.works, span.first))
    names = list(dict.fromkeys(span.name.say(lang) for span in by_days_off))
    off = {name: _listed(spans, name, lang, works=False) for name in names}
    worked = {name: _listed(spans, name, lang, works=True) for name in names}
    name_width, off_width = max(map(cell_len, names)), max(map(cell_len, off.values()))
    for name in names:
        yield Line(
            ((f"    {pad(name, name_width)}  ", ""),),
            (
                (pad(off[name], off_width), "red"),
                (f"  {texts.WORK.say(lang)}{worked[name]}" if worked[name] else "", "yellow"),
            ),
        )


def _listed(spans: Sequence["Span"], name: str, lang: Lang, *, works: bool) -> str:
    """List the days of one holiday that are off, with their number, or that are worked."""
    listed = []
    for span in spans:
        if span.works == works and span.name.say(lang) == name:
            days = texts.span_of_days(span.first, span.last, lang)
            number = "" if works else texts.N_OFF.say(lang).format(n=len(span.days))
            listed.append(days + number)
    return ("、" if lang == "zh" else ", ").join(listed)
