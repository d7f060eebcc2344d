"""What ``docgen init`` asks about an office that was named by halves."""

from __future__ import annotations

import click

from docgen.cli.messages import say


def ask_what_is_left(answers: dict[tuple[str, str], str]) -> None:
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
                if is_asked:
                    click.echo(say("ask_needed"), err=True)
    except click.Abort as stopped:
        if not isinstance(stopped.__context__, EOFError):
            raise
        click.echo(err=True)  # the question that nobody answers ends its line
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
