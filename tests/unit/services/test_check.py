"""What ``check`` finds and mends, given as values; nothing is written but what is handed on."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.services import check
from docgen.services.show import letter_text
from docgen.writers import docx
from tests.helpers.workspaces import CIRCULAR, Write

SPACES = CIRCULAR.replace("ขอความร่วมมือรายงานผล", "ขอความร่วมมือ  รายงานผล")
TODAY = datetime.date(2021, 9, 8)


def test_a_sound_circular_is_told_with_its_pages(workspace: Workspace, write: Write) -> None:
    report = check.check_circular(write("ว1.yaml", CIRCULAR), workspace)
    assert report.is_sound
    assert report.expected_value().pages == 1
    assert report.sources.line(str(report.expected_value().path), 1) == "ชนิด: หนังสือภายนอก"


def test_unsaved_text_is_checked_at_its_own_lines(workspace: Workspace, write: Write) -> None:
    path = write("ว1.yaml", CIRCULAR)
    text = CIRCULAR.replace("8 กันยายน", "31 กันยายน")
    report = check.check_circular(path, workspace, content=text.encode())
    (fault,) = [one for one in report.found if one.is_error]
    assert fault.at is not None
    assert (fault.code, fault.at.file, fault.at.line) == ("DG3005", str(path), 4)
    assert not report.is_sound


def test_mending_writes_nothing_until_it_is_told_to(workspace: Workspace, write: Write) -> None:
    path = write("ว1.yaml", SPACES)
    (file,) = check.mend_circular(path, workspace).expected_value()
    assert path.read_text(encoding="utf-8") == SPACES
    assert [change.was for change in file.changes] == ["  "]
    assert "+เรื่อง: ขอความร่วมมือ รายงานผล" in file.difference("a.yaml")
    assert check.write_mended([file]).value == (path,)
    assert path.read_text(encoding="utf-8") == CIRCULAR.replace("มือราย", "มือ ราย")


def test_unsaved_text_is_mended_as_it_stands(workspace: Workspace, write: Write) -> None:
    path = write("ว1.yaml", CIRCULAR)
    (file,) = check.mend_circular(path, workspace, content=SPACES.encode()).expected_value()
    assert (file.before, file.after.decode()) == (
        SPACES.encode(),
        SPACES.replace("  รายงาน", " รายงาน"),
    )


def test_a_word_file_is_checked_and_mended_into_a_copy(workspace: Workspace, write: Write) -> None:
    pages = prepare(write("ว1.yaml", CIRCULAR), workspace).pages
    assert pages is not None
    path = workspace.root / "ก.docx"
    path.write_bytes(docx.write(pages))
    assert check.check_word_file(path).value == path
    mended = check.mend_word_file(path, workspace.root / "ข.docx").expected_value()
    assert mended.path.is_file()
    assert mended.count >= 0
    again = check.mend_word_file(path, workspace.root / "ข.docx")
    assert [one.code for one in again.found] == ["DG5002"]


def test_a_file_that_is_no_word_file_is_reported(tmp_path: Path, workspace: Workspace) -> None:
    path = tmp_path / "ก.docx"
    shutil.copy(workspace.offices, path)
    report = check.check_word_file(path)
    assert report.value is None
    assert report.found[0].is_error


def test_the_text_of_a_letter_names_its_parts_in_either_language(
    workspace: Workspace, write: Write
) -> None:
    path = write("ว1.yaml", CIRCULAR)
    thai = letter_text(path, workspace).expected_value()
    english = letter_text(path, workspace, language="en").expected_value()
    assert " เรื่อง | เรื่อง\tขอความร่วมมือรายงานผล" in thai
    assert "subject | เรื่อง\tขอความร่วมมือรายงานผล" in english
