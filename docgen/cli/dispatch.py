"""``docgen dispatch``: what the mail room needs, from the print run to packages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from docgen.cli import options
from docgen.cli.clock import stamp
from docgen.cli.console import Console
from docgen.cli.framework import Command

_SIZES = ("C4", "C5", "C6", "DL")


@click.command(cls=Command, name="dispatch")
@options.circular_argument()
@options.folder_option()
@click.option("--only", multiple=True)
@click.option("--group", "groups", multiple=True)
@click.option("--duplex/--simplex", default=True)
@click.option("--separators", is_flag=True)
@click.option("--envelopes", type=click.Choice(_SIZES, case_sensitive=False))
@click.option("--labels", is_flag=True)
@click.option("--mail", is_flag=True)
@click.option("--package", is_flag=True)
@click.option("--zip", "zipped", is_flag=True)
@click.option("--ascii-names", is_flag=True)
@click.option("--attach", "attached", type=options.formats_among("docx", "pdf"), default="pdf")
@options.json_option()
@click.pass_obj
def command(
    console: Console,
    /,
    file: Path,
    folder: Path | None,
    only: tuple[str, ...],
    groups: tuple[str, ...],
    package: bool,
    zipped: bool,
    as_json: bool,
    **wanted: Any,
) -> None:
    """Write the print run and the dispatch list, and what else was asked for."""
    from docgen.services.batch_wishes import Batch
    from docgen.services.dispatch import Packing, Wishes, dispatch_batch

    formats = ("docx", "pdf") if wanted["mail"] and "docx" in wanted["attached"] else ("pdf",)
    batch = Batch(file, options.workspace_of(file), stamp(), formats, folder, only, groups)
    packing = Packing(zipped, wanted["ascii_names"]) if package or zipped else None
    console.follow_to_the_end(
        dispatch_batch(batch, Wishes(packing=packing, **wanted)), as_json=as_json
    )
