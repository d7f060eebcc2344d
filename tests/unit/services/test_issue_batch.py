"""A whole batch under one number, or a number each: stopped, gone on with, never doubled."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docgen.batch import delivery, numbered
from docgen.cli import main
from docgen.loading.circular import circulars
from docgen.loading.circular.numbering import request
from docgen.loading.workspace import Workspace
from docgen.register import Intention, Register, RegisterEntry, State
from docgen.services import batch, issue_batch
from docgen.services.batch_wishes import Batch
from docgen.services.events import (
    Begun,
    Ended,
    FoundFaults,
    LetterDone,
    Note,
    RunStatus,
    Skipped,
    WorkEvent,
)
from docgen.services.workspace_journal import FILE, journal_entries
from docgen.writers import files as disk
from tests.helpers.issuing import TO_EACH
from tests.helpers.workspaces import CIRCULAR

AT = "2564-09-08 10:30:00"
NAMES = ("กระบี่", "ตรัง", "พะเยา")
PAST = ("--office", "สถ", "--year", "2564")


@pytest.fixture
def here(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.chdir(workspace.root)
    put(workspace, TO_EACH)
    return workspace


def put(workspace: Workspace, text: str, name: str = "ก") -> Path:
    path = workspace.config / "circulars" / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def issue(workspace: Workspace, *, each: bool = False, **more: object) -> list[WorkEvent]:
    path = workspace.config / "circulars" / "ก.yaml"
    wishes = Batch(path, workspace, AT, ("docx",), final=not each, number_each=each, **more)  # type: ignore[arg-type]
    return list(issue_batch.issue_batch_of_letters(wishes))


def rows(workspace: Workspace) -> list[RegisterEntry]:
    with Register(workspace.register) as register:
        return list(register.entries())


def parts(workspace: Workspace) -> list[str]:
    with Register(workspace.register) as register:
        return sorted(part for row in register.entries() for part in register.letters(row))


def codes(events: list[WorkEvent]) -> list[str]:
    return [
        fault.code for event in events if isinstance(event, FoundFaults) for fault in event.found
    ]


def made(events: list[WorkEvent]) -> int:
    return sum(isinstance(event, LetterDone) and event.outcome.fault is None for event in events)


def status(events: list[WorkEvent]) -> RunStatus:
    last = events[-1]
    assert isinstance(last, Ended)
    return last.status


def test_all_letters_bear_the_one_number(here: Workspace) -> None:
    events = issue(here)
    assert status(events) is RunStatus.DONE
    (row,) = rows(here)
    assert (row.number, row.state, row.addressee) == (
        *(1, State.ISSUED),
        "ผู้ว่าราชการจังหวัด ทุกจังหวัด",
    )
    assert parts(here) == sorted(NAMES)
    names = sorted(path.name for path in (here.output / "ก" / "batch").glob("*.docx"))
    assert names == [f"000{at} มท ๐๘๑๒-ว ๑ {name}.docx" for at, name in enumerate(NAMES, 1)]
    assert run("register", "check").exit_code == 0


def test_the_register_names_all_where_only_the_list_says_to_whom(here: Workspace) -> None:
    lines = [line for line in TO_EACH.splitlines() if not line.startswith("เรียน:")]
    assert len(lines) == len(TO_EACH.splitlines()) - 1
    put(here, "\n".join(lines) + "\n")
    assert status(issue(here)) is RunStatus.DONE
    [row] = rows(here)
    assert row.addressee == "ผู้ว่าราชการจังหวัดกระบี่ และอีก 2 ราย"


@pytest.mark.parametrize("jobs", ["1", "4"])
def test_a_note_says_that_one_process_makes_final_letters(here: Workspace, jobs: str) -> None:
    result = run("batch", "ก", "--final", "--to", "docx", "--jobs", jobs)
    assert ("ในโปรเซสเดียว" in result.output) is (jobs == "4")
    assert [row.number for row in rows(here)] == [1]


def test_again_nothing_is_made(here: Workspace) -> None:
    issue(here)
    again = issue(here)
    assert made(again) == 0
    assert Note("resume_stands", {"count": 3}) in again
    (here.output / "ก" / "batch" / "0002 มท ๐๘๑๒-ว ๑ ตรัง.docx").unlink()
    assert made(issue(here)) == 1
    assert [row.number for row in rows(here)] == [1]


def test_dg5406_a_changed_text_is_not_sent_to_the_rest(here: Workspace) -> None:
    issue(here, only=("กระบี่",))
    put(here, TO_EACH.replace("พิจารณา", "ทราบ"))
    result = run("batch", "ก", "--final")
    assert result.exit_code == 1
    assert "DG5406" in result.stderr
    assert parts(here) == ["กระบี่"]
    put(here, TO_EACH)
    assert made(issue(here)) == 2


def test_a_letter_issued_to_all_may_go_to_each_under_its_number(here: Workspace) -> None:
    put(here, TO_EACH.replace(" {{ ผู้รับ.ชื่อ }}", ""))
    assert run("build", "--final", "ก").exit_code == 0
    assert status(issue(here)) is RunStatus.DONE
    assert [row.number for row in rows(here)] == [1]
    assert parts(here) == sorted(["", *NAMES])


def test_numbers_follow_the_order_of_the_list(here: Workspace) -> None:
    put(here, TO_EACH.replace("ว อัตโนมัติ", "อัตโนมัติ").replace("ส่วนราชการ", "ส่วนราชการ"))
    assert status(issue(here, each=True)) is RunStatus.DONE
    found = [(row.number, row.addressee, row.state) for row in rows(here)]
    expected = [f"ผู้ว่าราชการจังหวัด{name}" for name in NAMES]
    assert found == [(at, name, State.ISSUED) for at, name in enumerate(expected, 1)]
    assert made(issue(here, each=True)) == 0
    assert run("register", "check").exit_code == 0


def test_a_number_each_is_none_that_another_circular_bears(here: Workspace) -> None:
    put(here, CIRCULAR.replace("ว 1960", "ว 2"), "ข")
    issue(here, each=True)
    assert [row.number for row in rows(here)] == [1, 3, 4]


def test_dg5444_a_typed_number_is_not_for_each(here: Workspace) -> None:
    put(here, TO_EACH.replace("ว อัตโนมัติ", "มท 0812/ว 1960"))
    result = run("batch", "ก", "--number-each")
    assert result.exit_code == 1
    assert "DG5444" in result.stderr
    assert not here.register.exists()


def test_a_draft_of_the_batch_leaves_what_went_out(here: Workspace) -> None:
    put(here, TO_EACH.replace("ว อัตโนมัติ", "มท 0812/ว 1960"))
    assert status(issue(here)) is RunStatus.DONE
    folder = here.output / "ก" / "batch"
    before = {path.name: path.read_bytes() for path in folder.glob("*.docx")}
    put(here, TO_EACH.replace("ว อัตโนมัติ", "มท 0812/ว 1960").replace("พิจารณา", "ทราบ"))
    result = run("batch", "ก", "--to", "docx")
    assert result.exit_code == 0
    assert "DG5425" in result.stderr
    assert {path.name: path.read_bytes() for path in folder.glob("*.docx")} == before


class Killed(BaseException):
    """Stands for a process that is gone."""


def killed_at(count: int, monkeypatch: pytest.MonkeyPatch, here: Workspace, **more: bool) -> None:
    """Let the process die when the letter number ``count`` has just got its name."""
    real, placed = disk.place, list[int]()

    def die(*given: object, **named: object) -> None:
        real(*given, **named)  # type: ignore[arg-type]
        staged: tuple[disk.Staged, ...] = given[1]  # type: ignore[assignment]
        placed.extend(1 for file in staged if file.name.endswith(".docx"))
        if len(placed) == count:
            raise Killed

    def gone(*_: object, **__: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(disk, "place", die)
        patched.setattr(numbered, "place", die)
        patched.setattr(numbered, "_settled_intention", gone)
        patched.setattr(issue_batch.LettersUnderOne, "_record", gone)
        patched.setattr(delivery.BatchJournal, "end", lambda _: None)
        patched.setattr(delivery.Delivery, "_save", saved_unless(patched, placed, count))
        with pytest.raises(Killed):
            issue(here, **more)


def saved_unless(patched: pytest.MonkeyPatch, placed: list[int], count: int) -> object:
    real = delivery.Delivery._save

    def save(*given: object, **named: object) -> None:
        if len(placed) < count:
            real(*given, **named)  # type: ignore[arg-type]

    return save


@pytest.mark.parametrize("each", [False, True])
@pytest.mark.parametrize("count", [2, 3])
def test_a_killed_batch_goes_on_where_it_was(
    here: Workspace, monkeypatch: pytest.MonkeyPatch, count: int, each: bool
) -> None:
    killed_at(count, monkeypatch, here, each=each)
    events = issue(here, each=each)
    assert "DG5424" in codes(events)
    assert status(events) is RunStatus.DONE
    issued = [(row.number, row.state) for row in rows(here)]
    assert issued == [(at, State.ISSUED) for at in ((1, 2, 3) if each else (1,))]
    assert len(list((here.output / "ก" / "batch").glob("*.docx"))) == 3
    assert len(parts(here)) == 3
    assert run("register", "check").exit_code == 0


def test_a_killed_batch_is_known_to_any_other_command(
    here: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed_at(2, monkeypatch, here)
    put(here, TO_EACH.replace("พิจารณา", "ทราบ"))
    result = run("batch", "ก", "--final")
    assert "DG5424" in result.stderr
    assert "DG5406" in result.stderr
    assert parts(here) == ["กระบี่", "ตรัง"]


def test_dg5443_a_letter_that_is_just_being_issued(here: Workspace) -> None:
    with delivery.opened_folder(here.output / "x"):
        path = here.config / "circulars" / "ก.yaml"
        wishes = Batch(path, here, AT, ("docx",), here.output / "x", final=True)
        with Register(here.register) as register:
            dossier = circulars.load(path, here).dossier
            assert dossier is not None
            asked = request(dossier)
            entry = register.number_for(asked)
            register.record_intention(Intention(entry, asked, "c", str(wishes.target)))
        assert "DG5443" in run("batch", "ก", "--final").stderr


@pytest.mark.parametrize(
    ("option", "code"),
    [("--only", "DG5445"), ("--group", "DG5446"), ("--from-status", "DG5447")],
)
def test_dg5445_dg5446_dg5447_whom_the_list_does_not_have(
    here: Workspace, option: str, code: str
) -> None:
    result = run("batch", "ก", option, "ไม่มี")
    assert result.exit_code == 2
    assert code in result.stderr


def test_a_number_behind_letters_without_one_stands_in_the_register(here: Workspace) -> None:
    put(
        here,
        """\
ชนิด: ประกาศ
ส่วนราชการ: สถ
วันที่: 10 กันยายน 2564
ผู้รับ: provinces
เรื่อง: รับสมัครคณะทำงาน
ข้อความ:
  - จึงประกาศให้ประชาชนในจังหวัด{{ ผู้รับ.ชื่อ }}ทราบโดยทั่วกัน
ผู้ลงนาม: รองอธิบดี
แผ่นท้าย:
  - ชนิด: คำสั่ง
    ที่: 125/2564
    เรื่อง: แต่งตั้งคณะทำงาน
    ข้อความ:
      - จึงแต่งตั้งคณะทำงาน
    ผู้ลงนาม: รองอธิบดี
""",
    )
    events = issue(here)
    assert events[-1].status is RunStatus.DONE  # type: ignore[union-attr]
    (row,) = rows(here)
    assert (row.number, row.state, row.subject) == (125, State.ISSUED, "แต่งตั้งคณะทำงาน")
    assert len(parts(here)) == 3
    ((_, act),) = journal_entries(here.output / FILE)
    assert act is not None
    assert act["number"] == "125/2564"
    assert run("register", "check").exit_code == 0
    assert "issued_batch" not in [one.name for one in issue(here) if isinstance(one, Note)]


@pytest.mark.parametrize("each", [False, True], ids=["one number", "a number each"])
def test_the_journal_names_the_number_of_a_run_that_was_stopped(
    here: Workspace, each: bool
) -> None:
    path = here.config / "circulars" / "ก.yaml"
    run_of = issue_batch.issue_batch_of_letters(
        Batch(path, here, AT, ("docx",), final=not each, number_each=each)
    )
    next(event for event in run_of if isinstance(event, LetterDone))
    run_of.close()  # type: ignore[attr-defined]
    ((_, act),) = journal_entries(here.output / FILE)
    assert act is not None
    assert (act["count"], act["number"]) == (1, "มท 0812/ว 1")


@pytest.mark.parametrize("way", ["draft", "one number", "a number each"])
def test_what_stands_is_counted_when_a_run_goes_on(here: Workspace, way: str) -> None:
    path = here.config / "circulars" / "ก.yaml"
    each = way == "a number each"
    wishes = Batch(path, here, AT, ("docx",), resume=True, number_each=each)
    run_of = batch.make_batch
    if way != "draft":
        wishes = replace(wishes, final=not each)
        run_of = issue_batch.issue_batch_of_letters
    first = run_of(wishes)
    next(event for event in first if isinstance(event, LetterDone))
    first.close()  # type: ignore[attr-defined]
    events = list(run_of(wishes))
    (begun,) = [event for event in events if isinstance(event, Begun)]
    skipped = sum(event.count for event in events if isinstance(event, Skipped))
    assert (begun.total, skipped, made(events)) == (3, 1, 2)
