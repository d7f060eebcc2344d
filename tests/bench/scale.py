"""A long list in steps, in one process, two processes and two workers of a Dask cluster.

    python -m tests.bench scale [LETTERS]

Wall time, processor time of this process and its children, and the largest of them in memory.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.bench.material import ROOT, folder, workspace

_LETTERS = 25_000
_WAYS = {"one process": (), "--jobs 2": ("--jobs", "2"), "two Dask workers": ("--cluster", "")}


def run(letters: int = _LETTERS) -> list[str]:
    """One row a way; the letters of each are DOCX."""
    with folder() as place:
        workspace(place / "ws", letters)
        return [_row(name, options, place, letters) for name, options in _WAYS.items()]


def _row(name: str, options: tuple[str, ...], place: Path, letters: int) -> str:
    with ExitStack() as stack:
        if "--cluster" in options:
            options = ("--cluster", stack.enter_context(_cluster(place)))
        target = place / name.replace(" ", "-")
        command = [sys.executable, "-m", "docgen", "batch", "recipient", "--to", "docx"]
        begun, before = time.perf_counter(), os.times()
        subprocess.run(
            [*command, "-o", str(target), *options],
            cwd=place / "ws",
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
            check=True,
        )
        wall, after = time.perf_counter() - begun, os.times()
    spent = after.children_user - before.children_user
    spent += after.children_system - before.children_system
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    each = f"{wall / letters * 1000:.2f} ms a letter, {spent / letters * 1000:.2f} ms of processor"
    return f"{letters} letters, {name:18} {wall:7.1f} s, {each}, peak {peak} MB"


@contextmanager
def _cluster(place: Path) -> Iterator[str]:
    """A scheduler and two workers on this machine, as the manual starts them."""
    told = place / "scheduler.json"
    code = "import sys; from dask.__main__ import main; sys.argv[0] = 'dask'; main()"
    dask = [sys.executable, "-c", code]
    ours = ["--scheduler-file", str(told), "--interface", "lo", "--no-dashboard"]
    around = {**os.environ, "PYTHONPATH": str(ROOT)}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": around}
    processes = [subprocess.Popen([*dask, "scheduler", "--port", "0", *ours], **quiet)]  # type: ignore[call-overload]
    try:
        while not (told.is_file() and told.stat().st_size):
            time.sleep(0.1)
        own = ["--nthreads", "1", "--no-nanny", "--local-directory", str(place)]
        for _ in range(2):
            processes.append(subprocess.Popen([*dask, "worker", *ours, *own], **quiet))  # type: ignore[call-overload]
        import distributed

        client = distributed.Client(scheduler_file=str(told), set_as_default=False)
        client.wait_for_workers(2, timeout=60)
        address = str(client.scheduler.address)
        client.close()
        yield address
    finally:
        for one in processes:
            one.kill()
            one.wait()
