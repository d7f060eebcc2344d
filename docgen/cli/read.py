"""``docgen read``: a draft circular from a received letter."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.console import Console
from docgen.cli.framework import Command
from docgen.cli.options import file_option, keys_option, workspace_of, write_or_print


@click.command(cls=Command, name="read")
@click.argument("letter", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@file_option()
@keys_option()
@click.pass_obj
def command(console: Console, letter: Path, output: Path | None, keys: str) -> None:
    """Read DOCX, PDF or text; what is not sure says so beside it."""
    from docgen.diagnostics import Diagnostic, Position, Rejected
    from docgen.drafting.received import draft_yaml
    from docgen.loading.workspace import offices
    from docgen.reading import lines_of, read_letter
    from docgen.reading.patterns import table

    workspace = workspace_of()
    read = read_letter(lines_of(letter))
    if read is None:
        at = Position(str(letter))
        raise Rejected([Diagnostic("DG2222", at, {"file": letter.name})])
    text = draft_yaml(
        read,
        source=letter.name,
        offices=offices.offices(workspace).models,
        signatories=offices.signatories(workspace).models,
        keys=keys,
    )
    write_or_print(text, output)
    doubtful = text.count(f"# {table()['check']}:")
    console.note("read_so_far", doubtful=doubtful)
