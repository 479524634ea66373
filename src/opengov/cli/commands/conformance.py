"""`opengov conformance`: this library as a program that the conformance kit can test."""

import sys

from opengov.cli import exits, messages, output, render
from opengov.cli.language import chosen
from opengov.cli.options import LangArg

__all__ = ["conformance"]


def conformance(*, lang: LangArg = None) -> int:
    """Answer the conformance kit (一致性测试): one question a line in, one answer a line out.

    Run by: node conformance/run.mjs -- opengov conformance
    """
    from opengov.conformance import answer_line  # noqa: PLC0415 - so that help is fast

    tongue = chosen(lang)
    if sys.stdin.isatty():
        render.note(messages.QUESTIONS_AWAITED, tongue)
    for line in sys.stdin.buffer:
        output.write_bytes(answer_line(line, tongue))
    return exits.OK
