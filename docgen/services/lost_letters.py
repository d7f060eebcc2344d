"""Letters whose file is gone while their versions are kept: listed, and made anew from one."""

from __future__ import annotations

from pathlib import Path

from docgen import opening
from docgen.diagnostics import Rejected
from docgen.light import dataclass
from docgen.loading.workspace import Workspace
from docgen.services import letter_files, workspace_journal
from docgen.services.files_beside import new_file
from docgen.services.letter_files import Version
from docgen.services.workroom import Workroom
from docgen.services.workroom.about import About, about_text
from docgen.writers.safe_names import safe_name

LATEST = "latest"


@dataclass(frozen=True, slots=True)
class LostLetter:
    """A letter whose file is gone: what it was, its versions, the latest first.

    ``has_latest`` tells that its very last text is still known from before the file went.
    """

    name: str
    about: About
    versions: tuple[Version, ...]
    has_latest: bool


def lost_letters(room: Workroom) -> tuple[LostLetter, ...]:
    """Every letter of which there are versions and no file, by name."""
    folder = _folder(room.workspace)
    names = [path.name for path in opening.names_in(folder) if opening.is_folder(path)]
    found = (lost_letter(room, name) for name in names)
    return tuple(letter for letter in found if letter is not None)


def lost_letter(room: Workroom, name: str) -> LostLetter | None:
    """The letter of that name, where its file is gone and a text of it is kept."""
    path = _path_of(room.workspace, name)
    if path is None:
        return None
    versions = letter_files.versions(room.workspace, path)
    latest = room.letter(path).edited.last_text
    text = latest or _first_text(room.workspace, path, versions)
    if not text:
        return None
    return LostLetter(name, about_text(text), versions, bool(latest))


def letter_made_anew(room: Workroom, name: str, version: str, moment: str) -> Path | None:
    """The file made anew from a version, or from the ``LATEST`` text; ``None`` without such a one.

    What the file said last is no more lost then: to undo brings it back.

    Raises: Rejected, with DG5002, when a file of that name stands there, or as the disk refuses.
    """
    path = _path_of(room.workspace, name)
    if path is None:
        return None
    letter = room.letter(path)
    latest = letter.edited.last_text
    wanted = (
        latest or None
        if version == LATEST
        else letter_files.version_text(room.workspace, path, version)
    )
    if wanted is None:
        return None
    text = latest or wanted
    made = new_file(path, text.encode("utf-8"))
    told = workspace_journal.name_in(room.workspace, path, is_secret=bool(about_text(text).secrecy))
    workspace_journal.record_act(room.workspace, "change", told, moment, letter_files.mark_of(text))
    if wanted != text:
        letter.restore_text(wanted, moment)
    return made


def _path_of(workspace: Workspace, name: str) -> Path | None:
    """Where the letter's file was; ``None`` where it is, or where nothing of it was kept."""
    if safe_name(name) != name or any(path.stem == name for path in workspace.circulars()):
        return None
    folders = opening.names_in(_folder(workspace))
    is_kept = any(path.name == name and opening.is_folder(path) for path in folders)
    return workspace.config / "circulars" / f"{name}.yaml" if is_kept else None


def _folder(workspace: Workspace) -> Path:
    """Where versions lie; Rejected where a link leads elsewhere."""
    return workspace.place_in_output(letter_files.FOLDER)


def _first_text(workspace: Workspace, path: Path, versions: tuple[Version, ...]) -> str:
    for version in versions:
        try:
            text = letter_files.version_text(workspace, path, version.name)
        except Rejected:
            continue
        if text:
            return text
    return ""
