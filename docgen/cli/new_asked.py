"""What ``docgen new`` does with answers: a letter made and shown, an entry or a list written."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli import asking, interview
from docgen.cli.asked_entries import EntrySubject, ListSubject
from docgen.cli.asked_letter import LetterAsked, LetterSubject
from docgen.cli.asking import BackError, Question
from docgen.cli.clock import stamp
from docgen.cli.console import Console, shown_path
from docgen.cli.messages import say
from docgen.cli.options import workspace_of

if TYPE_CHECKING:
    from docgen.services.workspaces import Workspace

_FILES = {"office": "offices", "signatory": "signatories"}


def ask_for_letter(
    console: Console, asked: LetterAsked, output: Path | None, *, always: bool
) -> bool:
    """Ask for what letters name (an office, one who signs, a list), and for a letter ``always``.

    Whether anything was asked.
    """
    from docgen.services import form

    record = form.entry_asked_for(asked.kind)
    if record == "recipients":
        ask_list(console, asked, output)
    elif record and output is not None:
        file = shown_path(workspace_of().config / f"{_FILES[record]}.yaml")
        raise click.UsageError(say("ask_no_output", kind=asked.kind, file=file))
    elif record:
        ask_entry(console, record, asked)
    elif always:
        ask_letter(console, asked, output)
    return bool(record or always)


def ask_letter(console: Console, asked: LetterAsked, output: Path | None) -> None:
    """Ask for a letter, write it, make it and show its pages; ``output`` must not stand yet.

    Raises: Rejected, with DG5002 when it does, before anything is asked.
    """
    from docgen.services.files_beside import new_file, refuse_standing
    from docgen.services.kept_answers import KeptAnswers

    subject = LetterSubject(asked, {})
    path = output if output is not None else _place(subject, asked)
    refuse_standing(path)
    about = {"kind": subject.form.kind.id, "keys": asked.keys, "template": asked.wording or ""}
    beside = path if output is not None else path.with_name(f"{subject.form.kind.thai}.yaml")
    kept = KeptAnswers.of_earlier_run(beside, about)
    subject.answers = kept.answers
    interview.hold_interview(subject, kept)
    console.show_path(new_file(path, subject.text().encode("utf-8")))
    kept.forget()
    if asked.workspace is not None:
        _make_and_show(console, path, asked.workspace)


def _place(subject: LetterSubject, asked: LetterAsked) -> Path:
    """A name that is not taken, among the letters of the workspace or in the current folder."""
    from docgen.services.new_letter import free_name

    here = asked.workspace.config / "circulars" if asked.workspace is not None else Path.cwd()
    return free_name(here, subject.form.kind.thai, asked.today)


def _make_and_show(console: Console, path: Path, workspace: Workspace) -> None:
    """The letter as DOCX and PDF, and its pages as pictures; opened where a person sits."""
    from docgen.services.events import LetterDone
    from docgen.services.formats import OF_LETTERS
    from docgen.services.make import Making, make_letters
    from docgen.services.preview import Previewing

    console.follow_to_the_end(make_letters([(path, workspace)], Making(stamp(), OF_LETTERS)))
    images: list[Path] = []
    for event in Previewing(path, workspace).write_pages():
        images += event.outcome.files if isinstance(event, LetterDone) else ()
    for image in images:
        console.show_path(image)
    if images and sys.stdin.isatty():
        click.launch(str(images[0]))
    console.end("ask_letter_made", file=shown_path(path))


def ask_entry(console: Console, section: str, asked: LetterAsked) -> None:
    """Ask for an office or a signatory and add it to its file."""
    from docgen import vocabulary
    from docgen.services.form import office_entries
    from docgen.services.kept_answers import KeptAnswers

    workspace = workspace_of()
    form = office_entries.entry_form(section, workspace, (say("ask_key"), say("ask_key_how")))
    kept = KeptAnswers.of_earlier_run(form.file, {"section": section})
    interview.hold_interview(EntrySubject(form, kept.answers, asked.today), kept)
    name, path = (
        kept.answers[office_entries.KEY],
        console.value_of(office_entries.added_entry(form, kept.answers)),
    )
    kept.forget()
    console.show_path(path)
    key = vocabulary.thai("circular", section)
    console.end("ask_entry_made", file=shown_path(path), key=key, name=name)


def ask_list(console: Console, asked: LetterAsked, output: Path | None) -> None:
    """Ask for a list of recipients and write it; ``output`` names it where it is given."""
    from docgen import vocabulary
    from docgen.services.form import new_list
    from docgen.services.form.answers import Typist
    from docgen.services.kept_answers import KeptAnswers

    workspace = workspace_of()
    path = new_list.list_file(workspace, output.stem if output is not None else _list_name())
    kept = KeptAnswers.of_earlier_run(path, {"section": "recipients"})
    interview.hold_interview(ListSubject(path, kept.answers, Typist(asked.today)), kept)
    source = kept.answers.get("file")
    made = (
        new_list.kept_list(Path(source.strip("'\" ")), path)
        if source
        else new_list.new_list(path, kept.answers["rows"])
    )
    path = console.value_of(made)
    kept.forget()
    console.show_path(path)
    key = vocabulary.thai("circular", "recipients")
    console.end("ask_list_made", file=shown_path(path), key=key, name=path.stem)


def _list_name() -> str:
    while True:
        try:
            question = Question(say("ask_list_name"), say("ask_list_name_how"))
            return asking.text(question, lambda _: "") or ""
        except BackError:
            click.echo(say("ask_at_first"), err=True)
