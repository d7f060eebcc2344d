"""A whole batch with its manifest: cost a letter as the list grows, and the memory it takes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.bench.material import ROOT, folder, workspace

_SIZES = (100, 785)
_CHILD = """
import json, sys, time
from pathlib import Path
from docgen.batch.wanted_letters import WantedLetters
from docgen.batch.delivery import opened_folder
from docgen.batch.plan import plan_of_batch
from docgen.making import Press
from docgen.loading.workspace import Workspace
root, out = Path(sys.argv[1]), Path(sys.argv[2])
start = time.perf_counter()
path = root / "config/circulars/recipient.yaml"
plan = plan_of_batch(path, Workspace(root), Press(), WantedLetters(("docx", "pdf")))
with opened_folder(out) as delivery:
    made = sum(one.fault is None for one in delivery.run(plan.jobs, plan.origin))
spent = time.perf_counter() - start
peak = next(
    int(line.split()[1]) // 1024
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    if line.startswith("VmHWM")
)
print(json.dumps({"letters": made, "seconds": spent, "peak": peak}))
"""


def run() -> list[str]:
    """Two sizes; ``full`` is the one with 7,850 letters."""
    return [text for size in _SIZES for text in measured(size)]


def measured(size: int) -> list[str]:
    """One batch in a process of its own."""
    with folder() as place:
        workspace(place / "workspace", size)
        found = _child(place / "workspace", place / "out")
    each = found["seconds"] / found["letters"] * 1000
    told = f"{each:.2f} ms a letter, {found['seconds'] / 60:.2f} minutes"
    return [f"batch of {size}, DOCX and PDF, fsync: {told}, peak {found['peak']} MB"]


def _child(root: Path, out: Path) -> dict[str, float]:
    command = [sys.executable, "-c", _CHILD, str(root), str(out)]
    ran = subprocess.run(command, capture_output=True, check=True, cwd=ROOT)
    found: dict[str, float] = json.loads(ran.stdout)
    return found
