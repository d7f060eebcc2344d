"""A secret letter to many goes out only where that was said, and leaves no subject behind."""

from __future__ import annotations

from typing import Any

from docgen.batch.plan import planned
from docgen.build import Press
from docgen.loading.workspace import Workspace
from tests.workspaces import CIRCULAR

SECRET = CIRCULAR + "ผู้รับ: provinces\nชั้นความลับ: ลับ\n"


def test_dg5130_a_secret_letter_to_many_must_be_confirmed(write: Any, workspace: Workspace) -> None:
    path = write("ลับ.yaml", SECRET)
    plan = planned(path, workspace, Press(), formats=("pdf",))
    assert "DG5130" in {one.code for one in plan.found}
    assert not plan.jobs


def test_one_recipient_of_the_list_needs_no_confirmation(write: Any, workspace: Workspace) -> None:
    path = write("ลับ.yaml", SECRET)
    plan = planned(path, workspace, Press(), formats=("pdf",), only=("กระบี่",))
    assert plan.can_write


def test_manifest_of_a_confirmed_batch_names_the_class_for_the_subject(
    write: Any, workspace: Workspace
) -> None:
    path = write("ลับ.yaml", SECRET + "เวียนลับ: ใช่\n")
    plan = planned(path, workspace, Press(), formats=("pdf",))
    assert plan.can_write
    assert plan.origin is not None
    assert plan.origin.subject == "ลับ"
