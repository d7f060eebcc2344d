"""A secret letter to many goes out only where that was said, and leaves no subject behind."""

from __future__ import annotations

from typing import Any

from docgen.batch.dispatch import Wishes, jobs_of
from docgen.loading.workspace import Workspace
from docgen.press import Press
from tests.helpers.jobs import plan
from tests.helpers.workspaces import CIRCULAR

SECRET = CIRCULAR + "ผู้รับ: provinces\nชั้นความลับ: ลับ\n"


def test_dg5130_a_secret_letter_to_many_must_be_confirmed(write: Any, workspace: Workspace) -> None:
    path = write("ลับ.yaml", SECRET)
    made = plan(path, workspace, formats=("pdf",))
    assert "DG5130" in {one.code for one in made.found}
    assert not made.jobs


def test_one_recipient_of_the_list_needs_no_confirmation(write: Any, workspace: Workspace) -> None:
    path = write("ลับ.yaml", SECRET)
    made = plan(path, workspace, formats=("pdf",), only=("กระบี่",))
    assert made.can_write


def test_manifest_of_a_confirmed_batch_names_the_class_for_the_subject(
    write: Any, workspace: Workspace
) -> None:
    path = write("ลับ.yaml", SECRET + "เวียนลับ: ใช่\n")
    made = plan(path, workspace, formats=("pdf",))
    assert made.can_write
    assert made.origin is not None
    assert made.origin.subject == "ลับ"


def test_dg5131_a_secret_letter_does_not_go_by_mail(write: Any, workspace: Workspace) -> None:
    path = write("ลับ.yaml", SECRET + "เวียนลับ: ใช่\n")
    made = plan(path, workspace, formats=("pdf",))
    jobs, found = jobs_of(made, Press(), Wishes(mail=True))
    assert not jobs
    assert [one.code for one in found] == ["DG5131"]
    assert jobs_of(made, Press(), Wishes())[0]


def test_a_batch_with_a_place_to_be_filled_in_is_refused(write: Any, workspace: Workspace) -> None:
    path = write("ว.yaml", CIRCULAR.replace("เรื่อง: ", "เรื่อง: «เรื่อง» ") + "ผู้รับ: provinces\n")
    made = plan(path, workspace, formats=("pdf",))
    assert not made.jobs
    assert "DG2071" in {one.code for one in made.found}
