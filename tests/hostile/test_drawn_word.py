"""The office program that draws a stranger's Word file has limits, and leaves nobody behind."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from pathlib import Path

import pytest
from filelock import FileLock

from docgen.services import drawn_word

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no limit of memory there")


def test_it_gets_no_more_memory_than_its_limit(tmp_path: Path) -> None:
    file = tmp_path / "made"
    for size, is_made in ((10**6, True), (4 * 10**9, False)):
        file.unlink(missing_ok=True)
        program = f"kept = bytearray({size}); open({str(file)!r}, 'w').close()"
        assert drawn_word._ran([sys.executable, "-c", program])
        assert file.exists() is is_made


def test_what_it_began_ends_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A child that would hold a lock for ever: the lock is free as soon as the time is over."""
    lock, told = tmp_path / "lock", tmp_path / "told"
    child = (
        f"import filelock, time; lock = filelock.FileLock({str(lock)!r}); lock.acquire();"
        f"open({str(told)!r}, 'w').close(); time.sleep(3600)"
    )
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
    wait = 1.0
    while not told.exists():  # a busy machine takes its time to begin the child
        monkeypatch.setattr(drawn_word, "_WAIT", wait)
        assert not drawn_word._ran([sys.executable, "-c", parent])
        wait *= 2
    with FileLock(lock, timeout=300):
        pass


def test_relations_that_swell_are_not_read() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", b"<a>" * 20_000_000)
    assert drawn_word._reaches_out(stream.getvalue())
