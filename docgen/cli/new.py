"""``docgen new``: a commented starting circular."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli import options
from docgen.cli.clock import today
from docgen.cli.console import Console
from docgen.cli.framework import Command
from docgen.cli.messages import LANGUAGE
from docgen.cli.usage import missing_parameter


@click.command(cls=Command, name="new")
@click.argument("kind", required=False)
@options.file_option()
@options.keys_option()
@click.option("--template")
@click.option("--rows", type=click.Path(path_type=Path, exists=True))
@click.option("--province", "provinces", multiple=True)
@click.option("--domains", default="")
@click.option("--programme", default="")
@click.option("--ask", is_flag=True)
@click.option("--example")
@click.pass_obj
def command(
    console: Console,
    kind: str | None,
    output: Path | None,
    keys: str,
    template: str | None,
    rows: Path | None,
    provinces: tuple[str, ...],
    domains: str,
    programme: str,
    ask: bool,
    example: str | None,
) -> None:
    """Write what a clerk fills in, every field explained."""
    from docgen.cli import asked_letter, new_asked
    from docgen.services import start
    from docgen.services.asked import is_form_of_submissions

    here = options.workspace_here()
    if example is not None:
        options.write_or_print(console.value_of(start.example_letter(example, here)), output)
    elif kind is None:
        raise click.UsageError(missing_parameter("KIND", "new"))
    elif is_form_of_submissions(kind):
        from docgen.services.submission_forms import submission_forms

        named = (rows, provinces, options.names_in_list(domains), programme)
        console.paths(submission_forms(output, options.workspace_of(), *named))
    else:
        asked = asked_letter.LetterAsked(kind, here, today(), LANGUAGE.get(), keys, template)
        if not new_asked.ask_for_letter(console, asked, output, always=ask):
            options.write_or_print(console.value_of(asked.starting_circular()), output)
