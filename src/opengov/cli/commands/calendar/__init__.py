"""`opengov calendar`: working days, and where each of them comes from."""

import typer

from opengov.cli.commands.calendar import asking, importing, years

__all__ = ["app"]

app = typer.Typer(
    name="calendar",
    no_args_is_help=False,
    help="Working days of government offices, and where they come from (工作日历).",
)
# Negative numbers are no options.
NUMBERS = {"ignore_unknown_options": True}
app.command("is-working")(asking.is_working)
app.command("add", context_settings=NUMBERS)(asking.add)
app.command("count")(asking.count)
app.command("explain")(asking.explain)
app.command("show")(years.show)
app.command("export")(years.export)
app.command("import-notice")(importing.import_notice)
