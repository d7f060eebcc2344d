"""Question after question, kept as they are answered, shown for review, and any of them corrected.

What is asked about is a :class:`Subject`; a letter, an office, a signatory and a list are one each.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

import click

from docgen.cli import asking
from docgen.cli.asking import BackError, Pieces
from docgen.cli.messages import LANGUAGE, did_you_mean, say

if TYPE_CHECKING:
    from docgen.diagnostics import Diagnostic
    from docgen.services.kept_answers import KeptAnswers

_BETWEEN = " · "


class Subject(Protocol):
    """What is asked about: its questions, which may depend on answers, and how each is put."""

    def names(self) -> Sequence[str]:
        """The questions in order, by name."""

    def title(self, name: str) -> str:
        """What a question is called in the review."""

    def answer(self, name: str, pieces: Pieces) -> Any:
        """Ask one question; ``None`` for nothing. :class:`BackError` to go back."""

    def faults(self) -> Sequence[tuple[str, Diagnostic]]:
        """What is wrong with the whole, each with the question that it belongs to or nothing."""


def hold_interview(subject: Subject, kept: KeptAnswers) -> None:
    """Ask all that is not answered yet, then show it until the clerk is content.

    Raises: click.Abort, when he stops; what he answered is kept.
    """
    click.echo(say("ask_begin", back=say("ask_back")), err=True)
    try:
        _begin(kept)
        while True:
            _ask_what_is_left(subject, kept)
            if _is_content(subject, kept):
                return
    except click.Abort:
        if kept.is_begun:
            click.echo("\n" + say("ask_kept"), err=True)
        raise


def _begin(kept: KeptAnswers) -> None:
    """Go on with earlier answers, or begin anew where the clerk says so."""
    if not kept.is_begun:
        kept.save()
        return
    anew = say("ask_anew")
    note = say("ask_resume", count=len(kept.answers), anew=anew)
    try:
        typed = asking.typed_answer(note)
    except BackError:
        return
    if typed == anew:
        kept.forget()


def _ask_what_is_left(subject: Subject, kept: KeptAnswers) -> None:
    former: dict[str, object] = {}
    while True:
        names = list(subject.names())
        name = next((each_name for each_name in names if each_name not in kept.answers), None)
        if name is None:
            return
        try:
            kept.answers[name] = subject.answer(name, _pieces(name, kept, former.get(name)))
            kept.part = ("", [])
        except BackError:
            at = names.index(name)
            if not at:
                click.echo(say("ask_at_first"), err=True)
                continue
            kept.part = ("", [])
            former[names[at - 1]] = kept.answers.pop(names[at - 1])
        kept.save()


def _pieces(name: str, kept: KeptAnswers, former: Any) -> Pieces:
    """The pieces of an answer, each kept as it comes."""

    def keep(items: list[Any]) -> None:
        kept.part = (name, items)
        kept.save()

    items = list(kept.part[1]) if kept.part[0] == name else []
    return Pieces(items, keep, former)


def _is_content(subject: Subject, kept: KeptAnswers) -> bool:
    """Show every answer; take the one away that is to be corrected, if any."""
    names = [name for name in subject.names() if name in kept.answers]
    click.echo("\n" + say("ask_review"), err=True)
    for number, name in enumerate(names, 1):
        click.echo(
            f"  {number}. {subject.title(name)}: {answer_in_one_line(kept.answers[name])}", err=True
        )
    for name, fault in subject.faults():
        place = f"{names.index(name) + 1}. " if name in names else ""
        click.echo(f"  ! {place}{finding_in_one_line(fault)}", err=True)
    while True:
        try:
            typed = asking.typed_answer(say("ask_review_choice"))
        except BackError:
            typed = str(len(names))
        if not typed:
            return True
        chosen = names.index(typed) if typed in names else _number(typed, len(names))
        if chosen is None:
            known = [subject.title(name) for name in names]
            chosen = known.index(typed) if typed in known else None
        if chosen is not None:
            _correct(subject, kept, names[chosen])
            return False
        near = did_you_mean(typed, [subject.title(name) for name in names])
        click.echo(say("ask_no_such_choice", text=typed) + near, err=True)


def _correct(subject: Subject, kept: KeptAnswers, name: str) -> None:
    """Ask one question again; its former answer stands when nothing is typed, or on going back."""
    former = kept.answers[name]
    try:
        kept.answers[name] = subject.answer(name, _pieces(name, kept, former))
    except BackError:
        kept.answers[name] = former
    kept.part = ("", [])
    kept.save()


def _number(typed: str, most: int) -> int | None:
    """The place of the line with that number, if there is one."""
    return int(typed) - 1 if typed.isdecimal() and 0 < int(typed) <= most else None


def answer_in_one_line(answer: Any) -> str:
    """An answer in one line; pieces are parted by dots."""
    if answer is None:
        return say("ask_nothing")
    if isinstance(answer, list):
        return _BETWEEN.join(
            ", ".join(map(str, part.values() if isinstance(part, dict) else part))
            if isinstance(part, (dict, list))
            else str(part)
            for part in answer
        )
    return str(answer)


def first_error(found: Sequence[Diagnostic]) -> str:
    """The first error as a sentence for who answered; empty when there is none."""
    fault = next((found_fault for found_fault in found if found_fault.is_error), None)
    return "" if fault is None else say("ask_wrong", said=finding_in_one_line(fault))


def finding_in_one_line(fault: Diagnostic) -> str:
    """A finding and its remedy in one line."""
    language = LANGUAGE.get()
    return f"{fault.message(language)} ({fault.remedy(language)})"
