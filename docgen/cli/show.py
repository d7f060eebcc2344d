"""``docgen show``: the letter as text."""

from __future__ import annotations

import re
from pathlib import Path

import click

from docgen.cli.console import Console
from docgen.cli.framework import INPUT_ERRORS, Command
from docgen.cli.messages import LANGUAGE
from docgen.cli.options import circular_argument, workspace_of
from docgen.kinds import Kind, kind
from docgen.kinds.parts import role
from docgen.model.letter import Letter
from docgen.thai.width import display_width

_ROLE = re.compile(r"^ *(?P<role>[a-z_]+) \|", re.MULTILINE)
_WIDTH = 18


@click.command(cls=Command, name="show")
@circular_argument()
@click.pass_obj
def command(console: Console, file: Path) -> None:
    """Print what the letter says, even when it does not yet fit the page."""
    from docgen.making import prepare

    prepared = prepare(file, workspace_of(file))
    console.report(prepared.found, prepared.sources)
    if prepared.letter is not None:
        click.echo(_titled(prepared.letter), nl=False)
    if not prepared.is_sound:
        raise click.exceptions.Exit(INPUT_ERRORS)


def _titled(letter: Letter) -> str:
    """The letter's text with the name of each part as this reader calls it."""
    form = kind(letter.kind)

    def title(match: re.Match[str]) -> str:
        said = _role_name(match["role"], form)
        return " " * (_WIDTH - display_width(said)) + said + " |"

    return _ROLE.sub(title, letter.to_text())


def _role_name(name: str, form: Kind) -> str:
    if LANGUAGE.get() == "en":
        return name
    known = role(name)
    if known is not None:
        return known.thai
    part = form.part(name)  # one that the kind alone has
    return part.label if part is not None and part.label else name
