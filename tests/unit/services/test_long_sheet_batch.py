"""A list of a workbook too long to be held: the same letters as from one that is held."""

from __future__ import annotations

import concurrent.futures
from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter

from docgen.batch import line_manifest
from docgen.batch.verify import verify_folder
from docgen.loading.tables import cut_sheets
from docgen.loading.workspace import Workspace, long_lists
from docgen.services import batch
from docgen.services.check import check_circular
from docgen.services.events import LetterDone, RunStatus
from tests.helpers.long_batch import ROWS, Killed, ended, files_of, found_in, wishes
from tests.helpers.workspaces import make_workspace


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list of twenty rows is long, and a folder holds ten files."""
    monkeypatch.setattr(long_lists, "LONGEST_HELD", 20)
    monkeypatch.setattr(line_manifest, "MOST_FILES", 10)
    monkeypatch.setattr(cut_sheets, "_ROWS", 9)


Rows = list[list[object]]


def rows() -> Rows:
    """Rows with numbers for codes, and a line of its own kind."""
    made: Rows = [[f"อำเภอที่ {n}", f"นายอำเภออำเภอที่ {n}", 1000 + n] for n in range(1, ROWS + 1)]
    made[3][1] = "นายอำเภอ, <อำเภอที่ 4> & คณะ"
    return made


def write_list(workspace: Workspace, lines: Sequence[Sequence[object]]) -> None:
    """A title, a row in which nothing stands, the headings, and the rows."""
    path = workspace.config / "recipients/many.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("บัญชี")
    sheet.write(0, 0, "บัญชีผู้รับหนังสือ")
    for number, line in enumerate([["ชื่อ", "เรียน", "รหัส"], *lines], start=2):
        sheet.write_row(number, 0, line)
    book.close()


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = make_workspace(tmp_path / "ws")
    write_list(made, rows())
    written = (Path(__file__).parents[3] / "config/circulars/dla-1960.yaml").read_text("utf-8")
    text = written.replace("ผู้รับ: provinces", "ผู้รับ: many", 1)
    text = text.partition("\nภาคผนวก:\n")[0].replace("    ภาคผนวก: สถานะ\n", "") + "\n"
    (made.config / "circulars/many.yaml").write_text(text, encoding="utf-8")
    return made


def test_the_letters_are_those_of_a_list_that_is_held(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events = list(batch.make_batch(wishes(workspace, tmp_path / "long")))
    assert ended(events).status is RunStatus.DONE
    folders = sorted(path.name for path in (tmp_path / "long").iterdir() if path.is_dir())
    assert folders == ["0001", "0002", "0003", "0004", "0005"]
    assert verify_folder(tmp_path / "long") == (ROWS, [])
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        list(batch.make_batch(wishes(workspace, tmp_path / "pool"), pool))
    monkeypatch.setattr(long_lists, "LONGEST_HELD", 20_000)
    list(batch.make_batch(wishes(workspace, tmp_path / "short")))
    assert not (tmp_path / "short" / "0001").exists()
    assert files_of(tmp_path / "long") == files_of(tmp_path / "short")
    assert files_of(tmp_path / "pool") == files_of(tmp_path / "short")


@pytest.mark.parametrize("after", [0, 23])
def test_a_run_that_was_stopped_goes_on(workspace: Workspace, tmp_path: Path, after: int) -> None:
    out = tmp_path / "out"
    events, made = batch.make_batch(wishes(workspace, out)), 0
    while made <= after:
        made += isinstance(next(events), LetterDone)
    with pytest.raises(Killed):
        events.throw(Killed())  # type: ignore[attr-defined]
    again = list(batch.make_batch(wishes(workspace, out, resume=True)))
    assert sum(isinstance(one, LetterDone) for one in again) <= ROWS - made + 10
    assert verify_folder(out) == (ROWS, [])


def test_a_changed_row_is_made_again(workspace: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "out"
    list(batch.make_batch(wishes(workspace, out)))
    lines = rows()
    lines[24][1] = "ปลัดอำเภออำเภอที่ 25"
    write_list(workspace, lines)
    again = list(batch.make_batch(wishes(workspace, out, resume=True)))
    assert sum(isinstance(one, LetterDone) for one in again) == 1
    assert verify_folder(out) == (ROWS, [])


def test_faults_stand_at_their_cells_and_nothing_is_written(
    workspace: Workspace, tmp_path: Path
) -> None:
    lines = rows()
    lines[40][1] = None
    lines[30] = list(lines[5])
    lines.insert(12, [])
    write_list(workspace, lines)
    events = list(batch.make_batch(wishes(workspace, tmp_path / "out")))
    assert ended(events).status is RunStatus.NOTHING_WRITTEN
    told = {one.code: one.at.cell for one in found_in(events) if one.is_error and one.at}
    assert told == {"DG4011": "บัญชี!B45", "DG4012": "บัญชี!35"}
    assert not files_of(tmp_path / "out")


def test_some_of_the_list_are_found_in_all_of_it(workspace: Workspace, tmp_path: Path) -> None:
    list(batch.make_batch(wishes(workspace, tmp_path / "out", only=("อำเภอที่ 3, 25", "47"))))
    assert [int(name.split()[0]) for name in sorted(files_of(tmp_path / "out"))] == [3, 25, 47]


def test_other_commands_look_at_the_first_rows(workspace: Workspace) -> None:
    report = check_circular(workspace.config / "circulars/many.yaml", workspace)
    assert report.is_sound
    assert "DG4020" in [one.code for one in report.found]
