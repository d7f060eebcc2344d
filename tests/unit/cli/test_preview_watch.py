"""``docgen preview --watch`` draws again when a file that the letter draws on is saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from docgen.cli import main, preview
from docgen.loading.workspace import Workspace
from tests.helpers.workspaces import CIRCULAR


class Clerk:
    """Saves one text at each pause of the watcher, then stops it as Ctrl-C does."""

    def __init__(self, file: Path, texts: list[str]) -> None:
        self.file = file
        self.texts = texts
        self.seen: list[bytes | None] = []

    def pause(self, seconds: float) -> None:
        image = self.file.parents[2] / "output" / "a" / "preview" / "1.png"
        self.seen.append(image.read_bytes() if image.exists() else None)
        if not self.texts:
            raise KeyboardInterrupt
        self.file.write_text(self.texts.pop(0), encoding="utf-8")


def test_a_save_is_drawn_and_a_fault_is_told(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = workspace.config / "circulars" / "a.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(CIRCULAR, encoding="utf-8")
    changed = CIRCULAR.replace("ขอความร่วมมือรายงานผล", "ขอเชิญประชุม")
    clerk = Clerk(file, [changed, "เรื่อง: [", CIRCULAR])
    monkeypatch.setattr(preview.time, "sleep", clerk.pause)
    result = CliRunner().invoke(main, ["preview", str(file), "--watch"], standalone_mode=False)
    first, after_change, after_fault, again = clerk.seen
    assert first is not None
    assert after_change not in (None, first)
    assert after_fault == after_change, "a file with errors leaves the images as they were"
    assert again == first
    assert "DG1" in result.stderr
