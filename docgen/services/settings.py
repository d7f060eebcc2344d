"""An office's own facts as forms: offices, signatories, house style, holidays, the emblem."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen import opening, pictures, vocabulary
from docgen.codes import CODES
from docgen.diagnostics import Diagnostic, Rejected
from docgen.drafting import edits
from docgen.drafting.yaml_tree import UneditableError, Value, tree, value_of
from docgen.loading.workspace import Workspace, house_style, offices
from docgen.loading.workspace.calendar import corrections
from docgen.services.letter_form import changes, drawing
from docgen.services.letter_form.drawing import Surroundings
from docgen.services.letter_form.fields import Field, Group
from docgen.services.letter_form.operations import applied
from docgen.standards import typing_manual
from docgen.writers.files import write_together

SECTIONS = {"offices": "office", "signatories": "signatory"}
_EMBLEM = "emblem.png"
_MOST_BYTES = 1_000_000
_MOST_EMBLEM = 4_000_000
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class SettingsEntry:
    """One office or signatory: its short name, its fields, and what is wrong with it."""

    name: str
    groups: tuple[Group, ...]
    found: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasureShown:
    """A measure of the standard: its value, how certain it is, and the office's own value."""

    name: str
    value: str
    about: str
    certainty: str
    own_value: str = ""
    reason: str = ""


def entries(workspace: Workspace, section: str, around: Surroundings) -> tuple[SettingsEntry, ...]:
    """Every office, or every signatory, of the workspace.

    Raises: UneditableError, when the file is no YAML.
    """
    content = value_of(tree(_text(_file(workspace, section))))
    known = offices.offices(workspace) if section == "offices" else offices.signatories(workspace)
    shown = content if isinstance(content, dict) else {}
    return tuple(
        SettingsEntry(name, groups_of(section, name, value, around), known.faults.get(name, ()))
        for name, value in shown.items()
    )


def groups_of(section: str, name: str, content: Value, around: Surroundings) -> tuple[Group, ...]:
    """The form of one entry; an empty one for a new name."""
    fields = drawing.record_fields(SECTIONS[section], content, around, (name,), (name,))
    return (Group(name, name, fields, ()),)


def save_entry(
    workspace: Workspace, section: str, name: str, posted: Mapping[str, str], around: Surroundings
) -> None:
    """Put what was typed for an office or signatory into its file; a new name is added.

    Raises: UneditableError, when the file is no YAML; OSError.
    """
    path = _file(workspace, section)
    text = _text(path)
    content = value_of(tree(text))
    value = content.get(name, {}) if isinstance(content, dict) else {}
    wanted = changes.changes_of(groups_of(section, name, value, around), posted)
    _write(path, applied(text, wanted, ()))


def remove_entry(workspace: Workspace, section: str, name: str) -> None:
    """Take an office or signatory out of its file.

    Raises: as ``save_entry``.
    """
    path = _file(workspace, section)
    _write(path, edits.remove_value(_text(path), (name,)).text)


def measures(workspace: Workspace) -> tuple[MeasureShown, ...]:
    """Every measure that an office may settle for itself, the unverified ones first."""
    own = house_style.load(workspace).measures
    text = value_of(tree(_text(workspace.config / house_style.FILE)))
    reasons = drawing.value_under(text, drawing.names_of("house_style", "measures"))
    shown = []
    for measure in typing_manual():
        if measure.certainty == "regulation":
            continue
        mine = own.get(measure.name)
        shown.append(
            MeasureShown(
                measure.name,
                measure.value,
                " ".join(filter(None, (measure.source, measure.clause))),
                vocabulary.thai("strengths", measure.certainty),
                mine.value if mine is not None else "",
                _reason(reasons, measure.name),
            )
        )
    return tuple(sorted(shown, key=lambda one: (not one.own_value, one.certainty != _UNSURE)))


_UNSURE = vocabulary.thai("strengths", "unverified")


def rules(workspace: Workspace) -> tuple[tuple[str, str, str], ...]:
    """Every rule that an office may lay aside: its code, what it says, and the reason if it is."""
    waived = house_style.load(workspace).waived
    soft = (code for code in CODES.values() if code.strength in _soft())
    found = ((code.id, code.meaning or code.message, waived.get(code.id, "")) for code in soft)
    return tuple(sorted(found, key=lambda one: (not one[2], one[0])))


def _soft() -> tuple[str, ...]:
    names = ("practice", "unverified", "office")
    return (*names, *(vocabulary.thai("strengths", name) for name in names))


def save_measure(workspace: Workspace, name: str, value: str, reason: str) -> None:
    """Settle a measure for the office, with the reason; an empty value gives the standard's back.

    Raises: as ``save_entry``.
    """
    path = workspace.config / house_style.FILE
    text = _text(path)
    steps = (drawing.names_of("house_style", "measures"), name)
    if not value.strip():
        _write(path, edits.remove_value(text, steps).text)
        return
    named = {"value": value.strip(), "reason": reason.strip()}
    own: dict[str, Value] = {
        vocabulary.thai("house_value", key): text for key, text in named.items()
    }
    _write(path, edits.set_value(text, steps, own).text)


def save_rule(workspace: Workspace, code: str, reason: str) -> None:
    """Lay a rule aside for the office, with the reason; without one it holds again.

    Raises: as ``save_entry``.
    """
    path = workspace.config / house_style.FILE
    steps = (drawing.names_of("house_style", "rules"), code)
    text = _text(path)
    if not reason.strip():
        _write(path, edits.remove_value(text, steps).text)
        return
    own: dict[str, Value] = {vocabulary.thai("house_value", "reason"): reason.strip()}
    _write(path, edits.set_value(text, steps, own).text)


def style_faults(workspace: Workspace) -> tuple[Diagnostic, ...]:
    """What is wrong with the house style as it stands."""
    return house_style.load(workspace).found


def holiday_groups(workspace: Workspace) -> tuple[Group, ...]:
    """The form of the corrections to the calendar.

    Raises: UneditableError, when the file is no YAML.
    """
    content = value_of(tree(_text(workspace.holidays)))
    fields = []
    for name, form in (("remove", "texts"), ("add", "named_texts")):
        names = drawing.names_of("holidays", name)
        word = vocabulary.word("holidays", name)
        value = drawing.value_under(content, names)
        is_there = value is not None
        field = Field((name,), (names,), word.title, word.description, form, is_there=is_there)
        fields.append(drawing.with_value(field, value))
    return (Group("holidays", "", tuple(fields), ()),)


def save_holidays(workspace: Workspace, posted: Mapping[str, str]) -> None:
    """Put the corrections into their file.

    Raises: as ``save_entry``.
    """
    text = _text(workspace.holidays)
    wanted = changes.changes_of(holiday_groups(workspace), posted)
    _write(workspace.holidays, applied(text, wanted, ()))


def holiday_faults(workspace: Workspace) -> tuple[Diagnostic, ...]:
    """What is wrong with the corrections as they stand."""
    return corrections(workspace).found


def save_emblem(workspace: Workspace, office: str, content: bytes) -> None:
    """Keep a picture as the emblem of an office.

    Raises: Rejected, with DG5302, when it is no PNG; UneditableError; OSError.
    """
    params: dict[str, Any] = {"file": _EMBLEM, "pixels": 0, "printed": ""}
    if not content.startswith(_PNG) or len(content) > _MOST_EMBLEM:
        raise Rejected([Diagnostic("DG5302", None, params)])
    name = f"emblem-{_EMBLEM}" if (workspace.config / _EMBLEM).exists() else _EMBLEM
    write_together(workspace.config, {name: content}, replace=(name,))
    if pictures.size_of(workspace.config / name) is None:
        (workspace.config / name).unlink()
        raise Rejected([Diagnostic("DG5302", None, params)])
    steps = (office, drawing.names_of("office", "emblem"))
    text = edits.set_value(_text(workspace.offices), steps, f"config/{name}").text
    _write(workspace.offices, text)


def _reason(content: Value | None, name: str) -> str:
    own = content.get(name) if isinstance(content, dict) else None
    reason = drawing.value_under(own or "", drawing.names_of("house_value", "reason"))
    return reason if isinstance(reason, str) else ""


def _file(workspace: Workspace, section: str) -> Path:
    return workspace.offices if section == "offices" else workspace.signatories


def _text(path: Path) -> str:
    if not opening.exists(path):
        return ""
    try:
        return opening.content(path, _MOST_BYTES).decode("utf-8")
    except (Rejected, UnicodeDecodeError) as error:
        raise UneditableError(str(error)) from None


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_together(path.parent, {path.name: text.encode("utf-8")}, replace=(path.name,))
