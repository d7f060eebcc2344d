"""``docgen list``: what there is to choose from."""

from __future__ import annotations

import click

from docgen.cli.console import Console
from docgen.cli.framework import Command
from docgen.cli.messages import LANGUAGE
from docgen.cli.options import json_option, workspace_here, workspace_of
from docgen.messages import text_in_columns

_IN_WORKSPACE = ("offices", "recipients", "templates")
_ANYWHERE = ("kinds", "annexes", "examples", "codes", "unverified")


@click.command(cls=Command, name="list")
@click.argument("what", type=click.Choice([*_IN_WORKSPACE, *_ANYWHERE]), metavar="WHAT")
@json_option()
@click.pass_obj
def command(console: Console, what: str, as_json: bool) -> None:
    """Print one line for each."""
    from docgen.services.catalogue import catalogue

    workspace = workspace_of() if what in _IN_WORKSPACE else workspace_here()
    found = console.value_of(catalogue(what, workspace, language=LANGUAGE.get()))
    if as_json:
        for row in found.rows:
            console.record(dict(zip(found.columns, row, strict=True)))
    elif found.rows:
        click.echo(text_in_columns(found.rows), nl=False)
