"""A file that is not read, told with the reason and with what to do."""

from __future__ import annotations

from pathlib import Path

from docgen.codes.foreign_files import REFUSALS
from docgen.diagnostics import Diagnostic, Position, Rejected


def refused_file(path: Path, reason: str) -> Rejected:
    """The fault that says why ``path`` is not read: DG7200, DG2221, or DG2220 without text."""
    code, why, remedy = REFUSALS[reason]
    params = {"file": path.name, "reason": why, "remedy": remedy}
    return Rejected([Diagnostic(code, Position(str(path)), params)])
