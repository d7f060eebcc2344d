"""``docgen explain``: what a code means, a wrong and a right example, the clause."""

from __future__ import annotations

import click

from docgen.cli.console import Console
from docgen.cli.framework import Command
from docgen.cli.messages import LANGUAGE


@click.command(cls=Command, name="explain")
@click.argument("code")
@click.pass_obj
def command(console: Console, code: str) -> None:
    """Print the page of one code."""
    from docgen.services.explain import explain

    page = console.value_of(explain(code, language=LANGUAGE.get()))
    lines = [f"{page.code}: {page.severity}", *page.message.splitlines()]
    for heading, text in page.parts:
        lines += ["", f"{heading}:", *(f"    {line}" for line in text.splitlines())]
    click.echo("\n".join(lines))
