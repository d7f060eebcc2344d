"""A command in a process of its own, with the seconds and the memory that it took."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

MOST_SECONDS, MOST_MEMORY = 60, 500  # by the clock, on a busy machine; MB
# What the command and its own processes took, told behind all that it says.
_ACCOUNT = """
import pathlib, resource, sys
sys.path[:0] = {path!r}
from docgen.cli import main
from docgen import isolation
try:
    main({args!r})
finally:
    isolation.stop()
    own = resource.getrusage(resource.RUSAGE_SELF)
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime
    # What the system tells of a process holds what its parent had when it began.
    told = pathlib.Path("/proc/self/status")
    lines = told.read_text().splitlines() if told.exists() else ()
    most = next((int(line.split()[1]) for line in lines if line[:6] == "VmHWM:"), own.ru_maxrss)
    memory = max(most, others.ru_maxrss) // 1024
    print("\\n@", memory, round(seconds, 2), file=sys.stderr)
"""


@dataclass(frozen=True, slots=True)
class Run:
    """How a command ended, what it said, and what it took: MB and seconds of the processor."""

    code: int
    output: str
    errors: str
    memory: int
    seconds: float


def run(*args: str, cwd: Path) -> Run:
    """``docgen`` with those arguments, in ``cwd``."""
    program = _ACCOUNT.format(path=[entry for entry in sys.path if entry], args=list(args))
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=cwd,
        capture_output=True,
        timeout=MOST_SECONDS,
        check=False,
    )
    errors = done.stderr.decode("utf-8", errors="replace")
    head, _, tail = errors.rpartition("\n@")
    memory, seconds = tail.split() if tail else ("0", "0")
    output = done.stdout.decode("utf-8", errors="replace")
    return Run(done.returncode, output, head, int(memory), float(seconds))


def table_row(name: str, path: Path, done: Run) -> str:
    """A row of the table of measurement: what was asked, its size, what it took, how it ended."""
    size = path.stat().st_size // 1000
    return f"| {name} | {size} kB | {done.seconds} s | {done.memory} MB | {done.code} |"
