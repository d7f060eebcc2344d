"""``kill -9`` at random moments of a batch, then ``--resume``: nothing cut, missing or doubled.

Each run is a fork of a process that has planned the batch, so that the moments fall among the
letters and not into the start of Python; the plan itself draws nothing.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import time
from pathlib import Path

from docgen.batch.plan import Plan, plan_of_batch
from docgen.batch.verify import verify_folder
from docgen.batch.wanted_letters import WantedLetters
from docgen.loading.workspace import Workspace
from docgen.press import Press
from tests.bench.disk import delivered
from tests.bench.material import folder, workspace

_LETTERS, _TIMES, _SEED = 8, 200, 20261122
_SECONDS, _AT_MOST = 160, 6


def run(times: int = _TIMES) -> list[str]:
    """Kills as many as the time allows; after some of them in a row a batch is run to its end."""
    chance = random.Random(_SEED)
    with folder() as place:
        workspace(place / "workspace", _LETTERS)
        path = place / "workspace/config/circulars/recipient.yaml"
        plan = plan_of_batch(
            path, Workspace(place / "workspace"), Press(), WantedLetters(("docx", "pdf"))
        )
        begun = time.perf_counter()
        _forked(plan, place / "whole", None)
        needed = time.perf_counter() - begun
        expected = _found(place / "whole")
        out = place / "out"
        kills = resumed = bad = left = in_a_row = 0
        while kills < times and time.perf_counter() - begun < _SECONDS:
            was_running = _forked(plan, out, chance.uniform(0.0, needed))
            kills += was_running
            in_a_row += 1
            bad += sum(expected.get(name) != found for name, found in _found(out).items())
            if not was_running or in_a_row == _AT_MOST:
                _forked(plan, out, None)
                assert _found(out) == expected, "a resumed batch differs from a whole one"
                assert not verify_folder(out)[1]
                left += len(list(out.glob(".docgen-*")))
                resumed, in_a_row = resumed + 1, 0
                shutil.rmtree(out)
    return [
        f"kill -9: {kills} times, {resumed} batches of {_LETTERS} resumed to the end; "
        f"{bad} files cut off or wrong, {left} leftovers"
    ]


def _forked(plan: Plan, out: Path, after: float | None) -> bool:
    """Run the batch, and kill it after some seconds; whether it was still going then."""
    child = os.fork()
    if not child:
        delivered(plan, out)
        os._exit(0)
    if after is None:
        assert os.waitpid(child, 0)[1] == 0
        return False
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _found(out: Path) -> dict[str, str]:
    letters = (one for one in out.glob("*") if one.suffix in (".docx", ".pdf"))
    return {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in letters}
