"""A list too long to be held in a sheet of a workbook: read through once, and kept as lines.

The lines lie in a folder of this process alone and go with it. A process that works for another
reads those of the other where it sees them, and else makes its own.
"""

from __future__ import annotations

import hashlib
import os
from functools import cache
from pathlib import Path

from docgen import isolation, opening, temporary
from docgen.diagnostics import Diagnostic, Position, Rejected
from docgen.light import dataclass
from docgen.loading.tables import sheet_stream

_BLOCK = 1 << 20
_MOST_SECONDS = 600  # of the processor, for a sheet as long as Excel has them
_MOST_KEPT = 3  # lists whose lines stay


@dataclass(frozen=True, slots=True)
class SheetLines:
    """The rows of a sheet, to be kept as lines in the file ``lines``.

    ``sheet`` is its name where one is given; ``sha256`` is that of the workbook.
    """

    path: Path
    sheet: str | None
    sha256: str
    lines: Path

    def all_lines(self) -> Path:
        """The file with all rows as lines.

        Raises: Rejected, with what is wrong with the workbook, or with DG4203 where it changed.
        """
        if opening.is_file(self.lines):
            return self.lines
        is_own = opening.is_folder(self.lines.parent)
        lines = self.lines if is_own else _folder() / self.lines.name
        if not opening.is_file(lines):
            self._keep_lines(lines)
        return lines

    def _keep_lines(self, lines: Path) -> None:
        if _digest(self.path) != self.sha256:
            raise Rejected([Diagnostic("DG4203", Position(str(self.path)))])
        partial = lines.with_suffix(".part")
        if not _keep_rows(self, partial, 0, sheet_stream.MOST_ROWS + 1):
            raise Rejected([Diagnostic("DG4203", Position(str(self.path)))])
        os.replace(partial, lines)


def long_sheet(
    path: Path, sheet: str | None, held: int, first_rows: int
) -> tuple[SheetLines, bytes] | None:
    """A sheet with rows beyond its row ``held``, with its first lines; ``None`` for any other.

    So it is where the workbook is damaged or written in an odd way: who reads it whole tells that.
    """
    if opening.byte_count(path) > sheet_stream.MOST_BYTES or not sheet_stream.has_many_rows(
        path, held
    ):
        return None
    digest = _digest(path)
    name = hashlib.sha256(f"{digest} {sheet}".encode()).hexdigest()
    kept = SheetLines(path, sheet, digest, _folder() / f"{name}.jsonl")
    first = kept.lines.with_suffix(".first")
    if not opening.is_file(first):
        _make_room()
        partial = first.with_suffix(".part")
        if not _keep_rows(kept, partial, held, first_rows):
            return None
        os.replace(partial, first)
    return kept, opening.content(first, sheet_stream.MOST_BYTES)


def _keep_rows(kept: SheetLines, target: Path, held: int, rows: int) -> bool:
    """Whether the rows were kept; where the reader dies of the workbook they are not."""
    path, to = str(opening.resolved_path(kept.path)), str(target)
    given = (path, str(kept.path), kept.sheet, to, held, rows)
    try:
        return bool(
            isolation.run(
                sheet_stream.keep_rows, *given, wait=10.0 * _MOST_SECONDS, seconds=_MOST_SECONDS
            )
        )
    except (isolation.OverrunError, isolation.IsolatedError):
        return False


@cache
def _folder() -> Path:
    return temporary.working_folder(_folder)


def _make_room() -> None:
    """Lines that were not asked for lately go; whoever wants them makes them again."""
    known = sorted(opening.names_in(_folder(), ".first"), key=opening.changed_at)
    for first in known[: max(0, len(known) - _MOST_KEPT + 1)]:
        first.with_suffix(".jsonl").unlink(missing_ok=True)
        first.unlink(missing_ok=True)


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with opening.stream(path) as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
