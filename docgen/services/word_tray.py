"""Word files that wait to be checked on the page: each as it came, its findings, a mended copy."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from docgen import opening
from docgen.diagnostics import Diagnostic, Rejected
from docgen.light import dataclass
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.reading import Recognised, recognise
from docgen.reading.unread_files import refused_file
from docgen.services.asked import kinds_of
from docgen.services.check import check_word_file, mend_word_file
from docgen.services.drawn_page import DrawnPage
from docgen.services.files_beside import new_file, replaced_file
from docgen.services.read import draft_of
from docgen.services.received_letter import free_name
from docgen.services.received_pages import NotTaken, field_of, not_taken
from docgen.services.typed_letter import circular_of_typed
from docgen.services.workroom import Workroom
from docgen.temporary import folder_aside
from docgen.writers.safe_names import safe_file_name

ENDING = ".docx"
_FOLDER = "checked"
_MOST_BYTES = 100_000_000
_KEY = re.compile(r"[0-9a-f]{16}")
_NOT_IN_FORM = "DG2235"
_NUMBER = re.compile(r" ([0-9]{1,6})$")


@dataclass(frozen=True, slots=True)
class DroppedFile:
    """A Word file that was dropped: the key by which it is called, and where it lies."""

    key: str
    path: Path


@dataclass(frozen=True, slots=True)
class PlacedFinding:
    """A finding, and the field of the letter whose part it stands in; empty for the whole file."""

    fault: Diagnostic
    field: str


@dataclass(frozen=True, slots=True)
class CheckedWord:
    """What is to be said of a file: findings with their parts, and what was recognised of it.

    ``drawn`` are the pages as docgen sets what it recognised, none where it is no letter.
    """

    findings: tuple[PlacedFinding, ...]
    drawn: tuple[DrawnPage, ...]
    not_taken: tuple[NotTaken, ...]
    is_letter: bool


@dataclass(frozen=True, slots=True)
class MendedCopy:
    """A file put right: its name and bytes, how much was put right, and what is left."""

    name: str
    content: bytes
    count: int
    left: tuple[Diagnostic, ...]


def keep_word_file(workspace: Workspace, name: str, content: bytes) -> DroppedFile:
    """Keep a Word file for checking.

    Raises: Rejected, with DG7200, when it is none or not safe; then nothing is kept.
    """
    file = safe_file_name(name)
    path = Path(file)
    if path.suffix.lower() != ENDING:
        raise refused_file(path, "not_word")
    key = hashlib.sha256(content).hexdigest()[:16]
    with folder_aside() as folder:
        aside = folder / path.name
        aside.write_bytes(content)
        report = check_word_file(aside)
    if report.value is None:
        raise Rejected(report.found)
    target = workspace.place_in_output(_FOLDER, key, path.name)
    return DroppedFile(key, replaced_file(target, content, private=True))


def kept_word_file(workspace: Workspace, key: str) -> DroppedFile | None:
    """The file that is called so; ``None`` when there is none."""
    if _KEY.fullmatch(key) is None:
        return None
    folder = workspace.place_in_output(_FOLDER, key)
    files = [path for path in opening.names_in(folder, ENDING) if opening.is_inside(path, folder)]
    return DroppedFile(key, files[0]) if files else None


def content_of(file: DroppedFile) -> bytes:
    """The file as it came. Raises: Rejected."""
    return opening.content(file.path, _MOST_BYTES)


def check_kept_file(room: Workroom, file: DroppedFile) -> CheckedWord:
    """What ``docgen check`` says of the file, each finding with the part that it stands in.

    Raises: Rejected, when it cannot be read any more.
    """
    found = check_word_file(file.path).found
    try:
        read = recognise(file.path, own=kinds_of(room.workspace))
    except Rejected:
        return CheckedWord(tuple(PlacedFinding(fault, "") for fault in found), (), (), False)
    marked = tuple(PlacedFinding(fault, _field(fault, read)) for fault in found)
    return CheckedWord(marked, _drawn_pages(room, file), not_taken(read), read.letter is not None)


def mended_copy(file: DroppedFile) -> MendedCopy:
    """A copy with everything mechanical put right, byte for byte as ``docgen check --fix`` does.

    Raises: Rejected, when it cannot be read.
    """
    # The copy lies beside the file, so that the same workspace's standard holds.
    with folder_aside(file.path.parent) as folder:
        output = folder / file.path.name
        made = mend_word_file(file.path, output).expected_value()
        content = opening.content(output, _MOST_BYTES)
    return MendedCopy(file.path.name, content, made.count, made.left)


def as_circular(workspace: Workspace, file: DroppedFile) -> tuple[Path, tuple[Diagnostic, ...]]:
    """The file as a letter of the workspace, as ``docgen build LETTER.docx`` keeps it.

    One that cannot be set in form yet is kept as a draft, whose faults the form shows. Raises:
    Rejected, when it cannot be read as a letter or stands here already.
    """
    report = circular_of_typed(file.path, workspace, "th")
    if report.value is None and any(fault.code == _NOT_IN_FORM for fault in report.found):
        draft = draft_of(file.path, workspace).expected_value()
        path = free_name(workspace, file.path.stem)
        return new_file(path, draft.text.encode("utf-8")), ()
    return report.expected_value().circular, report.found


def _field(fault: Diagnostic, read: Recognised) -> str:
    match = _NUMBER.search(fault.at.cell) if fault.at is not None else None
    if match is None:
        return ""
    number = int(match[1])
    roles = (
        role
        for line, role in zip(read.file.lines, read.roles, strict=False)
        if role and number in (line.place.number, line.place.paragraph + 1)
    )
    role = next(roles, "")
    return field_of(role) if role else ""


def _drawn_pages(room: Workroom, file: DroppedFile) -> tuple[DrawnPage, ...]:
    report = draft_of(file.path, room.workspace, with_sender=True)
    if report.value is None:
        return ()
    text = report.value.text
    path = room.workspace.config / "circulars" / f"{file.path.stem}.yaml"
    made = prepare(path, room.workspace, room.press, content=text.encode("utf-8"))
    return room.drawing.pages(made, room.press)
