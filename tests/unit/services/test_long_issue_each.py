"""A list too long to be held, a number for each letter: in steps, as a short list at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from docgen.batch.verify import verify_folder
from docgen.loading.workspace import Workspace, long_lists
from docgen.register import NumberRequest, Register, RegisterEntry, State
from docgen.services.batch_wishes import Batch
from docgen.services.events import (
    Begun,
    FoundFaults,
    LetterDone,
    Note,
    RunStatus,
    Skipped,
    WorkEvent,
)
from docgen.services.issue_batch import issue_batch_of_letters
from tests.helpers.long_issue import ROWS, content_of, ended, rows, short, wishes, workspace_in

assert short  # every list here is long


def numbered_workspace(folder: Path) -> Workspace:
    """The circular takes its numbers from the register."""
    made = workspace_in(folder)
    path = made.config / "circulars/many.yaml"
    text = path.read_text("utf-8").replace("ที่: มท 0812/ว 1960", "ที่: มท 0812/อัตโนมัติ", 1)
    path.write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return numbered_workspace(tmp_path / "ws")


def each(workspace: Workspace, **more: object) -> Batch:
    return replace(wishes(workspace, number_each=True, final=False), **more)  # type: ignore[arg-type]


def in_register(workspace: Workspace) -> list[RegisterEntry]:
    with Register(workspace.register) as register:
        assert not register.intentions()
        return list(register.entries())


def letters(workspace: Workspace) -> dict[int, tuple[str, str, str, bytes]]:
    """What stands in the register under each number, and what was written."""
    found = {}
    with Register(workspace.register) as register:
        for entry in register.entries():
            (letter,) = register.letters(entry).values()
            found[entry.number] = (
                entry.item.rpartition("/")[2],
                letter.addressee,
                letter.content,
                content_of(letter, workspace),
            )
    return found


def test_the_letters_and_rows_are_those_of_a_list_that_is_held(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events = list(issue_batch_of_letters(each(workspace)))
    assert ended(events).status is RunStatus.DONE
    assert [event.total for event in events if isinstance(event, Begun)] == [ROWS]
    (told,) = [e for e in events if isinstance(e, Note) and e.name == "issued_each"]
    assert told.params["count"] == ROWS
    assert verify_folder(each(workspace).target) == (ROWS, [])
    held = numbered_workspace(tmp_path / "held")
    monkeypatch.setattr(long_lists, "LONGEST_HELD", 20_000)
    at_once = list(issue_batch_of_letters(each(held)))
    assert ended(at_once).status is RunStatus.DONE
    (told_at_once,) = [e for e in at_once if isinstance(e, Note) and e.name == "issued_each"]
    assert {**told.params, "folder": ""} == {**told_at_once.params, "folder": ""}
    assert letters(workspace) == letters(held)
    assert len(letters(held)) == ROWS
    assert in_register(workspace) == in_register(held)
    names = [sorted(p.name for p in each(w).target.rglob("*.docx")) for w in (workspace, held)]
    assert names[0] == names[1]


@pytest.mark.parametrize("after", [0, 1, 12, 37])
def test_a_run_that_stops_goes_on_with_the_same_numbers(workspace: Workspace, after: int) -> None:
    run, made = issue_batch_of_letters(each(workspace)), 0
    for event in run:
        made += isinstance(event, LetterDone)
        if isinstance(event, Begun | LetterDone) and made >= after:
            break
    run.close()  # type: ignore[attr-defined]
    kept = {entry.item: entry.number for entry in in_register(workspace)}
    assert sorted(kept.values()) == list(range(1, ROWS + 1))
    other = NumberRequest(in_register(workspace)[0].office, 2564, circular=True, item="other")
    with Register(workspace.register, at="2564-09-08T11:00:00+07:00") as register:
        assert register.reserve(replace(other, prefix="มท 0812")).number == ROWS + 1
    events: list[WorkEvent] = list(issue_batch_of_letters(each(workspace)))
    assert ended(events).status is RunStatus.DONE
    stood = sum(event.count for event in events if isinstance(event, Skipped))
    assert stood + sum(isinstance(event, LetterDone) for event in events) == ROWS
    assert stood >= after - 1
    rows_now = [entry for entry in in_register(workspace) if entry.item in kept]
    assert {entry.item: entry.number for entry in rows_now} == kept
    assert all(entry.state is State.ISSUED for entry in rows_now)
    assert verify_folder(each(workspace).target) == (ROWS, [])


def test_a_row_that_is_wrong_takes_no_number(workspace: Workspace) -> None:
    lines = rows()
    lines[25] = "อำเภอที่ 26,,"
    listed = workspace.config / "recipients/many.csv"
    listed.write_text("ชื่อ,เรียน,รหัส\n" + "\n".join(lines) + "\n", encoding="utf-8")
    events = list(issue_batch_of_letters(each(workspace)))
    assert ended(events).status is RunStatus.NOTHING_WRITTEN
    assert not workspace.register.exists() or not in_register(workspace)
    events = list(issue_batch_of_letters(each(workspace, keep_going=True)))
    assert (ended(events).status, ended(events).failed) == (RunStatus.SOME_FAILED, 1)
    assert [entry.number for entry in in_register(workspace)] == list(range(1, ROWS))


def test_some_of_the_list_take_numbers_in_its_order(workspace: Workspace) -> None:
    events = list(issue_batch_of_letters(each(workspace, only=("40", "อำเภอที่ 2", "25"))))
    assert ended(events).status is RunStatus.DONE
    assert {number: told[1] for number, told in letters(workspace).items()} == {
        1: "นายอำเภอที่ 2",
        2: "นายอำเภอที่ 25",
        3: "นายอำเภอที่ 40",
    }


def test_a_typed_number_is_not_given_to_each(workspace: Workspace) -> None:
    path = workspace.config / "circulars/many.yaml"
    text = path.read_text("utf-8").replace("มท 0812/อัตโนมัติ", "มท 0812/77")
    path.write_text(text, encoding="utf-8")
    events = list(issue_batch_of_letters(each(workspace)))
    assert ended(events).status is RunStatus.NOTHING_WRITTEN
    found = [one.code for e in events if isinstance(e, FoundFaults) for one in e.found]
    assert "DG5444" in found
