"""``docgen batch``: one letter for each recipient."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from docgen.cli import options
from docgen.cli.clock import keyboard_user, stamp
from docgen.cli.console import Console
from docgen.cli.framework import Command
from docgen.services.formats import OF_LETTERS, USUAL


@click.command(cls=Command, name="batch")
@options.circular_argument()
@options.to_option(OF_LETTERS, USUAL)
@options.folder_option()
@click.option("--only", multiple=True)
@click.option("--group", "groups", multiple=True)
@click.option("--from-status", "status")
@click.option("--dry-run", is_flag=True)
@click.option("--proof", is_flag=True)
@click.option("--resume", is_flag=True)
@click.option("--jobs", type=click.IntRange(1, 64), default=1)
@click.option("--cluster", metavar="ADDRESS", default="")
@click.option("--keep-going", is_flag=True)
@click.option("--stop-on-first", is_flag=True)
@click.option("--final", is_flag=True)
@click.option("--number-each", is_flag=True)
@click.option("--sign-field", is_flag=True)
@options.page_breaks_option()
@options.data_option()
@options.json_option()
@click.pass_obj
def command(
    console: Console, /, file: Path, dry_run: bool, proof: bool, as_json: bool, **wanted: Any
) -> None:
    """Check every row, then write letter by letter; each is whole or not there."""
    from docgen.services import batch, batch_wishes, issue_batch

    wishes = batch_wishes.Batch(
        file, options.workspace_of(file), stamp(), who=keyboard_user(), **wanted
    )
    options.sign_field_goes_out(wishes.goes_out, wanted, is_trial=dry_run or proof)
    if proof or dry_run:
        console.tally.is_planned = True
        events = batch.make_proof(wishes) if proof else batch.looked_at(wishes)
    else:
        events = (
            issue_batch.issue_batch_of_letters(wishes)
            if wishes.goes_out
            else batch.make_batch(wishes)
        )
    console.follow_to_the_end(events, as_json=as_json)
