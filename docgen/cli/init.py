"""``docgen init``: a workspace to start from."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from docgen.cli.clock import today
from docgen.cli.console import Console
from docgen.cli.framework import Command
from docgen.cli.messages import say


@click.command(cls=Command, name="init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=True))
@click.option("--office", "agency", default="")
@click.option("--letterhead", default="")
@click.option("--responsible", "responsible_office", default="")
@click.option("--prefix", "reference_prefix", default="")
@click.option("--telephone", default="")
@click.option("--signatory", "name", default="")
@click.option("--post", "position_title", default="")
@click.option("--examples", is_flag=True)
@click.pass_obj
def command(console: Console, /, folder: Path, *, examples: bool, **given: str) -> None:
    """Make a workspace of one's own office, or one with a sample office."""
    from docgen.services import start

    answers = {(file, field): given[field] for file, field in start.ASKED}
    asks = not examples and (any(answers.values()) or sys.stdin.isatty())
    if asks:
        _ask_what_is_left(answers)
        console.value_of(start.own_workspace(folder, answers))
    else:
        console.value_of(start.start_workspace(folder, examples=examples))
    if not examples:
        console.value_of(start.first_letter(folder, say("first_letter_name"), today()))
    console.end("workspace_made", folder=folder)


def _ask_what_is_left(answers: dict[tuple[str, str], str]) -> None:
    """Ask what was not given, if anything that is needed was not; what is not needed, once.

    Raises: click.UsageError, with the options that are missing, where nobody answers.
    """
    from docgen.services import start

    needed = [asked for asked in start.ASKED if asked not in start.OPTIONAL]
    if all(answers[asked] for asked in needed):
        return
    try:
        for asked in start.ASKED:
            is_asked = not answers[asked]
            while is_asked:
                answers[asked] = _typed_answer(*asked)
                is_asked = asked in needed and not answers[asked]
    except click.Abort as stopped:
        if not isinstance(stopped.__context__, EOFError):
            raise
        left = [_option_of(field) for file, field in needed if not answers[file, field]]
        raise click.UsageError(say("init_lacks", options=", ".join(left))) from stopped


def _typed_answer(file: str, field: str) -> str:
    question = say(f"init.{file}.{field}")
    answer: str = click.prompt(question, default="", show_default=False, err=True)
    return answer.strip()


def _option_of(field: str) -> str:
    """The option that gives an answer."""
    params = click.get_current_context().command.params
    return next(max(param.opts, key=len) for param in params if param.name == field)
