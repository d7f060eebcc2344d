"""A hundred faults, each planted alone: found, at its line and column, with what to type or do."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from docgen.diagnostics import Diagnostic
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from tests.helpers.workspaces import make_workspace

TABLE = Path(__file__).with_name("faults.tsv")
MARK = "⟦"
CIRCULAR = """\
ชนิด: หนังสือภายนอก
ส่วนราชการ: สถ
ชั้นความเร็ว: ด่วนมาก
ที่: มท 0812/ว 1960
วันที่: 8 กันยายน 2564
เรื่อง: การบันทึกข้อมูลปริมาณงาน
เรียน: ผู้ว่าราชการจังหวัด ทุกจังหวัด
ผู้รับ: provinces
อ้างถึง:
  - เอกสาร: หนังสือกรมการปกครอง
    ที่: มท 0310/ว 5
    ลงวันที่: 1 กันยายน 2564
สิ่งที่ส่งมาด้วย:
  - รายการ: แบบรายงาน
    จำนวน: 1 ชุด
    ภาคผนวก: สถานะ
กำหนด:
  ส่ง: {เริ่ม: 9 กันยายน 2564, ถึง: 30 กันยายน 2564}
ข้อความ:
  แม่แบบ: แจ้งเวียน
  เหตุ: >-
    กรมจะจัดการประชุม
    ตามหนังสือที่อ้างถึง
    ระหว่างวันที่ {{ กำหนด.ส่ง.ช่วง }}
  ความประสงค์: ขอให้จังหวัดดำเนินการ
  คำขอ:
    - ขอให้จังหวัดรายงาน
    - |
      ขอให้ส่งผล
      ภายในวันที่ {{ กำหนด.ส่ง.ถึง }}
  เพื่อ: โปรดพิจารณา
ผู้ลงนาม: รองอธิบดี
ภาคผนวก:
  สถานะ:
    แบบ: สถานะสองคอลัมน์
    ข้อมูล: submissions/workload-2564.csv
    ณ: 8 กันยายน 2564 10.00 น.
"""
LINES, COLUMNS, REMEDIES = 1.0, 0.95, 0.90


@dataclass(frozen=True)
class Planted:
    """One fault: where it was planted, and where it must be said to stand."""

    row: int
    file: str
    right: str
    spoilt: str
    code: str
    remedy: str


@dataclass(frozen=True)
class Told:
    """How a planted fault was told."""

    is_found: bool
    line: bool
    column: bool
    remedy: bool


def planted() -> list[Planted]:
    rows = TABLE.read_text(encoding="utf-8").splitlines()[1:]
    unescaped = (row.replace("\\n", "\n").split("\t") for row in rows)
    return [
        Planted(number, file, right, spoilt.replace("\\t", "\t"), code, remedy)
        for number, (file, right, spoilt, code, remedy) in enumerate(unescaped, 2)
    ]


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    workspace = make_workspace(tmp_path_factory.mktemp("planted") / "workspace")
    (workspace.config / "circulars" / "circular.yaml").write_text(CIRCULAR, encoding="utf-8")
    return workspace


def test_files_without_a_fault_have_none(right: Workspace) -> None:
    path = right.config / "circulars" / "circular.yaml"
    assert [one.message() for one in prepare(path, right).found if one.code != "DG7502"] == []


def test_a_hundred_faults_are_found_at_their_places(right: Workspace) -> None:
    told = {fault.row: _told(fault, right) for fault in planted()}
    assert len(told) >= 100
    missed = [row for row, one in told.items() if not one.is_found]
    lines = [row for row, one in told.items() if not one.line]
    columns = [row for row, one in told.items() if not one.column]
    remedies = [row for row, one in told.items() if not one.remedy]
    count = len(told)
    assert not missed
    assert 1 - len(lines) / count >= LINES, f"rows {lines}"
    assert 1 - len(columns) / count >= COLUMNS, f"rows {columns}"
    assert 1 - len(remedies) / count >= REMEDIES, f"rows {remedies}"


def _told(fault: Planted, right: Workspace) -> Told:
    path = _file(fault, right)
    before = path.read_text(encoding="utf-8")
    assert fault.right in before, f"row {fault.row}: {fault.right!r} is not in {fault.file}"
    marked = before.replace(fault.right, fault.spoilt, 1)
    start = marked.index(MARK)
    line, column = marked.count("\n", 0, start) + 1, start - marked.rfind("\n", 0, start)
    path.write_text(marked.replace(MARK, ""), encoding="utf-8", newline="\n")
    try:
        found = _found(right)
    finally:
        path.write_text(before, encoding="utf-8", newline="\n")
    code, shift = _expected(fault.code)
    own = [one for one in found if one.code == code]
    here = [one for one in own if one.at is not None and Path(one.at.file) == path]
    if "!" in fault.code:
        line += int(fault.code.split("!")[1]) - 1 if fault.code[-1] != "0" else 0
    at_line = [one for one in here if one.at is not None and one.at.line == line]
    at_column = [one for one in at_line if one.at and one.at.column == column + shift]
    remedy = bool(fault.remedy) and any(fault.remedy in one.remedy() for one in own)
    return Told(bool(own), bool(at_line), bool(at_column), remedy)


def _found(workspace: Workspace) -> tuple[Diagnostic, ...]:
    path = workspace.config / "circulars" / "circular.yaml"
    return prepare(path, workspace, everything=True).found


def _file(fault: Planted, right: Workspace) -> Path:
    if fault.file == "circular.yaml":
        return right.config / "circulars" / fault.file
    base = right.root if fault.file.startswith("templates/") else right.config
    return base / fault.file


def _expected(code: str) -> tuple[str, int]:
    """The code, and how many characters before the mark its place begins."""
    match = re.fullmatch(r"(DG\d{4})(?:!\d)?(-\d)?", code)
    assert match is not None, code
    return match[1], int(match[2] or 0)


def test_a_fault_that_is_not_planted_is_not_found(right: Workspace, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(right.root, copy)
    found = prepare(copy / "config" / "circulars" / "circular.yaml", Workspace(copy)).found
    assert not {fault.code[:6] for fault in planted()} & {one.code for one in found}
