"""``kill -9`` at random moments of a batch, then ``--resume``: nothing cut, missing or doubled."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from docgen.batch.verify import verified
from tests.bench.material import ROOT, folder, workspace

_LETTERS, _TIMES, _SEED = 24, 200, 20261122
_SECONDS = 150


def run(times: int = _TIMES) -> list[str]:
    """As many kills as the time allows, a whole batch after every tenth of them."""
    chance = random.Random(_SEED)
    with folder() as place:
        workspace(place / "workspace", _LETTERS)
        path = place / "workspace/config/circulars/recipient.yaml"
        expected, needed = _uninterrupted(path, place / "whole")
        out = place / "out"
        kills = resumed = bad = left = 0
        start = time.perf_counter()
        while kills < times and time.perf_counter() - start < _SECONDS:
            kills += _killed(path, out, chance.uniform(0.3 * needed, 1.05 * needed))
            bad += sum(_digest(one) != expected.get(one.name) for one in _letters(out))
            if kills % 10 == 0 or resumed < kills // 10:
                _finished(path, out)
                resumed += 1
                found = {one.name: _digest(one) for one in _letters(out)}
                assert found == expected, "a resumed batch differs from one that was not killed"
                assert not verified(out)[1]
                left += len(list(out.glob("*.tmp")))
                shutil.rmtree(out)
    return [
        f"kill -9: {kills} times, {resumed} batches resumed to the end; "
        f"{bad} files cut off or wrong, {left} leftovers"
    ]


def _command(path: Path, out: Path) -> list[str]:
    docgen = "import sys; from docgen.cli import main; sys.exit(main())"
    return [sys.executable, "-c", docgen, "batch", str(path), "-o", str(out), "--resume"]


def _uninterrupted(path: Path, out: Path) -> tuple[dict[str, str], float]:
    start = time.perf_counter()
    _finished(path, out)
    needed = time.perf_counter() - start
    return {one.name: _digest(one) for one in _letters(out)}, needed


def _finished(path: Path, out: Path) -> None:
    subprocess.run(_command(path, out), capture_output=True, check=True, cwd=ROOT)


def _killed(path: Path, out: Path, after: float) -> bool:
    """Whether the run was still going when it was killed."""
    with subprocess.Popen(
        _command(path, out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT
    ) as child:
        try:
            child.wait(after)
        except subprocess.TimeoutExpired:
            os.kill(child.pid, signal.SIGKILL)
            return True
    return False


def _letters(out: Path) -> list[Path]:
    return sorted(one for one in out.glob("*") if one.suffix in (".docx", ".pdf"))


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
