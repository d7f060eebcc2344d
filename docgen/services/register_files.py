"""Which files belong to a number: the letters that bear it, and whether each file stands."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from docgen import opening
from docgen.batch.folder_names import is_unchanged
from docgen.light import dataclass
from docgen.loading.workspace import Workspace
from docgen.loading.workspace.register_ties import path_of_item
from docgen.register import IssuedLetter, Register, RegisterEntry, SentFile, number_text
from docgen.register.entries import PART_MARK

STANDS, CHANGED, GONE = "stands", "changed", "gone"
_MOST_BYTES = 400_000_000


@dataclass(frozen=True, slots=True)
class FileShown:
    """A file that went out: its name, and whether it stands as it did, was changed or is gone."""

    name: str
    state: str


@dataclass(frozen=True, slots=True)
class LetterShown:
    """A letter that bears the number: to whom, and its files."""

    addressee: str
    files: tuple[FileShown, ...]


@dataclass(frozen=True, slots=True)
class FilesOfNumber:
    """A number, what it is for, the circular it was asked for by, and the letters that bear it."""

    number: str
    subject: str
    circular: str
    letters: tuple[LetterShown, ...]


def files_of_number(
    workspace: Workspace, office: str, year: int, series: str, number: int
) -> FilesOfNumber | None:
    """The files that went out under a number; ``None`` where the register has none such.

    Raises: Rejected, when the register is not whole.
    """
    entry, letters = _found_letters(workspace, office, year, series, number)
    if entry is None:
        return None
    shown = tuple(
        LetterShown(
            letter.addressee or letter.part or entry.addressee,
            tuple(_file_shown(file, workspace) for file in letter.files),
        )
        for letter in letters
    )
    circular = circular_of(entry, workspace, circular_names(workspace))
    return FilesOfNumber(number_text(entry), entry.subject, circular, shown)


def issued_file(
    workspace: Workspace, office: str, year: int, series: str, number: int, at: tuple[int, int]
) -> tuple[str, bytes] | None:
    """One of those files by the place of its letter and its own: its name and what is in it.

    ``None`` where it does not stand as it went out. Raises: as ``files_of_number``.
    """
    _, letters = _found_letters(workspace, office, year, series, number)
    letter, file = at
    if letter >= len(letters) or file >= len(letters[letter].files):
        return None
    given = letters[letter].files[file]
    path = path_of_item(given.path, workspace)
    if path is None or not is_unchanged(path, given.sha256):
        return None
    return path.name, opening.content(path, _MOST_BYTES)


def circular_names(workspace: Workspace) -> frozenset[str]:
    """The circulars that the workspace has."""
    return frozenset(path.stem for path in workspace.circulars())


def circular_of(entry: RegisterEntry, workspace: Workspace, known: Collection[str]) -> str:
    """The circular for which a number was asked; empty where it is not among those ``known``."""
    if not entry.item:
        return ""
    path = path_of_item(entry.item.partition(PART_MARK)[0], workspace)
    is_here = path is not None and path.parent == workspace.config / "circulars"
    return path.stem if path is not None and is_here and path.stem in known else ""


def _found_letters(
    workspace: Workspace, office: str, year: int, series: str, number: int
) -> tuple[RegisterEntry | None, tuple[IssuedLetter, ...]]:
    if not opening.is_file(workspace.register):
        return None, ()
    with Register(workspace.register) as register:
        found = (
            entry
            for entry in register.entries(office, year)
            if entry.series == series and entry.number == number
        )
        entry = next(found, None)
        return entry, tuple(register.letters(entry).values()) if entry is not None else ()


def _file_shown(file: SentFile, workspace: Workspace) -> FileShown:
    path = path_of_item(file.path, workspace)
    name = Path(file.path).name
    if path is None or not opening.is_file(path):
        return FileShown(name, GONE)
    return FileShown(name, STANDS if is_unchanged(path, file.sha256) else CHANGED)
