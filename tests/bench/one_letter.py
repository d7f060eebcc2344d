"""One letter in a fresh process, both files, beside LibreOffice making the PDF of the DOCX.

    python -m tests.bench.one_letter

Medians of interleaved runs; the ratio is what counts, the seconds are this machine's.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROUNDS = 5
WORKSPACE = Path(__file__).parents[2]


def main() -> None:
    """Print the medians and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = Path(folder) / "ours", Path(folder) / "theirs"
        _docgen(ours)
        (source,) = ours.glob("*.docx")
        runs: dict[str, list[float]] = {"docgen": [], "soffice": []}
        for _ in range(ROUNDS):
            shutil.rmtree(ours)
            runs["docgen"].append(_timed(lambda: _docgen(ours)))
            source = next(ours.glob("*.docx"))
            runs["soffice"].append(_timed(lambda source=source: _soffice(source, theirs)))
    medians = {name: statistics.median(times) for name, times in runs.items()}
    for name, seconds in medians.items():
        print(f"{name:10}{seconds:7.2f} s")
    print(f"docgen (DOCX and PDF) takes {medians['docgen'] / medians['soffice']:.2f} of soffice")


def _docgen(target: Path) -> None:
    circular = WORKSPACE / "config" / "circulars" / "chiangmai-2564.yaml"
    command = [sys.executable, "-m", "docgen", "build", str(circular), "-o", str(target)]
    subprocess.run(command, cwd=WORKSPACE, check=True, capture_output=True)


def _soffice(source: Path, target: Path) -> None:
    profile = (target.parent / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(target), str(source)], check=True, capture_output=True
    )


def _timed(action: Callable[[], None]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
