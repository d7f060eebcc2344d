"""``docgen register check``: the register against its journal and the disk."""

from __future__ import annotations

import click

from docgen.cli.clock import stamp
from docgen.cli.console import Console, shown_path
from docgen.cli.exits import SOME_FAILED
from docgen.cli.framework import Command
from docgen.cli.options import workspace_of


@click.command(cls=Command, name="check")
@click.option("--restore", is_flag=True)
@click.option("--accept", is_flag=True)
@click.pass_obj
def command(console: Console, restore: bool, accept: bool) -> None:
    """Tell what does not agree; make the register again, or take it for the right one."""
    from docgen.services import register

    workspace = workspace_of()
    if restore:
        made = register.made_again(workspace, stamp())
        aside = shown_path(made.aside) if made.aside else "-"
        console.end(f"restored_{made.source}", count=made.numbers, aside=aside)
    if accept:
        register.accept_register(workspace, stamp())
    found = list(register.check_register(workspace, stamp()))
    console.report(found)
    if any(fault.severity != "note" for fault in found):
        raise click.exceptions.Exit(SOME_FAILED)
    console.end("register_agrees")
