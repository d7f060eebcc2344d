"""``docgen forward``: the forwarding circular for another office, as YAML."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.clock import today
from docgen.cli.console import Console
from docgen.cli.framework import Command
from docgen.cli.messages import say
from docgen.cli.options import (
    circular_argument,
    file_option,
    keys_option,
    workspace_around,
)


@click.command(cls=Command, name="forward")
@circular_argument()
@click.option("--office", default="")
@click.option("--date", default="")
@click.option("--lead", type=click.IntRange(0, 60), default=0)
@click.option("--urgency", default="")
@file_option()
@keys_option()
@click.pass_obj
def command(
    console: Console,
    file: Path,
    office: str,
    date: str,
    lead: int,
    urgency: str,
    output: Path | None,
    keys: str,
) -> None:
    """Write what the other office sends on; its clerk reads the wording over."""
    from docgen.services.forward import Forwarding, forward, write_forwarded

    asked = Forwarding(office, date, lead, urgency, keys)
    report = forward(file, workspace_around(file), asked, today=today(), output=output)
    made = console.value_of(report, say("nothing_written"))
    if output is not None:
        console.paths(write_forwarded(made, output))
        return
    click.echo(made.text, nl=False)
    for place in made.kept:
        console.note("keep_received", place=place)
