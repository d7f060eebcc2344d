"""A batch before it is written: names, choices, and faults told once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from docgen.batch.selection import UnknownRecipientError
from docgen.loading.workspace import Workspace
from tests.helpers.jobs import plan
from tests.helpers.workspaces import CIRCULAR


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
    assert made.refused_count == 3
    assert not made.can_write


def test_dg5102_a_circular_without_a_list_cannot_be_a_batch(
    write: Any, workspace: Workspace
) -> None:
    made = plan(write("ว1.yaml", CIRCULAR), workspace)
    assert [one.code for one in made.found] == ["DG5102"]
    assert made.origin is None


STATUS = """\
สิ่งที่ส่งมาด้วย:
  - {รายการ: สถานะ, จำนวน: 1 ชุด, ภาคผนวก: สถานะ}
ภาคผนวก:
  สถานะ: {แบบ: สถานะสองคอลัมน์, ข้อมูล: submissions/workload-2564.csv, ณ: 8 กันยายน 2564 10.00 น.}
ผู้รับ: provinces
"""


def test_dg5108_a_status_chooses_the_provinces_that_have_it(
    write: Any, workspace: Workspace
) -> None:
    path = write("ว1960.yaml", CIRCULAR + STATUS)
    with pytest.raises(UnknownRecipientError) as caught:
        plan(path, workspace, status="ไม่มี")
    by_status = {one: plan(path, workspace, status=one) for one in caught.value.known}
    names = {
        status: [job.recipient for job in made.jobs if job.chosen]
        for status, made in by_status.items()
    }
    assert sorted(name for some in names.values() for name in some) == ["กระบี่", "ตรัง", "พะเยา"]
    empty = [made for status, made in by_status.items() if not names[status]]
    assert [one.found[-1].code for one in empty] == ["DG5108"] * len(empty)
    assert empty or all(names.values())


BAD = """\
ชื่อ,เรียน
กระบี่,ผู้ว่าราชการจังหวัดกระบี่
ตรัง,
พะเยา,ผู้ว่าราชการจังหวัดพะเยา
พะเยา,ผู้ว่าราชการจังหวัดพะเยา
,ผู้ว่าราชการจังหวัดลำปาง
"""


def test_rows_that_are_wrong_stop_the_batch_unless_it_is_to_go_on(
    write: Any, workspace: Workspace
) -> None:
    write("recipients/provinces.csv", BAD)
    path = write("ว1960.yaml", CIRCULAR + "ผู้รับ: provinces\n")
    told = ["DG4011", "DG4012", "DG4011"]
    stopped = plan(path, workspace)
    assert ([one.code for one in stopped.found], stopped.jobs) == (told, ())
    going = plan(path, workspace, keep_going=True)
    assert [one.code for one in going.found if one.is_error] == told
    assert [(job.recipient, job.codes) for job in going.jobs] == [
        ("กระบี่", ()),
        ("ตรัง", ("DG4011",)),
        ("พะเยา", ()),
        ("พะเยา", ("DG4012",)),
        ("", ("DG4011",)),
    ]
