"""What changed between two letters, whatever files they stand in."""

from __future__ import annotations

from pathlib import Path

from docgen.comparing.differences import Change, is_left_open
from docgen.comparing.sides import Side, changes_between
from docgen.comparing.told_changes import change_text
from docgen.diagnostics import Diagnostic, Position, Rejected
from docgen.loading.workspace import Workspace, find
from docgen.making import MadeLetter, prepare
from docgen.model.letter import Letter
from docgen.model.letter_data import with_own_kinds
from docgen.reading import recognise
from docgen.services.asked import kinds_of, own_kinds
from docgen.services.read import own_data_of
from docgen.services.reports import Report, as_report

__all__ = ["change_text", "compare", "differences_from_draft", "side", "texts_of_unlike"]

_BOTH = ("before", "after")  # in the approved draft, in the letter
_CIRCULARS = (".yaml", ".yml")


def side(path: Path, workspace: Workspace | None = None) -> Side:
    """The letter in a circular, or in a DOCX, a PDF or a text.

    A circular is of ``workspace``, or of the one that it lies in.

    Raises: Rejected, when it cannot be read or composed.
    """
    workspace = workspace or find(path)
    if path.suffix.lower() not in _CIRCULARS:
        return _in_file(path, workspace)
    made = prepare(path, workspace)
    if made.letter is None:
        raise Rejected(made.found)
    return made.letter


def _in_file(path: Path, workspace: Workspace) -> Side:
    """The letter in a file: as docgen's own data have it where they agree with the print."""
    read = recognise(path, own=kinds_of(workspace))
    data, _ = own_data_of(read, path)
    if data is not None:
        return with_own_kinds(data.letter, own_kinds(workspace))
    if read.letter is None:
        raise Rejected([Diagnostic("DG2222", Position(str(path)), {"file": path.name})])
    return read


@as_report
def compare(
    before: Path, after: Path, workspace: Workspace | None = None
) -> Report[tuple[Change, ...]]:
    """Every change from one letter to the other, in the order of the letter."""
    return Report(changes_between(side(before, workspace), side(after, workspace)))


def differences_from_draft(
    letter: Letter, approved: Path, workspace: Workspace | None = None
) -> tuple[Change, ...]:
    """What differs from the approved draft, but for what a draft may leave open.

    Raises: Rejected, when the draft cannot be read.
    """
    changes = changes_between(side(approved, workspace), letter)
    said: dict[str, list[str]] = {}
    for role in {change.role for change in changes}:
        of_role = [change for change in changes if change.role == role]
        said[role] = [" ".join(getattr(change, text) for change in of_role) for text in _BOTH]
    return tuple(change for change in changes if not is_left_open(change.role, *said[change.role]))


def texts_of_unlike(made: MadeLetter, approved: Path, language: str) -> list[str]:
    """What differs from the approved draft, in sentences.

    Raises: Rejected, when the draft cannot be read.
    """
    workspace = Workspace(made.dossier.workspace) if made.dossier is not None else None
    changes = (
        differences_from_draft(made.letter, approved, workspace) if made.letter is not None else ()
    )
    return [change_text(change, language) for change in changes]
