"""Packages of a list too long to be held: those of a list that is held, folder after folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.batch import line_manifest
from docgen.batch.verify import verify_folder
from docgen.diagnostics import Diagnostic, Rejected
from docgen.loading.workspace import Workspace, long_lists
from docgen.services.batch_wishes import Batch
from docgen.services.dispatch import Packing, Wishes, dispatch_batch
from docgen.services.events import Ended, FoundFaults, LetterDone, Note, RunStatus, WorkEvent
from docgen.services.issue_batch import issue_batch_of_letters
from tests.helpers.lane import few_in_lane
from tests.helpers.long_issue import AT, ROWS, workspace_in

_HELD = 20_000
_PLACES = "อีเมลสารบรรณ"


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list of twenty rows is long, and a folder holds sixteen files."""
    monkeypatch.setattr(long_lists, "LONGEST_HELD", 20)
    monkeypatch.setattr(long_lists, "_HEAD_WITHIN", 5)
    monkeypatch.setattr(line_manifest, "MOST_FILES", 16)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return workspace_in(tmp_path / "ws")


def wishes(workspace: Workspace, folder: Path | None = None, **more: object) -> Batch:
    path = workspace.config / "circulars/many.yaml"
    given: dict[str, object] = {"formats": ("pdf",), "folder": folder, **more}
    return Batch(path, workspace, AT, **given)  # type: ignore[arg-type]


def packed(workspace: Workspace, folder: Path, **more: object) -> list[WorkEvent]:
    packing = Packing(zipped=True, ascii_names=bool(more.pop("ascii_names", False)))
    room = Wishes(packing=packing, duplex=False, mail=bool(more.pop("mail", False)))
    return list(dispatch_batch(wishes(workspace, folder, **more), room))


def codes(events: list[WorkEvent]) -> dict[str, Diagnostic]:
    found = [fault for e in events if isinstance(e, FoundFaults) for fault in e.found]
    return {fault.code: fault for fault in found}


def zips(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*.zip")}


def _nothing(_: Workspace) -> None:
    pass


def _issue_under_one(workspace: Workspace) -> None:
    assert list(issue_batch_of_letters(wishes(workspace, final=True)))[-1].status is RunStatus.DONE  # type: ignore[union-attr]


def _issue_some(workspace: Workspace) -> None:
    """Each under a number of its own, but for those of the second half."""
    path = workspace.config / "circulars/many.yaml"
    text = path.read_text("utf-8").replace("ที่: มท 0812/ว 1960", "ที่: มท 0812/อัตโนมัติ", 1)
    path.write_text(text, encoding="utf-8")
    only = tuple(str(row) for row in range(1, 30))
    asked = wishes(workspace, number_each=True, only=only)
    assert list(issue_batch_of_letters(asked))[-1].status is RunStatus.DONE  # type: ignore[union-attr]


@pytest.mark.slow
@pytest.mark.parametrize("ascii_names", [False, True])
@pytest.mark.parametrize(
    ("issue", "drafts"),
    [(_nothing, ROWS), (_issue_under_one, 0), (_issue_some, ROWS - 29)],
    ids=["drafts", "one number", "a number each"],
)
def test_the_packages_are_those_of_a_list_that_is_held(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    issue: Callable[[Workspace], None],
    drafts: int,
    ascii_names: bool,
) -> None:
    made = {}
    for name, longest in (("steps", 20), ("held", _HELD)):
        workspace = workspace_in(tmp_path / name / "ws")
        monkeypatch.setattr(long_lists, "LONGEST_HELD", _HELD)
        issue(workspace)
        monkeypatch.setattr(long_lists, "LONGEST_HELD", longest)
        out = tmp_path / name / "out"
        events = packed(workspace, out, ascii_names=ascii_names)
        assert events[-1].status is RunStatus.DONE  # type: ignore[union-attr]
        told = codes(events).get("DG5141")
        assert (told.params["count"] if told else 0) == drafts
        made[name] = zips(out)
        assert verify_folder(out)[1] == []
    assert len(made["held"]) == ROWS
    assert made["steps"] == made["held"]


@pytest.mark.parametrize("mail", few_in_lane([True, False], 1))
def test_no_folder_has_more_files_than_a_folder_may_have(
    workspace: Workspace, tmp_path: Path, mail: bool
) -> None:
    listed = workspace.config / "recipients/many.csv"
    head, *rows = listed.read_text(encoding="utf-8").splitlines()
    rows = [f"{row},saraban{number}@example.go.th" for number, row in enumerate(rows)]
    listed.write_text("\n".join([f"{head},{_PLACES}", *rows, ""]), encoding="utf-8")
    out = tmp_path / "out"
    assert packed(workspace, out, mail=mail)[-1].status is RunStatus.DONE  # type: ignore[union-attr]
    counts = [len(list(folder.iterdir())) for folder in out.iterdir() if folder.is_dir()]
    assert max(counts) <= line_manifest.MOST_FILES
    assert len(zips(out)) == ROWS
    assert len(list(out.rglob("*.eml"))) == ROWS * mail


@pytest.mark.slow
@pytest.mark.parametrize("after", [17, 0, 5, 40])
def test_a_run_that_stops_goes_on_with_the_step_that_is_not_whole(
    workspace: Workspace, tmp_path: Path, after: int
) -> None:
    whole, out = tmp_path / "whole", tmp_path / "out"
    packed(workspace, whole)
    run = dispatch_batch(wishes(workspace, out), Wishes(packing=Packing(zipped=True), duplex=False))
    made = 0
    for event in run:
        made += isinstance(event, LetterDone)
        if made > after:
            break
    run.close()  # type: ignore[attr-defined]
    standing = {path: path.stat().st_mtime_ns for path in out.rglob("*.zip")}
    events = packed(workspace, out)
    assert events[-1].status is RunStatus.DONE  # type: ignore[union-attr]
    stood = sum(
        e.params["count"] for e in events if isinstance(e, Note) and e.name == "resume_stands"
    )
    again = sum(isinstance(event, LetterDone) for event in events)
    ended = events[-1]
    assert isinstance(ended, Ended)
    assert stood + again == ended.total
    assert bool(stood) == (after > 13)
    untouched = [path for path, time in standing.items() if path.stat().st_mtime_ns == time]
    assert len(untouched) >= 10 * (after // 13)
    assert zips(out) == zips(whole)


def test_a_file_that_went_out_and_is_gone_is_told_before_anything_is_written(
    workspace: Workspace, tmp_path: Path
) -> None:
    _issue_under_one(workspace)
    next(workspace.output.rglob("0045*.pdf")).unlink()
    with pytest.raises(Rejected) as refused:
        packed(workspace, tmp_path / "out")
    assert [fault.code for fault in refused.value.found] == ["DG5142"]
    assert not (tmp_path / "out").exists()


def test_a_text_that_is_another_than_went_out_is_refused(
    workspace: Workspace, tmp_path: Path
) -> None:
    _issue_under_one(workspace)
    path = workspace.config / "circulars/many.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("ครบถ้วน สมบูรณ์", "ครบถ้วน", 1), encoding="utf-8")
    with pytest.raises(Rejected) as refused:
        packed(workspace, tmp_path / "out")
    assert [fault.code for fault in refused.value.found] == ["DG5406"]


def test_a_mailbox_that_is_none_is_told_at_its_own_row(
    workspace: Workspace, tmp_path: Path
) -> None:
    listed = workspace.config / "recipients/many.csv"
    head, *rows = listed.read_text(encoding="utf-8").splitlines()
    rows = [f"{row},{'ไม่มี@' if number == 44 else ''}" for number, row in enumerate(rows, 1)]
    listed.write_text("\n".join([f"{head},{_PLACES}", *rows, ""]), encoding="utf-8")
    events = packed(workspace, tmp_path / "out", mail=True)
    at = codes(events)["DG5132"].at
    assert at is not None
    assert at.line == 45
    assert not (tmp_path / "out").exists()
