"""``docgen manual``: the manual, a page a task."""

from __future__ import annotations

import click

from docgen.cli.console import Console
from docgen.cli.framework import Command
from docgen.messages import width_on_screen

_COLUMN = 28


@click.command(cls=Command, name="manual")
@click.argument("topic", required=False)
@click.pass_obj
def command(console: Console, topic: str | None) -> None:
    """Print a page, or the list of pages."""
    from docgen.services import manual

    if topic is not None:
        click.echo(console.value_of(manual.manual_page(topic)).text, nl=False)
        return
    for page in manual.pages():
        room = " " * max(1, _COLUMN - width_on_screen(page.topic))
        click.echo(f"{page.topic}{room}{page.title}")
    console.end("manual_next")
