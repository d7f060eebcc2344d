"""``docgen init``: a workspace to start from."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.console import Console, shown
from docgen.cli.framework import Command


@click.command(cls=Command, name="init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=True))
@click.pass_obj
def command(console: Console, folder: Path) -> None:
    """Copy the starting workspace into a new or empty folder."""
    from docgen.batch.delivery import disk_fault
    from docgen.diagnostics import Diagnostic, Rejected
    from docgen.starter import starting_files
    from docgen.writers.files import write_together

    if folder.exists() and (folder.is_file() or any(folder.iterdir())):
        params = {"folder": str(folder), "suggestion": f"{folder}-2"}
        raise Rejected([Diagnostic("DG5001", None, params)])
    try:
        for place, source in starting_files():
            target = folder / place
            target.parent.mkdir(parents=True, exist_ok=True)
            write_together(target.parent, {target.name: source.read_bytes()})
            click.echo(shown(target))
    except OSError as error:
        raise Rejected([disk_fault(error, folder)]) from error
    console.note("workspace_made", folder=folder)
