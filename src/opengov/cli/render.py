"""Lines of styled text, and the only place that prints them."""

import dataclasses
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TextIO, TypeAlias

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text as Styled

from opengov.cli import messages, output
from opengov.cli.wrapping import line_breaks
from opengov.finding import Severity
from opengov.text import Lang, Text

__all__ = [
    "SEVERITY_STYLES",
    "Line",
    "Screen",
    "Span",
    "cell_len",
    "error",
    "field",
    "flat",
    "note",
    "notes",
    "pad",
    "plain",
    "result",
    "severity",
    "shorten",
]

Span: TypeAlias = tuple[str, str]
"""A piece of text and its style, a phrase of rich such as `bold red`; often none."""

SEVERITY_STYLES = {
    Severity.FATAL: "bold red",
    Severity.ERROR: "red",
    Severity.WARNING: "yellow",
    Severity.INFO: "cyan",
}

NARROWEST_BODY = 30
"""Cells that a wrapped text needs beside its label; else it goes below it."""
HANGING = 4
"""Cells by which a text below its label is indented."""
DEFAULT_WIDTH = 80
LABEL_WIDTH = 14
BREAK = re.compile(r"(?<=[^\x00-\x7f])\s*\n\s*(?=[^\x00-\x7f])")
"""A line break that stands where no blank would."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a label, and a text that is wrapped beside it on a terminal."""

    label: tuple[Span, ...] = ()
    body: tuple[Span, ...] = ()


def pad(text: str, width: int) -> str:
    """Fill a text with blanks to a width in terminal cells; a Chinese character takes two.

    >>> pad("主体", 6) + "|"
    '主体  |'
    """
    return text + " " * (width - cell_len(text))


def flat(text: str) -> str:
    r"""Put a text on one line; a break between Chinese characters goes without a trace.

    >>> flat("公开\n主体"), flat("a\nb")
    ('公开主体', 'a b')
    """
    return " ".join(BREAK.sub("", text).split())


def shorten(text: str, width: int) -> str:
    """Put a text on one line of at most `width` cells.

    >>> shorten("公开渠道和载体", 9)
    '公开渠道…'
    """
    line = flat(text)
    return line if cell_len(line) <= width else set_cell_size(line, width - 1).rstrip() + "…"


@cache
def severity(grade: Severity, lang: Lang) -> Span:
    """Name a severity, coloured and as wide as the widest.

    >>> severity(Severity.ERROR, "en")
    ('error  ', 'red')
    """
    widest = max(cell_len(word.say(lang)) for word in messages.SEVERITIES.values())
    return pad(messages.SEVERITIES[grade].say(lang), widest), SEVERITY_STYLES[grade]


def field(label: Text, value: str, lang: Lang, *, style: str = "") -> Line:
    """Put a label before a value, in two columns.

    >>> field(Text("依据", "Basis"), "article 19", "en").label
    (('Basis         ', 'dim'),)
    """
    return Line(((pad(label.say(lang), LABEL_WIDTH), "dim"),), ((value, style),))


def plain(lines: Iterable[Line]) -> str:
    r"""Return lines without style or wrapping, as they stand in a file or a pipe.

    >>> plain([Line((("F7  ", "bold"),), (("缺失", ""),)), Line()])
    'F7  缺失\n\n'
    """
    return "".join(
        "".join(text for text, _ in (*line.label, *line.body)).rstrip() + "\n" for line in lines
    )


@dataclass(frozen=True)
class Screen:
    """One standard stream: styled and wrapped for a person, plain for a program."""

    stream: TextIO = dataclasses.field(default_factory=output.stdout)

    @cached_property
    def is_terminal(self) -> bool:
        """Whether a person is watching."""
        return self.stream.isatty()

    @cached_property
    def console(self) -> Console:
        """The terminal as rich sees it: colours, width, `NO_COLOR`."""
        return Console(file=self.stream, highlight=False, markup=False, emoji=False)

    @property
    def has_colours(self) -> bool:
        """Whether colours show: on a terminal that has them, unless `NO_COLOR` is set."""
        console = self.console
        return self.is_terminal and console.color_system is not None and not console.no_color

    @property
    def width(self) -> int:
        """Width of the terminal in cells."""
        return self.console.width if self.is_terminal else DEFAULT_WIDTH

    def show(self, lines: Iterable[Line]) -> None:
        """Print lines."""
        if not self.is_terminal:
            self.stream.write(plain(lines))
        else:
            for line in lines:
                for part in self._wrapped(line):
                    self.console.print(part, soft_wrap=True)
        self.stream.flush()

    def _wrapped(self, line: Line) -> Sequence[Styled]:
        """Break a line to the width of the terminal, the text hanging beside its label."""
        label = Styled.assemble(*line.label)
        body = Styled.assemble(*line.body)
        whole = Styled.assemble(label, body)
        if whole.cell_len <= self.width or not line.body:
            return [whole]
        indent = label.cell_len
        if self.width - indent < NARROWEST_BODY:
            indent = HANGING
            first = [label]
            label.rstrip()
        else:
            first = []
        pieces = list(body.divide(line_breaks(body.plain, self.width - indent)))
        for piece in pieces:
            piece.rstrip()
        parts = [Styled.assemble(" " * indent, piece) for piece in pieces]
        if not first:
            parts[0] = Styled.assemble(label, pieces[0])
        return [*first, *parts]


def result(lines: Iterable[Line]) -> None:
    """Print what was asked for, on standard output."""
    Screen(output.stdout()).show(lines)


def note(text: Text, lang: Lang) -> None:
    """Tell the person something by the way, on standard error."""
    _on_stderr(Line(body=((f"opengov: {text.say(lang)}", "dim"),)))


def notes(lines: Iterable[Line]) -> None:
    """Tell the person several lines by the way, on standard error."""
    for line in lines:
        _on_stderr(line)


def error(text: Text, lang: Lang) -> None:
    """Say in one line why the command did not do what it was asked."""
    _on_stderr(Line((("opengov: ", "bold red"),), ((flat(text.say(lang)), ""),)))


def _on_stderr(line: Line) -> None:
    """Print on standard error; nobody may be listening there."""
    try:
        Screen(output.stderr()).show([line])
    except (OSError, ValueError):
        return
