"""What becomes of a circular's annexes: for those who need not know how they are built."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from docgen.diagnostics import Diagnostic
from docgen.light import dataclass
from docgen.model.letter import Annex

if TYPE_CHECKING:
    from docgen.compose.annexes.board import Board, StatusCounts

Boards: TypeAlias = "dict[str, Board]"


@dataclass(frozen=True, slots=True)
class BuiltAnnexes:
    """The annexes of a letter, what they count, and what was wrong."""

    annexes: tuple[Annex, ...]
    statuses: dict[str, StatusCounts]
    found: tuple[Diagnostic, ...] = ()
