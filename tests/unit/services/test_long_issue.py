"""A list too long to be held, issued under one number: in steps, as a short list at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.diagnostics import Rejected
from docgen.loading.workspace import Workspace, long_lists
from docgen.register import IssuedLetter, Register
from docgen.services.events import Begun, LetterDone, Note, RunStatus, Skipped
from docgen.services.issue_batch import issue_batch_of_letters
from tests.helpers.lane import few_in_lane
from tests.helpers.long_issue import ROWS, content_of, ended, short, wishes, workspace_in

assert short  # every list here is long
NUMBER = "มท 0812/ว 1960"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return workspace_in(tmp_path / "ws")


def issued_letters(workspace: Workspace) -> dict[str, IssuedLetter]:
    with Register(workspace.register) as register:
        (entry,) = register.entries()
        assert not register.intentions()
        return register.letters(entry)


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
