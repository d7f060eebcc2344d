"""``docgen ruler``: a kind with its measures drawn."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.framework import Command
from docgen.cli.kind_names import kind_named
from docgen.cli.options import file_option, write_new


@click.command(cls=Command, name="ruler")
@click.argument("kind")
@file_option()
def command(kind: str, output: Path | None) -> None:
    """Draw the sample of a kind with margins, axes and frames, as a PDF."""
    from docgen.checks.emblem import EMBLEM
    from docgen.layout.ruler_sheet import ruled
    from docgen.making import Press

    form = kind_named(kind)
    press = Press()
    pages = ruled(form, standard=press.standard, emblem=EMBLEM, family=press.family)
    write_new(output or Path(f"ruler-{Path(form.id).stem}.pdf"), press.pdf.pdf(pages))
