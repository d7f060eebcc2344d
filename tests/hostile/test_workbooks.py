"""Workbooks made to swell, to stall or to abort their reader: one message each, soon."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from docgen.codes import CODES
from docgen.loading import submissions, tables
from docgen.loading.tables.grids import Limits
from docgen.loading.workspace import Workspace
from tests.helpers.scale import times
from tests.helpers.workspaces import CIRCULAR
from tests.hostile.measured import MOST_MEMORY, run, table_row
from tests.hostile.unusual import circular
from tests.hostile.workbooks import HOSTILE, cell, workbook

MOST_SECONDS = 5  # of the processor, for the command and what reads for it


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_workbook_costs_one_message(name: str, tmp_path: Path) -> None:
    path = tmp_path / "ข้อมูล.xlsx"
    path.write_bytes(HOSTILE[name]())
    found = submissions.read_submissions(path).found
    assert found
    assert all(CODES[one.code] for one in found)
    assert len(found) < 20


def test_dg4218_a_large_sheet_that_takes_too_much_is_told_and_nothing_dies(tmp_path: Path) -> None:
    rows = "".join(
        f"<row>{cell('t=' + chr(34) + 'str' + chr(34), str(number) + 'ก' * 2_000) * 40}</row>"
        for number in range(400)
    )
    path = tmp_path / "ข้อมูล.xlsx"
    path.write_bytes(workbook(rows))
    assert path.stat().st_size < 20_000_000
    made = tables.grid(path, limits=Limits())
    codes = {one.code for one in made.found}
    assert codes <= {"DG4218", "DG4204"}


def test_a_large_sheet_is_read_as_a_small_one_is(tmp_path: Path) -> None:
    rows = "".join(
        f"<row>{''.join(cell('', str(number)) for number in range(start, start + 30))}</row>"
        for start in range(12_000)
    )
    path = tmp_path / "ข้อมูล.xlsx"
    path.write_bytes(workbook(rows))
    made = tables.grid(path)
    assert not made.found
    assert isinstance(made, tables.Grid)
    assert made.records[11_999].cells[:2] == ["11999", "12000"]
    assert made.locate(made.records[0])[1].cell == "a!B1"


@pytest.mark.skipif(os.name == "nt", reason="what a process took is told by Unix alone")
@pytest.mark.parametrize("name", list(HOSTILE)[:: times(5, 1)])
def test_a_batch_over_a_hostile_workbook_takes_little(name: str, workspace: Workspace) -> None:
    path = workspace.config / "recipients" / "หน่วยงาน.xlsx"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(HOSTILE[name]())
    letter = circular(workspace.root, CIRCULAR + "ผู้รับ: หน่วยงาน\n")
    done = run("batch", str(letter), "--dry-run", cwd=workspace.root)
    sys.stdout.write(table_row(f"batch, a list with {name}", path, done) + "\n")
    assert done.code == 1, done.errors[-2_000:]
    assert "Traceback" not in done.errors
    assert done.memory < MOST_MEMORY
    assert done.seconds < MOST_SECONDS
    assert len(done.errors) < 20_000
