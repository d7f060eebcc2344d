"""``docgen new`` of what letters name: an office, one who signs, a list of recipients."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docgen.cli import asking
from docgen.cli.asking import Pieces, Question
from docgen.cli.interview import finding_in_one_line, first_error
from docgen.cli.messages import say
from docgen.light import dataclass

if TYPE_CHECKING:
    from docgen.diagnostics import Diagnostic
    from docgen.services.form.answers import Typist
    from docgen.services.form.fields import StartingField
    from docgen.services.form.office_entries import EntryForm
    from docgen.services.form.shapes import RecordField


@dataclass(slots=True)
class EntrySubject:
    """The questions of a new office, or of a new signatory."""

    form: EntryForm
    answers: dict[str, object]
    today: datetime.date

    def names(self) -> list[str]:
        """The fields of the entry; the name by which letters call it comes last."""
        return [field.name for field in self.form.fields]

    def title(self, name: str) -> str:
        """The title of a field."""
        return self._field(name).title

    def answer(self, name: str, pieces: Pieces) -> Any:
        """The answer to one question, in the shape that its place in the file has."""
        from docgen.services.form.answers import Typist

        one = self._field(name)
        is_name = name == self.form.fields[-1].name
        offered = self.form.name_after(self.answers) if is_name else ""
        default = str(pieces.former or offered) if one.form != "texts" else ""
        meant = Typist(self.today).meaning_of(one)
        question = Question(one.title, one.description, not one.required, default, meant)
        if one.choices:
            pairs = [(choice.word, choice.meaning) for choice in one.choices]
            return asking.asked_choice(question, pairs, lambda _: "")
        if one.form == "texts":
            return asking.several_answers(
                question, lambda value: self._wrong(name, value), pieces=pieces
            )
        return asking.text(question, lambda value: self._wrong(name, value))

    def faults(self) -> list[tuple[str, Diagnostic]]:
        """What is wrong with the entry as a whole."""
        from docgen.services.form.office_entries import wrong_with_entry

        return [("", fault) for fault in wrong_with_entry(self.form, self.answers)]

    def _field(self, name: str) -> StartingField:
        return next(field for field in self.form.fields if field.name == name)

    def _wrong(self, name: str, value: Any) -> str:
        from docgen.services.form import office_entries

        if name == office_entries.KEY and value in office_entries.known_names(self.form):
            return say("ask_name_taken", name=value, file=self.form.file.name)
        found = office_entries.wrong_with_entry_field(self.form, name, value)
        for fault in found:
            if not fault.is_error:
                click.echo(say("ask_doubtful", said=finding_in_one_line(fault)), err=True)
        return first_error(found)


@dataclass(slots=True)
class ListSubject:
    """The questions of a new list: from a file that the office has, or one recipient at a time."""

    path: Path
    answers: dict[str, object]
    typist: Typist

    def names(self) -> list[str]:
        """A file, and where there is none the recipients."""
        return ["file"] if self.answers.get("file") else ["file", "rows"]

    def title(self, name: str) -> str:
        """What a question is called in the review."""
        return say(f"ask_list_{name}")

    def answer(self, name: str, pieces: Pieces) -> Any:
        """A path, or records."""
        from docgen.services.form import new_list

        if name == "file":
            question = Question(say("ask_list_file"), say("ask_list_file_how"), optional=True)
            return asking.text(question, _no_such_list)
        columns = [self._column(column) for column in new_list.recipient_columns()]
        return asking.records(
            Question(say("ask_list_rows")),
            columns,
            lambda rows: first_error(new_list.wrong_with_rows(self.path, rows)),
            pieces=pieces,
        )

    def faults(self) -> Sequence[tuple[str, Diagnostic]]:
        """None: what is wrong with a list is told with its rows."""
        return ()

    def _column(self, column: RecordField) -> asking.AskedField:
        meant = self.typist.meaning_of(column)
        question = Question(
            column.title, column.description, optional=not column.required, meant=meant
        )
        return asking.AskedField(column.name, question, (), column.title)


def _no_such_list(written: str) -> str:
    from docgen.services.form.new_list import is_list_file, wrong_with_file

    path = Path(written.strip("'\" "))
    if not is_list_file(path):
        return say("no_such_file", path=path)
    return first_error(wrong_with_file(path))
