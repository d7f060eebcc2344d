"""What changed between two letters, whatever files they stand in."""

from __future__ import annotations

from pathlib import Path

from docgen.comparing.differences import FILLED_LATER, Change
from docgen.comparing.sides import Side, compared
from docgen.diagnostics import Rejected
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.model.letter import Letter
from docgen.services.read import known_letter
from docgen.services.reports import Report, reported

_CIRCULARS = (".yaml", ".yml")


def side(path: Path, workspace: Workspace) -> Side:
    """The letter in a circular of ``workspace``, or in a DOCX, a PDF or a text.

    Raises: Rejected, when it cannot be read or composed.
    """
    if path.suffix.lower() not in _CIRCULARS:
        return known_letter(path)
    made = prepare(path, workspace)
    if made.letter is None:
        raise Rejected(made.found)
    return made.letter


@reported
def compare(before: Path, after: Path, workspace: Workspace) -> Report[tuple[Change, ...]]:
    """Every change from one letter to the other, in the order of the letter."""
    return Report(compared(side(before, workspace), side(after, workspace)))


def unlike(letter: Letter, approved: Path, workspace: Workspace) -> tuple[Change, ...]:
    """What differs from the approved draft, but for what a draft may leave open.

    Raises: Rejected, when the draft cannot be read.
    """
    changes = compared(side(approved, workspace), letter)
    return tuple(change for change in changes if change.role not in FILLED_LATER)
