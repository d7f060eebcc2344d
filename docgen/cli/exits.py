"""How the program ends: the exit codes, and which of them a report asks for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docgen.diagnostics import Diagnostic

INPUT_ERRORS, USAGE, SOME_FAILED, OWN_FAULT, IN_USE, INTERRUPTED = 1, 2, 3, 70, 75, 130
_FOLDER_IN_USE = "DG5008"


def code_of(found: Iterable[Diagnostic]) -> int:
    """For errors: wrong usage where all lie in what was asked, a folder in use, or wrong input."""
    errors = [fault for fault in found if fault.is_error]
    if any(fault.code == _FOLDER_IN_USE for fault in errors):
        return IN_USE
    return USAGE if errors and all(fault.argument for fault in errors) else INPUT_ERRORS
