"""A text that is saved beside the work on its letter: whole on the disk at the end, or not said."""

from __future__ import annotations

import shutil
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from docgen.loading.workspace import Workspace
from docgen.services import letter_files
from docgen.services.workroom import Workroom
from docgen.services.workroom.open_letter import OpenLetter
from tests.helpers.letter_forms import MOMENT, ROOT

TYPED = "ขออนุมัติเดินทางไปราชการ"


@pytest.fixture
def letter(tmp_path: Path) -> OpenLetter:
    for name in ("config", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    found = Workroom(Workspace(tmp_path)).letter_named("memo-example")
    assert found is not None
    return found


def type_subject(letter: OpenLetter, mark: str, text: str = TYPED) -> str:
    """What the file is to say after the subject is typed."""
    return letter.type_value({"subject": text}, mark, MOMENT, tab="a", mine=False).file.text


def test_the_letter_is_made_while_the_disk_still_writes(
    letter: OpenLetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_letter, may_write = letter_files.save_letter, Event()

    def slow_disk(*args: Any, **kwargs: Any) -> letter_files.LetterFile:
        assert may_write.wait(60)
        return save_letter(*args, **kwargs)

    monkeypatch.setattr(letter_files, "save_letter", slow_disk)
    file = letter.file()
    with letter.edited.saving_aside():
        text = type_subject(letter, file.mark)
        judged = letter.judge_letter(letter_files.LetterFile(letter.path, text))
        assert judged.made.letter is not None
        assert TYPED in judged.made.letter.to_text()
        assert judged.made.dossier is not None
        assert judged.made.dossier.around.own.subject == TYPED
        assert letter.path.read_text(encoding="utf-8") == file.text
        may_write.set()
    assert letter.path.read_text(encoding="utf-8") == text


def test_what_the_disk_refuses_was_never_typed(
    letter: OpenLetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = letter.file()
    before = type_subject(letter, first.mark, "ขออนุมัติ")
    letter.edited.undo(MOMENT)

    def full_disk(*args: object, **kwargs: object) -> None:
        raise BlockingIOError

    with monkeypatch.context() as patched:
        patched.setattr(letter_files, "save_letter", full_disk)
        with pytest.raises(BlockingIOError), letter.edited.saving_aside():
            assert TYPED in type_subject(letter, first.mark)
    assert letter.file().text == first.text
    assert letter.edited.can_redo
    assert TYPED not in letter.edited.shown_text(letter.file(), first.mark, "a")
    assert letter.edited.redo(MOMENT).text == before
    with letter.edited.saving_aside():
        text = type_subject(letter, letter.file().mark)
    assert letter.path.read_text(encoding="utf-8") == text


def test_a_fault_on_the_way_leaves_the_text_saved(letter: OpenLetter) -> None:
    def type_and_fail() -> None:
        with letter.edited.saving_aside():
            type_subject(letter, letter.file().mark)
            raise LookupError

    with pytest.raises(LookupError):
        type_and_fail()
    assert TYPED in letter.path.read_text(encoding="utf-8")
    assert letter.edited.can_undo


def test_a_letter_being_written_is_none_of_its_own_neighbours(letter: OpenLetter) -> None:
    text = letter.file().text
    dossiers = [
        letter.make_letter(text.replace("เรื่อง: ", f"เรื่อง: {sign}", 1)).dossier for sign in "กข"
    ]
    for sign, dossier in zip("กข", dossiers, strict=True):
        assert dossier is not None
        assert dossier.around.own.subject.startswith(sign)
        paths = [neighbour.path for neighbour in dossier.around.others]
        assert letter.path not in paths
        assert len(paths) == len(letter.room.workspace.circulars()) - 1
