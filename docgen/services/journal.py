"""What was done in a workspace, line by line: append only, without words of letters, chained.

Each line holds the hash of the one before it, so that a line that was changed or taken out shows.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from docgen import opening
from docgen.loading.workspace import Workspace

_FILE = "journal.jsonl"
_MOST_BYTES = 256_000_000
_PATIENCE = 5.0  # seconds


def record(workspace: Workspace, act: str, name: str, at: str, mark: str = "") -> None:
    """Write one act down: ``change``, ``file``, ``issue`` or ``batch`` of the letter ``name``.

    ``mark`` is a short hash of what it was done to. Work goes on where the disk refuses a line.
    """
    path = workspace.output / _FILE
    with suppress(OSError, Timeout):
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_suffix(".lock"), timeout=_PATIENCE):
            entry = {"at": at, "act": act, "letter": name, "mark": mark, "before": _last(path)}
            line = json.dumps(entry, ensure_ascii=False, sort_keys=True)
            with path.open("ab") as file:
                file.write(line.encode("utf-8") + b"\n")


def broken_line(workspace: Workspace) -> int:
    """The first line (from 1) that does not follow from the one before it; 0 where all do."""
    path = workspace.output / _FILE
    if not opening.is_file(path):
        return 0
    before = ""
    for number, line in enumerate(opening.content(path, _MOST_BYTES).splitlines(), 1):
        try:
            entry = json.loads(line)
        except ValueError:
            return number
        if not isinstance(entry, dict) or entry.get("before") != before:
            return number
        before = _hash(line)
    return 0


def _last(path: Path) -> str:
    """The hash of the last line; empty before the first."""
    if not opening.is_file(path):
        return ""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - 4096))
        lines = file.read().splitlines()
    return _hash(lines[-1]) if lines else ""


def _hash(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()
