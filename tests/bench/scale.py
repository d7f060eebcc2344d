"""A long list in one process, in two, and on two workers of a Dask cluster; one worker killed.

    python -m tests.bench scale [LETTERS]

Wall time, the time of all processors that worked, and the largest process in memory. Of a cluster
the processors of its scheduler and its workers are counted too. «Efficiency» is how many times as
quick two workers are as one process, halved; «extra work» is what they spend more than it. A row
says so where its letters or its record are not those of one process.

«Two apart» are two processes that know nothing of each other, each with half of the letters: as
quick as they are, no more can be had of this machine. «Of the most» is ours beside them.
"""

from __future__ import annotations

import hashlib
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.material import ROOT, folder, workspace

_LETTERS = 25_000
_KILLED_AFTER = 0.4  # of the time that one process takes
_DASK = "import sys; from dask.__main__ import main; sys.argv[0] = 'dask'; main()"


@dataclass(frozen=True)
class Ran:
    """One way to make the letters: seconds by the clock, of processors, megabytes, and a digest."""

    wall: float
    spent: float
    peak: int
    made: str


def run(letters: int = _LETTERS) -> list[str]:
    """One row a way; the letters of each are DOCX."""
    with folder() as place:
        workspace(place / "ws", letters)
        alone = _in_process(place, letters, ())
        apart = _two_apart(place, letters)
        two = _in_process(place, letters, ("--jobs", "2"))
        with _cluster(place) as cluster:
            dask = _on_cluster(place, letters, cluster)
        with _cluster(place) as cluster:
            killed = _on_cluster(place, letters, cluster, kill_after=alone.wall * _KILLED_AFTER)
    return [
        _row("one process", letters, alone, None),
        _row("two apart", letters, apart, alone),
        _row("--jobs 2", letters, two, alone, apart),
        _row("two Dask workers", letters, dask, alone, apart),
        _row("two, one killed", letters, killed, alone),
    ]


def alone(letters: int) -> str:
    """The row of one process, by itself."""
    with folder() as place:
        workspace(place / "ws", letters)
        return _row("one process", letters, _in_process(place, letters, ()), None)


def _row(name: str, letters: int, ran: Ran, beside: Ran | None, apart: Ran | None = None) -> str:
    each = f"{ran.wall / letters * 1000:.2f} ms a letter, {ran.spent / letters * 1000:.2f} of work"
    told = f"{letters} letters, {name:17}{ran.wall:7.1f} s, {each}, largest {ran.peak} MB"
    if beside is None:
        return told
    more = ran.spent / beside.spent - 1
    efficiency = beside.wall / ran.wall / 2
    told = f"{told}, efficiency {efficiency:.0%}, extra work {more:+.0%}"
    if apart is not None:
        told = f"{told}, {apart.wall / ran.wall:.0%} of the most"
    if not ran.made:
        return told
    return f"{told}, {'same bytes' if ran.made == beside.made else 'OTHER BYTES'}"


def _in_process(place: Path, letters: int, options: Sequence[str]) -> Ran:
    target = place / "out"
    begun = time.perf_counter()
    process = subprocess.Popen(_command(target, options), cwd=place / "ws", **_surroundings())
    usage = _ended(process)
    wall = time.perf_counter() - begun
    return Ran(wall, _spent(usage), usage.ru_maxrss // 1024, _digest(target, letters))


def _two_apart(place: Path, letters: int) -> Ran:
    """Two runs at once, each of half of the letters; they do not wait for each other."""
    halves = (letters // 2, letters - letters // 2)
    for half, many in enumerate(halves):
        workspace(place / f"half{half}", many)
    begun = time.perf_counter()
    processes = [
        subprocess.Popen(
            _command(place / f"out{half}", ()), cwd=place / f"half{half}", **_surroundings()
        )
        for half in range(len(halves))
    ]
    usages = [_ended(process) for process in processes]
    wall = time.perf_counter() - begun
    for half, many in enumerate(halves):
        _digest(place / f"out{half}", many)
    return Ran(wall, sum(map(_spent, usages)), max(each.ru_maxrss for each in usages) // 1024, "")


def _ended(process: subprocess.Popen[bytes]) -> resource.struct_rusage:
    """What the process took, once it has ended well."""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return usage


def _spent(usage: resource.struct_rusage) -> float:
    return usage.ru_utime + usage.ru_stime


def _on_cluster(
    place: Path, letters: int, cluster: _Cluster, kill_after: float | None = None
) -> Ran:
    target = place / "out"
    before = cluster.spent()
    begun = time.perf_counter()
    command = _command(target, ("--cluster", cluster.address))
    process = subprocess.Popen(command, cwd=place / "ws", **_surroundings())
    lost = 0.0
    if kill_after is not None:
        time.sleep(kill_after)
        lost = cluster.kill_worker()
    usage = _ended(process)
    wall = time.perf_counter() - begun
    spent = _spent(usage) + cluster.spent() + lost - before
    peak = max(usage.ru_maxrss // 1024, cluster.peak())
    return Ran(wall, spent, peak, _digest(target, letters))


def _command(target: Path, options: Sequence[str]) -> list[str]:
    docgen = [sys.executable, "-m", "docgen", "batch", "recipient", "--to", "docx"]
    return [*docgen, "-o", str(target), *options]


def _surroundings() -> dict[str, object]:
    around = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
    return {"env": around, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def _digest(target: Path, letters: int) -> str:
    """A digest of every letter and of the record; the folder is empty afterwards."""
    whole, count = hashlib.sha256(), 0
    for path in sorted(target.rglob("*")):
        if path.suffix == ".docx" or path.name.startswith("manifest."):
            whole.update(path.name.encode("utf-8") + path.read_bytes())
            count += path.suffix == ".docx"
    assert count == letters, f"{count} letters of {letters}"
    subprocess.run(["rm", "-r", str(target)], check=True)
    return whole.hexdigest()


class _Cluster:
    """A scheduler and two workers on this machine, as the manual starts them."""

    def __init__(self, address: str, processes: Sequence[subprocess.Popen[bytes]]) -> None:
        self.address = address
        self._processes = list(processes)

    def spent(self) -> float:
        """Seconds of processors that its processes have taken so far, of those that live."""
        return sum(map(_processor_seconds, self._living()))

    def peak(self) -> int:
        """The most that one of its processes had in memory, in megabytes."""
        return max(_peak(process) for process in self._living())

    def kill_worker(self) -> float:
        """End a worker without a word; the seconds of processors that it had taken."""
        worker = self._processes[-1]
        seconds = _processor_seconds(worker)
        worker.kill()
        worker.wait()
        return seconds

    def _living(self) -> list[subprocess.Popen[bytes]]:
        return [process for process in self._processes if process.poll() is None]


def _processor_seconds(process: subprocess.Popen[bytes]) -> float:
    import psutil  # a dependency of distributed

    times = psutil.Process(process.pid).cpu_times()
    return float(times.user + times.system)


def _peak(process: subprocess.Popen[bytes]) -> int:
    lines = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM"))


@contextmanager
def _cluster(place: Path) -> Iterator[_Cluster]:
    told = place / "scheduler.json"
    told.unlink(missing_ok=True)
    dask = [sys.executable, "-c", _DASK]
    ours = ["--scheduler-file", str(told), "--interface", "lo", "--no-dashboard"]
    own = ["--nthreads", "1", "--no-nanny", "--local-directory", str(place)]
    with ExitStack() as stack:
        processes = [_started(stack, [*dask, "scheduler", "--port", "0", *ours])]
        while not (told.is_file() and told.stat().st_size):
            time.sleep(0.1)
        processes += [_started(stack, [*dask, "worker", *ours, *own]) for _ in range(2)]
        import distributed

        client = distributed.Client(scheduler_file=str(told), set_as_default=False)
        client.wait_for_workers(2, timeout=120)
        address = str(client.scheduler.address)
        client.close()
        yield _Cluster(address, processes)


def _started(stack: ExitStack, command: Sequence[str]) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(command, **_surroundings())

    def end() -> None:
        process.kill()
        process.wait()

    stack.callback(end)
    return process
