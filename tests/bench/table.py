"""The whole table of the README and the manual, in some five minutes on a quiet machine.

    python -m tests.bench table

Cold start of each command, a keystroke, one DOCX beside its bytes, 7,850 letters by one process, by
two, by two Dask workers and by one of them killed, an annex of a million rows. The load of the
machine stands at the head and at the end: every figure is worth what the quiet was.
``scale 100000`` and ``full`` are rows of their own, of minutes each.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

from tests.bench import bench_docx, bench_page, bench_start, scale
from tests.bench.material import ROOT

_RUNS = 5  # of each command
_LETTERS = 7_850
_ROWS = 1_000_000
_Part = tuple[str, Callable[[], list[str]]]


def run() -> Iterator[str]:
    """Every part as soon as it is measured, with the seconds that it took."""
    begun = time.perf_counter()
    yield f"load before: {_load()}"
    for title, measure in _parts():
        start = time.perf_counter()
        lines = measure()
        yield f"\n== {title} ({time.perf_counter() - start:.0f} s)"
        yield from lines
    yield f"\nload after: {_load()}; {time.perf_counter() - begun:.0f} s in all"


def _parts() -> tuple[_Part, ...]:
    return (
        ("cold start of each command", lambda: bench_start.run(_RUNS)),
        ("a keystroke, without the browser", bench_page.run),
        ("one DOCX beside its bytes", bench_docx.run),
        (f"{_LETTERS} letters as DOCX", lambda: scale.run(_LETTERS)),
        (f"annex of {_ROWS} rows", _annex),
    )


def _annex() -> list[str]:
    command = [sys.executable, "-m", "tests.bench.bench_submissions", str(_ROWS)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return ran.stdout.splitlines()


def _load() -> str:
    return " ".join(f"{load:.1f}" for load in os.getloadavg())
