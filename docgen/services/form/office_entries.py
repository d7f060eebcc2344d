"""Forms of an office and of one who signs: what is asked, whether it will do, where it goes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docgen import opening, vocabulary
from docgen.diagnostics import Diagnostic, Rejected
from docgen.drafting import edits
from docgen.drafting.yaml_tree import UneditableError, Value
from docgen.light import dataclass
from docgen.loading.workspace import Workspace, offices
from docgen.services.files_beside import replaced_file
from docgen.services.form import signatories_of
from docgen.services.form.fields import StartingField
from docgen.services.form.shapes import OfferedWord, columns_of
from docgen.services.reports import Report, as_report

# What is asked of each, in order; a name by which letters call it comes last.
_ASKED = {
    "office": (
        *("agency", "letterhead", "responsible_office", "reference_prefix", "telephone"),
        *("email", "signatory"),
    ),
    "signatory": ("name", "position_title", "signs_on_behalf_of", "acting_for"),
}
_OPTIONAL = frozenset(
    {"reference_prefix", "telephone", "email", "signatory", "signs_on_behalf_of", "acting_for"}
)
_CALLED_AFTER = {"office": "agency", "signatory": "position_title"}
KEY = "key"
_MISSING = "DG2001"
_MOST_BYTES = 1_000_000
_ANY = "x"


@dataclass(frozen=True, slots=True)
class EntryForm:
    """The fields of one entry of ``config/``: its ``section`` is ``office`` or ``signatory``."""

    section: str
    workspace: Workspace
    fields: tuple[StartingField, ...]

    @property
    def file(self) -> Path:
        """The file that the entry stands in."""
        is_office = self.section == "office"
        return self.workspace.offices if is_office else self.workspace.signatories

    def name_after(self, answers: Mapping[str, Any]) -> str:
        """The short name that the other answers suggest."""
        return str(answers.get(_CALLED_AFTER[self.section]) or "")


def entry_form(section: str, workspace: Workspace, key_title: tuple[str, str]) -> EntryForm:
    """The form of a new office or signatory; ``key_title`` asks for its short name."""
    columns = {column.name: column for column in columns_of(section, "th")}
    fields = [
        StartingField(
            name=name,
            key=columns[name].key,
            title=columns[name].title,
            description=columns[name].description,
            value="",
            is_comment=name in _OPTIONAL,
            form=columns[name].form,
            choices=_choices(name, workspace),
            required=name not in _OPTIONAL,
        )
        for name in _ASKED[section]
    ]
    title, description = key_title
    fields.append(StartingField(KEY, KEY, title, description, "", is_comment=False, required=True))
    asked = [field for field in fields if field.name != "signatory" or field.choices]
    return EntryForm(section, workspace, tuple(asked))


def wrong_with_entry_field(form: EntryForm, name: str, value: Any) -> tuple[Diagnostic, ...]:
    """What is wrong with one answer, by the rules by which the file is read."""
    if name == KEY:
        return ()
    text = edits.set_value("", (_ANY,), _record(form, {name: value})).text
    found = _entries(form, text).faults.get(_ANY, ())
    return tuple(fault for fault in found if fault.code != _MISSING)


def known_names(form: EntryForm) -> tuple[str, ...]:
    """The names of the entries that stand in the file already."""
    return _entries(form, None).names


def wrong_with_entry(form: EntryForm, answers: Mapping[str, Any]) -> tuple[Diagnostic, ...]:
    """What is wrong with the entry as a whole."""
    text = edits.set_value("", (_ANY,), _record(form, answers)).text
    return _entries(form, text).faults.get(_ANY, ())


@as_report
def added_entry(form: EntryForm, answers: Mapping[str, Any]) -> Report[Path]:
    """The entry added to its file, every other byte as it was.

    What is wrong with the file where it cannot be added to, or what the system refused.

    Raises: Rejected, when the file would not be read with the new entry.
    """
    before = ""
    if opening.exists(form.file):
        before = opening.content(form.file, _MOST_BYTES, within=form.workspace.root).decode("utf-8")
    try:
        after = edits.set_value(before, (str(answers[KEY]),), _record(form, answers)).text
    except UneditableError as error:
        found = _entries(form, None).found
        if not found:
            raise
        raise Rejected(found) from error
    return Report(replaced_file(form.file, after.encode("utf-8")))


def _choices(name: str, workspace: Workspace) -> tuple[OfferedWord, ...]:
    return signatories_of(workspace) if name == "signatory" else ()


def _record(form: EntryForm, answers: Mapping[str, Any]) -> dict[str, Value]:
    return {
        vocabulary.thai(form.section, name): value
        for name, value in answers.items()
        if name != KEY and value not in (None, "", [])
    }


def _entries(form: EntryForm, text: str | None) -> offices.NamedEntries[Any]:
    content = None if text is None else text.encode("utf-8")
    if form.section == "office":
        return offices.offices(form.workspace, content)
    return offices.signatories(form.workspace, content)
