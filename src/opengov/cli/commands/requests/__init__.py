"""`opengov requests`: many requests for information at once."""

import typer

from opengov.cli.commands.requests import concentration, ledger, recompute, reminders

__all__ = ["app"]

app = typer.Typer(
    name="requests",
    no_args_is_help=False,
    help="Many requests for information at once: ledger, recompute, figures (依申请公开台账).",
)


@app.callback()
def requests() -> None:
    """Many requests for information at once: ledger, recompute, figures (依申请公开台账)."""


app.command("ledger")(ledger.ledger)
app.command("import")(ledger.import_ledger)
app.command("template")(ledger.template)
app.command("recompute")(recompute.recompute)
app.command("concentration")(concentration.concentration)
app.command("reminders")(reminders.reminders)
