"""A circular that is renamed keeps its number; a copied workspace gives none."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from docgen.diagnostics import Rejected
from docgen.loading.workspace import Workspace
from docgen.services import issue_batch
from docgen.services.batch_wishes import Batch
from docgen.services.events import RunStatus
from tests.helpers.issuing import (
    AT,
    AUTOMATIC,
    ORDER,
    TO_EACH,
    codes,
    numbers,
    put,
    put_out,
    run,
    status,
)

SECRET = AUTOMATIC.replace("เรื่อง:", "ชั้นความลับ: ลับ\nเรื่อง:").replace("ว อัตโนมัติ", "อัตโนมัติ")


@pytest.mark.parametrize(
    "text", [AUTOMATIC, ORDER, SECRET], ids=["circular", "order", "secret letter"]
)
def test_dg5448_a_renamed_circular_keeps_its_number(here: Workspace, text: str) -> None:
    put_out(here, put(here, "ก", text).stem)
    (here.config / "circulars" / "ก.yaml").rename(here.config / "circulars" / "ข.yaml")
    events = put_out(here, "ข")
    assert "DG5448" in codes(events)
    assert [number for number, _ in numbers(here)] == [1]
    assert "DG5448" not in codes(put_out(here, "ข"))
    (here.config / "circulars" / "ข.yaml").rename(here.config / "circulars" / "ค.yaml")
    assert "DG5448" in codes(put_out(here, "ค"))
    assert [number for number, _ in numbers(here)] == [1]


def test_another_secret_letter_of_the_day_is_not_the_one_that_is_gone(here: Workspace) -> None:
    put_out(here, (path := put(here, "ก", SECRET)).stem)
    path.unlink()
    put(here, "ข", SECRET.replace("โปรดพิจารณา", "โปรดทราบ"))
    assert "DG5448" not in codes(put_out(here, "ข"))
    assert [number for number, _ in numbers(here)] == [1, 2]


def test_a_renamed_circular_whose_text_changed_is_refused(here: Workspace) -> None:
    path = put(here, "ก", AUTOMATIC)
    put_out(here, "ก")
    path.unlink()
    put(here, "ข", AUTOMATIC.replace("โปรดพิจารณา", "โปรดทราบ"))
    events = put_out(here, "ข")
    assert "DG5406" in codes(events)
    assert status(events) is RunStatus.NOTHING_WRITTEN


def test_two_files_that_could_be_meant_are_new_letters(here: Workspace) -> None:
    path = put(here, "ก", AUTOMATIC)
    put_out(here, "ก")
    path.unlink()
    put(here, "ข", AUTOMATIC)
    put(here, "ค", AUTOMATIC)
    assert "DG5448" not in codes(put_out(here, "ข", "ค"))
    assert sorted(number for number, _ in numbers(here)) == [1, 2, 3]


def test_a_copied_circular_is_another_letter(here: Workspace) -> None:
    put_out(here, put(here, "ก", AUTOMATIC).stem)
    put_out(here, put(here, "ข", AUTOMATIC).stem)
    assert sorted(number for number, _ in numbers(here)) == [1, 2]


def test_letters_with_a_number_each_go_along(here: Workspace) -> None:
    path = put(here, "ก", TO_EACH)
    wishes = Batch(path, here, AT, ("docx",), number_each=True)
    assert status(list(issue_batch.issue_batch_of_letters(wishes))) is RunStatus.DONE
    known = numbers(here)
    path.rename(path.with_stem("ข"))
    events = list(issue_batch.issue_batch_of_letters(replace(wishes, path=path.with_stem("ข"))))
    assert "DG5448" in codes(events)
    assert numbers(here) == known


SECRET_TO_EACH = TO_EACH.replace("เรื่อง:", "ชั้นความลับ: ลับ\nเวียนลับ: ใช่\nเรื่อง:").replace(
    "ว อัตโนมัติ", "อัตโนมัติ"
)
SECRET_TO_ALL = SECRET_TO_EACH.replace(" {{ ผู้รับ.ชื่อ }}", "")


@pytest.mark.parametrize("text", [SECRET_TO_EACH, SECRET_TO_ALL], ids=["to each", "to all"])
@pytest.mark.parametrize("is_changed", [False, True], ids=["as it was", "changed"])
def test_secret_letters_to_many_go_along_when_they_say_the_same(
    here: Workspace, text: str, is_changed: bool
) -> None:
    to_each = text is SECRET_TO_EACH
    path = put(here, "ก", text)
    wishes = Batch(path, here, AT, ("docx",), final=not to_each, number_each=to_each)
    assert status(list(issue_batch.issue_batch_of_letters(wishes))) is RunStatus.DONE
    known = numbers(here)
    path.unlink()
    path = put(here, "ข", text.replace("โปรดพิจารณา", "โปรดทราบ") if is_changed else text)
    events = list(issue_batch.issue_batch_of_letters(replace(wishes, path=path)))
    assert ("DG5448" in codes(events)) is not is_changed
    assert (numbers(here) == known) is not is_changed


def test_dg5449_a_copied_workspace_gives_no_number(
    here: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_out(here, put(here, "ก", AUTOMATIC).stem)
    there = here.root.parent / "สำเนา"
    shutil.copytree(here.root, there)
    copy = Workspace(there)
    put(copy, "ข", AUTOMATIC)
    with pytest.raises(Rejected) as refused:
        put_out(copy, "ข")
    assert [fault.code for fault in refused.value.found] == ["DG5449"]
    assert not (copy.output / "ข").exists() or not list((copy.output / "ข").glob("*.docx"))
    monkeypatch.chdir(copy.root)
    assert run("register", "check", "--accept").exit_code == 0
    put_out(copy, "ข")
    assert sorted(number for number, _ in numbers(copy)) == [1, 2]
    put_out(here, put(here, "ค", AUTOMATIC).stem)  # the first goes on as before
