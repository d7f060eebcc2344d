"""``docgen doctor``: what this machine has, what is missing, and what to do."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.clock import stamp
from docgen.cli.console import Console
from docgen.cli.exits import INPUT_ERRORS
from docgen.cli.framework import Command
from docgen.cli.messages import LANGUAGE, say
from docgen.cli.options import json_option, workspace_here


@click.command(cls=Command, name="doctor")
@json_option()
@click.pass_obj
def command(console: Console, as_json: bool) -> None:
    """Look at everything; exit 1 when letters cannot be made here."""
    from docgen.services.diagnose import BAD, diagnose

    bad = False
    here = str(Path.cwd())
    for finding in diagnose(workspace_here(), here=here, language=LANGUAGE.get(), at=stamp()):
        bad = bad or finding.state == BAD
        if as_json:
            console.record({"state": finding.state, "text": finding.text, "advice": finding.advice})
            continue
        click.echo(f"{say('state.' + finding.state)} {finding.text}")
        if finding.advice:
            click.echo(f"    {say('doctor_advice')}: {finding.advice}")
    if bad:
        raise click.exceptions.Exit(INPUT_ERRORS)
