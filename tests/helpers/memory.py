"""The memory of a worker: what tests have built is looked for where much has come to lie about."""

from __future__ import annotations

import ctypes
import gc
import os
from pathlib import Path

_STATUS = Path("/proc/self/statm")
_EVERY = 8  # tests: asked after each one, the system's answer would take as long as a small test
_MOST_GROWN = 100_000_000  # bytes


def resident_bytes() -> int:
    """What this process has in memory; 0 where the system does not tell."""
    if not _STATUS.exists():
        return 0
    return int(_STATUS.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _give_back() -> None:
    """What was freed goes back to the system, where its library keeps it in pieces (glibc)."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


class GrowthWatch:
    """Looks for cycles when the process has grown, whatever the number of its objects.

    A document that python-docx has built is a cycle of few objects that hold megabytes: Python
    counts the objects, and would let hundreds of them lie about.
    """

    def __init__(self) -> None:
        self._before = resident_bytes()
        self._tests = 0

    def look(self) -> bool:
        """Whether cycles were looked for; the process is asked how large it is after some tests."""
        self._tests += 1
        if self._tests % _EVERY or resident_bytes() <= self._before + _MOST_GROWN:
            return False
        gc.collect()
        _give_back()
        self._before = resident_bytes()
        return True
