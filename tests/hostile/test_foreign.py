"""A stranger's Word file or PDF costs one message, soon, in little room; nothing dies of it."""

from __future__ import annotations

import os
import sys

import pytest

from docgen.loading.workspace import Workspace
from tests.hostile.foreign import HOSTILE, put
from tests.hostile.measured import run, table_row

MOST_SECONDS, MOST_MEMORY = 8, 500  # of the processor, for two processes; MB
VERBS = (("read",), ("check",))
PAIRS = [(verb, name) for name in HOSTILE for (verb,) in VERBS if verb == "read" or ".docx" in name]


@pytest.mark.skipif(os.name == "nt", reason="what a process took is told by Unix alone")
@pytest.mark.parametrize(("verb", "name"), PAIRS)
def test_hostile_file_costs_one_message(verb: str, name: str, workspace: Workspace) -> None:
    path = put(name, workspace.root)
    done = run(verb, path.name, cwd=workspace.root)
    sys.stdout.write(table_row(f"{verb} {name}", path, done) + "\n")
    assert done.code in (0, 1, 3), done.errors[-2_000:]
    assert "Traceback" not in done.errors
    assert done.memory < MOST_MEMORY
    assert done.seconds < MOST_SECONDS
    assert len(done.errors) < 400_000
