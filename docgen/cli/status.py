"""``docgen status``: who was written to, who answered, who is late, by region."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.clock import today
from docgen.cli.console import Console
from docgen.cli.framework import Command
from docgen.cli.options import circular_argument, json_option, workspace_of
from docgen.messages import text_in_columns


@click.command(cls=Command, name="status")
@circular_argument()
@click.option("--data", default="")
@click.option("--received", multiple=True, type=click.Path(path_type=Path, exists=True))
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False))
@json_option()
@click.pass_obj
def command(
    console: Console,
    file: Path,
    data: str,
    received: tuple[Path, ...],
    output: Path | None,
    as_json: bool,
) -> None:
    """A row a recipient, a row a group; with ``-o`` a picture of the groups as SVG."""
    from docgen.services.asked import thai_date
    from docgen.services.files_beside import new_file
    from docgen.services.following import follow
    from docgen.services.status import group_rows, record_of_answer, rows_of_status, status_picture

    case = console.value_of(follow(file, workspace_of(file), data, received))
    if as_json:
        for answer in case.answers:
            console.record(record_of_answer(answer, case))
    else:
        click.echo(text_in_columns(rows_of_status(case)), nl=False)
        click.echo()
        click.echo(text_in_columns(group_rows(case)), nl=False)
    if output is not None:
        content = status_picture(case, thai_date(today())).encode("utf-8")
        console.show_path(new_file(output, content))
