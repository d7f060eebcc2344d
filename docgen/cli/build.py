"""``docgen build``: letters as DOCX and PDF."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import click

from docgen.cli import options
from docgen.cli.clock import keyboard_user, stamp
from docgen.cli.console import Console
from docgen.cli.framework import Command
from docgen.cli.messages import LANGUAGE, say
from docgen.services.formats import OF_LETTERS, USUAL


@click.command(cls=Command, name="build")
@options.circulars_argument()
@options.to_option(OF_LETTERS, USUAL)
@options.folder_option()
@options.page_breaks_option()
@options.data_option()
@options.json_option()
@click.option("--file-copy", is_flag=True)
@click.option("--final", is_flag=True)
@click.option("--sign-field", is_flag=True)
@click.option("--approved", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.pass_obj
def command(
    console: Console,
    /,
    files: tuple[Path, ...],
    as_json: bool,
    final: bool,
    approved: Path | None,
    **wanted: Any,
) -> None:
    """Make each circular as it is written, to the addressee it names; all of them or none."""
    from docgen.services import make

    paths = tuple(
        options.letter_to_build(console, path) for path in options.chosen_circulars(files)
    )
    if approved is not None and not (final and len(paths) == 1):
        raise click.UsageError(say("approved_alone"))
    options.sign_field_goes_out(final, wanted)
    orders = [(path, options.workspace_of(path)) for path in paths]
    making = make.Making(stamp(), **wanted)
    if final:
        from docgen.services import compare, final_letters, issue

        changes = partial(compare.texts_of_unlike, language=LANGUAGE.get())
        events = issue.issue_letters(
            orders, final_letters.Issuing(making, approved, changes, keyboard_user())
        )
    else:
        events = make.make_letters(orders, making)
    console.follow_to_the_end(events, as_json=as_json)
