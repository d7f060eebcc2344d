"""``docgen annex``: each annex alone, as DOCX, PDF and XLSX."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.console import Console
from docgen.cli.framework import INPUT_ERRORS, Command
from docgen.cli.options import (
    circular_argument,
    folder_option,
    json_option,
    to_option,
    workspace_of,
)


@click.command(cls=Command, name="annex")
@circular_argument()
@to_option("docx", "pdf", "xlsx")
@folder_option()
@json_option()
@click.pass_obj
def command(
    console: Console, file: Path, formats: tuple[str, ...], folder: Path | None, as_json: bool
) -> None:
    """Write the annexes without their letter."""
    from docgen.batch.plan import annexes_alone, origin
    from docgen.build import Press, prepare
    from docgen.cli.deliveries import Parcel, deliver
    from docgen.diagnostics import Diagnostic, Rejected
    from docgen.writers.files import safe_name

    workspace = workspace_of(file)
    press = Press()
    prepared = prepare(file, workspace, press)
    console.report(prepared.found, prepared.sources)
    if not prepared.is_sound:
        console.note("nothing_written")
        raise click.exceptions.Exit(INPUT_ERRORS)
    jobs = annexes_alone(prepared, press, formats)
    if not jobs:
        raise Rejected([Diagnostic("DG5104", None)])
    target = folder or workspace.output / safe_name(file.stem) / "annex"
    deliver(console, [Parcel(target, jobs, origin(prepared, press))], as_json=as_json)
