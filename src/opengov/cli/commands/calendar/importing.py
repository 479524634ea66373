"""`opengov calendar import-notice`: a year out of the wording of its notice."""

import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from opengov._saving import save
from opengov.cli import exits, messages, render
from opengov.cli.commands.calendar import texts
from opengov.cli.commands.calendar.listing import act_lines
from opengov.cli.commands.calendar.sources import (
    NoticesArg,
    answering,
    calendar_asked,
    cannot_read,
    print_json,
    year_asked,
)
from opengov.cli.days import full_date
from opengov.cli.inputs import STDIN, is_same_file
from opengov.cli.language import chosen
from opengov.cli.options import LangArg, ListFormat, ListFormatArg
from opengov.cli.usage import OutputFailedError, UnansweredError, WrongUseError
from opengov.errors import MissingExtraError, NoticeParseError

if TYPE_CHECKING:
    from datetime import date

    from opengov.calendar.notice import YearNotice
    from opengov.calendar.workcalendar import WorkCalendar

__all__ = ["import_notice"]

PAGE = re.compile(r"<(?:!doctype|html|body|div|p)\b", re.IGNORECASE)
"""What a saved web page has and a text has not."""


def import_notice(
    source: Annotated[
        str, typer.Argument(metavar="FILE", help="The notice's text or page (通知), - for stdin")
    ],
    *,
    target: Annotated[
        Path, typer.Option("--output", "-o", metavar="YEAR.toml", help="File to write (输出)")
    ],
    year: Annotated[
        int | None, typer.Option("--year", metavar="YEAR", help="If the copy lacks it (年份)")
    ] = None,
    issued: Annotated[
        str | None,
        typer.Option("--issued", metavar="DATE", help="If the copy lacks it (发文日期)"),
    ] = None,
    notices: NoticesArg = None,
    output_format: ListFormatArg = ListFormat.TEXT,
    lang: LangArg = None,
) -> int:
    """Read a holiday notice (节假日安排通知) and write its year for --notice.

    A notice that changes a year on file gives that year with the change. What
    cannot be read, or does not add up, is refused with the sentence quoted.
    """
    from opengov.calendar.export import year_json, year_spans  # noqa: PLC0415 - so that help is fast
    from opengov.calendar.notice import to_toml  # noqa: PLC0415 - as above

    tongue = chosen(lang)
    if target.suffix.lower() != ".toml":
        raise WrongUseError(texts.TOML_EXTENSION.format(path=target))
    if source != STDIN and is_same_file(source, target):
        raise WrongUseError(messages.OUTPUT_IS_INPUT.format(path=target))
    stated = None if year is None else year_asked(year)
    day = None if issued is None else full_date(issued, "--issued")
    with answering():
        calendar = calendar_asked("CN", notices, None)
        notice = _read(_text_of(source), calendar, stated, day)
        calendar = calendar.with_notice(notice)
        spans = [
            span
            for span in year_spans(calendar, notice.year, apart_by_act=True)
            if span.last.year == notice.year
        ]
    try:
        save(target, to_toml(notice).encode())
    except OSError as error:
        raise OutputFailedError(target, error) from error
    if output_format is ListFormat.JSON:
        print_json(year_json(calendar, notice.year))
    else:
        render.result(act_lines(spans, tongue))
    render.note(texts.IMPORTED.format(path=target), tongue)
    return exits.OK


def _read(
    text: str, calendar: "WorkCalendar", year: int | None, issued: "date | None"
) -> "YearNotice":
    """Read the notice of a year, or one that changes a year on file."""
    from opengov.calendar.parsing import (  # noqa: PLC0415 - so that help is fast
        parse_amendment,
        parse_notice,
    )

    try:
        return parse_notice(text, year=year, issued=issued)
    except NoticeParseError as refused:
        for base in reversed(calendar.notices):
            try:
                change = parse_amendment(text, amends=base)
            except NoticeParseError as error:
                if error.problem != "year-differs":
                    raise refused from error
            else:
                return replace(base, amendments=(*base.amendments, change))
        raise


def _text_of(source: str) -> str:
    """Return the text of a file, of a saved page what a reader sees of it."""
    from opengov.files.encoding import (  # noqa: PLC0415 - so that help is fast
        Undecodable,
        declared_charset,
        decode,
    )

    try:
        data = sys.stdin.buffer.read() if source == STDIN else Path(source).read_bytes()
    except OSError as error:
        raise cannot_read(source, error) from error
    decoded = decode(data, charset=declared_charset(data))
    if isinstance(decoded, Undecodable):
        raise UnansweredError(texts.UNDECODABLE.format(path=source, encoding=decoded.encoding))
    return _page_text(decoded.text) if PAGE.search(decoded.text) else decoded.text


def _page_text(page: str) -> str:
    """Return what a reader sees of a web page, line by line."""
    try:
        from lxml import etree  # noqa: PLC0415 - only pages need it

        from opengov.files.htmltext import element_text  # noqa: PLC0415 - as above
    except ImportError as error:
        raise MissingExtraError("tables", needed_for="reading a web page") from error
    root = etree.fromstring(page.encode(), etree.HTMLParser(encoding="utf-8", huge_tree=True))
    return element_text(root)
