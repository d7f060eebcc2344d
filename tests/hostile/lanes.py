"""Spoilt inputs asked by several processes at once; one that dies or hangs costs its input alone.

``python -m tests.hostile.lanes FIRST END [PROCESSES] [FOLDER]`` asks those numbers and tells what
was found; a record that lies in FOLDER already is gone on with.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.hostile.spoiling import ROOT

PATIENCE = 120  # seconds by the clock in which a process neither tells nor computes anything


@dataclass(slots=True)
class Lane:
    """Every ``step``-th number from ``first``, asked by one process at a time."""

    folder: Path
    first: int
    end: int
    step: int
    module: str = "tests.hostile.asking"
    process: subprocess.Popen[bytes] | None = None
    seen: tuple[int, float] = (0, 0.0)  # how much is told and computed
    since: float = 0.0
    dead: list[dict[str, Any]] = field(default_factory=list)

    @property
    def record(self) -> Path:
        """What its processes have told so far."""
        return self.folder / f"record-{self.first}-of-{self.step}.jsonl"

    def start(self) -> None:
        """A process that goes on behind what is told already."""
        lines = self.lines()
        begun = [int(one) for one in lines if not one.startswith("{")]
        first = begun[-1] + self.step if begun else self.first
        place = self.folder / f"lane-{self.first}"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        numbers = map(str, (first, self.end, self.step))
        command = [self.module, str(place), str(self.record), *numbers]
        self.seen, self.since = (-1, -1.0), time.monotonic()
        with (self.folder / f"said-{self.first}.txt").open("ab") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-m", *command],
                cwd=ROOT,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
            )

    def lines(self) -> list[str]:
        """The lines of the record; the last may be of an input that never ended."""
        return self.record.read_text("ascii").splitlines() if self.record.exists() else []

    def is_done(self) -> bool:
        """Whether all is asked; a process that died or is stuck is followed by another."""
        assert self.process is not None
        size = self.record.stat().st_size if self.record.exists() else 0
        if (size, taken := computed(self.process.pid)) != self.seen:
            self.seen, self.since = (size, taken), time.monotonic()
        if self.process.poll() is None and time.monotonic() - self.since > PATIENCE:
            self.process.kill()
            self.process.wait()
        if self.process.poll() is None:
            return False
        lines = self.lines()
        if self.process.returncode == 0 or not lines:
            assert self.process.returncode == 0, (
                self.folder / f"said-{self.first}.txt"
            ).read_text()
            return True
        number = int(lines[-1]) if not lines[-1].startswith("{") else -1
        self.dead.append({"number": number, "faults": [f"ended {self.process.returncode}"]})
        self.start()
        return False


def computed(process: int) -> float:
    """The processor's time that a process took, in ticks; one that waits takes none."""
    try:
        told = Path(f"/proc/{process}/stat").read_text("ascii", "replace")
    except OSError:
        return 0.0
    return sum(map(float, told.rpartition(")")[2].split()[11:13]))


def ask(
    first: int,
    end: int,
    *,
    processes: int,
    folder: Path,
    module: str = "tests.hostile.asking",
) -> list[dict[str, Any]]:
    """The inputs that gave what must not be, those that ended their process among them."""
    lanes = [Lane(folder, first + place, end, processes, module) for place in range(processes)]
    for lane in lanes:
        lane.start()
    while not all([lane.is_done() for lane in lanes]):
        time.sleep(0.5)
    return [fault for lane in lanes for fault in found_in(lane)]


def found_in(lane: Lane) -> list[dict[str, Any]]:
    """The faults of one lane."""
    told = [json.loads(line) for line in lane.lines() if line.startswith("{")]
    return [*lane.dead, *(one for one in told if one["faults"])]


if __name__ == "__main__":
    begin, until = int(sys.argv[1]), int(sys.argv[2])
    number_of = int(sys.argv[3]) if len(sys.argv) > 3 else os.cpu_count() or 1
    there = Path(sys.argv[4] if len(sys.argv) > 4 else tempfile.mkdtemp(prefix="hostile-"))
    faults = ask(begin, until, processes=number_of, folder=there)
    for fault in faults:
        sys.stdout.write(json.dumps(fault, ensure_ascii=False) + "\n")
    sys.stdout.write(f"{until - begin} asked, {len(faults)} found; records in {there}\n")
    sys.exit(bool(faults))
