"""``docgen ruler``: a kind with its measures drawn."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.console import Console
from docgen.cli.framework import Command
from docgen.cli.options import file_option, workspace_here


@click.command(cls=Command, name="ruler")
@click.argument("kind")
@file_option()
@click.pass_obj
def command(console: Console, kind: str, output: Path | None) -> None:
    """Draw the sample of a kind with margins, axes and frames, as a PDF."""
    from docgen.services.ruler import ruler

    here = workspace_here()
    folder = Path() if here is None else here.output
    console.show_path(console.value_of(ruler(kind, here, output, folder)))
