"""``docgen new``: a commented starting circular."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.clock import today
from docgen.cli.console import Console
from docgen.cli.framework import Command
from docgen.cli.messages import LANGUAGE, say
from docgen.cli.options import (
    file_option,
    keys_option,
    workspace_here,
    workspace_of,
    write_or_print,
)


@click.command(cls=Command, name="new")
@click.argument("kind", required=False)
@file_option()
@keys_option()
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
    from docgen.services import form, start, submission_forms

    if example is not None:
        write_or_print(console.value_of(start.example_letter(example, workspace_here())), output)
        return
    if kind is None:
        raise click.UsageError(say("missing_parameter", name="KIND"))
    if submission_forms.is_form_of_submissions(kind):
        names = [one.strip() for one in domains.split(",") if one.strip()]
        console.paths(
            submission_forms.submission_forms(
                output,
                workspace_of(),
                rows=rows,
                provinces=provinces,
                domains=names,
                programme=programme,
            )
        )
        return
    if ask:
        from docgen.cli.interview import interviewed as circular
    else:
        circular = form.starting_circular
    made = circular(
        kind,
        workspace_here(),
        today=today(),
        language=LANGUAGE.get(),
        keys=keys,
        wording=template,
    )
    write_or_print(console.value_of(made), output)
