"""The journal: a line an act, chained; a line that was changed or taken out shows."""

from __future__ import annotations

from pathlib import Path

from docgen.loading.workspace import Workspace
from docgen.services.journal import broken_line, record


def test_a_line_that_was_changed_or_taken_out_shows(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    assert broken_line(workspace) == 0
    for number in range(5):
        record(workspace, "change", "หนังสือ", f"2021090810000{number}", f"{number:012x}")
    path = workspace.output / "journal.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    assert len(lines) == 5
    assert broken_line(workspace) == 0
    path.write_bytes(b"".join([*lines[:2], lines[2].replace(b"change", b"issue_"), *lines[3:]]))
    assert broken_line(workspace) == 4
    path.write_bytes(b"".join([*lines[:1], *lines[2:]]))
    assert broken_line(workspace) == 2
