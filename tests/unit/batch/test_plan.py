"""A batch before it is written: names, choices, and faults told once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from docgen.batch.plan import Plan, UnknownRecipientError, planned
from docgen.build import Press
from docgen.loading.workspace import Workspace
from tests.workspaces import CIRCULAR


def plan(path: Path, workspace: Workspace, **changes: Any) -> Plan:
    return planned(path, workspace, Press(), formats=("docx", "pdf"), **changes)


@pytest.fixture
def circular(write: Any) -> Path:
    path: Path = write("ว1960.yaml", CIRCULAR + "ผู้รับ: provinces\n")
    return path


def test_each_recipient_has_a_letter_named_by_row_number_and_name(
    circular: Path, workspace: Workspace
) -> None:
    jobs = plan(circular, workspace).jobs
    assert [job.files[0] for job in jobs] == [
        "0001 มท ๐๘๑๒-ว ๑๙๖๐ กระบี่.docx",
        "0002 มท ๐๘๑๒-ว ๑๙๖๐ ตรัง.docx",
        "0003 มท ๐๘๑๒-ว ๑๙๖๐ พะเยา.docx",
    ]
    assert jobs[0].addressee == "ผู้ว่าราชการจังหวัดกระบี่"
    assert jobs[0].files[1] == "0001 มท ๐๘๑๒-ว ๑๙๖๐ กระบี่.pdf"


@pytest.mark.parametrize("only", [["ตรัง"], ["2"]])
def test_only_chooses_by_name_or_row(circular: Path, workspace: Workspace, only: list[str]) -> None:
    jobs = plan(circular, workspace, only=only).jobs
    assert [job.chosen for job in jobs] == [False, True, False]


def test_only_refuses_someone_who_is_not_in_the_list(circular: Path, workspace: Workspace) -> None:
    with pytest.raises(UnknownRecipientError) as caught:
        plan(circular, workspace, only=["ตรงั"])
    assert caught.value.known == ("กระบี่", "ตรัง", "พะเยา")


def test_a_fault_of_every_letter_is_told_once(write: Any, workspace: Workspace) -> None:
    text = CIRCULAR.replace("จึงเรียนมาเพื่อโปรดพิจารณา", "ตามที่ {{ ผู้รับ.ชื่อเล่น }}")
    made = plan(write("ว1.yaml", text + "ผู้รับ: provinces\n"), workspace)
    errors = [one.code for one in made.found if one.is_error]
    assert len(errors) == 1
    assert made.refused == 3
    assert not made.can_write


def test_dg5102_a_circular_without_a_list_cannot_be_a_batch(
    write: Any, workspace: Workspace
) -> None:
    made = plan(write("ว1.yaml", CIRCULAR), workspace)
    assert [one.code for one in made.found] == ["DG5102"]
    assert made.origin is None
