"""`opengov explain CODE`: the page of one rule or notice."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from opengov.cli import exits, messages, render
from opengov.cli.language import chosen
from opengov.cli.options import LangArg
from opengov.cli.render import Line
from opengov.cli.usage import unknown
from opengov.text import Lang

if TYPE_CHECKING:
    from opengov.cli.handbook import Page

__all__ = ["explain"]


def explain(
    code: Annotated[str, typer.Argument(metavar="CODE", help="Code, for example E102 (规则代码)")],
    *,
    lang: LangArg = None,
) -> int:
    """Say what a finding means, what it rests on and what to do (规则说明)."""
    from opengov.cli.handbook import pages  # noqa: PLC0415 - so that help is fast

    every = pages()
    by_name = {page.name: page for page in every.values()}
    page = every.get(code.upper()) or by_name.get(code.lower())
    if page is None:
        raise unknown(messages.RULE, code, (*every, *by_name))
    render.result(_page(page, chosen(lang)))
    return exits.OK


def _page(page: "Page", lang: Lang) -> Iterator[Line]:
    yield Line(
        ((f"{page.code}  ", "bold"),),
        ((page.title.say(lang), "bold"),),
    )
    yield Line()
    yield render.field(messages.NAME, page.name, lang)
    yield render.field(
        messages.SEVERITY,
        messages.SEVERITIES[page.severity].say(lang),
        lang,
        style=render.SEVERITY_STYLES[page.severity],
    )
    yield render.field(messages.BASIS, page.cited.say(lang), lang)
    for label, text in (
        (messages.EARLIER, page.cited_earlier),
        (messages.APPLIES, page.in_force),
        (messages.FATE, page.fate),
    ):
        if text.say(lang):
            yield render.field(label, text.say(lang), lang)
    yield render.field(messages.SINCE, page.since, lang)
    yield Line()
    for paragraph in page.body.say(lang).split("\n\n"):
        yield Line(body=((render.flat(paragraph), ""),))
        yield Line()
    yield render.field(messages.MESSAGE, page.message.say(lang), lang)
    yield render.field(messages.BAD_EXAMPLE, page.bad, lang)
    yield render.field(messages.GOOD_EXAMPLE, page.good, lang)
    if page.mending is not None:
        yield render.field(messages.MENDED, page.mended.say(lang), lang)
    if page.reads:
        yield render.field(messages.READS, ", ".join(page.reads), lang)
