"""A list too long to be held, issued under one number: in steps, as a short list at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.batch import line_manifest
from docgen.diagnostics import Rejected
from docgen.loading.workspace import Workspace, long_lists
from docgen.register import IssuedLetter, Register
from docgen.services.batch_wishes import Batch
from docgen.services.events import Begun, Ended, LetterDone, Note, RunStatus, Skipped, WorkEvent
from docgen.services.issue_batch import issue_batch_of_letters
from tests.helpers.lane import few_in_lane
from tests.helpers.workspaces import make_workspace

AT = "2564-09-08T10:00:00+07:00"
ROWS = 47
NUMBER = "มท 0812/ว 1960"


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
    written = (Path(__file__).parents[3] / "config/circulars/dla-1960.yaml").read_text("utf-8")
    text = written.replace("ผู้รับ: provinces", "ผู้รับ: many", 1)
    text = text.partition("\nภาคผนวก:\n")[0].replace("    ภาคผนวก: สถานะ\n", "") + "\n"
    (made.config / "circulars/many.yaml").write_text(text, encoding="utf-8")
    head = "ชื่อ,เรียน,รหัส\n"
    listed = made.config / "recipients/many.csv"
    listed.write_text(head + "\n".join(rows()) + "\n", encoding="utf-8")
    return made


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return workspace_in(tmp_path / "ws")


def wishes(workspace: Workspace, **more: object) -> Batch:
    path = workspace.config / "circulars/many.yaml"
    given: dict[str, object] = {"formats": ("docx",), "final": True, **more}
    return Batch(path, workspace, AT, **given)  # type: ignore[arg-type]


def issued_letters(workspace: Workspace) -> dict[str, IssuedLetter]:
    with Register(workspace.register) as register:
        (entry,) = register.entries()
        assert not register.intentions()
        return register.letters(entry)


def content_of(letter: IssuedLetter, workspace: Workspace) -> bytes:
    (file,) = letter.files
    return (workspace.root / file.path).read_bytes()


def ended(events: list[WorkEvent]) -> Ended:
    last = events[-1]
    assert isinstance(last, Ended)
    return last


@pytest.mark.slow
def test_the_letters_are_those_of_a_list_that_is_held(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events = list(issue_batch_of_letters(wishes(workspace)))
    assert ended(events).status is RunStatus.DONE
    assert sum(isinstance(event, LetterDone) for event in events) == ROWS
    assert [event.total for event in events if isinstance(event, Begun)] == [ROWS]
    (told,) = [e for e in events if isinstance(e, Note) and e.name == "issued_batch"]
    assert told.params["count"] == ROWS
    in_steps = issued_letters(workspace)
    held = workspace_in(tmp_path / "held")
    monkeypatch.setattr(long_lists, "LONGEST_HELD", 20_000)
    assert ended(list(issue_batch_of_letters(wishes(held)))).status is RunStatus.DONE
    at_once = issued_letters(held)
    assert list(in_steps) == list(at_once)
    assert len(at_once) == ROWS
    for part, letter in at_once.items():
        other = in_steps[part]
        assert (other.addressee, other.content) == (letter.addressee, letter.content)
        assert content_of(other, workspace) == content_of(letter, held)


@pytest.mark.parametrize("after", few_in_lane([12, 0, 1, 5, 37], 1))
def test_a_run_that_stops_goes_on_and_gives_no_letter_twice(
    workspace: Workspace, after: int
) -> None:
    run = issue_batch_of_letters(wishes(workspace))
    made = 0
    for event in run:
        made += isinstance(event, LetterDone)
        if isinstance(event, Begun | LetterDone) and made >= after:
            break
    run.close()  # type: ignore[attr-defined]
    events = list(issue_batch_of_letters(wishes(workspace)))
    assert ended(events).status is RunStatus.DONE
    stood = sum(event.count for event in events if isinstance(event, Skipped))
    again = sum(isinstance(event, LetterDone) for event in events)
    assert stood + again == ROWS
    assert stood >= after - 1
    letters = issued_letters(workspace)
    assert len(letters) == ROWS
    assert len({letter.files[0].path for letter in letters.values()}) == ROWS


@pytest.mark.slow
def test_all_stand_when_it_is_asked_for_again(workspace: Workspace) -> None:
    list(issue_batch_of_letters(wishes(workspace)))
    events = list(issue_batch_of_letters(wishes(workspace)))
    assert not any(isinstance(event, LetterDone) for event in events)
    assert sum(event.count for event in events if isinstance(event, Skipped)) == ROWS


@pytest.mark.slow
def test_another_text_does_not_go_out_under_the_number(workspace: Workspace) -> None:
    list(issue_batch_of_letters(wishes(workspace)))
    path = workspace.config / "circulars/many.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("เรื่อง: ", "เรื่อง: ขอ", 1), encoding="utf-8")
    before = issued_letters(workspace)
    with pytest.raises(Rejected) as refused:
        list(issue_batch_of_letters(wishes(workspace)))
    assert [fault.code for fault in refused.value.found] == ["DG5406"]
    assert issued_letters(workspace) == before


def test_a_fault_in_a_late_row_takes_no_number(workspace: Workspace) -> None:
    listed = workspace.config / "recipients/many.csv"
    text = listed.read_text(encoding="utf-8")
    listed.write_text(text.replace("นายอำเภอที่ 45", "", 1), encoding="utf-8")
    events = list(issue_batch_of_letters(wishes(workspace)))
    assert ended(events).status is RunStatus.NOTHING_WRITTEN
    assert not workspace.register.exists() or not Register(workspace.register).entries()


def test_some_of_the_list_go_out(workspace: Workspace) -> None:
    events = list(issue_batch_of_letters(wishes(workspace, only=("อำเภอที่ 25", "อำเภอเมือง"))))
    assert ended(events).status is RunStatus.DONE
    assert len(issued_letters(workspace)) == 3
