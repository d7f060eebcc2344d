"""Single questions on the terminal: a text, a choice, a list, records; each may go back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import click

from docgen.cli.messages import did_you_mean, say

# Says what is wrong with an answer; empty when it will do.
Check = Callable[[Any], str]


_NONE = "-"


class BackError(Exception):
    """The clerk asks for the question before this one."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked; ``default`` is offered in brackets, and an optional one may be skipped."""

    title: str
    description: str = ""
    optional: bool = False
    default: str = ""

    @property
    def said(self) -> str:
        """The question as a line."""
        if not self.optional:
            return self.titled
        note = say("ask_none", sign=_NONE) if self.default else say("ask_optional")
        return f"{self.titled} ({note})"

    def is_skipped(self, answer: str) -> bool:
        """Whether the clerk has nothing to say to it."""
        return self.optional and (not answer or (bool(self.default) and answer == _NONE))

    @property
    def titled(self) -> str:
        """What is asked for, and what it is."""
        return f"{self.title}: {self.description}" if self.description else self.title


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a record: its question, what may be chosen, and a sample that is sound."""

    name: str
    question: Question
    offered: Sequence[tuple[str, str]]
    sample: str


def text(question: Question, check: Check) -> str | None:
    """One answer that will do; ``None`` when an optional one is skipped."""
    while True:
        answer = _typed(question.said, question.default)
        if question.is_skipped(answer):
            return None
        if _will_do(answer, check):
            return answer


def choice(
    question: Question, offered: Sequence[tuple[str, str]], check: Check, *, free: bool = False
) -> str | None:
    """One of ``offered`` (name, explanation), by number or name; ``free`` takes others too."""
    click.echo(question.said, err=True)
    for number, (name, explained) in enumerate(offered, 1):
        tail = f"  {explained}" if explained else ""
        click.echo(f"  {number}. {name}{tail}", err=True)
    names = [name for name, _ in offered]
    while True:
        answer = _typed(say("ask_choice"), question.default)
        if question.is_skipped(answer):
            return None
        if answer.isdecimal() and 0 < int(answer) <= len(names):
            answer = names[int(answer) - 1]
        if answer and answer not in names and not free:
            wrong = say("ask_no_such_choice", text=answer) + did_you_mean(answer, names)
            click.echo(wrong, err=True)
        elif _will_do(answer, check):
            return answer


def several(
    question: Question, check: Check, *, columns: bool = False, least: int = 1
) -> list[Any] | None:
    """Answers until an empty one; going back takes the latest away first."""
    note = say("ask_rows") if columns else say("ask_list")
    click.echo(f"{question.titled} ({note})", err=True)
    answers: list[Any] = []
    while True:
        try:
            answer = _typed(f"{len(answers) + 1}", "", suffix="> ")
        except BackError:
            if not answers:
                raise
            answers.pop()
            continue
        if answer:
            parts = [one.strip() for one in answer.split(",")] if columns else []
            row: Any = parts if len(parts) > 1 else answer
            if _will_do(row, lambda one: check([*answers, one])):
                answers.append(row)
        elif len(answers) >= least or question.optional:
            return answers or None
        else:
            click.echo(say("ask_needed"), err=True)


def records(
    question: Question,
    fields: Sequence[Column],
    check: Check,
    *,
    named: bool,
) -> Any:
    """Records of these fields until one has no first answer."""
    click.echo(f"{question.titled} ({say('ask_records')})", err=True)
    made: list[tuple[str, dict[str, str]]] = []

    def whole(one: tuple[str, dict[str, str]]) -> Any:
        done = [*made, one]
        return dict(done) if named else [record for _, record in done]

    while True:
        try:
            may_end = question.optional or bool(made)
            turn = _Turn(len(made) + 1, named=named, may_end=may_end)
            one = _record(turn, fields, lambda one: check(whole(one)))
        except BackError:
            if not made:
                raise
            made.pop()
            continue
        if one is None:
            return (dict(made) if named else [record for _, record in made]) or None
        made.append(one)


@dataclass(frozen=True, slots=True)
class _Turn:
    """Which record is asked for, whether it has a name, and whether there may be none more."""

    number: int
    named: bool
    may_end: bool


def _record(
    turn: _Turn, fields: Sequence[Column], check: Check
) -> tuple[str, dict[str, str]] | None:
    """One record, each field checked as it is given; ``None`` when its first answer is empty."""
    name = str(turn.number)
    record: dict[str, str] = {}
    if turn.named:
        asked = Question(f"{turn.number}. {say('ask_name')}", optional=turn.may_end)
        given = text(asked, lambda _: "")
        if given is None:
            return None
        name = given
    for index, one in enumerate(fields):
        is_first = not index and not turn.named and turn.may_end
        title = f"{turn.number}. {one.question.title}"
        question = replace(one.question, title=title, optional=one.question.optional or is_first)
        to_come = {
            later.name: later.sample for later in fields[index:] if not later.question.optional
        }

        def alone(answer: str, field: str = one.name, others: dict[str, str] = to_come) -> str:
            return check((name, {**others, **record, field: answer}))

        answer = choice(question, one.offered, alone) if one.offered else text(question, alone)
        if answer is None and is_first:
            return None
        if answer is not None:
            record[one.name] = answer
    return name, record


def _typed(question: str, default: str, *, suffix: str = "\n> ") -> str:
    answer: str = click.prompt(
        question, default=default, show_default=bool(default), err=True, prompt_suffix=suffix
    )
    answer = answer.strip()
    if answer == say("ask_back"):
        raise BackError
    return answer


def _will_do(answer: Any, check: Check) -> bool:
    wrong = check(answer) if answer else say("ask_needed")
    if wrong:
        click.echo(wrong, err=True)
    return not wrong
