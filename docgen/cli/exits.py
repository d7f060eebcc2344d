"""How the program ends: the exit codes, and which of them a report asks for."""

from __future__ import annotations

import atexit
import os
import sys
import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from docgen.diagnostics import Diagnostic

INPUT_ERRORS, USAGE, SOME_FAILED, OWN_FAULT, IN_USE, INTERRUPTED = 1, 2, 3, 70, 75, 130
_FOLDER_IN_USE = "DG5008"


def leave(code: int) -> NoReturn:
    """End the process; one that did all it was asked to leaves its memory to the system.

    Python would first take apart every object, one by one. What was registered to be done at the
    end is done, and everything said is written; while another thread is still at work, or somebody
    measures or traces the run, the process ends as usual.
    """
    is_alone = threading.active_count() == 1
    is_watched = sys.gettrace() is not None or sys.getprofile() is not None
    if code == 0 and is_alone and not is_watched:
        atexit._run_exitfuncs()  # what is registered is done once: a usual end finds nothing left
        if _is_all_written():
            os._exit(code)
    sys.exit(code)


def _is_all_written() -> bool:
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        return False
    return True


def code_of(found: Iterable[Diagnostic]) -> int:
    """For errors: wrong usage where all lie in what was asked, a folder in use, or wrong input."""
    errors = [fault for fault in found if fault.is_error]
    if any(fault.code == _FOLDER_IN_USE for fault in errors):
        return IN_USE
    return USAGE if errors and all(fault.argument for fault in errors) else INPUT_ERRORS
