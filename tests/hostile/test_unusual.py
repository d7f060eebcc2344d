"""Inputs of odd kinds end in a message in Thai, soon and in little memory."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from docgen.cli import main
from docgen.loading.workspace import Workspace
from tests.helpers.scale import times
from tests.helpers.workspaces import CIRCULAR
from tests.hostile.measured import MOST_MEMORY, run
from tests.hostile.unusual import ATTACKS, circular

NAMES = list(ATTACKS)[:: times(8, 1)]
FOUND = [  # by which faults were found
    "letters joined by nothing",
    "an enclosed PDF whose pages hold themselves",
    "an enclosed PDF that is encrypted by nobody",
    "an answer of addresses without end",
]
MOST_SECONDS = 5
ENVIRONMENTS = {
    "a language that is not": {"LANG": "xx_YY.UTF-99", "LC_ALL": "\u0e01"},
    "a zone that is not": {"TZ": "Nowhere/../../etc/passwd"},
    "no width": {"COLUMNS": "0", "LINES": "-5"},
    "a width without end": {"COLUMNS": "999999999999999999999"},
    "a width of words": {"COLUMNS": "nan", "NO_COLOR": "\u0e01", "TERM": "\n"},
    "a home of a line end": {"HOME": "\n", "USERPROFILE": "\n"},
    "a home that is a device": {"HOME": "/dev/null", "XDG_CACHE_HOME": "/dev/null"},
    "no place for what is on its way": {
        "TMPDIR": "/nowhere",
        "TEMP": "/nowhere",
        "TMP": "/nowhere",
    },
    "a moment that is not": {"SOURCE_DATE_EPOCH": "-1e99"},
    "an encoding of letters alone": {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
}


@pytest.mark.parametrize("name", list(dict.fromkeys([*NAMES, *FOUND])))
def test_an_odd_input_gets_an_answer(
    name: str, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workspace.root)
    arguments = ATTACKS[name](workspace.root)
    begin = time.process_time()
    result = CliRunner().invoke(main, arguments)
    seconds = time.process_time() - begin
    assert result.exit_code in (0, 1, 2), result.output
    assert re.search("[ก-๙]", result.output), result.output
    assert seconds < MOST_SECONDS


@pytest.mark.skipif(not os.environ.get("DOCGEN_LONG"), reason="a process for each")
@pytest.mark.parametrize("name", list(ATTACKS))
def test_an_odd_input_takes_little(name: str, workspace: Workspace) -> None:
    arguments = ATTACKS[name](workspace.root)
    if any("\0" in word or "\ud800" in word for word in arguments):
        return  # no system takes such a word
    done = run(*arguments, cwd=workspace.root)
    assert done.code in (0, 1, 2, 130), done.errors  # 130: nobody types the password
    assert done.memory < MOST_MEMORY
    assert done.seconds < MOST_SECONDS


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_an_odd_surrounding_changes_no_letter(name: str, workspace: Workspace) -> None:
    path = circular(workspace.root, CIRCULAR)
    made = []
    for number, odd in enumerate(({}, ENVIRONMENTS[name])):
        folder = workspace.root / "output" / str(number)
        command = [sys.executable, "-m", "docgen", "build", str(path), "-o", str(folder)]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), **odd}
        beside = set(workspace.root.iterdir())
        done = subprocess.run(
            command, env=environment, cwd=workspace.root, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
        assert set(workspace.root.iterdir()) - beside <= {workspace.root / "output"}
        made.append({one.name: one.read_bytes() for one in _letters(folder)})
    assert made[0]
    assert made[0] == made[1]


def _letters(folder: Path) -> list[Path]:
    return [one for one in sorted(folder.iterdir()) if one.suffix in (".docx", ".pdf")]
