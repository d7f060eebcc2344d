"""What the system refuses when files are written, as faults."""

from __future__ import annotations

import errno
from pathlib import Path

from docgen.codes.reasons import refusal
from docgen.diagnostics import Diagnostic

NO_ROOM = frozenset((errno.ENOSPC, errno.EDQUOT))


def disk_fault(error: OSError, path: Path) -> Diagnostic:
    """What the system refused, as a fault: no room, or no leave to write."""
    if error.errno in NO_ROOM:
        return Diagnostic("DG5006", None, {"file": str(path)})
    return Diagnostic("DG5007", None, {"file": str(path), "reason": refusal(error)})
