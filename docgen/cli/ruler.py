"""``docgen ruler``: a kind with its measures drawn."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.framework import Command
from docgen.cli.messages import say
from docgen.cli.options import file_option, write_new


@click.command(cls=Command, name="ruler")
@click.argument("kind")
@file_option()
def command(kind: str, output: Path | None) -> None:
    """Draw the sample of a kind with margins, axes and frames, as a PDF."""
    from docgen import kinds, vocabulary
    from docgen.build import EMBLEM, Press
    from docgen.layout.ruled import ruled

    name = vocabulary.english("kinds", kind) or kind
    if name not in kinds.names():
        raise click.UsageError(say("no_such_kind", name=kind))
    press = Press()
    pages = ruled(kinds.kind(name), standard=press.standard, emblem=EMBLEM, family=press.family)
    write_new(output or Path(f"ruler-{name}.pdf"), press.pdf.pdf(pages))
