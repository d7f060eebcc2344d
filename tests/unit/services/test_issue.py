"""A number and its letter are one act, whatever fails, dies or is changed in between."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from docx import Document

from docgen.batch import number_lock, numbered
from docgen.diagnostics import Rejected
from docgen.loading.workspace import Workspace
from docgen.register import NumberRequest, Register, RegisterEntry, State, StoredBook
from docgen.register.journal import journal_of
from docgen.services import final_letters, issue, number
from docgen.services import register as registers
from docgen.services.events import Note, RunStatus, WorkEvent
from docgen.services.make import Making
from docgen.writers import files as disk
from tests.helpers.issuing import (
    AT,
    AUTOMATIC,
    ORDER,
    codes,
    numbers,
    put,
    put_out,
    rows,
    run,
    status,
)
from tests.helpers.workspaces import CIRCULAR, make_workspace

PAST = ("--office", "สถ", "--year", "2564")


@contextmanager
def forgotten_by_register(workspace: Workspace) -> Iterator[None]:
    """What goes out within this the register forgets."""
    with Register(workspace.register, at=AT):
        pass
    older = workspace.root / "older"
    shutil.copytree(workspace.root / "register", older)
    yield
    shutil.rmtree(workspace.root / "register")
    older.rename(workspace.root / "register")


# -- whose number it is ------------------------------------------------------------------------


def test_an_automatic_number_is_none_that_was_typed(here: Workspace) -> None:
    put(here, "ก", CIRCULAR.replace("ว 1960", "ว 1"))
    put(here, "ข", AUTOMATIC)
    assert run("build", "--final", "ก").exit_code == 0
    result = run("build", "--final", "ข")
    assert "ว ๒.pdf" in result.stdout
    assert numbers(here) == [(1, State.ISSUED), (2, State.ISSUED)]


def test_an_automatic_number_is_none_that_stands_in_another_circular(here: Workspace) -> None:
    put(here, "ก", CIRCULAR.replace("ว 1960", "ว 1"))
    put(here, "ข", AUTOMATIC)
    assert "ว ๒.pdf" in run("build", "--final", "ข").stdout


def test_dg5414_a_typed_number_that_went_out_with_another_letter(here: Workspace) -> None:
    first = put(here, "ก", CIRCULAR)
    assert run("build", "--final", "ก").exit_code == 0
    first.unlink()
    put(here, "ข", CIRCULAR.replace("รายงานผล", "ส่งข้อมูล"))
    result = run("build", "--final", "ข")
    assert result.exit_code == 1
    assert "DG5414" in result.stderr
    assert "ขอความร่วมมือรายงานผล" in result.stderr
    assert not (here.output / "ข").exists()


def test_dg5417_a_cancelled_number_that_is_typed(here: Workspace) -> None:
    put(here, "ก", CIRCULAR)
    assert run("build", "--final", "ก").exit_code == 0
    assert run("register", "cancel", "ว 1960", *PAST, "--reason", "พิมพ์ผิด").exit_code == 0
    result = run("build", "--final", "ก", "-o", "ใหม่")
    assert result.exit_code == 1
    assert "DG5417" in result.stderr
    assert "พิมพ์ผิด" in result.stderr
    assert not (here.root / "ใหม่").exists()


def test_a_reserved_number_is_used_up(here: Workspace) -> None:
    assert run("register", "reserve", "--circular", *PAST).stdout == "มท ๐๘๑๒/ว ๑\n"
    put(here, "ก", CIRCULAR.replace("ว 1960", "ว 1"))
    assert run("build", "--final", "ก").exit_code == 0
    assert numbers(here) == [(1, State.ISSUED)]


def test_dg5418_a_number_kept_for_another_letter(here: Workspace) -> None:
    with Register(here.register) as register:
        register.reserve(NumberRequest("สถ", 2564, True, "config/circulars/อื่น.yaml", "มท 0812"))
    put(here, "ก", CIRCULAR.replace("ว 1960", "ว 1"))
    assert "DG5418" in run("build", "--final", "ก").stderr


def test_dg5419_a_number_beyond_all(here: Workspace) -> None:
    put(here, "ก", CIRCULAR.replace("ว 1960", "ว 19601960"))
    result = run("build", "--final", "ก")
    assert result.exit_code == 1
    assert "DG5419" in result.stderr


def test_dg5440_a_typed_number_far_beyond_the_last_is_told_and_cancelled_moves_no_count(
    here: Workspace,
) -> None:
    put(here, "ก", CIRCULAR.replace("ว 1960", "ว 1"))
    put(here, "ข", CIRCULAR.replace("ว 1960", "ว 19600"))
    put(here, "ค", AUTOMATIC)
    assert run("build", "--final", "ก").exit_code == 0
    assert "DG5440" in run("build", "--final", "ข").stderr
    assert run("register", "cancel", "ว 19600", *PAST, "--reason", "พิมพ์ผิด").exit_code == 0
    put(here, "ข", CIRCULAR.replace("ว 1960", "ว 2"))
    assert run("build", "--final", "ข").exit_code == 0
    assert "ว ๓.pdf" in run("build", "--final", "ค").stdout


def test_the_same_file_in_two_workspaces_on_one_register_is_two_letters(
    here: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCGEN_REGISTER", str(tmp_path / "central" / "register.sqlite"))
    other = make_workspace(tmp_path / "other")
    for workspace, text in ((here, AUTOMATIC), (other, AUTOMATIC.replace("รายงานผล", "ส่งข้อมูล"))):
        put(workspace, "ก", text)
        assert status(put_out(workspace, "ก")) is RunStatus.DONE
    assert numbers(here) == [(1, State.ISSUED), (2, State.ISSUED)]
    copy = Workspace(tmp_path / "copy")
    shutil.copytree(here.root, copy.root)
    put(copy, "ก", AUTOMATIC.replace("รายงานผล", "ประชุม"))
    assert status(put_out(copy, "ก")) is RunStatus.DONE
    assert [row.number for row in rows(here)] == [1, 2, 3]


def test_two_offices_of_one_prefix_never_print_one_number(here: Workspace) -> None:
    text = here.offices.read_text(encoding="utf-8").replace("ชม 0023.6", "มท 0812")
    here.offices.write_text(text, encoding="utf-8")
    put(here, "ก", AUTOMATIC)
    other = AUTOMATIC.replace("ส่วนราชการ: สถ", "ส่วนราชการ: ชม-สถจ")
    put(here, "ข", other.replace("รองอธิบดี", "ท้องถิ่นจังหวัด"))
    assert "ว ๑.pdf" in run("build", "--final", "ก").stdout
    assert "ว ๒.pdf" in run("build", "--final", "ข").stdout


def test_orders_count_within_their_own_year_and_kind(here: Workspace) -> None:
    put(here, "ก", ORDER)
    put(here, "ข", ORDER.replace("แต่งตั้ง", "ยกเลิก"))
    put(here, "ค", AUTOMATIC)
    for name in ("ก", "ข", "ค"):
        assert run("build", "--final", name).exit_code == 0
    found = [(row.series, row.number, row.year) for row in rows(here)]
    assert found == [("circular", 1, 2564), ("order", 1, 2564), ("order", 2, 2564)]
    assert "ที่ ๒/๒๕๖๔" in run("show", "ข").stdout
    listed = run("register", "list", *PAST).stdout
    assert "2/2564" in listed


def test_an_order_that_was_typed_is_known_to_automatic_ones(here: Workspace) -> None:
    put(here, "ก", ORDER.replace("อัตโนมัติ", "1/2564"))
    put(here, "ข", ORDER)
    assert run("build", "--final", "ข").exit_code == 0
    assert [row.number for row in rows(here)] == [2]


def test_typed_numbers_of_other_prefixes_and_shapes_go_through_the_register(
    here: Workspace,
) -> None:
    written = ("มท 0812/ว 5", "มท 0812.3/ว 5", "ที่ ศธ 04003.3/1234-2", "มท 0812/ว 5/2564")
    for name, typed in zip("กขคง", written, strict=True):
        put(here, name, CIRCULAR.replace("มท 0812/ว 1960", typed))
        assert status(put_out(here, name)) is RunStatus.DONE
        put(here, name, CIRCULAR.replace("มท 0812/ว 1960", typed).replace("พิจารณา", "ทราบ"))
        assert "DG5406" in run("build", "--final", name).stderr
    assert len(rows(here)) == len(written)


def test_dg5427_a_letter_to_each_is_sent_to_batch(here: Workspace) -> None:
    text = AUTOMATIC.replace("โปรดพิจารณา", "โปรดพิจารณา {{ ผู้รับ.ชื่อ }}")
    put(here, "ก", text.replace("ข้อความ:", "ผู้รับ: provinces\nข้อความ:"))
    result = run("build", "--final", "ก")
    assert result.exit_code == 1
    assert "DG5427" in result.stderr
    assert "batch ก.yaml --final" in result.stderr
    assert not here.register.exists()


# -- what fails takes no number ----------------------------------------------------------------


def test_an_enclosure_that_cannot_be_made_takes_no_number(here: Workspace) -> None:
    enclosed = "สิ่งที่ส่งมาด้วย:\n  - {รายการ: ก, จำนวน: 1 ชุด, แฟ้ม: ข.yaml}\nข้อความ:"
    put(here, "ก", AUTOMATIC.replace("ข้อความ:", enclosed))
    put(here, "ข", "ชนิด: หนังสือภายนอก\n")
    assert run("build", "--final", "ก").exit_code == 1
    assert not here.register.exists()


def test_a_full_disk_at_the_second_letter_leaves_the_first_recorded(
    here: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(here, "ก", AUTOMATIC)
    put(here, "ข", AUTOMATIC.replace("รายงานผล", "ส่งข้อมูล"))
    real = disk.stage

    def full(folder: Path, *args: object, **more: object) -> object:
        if folder.name == "ข":
            raise OSError(errno.ENOSPC, "full")
        return real(folder, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(numbered, "stage", full)
    result = run("build", "--final", "ก", "ข")
    assert result.exit_code == 3
    assert "DG5006" in result.stderr
    assert numbers(here) == [(1, State.ISSUED)]
    monkeypatch.undo()
    monkeypatch.chdir(here.root)
    put(here, "ก", AUTOMATIC.replace("โปรดพิจารณา", "โปรดทราบ"))
    assert "DG5406" in run("build", "--final", "ก").stderr
    assert run("build", "--final", "ข").exit_code == 0
    assert numbers(here) == [(1, State.ISSUED), (2, State.ISSUED)]


def test_a_file_that_cannot_get_its_name_gives_the_number_back(
    here: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(here, "ก", AUTOMATIC)

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "in Word")

    monkeypatch.setattr(numbered, "place", refused)
    assert run("build", "--final", "ก").exit_code == 3
    assert numbers(here) == []
    assert [one.name for one in (here.output / "ก").glob(".docgen-*.staged")] == []


def test_a_letter_in_the_way_takes_no_number(here: Workspace) -> None:
    put(here, "ก", AUTOMATIC)
    (here.output / "ก").mkdir()
    (here.output / "ก" / "มท ๐๘๑๒-ว ๑.pdf").write_bytes(b"mine")
    result = run("build", "--final", "ก")
    assert result.exit_code == 1
    assert "DG5003" in result.stderr
    assert numbers(here) == []


# -- what was killed ---------------------------------------------------------------------------


class Killed(BaseException):
    """Stands for a process that is gone: nothing of it runs any more."""


def killed_before(name: str, monkeypatch: pytest.MonkeyPatch, here: Workspace) -> None:
    """Issue ``ก`` and let the process die when it calls ``name``."""

    def die(*_: object, **__: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(numbered, "_settled_intention", die)
        patched.setattr(numbered, "discard", lambda _: None)
        owner = Register if hasattr(Register, name) else numbered
        patched.setattr(owner, name, die)
        with pytest.raises(Killed):
            put_out(here, "ก")


@pytest.mark.parametrize("moment", ["record_intention", "place"])
def test_dg5423_killed_before_writing_the_number_is_free(
    here: Workspace, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    put(here, "ก", AUTOMATIC)
    killed_before(moment, monkeypatch, here)
    put(here, "ก", AUTOMATIC.replace("โปรดพิจารณา", "โปรดทราบ"))
    events = put_out(here, "ก")
    assert ("DG5423" in codes(events)) == (moment == "place")
    assert status(events) is RunStatus.DONE
    assert numbers(here) == [(1, State.ISSUED)]
    assert list((here.output / "ก").glob(".docgen-*")) == []


def test_dg5424_killed_between_writing_and_recording_prints_no_other_letter(
    here: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(here, "ก", AUTOMATIC)
    killed_before("issue", monkeypatch, here)
    written = (here.output / "ก" / "มท ๐๘๑๒-ว ๑.pdf").read_bytes()
    assert numbers(here) == []
    put(here, "ก", AUTOMATIC.replace("โปรดพิจารณา", "โปรดทราบ"))
    result = run("build", "--final", "ก")
    assert result.exit_code == 1
    assert "DG5424" in result.stderr
    assert "DG5406" in result.stderr
    assert (here.output / "ก" / "มท ๐๘๑๒-ว ๑.pdf").read_bytes() == written
    assert numbers(here) == [(1, State.ISSUED)]
    draft = run("build", "ก", "-o", "ร่าง")
    assert "DG5426" in draft.stderr
    assert not list((here.root / "ร่าง").glob("*ว ๑.pdf"))


def test_half_placed_files_are_completed(here: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    put(here, "ก", AUTOMATIC)

    def half(folder: Path, staged: tuple[disk.Staged, ...], **_: object) -> None:
        os.replace(staged[0].path, folder / staged[0].name)
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(numbered, "place", half)
        patched.setattr(numbered, "_settled_intention", lambda *_: (_ for _ in ()).throw(Killed))
        patched.setattr(numbered, "discard", lambda _: None)
        with pytest.raises(Killed):
            put_out(here, "ก")
    assert "DG5424" in codes(put_out(here, "ก"))
    names = sorted(path.suffix for path in (here.output / "ก").glob("มท*"))
    assert names == [".docx", ".pdf"]


# -- again -------------------------------------------------------------------------------------


def test_an_unchanged_letter_is_told_and_left_alone(here: Workspace) -> None:
    put(here, "ก", AUTOMATIC)
    first = put_out(here, "ก")
    assert [event.name for event in first if isinstance(event, Note)] == ["issued"]
    again = put_out(here, "ก")
    assert [event.name for event in again if isinstance(event, Note)] == ["issued_before"]
    (here.output / "ก" / "มท ๐๘๑๒-ว ๑.pdf").unlink()
    missing = put_out(here, "ก")
    assert [event.name for event in missing if isinstance(event, Note)] == ["issued_again"]
    assert numbers(here) == [(1, State.ISSUED)]


def test_dg5425_dg5426_a_draft_is_not_made_over_the_final_letter(here: Workspace) -> None:
    path = put(here, "ก", CIRCULAR)
    assert run("build", "--final", "ก").exit_code == 0
    final = (here.output / "ก" / "มท ๐๘๑๒-ว ๑๙๖๐.docx").read_bytes()
    path.write_text(CIRCULAR.replace("โปรดพิจารณา", "โปรดทราบ"), encoding="utf-8")
    result = run("build", "ก")
    assert result.exit_code == 0
    assert "DG5425" in result.stderr
    assert "DG5426" in result.stderr
    assert (here.output / "ก" / "มท ๐๘๑๒-ว ๑๙๖๐.docx").read_bytes() == final


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.docx"))


def test_dg5134_files_of_an_earlier_number_are_moved_aside(here: Workspace) -> None:
    put(here, "ก", CIRCULAR)
    assert run("build", "ก").exit_code == 0
    put(here, "ก", CIRCULAR.replace("1960", "1961"))
    result = run("build", "ก")
    assert "DG5134" in result.stderr
    folder = here.output / "ก"
    assert names_in(folder) == ["มท ๐๘๑๒-ว ๑๙๖๑.docx"]
    assert names_in(folder / "ฉบับก่อน") == ["มท ๐๘๑๒-ว ๑๙๖๐.docx"]
    assert run("verify", str(folder)).exit_code == 0


def test_a_letter_that_went_out_is_never_moved_until_its_number_is_cancelled(
    here: Workspace,
) -> None:
    put(here, "ก", CIRCULAR)
    assert run("build", "--final", "ก").exit_code == 0
    put(here, "ก", CIRCULAR.replace("1960", "1961"))
    assert "DG5010" in run("build", "--final", "ก").stderr
    folder = here.output / "ก"
    assert len(names_in(folder)) == 2
    assert run("register", "check").exit_code == 0
    assert run("register", "cancel", "ว 1960", *PAST, "--reason", "ผิด").exit_code == 0
    put(here, "ก", CIRCULAR.replace("1960", "1962"))
    assert "DG5134" in run("build", "--final", "ก").stderr
    assert names_in(folder / "ฉบับก่อน") == ["มท ๐๘๑๒-ว ๑๙๖๐.docx"]
    assert run("register", "check").exit_code == 0


# -- a register that is not the one ------------------------------------------------------------


def emptied(register: Path) -> None:
    register.write_bytes(b"")


def removed(register: Path) -> None:
    register.unlink()


def set_back(register: Path) -> None:
    with closing(sqlite3.connect(register)) as database, database:
        database.execute("DROP TRIGGER never_deleted")
        database.execute("DELETE FROM numbers")
        database.execute("UPDATE facts SET value = '0' WHERE name = 'end'")
        database.execute("UPDATE facts SET value = ? WHERE name = 'hash'", ("0" * 64,))


@pytest.mark.parametrize("loss", [emptied, removed, set_back])
def test_dg5412_a_lost_register_is_refused_and_made_again(here: Workspace, loss: object) -> None:
    put(here, "ก", AUTOMATIC)
    put(here, "ข", AUTOMATIC.replace("รายงานผล", "ส่งข้อมูล"))
    put_out(here, "ก")
    before = rows(here)
    loss(here.register)  # type: ignore[operator]
    assert "DG5412" in run("build", "--final", "ข").stderr
    assert "DG5412" in run("register", "list", *PAST).stderr
    assert run("register", "check", "--restore").exit_code == 0
    assert rows(here) == before
    assert "ว ๒.pdf" in run("build", "--final", "ข").stdout


def test_dg5413_a_lost_or_changed_journal_is_refused_and_made_again(here: Workspace) -> None:
    put(here, "ก", AUTOMATIC)
    put_out(here, "ก")
    before, journal = rows(here), journal_of(here.register)
    journal.write_text(journal.read_text("utf-8").replace("รายงานผล", "ส่งเงิน"), "utf-8")
    assert "DG5413" in run("register", "check").stderr
    assert run("register", "check", "--restore").exit_code == 0
    journal.unlink()
    assert "DG5413" in run("build", "--final", "ก").stderr
    assert run("register", "check", "--restore").exit_code == 0
    assert rows(here) == before


def test_dg5415_a_change_that_only_the_journal_knows_is_taken_over(here: Workspace) -> None:
    with Register(here.register) as register:
        register.reserve(NumberRequest("สถ", 2564, True, prefix="มท 0812"))
    before = here.register.read_bytes()
    with Register(here.register) as register:
        register.reserve(NumberRequest("สถ", 2564, True, prefix="มท 0812"))
    here.register.write_bytes(before)  # the tables as they were when the journal was written
    for name in ("-wal", "-shm"):
        here.register.with_name(here.register.name + name).unlink(missing_ok=True)
    with Register(here.register) as register:
        assert [fault.code for fault in register.recovery_notes] == ["DG5415"]
        assert [row.number for row in register.entries()] == [1, 2]


def test_a_line_cut_short_never_happened(here: Workspace) -> None:
    with Register(here.register) as register:
        register.reserve(NumberRequest("สถ", 2564, True))
    journal = journal_of(here.register)
    whole = journal.read_bytes()
    journal.write_bytes(whole + b'{"at": "", "before"')
    with Register(here.register) as register:
        assert register.recovery_notes == []
    assert journal.read_bytes() == whole


def test_dg5416_a_register_of_a_newer_docgen(here: Workspace) -> None:
    with Register(here.register):
        pass
    with closing(sqlite3.connect(here.register)) as database:
        database.execute("PRAGMA user_version = 99")
    assert "DG5416" in run("register", "list", *PAST).stderr


def test_dg5420_neither_register_nor_journal_can_be_read(here: Workspace) -> None:
    put(here, "ก", AUTOMATIC)
    put_out(here, "ก")
    here.register.write_bytes(b"spoilt" * 1000)
    journal_of(here.register).write_text("spoilt\n", encoding="utf-8")
    assert "DG5420" in run("register", "check", "--restore").stderr


def test_dg5421_another_register_is_refused_until_it_is_accepted(
    here: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(here, "ก", AUTOMATIC)
    put_out(here, "ก")
    monkeypatch.setenv("DOCGEN_REGISTER", str(tmp_path / "misspelt" / "register.sqlite"))
    assert "DG5421" in run("build", "--final", "ก", "-o", "x").stderr
    assert not (tmp_path / "misspelt" / "register.sqlite").exists()
    assert run("register", "check", "--accept").exit_code in (0, 3)
    put(here, "ข", AUTOMATIC.replace("รายงานผล", "ส่งข้อมูล"))
    assert run("build", "--final", "ข").exit_code == 0


def test_dg5422_a_register_that_is_gone_with_all_that_knew_it(here: Workspace) -> None:
    put(here, "ก", AUTOMATIC)
    put_out(here, "ก")
    shutil.rmtree(here.root / "register")
    put(here, "ข", AUTOMATIC.replace("รายงานผล", "ส่งข้อมูล"))
    assert "DG5422" in run("build", "--final", "ข").stderr
    assert not here.register.exists()


def test_dg5403_who_gives_numbers_is_told_to_those_who_wait(
    here: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(here, "ก", AUTOMATIC)
    monkeypatch.setattr(number_lock, "_LOOK", 0.1)
    monkeypatch.setattr(number, "PATIENCE", 0.25)
    orders = [(here.config / "circulars" / "ก.yaml", here)]
    told: list[WorkEvent] = []
    with number_lock.issuing(here.register, who="สมชาย"), pytest.raises(Rejected) as refused:
        told.extend(issue.issue_letters(orders, final_letters.Issuing(Making(AT))))
    assert [fault.code for fault in refused.value.found] == ["DG5403"]
    assert "สมชาย" in refused.value.found[0].params["file"]
    assert not here.register.exists()
    assert status(put_out(here, "ก")) is RunStatus.DONE


def test_the_register_is_free_while_one_listens(here: Workspace) -> None:
    put(here, "ก", AUTOMATIC)
    orders = [(here.config / "circulars" / "ก.yaml", here)]
    for event in issue.issue_letters(orders, final_letters.Issuing(Making(AT))):
        if isinstance(event, Note):
            with number_lock.issuing(here.register, patience=0.1):
                pass


# -- register and disk -------------------------------------------------------------------------


def test_dg5428_dg5429_files_that_are_gone_or_changed(here: Workspace) -> None:
    put(here, "ก", AUTOMATIC)
    put_out(here, "ก")
    assert run("register", "check").exit_code == 0
    (here.output / "ก" / "มท ๐๘๑๒-ว ๑.pdf").unlink()
    with (here.output / "ก" / "มท ๐๘๑๒-ว ๑.docx").open("ab") as stream:
        stream.write(b"x")
    result = run("register", "check")
    assert result.exit_code == 3
    assert "DG5428" in result.stderr
    assert "DG5429" in result.stderr


def test_dg5430_a_letter_that_the_register_does_not_know(here: Workspace) -> None:
    put(here, "ก", AUTOMATIC)
    put_out(here, "ก")
    shutil.rmtree(here.root / "register")
    assert run("register", "check", "--accept").exit_code == 3
    assert "DG5430" in run("register", "check").stderr


@pytest.mark.parametrize("text", [AUTOMATIC, ORDER], ids=["letter", "order"])
def test_dg5450_a_register_set_back_gives_no_number_twice(here: Workspace, text: str) -> None:
    for name in "กขคง":
        put(here, name, text.replace("เรื่อง: ", f"เรื่อง: {name} "))
    put_out(here, "ก")
    shutil.copytree(here.root / "register", here.root / "older")
    put_out(here, "ข")
    put_out(here, "ค")
    shutil.rmtree(here.root / "register")
    (here.root / "older").rename(here.root / "register")
    events = put_out(here, "ง")
    assert "DG5450" in codes(events)
    assert [row.number for row in rows(here)] == [1, 4]
    assert "DG5450" not in codes(put_out(here, "ง"))  # told once: the newest is known now


def test_a_register_set_back_keeps_free_no_number_that_went_out(here: Workspace) -> None:
    for name in "กข":
        put(here, name, AUTOMATIC.replace("เรื่อง: ", f"เรื่อง: {name} "))
    put_out(here, "ก")
    shutil.copytree(here.root / "register", here.root / "older")
    put_out(here, "ข")
    shutil.rmtree(here.root / "register")
    (here.root / "older").rename(here.root / "register")
    assert run("register", "reserve", "--circular", *PAST).exit_code == 0
    assert [row.number for row in rows(here)] == [1, 3]


def test_dg5450_a_register_set_back_gives_no_number_of_another_book_twice(here: Workspace) -> None:
    for name in "กข":
        put(here, name, AUTOMATIC.replace("เรื่อง: ", f"เรื่อง: {name} "))
    for name in "คง":
        put(here, name, ORDER.replace("เรื่อง: ", f"เรื่อง: {name} "))
    with forgotten_by_register(here):
        put_out(here, "ก")
        put_out(here, "ค")
    put_out(here, "ข")  # the newest act is known again from here on
    put_out(here, "ง")
    given = [(row.number, row.subject[0]) for row in rows(here)]
    assert sorted(given) == [(2, "ข"), (2, "ง")]


def test_dg5450_a_letter_put_out_again_in_a_later_year_is_known(here: Workspace) -> None:
    put(here, "ก", AUTOMATIC)
    put_out(here, "ก")
    shutil.rmtree(here.output / "ก")
    events = put_out(here, "ก", at=AT.replace("2564", "2565"))
    assert "issued_again" in [event.name for event in events if isinstance(event, Note)]
    assert "DG5450" not in codes(put_out(here, "ก"))


def test_dg5450_a_number_behind_a_letter_is_not_given_again(here: Workspace) -> None:
    put(here, "ก", AUTOMATIC + SHEETS.replace("125/2564", "1/2564"))
    put(here, "ข", ORDER)
    with forgotten_by_register(here):
        put_out(here, "ก")
    (here.config / "circulars" / "ก.yaml").unlink()
    put_out(here, "ข")
    assert [(row.number, row.series) for row in rows(here)] == [(2, "order")]


def test_dg5450_an_older_letter_put_out_again_does_not_hide_what_was_lost(here: Workspace) -> None:
    for name in "กขค":
        put(here, name, AUTOMATIC.replace("เรื่อง: ", f"เรื่อง: {name} "))
    put_out(here, "ก")
    with forgotten_by_register(here):
        put_out(here, "ข")
    shutil.rmtree(here.output / "ก")
    put_out(here, "ก", at=AT.replace("10:30", "11:30"))  # the newest act is known again
    put_out(here, "ค", at=AT.replace("10:30", "12:30"))
    assert [(row.number, row.subject[0]) for row in rows(here)] == [(1, "ก"), (3, "ค")]


def test_dg5450_a_circular_counts_in_a_book_that_is_counted_together(here: Workspace) -> None:
    put(here, "ก", AUTOMATIC)
    put(here, "ข", AUTOMATIC.replace("ว อัตโนมัติ", "อัตโนมัติ").replace("รายงานผล", "ประชุม"))
    with Register(here.register, at=AT) as register:
        register.open_book(StoredBook("สถ", 2564, together=True))
    with forgotten_by_register(here):
        put_out(here, "ก")
    put_out(here, "ข")
    assert [(row.number, row.mark) for row in rows(here)] == [(2, False)]


def test_a_letter_whose_number_the_register_lost_gets_it_again(here: Workspace) -> None:
    for name in "กข":
        put(here, name, AUTOMATIC.replace("เรื่อง: ", f"เรื่อง: {name} "))
    put_out(here, "ก")
    shutil.copytree(here.root / "register", here.root / "older")
    put_out(here, "ข")
    shutil.rmtree(here.root / "register")
    (here.root / "older").rename(here.root / "register")
    put_out(here, "ข")
    assert [(row.number, row.subject[0]) for row in rows(here)] == [(1, "ก"), (2, "ข")]


ENVELOPE = """\
ชนิด: ซองจดหมาย
ส่วนราชการ: สถ
ที่: มท 0812/ว 1960
เรียน: ผู้ว่าราชการจังหวัดเชียงใหม่
ที่อยู่: [ศาลากลางจังหวัดเชียงใหม่]
"""


def test_an_envelope_bears_the_number_of_its_letter_and_takes_none(here: Workspace) -> None:
    put(here, "ซอง", ENVELOPE)
    put(here, "ก", AUTOMATIC)
    assert run("build", "ซอง", "--final").exit_code == 0
    assert rows(here) == [] if here.register.is_file() else True
    put_out(here, "ก")
    assert [row.item for row in rows(here)] == ["config/circulars/ก.yaml"]


def test_dg5451_an_envelope_is_given_no_number(here: Workspace) -> None:
    put(here, "ซอง", ENVELOPE.replace("มท 0812/ว 1960", "อัตโนมัติ"))
    result = run("build", "ซอง", "--final")
    assert result.exit_code == 1
    assert "DG5451" in result.stderr
    assert not list(here.output.rglob("*.pdf"))


def test_dg5431_a_cancelled_number_whose_file_is_there(here: Workspace) -> None:
    put(here, "ก", AUTOMATIC)
    put_out(here, "ก")
    assert run("register", "cancel", "ว ๑", *PAST, "--reason", "ผิด").exit_code == 0
    assert "DG5431" in run("register", "check").stderr


# -- the commands of the register --------------------------------------------------------------


@pytest.mark.parametrize(("named", "code"), [((), "DG5219"), (("--office", "ก"), "DG5432")])
def test_dg5432_a_missing_office_names_those_there_are(
    here: Workspace, named: tuple[str, ...], code: str
) -> None:
    result = run("register", "list", *named)
    assert result.exit_code == 2
    assert code in result.stderr
    assert "ชม-สถจ" in result.stderr


@pytest.mark.parametrize("written", ["สี่สิบหก", "ว", "0", ""])
def test_dg5433_what_is_no_number(here: Workspace, written: str) -> None:
    result = run("register", "cancel", written, *PAST, "--reason", "ผิด")
    assert "DG5433" in result.stderr


def test_dg5434_a_number_of_several_books(here: Workspace) -> None:
    assert run("register", "reserve", *PAST).exit_code == 0
    assert run("register", "reserve", "--kind", "คำสั่ง", *PAST).exit_code == 0
    assert run("register", "reserve", "--kind", "หนังสือรับรอง", *PAST).exit_code == 0
    assert "DG5434" in run("register", "cancel", "1/2564", *PAST, "--reason", "ผิด").stderr
    assert run("register", "cancel", "มท 0812/1", *PAST, "--reason", "ผิด").exit_code == 0


def test_dg5435_a_number_is_cancelled_with_a_reason(here: Workspace) -> None:
    run("register", "reserve", *PAST)
    assert "DG5435" in run("register", "cancel", "1", *PAST).stderr
    assert numbers(here) == [(1, State.RESERVED)]


def test_dg5441_dg5442_what_cannot_be_exported(here: Workspace) -> None:
    assert "DG5441" in run("register", "export", *PAST, "-o", "a.docx").stderr
    assert "DG5442" in run("register", "export", *PAST, "-o", "a.pdf").stderr


def test_dg5002_an_export_replaces_nobodys_file(here: Workspace) -> None:
    run("register", "reserve", *PAST)
    (here.root / "a.csv").write_text("mine", encoding="utf-8")
    assert "DG5002" in run("register", "export", *PAST, "-o", "a.csv").stderr
    assert (here.root / "a.csv").read_text(encoding="utf-8") == "mine"
    made = [run("register", "export", *PAST).stdout.strip() for _ in range(2)]
    assert len(set(made)) == 2


def test_a_letter_made_by_other_means_is_recorded(here: Workspace) -> None:
    (here.root / "scan.pdf").write_bytes(b"%PDF")
    told = ("--subject", "ตอบข้อหารือ", "--dated", "8 กันยายน 2564", "--to", "อธิบดี")
    assert run("register", "issue", "7", "scan.pdf", *PAST, *told).exit_code == 0
    (row,) = rows(here)
    assert (row.number, row.state, row.subject) == (7, State.ISSUED, "ตอบข้อหารือ")
    assert run("register", "check").exit_code == 0


SHEETS = """\
แผ่นท้าย:
  - ชนิด: ซองจดหมาย
  - ชนิด: คำสั่ง
    ที่: 125/2564
    เรื่อง: แต่งตั้งคณะทำงาน
    ข้อความ:
      - จึงแต่งตั้งคณะทำงาน
    ผู้ลงนาม: รองอธิบดี
"""


def test_documents_after_a_letter_stand_in_the_register(here: Workspace) -> None:
    put(here, "ก", AUTOMATIC + SHEETS)
    assert status(put_out(here, "ก")) is RunStatus.DONE
    found = {row.printed_key: (row.state, row.subject) for row in rows(here)}
    assert found == {
        "มท 0812/ว 1": (State.ISSUED, "ขอความร่วมมือรายงานผล"),
        "order กรมส่งเสริมการปกครองท้องถิ่น 125/2564": (State.ISSUED, "แต่งตั้งคณะทำงาน"),
    }
    assert run("register", "check").exit_code == 0
    put(here, "ข", AUTOMATIC.replace("รายงานผล", "ประชุม") + SHEETS)
    events = put_out(here, "ข")
    assert "DG5414" in codes(events)
    assert status(events) is RunStatus.NOTHING_WRITTEN


ANNOUNCEMENT = """\
ชนิด: ประกาศ
ส่วนราชการ: สถ
วันที่: 10 กันยายน 2564
เรื่อง: รับสมัครคณะทำงาน
ข้อความ:
  - จึงประกาศให้ทราบโดยทั่วกัน
ผู้ลงนาม: รองอธิบดี
แผ่นท้าย:
  - ชนิด: คำสั่ง
    ที่: 125/2564
    เรื่อง: แต่งตั้งคณะทำงาน
    ข้อความ:
      - จึงแต่งตั้งคณะทำงาน
    ผู้ลงนาม: รองอธิบดี
"""


def test_a_number_behind_a_document_without_one_stands_in_the_register(here: Workspace) -> None:
    put(here, "ก", ANNOUNCEMENT)
    events = put_out(here, "ก")
    assert status(events) is RunStatus.DONE
    (row,) = rows(here)
    assert (row.number, row.state, row.subject) == (125, State.ISSUED, "แต่งตั้งคณะทำงาน")
    assert run("register", "check").exit_code == 0
    assert "issued_before" in [one.name for one in put_out(here, "ก") if isinstance(one, Note)]
    assert "DG5425" in run("build", "config/circulars/ก.yaml").output
    put(here, "ข", ANNOUNCEMENT.replace("รับสมัคร", "เลื่อนการรับสมัคร"))
    events = put_out(here, "ข")
    assert "DG5414" in codes(events)
    assert status(events) is RunStatus.NOTHING_WRITTEN
    put(here, "ก", ANNOUNCEMENT.replace("จึงประกาศให้ทราบ", "จึงประกาศ"))
    again = run("build", "config/circulars/ก.yaml", "--final")
    assert again.exit_code == 1
    assert "DG5406" in again.output


def test_an_envelope_bears_the_number_of_its_letter(here: Workspace) -> None:
    put(here, "ก", AUTOMATIC + SHEETS)
    assert status(put_out(here, "ก")) is RunStatus.DONE
    words = Document(str(next((here.output / "ก").glob("*.docx")))).element.xpath("//w:t")
    assert sum("ว\u00a0๑" in one.text or "ว ๑" in one.text for one in words) == 2


def test_an_automatic_number_of_a_document_after_a_letter_is_still_open(here: Workspace) -> None:
    put(here, "ก", AUTOMATIC + SHEETS.replace("125/2564", "อัตโนมัติ"))
    events = put_out(here, "ก")
    assert "DG2216" in codes(events)
    assert status(events) is RunStatus.NOTHING_WRITTEN


def test_a_kill_between_the_numbers_of_one_file_is_put_right(
    here: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(here, "ก", AUTOMATIC + SHEETS)
    issue_of, count = Register.issue, 0

    def killed(self: Register, *given: object, **more: object) -> RegisterEntry:
        nonlocal count
        count += 1
        if count == 2:
            raise KeyboardInterrupt
        return issue_of(self, *given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Register, "issue", killed)
    with pytest.raises(KeyboardInterrupt):
        put_out(here, "ก")
    monkeypatch.undo()
    monkeypatch.chdir(here.root)
    assert "DG5424" in codes(put_out(here, "ก"))
    assert len(rows(here)) == 2
    assert all(row.state is State.ISSUED for row in rows(here))


def test_a_changed_enclosed_circular_is_another_letter(here: Workspace) -> None:
    put(here, "แนบ", AUTOMATIC.replace("ว อัตโนมัติ", "มท 0812/ว 7"))
    enclosing = "สิ่งที่ส่งมาด้วย:\n  - รายการ: หนังสือที่อ้างถึง\n    จำนวน: 1 ฉบับ\n    แฟ้ม: แนบ.yaml\n"
    put(here, "ก", AUTOMATIC.replace("รายงานผล", "ประชุม") + enclosing)
    assert status(put_out(here, "ก")) is RunStatus.DONE
    put(here, "แนบ", "# คำอธิบาย\n" + AUTOMATIC.replace("ว อัตโนมัติ", "มท 0812/ว 7"))
    assert status(put_out(here, "ก")) is RunStatus.DONE
    put(here, "แนบ", AUTOMATIC.replace("ว อัตโนมัติ", "มท 0812/ว 8"))
    events = put_out(here, "ก")
    assert "DG5406" in codes(events)
    assert status(events) is RunStatus.NOTHING_WRITTEN


@pytest.mark.parametrize("together", [False, True])
def test_numbers_of_the_other_book_are_skipped_only_where_both_count_together(
    here: Workspace, together: bool
) -> None:
    with Register(here.register) as register:
        register.open_book(StoredBook("สถ", 2564, together=together))
    for ordinary in (1, 2, 4):
        put(here, f"ธรรมดา{ordinary}", CIRCULAR.replace("ว 1960", str(ordinary)))
    put_out(here, "ธรรมดา1")
    for name in ("ก", "ข"):
        put(here, name, AUTOMATIC)
        put_out(here, name)
    given = [row.number for row in rows(here) if row.mark]
    assert given == ([3, 5] if together else [1, 2])


def test_dg5403_a_register_is_not_made_again_while_somebody_gives_numbers(
    here: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(here, "ก", AUTOMATIC)
    put_out(here, "ก")
    here.register.unlink()
    monkeypatch.setattr(registers, "PATIENCE", 0.05)
    with number_lock.issuing(here.register), pytest.raises(Rejected) as refused:
        registers.made_again(here, AT)
    assert [fault.code for fault in refused.value.found] == ["DG5403"]
    assert not here.register.exists()
    assert registers.made_again(here, AT).numbers == 1
