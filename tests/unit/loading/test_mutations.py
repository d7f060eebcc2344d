"""Circulars spoilt at random: nothing is raised, and whatever is said can be printed."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from docgen.checks import judge_source
from docgen.checks.mending import mended_content
from docgen.diagnostics.rendering import as_json, concise_report, full_report, github
from docgen.loading.circular import circulars
from docgen.loading.tables import csv_source
from docgen.loading.workspace import Workspace
from tests.helpers.mutations import mutated
from tests.helpers.scale import times
from tests.helpers.workspaces import CIRCULAR, recipients_csv

ANNEX = """\
อ้างถึง:
  - เอกสาร: หนังสือกรมส่งเสริมการปกครองท้องถิ่น
    ที่: มท 0812/ว 1965
    ลงวันที่: 23 เมษายน 2564
สิ่งที่ส่งมาด้วย:
  - รายการ: 'แบบรายงาน'
    จำนวน: 1 ชุด
กำหนด:
  บันทึก: {เริ่ม: 1 สิงหาคม 2564, ถึง: 30 กันยายน 2564, เดิม: 15 กันยายน 2564}
"""
LIST = "  - |\n    ๑. ข้อแรก\n    ๒. ข้อสอง\n  - ข้อ: [ก, {ข้อความ: ข, ข้อย่อย: [ค]}]\n"
WHOLE = (CIRCULAR + ANNEX).replace("ผู้ลงนาม:", LIST + "ผู้ลงนาม:")


@pytest.mark.parametrize("seed", range(4))
def test_spoilt_circular_is_never_an_exception(workspace: Workspace, seed: int) -> None:
    chance = random.Random(seed)
    path = workspace.config / "circulars" / "ว1.yaml"
    with_errors = 0
    for _ in range(times(80, 7500)):
        content = mutated(WHOLE, chance)
        begin = time.process_time()
        result = circulars.parse(content, path, workspace)
        _mended_says_the_same(content, path, result)
        assert time.process_time() - begin < 2, content
        has_errors = any(one.is_error for one in result.found)
        with_errors += has_errors
        assert (result.dossier is None) == has_errors, content
        shown = full_report(result.found, result.sources, base=workspace.root)
        shown += concise_report(result.found, base=workspace.root)
        shown += as_json(result.found, base=workspace.root)
        shown += github(result.found, base=workspace.root)
        assert all(line.isprintable() for line in shown.split("\n")), content
        for one in result.found:
            assert one.at is not None
            assert one.message()
            assert one.remedy()
    assert with_errors > times(40, 3750)


def _mended_says_the_same(content: bytes, path: Path, result: circulars.Loaded) -> None:
    """What --fix would make of a spoilt file has its words and its lines."""
    found = list(result.found)
    if result.dossier is not None:
        found += judge_source(result.dossier)
    done = mended_content(content, str(path), found)
    if done is not None:
        before, after = content.decode(), done.content.decode()
        assert len(after.split("\n")) == len(before.split("\n"))
        assert all(change.was != change.now for change in done.changes)


def test_spoilt_table_is_never_an_exception(tmp_path: Path) -> None:
    chance = random.Random(5)
    for _ in range(200):
        content = mutated(recipients_csv(), chance)
        table = csv_source.parse(content, "ก.csv", "recipients", required=("name", "addressee"))
        assert all(one.message() and one.remedy() for one in table.found)
