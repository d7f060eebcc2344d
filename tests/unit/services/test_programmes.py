"""Ten programmes that differ in every way: form, data, annex, sentence, batch, status, reminder."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from python_calamine import CalamineWorkbook

from docgen.cli import main
from docgen.compose import letter
from docgen.loading.circular import circulars
from docgen.loading.workspace import Workspace
from tests.helpers.programme_workspaces import FOLDER, NAMES, programme_workspace


@pytest.fixture(params=NAMES)
def case(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[str, Workspace, Path]:
    """One programme in a workspace of its own, and its circular."""
    workspace, path = programme_workspace(request.param, tmp_path / "งาน")
    monkeypatch.chdir(workspace.root)
    return request.param, workspace, path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_ten_programmes() -> None:
    assert len(NAMES) == 10


def test_the_letter_speaks_the_words_of_the_programme(
    case: tuple[str, Workspace, Path], update: bool
) -> None:
    name, workspace, path = case
    loaded = circulars.load(path, workspace)
    assert loaded.dossier is not None, [one.message() for one in loaded.found]
    made = letter(loaded.dossier)
    assert made.letter is not None, [one.message() for one in made.found]
    golden = FOLDER / name / "letter.txt"
    text = made.letter.to_text()
    if update:
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_the_annex_in_three_formats(case: tuple[str, Workspace, Path]) -> None:
    _, workspace, path = case
    result = run("annex", str(path), "--to", "docx,pdf,xlsx", "-o", "out")
    assert result.exit_code == 0, result.output
    assert {one.suffix for one in (workspace.root / "out").iterdir()} >= {".docx", ".pdf", ".xlsx"}


def test_a_batch_has_the_rows_of_each_recipient(case: tuple[str, Workspace, Path]) -> None:
    _, workspace, path = case
    result = run("batch", str(path), "--to", "docx", "-o", "out")
    assert result.exit_code == 0, result.output
    listed = (workspace.config / "recipients" / "recipients.csv").read_text(encoding="utf-8")
    made = [one for one in (workspace.root / "out").rglob("*.docx")]
    assert len(made) == len(listed.splitlines()) - 1


def test_status_and_reminder(case: tuple[str, Workspace, Path]) -> None:
    name, _, path = case
    result = run("status", str(path))
    assert result.exit_code == 0, result.output
    if name == "projects":  # its recipients are divisions, which the data does not name
        assert "DG2224" in result.output
        return
    result = run("remind", str(path), "--date", "15 กันยายน 2564", "--until", "30 กันยายน 2564")
    assert result.exit_code == 0, result.output
    made = path.with_name("ว1-เตือน1.yaml")
    assert "โครงการ: โครงการ" in made.read_text(encoding="utf-8")
    result = run("batch", str(made), "--to", "docx", "-o", "reminders")
    assert result.exit_code == 0, result.output


def test_forms_go_out_and_come_back(case: tuple[str, Workspace, Path]) -> None:
    _, workspace, path = case
    rows = workspace.config / "submissions" / "data.csv"
    result = run(
        "new", "submissions", "--programme", "โครงการ", "--rows", str(rows), "-o", "form.xlsx"
    )
    assert result.exit_code == 0, result.output
    form = workspace.root / "form.xlsx"
    book = CalamineWorkbook.from_filelike(io.BytesIO(form.read_bytes()))
    heads = [str(one) for one in book.get_sheet_by_index(0).to_python()[0]]
    assert heads
    shutil.copy(form, workspace.config / "submissions" / "form.xlsx")
    text = path.read_text(encoding="utf-8").replace("submissions/data.csv", "submissions/form.xlsx")
    back = path.with_name("กลับ.yaml")
    back.write_text(text, encoding="utf-8")
    loaded = circulars.load(back, workspace)
    errors = [one.message() for one in loaded.found if one.is_error and one.code != "DG4317"]
    assert not errors
