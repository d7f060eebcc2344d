"""``docgen new --ask``: the fields of a circular as questions, one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import click

from docgen.cli.messages import say

_NOT_ASKED = {"annexes", "deadlines", "fit_pages", "references", "enclosures", "recipients"}
_LISTS = {"body": "texts"}


@dataclass(frozen=True, slots=True)
class StartingField:
    """A field of a starting circular: its key, what it is, and what stands there at first.

    ``is_comment`` marks one that is optional, ``is_known`` one whose value is no mere sample.
    """

    name: str
    key: str
    title: str
    description: str
    value: Any
    is_comment: bool
    form: str = "text"
    is_known: bool = False


def answered(fields: Iterable[StartingField]) -> Iterator[StartingField]:
    """The fields with a person's answers; an optional one without an answer stays a comment."""
    for one in fields:
        if one.name == "kind" or one.name in _NOT_ASKED:
            yield one
            continue
        form = _LISTS.get(one.name, one.form)
        answer = _asked_list(one, form) if form in ("texts", "rows") else _asked(one)
        yield one if answer is None else replace(one, value=answer, is_comment=False)


def _asked(one: StartingField) -> str | None:
    """One answer; what is known already is offered in brackets."""
    note = f" ({say('ask_optional')})" if one.is_comment else ""
    default = str(one.value) if one.is_known else ""
    while True:
        question = f"{one.title}: {one.description}{note}"
        text: str = click.prompt(
            question, default=default, show_default=bool(default), err=True, prompt_suffix="\n> "
        )
        if text.strip() or one.is_comment:
            return text.strip() or None
        click.echo(say("ask_needed"), err=True)


def _asked_list(one: StartingField, form: str) -> list[Any] | None:
    """Answers until an empty one."""
    note = say("ask_rows") if form == "rows" else say("ask_list")
    click.echo(f"{one.title}: {one.description} ({note})", err=True)
    answers: list[Any] = []
    while True:
        text: str = click.prompt(
            f"{len(answers) + 1}", default="", show_default=False, err=True, prompt_suffix="> "
        )
        if text.strip():
            columns = [column.strip() for column in text.split(",")] if form == "rows" else []
            answers.append(columns if len(columns) > 1 else text.strip())
        elif answers or one.is_comment:
            return answers or None
        else:
            click.echo(say("ask_needed"), err=True)
