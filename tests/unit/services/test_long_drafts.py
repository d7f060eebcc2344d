"""Drafts of a list that has gone out with other words: long lists tell it as held ones do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from docgen.batch import line_manifest
from docgen.loading.workspace import Workspace, long_lists
from docgen.services import batch
from docgen.services.batch_wishes import Batch
from docgen.services.dispatch import Wishes, dispatch_batch
from docgen.services.events import FoundFaults, RunStatus, WorkEvent
from docgen.services.issue_batch import issue_batch_of_letters
from tests.helpers.long_issue import AT, ROWS, workspace_in

pytestmark = pytest.mark.slow
_HELD = 20_000
_OTHER = "สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดทุกแห่ง"


@pytest.fixture(params=["มท 0812/ว 1960", "มท 0812/ว อัตโนมัติ"])
def changed(tmp_path: Path, request: pytest.FixtureRequest) -> Workspace:
    """A list that went out, whose circular says something else now."""
    made = workspace_in(tmp_path / "ws")
    path = made.config / "circulars/many.yaml"
    text = path.read_text("utf-8").replace("ที่: มท 0812/ว 1960", f"ที่: {request.param}", 1)
    path.write_text(text, encoding="utf-8")
    asked = Batch(path, made, AT, ("docx",), final=True)
    assert list(issue_batch_of_letters(asked))[-1].status is RunStatus.DONE  # type: ignore[union-attr]
    old = "สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดมอบหมาย"
    assert old in text
    path.write_text(text.replace(old, f"{_OTHER}มอบหมาย", 1), encoding="utf-8")
    return made


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder holds twenty files."""
    monkeypatch.setattr(long_lists, "_HEAD_WITHIN", 5)
    monkeypatch.setattr(line_manifest, "MOST_FILES", 20)


def asked(workspace: Workspace, folder: Path, jobs: int = 1) -> Batch:
    path = workspace.config / "circulars/many.yaml"
    return Batch(path, workspace, AT, ("docx",), folder, jobs=jobs)


def told(events: list[WorkEvent]) -> list[str]:
    return [
        f"{fault.code} {fault.params['number']} {fault.at and fault.at.line}"
        for event in events
        if isinstance(event, FoundFaults)
        for fault in event.found
        if fault.code == "DG5426"
    ]


def test_a_draft_batch_tells_it_and_leaves_an_automatic_number_open(
    changed: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = {}
    for name, longest in (("held", _HELD), ("steps", ROWS - 1)):
        monkeypatch.setattr(long_lists, "LONGEST_HELD", longest)
        events = list(batch.make_batch(asked(changed, tmp_path / name)))
        assert events[-1].status is RunStatus.DONE  # type: ignore[union-attr]
        assert len(told(events)) == 1
        files = {path.name: path.read_bytes() for path in (tmp_path / name).rglob("*.docx")}
        made[name] = (told(events), sorted(files.values()))
    assert made["steps"] == made["held"]


@pytest.mark.parametrize(
    "way",
    [
        lambda wishes: batch.looked_at(wishes),
        lambda wishes: batch.make_proof(wishes),
        lambda wishes: dispatch_batch(wishes, Wishes()),
    ],
    ids=["dry run", "proof", "dispatch"],
)
def test_what_is_made_of_drafts_tells_it_too(
    changed: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    way: Callable[[Batch], Iterator[WorkEvent]],
) -> None:
    monkeypatch.setattr(long_lists, "LONGEST_HELD", ROWS - 1)
    wishes = Batch(changed.config / "circulars/many.yaml", changed, AT, ("pdf",), tmp_path / "out")
    assert len(told(list(way(wishes)))) == 1


@pytest.mark.parametrize("longest", [_HELD, ROWS - 1])
def test_other_processes_leave_the_number_open_too(
    changed: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, longest: int
) -> None:
    monkeypatch.setattr(long_lists, "LONGEST_HELD", longest)
    made = {}
    for jobs in (1, 2):
        out = tmp_path / str(jobs)
        events = list(batch.make_batch(asked(changed, out, jobs)))
        assert events[-1].status is RunStatus.DONE  # type: ignore[union-attr]
        made[jobs] = {path.name: path.read_bytes() for path in out.rglob("*.docx")}
    assert len(made[2]) == ROWS
    assert made[2] == made[1]
