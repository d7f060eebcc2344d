"""A list too long to be held, issued under one number."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.batch import line_manifest
from docgen.loading.workspace import Workspace, long_lists
from docgen.register import IssuedLetter
from docgen.services.batch_wishes import Batch
from docgen.services.events import Ended, WorkEvent
from tests.helpers.workspaces import make_workspace

AT = "2564-09-08T10:00:00+07:00"
ROWS = 47


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list of twenty rows is long, and a folder holds ten files."""
    monkeypatch.setattr(long_lists, "LONGEST_HELD", 20)
    monkeypatch.setattr(long_lists, "_HEAD_WITHIN", 5)
    monkeypatch.setattr(line_manifest, "MOST_FILES", 10)


def rows() -> list[str]:
    """Namesakes in one step and in two, with and without a code, and one called as they are."""
    made = [f"อำเภอที่ {n},นายอำเภอที่ {n}," for n in range(1, ROWS + 1)]
    made[2], made[40] = "อำเภอเมือง,นายอำเภอเมืองเหนือ,", "อำเภอเมือง,นายอำเภอเมืองใต้,"
    made[11], made[13] = "อำเภอปัว,นายอำเภอปัว,ป1", "อำเภอปัว,นายอำเภอปัว,ป2"
    made[30] = "อำเภอปัว ป1,นายอำเภออื่น,"
    return made


def workspace_in(folder: Path) -> Workspace:
    made = make_workspace(folder)
    written = (Path(__file__).parents[2] / "config/circulars/dla-1960.yaml").read_text("utf-8")
    text = written.replace("ผู้รับ: provinces", "ผู้รับ: many", 1)
    text = text.partition("\nภาคผนวก:\n")[0].replace("    ภาคผนวก: สถานะ\n", "") + "\n"
    (made.config / "circulars/many.yaml").write_text(text, encoding="utf-8")
    head = "ชื่อ,เรียน,รหัส\n"
    listed = made.config / "recipients/many.csv"
    listed.write_text(head + "\n".join(rows()) + "\n", encoding="utf-8")
    return made


def wishes(workspace: Workspace, **more: object) -> Batch:
    path = workspace.config / "circulars/many.yaml"
    given: dict[str, object] = {"formats": ("docx",), "final": True, **more}
    return Batch(path, workspace, AT, **given)  # type: ignore[arg-type]


def content_of(letter: IssuedLetter, workspace: Workspace) -> bytes:
    (file,) = letter.files
    return (workspace.root / file.path).read_bytes()


def ended(events: list[WorkEvent]) -> Ended:
    last = events[-1]
    assert isinstance(last, Ended)
    return last
