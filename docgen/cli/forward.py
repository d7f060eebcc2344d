"""``docgen forward``: the forwarding circular for another office, as YAML."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.console import Console
from docgen.cli.framework import INPUT_ERRORS, Command
from docgen.cli.messages import did_you_mean, say
from docgen.cli.options import (
    circular_argument,
    file_option,
    keys_option,
    workspace_of,
    write_or_print,
)


@click.command(cls=Command, name="forward")
@circular_argument()
@click.option("--office", required=True)
@file_option()
@keys_option()
@click.pass_obj
def command(console: Console, file: Path, office: str, output: Path | None, keys: str) -> None:
    """Write what the other office sends on; its own sentences are left to fill in."""
    from docgen.compose.forwarding import forwarding_yaml
    from docgen.loading import circulars, config

    workspace = workspace_of(file)
    known = config.offices(workspace)
    if office not in known.names:
        near = did_you_mean(office, tuple(known.names))
        raise click.UsageError(say("no_such_office", name=office) + near)
    loaded = circulars.load(file, workspace)
    loaded.sources.add(str(known.path), known.lines)
    named = known.models.get(office)
    own_faults = [one for one in known.faults[office] if one not in loaded.found]
    console.report([*loaded.found, *own_faults], loaded.sources)
    if loaded.dossier is None or named is None:
        console.note("nothing_written")
        raise click.exceptions.Exit(INPUT_ERRORS)
    write_or_print(forwarding_yaml(loaded.dossier, office, named, keys=keys), output)
