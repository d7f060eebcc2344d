"""``docgen verify``: a folder, a letter or the journal, against what docgen keeps of them."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from docgen.cli.console import Console, shown_path
from docgen.cli.exits import INPUT_ERRORS
from docgen.cli.framework import Command
from docgen.cli.messages import say
from docgen.cli.options import workspace_of


@click.command(cls=Command, name="verify")
@click.argument("target", type=click.Path(path_type=Path, exists=True), required=False)
@click.option("--journal", is_flag=True)
@click.option("--trust", "trusted", multiple=True, type=click.Path(path_type=Path, exists=True))
@click.option("--qr", "code")
@click.pass_obj
def command(
    console: Console,
    target: Path | None,
    journal: bool,
    trusted: tuple[Path, ...],
    code: str | None,
) -> None:
    """Read every file and say which is not as docgen wrote it."""
    from docgen.services.verify import verify, verify_code, verify_journal, verify_letter
    from docgen.services.workspaces import is_file, path_without_links, workspace_around

    if target is not None and is_file(target) and not journal:
        workspace = workspace_around(target).value or workspace_of()
        letter = console.value_of(verify_letter(target, workspace, trusted, code or ""))
        console.note("letter_verified", file=target.name, **asdict(letter))
        for signature in letter.signatures:
            console.note("signature_shown", **asdict(signature))
        return
    if code is not None:
        letter = console.value_of(verify_code(code, workspace_of(target)))
        console.end("code_verified", **asdict(letter))
        return
    if journal:
        report = verify_journal(workspace_of(target))
    elif target is None:
        raise click.UsageError(say("verify_needs_target"))
    else:
        report = verify(target)
    good = console.value_of(report)
    if not report.is_sound:
        raise click.exceptions.Exit(INPUT_ERRORS)
    if journal:
        console.end("journal_verified", count=good)
    elif target is not None:
        console.end("verified", folder=shown_path(path_without_links(target)), count=good)
