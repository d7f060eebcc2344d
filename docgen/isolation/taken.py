"""How much memory this process has taken, on each system."""

from __future__ import annotations

import sys
from pathlib import Path

_PAGES = Path("/proc/self/statm")
_PAGE = 4096  # bytes; a larger page only makes the limit wider
_UNTOLD = 1_000_000_000  # bytes of address space, where the system tells none


def peak_memory() -> int:
    """The most bytes of memory that this process ever held; 0 where no one tells."""
    if sys.platform == "win32":
        return _windows_peak()
    import resource

    taken = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return taken if sys.platform == "darwin" else taken * 1024


def address_space() -> int:
    """Bytes of addresses in use, which a limit of addresses counts from."""
    try:
        return int(_PAGES.read_text(encoding="ascii").split()[0]) * _PAGE
    except (OSError, ValueError, IndexError):
        return _UNTOLD


def _windows_peak() -> int:
    import ctypes

    class Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS."""

        _fields_ = (
            ("size", ctypes.c_ulong),
            ("faults", ctypes.c_ulong),
            ("peak", ctypes.c_size_t),
            *((f"rest{number}", ctypes.c_size_t) for number in range(7)),
        )

    windows = getattr(ctypes, "windll", None)
    if windows is None:
        return 0
    counters = Counters()
    counters.size = ctypes.sizeof(Counters)
    kernel = windows.kernel32
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    asked = kernel.K32GetProcessMemoryInfo
    asked.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)
    asked(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.size)
    return int(counters.peak)
