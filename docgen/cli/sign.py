"""``docgen sign``: a signature in a letter's field, with a key of a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from docgen.cli.clock import stamp
from docgen.cli.console import Console, shown_path
from docgen.cli.framework import Command
from docgen.cli.messages import say
from docgen.cli.options import workspace_of

_FILE = click.Path(path_type=Path, dir_okay=False)
_THERE = click.Path(path_type=Path, dir_okay=False, exists=True)


@click.command(cls=Command, name="sign")
@click.argument("pdf", type=_THERE)
@click.option("--p12", "key", type=_THERE, required=True)
@click.option("--signer", default="")
@click.option("--tsa", default="")
@click.option("-o", "--output", type=_FILE)
@click.option("--password", envvar="DOCGEN_P12_PASSWORD", hidden=True)
@click.pass_obj
def command(
    console: Console,
    pdf: Path,
    key: Path,
    signer: str,
    tsa: str,
    output: Path | None,
    password: str | None,
) -> None:
    """Write the signed letter beside the one that was to be signed."""
    from docgen.services.sign import Signing, sign
    from docgen.services.workspaces import workspace_around

    if password is None:
        password = _asked_password()
    workspace = workspace_around(pdf).value or workspace_of()
    wishes = Signing(key, password, stamp(), signer, tsa, output)
    click.echo(shown_path(console.value_of(sign(pdf, workspace, wishes))))


def _asked_password() -> str:
    """What is typed unseen; a key may have none.

    Raises: click.UsageError, with the variable that gives it, where nobody types.
    """
    ask = partial(click.prompt, say("p12_password"), default="", show_default=False, err=True)
    try:
        answer: str = ask(hide_input=True)
    except click.Abort as stopped:
        if not isinstance(stopped.__context__, EOFError):
            raise
        raise click.UsageError(say("p12_nobody_types")) from stopped
    return answer
