"""An office's own facts as forms: offices, signatories, sources of data, holidays, the emblem."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from docgen import opening, picture_size, vocabulary
from docgen.checks.emblem import EMBLEM, emblem_faults
from docgen.diagnostics import Diagnostic, Rejected
from docgen.drafting import edits
from docgen.drafting.yaml_tree import UneditableError, Value, tree, value_of
from docgen.light import dataclass
from docgen.loading.workspace import Workspace, offices, sources
from docgen.loading.workspace.calendar import corrections
from docgen.model.surroundings import PictureFile
from docgen.services.letter_form import drawn_form, typed_changes, typed_values
from docgen.services.letter_form.form_fields import FieldGroup, FormField
from docgen.services.letter_form.operations import apply_changes
from docgen.services.letter_form.typed_values import OfferedValues
from docgen.standards import typing_manual
from docgen.temporary import folder_aside
from docgen.writers.files import write_together
from docgen.writers.safe_names import safe_name

SECTIONS = {"offices": "office", "signatories": "signatory", "sources": "source"}
_MOST_BYTES = 1_000_000
_MOST_EMBLEM = 4_000_000


@dataclass(frozen=True, slots=True)
class SettingsEntry:
    """One office or signatory: its short name, what it is, its fields, what is wrong with it."""

    name: str
    title: str
    groups: tuple[FieldGroup, ...]
    found: tuple[Diagnostic, ...] = ()


def settings_entries(
    workspace: Workspace, section: str, around: OfferedValues
) -> tuple[SettingsEntry, ...]:
    """Every office, signatory or source of data of the workspace.

    Raises: UneditableError, when the file is no YAML.
    """
    content = value_of(tree(settings_text(_file(workspace, section))))
    shown = content if isinstance(content, dict) else {}
    choices = {"offices": around.offices, "signatories": around.signatories}.get(section, ())
    titles = {choice.value: choice.title for choice in choices}
    faults = _faults(workspace, section)
    return tuple(
        SettingsEntry(
            name,
            titles.get(name, name),
            groups_of(section, name, value, around),
            tuple(faults.get(name, ())),
        )
        for name, value in shown.items()
    )


def _faults(workspace: Workspace, section: str) -> Mapping[str, Sequence[Diagnostic]]:
    """What is wrong with each entry, by its name."""
    if section == "sources":
        return sources.read_sources(workspace).faults
    known = offices.offices(workspace) if section == "offices" else offices.signatories(workspace)
    return known.faults


def groups_of(
    section: str, name: str, content: Value, around: OfferedValues
) -> tuple[FieldGroup, ...]:
    """The form of one entry; an empty one for a new name."""
    fields = drawn_form.record_fields(SECTIONS[section], content, around, (name,), (name,))
    return (FieldGroup(name, name, fields, ()),)


def save_entry(
    workspace: Workspace, section: str, name: str, posted: Mapping[str, str], around: OfferedValues
) -> None:
    """Put what was typed for an office or signatory into its file; a new name is added.

    Raises: UneditableError, when the file is no YAML; OSError.
    """
    path = _file(workspace, section)
    text = settings_text(path)
    content = value_of(tree(text))
    value = content.get(name, {}) if isinstance(content, dict) else {}
    wanted = typed_changes.changes_of(groups_of(section, name, value, around), posted)
    write_text(path, apply_changes(text, wanted, ()))


def remove_entry(workspace: Workspace, section: str, name: str) -> None:
    """Take an office or signatory out of its file.

    Raises: as ``save_entry``.
    """
    path = _file(workspace, section)
    write_text(path, edits.remove_value(settings_text(path), (name,)).text)


def holiday_groups(workspace: Workspace) -> tuple[FieldGroup, ...]:
    """The form of the corrections to the calendar.

    Raises: UneditableError, when the file is no YAML.
    """
    content = value_of(tree(settings_text(workspace.holidays)))
    fields = []
    for name, form in (("remove", "texts"), ("add", "named_texts")):
        names = typed_values.names_of("holidays", name)
        word = vocabulary.word("holidays", name)
        value = typed_values.value_under(content, names)
        is_there = value is not None
        field = FormField((name,), (names,), word.title, word.description, form, is_there=is_there)
        fields.append(typed_values.with_value(field, value))
    return (FieldGroup("holidays", "", tuple(fields), ()),)


def save_holidays(workspace: Workspace, posted: Mapping[str, str]) -> None:
    """Put the corrections into their file.

    Raises: as ``save_entry``.
    """
    text = settings_text(workspace.holidays)
    wanted = typed_changes.changes_of(holiday_groups(workspace), posted)
    write_text(workspace.holidays, apply_changes(text, wanted, ()))


def holiday_faults(workspace: Workspace) -> tuple[Diagnostic, ...]:
    """What is wrong with the corrections as they stand."""
    return corrections(workspace).found


def emblem_content(workspace: Workspace, office: str) -> bytes | None:
    """The picture that letters of an office bear; ``None`` where there is no such office."""
    known = offices.offices(workspace).models.get(office)
    if known is None:
        return None
    path = EMBLEM if known.emblem is None else workspace.root / known.emblem
    if not opening.is_inside(path, workspace.root) and path != EMBLEM:
        return None
    return opening.content_or_fault(path, _MOST_EMBLEM)[0]


def save_emblem(workspace: Workspace, office: str, content: bytes) -> None:
    """Keep a picture as the emblem of an office, if it can be printed as one.

    Raises: Rejected, with DG5302 or DG5303, when it cannot; UneditableError; OSError.
    """
    name = safe_name(f"emblem-{office}.png")
    with folder_aside() as folder:
        path = folder / name
        path.write_bytes(content[: _MOST_EMBLEM + 1])
        size = picture_size.size_of(path) if len(content) <= _MOST_EMBLEM else None
        picture = PictureFile(name, path, is_inside=True, is_file=True, size=size)
        height = typing_manual()["emblem_height_letter"].length
        found = [fault for fault in emblem_faults(picture, height) if fault.is_error]
    if found:
        raise Rejected(found)
    steps = (office, typed_values.names_of("office", "emblem"))
    text = edits.set_value(settings_text(workspace.offices), steps, f"config/{name}").text
    write_together(workspace.config, {name: content}, replace=(name,))
    write_text(workspace.offices, text)


def _file(workspace: Workspace, section: str) -> Path:
    if section == "sources":
        return workspace.config / sources.FILE
    return workspace.offices if section == "offices" else workspace.signatories


def settings_text(path: Path) -> str:
    """The text of a settings file, empty where there is none.

    Raises: UneditableError, when it cannot be read as text.
    """
    if not opening.exists(path):
        return ""
    try:
        return opening.content(path, _MOST_BYTES, within=path.parent).decode("utf-8")
    except (Rejected, UnicodeDecodeError) as error:
        raise UneditableError(str(error)) from None


def write_text(path: Path, text: str) -> None:
    """Write a settings file whole or not at all.

    Raises: OSError.
    """
    opening.make_folder(path.parent)
    write_together(path.parent, {path.name: text.encode("utf-8")}, replace=(path.name,))
