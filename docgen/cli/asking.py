"""Single questions on the terminal: a text, a choice, a list, records; each may go back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field, replace
from typing import Any

import click

from docgen.cli.messages import did_you_mean, say
from docgen.light import dataclass

# Says what is wrong with an answer; empty when it will do.
AnswerCheck = Callable[[Any], str]


_NONE = "-"


class BackError(Exception):
    """The clerk asks for the question before this one."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked; ``default`` is offered in brackets, and an optional one may be skipped.

    ``meant`` tells what a typed answer stands for.
    """

    title: str
    description: str = ""
    optional: bool = False
    default: str = ""
    meant: Callable[[str], str] = str.strip

    @property
    def question_line(self) -> str:
        """The question as a line."""
        if not self.optional:
            return self.title_line
        note = say("ask_none", sign=_NONE) if self.default else say("ask_optional")
        return f"{self.title_line} ({note})"

    def is_skipped(self, answer: str) -> bool:
        """Whether the clerk has nothing to say to it."""
        return self.optional and (not answer or _is_nothing(answer))

    @property
    def title_line(self) -> str:
        """What is asked for, and what it is."""
        return f"{self.title}: {self.description}" if self.description else self.title


@dataclass(frozen=True, slots=True)
class AskedField:
    """One field of a record: its question, what may be chosen, and a sample that is sound."""

    name: str
    question: Question
    offered: Sequence[tuple[str, str]]
    sample: str


@dataclass(slots=True)
class Pieces:
    """An answer that is given piece by piece: what is there, and who keeps it.

    ``former`` is a whole answer given before, which stands when nothing new is typed.
    """

    items: list[Any] = field(default_factory=list)
    keep: Callable[[list[Any]], None] = lambda _: None
    former: Any = None

    def add(self, item: Any) -> None:
        """One piece more."""
        self.items.append(item)
        self.keep(self.items)

    def drop(self) -> None:
        """Without the latest."""
        self.items.pop()
        self.keep(self.items)

    def show(self, shown: Callable[[Any], str]) -> None:
        """What is there already, and that a former answer may stand."""
        for number, item in enumerate(self.items, 1):
            click.echo(f"{number}> {shown(item)}", err=True)
        if self.former and not self.items:
            click.echo(say("ask_former_stands"), err=True)


def text(question: Question, check: AnswerCheck) -> str | None:
    """One answer that will do; ``None`` when an optional one is skipped."""
    while True:
        said = typed_answer(question.question_line, question.default)
        answer = question.meant(said)
        if question.is_skipped(said):
            return None
        if _will_do(answer, check):
            if answer != said:
                click.echo(say("ask_meant", text=answer), err=True)
            return answer


def asked_choice(
    question: Question,
    offered: Sequence[tuple[str, str]],
    check: AnswerCheck,
    *,
    free: bool = False,
) -> str | None:
    """One of ``offered`` (name, explanation), by number or name; ``free`` takes others too."""
    click.echo(question.question_line, err=True)
    for number, (name, explained) in enumerate(offered, 1):
        tail = f"  {explained}" if explained else ""
        click.echo(f"  {number}. {name}{tail}", err=True)
    names = [name for name, _ in offered]
    while True:
        answer = typed_answer(say("ask_choice"), question.default)
        if question.is_skipped(answer):
            return None
        answer = _chosen_name(answer, offered)
        if answer and answer not in names and not free:
            wrong = say("ask_no_such_choice", text=answer) + did_you_mean(answer, names)
            click.echo(wrong, err=True)
        elif _will_do(answer, check):
            return answer


def several_answers(
    question: Question,
    check: AnswerCheck,
    *,
    columns: bool = False,
    least: int = 1,
    pieces: Pieces | None = None,
) -> list[Any] | None:
    """Answers until an empty one; going back takes the latest away first."""
    note = say("ask_rows") if columns else say("ask_list")
    click.echo(f"{question.title_line} ({note})", err=True)
    given = pieces or Pieces()
    given.show(lambda answer: ", ".join(answer) if isinstance(answer, list) else str(answer))
    while True:
        try:
            answer = typed_answer(f"{len(given.items) + 1}", "", suffix="> ")
        except BackError:
            if not given.items:
                raise
            given.drop()
            continue
        if answer == _NONE and question.optional and not given.items:
            return None
        if answer:
            row = _row_of(answer) if columns else answer
            if _will_do(row, lambda answer: check([*given.items, answer])):
                given.add(row)
        elif given.former and not given.items:
            return list(given.former)
        elif len(given.items) >= least or question.optional:
            return given.items or None
        else:
            click.echo(say("ask_needed"), err=True)


def _row_of(answer: str) -> Any:
    """The cells of a row that was typed with commas between them; else the answer as it is."""
    cells = [piece.strip() for piece in answer.split(",")]
    return cells if len(cells) > 1 else answer


def records(
    question: Question,
    fields: Sequence[AskedField],
    check: AnswerCheck,
    *,
    pieces: Pieces | None = None,
) -> list[dict[str, str]] | None:
    """Records of these fields until one has no first answer."""
    click.echo(f"{question.title_line} ({say('ask_records')})", err=True)
    given = pieces or Pieces()
    given.show(lambda record: " · ".join(record.values()))
    while True:
        begins = not given.items
        try:
            may_end = question.optional or not begins or bool(given.former)
            turn = _Turn(len(given.items) + 1, may_end=may_end)
            one = _record(turn, fields, lambda record: check([*given.items, record]))
        except BackError:
            if begins:
                raise
            given.drop()
            continue
        if one is None:
            return given.items or (list(given.former) if given.former else None)
        given.add(one)


@dataclass(frozen=True, slots=True)
class _Turn:
    """Which record is asked for, and whether there may be none more."""

    number: int
    may_end: bool


def _record(turn: _Turn, fields: Sequence[AskedField], check: AnswerCheck) -> dict[str, str] | None:
    """One record, each field checked as it is given; ``None`` when its first answer is empty."""
    record: dict[str, str] = {}
    for index, asked_field in enumerate(fields):
        is_first = not index and turn.may_end
        title = f"{turn.number}. {asked_field.question.title}"
        question = replace(
            asked_field.question, title=title, optional=asked_field.question.optional or is_first
        )
        to_come = {
            later.name: later.sample for later in fields[index:] if not later.question.optional
        }

        def alone(
            answer: str, name: str = asked_field.name, others: dict[str, str] = to_come
        ) -> str:
            return check({**others, **record, name: answer})

        answer = (
            asked_choice(question, asked_field.offered, alone)
            if asked_field.offered
            else text(question, alone)
        )
        if answer is None and is_first:
            return None
        if answer is not None:
            record[asked_field.name] = answer
    return record


def _chosen_name(answer: str, offered: Sequence[tuple[str, str]]) -> str:
    """The name that an answer chooses: by its number, or by words that only one of them has."""
    names = [name for name, _ in offered]
    if answer.isdecimal() and 0 < int(answer) <= len(names):
        return names[int(answer) - 1]
    if not answer or answer in names:
        return answer
    having = [name for name, explained in offered if answer in name or answer in explained]
    return having[0] if len(having) == 1 else answer


def typed_answer(question: str, default: str = "", *, suffix: str = "\n> ") -> str:
    """What is typed after a question; :class:`BackError` for the word that goes back."""
    answer: str = click.prompt(
        question, default=default, show_default=bool(default), err=True, prompt_suffix=suffix
    )
    answer = answer.strip()
    if answer == say("ask_back"):
        raise BackError
    return answer


def _is_nothing(answer: str) -> bool:
    """Whether an answer says that there is none."""
    return answer in (_NONE, say("ask_none_word"))


def _will_do(answer: Any, check: AnswerCheck) -> bool:
    wrong = check(answer) if answer else say("ask_needed")
    if wrong:
        click.echo(wrong, err=True)
    return not wrong
