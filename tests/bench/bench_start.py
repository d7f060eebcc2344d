"""Start-up times in one run: ``python -m tests.bench.bench_start``."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
CIRCULAR = "config/circulars/memo-example.yaml"
RUNS = 9
COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "import click": ["-c", "import click"],
    "import pydantic": ["-c", "import pydantic"],
    "docgen --help": ["-m", "docgen", "--help"],
    "docgen check, one file": ["-m", "docgen", "check", CIRCULAR],
}


def measured() -> dict[str, float]:
    """The median time of each command in seconds, the commands taken in turn."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(RUNS):
        for name, arguments in COMMANDS.items():
            begin = time.perf_counter()
            subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, check=True)
            times[name].append(time.perf_counter() - begin)
    return {name: statistics.median(taken) for name, taken in times.items()}


def main() -> None:
    """Print each time, and how it stands to the two imports."""
    taken = measured()
    click, pydantic = taken["import click"], taken["import pydantic"]
    for name, seconds in taken.items():
        ratios = f"{seconds / click:5.2f} x click  {seconds / pydantic:5.2f} x pydantic"
        sys.stdout.write(f"{name:24} {seconds * 1000:7.0f} ms  {ratios}\n")


if __name__ == "__main__":
    main()
