"""The end of a run: all is said and done, though Python does not take its memory apart."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from docgen.cli.exits import leave

ROOT = Path(__file__).parents[3]
RUN = "import sys\nfrom docgen.cli import main\n{before}\nsys.argv[1:] = {arguments!r}\nmain()\n"


def ran(arguments: list[str], *, before: str = "") -> subprocess.CompletedProcess[bytes]:
    script = RUN.format(before=before, arguments=arguments)
    return subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
    )


def test_what_is_registered_for_the_end_is_done_once(tmp_path: Path) -> None:
    noted = tmp_path / "noted"
    before = f"import atexit\natexit.register(lambda: open({str(noted)!r}, 'a').write('done.'))"
    for arguments, code in ((["list", "kinds"], 0), (["list", "nothing"], 2)):
        noted.unlink(missing_ok=True)
        assert ran(arguments, before=before).returncode == code
        assert noted.read_text(encoding="utf-8") == "done."


def test_a_thread_that_is_still_at_work_ends_its_work(tmp_path: Path) -> None:
    noted = tmp_path / "noted"
    before = (
        "import threading\n"
        "main_ended = threading.main_thread().join\n"
        f"write = lambda: (main_ended(), open({str(noted)!r}, 'w').write('done'))\n"
        "threading.Thread(target=write).start()"
    )
    assert ran(["list", "kinds"], before=before).returncode == 0
    assert noted.read_text(encoding="utf-8") == "done"


def test_all_that_was_said_arrives() -> None:
    said = ran(["list", "codes"])
    as_usual = ran(["list", "codes"], before="sys.settrace(lambda *event: None)")
    assert said.returncode == as_usual.returncode == 0
    assert said.stdout == as_usual.stdout
    assert len(said.stdout) > 20_000  # more than a pipe's reader takes at once


def test_a_run_that_is_traced_or_failed_ends_as_usual(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[int] = []
    monkeypatch.setattr(os, "_exit", ended.append)
    before = sys.gettrace()
    try:
        sys.settrace(lambda *event: None)
        with pytest.raises(SystemExit):
            leave(0)
    finally:
        sys.settrace(before)
    with pytest.raises(SystemExit) as caught:
        leave(70)
    assert caught.value.code == 70
    assert ended == []
