"""A second run makes again what any of its inputs has changed, and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from docgen.batch import fingerprints
from docgen.batch.delivery import opened_folder
from docgen.batch.plan import Plan, plan_of_batch
from docgen.batch.wanted_letters import WantedLetters
from docgen.batch.workers import ChangedError, Workers, make_slice, order_for_letters
from docgen.checks.emblem import EMBLEM
from docgen.layout.text.faces import face_for
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.press import Press
from tests.helpers.workspaces import CIRCULAR

TEXT = """\
ชนิด: หนังสือภายนอก
ส่วนราชการ: สถ
ที่: มท 0812/ว 1960
วันที่: 8 กันยายน 2564
เรื่อง: ขอความร่วมมือรายงานผล
เรียน: ผู้ว่าราชการจังหวัด ทุกจังหวัด
ผู้รับ: provinces
สิ่งที่ส่งมาด้วย:
  - {รายการ: หนังสือต้นเรื่อง, จำนวน: 1 ฉบับ, แฟ้ม: เดิม.yaml}
  - {รายการ: แบบ, จำนวน: 1 ชุด, แฟ้ม: แบบ.pdf}
ข้อความ:
  แม่แบบ: ของเรา
  เหตุ: ตามที่กรมจะสำรวจข้อมูล
ผู้ลงนาม: รองอธิบดี
"""
TEMPLATE = """\
---
thai: ของเรา
english: ours
title: ถ้อยคำของเรา
kinds: [external_letter]
slots:
  เหตุ: {english: cause, required: 'yes', meaning: เหตุ}
---
{{ เหตุ }} รายละเอียดปรากฏตามสิ่งที่ส่งมาด้วย 1 และสิ่งที่ส่งมาด้วย 2

จึงเรียนมาเพื่อโปรดพิจารณา
"""
FORMER = CIRCULAR.replace("1960", "1950")


@pytest.fixture
def path(write: Any, workspace: Workspace) -> Path:
    """A circular that draws on everything a circular can draw on."""
    former = prepare(write("เดิม.yaml", FORMER), workspace)
    assert former.pages is not None
    write("circulars/แบบ.pdf", Press().pdf.pdf(former.pages))
    (workspace.templates / "ours.j2").write_text(TEMPLATE, encoding="utf-8")
    shutil.copy(EMBLEM, workspace.root / "ครุฑ.png")
    offices = workspace.offices.read_text(encoding="utf-8")
    emblem = offices.replace("  ที่: มท 0812\n", "  ที่: มท 0812\n  ครุฑ: ครุฑ.png\n")
    workspace.offices.write_text(emblem, encoding="utf-8")
    file: Path = write("ว1960.yaml", TEXT)
    return file


def plan_of(path: Path, workspace: Workspace) -> Plan:
    plan = plan_of_batch(path, workspace, Press.of(workspace), WantedLetters(("pdf",)))
    assert plan.origin is not None, [one.message() for one in plan.found]
    return plan


def reasons(path: Path, workspace: Workspace, out: Path) -> list[str]:
    plan = plan_of(path, workspace)
    assert plan.origin is not None
    with opened_folder(out) as delivery:
        return [delivery.reason(job, plan.origin) for job in plan.jobs]


def _edit(place: str, old: str, new: str) -> Callable[[Workspace], None]:
    def change(workspace: Workspace) -> None:
        file = workspace.root / place
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def _another_pdf(workspace: Workspace) -> None:
    file = workspace.config / "circulars" / "แบบ.pdf"
    file.write_bytes(file.read_bytes() + b"\n%changed\n")


def _another_emblem(workspace: Workspace) -> None:
    file = workspace.root / "ครุฑ.png"
    file.write_bytes(file.read_bytes() + b"changed")


def _house_style(workspace: Workspace) -> None:
    written = "ระยะ:\n  axis: {ค่า: 82 mm, เหตุผล: วัดจากแบบที่พิมพ์แล้ว}\n"
    (workspace.config / "house_style.yaml").write_text(written, encoding="utf-8")


CHANGES = {
    "enclosed pdf": (_another_pdf, "making"),
    "enclosed circular": (_edit("config/circulars/เดิม.yaml", "พิจารณา", "ทราบ"), "making"),
    "emblem": (_another_emblem, "making"),
    "house style": (_house_style, "making"),
    "template": (_edit("templates/ours.j2", "พิจารณา", "ทราบ"), "content"),
    "office": (_edit("config/offices.yaml", "0 2241 9000", "0 2241 9001"), "making"),
    "signatory": (_edit("config/signatories.yaml", "รองอธิบดี\n", "รองอธิบดีคนที่หนึ่ง\n"), "making"),
    "circular": (_edit("config/circulars/ว1960.yaml", "สำรวจ", "รวบรวม"), "content"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_input_makes_every_letter_again(
    name: str, path: Path, workspace: Workspace, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    plan = plan_of(path, workspace)
    assert plan.origin is not None
    with opened_folder(out) as delivery:
        assert [one.fault for one in delivery.run(plan.jobs, plan.origin)] == [None] * 3
    assert reasons(path, workspace, out) == ["", "", ""]
    change, reason = CHANGES[name]
    change(workspace)
    assert reasons(path, workspace, out) == [reason] * 3


def test_another_face_makes_every_letter_again(
    path: Path, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = plan_of(path, workspace).origin

    def other(family: str) -> object:
        face = face_for(family)
        copy = tmp_path / "other.ttf"
        copy.write_bytes(face.regular.read_bytes() + b"changed")
        return replace(face, regular=copy)

    monkeypatch.setattr(fingerprints, "face_for", other)
    after = plan_of(path, workspace).origin
    assert before is not None
    assert after is not None
    assert before.making != after.making


def test_one_changed_row_makes_its_letter_again(
    path: Path, workspace: Workspace, tmp_path: Path
) -> None:
    plan = plan_of(path, workspace)
    assert plan.origin is not None
    with opened_folder(tmp_path / "out") as delivery:
        list(delivery.run(plan.jobs, plan.origin))
    _edit("config/recipients/provinces.csv", "ผู้ว่าราชการจังหวัดตรัง", "ปลัดจังหวัดตรัง")(workspace)
    assert reasons(path, workspace, tmp_path / "out") == ["", "content", ""]


def test_a_process_does_not_write_what_was_not_planned(
    path: Path, workspace: Workspace, tmp_path: Path
) -> None:
    """Someone edits the list between the plan and the letters: none of them is written."""
    plan = plan_of(path, workspace)
    order = order_for_letters(plan, tmp_path / "out", ("pdf",), page_breaks=True)
    _edit("config/recipients/provinces.csv", "ผู้ว่าราชการจังหวัดตรัง", "ปลัดจังหวัดตรัง")(workspace)
    (tmp_path / "out").mkdir()

    class Here:
        def submit(self, work: Any, *args: Any) -> Any:
            class Done:
                def result(self) -> Any:
                    return work(*args)

            return Done()

    executor: Any = Here()
    made = [files for _, files in Workers(executor, order).make(plan.jobs, {})]
    assert [isinstance(one, ChangedError) for one in made] == [False, True, False]
    assert len(list((tmp_path / "out").glob("*.pdf"))) == 2


def test_a_later_plan_is_another_order(path: Path, workspace: Workspace, tmp_path: Path) -> None:
    first = order_for_letters(plan_of(path, workspace), tmp_path, ("pdf",), page_breaks=True)
    again = order_for_letters(plan_of(path, workspace), tmp_path, ("pdf",), page_breaks=True)
    _edit("config/recipients/provinces.csv", "ผู้ว่าราชการจังหวัดตรัง", "ปลัดจังหวัดตรัง")(workspace)
    later = order_for_letters(plan_of(path, workspace), tmp_path, ("pdf",), page_breaks=True)
    assert first == again
    assert first != later
    assert make_slice(later, []) == []
