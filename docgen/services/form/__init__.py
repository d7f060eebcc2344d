"""The form of a kind: its fields in order, what may stand in each, and whether an answer will do.

A page that draws a form, ``docgen new`` and its questions all take their fields from here.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from docgen import messages, vocabulary
from docgen.diagnostics import Diagnostic, Rejected
from docgen.kinds import Kind
from docgen.light import dataclass
from docgen.loading.workspace import Workspace, offices
from docgen.making import prepare
from docgen.model.wordings import WordingTemplate
from docgen.press import Press
from docgen.services.asked import kind_asked
from docgen.services.form.fields import StartingField, office_defaults, starting_fields, to_fill
from docgen.services.form.schema import circular_schema
from docgen.services.form.shapes import OfferedWord, RecordField
from docgen.services.form.starting_text import lines_of_field, starting_yaml
from docgen.services.form.wordings import sample_of_wording, wording_asked, wordings_for
from docgen.services.reports import Report, as_report

__all__ = [
    "Checker",
    "Form",
    "OfferedWord",
    "RecordField",
    "StartingField",
    "WordingTemplate",
    "Workspace",
    "check_field",
    "check_whole",
    "checker",
    "circular_schema",
    "entry_asked_for",
    "form",
    "offices_of",
    "prefix_of",
    "signatories_of",
    "starting_circular",
    "wording_named",
    "wordings",
]
_FILE = "new.yaml"
# What is wrong, were a value given for the field of that name among these.
Checker = Callable[[Sequence[StartingField], str, Any], tuple[Diagnostic, ...]]


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of one kind in a workspace; ``keys`` is the language of the circular's keys."""

    kind: Kind
    fields: tuple[StartingField, ...]
    keys: str
    language: str
    wordings: tuple[WordingTemplate, ...] = ()

    @property
    def is_to_somebody(self) -> bool:
        """Whether documents of the kind address somebody."""
        return self.kind.part("salutation") is not None

    def text(self, fields: Sequence[StartingField] | None = None) -> str:
        """The starting circular, or the one that these fields make."""
        offered = [
            messages.sentence(
                "new_template",
                self.language,
                name=wording.thai,
                title=wording.title,
                kind=self.kind.thai,
            )
            for wording in self.wordings
        ]
        chosen = self.fields if fields is None else fields
        return starting_yaml(self.kind, chosen, self.keys, self.language, offered=offered)


@as_report
def form(
    kind: str,
    workspace: Workspace | None,
    *,
    today: datetime.date,
    language: str = "th",
    keys: str = "th",
    office: str | None = None,
) -> Report[Form]:
    """The form of the kind of that name, with what its office and workspace bring.

    DG5201 when there is no such kind.
    """
    asked = kind_asked(kind, workspace)
    defaults = office_defaults(workspace, language, office)
    fields = starting_fields(asked, keys, today, defaults, language)
    chosen = tuple(_with_choices(field, workspace) for field in fields)
    return Report(Form(asked, chosen, keys, language, wordings_for(asked, workspace)))


@as_report
def starting_circular(
    kind: str,
    workspace: Workspace | None,
    *,
    today: datetime.date,
    language: str = "th",
    keys: str = "th",
    wording: str | None = None,
) -> Report[str]:
    """A commented starting circular, its body by the wording template of that name if any.

    DG5201 or DG5205 when there is no such kind or template.
    """
    made = form(kind, workspace, today=today, language=language, keys=keys)
    if made.value is None or wording is None:
        return Report(made.value.text() if made.value else None, made.found)
    chosen = wording_asked(wording, made.value.kind, workspace)
    body = sample_of_wording(chosen, keys, language)
    fields = [
        replace(field, value=body) if field.name == "body" else field
        for field in needed_fields(made.value.fields, chosen, language)
    ]
    return Report(made.value.text(fields), made.found)


def needed_fields(
    fields: Sequence[StartingField], wording: WordingTemplate | None, language: str
) -> tuple[StartingField, ...]:
    """The fields, those that a wording speaks of no longer optional, and still to be filled in."""
    needs = wording.needs if wording is not None else ()
    return tuple(
        replace(field, is_comment=False, required=True, value=_to_be_filled(field, language))
        if field.name in needs
        else field
        for field in fields
    )


def _to_be_filled(field: StartingField, language: str) -> Any:
    """The records of a field's sample, every text of them a place to fill in."""
    titles = {column.name: column.title for column in field.columns}
    if not isinstance(field.value, list):
        return field.value
    return [
        {name: to_fill(titles[name], language) for name in record}
        if isinstance(record, dict)
        else record
        for record in field.value
    ]


@as_report
def wording_named(name: str, form: Form, workspace: Workspace | None) -> Report[WordingTemplate]:
    """The wording template of that name; DG5205 when none is written for the form's kind."""
    return Report(wording_asked(name, form.kind, workspace))


def checker(form: Form, workspace: Workspace | None) -> Checker:
    """Tells what is wrong with one answer after the other; with none outside a workspace."""
    if workspace is None:
        return lambda _, __, ___: ()
    press = Press.of(workspace)
    return lambda fields, name, value: check_field(form, fields, name, value, workspace, press)


def check_field(
    form: Form,
    fields: Sequence[StartingField],
    name: str,
    value: Any,
    workspace: Workspace,
    press: Press | None = None,
) -> tuple[Diagnostic, ...]:
    """What is wrong at the place of an answer, were ``value`` given for the field ``name``.

    ``fields`` are those of the form with the answers so far. The circular is read as a file that a
    clerk wrote, by the same rules.
    """
    given = [
        replace(field, value=value, is_comment=False) if field.name == name else field
        for field in fields
    ]
    text = form.text(given)
    key = next(field.key for field in given if field.name == name)
    lines = lines_of_field(text, key)
    path = workspace.config / "circulars" / _FILE
    found = prepare(path, workspace, press, content=text.encode("utf-8")).found
    return tuple(fault for fault in found if _is_in(fault, path, lines))


def check_whole(
    form: Form, fields: Sequence[StartingField], workspace: Workspace
) -> tuple[tuple[str, Diagnostic], ...]:
    """Every error of the circular that the fields make, with the field in which it stands."""
    text = form.text(fields)
    path = workspace.config / "circulars" / _FILE
    found = prepare(path, workspace, content=text.encode("utf-8")).found
    places = {
        field.name: lines
        for field in fields
        if (lines := lines_of_field(text, field.key)).start and not field.is_comment
    }
    return tuple(
        (next((name for name, lines in places.items() if _is_in(fault, path, lines)), ""), fault)
        for fault in found
        if fault.is_error
    )


def _is_in(fault: Diagnostic, path: Path, lines: range) -> bool:
    return fault.at is not None and fault.at.file == str(path) and fault.at.line in lines


def entry_asked_for(kind: str) -> str:
    """What a word that stands for a kind asks for, where it is none: an office, one who signs, a
    list; else empty.
    """
    name = vocabulary.english("forms", kind)
    return name if name in ("office", "signatory", "recipients") else ""


def prefix_of(workspace: Workspace | None, office: str | None) -> str:
    """What stands before the numbers of an office, the first where none is named; may be empty."""
    if workspace is None:
        return ""
    try:
        known = offices.offices(workspace).models
    except Rejected:
        return ""
    chosen = known.get(office) if office else next(iter(known.values()), None)
    return chosen.reference_prefix or "" if chosen is not None else ""


def offices_of(workspace: Workspace | None) -> tuple[OfferedWord, ...]:
    """The offices of the workspace: the name that is written, and the agency."""
    if workspace is None:
        return ()
    try:
        known = offices.offices(workspace).models
    except Rejected:
        return ()
    return tuple(OfferedWord(name, office.agency) for name, office in known.items())


def signatories_of(workspace: Workspace | None) -> tuple[OfferedWord, ...]:
    """Those who may sign: the name that is written, the person and his position."""
    if workspace is None:
        return ()
    try:
        known = offices.signatories(workspace).models
    except Rejected:
        return ()
    return tuple(
        OfferedWord(name, f"{signatory.name} {signatory.position_title}")
        for name, signatory in known.items()
    )


@as_report
def wordings(kind: str, workspace: Workspace) -> Report[tuple[WordingTemplate, ...]]:
    """The wording templates that are written for the kind."""
    return Report(wordings_for(kind_asked(kind, workspace), workspace))


def _with_choices(field: StartingField, workspace: Workspace | None) -> StartingField:
    """The field with what the workspace offers for it."""
    if field.own or workspace is None:
        return field
    if field.name == "office":
        return replace(field, form="choice", choices=offices_of(workspace))
    if field.name == "signatory":
        return replace(field, form="choice", choices=signatories_of(workspace))
    if field.name == "recipients":
        lists = tuple(OfferedWord(path.stem) for path in workspace.recipients_files())
        return replace(field, form="choice", choices=lists, is_free=True)
    return field
