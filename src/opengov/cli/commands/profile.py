"""`opengov profile`: what catalogs are measured against."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from opengov.cli import exits, messages, output, render
from opengov.cli.language import chosen
from opengov.cli.options import LangArg, ListFormat, ListFormatArg
from opengov.cli.render import Line, pad
from opengov.cli.usage import unknown
from opengov.text import Lang

if TYPE_CHECKING:
    from opengov.validation.profiles import Profile

__all__ = ["app", "load"]

app = typer.Typer(
    name="profile", no_args_is_help=False, help="Show what catalogs are measured against (规则集)."
)


def load(name: str) -> "Profile":
    """Return a built-in profile, or one of the user's own.

    >>> load("required-elements").name
    'required-elements'

    Raises:
        WrongUseError: There is no profile of that name.
        InvalidProfileError: The file cannot be used.
    """
    from opengov.validation.profiles import (  # noqa: PLC0415 - so that help is fast
        load_profile,
        profile_names,
    )

    if not name.endswith(".toml") and name not in profile_names():
        raise unknown(messages.PROFILE, name, profile_names())
    return load_profile(name)


@app.command("list")
def list_profiles(*, lang: LangArg = None) -> int:
    """List the built-in profiles (内置规则集)."""
    from opengov.validation.profiles import (  # noqa: PLC0415 - so that help is fast
        DEFAULT_PROFILE,
        profile_names,
    )

    tongue = chosen(lang)
    names = profile_names()
    width = max(map(len, names))
    render.result(
        Line(
            ((pad(name, width) + "  ", "bold"),),
            (
                (load(name).title.say(tongue), ""),
                (f"  ({messages.DEFAULT_PROFILE.say(tongue)})", "dim")
                if name == DEFAULT_PROFILE
                else ("", ""),
            ),
        )
        for name in names
    )
    return exits.OK


@app.command("show")
def show_profile(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME|FILE]", help="Built-in profile or a TOML file; the default, if left out"
        ),
    ] = None,
    *,
    output_format: ListFormatArg = ListFormat.TEXT,
    lang: LangArg = None,
) -> int:
    """Show what a profile requires and which rules it runs (规则集内容)."""
    from opengov.validation.profiles import DEFAULT_PROFILE  # noqa: PLC0415 - so that help is fast

    profile = load(name or DEFAULT_PROFILE)
    if output_format is ListFormat.JSON:
        text = json.dumps(profile.to_json(), ensure_ascii=False, indent=2)
        output.write_bytes(f"{text}\n".encode())
    else:
        render.result(_described(profile, chosen(lang)))
    return exits.OK


def _described(profile: "Profile", lang: Lang) -> Iterator[Line]:
    from opengov.cli.handbook import pages, titles  # noqa: PLC0415 - so that help is fast
    from opengov.rules import cite  # noqa: PLC0415 - as above

    yield Line(((f"{profile.name}  ", "bold"),), ((profile.title.say(lang), "bold"),))
    if profile.description.say(lang):
        yield Line(body=((profile.description.say(lang), ""),))
    yield Line()
    if profile.basis:
        cited = ("；" if lang == "zh" else "; ").join(cite(b).say(lang) for b in profile.basis)
        yield render.field(messages.BASIS, cited, lang)
    required = titles(profile.requires)
    yield render.field(
        messages.REQUIRES, _listed([text.say(lang) for text in required], lang), lang
    )
    yield Line()
    for page in pages().values():
        if profile.lists(page.code):
            word, style = render.severity(profile.severity_of(page.code, page.severity), lang)
            yield Line(
                (
                    (f"{page.code}  ", "bold"),
                    (f"{word}  ", style),
                ),
                ((page.title.say(lang).rstrip(".。"), ""),),
            )


def _listed(words: list[str], lang: Lang) -> str:
    return ("、" if lang == "zh" else ", ").join(words)
